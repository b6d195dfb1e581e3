"""Intervals and tests that treat the article as the unit: sentences of one article resemble each other.

Everything here works on two arrays with an entry per article: the sum of its values and the number of its judgements.
The score of a group is the sum of sums over the sum of numbers.
"""

from __future__ import annotations

import hashlib

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

_TAIL = 0.025
_TINY = 1e-12


def generator(seed: int, *key: str) -> np.random.Generator:
    """A random generator that depends on the seed and the key alone, so that no other group moves its draws."""
    digest = hashlib.sha256("\x1f".join([str(seed), *key]).encode()).digest()
    return np.random.default_rng(int.from_bytes(digest[:8], "big"))


def resampled(sums: Floats, counts: Floats, *, draws: int, rng: np.random.Generator) -> Floats:
    """The score in each of `draws` bootstrap samples of the articles."""
    articles = len(sums)
    weights = rng.multinomial(articles, np.full(articles, 1 / articles), size=draws).astype(float)
    scores: Floats = (weights @ sums) / (weights @ counts)
    return scores


def interval(value: float, scores: Floats, articles: int, limits: tuple[float, float]) -> tuple[float, float]:
    """The 95 % interval of a score, from the spread of its bootstrap scores.

    A t interval on the logit scale, as survey statistics makes it for shares from clusters (Korn and Graubard 1998,
    Survey Methodology 24:193): it stays within the measure's limits, is lopsided near them, and holds the truth about
    as often as it says also for five articles, where quantiles of the bootstrap are far too narrow
    (`tests/benchmarks/interval_coverage.py`).
    """
    from scipy import special, stats

    low, high = limits
    share = (value - low) / (high - low)
    error = float(np.std(scores)) * np.sqrt(articles / (articles - 1)) / (high - low)
    reach = stats.t.ppf(1 - _TAIL, articles - 1) * error / (share * (1 - share))
    ends = special.expit(special.logit(share) + np.array([-reach, reach]))
    return low + (high - low) * float(ends[0]), low + (high - low) * float(ends[1])


def interval_of_equals(value: float, articles: int, limits: tuple[float, float]) -> tuple[float, float]:
    """The 95 % interval where every judgement has one value, so that resampling shows no spread.

    The exact bound for a thing never seen in n articles is 1 - 0.025^(1/n) (Clopper and Pearson 1934); up to that
    share of the articles may have any value the measure can take.
    """
    unseen = 1 - _TAIL ** (1 / articles)
    low, high = limits
    return value - unseen * (value - low), value + unseen * (high - value)


Estimate = tuple[float, float, float]  # score, low, high


def interval_of_difference(one: Estimate, other: Estimate, *, correlation: float = 0.0) -> tuple[float, float]:
    """The 95 % interval of a difference, from the two scores and their intervals.

    Square and add: the distances to the interval ends are combined like standard errors, which keeps the intervals'
    lopsidedness and their width where one group shows no spread (Zou and Donner 2008, Statistics in Medicine 27:1693).
    correlation: of the two scores, where they rest partly on the same articles; it narrows the interval as it narrows
    the standard error of a difference.
    """
    a, a_low, a_high = one
    b, b_low, b_high = other
    width, other_width = a_high - a_low, b_high - b_low
    shared = 2 * correlation * width * other_width / max(width**2 + other_width**2, _TINY)
    own = float(np.sqrt(max(0.0, 1 - shared)))  # of a difference of independent scores, what is left of its width
    return a - b - own * float(np.hypot(a - a_low, b_high - b)), a - b + own * float(np.hypot(a_high - a, b - b_low))


def correlation(one: tuple[Floats, Floats], other: tuple[Floats, Floats]) -> float:
    """The correlation of two scores: 0 where they share no article, 1 where they rest on the same judgements.

    Sums and counts of both have an entry for every article of either, 0 where it has no judgement. It comes from the
    articles' linearised residuals, as the standard error of a ratio does (Cochran 1977, section 6.4).
    """
    residuals = [sums - sums.sum() / counts.sum() * counts for sums, counts in (one, other)]
    spread = float(np.sqrt(np.square(residuals[0]).sum() * np.square(residuals[1]).sum()))
    return float(residuals[0] @ residuals[1]) / spread if spread > 1e-12 else 0.0


def permutation_p(
    sums: tuple[Floats, Floats], counts: tuple[Floats, Floats], *, draws: int, rng: np.random.Generator
) -> float:
    """How often articles dealt to two groups at random differ as clearly as the two groups do.

    The statistic is the difference over its standard error: a bare difference would also tell long articles from short
    ones where events are rare (Janssen 1997, Statistics and Probability Letters 36:9; Chung and Romano 2013, Annals of
    Statistics 41:484). The observed deal counts as one of them, so p is never 0 (Phipson and Smyth 2010).
    """
    values, numbers = np.concatenate(sums), np.concatenate(counts)
    first = len(sums[0])
    deals = rng.permuted(np.tile(np.arange(len(values)), (draws, 1)), axis=1)
    observed = np.arange(len(values))[None, :]
    clarity = np.concatenate([_clarity(values, numbers, one, first) for one in (observed, deals)])
    return float((1 + np.count_nonzero(clarity[1:] >= clarity[0] * (1 - 1e-9))) / (1 + draws))


def _clarity(values: Floats, numbers: Floats, deals: npt.NDArray[np.int64], first: int) -> Floats:
    """The size of the difference over its standard error, for each deal; infinite where neither group varies."""
    one, one_error = _ratio(values[deals[:, :first]], numbers[deals[:, :first]])
    other, other_error = _ratio(values[deals[:, first:]], numbers[deals[:, first:]])
    difference, error = np.abs(one - other), np.hypot(one_error, other_error)
    same = difference < 1e-12
    with np.errstate(divide="ignore", invalid="ignore"):
        clarity: Floats = np.where(same, 0.0, difference / error)
    return clarity


def _ratio(values: Floats, numbers: Floats) -> tuple[Floats, Floats]:
    """A group's score and its linearised standard error, for each deal (Cochran 1977, section 6.4)."""
    articles = values.shape[1]
    total = numbers.sum(axis=1)
    score = values.sum(axis=1) / total
    rest = values - score[:, None] * numbers
    error = np.sqrt(articles / max(1, articles - 1) * np.square(rest).sum(axis=1)) / total
    return score, np.where(error < 1e-12, 0.0, error)
