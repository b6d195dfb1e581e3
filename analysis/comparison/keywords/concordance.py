"""Keyword in context: lines of text around the terms that were listed for an outlet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd

from analysis.tables import CONCORDANCE

MOST_LINES = 5  # of a term
_CONTEXT = 70  # characters


def lines(words: pd.DataFrame, places: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Lines of text for each row of WORDS, from as many articles as possible, spread over the dates; CONCORDANCE."""
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    dates = dict(zip(articles["article_id"], articles["published"], strict=True))
    found = places.merge(words[["voice", "outlet", "term"]], on=["voice", "outlet", "term"])
    found = found.assign(published=found["article_id"].map(dates)).sort_values(
        ["published", "article_id", "start"], kind="stable"
    )
    found["turn"] = found.groupby(["voice", "outlet", "term", "article_id"]).cumcount()
    by_term = dict(list(found.groupby(["voice", "outlet", "term"], sort=False)))
    keys = zip(words["voice"], words["outlet"], words["term"], strict=True)
    return CONCORDANCE.frame(_line(row, texts) for key in keys for row in _spread(by_term[key]))


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """The words before and after a stretch of text, both from its paragraph."""
    opening = max(text.rfind("\n", 0, start) + 1, start - _CONTEXT)
    closing = text.find("\n", end)
    ending = min(len(text) if closing < 0 else closing, end + _CONTEXT)
    left, right = text[opening:start], text[end:ending]
    if opening > text.rfind("\n", 0, start) + 1:
        left = "…" + left[left.find(" ") :]
    if ending < (len(text) if closing < 0 else closing):
        right = right[: right.rfind(" ") + 1] + "…"
    return left, right


def _spread(uses: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Some of the uses of a term: the first of each article, evenly over the dates; then second ones."""
    ordered = uses.sort_values("turn", kind="stable")
    first = int((ordered["turn"] == 0).sum())
    chosen = _evenly(first) if first > MOST_LINES else range(min(MOST_LINES, len(ordered)))
    for row in ordered.iloc[list(chosen)].to_dict("records"):
        yield {str(key): value for key, value in row.items()}


def _evenly(number: int) -> Sequence[int]:
    return [int(place) for place in np.linspace(0, number - 1, MOST_LINES).round()]


def _line(row: dict[str, Any], texts: dict[str, str]) -> dict[str, Any]:
    """The words before the term, the term, the words after it, all from the term's paragraph."""
    text, start, end = texts[row["article_id"]], int(row["start"]), int(row["end"])
    left, right = around(text, start, end)
    place = {name: row[name] for name in ("voice", "outlet", "term", "article_id", "sentence", "start", "end")}
    return {**place, "left": left, "match": text[start:end], "right": right}
