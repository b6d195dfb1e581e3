"""Who edited what in copy that is printed more than once: each printing against the earliest known one, by words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from analysis.comparison.wording_changes import changes
from analysis.tables import REVISIONS


def found(passages: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """What each later printing of a passage inserted, deleted or replaced; REVISIONS.

    The earliest known printing is what the others are compared with, not what they must have been made from: all may
    have edited the same agency text.
    """
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    return REVISIONS.frame(
        row for _, printings in passages.groupby("passage", sort=False) for row in _of_passage(printings, texts)
    )


def _of_passage(printings: pd.DataFrame, texts: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    first, *later = printings.sort_values("printing").to_dict("records")
    begin, there = int(first["start"]), texts[first["article_id"]][first["start"] : first["end"]]
    for printing in later:
        start, here = int(printing["start"]), texts[printing["article_id"]][printing["start"] : printing["end"]]
        for change in changes(there, here):
            yield {
                "passage": printing["passage"],
                "article_id": printing["article_id"],
                "outlet": printing["outlet"],
                "printing": printing["printing"],
                "kind": change.kind,
                "start": start + change.other_start,
                "end": start + change.other_end,
                "after": change.after,
                "first_article_id": first["article_id"],
                "first_start": begin + change.start,
                "first_end": begin + change.end,
                "before": change.before,
            }
