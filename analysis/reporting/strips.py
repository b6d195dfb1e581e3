"""Strips of dots: for each outlet a dot for each of its words, along an axis of clarity, chance drawn as a line."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from analysis.reporting import terms, wording
from analysis.reporting.dotplot import NARROW, WIDE
from analysis.reporting.drawing import Canvas
from analysis.reporting.figures import Figure
from analysis.reporting.palette import INK, LINE, THIN, Look
from analysis.reporting.rows import rows
from analysis.reporting.wording import folded, shortened

_NAME, _TITLE, _ROW, _FOOT = "words", 34, 34, 46
_TITLE_WORDS = "How clearly does each outlet differ by its words?"


def words(found: pd.DataFrame, looks: dict[str, Look]) -> Figure:
    """The clarity of the words of each outlet, a panel for each voice; `found` is the table WORDS."""
    voices = [voice for voice in ("outlet", "source") if (found["voice"] == voice).any()]
    alt = f"{_TITLE_WORDS} " + " ".join(_alt(found[found["voice"] == voice], voice) for voice in voices)
    wide, narrow = (
        _drawn(found, voices, looks, width).svg(_NAME + suffix, _TITLE_WORDS, alt)
        for width, suffix in ((WIDE, ""), (NARROW, "-narrow"))
    )
    return Figure(name=_NAME, title=_TITLE_WORDS, svg=wide, narrow=narrow, table=found, alt=alt)


def _alt(part: pd.DataFrame, voice: str) -> str:
    lines = []
    for outlet, own in part.groupby("outlet", sort=True):
        first, number = max(rows(own), key=lambda row: row.clarity), int(own["stands_out"].sum())
        lines.append(f"{outlet}: clearest “{first.form}” with {first.clarity:.1f}, {number} stand out")
    chance = part["chance"].iloc[0]
    line = "no line of chance" if math.isnan(chance) else f"chance at {chance:.1f}"
    return f"{terms.voice_title(voice)}, {line}: {'; '.join(lines)}."


def _drawn(found: pd.DataFrame, voices: list[str], looks: dict[str, Look], width: int) -> Canvas:
    left, right = (148, 190) if width > NARROW else (112, 92)
    height = _TITLE + _ROW * len(looks) + _FOOT
    canvas = Canvas(width, max(1, height * len(voices)))
    highest = max(1.0, math.ceil(float(found["clarity"].max()))) if len(found) else 1.0
    for number, voice in enumerate(voices):
        part = found[found["voice"] == voice]
        _panel(canvas, part, looks, number * height, (left, width - left - right, right, highest), voice)
    return canvas


def _panel(
    canvas: Canvas, part: pd.DataFrame, looks: dict[str, Look], top: float, box: tuple[float, ...], voice: str
) -> None:
    left, room, right, highest = box
    canvas.text(0, top + 14, terms.voice_title(voice), size=13, bold=True)
    first, last = top + _TITLE - 8, top + _TITLE + _ROW * len(looks)
    for tick in range(0, int(highest) + 1, max(1, round(highest / 6))):
        x = left + room * tick / highest
        canvas.line((x, x), (first, last), LINE, width=0.8)
        canvas.note(x, last + 15, str(tick), align="center")
    canvas.note(left, last + 32, "clarity →")
    if not math.isnan(chance := float(part["chance"].iloc[0])):
        x = left + room * min(1.0, chance / highest)
        canvas.line((x, x), (first, last), INK, width=1.6)
        canvas.note(x, first - 4, "chance", align="center")
    for number, (outlet, look) in enumerate(looks.items()):
        y = top + _TITLE + _ROW * number + _ROW / 2
        _name(canvas, outlet, look, y, left)
        _strip(canvas, part[part["outlet"] == outlet], look, y, (left, room, right, highest))


def _name(canvas: Canvas, outlet: str, look: Look, y: float, left: float) -> None:
    canvas.dot(6, y, look.tone, look.marker, size=8)
    names = folded(outlet, int((left - 26) / 6.4), most=2)
    for line, name in enumerate(names):
        canvas.text(18, y + 4 + 13 * line - 6 * (len(names) - 1), name, size=13 if len(names) == 1 else 12)


def _strip(canvas: Canvas, own: pd.DataFrame, look: Look, y: float, box: tuple[float, ...]) -> None:
    """The dots of an outlet, those that do not stand out hollow; beside them its clearest word."""
    left, room, right, highest = box
    ordered: list[Any] = list(rows(own.sort_values(["clarity", "term"], ascending=[True, False])))
    for row in ordered:
        x = left + room * max(0.0, row.clarity) / highest
        canvas.dot(x, y, look.tone if row.stands_out else THIN, look.marker, hollow=not row.stands_out, size=7)
    if not ordered:
        canvas.note(left + room + 14, y + 4, "none listed")
        return
    clearest = ordered[-1]
    canvas.text(left + room + 14, y + 4, shortened(clearest.form, int((right - 14) / 6.6)), bold=clearest.stands_out)
    others = int(own["stands_out"].sum()) - int(clearest.stands_out)
    if others > 0:
        canvas.note(left + room + 14, y + 17, wording.count(others, "more", "more"))
