"""The range that a figure draws, and the marks on it."""

from __future__ import annotations

import pandas as pd

from analysis.reporting import wording
from analysis.reporting.dotplot import Axis
from analysis.reporting.terms import axis_label
from analysis.signals.measure import Measure


def of_scores(table: pd.DataFrame, measure: Measure) -> Axis:
    """The axis of a measure's scores: from nothing up for shares, as far to either side of zero for others."""
    ends = _reach(table)
    if wording.is_share(measure):
        return of_shares(ends, axis_label(measure))
    reach = next(step for step in (0.25, 0.5, 1.0, float("inf")) if ends <= step)
    reach = min(reach, max(map(abs, measure.range)))
    marks = tuple((value, wording.signed(value)) for value in (-reach, 0.0, reach))
    return Axis(low=-reach, high=reach, ticks=marks, label=axis_label(measure))


def _reach(table: pd.DataFrame) -> float:
    """How far the axis must reach: to the ends of all intervals that are not too thin; of all, where all are."""
    rows = table[table["enough"]] if table["enough"].any() else table
    ends = rows[["score", "low", "high"]].abs().max().max()
    return 1.0 if pd.isna(ends) else float(ends)


def of_shares(highest: float, label: str) -> Axis:
    """An axis from 0 to a round share that holds the highest."""
    top = next((step for step in (0.1, 0.2, 0.4, 0.6, 0.8) if highest <= step), 1.0)
    marks = tuple((value, f"{value * 100:.0f}{wording.PERCENT}") for value in (0.0, top / 2, top))
    return Axis(low=0.0, high=top, ticks=marks, label=label)
