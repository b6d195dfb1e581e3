"""Headline scores over the runs of one corpus: small lines of dots with their intervals, from the runs' records alone.

A run stands at the last day on which its articles were published, since that is what its numbers are about; a run
without dates stands at the day on which it was made. Of several runs that end on one day the newest counts: it is the
same news read again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from analysis.reporting import terms, wording
from analysis.reporting.drawing import Canvas
from analysis.reporting.figures import Figure
from analysis.reporting.palette import INK, LINE, THIN, Look, looks
from analysis.reporting.rows import rows
from analysis.running import method
from analysis.signals.measure import Measure

MOST_POINTS = 40
WIDE, NARROW = 760, 360

_ROW, _HEAD, _FOOT, _GAP, _LABEL, _VALUE = 54, 30, 50, 26, 150, 64


class Trend(NamedTuple):
    """The runs of one corpus over time: their figure, its numbers as text, and how many runs it leaves out."""

    name: str
    figure: Figure
    lines: list[dict[str, str]]
    dated: bool
    older: int
    turns: int


def of(records: Iterable[Mapping[str, Any]], measures: Sequence[Measure]) -> list[Trend]:
    """A trend for each corpus with runs on two days or more; `records` are those of good runs, newest first."""
    families: dict[str, list[Mapping[str, Any]]] = {}
    for record in records:
        if record.get("headline"):
            families.setdefault(family(record), []).append(record)
    found = [_trend(name, number, runs, measures) for number, (name, runs) in enumerate(families.items(), 1)]
    return [trend for trend in found if trend is not None]


def family(record: Mapping[str, Any]) -> str:
    """What a corpus is called without the day in its name: 'news' for news/2031-05-02 and for news-20310502.csv."""
    path = Path(str((record.get("corpus") or {}).get("path", "")))
    for part in reversed(path.parts):
        name = _DAY.sub("", part.split(".")[0]).strip("-_. ")
        if name and name != path.anchor:
            return name
    return "corpus"


_DAY = re.compile(r"\d{4}[-_.]?\d{2}[-_.]?\d{2}")


def _trend(name: str, number: int, runs: list[Mapping[str, Any]], measures: Sequence[Measure]) -> Trend | None:
    dated = all(run.get("period") for run in runs)
    by_day: dict[str, Mapping[str, Any]] = {}
    for run in runs:  # newest first: the first of a day counts
        by_day.setdefault(_day(run, dated=dated), run)
    days = sorted(by_day)[-MOST_POINTS:]
    if len(days) < 2:
        return None
    points = pd.DataFrame([{"day": day, **score} for day in days for score in by_day[day]["headline"]])
    points = points.astype({"score": float, "low": float, "high": float})
    shown = [measure for measure in measures if (points["measure"] == measure.name).any()]
    turns = [b for a, b in pairwise(days) if method.fingerprint(by_day[a]) != method.fingerprint(by_day[b])]
    return Trend(
        name=name,
        figure=_figure(f"trend-{number}", name, points, days, turns, shown),
        lines=list(_lines(points, shown)),
        dated=dated,
        older=len(by_day) - len(days),
        turns=len(turns),
    )


def _day(run: Mapping[str, Any], *, dated: bool) -> str:
    return str(run["period"][1] if dated else str(run.get("started", ""))[:10])


def _lines(points: pd.DataFrame, measures: Sequence[Measure]) -> Iterator[dict[str, str]]:
    for measure in measures:
        chosen = points[points["measure"] == measure.name].sort_values(["outlet", "day"], kind="stable")
        for row in rows(chosen):
            yield {
                "label": terms.label(measure.name),
                "outlet": row.outlet,
                "day": row.day,
                "score": wording.score(row.score, measure),
                "interval": wording.interval(row.low, row.high, measure),
                "thin": "" if row.enough else "too thin to say",
            }


def _figure(
    name: str, title: str, points: pd.DataFrame, days: list[str], turns: list[str], measures: Sequence[Measure]
) -> Figure:
    title = f"{title}: headline scores over {wording.count(len(days), 'day')}"
    styles = looks(points["outlet"])
    alt = f"{title}, {days[0]} to {days[-1]}. {'; '.join(_ends(points, measures))}."
    wide, narrow = (
        _drawn(points, days, turns, measures, styles, width=width, columns=columns).svg(name + suffix, title, alt)
        for width, columns, suffix in ((WIDE, len(measures), ""), (NARROW, 1, "-narrow"))
    )
    return Figure(name=name, title=title, svg=wide, narrow=narrow, table=points, alt=alt)


def _ends(points: pd.DataFrame, measures: Sequence[Measure]) -> Iterator[str]:
    for measure in measures:
        for outlet, part in points[points["measure"] == measure.name].groupby("outlet", sort=True):
            first, last = part.iloc[0]["score"], part.iloc[-1]["score"]
            yield f"{terms.label(measure.name)}, {outlet}: {wording.score(first, measure)}, at last " + wording.score(
                last, measure
            )


def _drawn(
    points: pd.DataFrame,
    days: list[str],
    turns: list[str],
    measures: Sequence[Measure],
    styles: Mapping[str, Look],
    *,
    width: int,
    columns: int,
) -> Canvas:
    label = _LABEL if columns > 1 else 110
    room = (width - label - _GAP * (columns - 1)) / columns - _VALUE
    height = _HEAD + _ROW * len(styles) + _FOOT
    canvas = Canvas(width, height * -(-len(measures) // columns))
    for place, measure in enumerate(measures):
        left, top = label + place % columns * (room + _VALUE + _GAP), place // columns * height
        chosen = points[points["measure"] == measure.name]
        canvas.text(left, top + 14, terms.label(measure.name), bold=True)
        xs = dict(zip(days, _places(days, left + 5, room - 10), strict=True))
        bottom = top + _HEAD + _ROW * len(styles)
        for turn in turns:
            x = xs[turn] - min(6.0, (room - 10) / len(days) / 2)
            canvas.line((x, x), (top + _HEAD - 6, bottom), INK, width=0.8)
        reach = _reach(chosen)
        canvas.note(left, bottom + 18, f"{days[0]} to {days[-1]}")
        canvas.note(
            left, bottom + 34, f"each row {wording.score(reach[0], measure)} to {wording.score(reach[1], measure)}"
        )
        for row, (outlet, look) in enumerate(styles.items()):
            y = top + _HEAD + _ROW * row
            if place % columns == 0:
                canvas.dot(6, y + 26, look.tone, look.marker, size=8)
                canvas.text(18, y + 30, wording.shortened(outlet, 20 if columns > 1 else 14))
            _line(canvas, chosen[chosen["outlet"] == outlet], measure, look, xs, (left, y, room), reach)
    return canvas


def _line(
    canvas: Canvas,
    part: pd.DataFrame,
    measure: Measure,
    look: Look,
    xs: Mapping[str, float],
    box: tuple[float, float, float],
    reach: tuple[float, float],
) -> None:
    """An outlet's dots over time, each on its interval; hollow and grey where a run has too little to say."""
    (left, top, room), (low, high) = box, reach

    def y(value: float) -> float:
        return top + _ROW - 8 - (_ROW - 16) * (min(max(value, low), high) - low) / (high - low)

    canvas.line((left, left + room), (top + _ROW - 4, top + _ROW - 4), LINE, width=0.8)
    for enough, alike in part.groupby("enough", sort=True):
        tone, found = (look.tone if enough else THIN), list(rows(alike))
        ends = [((xs[row.day], y(row.low)), (xs[row.day], y(row.high))) for row in found if not pd.isna(row.low)]
        canvas.lines(ends, tone, width=1.2)
        canvas.dots([(xs[row.day], y(row.score)) for row in found], tone, look.marker, hollow=not enough, size=5)
    if len(part):
        last = part.iloc[-1]
        canvas.text(left + room + 8, top + 30, wording.score(last["score"], measure), bold=bool(last["enough"]))


def _places(days: list[str], left: float, room: float) -> list[float]:
    numbers = [date.fromisoformat(day).toordinal() for day in days]
    return [left + room * (number - numbers[0]) / (numbers[-1] - numbers[0]) for number in numbers]


def _reach(chosen: pd.DataFrame) -> tuple[float, float]:
    """The range drawn: that of all scores and of the intervals of those with enough."""
    sure = chosen[chosen["enough"]]
    ends = pd.concat([chosen["score"], sure["low"], sure["high"]]).dropna()
    low, high = float(ends.min()), float(ends.max())
    return (low, high) if high - low > 1e-6 else (low - 0.5, high + 0.5)
