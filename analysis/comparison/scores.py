"""From judgements to scores and differences: one aggregation for all measures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd

from analysis.comparison import estimates, resampling
from analysis.comparison.estimates import Estimated, enough
from analysis.comparison.groups import Group, Scored
from analysis.parameters import Comparison
from analysis.tables import DIFFERENCES, SCORES


def by_outlet(
    judgements: pd.DataFrame, articles: pd.DataFrame, measures: Sequence[Scored], how: Comparison
) -> pd.DataFrame:
    """Score each outlet: the mean value of its judgements, with a 95 % interval; SCORES.

    Sentences of one article resemble each other, so the interval comes from resampling articles, not sentences.
    Near-copies within an outlet are one unit, and what it prints again counts once. `judgements` should hold only the
    actors to be reported, where a measure is scored by actor: each further group is a further comparison.
    """
    return SCORES.frame(_score(one, how) for one in estimates.of(judgements, articles, measures, how))


def differences(
    judgements: pd.DataFrame, articles: pd.DataFrame, measures: Sequence[Scored], how: Comparison
) -> pd.DataFrame:
    """Compare each two outlets that both have enough and vary enough, on every measure, voice and actor; DIFFERENCES.

    p comes from dealing the articles to the two outlets at random, q from Benjamini and Hochberg (1995) over all rows
    of the table. The interval is made of the two outlets' own intervals.
    """
    found = [one for one in estimates.of(judgements, articles, measures, how) if enough(one.group, how)]
    return _with_q(DIFFERENCES.frame(_difference(one, other, how) for one, other in _rivals(found, how)))


def _score(one: Estimated, how: Comparison) -> dict[str, Any]:
    group, own = one.group, one.own
    score, low, high = one.estimate
    unshared, unshared_low, unshared_high = one.unshared
    return {
        "measure": group.measure,
        "outlet": group.outlet,
        "voice": group.voice,
        "about": group.about,
        "articles": len(group.sums),
        "judged": int(group.counts.sum()),
        "score": score,
        "low": low,
        "high": high,
        "enough": enough(group, how),
        "unshared": unshared,
        "unshared_low": unshared_low,
        "unshared_high": unshared_high,
        "unshared_judged": int(own.counts.sum()) if own else 0,
        "unshared_articles": len(own.sums) if own else 0,
    }


def _rivals(found: list[Estimated], how: Comparison) -> Iterator[tuple[Estimated, Estimated]]:
    for one, other in combinations(found, 2):
        a, b = one.group, other.group
        if (a.measure, a.voice, a.about) == (b.measure, b.voice, b.about) and _vary(a, b, how):
            yield one, other


def _vary(one: Group, other: Group, how: Comparison) -> bool:
    """Whether enough articles of the two differ from the most usual one.

    Where something happens in one article of twelve, every deal of the articles has it on one side, and p would tell
    little but which outlet writes the shorter articles.
    """
    means = np.round(np.concatenate([one.sums / one.counts, other.sums / other.counts]), 9)
    usual = np.unique(means, return_counts=True)[1].max()
    return bool(len(means) - usual >= how.min_articles)


def _difference(one: Estimated, other: Estimated, how: Comparison) -> dict[str, Any]:
    a, b = one.group, other.group
    low, high = resampling.interval_of_difference(one.estimate, other.estimate)
    unshared_low, unshared_high = resampling.interval_of_difference(one.unshared, other.unshared)
    rng = resampling.generator(how.seed, a.measure, a.voice, a.about, a.outlet, b.outlet)
    return {
        "measure": a.measure,
        "voice": a.voice,
        "about": a.about,
        "group": a.outlet,
        "other": b.outlet,
        "difference": a.score - b.score,
        "low": low,
        "high": high,
        "p": resampling.permutation_p((a.sums, b.sums), (a.counts, b.counts), draws=how.draws, rng=rng),
        "q": np.nan,
        "unshared": one.unshared[0] - other.unshared[0],
        "unshared_low": unshared_low,
        "unshared_high": unshared_high,
    }


def _with_q(rows: pd.DataFrame) -> pd.DataFrame:
    if rows.empty:
        return rows
    from scipy import stats

    return rows.assign(q=stats.false_discovery_control(rows["p"].to_numpy(dtype=float), method="bh"))
