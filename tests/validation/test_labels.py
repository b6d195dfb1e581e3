import math

import pytest

from analysis.validation import labels

GOLD = ["negative", "negative", "neutral", "neutral", "positive", "positive"]


def test_precision_recall_and_f1_are_those_of_the_textbook():
    accuracy = labels.hedging([True, True, True, False, False], [True, True, False, True, False], list("aabbc"))
    assert accuracy.precision.value == pytest.approx(2 / 3)
    assert accuracy.recall.value == pytest.approx(2 / 3)
    assert accuracy.f1.value == pytest.approx(2 / 3)
    assert (accuracy.gold, accuracy.found) == (3, 3)


def test_macro_f1_is_the_mean_over_the_labels():
    found = ["negative", "neutral", "neutral", "neutral", "positive", "negative"]
    accuracy = labels.portrayal(GOLD, found, list("abcdef"))
    assert accuracy.f1["negative"].value == pytest.approx(0.5)
    assert accuracy.f1["neutral"].value == pytest.approx(0.8)
    assert accuracy.f1["positive"].value == pytest.approx(2 / 3)
    assert accuracy.macro_f1.value == pytest.approx((0.5 + 0.8 + 2 / 3) / 3)
    assert accuracy.right.value == pytest.approx(4 / 6)


def test_a_sign_error_is_praise_taken_for_blame_or_the_reverse():
    found = ["positive", "neutral", "negative", "neutral", "neutral", "negative"]
    assert labels.portrayal(GOLD, found, list("abcdef")).sign_errors.value == pytest.approx(2 / 6)


def test_perfect_labels_leave_nothing_to_chance():
    accuracy = labels.portrayal(GOLD * 20, GOLD * 20, [str(n // 6) for n in range(120)])
    assert (accuracy.macro_f1.low, accuracy.macro_f1.value, accuracy.macro_f1.high) == (1, 1, 1)


def test_one_seed_gives_one_interval():
    found = ["neutral", *GOLD[1:]]
    one, again = (labels.portrayal(GOLD, found, list("aabbcc"), seed=7).macro_f1 for _ in range(2))
    assert one == again


def test_sentences_of_one_document_widen_the_interval():
    gold = [True] * 40 + [False] * 40
    found = ([True] * 10 + [False] * 10) * 4
    apart = labels.hedging(gold, found, [str(n) for n in range(80)]).recall
    together = labels.hedging(gold, found, [str(n // 10) for n in range(80)]).recall
    assert together.high - together.low > apart.high - apart.low


def test_without_a_found_hedge_precision_is_missing_and_not_zero():
    assert math.isnan(labels.hedging([True, False], [False, False], ["a", "b"]).precision.value)


def test_a_rate_is_written_as_in_the_tables():
    assert str(labels.Rate(value=0.8512, low=0.8, high=0.894)) == ".851 [.80–.89]"
