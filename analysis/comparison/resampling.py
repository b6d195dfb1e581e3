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


def interval_of_difference(one: Estimate, other: Estimate) -> tuple[float, float]:
    """The 95 % interval of a difference, from the two scores and their intervals.

    Square and add: the distances to the interval ends are combined like standard errors, which keeps the intervals'
    lopsidedness and their width where one group shows no spread (Zou and Donner 2008, Statistics in Medicine 27:1693).
    """
    a, a_low, a_high = one
    b, b_low, b_high = other
    difference = a - b
    return difference - float(np.hypot(a - a_low, b_high - b)), difference + float(np.hypot(a_high - a, b - b_low))


def permutation_p(
    sums: tuple[Floats, Floats], counts: tuple[Floats, Floats], *, draws: int, rng: np.random.Generator
) -> float:
    """How often articles dealt to two groups at random differ as much as the two groups do.

    The observed deal counts as one of them, so p is never 0 (Phipson and Smyth 2010).
    """
    all_sums, all_counts = np.concatenate(sums), np.concatenate(counts)
    first = len(sums[0])
    deals = rng.permuted(np.tile(np.arange(len(all_sums)), (draws, 1)), axis=1)[:, :first]
    dealt_sums, dealt_counts = all_sums[deals].sum(axis=1), all_counts[deals].sum(axis=1)
    rest_sums, rest_counts = all_sums.sum() - dealt_sums, all_counts.sum() - dealt_counts
    differences = np.abs(dealt_sums / dealt_counts - rest_sums / rest_counts)
    observed = abs(sums[0].sum() / counts[0].sum() - sums[1].sum() / counts[1].sum())
    return float((1 + np.count_nonzero(differences >= observed - 1e-12)) / (1 + draws))
