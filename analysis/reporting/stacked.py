"""Bars cut into parts, one for each outlet: whose words fill its articles.

An outlet's own words have its full colour, those of each kind of source a paler one, in an order that stays the same.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.reporting.dotplot import NARROW
from analysis.reporting.drawing import Canvas
from analysis.reporting.palette import INK, LINE, Look
from analysis.reporting.wording import folded, percent


@dataclass(frozen=True, kw_only=True)
class Stack:
    """An outlet's parts as shares that add up to one; low and high are the interval of the first."""

    label: str
    look: Look
    shares: tuple[float, ...]
    low: float
    high: float
    count: str


_ROW, _FOOT, _BAR = 62, 40, 20
_LABEL, _NARROW_LABEL = 160, 128
_STRENGTH = (1.0, 0.62, 0.46, 0.34, 0.24, 0.15, 0.06)
_LEGEND_LINE, _LEAST_LABEL = 20, 34  # pixels


def draw(stacks: Sequence[Stack], names: Sequence[str], *, width: int) -> Canvas:
    """The stacks under a legend that names the parts."""
    label = _LABEL if width > NARROW else _NARROW_LABEL
    places = list(_legend_places(names, width))
    top = _LEGEND_LINE * (places[-1][1] + 1) + 14
    canvas = Canvas(width, top + _ROW * len(stacks) + _FOOT)
    for name, strength, (x, line) in zip(names, _STRENGTH, places, strict=False):
        canvas.bar(x, 4 + _LEGEND_LINE * line, 12, 12, INK, strength=strength, outline=INK)
        canvas.note(x + 18, 14 + _LEGEND_LINE * line, name)
    left, room = label, width - label - 8
    bottom = top + _ROW * len(stacks)
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        x = left + room * share
        canvas.line((x, x), (top, bottom), LINE, width=1.4 if share == 0 else 0.8)
        canvas.note(x, bottom + 16, percent(share), align="right" if share == 1 else "center" if share else "left")
    canvas.note(left, bottom + 33, "share of all words")
    for number, stack in enumerate(stacks):
        _stack(canvas, stack, top + _ROW * number, (left, room))
    return canvas


def _legend_places(names: Sequence[str], width: int) -> list[tuple[float, int]]:
    """Where each name of the legend stands: its x and the number of its line."""
    found, x, line = [], 0.0, 0
    for name in names:
        size = 34 + 6.1 * len(name)
        if x and x + size > width:
            x, line = 0.0, line + 1
        found.append((x, line))
        x += size
    return found


def _stack(canvas: Canvas, stack: Stack, y: float, box: tuple[float, float]) -> None:
    left, room = box
    canvas.dot(6, y + 30, stack.look.tone, stack.look.marker, size=8)
    lines = folded(stack.label, int((left - 26) / 6.4), most=2)
    for number, words in enumerate(lines):
        canvas.text(18, y + 34 + 13 * (number - (len(lines) - 1)), words, size=13 if len(lines) == 1 else 12)
    canvas.note(18, y + 50, stack.count)
    x = left
    for share, strength in zip(stack.shares, _STRENGTH, strict=False):
        size = room * share
        if size > 0:
            canvas.bar(x, y + 20, size, _BAR, stack.look.tone, strength=strength, outline=stack.look.tone)
        if size >= _LEAST_LABEL:
            canvas.note(x + 2, y + 15, percent(share))
        x += size
    if not math.isnan(stack.low):
        ends = left + room * stack.low, left + room * stack.high
        canvas.line(ends, (y + 46, y + 46), INK, width=2)
        for end in ends:
            canvas.line((end, end), (y + 43, y + 49), INK, width=1.4)
