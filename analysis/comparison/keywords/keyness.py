"""Which terms a group of articles uses more than all the others: log-odds with an informative prior, and a null.

The score is the z of Monroe, Colaresi and Quinn (2008, "Fightin' Words", Political Analysis 16:372, equations 15, 16
and 22). It takes each use of a word for an independent draw, which it is not: one article on smugglers says "smuggler"
thirty times. Two things answer that. Beside z stands the clarity, the same log-odds ratio over a standard error that
also sees how much articles vary: uses heaped in one article tell less than the same number in ten. And what clarity
chance alone gives is found by dealing the articles to the groups at random, looking each time for the largest of all
terms and groups (Westfall and Young 1993; Lijffijt and others 2016, Digital Scholarship in the Humanities 31:374, show
why words must not be taken for independent).

Everything here works on a sparse matrix of counts with a row per article and a column per term.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

_LEVEL = 0.95


class Cells(NamedTuple):
    """A number for each group and term: uses, articles of the group with it, z, and clarity."""

    counts: Floats
    articles: Floats
    z: Floats
    clarity: Floats


class _Sums(NamedTuple):
    """Sums over the articles of each group: of the counts y, of y > 0, of y², of y times the words n; of n, of n²."""

    y: Floats
    present: Floats
    yy: Floats
    yn: Floats
    n: Floats
    nn: Floats


class Contrast:
    """Groups of articles to be compared by their terms; `totals` are the words of each article, counted or not."""

    def __init__(self, counts: Any, totals: Floats, groups: Ints) -> None:
        """Take the counts of each article, its words, and the number of its group, from 0."""
        from scipy import sparse

        self._totals, self._groups = totals, groups
        counts = sparse.csr_array(counts, dtype=float)
        parts = [counts, counts > 0, counts.power(2), counts.multiply(totals[:, None])]
        self._parts = sparse.csr_array(sparse.hstack(parts, format="csr"))

    def observed(self) -> Cells:
        """Each group against all others together."""
        return self._cells(self._groups)

    def by_chance(self, *, least: int, draws: int, rng: np.random.Generator) -> Floats:
        """The largest clarity in each of `draws` random deals of the articles to the groups.

        A term counts for a group that has it in at least `least` articles. A deal without any is missing.
        """
        largest = np.full(draws, np.nan)
        for draw in range(draws):
            dealt = self._cells(rng.permutation(self._groups))
            clarity = dealt.clarity[dealt.articles >= least]
            largest[draw] = clarity.max() if clarity.size else np.nan
        return largest

    def _cells(self, groups: Ints) -> Cells:
        sums = self._sums(groups)
        ratio, variance = log_odds(sums.y, sums.n, weight=float(self._totals.mean()))
        clustered = np.maximum(variance, _between_articles(sums, float(self._totals.mean())))
        return Cells(sums.y, sums.present, ratio / np.sqrt(variance), ratio / np.sqrt(clustered))

    def _sums(self, groups: Ints) -> _Sums:
        from scipy import sparse

        articles = len(groups)
        shape = (int(self._groups.max()) + 1, articles)
        member = sparse.csr_array((np.ones(articles), (groups, np.arange(articles))), shape=shape)
        y, present, yy, yn = np.split((member @ self._parts).toarray(), 4, axis=1)
        return _Sums(y, present, yy, yn, (member @ self._totals)[:, None], (member @ self._totals**2)[:, None])


def log_odds(counts: Floats, totals: Floats, *, weight: float) -> tuple[Floats, Floats]:
    """The log-odds ratio of each term in each group against all other groups, and its variance (equations 16 and 20).

    counts: groups x terms. totals: all words of each group, as a column. weight: words that the prior counts for; it
    says that a group uses each term as often as all groups together do.
    """
    one, other, one_total, other_total = _with_prior(counts, totals, weight)
    ratio = np.log(one / (one_total - one)) - np.log(other / (other_total - other))
    return ratio, 1 / one + 1 / other


def _between_articles(sums: _Sums, weight: float) -> Floats:
    """The variance of the log-odds ratio when whole articles are drawn, linearised (Cochran 1977, section 6.4)."""
    one, other, _, _ = _with_prior(sums.y, sums.n, weight)
    others = _Sums(*(part.sum(axis=0) - part for part in sums))
    found: Floats = _residual(sums) / one**2 + _residual(others) / other**2
    return found


def _residual(sums: _Sums) -> Floats:
    """The sum over articles of the squared difference between a count and the one its length lets expect."""
    rate = np.divide(sums.y, sums.n, out=np.zeros_like(sums.y), where=sums.n > 0)
    found: Floats = np.maximum(0.0, sums.yy - 2 * rate * sums.yn + rate**2 * sums.nn)
    return found


def _with_prior(counts: Floats, totals: Floats, weight: float) -> tuple[Floats, Floats, Floats, Floats]:
    everything, words = counts.sum(axis=0), totals.sum()
    prior = weight * everything / words
    return counts + prior, everything - counts + prior, totals + weight, words - totals + weight


def threshold(largest: Floats) -> float:
    """What the largest clarity of a random deal exceeds in one of twenty; missing where no deal had any."""
    found = largest[~np.isnan(largest)]
    return float(np.quantile(found, _LEVEL, method="higher")) if found.size else float("nan")
