"""Log-odds by hand, and what chance gives."""

import math

import numpy as np
import pytest

from analysis.comparison.keywords.keyness import Contrast, log_odds, threshold


def contrast(counts, groups, words=100.0):
    return Contrast(np.array(counts), np.full(len(counts), words), np.array(groups))


def test_the_log_odds_ratio_is_that_of_the_paper():
    # 10 and 5 uses in 100 words each; the prior has the weight of 100 words, 7.5 of them uses: 17.5 and 12.5 in 200.
    ratio, variance = log_odds(np.array([[10.0], [5.0]]), np.array([[100.0], [100.0]]), weight=100)
    assert ratio[0, 0] == pytest.approx(math.log((17.5 / 182.5) / (12.5 / 187.5)))
    assert variance[0, 0] == pytest.approx(1 / 17.5 + 1 / 12.5)


def test_z_is_the_ratio_over_its_standard_error():
    found = contrast([[10], [5]], [0, 1]).observed()
    assert found.z[0, 0] == pytest.approx(math.log((17.5 / 182.5) / (12.5 / 187.5)) / math.sqrt(1 / 17.5 + 1 / 12.5))


def test_of_two_groups_one_has_as_much_more_as_the_other_has_less():
    found = contrast([[9, 1], [4, 4], [2, 2], [0, 6]], [0, 0, 1, 1]).observed()
    np.testing.assert_allclose(found.z[0], -found.z[1])
    np.testing.assert_allclose(found.clarity[0], -found.clarity[1])


def test_equal_use_has_no_clarity():
    assert contrast([[3], [3], [3], [3]], [0, 0, 1, 1]).observed().clarity == pytest.approx(0)


def test_the_standard_error_between_articles_is_that_of_whole_articles():
    # Group 0 has 12 uses in one of its three articles of 100 words, 4 expected in each: residuals 8, -4, -4. Group 1
    # has two in each: none. The prior adds 100 x 18/600 = 3 uses to both.
    found = contrast([[12], [0], [0], [2], [2], [2]], [0, 0, 0, 1, 1, 1]).observed()
    ratio = math.log((15 / 385) / (9 / 391))
    assert found.clarity[0, 0] == pytest.approx(ratio / math.sqrt((64 + 16 + 16) / 15**2))
    assert found.z[0, 0] == pytest.approx(ratio / math.sqrt(1 / 15 + 1 / 9))


def test_uses_heaped_in_one_article_are_less_clear_than_the_same_number_in_ten():
    once, spread = [[30]] + [[0]] * 9, [[3]] * 10
    rest, groups = [[0]] * 9 + [[1]], [0] * 10 + [1] * 10
    one, other = (contrast(part + rest, groups).observed() for part in (once, spread))
    assert one.z[0, 0] == pytest.approx(other.z[0, 0])
    assert one.clarity[0, 0] < 0.7 * other.clarity[0, 0]


def test_short_articles_and_groups_without_a_use_do_no_harm():
    assert np.isfinite(contrast([[2], [0], [0]], [0, 1, 1]).observed().clarity).all()
    assert np.isfinite(Contrast(np.array([[2.0], [1.0]]), np.array([50.0, 1.0]), np.array([0, 1])).observed().z).all()


def test_one_seed_one_result():
    counts, groups = np.random.default_rng(1).poisson(2, (12, 5)), [0, 1, 2] * 4
    one, other = (contrast(counts, groups).by_chance(least=2, draws=50, rng=np.random.default_rng(7)) for _ in "ab")
    np.testing.assert_array_equal(one, other)


def test_without_a_term_in_enough_articles_chance_is_not_known():
    found = contrast([[2], [1]], [0, 1]).by_chance(least=5, draws=20, rng=np.random.default_rng(0))
    assert np.isnan(found).all() and math.isnan(threshold(found))


def test_where_outlets_write_alike_something_stands_out_in_one_corpus_of_twenty():
    """Each article is on a topic that it names often; which outlet it belongs to says nothing."""
    wrong = sum(_something_stands_out(np.random.default_rng(seed)) for seed in range(60))
    assert wrong <= 7  # 3 expected


def _something_stands_out(rng):
    rates = rng.gamma(0.5, 2, (24, 40))
    counts, groups = rng.poisson(rates), rng.permutation(np.repeat([0, 1, 2], 8))
    compared = Contrast(counts, counts.sum(axis=1) + 50.0, groups)
    found, chance = compared.observed(), threshold(compared.by_chance(least=3, draws=99, rng=rng))
    return bool((found.clarity[found.articles >= 3] > chance).any())
