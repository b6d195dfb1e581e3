"""Panels of dots with intervals, or of bars: one row per outlet, the numbers written beside it.

Wide, the panels stand side by side and share the outlets' names; narrow, for a phone, they stand under each other.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.reporting.drawing import Canvas
from analysis.reporting.palette import INK, LINE, SOFT, THIN, Look
from analysis.reporting.wording import folded, shortened


@dataclass(frozen=True, kw_only=True)
class Row:
    """An outlet's value: `thin` draws it hollow and grey, a missing value leaves a gap that says so."""

    label: str
    look: Look
    value: float
    low: float = math.nan
    high: float = math.nan
    words: str
    count: str
    thin: bool = False


@dataclass(frozen=True, kw_only=True)
class Group:
    """Rows under a heading; '' for none."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True)
class Axis:
    """The range drawn, where its marks stand and what is written at them."""

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]
    label: str


@dataclass(frozen=True, kw_only=True)
class Panel:
    """Groups of rows under a title, on one axis."""

    title: str
    axis: Axis
    groups: tuple[Group, ...]


WIDE, NARROW = 760, 360

_ROW, _HEADING, _TITLE, _FOOT, _GAP = 35, 30, 30, 44, 22
_LABEL, _NARROW_LABEL, _VALUE = 148, 112, 86


def draw(panels: Sequence[Panel], *, width: int, columns: int, bars: bool = False) -> Canvas:
    """The panels on a canvas, `columns` side by side."""
    columns = max(1, min(columns, len(panels)))
    label = _LABEL if width > NARROW else _NARROW_LABEL
    room = (width - label - _GAP * (columns - 1)) / columns if columns > 1 else width - label
    value = _value_room(panels)
    lines = [panels[start : start + columns] for start in range(0, len(panels), columns)]
    heights = [max(map(_height, line)) for line in lines]
    canvas = Canvas(width, sum(heights))
    top = 0.0
    for line, height in zip(lines, heights, strict=True):
        _names(canvas, line[0], top, label)
        for position, panel in enumerate(line):
            left = label + position * (room + _GAP)
            _panel(canvas, panel, (left, top, room - value, value), bars=bars)
        top += height
    return canvas


def _value_room(panels: Sequence[Panel]) -> float:
    """The width that the longest number beside a row needs."""
    rows = [row for panel in panels for group in panel.groups for row in group.rows]
    return max([_VALUE, *[14 + 5.6 * len(row.count) for row in rows]])


def _height(panel: Panel) -> float:
    return _TITLE + sum(_HEADING * bool(g.heading) + _ROW * len(g.rows) for g in panel.groups) + _FOOT


def _names(canvas: Canvas, panel: Panel, top: float, width: float) -> None:
    y = top + _TITLE
    for group in panel.groups:
        if group.heading:
            canvas.text(0, y + 20, _fitted(group.heading, width + 120, 14), size=14, bold=True)
            y += _HEADING
        for row in group.rows:
            canvas.dot(6, y + 16, row.look.tone, row.look.marker, size=8)
            _label(canvas, row.label, y + 20, width - 26)
            y += _ROW


def _label(canvas: Canvas, words: str, y: float, width: float) -> None:
    """The name in one line, or in two smaller ones."""
    lines = folded(words, int(width / 6.4), most=2)
    if len(lines) == 1:
        canvas.text(18, y, lines[0])
    for number, line in enumerate(lines if len(lines) > 1 else []):
        canvas.text(18, y - 7 + 13 * number, line, size=12)


def _panel(canvas: Canvas, panel: Panel, box: tuple[float, float, float, float], *, bars: bool) -> None:
    (left, top, width, value), axis = box, panel.axis
    bottom = top + _height(panel) - _FOOT
    canvas.text(left, top + 14, _fitted(panel.title, width + value, 13), size=13, bold=True)
    for tick, words in axis.ticks:
        x = _x(tick, axis, left, width)
        canvas.line((x, x), (top + _TITLE - 4, bottom), LINE, width=1.4 if tick == 0 else 0.8)
        canvas.note(x, bottom + 15, words, align="center")
    canvas.note(left, bottom + 32, _fitted(axis.label, width + value, 11.5))
    y = top + _TITLE
    for group in panel.groups:
        y += _HEADING * bool(group.heading)
        for row in group.rows:
            _row(canvas, row, axis, (left, y + 16, width), bars=bars)
            y += _ROW


def _row(canvas: Canvas, row: Row, axis: Axis, box: tuple[float, float, float], *, bars: bool) -> None:
    left, y, width = box
    words = left + width + 12
    missing = math.isnan(row.value)
    if not missing and (not row.thin or axis.low <= row.value <= axis.high):
        _value(canvas, row, axis, box, bars=bars)
    quiet = missing or row.thin
    size, tone = (11.5, SOFT) if quiet else (13, INK)
    canvas.text(words, y + (4 if missing else 2), row.words, tone=tone, size=size, bold=not quiet)
    canvas.note(words, y + 16, row.count)


def _value(canvas: Canvas, row: Row, axis: Axis, box: tuple[float, float, float], *, bars: bool) -> None:
    """The value itself: a bar from zero, or a dot on its interval; hollow and grey where it is too thin to say."""
    left, y, width = box
    tone = THIN if row.thin else row.look.tone
    x = _x(row.value, axis, left, width)
    if bars:
        start = _x(0, axis, left, width)
        canvas.bar(start, y - 7, x - start, 14, tone)
        return
    if not math.isnan(row.low):
        ends = _x(row.low, axis, left, width), _x(row.high, axis, left, width)
        canvas.line(ends, (y, y), tone, width=1.4 if row.thin else 3)
    canvas.dot(x, y, tone, row.look.marker, hollow=row.thin, size=10)


def _x(value: float, axis: Axis, left: float, width: float) -> float:
    inside = min(max(value, axis.low), axis.high)
    return left + width * (inside - axis.low) / (axis.high - axis.low)


def _fitted(words: str, width: float, size: float) -> str:
    """The words, as many as fit: a character of the report's font is about half as wide as it is high."""
    return shortened(words, max(4, int(width / (size * 0.52))))
