import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.validation import confidence

SURE = [0.95, 0.95, 0.95, 0.95, 0.65, 0.65]
RIGHT = [True, True, True, False, True, False]


def test_answers_stand_in_the_bin_of_their_confidence():
    low, high = confidence.reliability(SURE, RIGHT)
    assert low == pytest.approx((0.6, 0.7, 2, 0.65, 0.5))
    assert high == pytest.approx((0.9, 1.0, 4, 0.95, 0.75))


@pytest.mark.parametrize(("sure", "low"), [(0.0, 0.0), (0.3, 0.3), (0.6, 0.6), (0.7, 0.7), (0.79999, 0.7), (1.0, 0.9)])
def test_a_bin_has_its_lower_end_and_the_last_has_both(sure, low):
    assert confidence.reliability([sure], [True])[0].low == pytest.approx(low)


def test_the_expected_error_is_the_mean_gap_by_the_number_of_answers():
    assert confidence.expected_error(SURE, RIGHT) == pytest.approx((4 * 0.2 + 2 * 0.15) / 6)


def test_who_is_as_often_right_as_sure_has_no_error():
    assert confidence.expected_error([0.75] * 4, [True, True, True, False]) == 0


def test_who_is_sure_and_never_right_has_all_the_error_there_is():
    assert confidence.expected_error([1.0] * 5, [False] * 5) == 1


def test_chance_alone_makes_an_error_of_known_size():
    # one lot of .5: the gap is |k / n - .5|, of which the mean is sqrt(2 / (pi n)) / 2 for many answers
    rate = confidence.error_by_chance([0.5] * 400, draws=4000)
    assert rate.value == pytest.approx((2 / (3.14159 * 400)) ** 0.5 / 2, rel=0.05)
    assert rate.low < rate.value < rate.high


def test_chance_makes_no_error_where_nothing_is_in_doubt():
    rate = confidence.error_by_chance([1.0] * 20)
    assert (rate.value, rate.low, rate.high) == (0, 0, 0)


def test_the_most_confident_half_is_counted():
    rate = confidence.right_when_sure([0.9, 0.8, 0.4, 0.3], [True, False, False, False], list("abcd"))
    assert rate.value == 0.5


def test_of_equals_in_the_middle_each_counts_in_part():
    sure, right = [0.9, 0.5, 0.5, 0.5], [True, True, False, False]
    assert confidence.right_when_sure(sure, right, list("abcd")).value == pytest.approx((1 + 1 / 3) / 2)


def test_all_equally_sure_are_as_often_right_as_all_of_them():
    assert confidence.right_when_sure([0.6] * 4, [True, False, False, False], list("abcd")).value == 0.25


def test_one_answer_is_a_half():
    assert confidence.right_when_sure([0.6], [True], ["a"]).value == 1


@given(st.lists(st.tuples(st.sampled_from([0.4, 0.5, 0.7, 0.9]), st.booleans()), min_size=1, max_size=12), st.randoms())
def test_the_order_of_the_answers_changes_nothing(answers, random):
    other = random.sample(answers, len(answers))
    for figure in (confidence.expected_error, _half):
        assert figure(*zip(*answers, strict=True)) == pytest.approx(figure(*zip(*other, strict=True)))


def _half(sure, right):
    return confidence.right_when_sure(sure, right, ["one"] * len(sure), draws=1).value
