"""What a figure shows, in words: for those who hear the report, and for when a figure does not come up."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.reporting.prose import told
from analysis.reporting.rows import groups, rows
from analysis.reporting.terms import kind_title, voice_short
from analysis.reporting.wording import count, listing, percent, share, signed
from analysis.signals.measure import Measure


def by_outlet(table: pd.DataFrame, measure: Measure) -> str:
    """What a figure of one measure by outlet shows, in words."""
    lines = [
        f"{row.outlet}, {voice_short(row.voice)}: {_told_or_thin(row, measure)}"
        for row in rows(table.sort_values(["voice", "outlet"]))
    ]
    return f"{measure.question} " + ("; ".join(lines) + "." if lines else "Nothing was judged.")


def by_actor(table: pd.DataFrame, measure: Measure) -> str:
    """What the map of actors by outlet shows, in words."""
    actors = listing([str(actor) for actor in dict.fromkeys(table["about"])])
    enough = int(table["enough"].sum())
    return (
        f"{measure.question} Dots from {signed(measure.range[0])} to {signed(measure.range[1])} by outlet and voice, "
        f"for {actors or 'nobody'}; {enough} of {count(len(table), 'score')} rest on enough text to be compared. "
        "The table below the figure gives each number."
    )


def shares(table: pd.DataFrame, title: str) -> str:
    """What a figure of shares by outlet shows, in words."""
    lines = [
        f"{row.outlet}: {kind_title(row.value).lower()} {share(row.number, row.attributions)} "
        f"({row.number} of {row.attributions})"
        for row in rows(table)
        if row.number
    ]
    return f"{title} " + ("; ".join(lines) + "." if lines else "No attributions were found.")


def parts(table: pd.DataFrame, title: str) -> str:
    """What a figure of whole bars cut into parts shows, in words; `table` is PROFILE."""
    lines = []
    for outlet, rows_ in groups(table, "outlet"):
        told = [f"{kind_title(row.part).lower()} {percent(row.share)}" for row in rows(rows_) if row.words]
        lines.append(f"{outlet}: {', '.join(told)}")
    return f"{title} {'; '.join(lines)}."


def coverage(table: pd.DataFrame) -> str:
    """What the figure of articles by date shows, in words."""
    totals = table.groupby("outlet", sort=True)["articles"].sum()
    lines = [f"{outlet}: {count(int(number), 'article')}" for outlet, number in totals.items()]
    return f"Articles by outlet and date. {'; '.join(lines)}." if lines else "No articles."


def _told_or_thin(row: Any, measure: Measure) -> str:
    return told(row, measure) if row.enough else f"too thin to say (n {row.judged})"
