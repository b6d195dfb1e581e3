"""Articles by outlet and date, drawn as rows of small bars."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise

import pandas as pd

from analysis.reporting.drawing import Canvas
from analysis.reporting.palette import LINE, Look
from analysis.reporting.rows import rows
from analysis.reporting.wording import count, folded

_MOST_BARS = 45
_ROW, _TOP, _FOOT = 44, 10, 34


def counts(articles: pd.DataFrame) -> pd.DataFrame:
    """Articles by outlet and period: a row has outlet, period (its first day, ISO; '' for unknown), articles.

    A period is a day; a week or a month where the dates lie too far apart to draw each day.
    """
    days = articles["published"].str.slice(0, 10).map(_day)
    known = sorted({day for day in days if day is not None})
    step = _step(known[0], known[-1]) if known else "day"
    periods = days.map(lambda day: "" if day is None else _period(day, step).isoformat())
    table = pd.DataFrame({"outlet": articles["outlet"], "period": periods.astype("str")})
    return table.groupby(["outlet", "period"], sort=True).size().rename("articles").reset_index()


def draw(table: pd.DataFrame, styles: Mapping[str, Look], *, width: int) -> Canvas:
    """A row of bars for each outlet; the number in all, and of those without a date, written at the end."""
    left, right = (148, 118) if width > 400 else (112, 76)
    periods = sorted(set(table["period"]) - {""})
    slots = _slots(periods)
    room = width - left - right
    highest = int(table.loc[table["period"] != "", "articles"].max()) if periods else 1
    canvas = Canvas(width, _TOP + _ROW * len(styles) + _FOOT)
    for number, (outlet, look) in enumerate(styles.items()):
        base = _TOP + _ROW * number + _ROW - 12
        own = table[table["outlet"] == outlet]
        canvas.dot(6, base - 8, look.tone, look.marker, size=8)
        for line, words in enumerate(names := folded(outlet, int((left - 26) / 6.4), most=2)):
            canvas.text(18, base - 4 + 13 * line - 6 * (len(names) - 1), words, size=13 if len(names) == 1 else 12)
        canvas.line((left, left + room), (base, base), LINE)
        for row in rows(own[own["period"] != ""]):
            x, bar = left + room * slots[row.period], max(room / len(slots.keys() | {0}) - 2, 2)
            height = 26 * row.articles / highest
            canvas.bar(x, base - height, min(bar, 22, room * (1 - slots[row.period])), height, look.tone)
        canvas.text(left + room + 12, base - 9, count(int(own["articles"].sum()), "article"), bold=True, size=12)
        if undated := int(own.loc[own["period"] == "", "articles"].sum()):
            canvas.note(left + room + 12, base + 5, f"{undated} undated")
    foot = _TOP + _ROW * len(styles) + 8
    if periods:
        canvas.note(left, foot, periods[0])
        if len(periods) > 1:
            canvas.note(left + room, foot, periods[-1], align="right")
    canvas.note(left, foot + 16, f"tallest bar: {count(highest, 'article')}" if periods else "no dates known")
    return canvas


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def _step(first: date, last: date) -> str:
    days = (last - first).days + 1
    return "day" if days <= _MOST_BARS else "week" if days <= 7 * _MOST_BARS else "month"


def _period(day: date, step: str) -> date:
    if step == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if step == "month" else day


def _slots(periods: list[str]) -> dict[str, float]:
    """Where each period begins, as a share of the axis."""
    if not periods:
        return {}
    first, last = date.fromisoformat(periods[0]), date.fromisoformat(periods[-1])
    gaps = [(date.fromisoformat(b) - date.fromisoformat(a)).days for a, b in pairwise(periods)]
    length = (last - first).days + min(gaps, default=1)
    return {period: (date.fromisoformat(period) - first).days / length for period in periods}
