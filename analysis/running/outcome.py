"""What came out of a run, in a few numbers: kept in its record, so that the list of runs reads no tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.running.workspace import Workspace
from analysis.tables import ARTICLES, DROPPED, SCORES, TABLES

# One measure of each kind of framing that is scored for an outlet as a whole.
HEADLINES = ("hedging", "attributed", "named")


def of(work: Workspace) -> dict[str, Any]:
    """Rows of each table, what was dropped and why, the days of publication, and the headline scores.

    undated: articles without a date of publication that could be read.
    """
    articles = work.read(ARTICLES)
    return {
        "rows": {table.name: len(work.read(table)) for table in TABLES if work.has(table)},
        "dropped": dropped(work.read(DROPPED)),
        "undated": int((articles["published"] == "").sum()),
        "period": period(articles),
        "headline": headline(work.read(SCORES)),
    }


def in_words(record: Mapping[str, Any]) -> str:
    """How many articles were read, and what of the corpus was not, in one line."""
    reasons, articles = record["dropped"], record["rows"]["ARTICLES"]
    line = f"read {articles:,} {'article' if articles == 1 else 'articles'}"
    line += f"; dropped {sum(reasons.values()):,} (see DROPPED): {reasons_in_words(reasons)}" if reasons else ""
    return line + (f"; {record['undated']:,} without a date that could be read" if record["undated"] else "")


def dropped(inputs: pd.DataFrame) -> dict[str, int]:
    """How many inputs were dropped for each reason, by rows of DROPPED."""
    return {str(reason): int(count) for reason, count in inputs["reason"].value_counts().items()}


def reasons_in_words(reasons: Mapping[str, int]) -> str:
    """The reasons and how often each: '2 too short, 1 unreadable'."""
    return ", ".join(f"{count} {reason}" for reason, count in reasons.items())


def period(articles: pd.DataFrame) -> list[str]:
    """The first and the last day of publication; empty where no article is dated."""
    days = articles["published"].str[:10]
    dated = days[days.str.fullmatch(r"\d{4}-\d{2}-\d{2}")]
    return [str(dated.min()), str(dated.max())] if len(dated) else []


def headline(scores: pd.DataFrame) -> list[dict[str, Any]]:
    """Each outlet's scores on the headline measures, in its own voice; an interval that is missing is None."""
    chosen = scores[scores["measure"].isin(HEADLINES) & (scores["voice"] == "outlet") & (scores["about"] == "")]
    columns = ["measure", "outlet", "score", "low", "high", "articles", "judged", "enough"]
    return [{str(name): _plain(value) for name, value in row.items()} for row in chosen[columns].to_dict("records")]


def _plain(value: Any) -> Any:
    """A value as JSON has it."""
    if pd.isna(value):
        return None
    value = value.item() if hasattr(value, "item") else value
    return round(value, 6) if isinstance(value, float) else value
