"""Intervals and tests whose numbers can be had by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from analysis.comparison import resampling


def test_a_bootstrap_score_is_the_sum_of_values_over_the_number_of_judgements():
    sums, counts = np.array([1.0, 3.0]), np.array([2.0, 4.0])
    scores = resampled(sums, counts)
    possible = {1 / 2, 4 / 6, 3 / 4}  # the first article twice, both, the second twice
    assert set(np.round(scores, 9)) == {round(value, 9) for value in possible}


def test_draws_depend_on_seed_and_key_alone():
    def draw(seed, *key):
        return resampling.generator(seed, *key).random()

    assert draw(1, "hedging", "A") == draw(1, "hedging", "A")
    assert len({draw(1, "hedging", "A"), draw(2, "hedging", "A"), draw(1, "hedging", "B")}) == 3


def test_the_interval_is_a_t_interval_where_the_limits_are_far():
    values = stats.norm.ppf((np.arange(8) + 0.5) / 8)
    scores = resampled(values, np.ones(8), draws=20_000)
    interval = resampling.interval(0.0, scores, 8, (-1000.0, 1000.0))
    assert interval == pytest.approx(stats.t.interval(0.95, 7, loc=0.0, scale=stats.sem(values)), abs=0.02)


@pytest.mark.parametrize("value", [0.02, 0.5, 0.97])
def test_the_interval_stays_within_the_limits_and_holds_the_value(value):
    low, high = resampling.interval(value, np.array([0.0, 0.3, 0.9]), 3, (0.0, 1.0))
    assert 0 <= low < value < high <= 1


def test_an_interval_near_a_limit_is_lopsided_away_from_it():
    low, high = resampling.interval(0.1, np.array([0.05, 0.15]), 6, (0.0, 1.0))
    assert high - 0.1 > 0.1 - low


def test_the_interval_does_not_depend_on_the_unit():
    scores = np.array([0.2, 0.3, 0.5])
    low, high = resampling.interval(0.3, scores, 5, (0.0, 1.0))
    assert resampling.interval(-0.4, 2 * scores - 1, 5, (-1.0, 1.0)) == pytest.approx((2 * low - 1, 2 * high - 1))


@pytest.mark.parametrize("articles", [2, 5, 40])
def test_where_nothing_was_seen_the_bound_is_the_exact_binomial_one(articles):
    low, high = resampling.interval_of_equals(0.0, articles, (0.0, 1.0))
    exact = stats.binomtest(0, articles).proportion_ci(method="exact")
    assert (low, high) == pytest.approx((exact.low, exact.high))


def test_square_and_add_gives_newcombes_interval_for_two_proportions():
    # Newcombe 1998, Statistics in Medicine 17:873, table II, method 10, 56/70 against 48/80
    one, other = (0.8, 0.6920, 0.8770), (0.6, 0.4904, 0.7004)
    low, high = resampling.interval_of_difference(one, other)
    assert (low, high) == pytest.approx((0.0524, 0.3339), abs=5e-4)


def test_p_of_the_most_extreme_of_all_deals_is_near_its_exact_value():
    # three articles at 1 against three at 0: 2 of the 20 deals differ as much
    high, low, ones = np.ones(3), np.zeros(3), np.ones(3)
    p = resampling.permutation_p((high, low), (ones, ones), draws=20_000, rng=np.random.default_rng(0))
    assert p == pytest.approx(0.1, abs=0.01)


def test_p_is_uniform_where_two_groups_of_articles_are_alike_but_for_their_length():
    rng = np.random.default_rng(5)
    low = 0
    for _ in range(200):
        counts = rng.integers(5, 9, size=8).astype(float), rng.integers(15, 30, size=8).astype(float)
        sums = tuple(rng.binomial(number.astype(int), 0.2).astype(float) for number in counts)
        low += resampling.permutation_p(sums, counts, draws=200, rng=rng) <= 0.1
    assert 0.04 <= low / 200 <= 0.17


def test_p_of_no_difference_is_one():
    ones = np.ones(4)
    assert resampling.permutation_p((ones, ones), (ones, ones), draws=50, rng=np.random.default_rng(0)) == 1.0


def test_intervals_hold_the_true_share_about_as_often_as_they_say():
    rng = np.random.default_rng(7)
    held = 0
    for _ in range(400):
        counts = rng.integers(8, 25, size=8).astype(float)
        sums = rng.binomial(counts.astype(int), rng.beta(6, 14, size=8)).astype(float)
        scores = resampling.resampled(sums, counts, draws=800, rng=rng)
        low, high = resampling.interval(sums.sum() / counts.sum(), scores, 8, (0.0, 1.0))
        held += low <= 0.3 <= high
    assert 0.92 <= held / 400 <= 0.98


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 9)), min_size=2, max_size=8))
def test_scores_stay_within_the_articles_own_scores(pairs):
    sums = np.array([min(value, number) for value, number in pairs], dtype=float)
    counts = np.array([number for _, number in pairs], dtype=float)
    scores = resampled(sums, counts, draws=60)
    own = sums / counts
    assert own.min() - 1e-9 <= scores.min() and scores.max() <= own.max() + 1e-9


def resampled(sums, counts, draws=400):
    return resampling.resampled(sums, counts, draws=draws, rng=np.random.default_rng(0))


def test_two_scores_of_the_same_judgements_are_fully_correlated_and_of_other_articles_not_at_all():
    sums, counts = np.array([1.0, 3.0, 0.0, 0.0]), np.array([4.0, 4.0, 0.0, 0.0])
    assert resampling.correlation((sums, counts), (sums, counts)) == pytest.approx(1.0)
    assert resampling.correlation((sums, counts), (sums[::-1], counts[::-1])) == 0.0


def test_a_score_that_no_article_moves_is_correlated_with_none():
    even = np.array([1.0, 1.0]), np.array([2.0, 2.0])
    assert resampling.correlation(even, (np.array([0.0, 2.0]), np.array([2.0, 2.0]))) == 0.0


def test_what_two_scores_share_narrows_the_interval_of_their_difference():
    one, other = (0.5, 0.4, 0.6), (0.4, 0.3, 0.5)
    widths = [np.diff(resampling.interval_of_difference(one, other, correlation=r))[0] for r in (0.0, 0.5, 1.0)]
    # each score reaches 0.1: the root of 0.1² + 0.1² - 2 r 0.1² to either side
    assert widths == pytest.approx([2 * 0.02**0.5, 2 * 0.01**0.5, 0.0])


def test_the_interval_of_a_change_holds_the_true_change_as_often_as_it_says_and_is_not_much_too_wide():
    rng = np.random.default_rng(3)
    changes, lows, highs = np.array([change(rng) for _ in range(300)]).T
    assert np.mean((lows <= 0) & (highs >= 0)) >= 0.94
    assert np.mean(highs - lows) / 2 <= 2.5 * np.std(changes)


def change(rng):
    """The change of a score between two runs of ten articles that share six, with its interval."""
    counts = rng.integers(10, 25, size=14).astype(float)
    sums = rng.binomial(counts.astype(int), rng.beta(6, 14, size=14)).astype(float)
    runs = [np.where(inside, (sums, counts), 0.0) for inside in (np.arange(14) < 10, np.arange(14) >= 4)]
    one, other = (estimate(*run[:, run[1] > 0], rng) for run in runs)
    low, high = resampling.interval_of_difference(one, other, correlation=resampling.correlation(*map(tuple, runs)))
    return one[0] - other[0], low, high


def estimate(sums, counts, rng):
    score = sums.sum() / counts.sum()
    draws = resampling.resampled(sums, counts, draws=400, rng=rng)
    return score, *resampling.interval(score, draws, len(sums), (0.0, 1.0))
