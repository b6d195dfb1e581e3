"""From judgements to scores and differences: one aggregation for all measures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd

from analysis.comparison import groups as grouping
from analysis.comparison import resampling
from analysis.comparison.groups import Group, Scored
from analysis.parameters import Comparison
from analysis.tables import DIFFERENCES, SCORES

Key = tuple[str, str, str, str]  # what a group is of

_ALIKE = 1e-9  # rounding makes equal means differ by less


def by_outlet(
    judgements: pd.DataFrame, articles: pd.DataFrame, measures: Iterable[Scored], how: Comparison
) -> pd.DataFrame:
    """Score each outlet: the mean value of its judgements, with a 95 % interval; SCORES.

    Sentences of one article resemble each other, so the interval comes from resampling articles, not sentences.
    Near-copies within an outlet are one unit, and what it prints again counts once. `judgements` should hold only the
    actors to be reported, where a measure is scored by actor: each further group is a further comparison.
    """
    ranges = {measure.name: measure.range for measure in measures}
    unshared = _unshared(judgements, articles, measures)
    rows = [
        _score(group, ranges[group.measure], how) | _without_copy(unshared.get(group[:4]), ranges[group.measure], how)
        for group in grouping.of(judgements, articles, measures)
    ]
    return SCORES.frame(rows)


def differences(
    judgements: pd.DataFrame, articles: pd.DataFrame, measures: Iterable[Scored], how: Comparison
) -> pd.DataFrame:
    """Compare each two outlets that both have enough and vary enough, on every measure, voice and actor; DIFFERENCES.

    p comes from dealing the articles to the two outlets at random, q from Benjamini and Hochberg (1995) over all rows
    of the table. The interval is made of the two outlets' own intervals.
    """
    ranges = {measure.name: measure.range for measure in measures}
    groups = [group for group in grouping.of(judgements, articles, measures) if enough(group, how)]
    unshared = _unshared(judgements, articles, measures)
    rows = [
        _difference(one, other, ranges[one.measure], how)
        | _apart_without_copy(unshared.get(one[:4]), unshared.get(other[:4]), ranges[one.measure], how)
        for one, other in _rivals(groups, how)
    ]
    return _with_q(DIFFERENCES.frame(rows))


def enough(group: Group, how: Comparison) -> bool:
    """Whether there are enough articles and judgements to compare the group."""
    return len(group.sums) >= how.min_articles and int(group.counts.sum()) >= how.min_judged


def interval(group: Group, limits: tuple[float, float], how: Comparison) -> tuple[float, float]:
    """The 95 % interval of the group's score, by resampling its articles; missing below two."""
    units = len(group.sums)
    if units < 2:
        return np.nan, np.nan
    if np.ptp(group.sums / group.counts) < _ALIKE:
        return resampling.interval_of_equals(group.score, units, limits)
    rng = resampling.generator(how.seed, group.measure, group.outlet, group.voice, group.about)
    scores = resampling.resampled(group.sums, group.counts, draws=how.draws, rng=rng)
    return resampling.interval(group.score, scores, units, limits)


def _score(group: Group, limits: tuple[float, float], how: Comparison) -> dict[str, Any]:
    low, high = interval(group, limits, how)
    return {
        "measure": group.measure,
        "outlet": group.outlet,
        "voice": group.voice,
        "about": group.about,
        "articles": len(group.sums),
        "judged": int(group.counts.sum()),
        "score": group.score,
        "low": low,
        "high": high,
        "enough": enough(group, how),
    }


def _unshared(judgements: pd.DataFrame, articles: pd.DataFrame, measures: Iterable[Scored]) -> dict[Key, Group]:
    """The groups without what lies in copy that another outlet prints too."""
    return {group[:4]: group for group in grouping.of(judgements, articles, measures, unshared=True)}


def _without_copy(group: Group | None, limits: tuple[float, float], how: Comparison) -> dict[str, Any]:
    low, high = interval(group, limits, how) if group else (np.nan, np.nan)
    return {
        "unshared": group.score if group else np.nan,
        "unshared_low": low,
        "unshared_high": high,
        "unshared_judged": int(group.counts.sum()) if group else 0,
        "unshared_articles": len(group.sums) if group else 0,
    }


def _apart_without_copy(
    one: Group | None, other: Group | None, limits: tuple[float, float], how: Comparison
) -> dict[str, Any]:
    if not one or not other:
        return dict.fromkeys(("unshared", "unshared_low", "unshared_high"), np.nan)
    low, high = resampling.interval_of_difference(
        (one.score, *interval(one, limits, how)), (other.score, *interval(other, limits, how))
    )
    return {"unshared": one.score - other.score, "unshared_low": low, "unshared_high": high}


def _rivals(groups: list[Group], how: Comparison) -> Iterator[tuple[Group, Group]]:
    for one, other in combinations(groups, 2):
        if (one.measure, one.voice, one.about) == (other.measure, other.voice, other.about) and _vary(one, other, how):
            yield one, other


def _vary(one: Group, other: Group, how: Comparison) -> bool:
    """Whether enough articles of the two differ from the most usual one.

    Where something happens in one article of twelve, every deal of the articles has it on one side, and p would tell
    little but which outlet writes the shorter articles.
    """
    means = np.round(np.concatenate([one.sums / one.counts, other.sums / other.counts]), 9)
    usual = np.unique(means, return_counts=True)[1].max()
    return bool(len(means) - usual >= how.min_articles)


def _difference(one: Group, other: Group, limits: tuple[float, float], how: Comparison) -> dict[str, Any]:
    difference = one.score - other.score
    low, high = resampling.interval_of_difference(
        (one.score, *interval(one, limits, how)), (other.score, *interval(other, limits, how))
    )
    rng = resampling.generator(how.seed, one.measure, one.voice, one.about, one.outlet, other.outlet)
    return {
        "measure": one.measure,
        "voice": one.voice,
        "about": one.about,
        "group": one.outlet,
        "other": other.outlet,
        "difference": difference,
        "low": low,
        "high": high,
        "p": resampling.permutation_p((one.sums, other.sums), (one.counts, other.counts), draws=how.draws, rng=rng),
        "q": np.nan,
    }


def _with_q(rows: pd.DataFrame) -> pd.DataFrame:
    if rows.empty:
        return rows
    from scipy import stats

    return rows.assign(q=stats.false_discovery_control(rows["p"].to_numpy(dtype=float), method="bh"))
