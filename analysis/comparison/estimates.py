"""The score of each group with its interval, and the same without copy that another outlet prints too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.comparison import groups as grouping
from analysis.comparison import resampling
from analysis.comparison.groups import Group, Scored
from analysis.comparison.resampling import Estimate
from analysis.parameters import Comparison

_ALIKE = 1e-9  # rounding makes equal means differ by less


class Estimated(NamedTuple):
    """A group with its score and interval; `own` is what is left of it without shared copy, None for nothing."""

    group: Group
    estimate: Estimate
    own: Group | None
    unshared: Estimate


def of(
    judgements: pd.DataFrame, articles: pd.DataFrame, measures: Sequence[Scored], how: Comparison
) -> list[Estimated]:
    """Every group that has a judgement, estimated."""
    limits = {measure.name: measure.range for measure in measures}
    owns = {own[:4]: own for own in grouping.of(judgements, articles, measures, unshared=True)}
    return [
        _estimated(group, owns.get(group[:4]), limits[group.measure], how)
        for group in grouping.of(judgements, articles, measures)
    ]


def enough(group: Group, how: Comparison) -> bool:
    """Whether there are enough articles and judgements to compare the group."""
    return len(group.sums) >= how.min_articles and int(group.counts.sum()) >= how.min_judged


def estimate(group: Group, limits: tuple[float, float], how: Comparison) -> Estimate:
    """The score and its 95 % interval, by resampling its articles; no interval below two."""
    units = len(group.sums)
    if units < 2:
        return group.score, np.nan, np.nan
    if np.ptp(group.sums / group.counts) < _ALIKE:
        return group.score, *resampling.interval_of_equals(group.score, units, limits)
    rng = resampling.generator(how.seed, group.measure, group.outlet, group.voice, group.about)
    scores = resampling.resampled(group.sums, group.counts, draws=how.draws, rng=rng)
    return group.score, *resampling.interval(group.score, scores, units, limits)


def _estimated(group: Group, own: Group | None, limits: tuple[float, float], how: Comparison) -> Estimated:
    whole = estimate(group, limits, how)
    if own is None:
        return Estimated(group, whole, None, (np.nan, np.nan, np.nan))
    same = own.counts.sum() == group.counts.sum()
    return Estimated(group, whole, own, whole if same else estimate(own, limits, how))
