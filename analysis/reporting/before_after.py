"""Scores of two runs side by side: for each outlet a row for the earlier run and one for the later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.reporting import axes, dotplot, terms, wording
from analysis.reporting.dotplot import NARROW, WIDE, Group, Panel, Row
from analysis.reporting.figures import Figure
from analysis.reporting.palette import Look
from analysis.reporting.rows import rows
from analysis.signals.measure import Measure

_RUNS = ("before", "after")
_TITLE = "Each outlet before and after"


def drawn(moves: pd.DataFrame, measures: Sequence[Measure], looks: Mapping[str, Look]) -> Figure | None:
    """The scores of outlets as a whole in their own voice, in both runs: a panel for each measure; None without any."""
    own = moves[(moves["voice"] == "outlet") & (moves["about"] == "")].sort_values("outlet", kind="stable")
    panels = [_panel(part, measure, looks) for measure in measures if len(part := own[own["measure"] == measure.name])]
    if not panels:
        return None
    name, alt = "before-and-after", _alternative(own, measures)
    wide, narrow = (
        dotplot.draw(panels, width=width, columns=columns).svg(name + suffix, _TITLE, alt)
        for width, columns, suffix in ((WIDE, 3, ""), (NARROW, 1, "-narrow"))
    )
    return Figure(name=name, title=_TITLE, svg=wide, narrow=narrow, table=own, alt=alt)


def _panel(part: pd.DataFrame, measure: Measure, looks: Mapping[str, Look]) -> Panel:
    both = [part[[f"{name}_{run}" for name in ("score", "low", "high", "enough")]] for run in _RUNS]
    ends = pd.concat([frame.set_axis(["score", "low", "high", "enough"], axis=1) for frame in both])
    ends = ends[ends["score"].notna()].astype({"enough": bool})
    groups = tuple(
        Group(heading=row.outlet, rows=tuple(_row(row, run, looks[row.outlet], measure) for run in _RUNS))
        for row in rows(part)
    )
    return Panel(title=terms.label(measure.name), axis=axes.of_scores(ends, measure), groups=groups)


def _row(row: Any, run: str, look: Look, measure: Measure) -> Row:
    score = getattr(row, f"score_{run}")
    if pd.isna(score):
        return Row(label=run, look=look, value=float("nan"), words="not in this run", count="")
    enough = bool(getattr(row, f"enough_{run}"))
    return Row(
        label=run,
        look=look,
        value=score,
        low=getattr(row, f"low_{run}"),
        high=getattr(row, f"high_{run}"),
        words=wording.score(score, measure) if enough else "too thin to say",
        count=f"n {int(getattr(row, f'judged_{run}')):,} · {int(getattr(row, f'articles_{run}'))} art.",
        thin=not enough,
    )


def _alternative(own: pd.DataFrame, measures: Sequence[Measure]) -> str:
    lines = [
        f"{terms.label(measure.name)}, {row.outlet}: {wording.score(row.score_before, measure)}, then "
        f"{wording.score(row.score_after, measure)}"
        for measure in measures
        for row in rows(own[own["measure"] == measure.name])
    ]
    return f"{_TITLE}. {'; '.join(lines)}."
