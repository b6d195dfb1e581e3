"""Who is quoted: counts of attributions by outlet, for the section on sources."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

import pandas as pd

from analysis.reporting.rows import groups

KINDS = ("person", "organisation", "document", "collective", "anonymous")
FORMS = ("direct", "mixed", "indirect")
STANCES = ("neutral", "assertive", "announce", "belief", "accuse", "doubt")


def claims(attributions: pd.DataFrame) -> pd.DataFrame:
    """The attributions of something said, or believed by somebody; plans, hopes and criticism are left out.

    The same rule as the measures of sourcing: `analysis.signals.voice.is_claim`. A claim within the content of another
    claim is left out as well (the measures tell it apart by its voice): there the other's source chose whom to quote.
    """
    kind, sourced = attributions["cue_class"], attributions["source"].map(len) > 0
    found = attributions[(kind == "speech") | ((kind == "belief") & sourced)]
    inner = [at for _, rows in found.groupby("article_id", sort=False) for at in _inner(rows)]
    return found.drop(index=inner)


def _inner(rows: pd.DataFrame) -> Iterator[Hashable]:
    """The rows of an article whose cue stands in the content of another, which is longer than its own."""
    contents = [(content, sum(end - start for start, end in content)) for content in rows["content"]]
    for at, cue, (_, long) in zip(rows.index, rows["cue"], contents, strict=True):
        begin = cue[0][0] if len(cue) else -1
        longer = (content for content, length in contents if length > long)
        if any(start <= begin < end for content in longer for start, end in content):
            yield at


def shares(attributions: pd.DataFrame, articles: pd.DataFrame, column: str, values: Sequence[str]) -> pd.DataFrame:
    """For each outlet with attributions and each value of the column: how many of its attributions have it.

    A row: outlet, value, number, attributions (of the outlet in all), articles (of the outlet with any), share.
    """
    known = _with_outlet(attributions, articles)
    rows = []
    for outlet, group in groups(known, "outlet"):
        numbers = group[column].value_counts()
        for value in values:
            number = int(numbers.get(value, 0))
            rows.append(
                {
                    "outlet": outlet,
                    "value": value,
                    "number": number,
                    "attributions": len(group),
                    "articles": int(group["article_id"].nunique()),
                    "share": number / len(group),
                }
            )
    return pd.DataFrame(rows, columns=["outlet", "value", "number", "attributions", "articles", "share"])


def most_quoted(attributions: pd.DataFrame, articles: pd.DataFrame, *, limit: int = 5) -> pd.DataFrame:
    """The sources each outlet attributes most to, by actor where one is known.

    A row: outlet, source, number, articles, direct (share with quotation marks round all or part of it).
    """
    known = _with_outlet(attributions, articles)
    known = known[known["source_actor"] != ""]
    known = known.assign(quoted=known["form"] != "indirect")
    rows = known.groupby(["outlet", "source_actor"], sort=True).agg(
        number=("form", "size"), articles=("article_id", "nunique"), quoted=("quoted", "sum")
    )
    rows = rows.reset_index().rename(columns={"source_actor": "source"})
    rows = rows.sort_values(["outlet", "number", "source"], ascending=[True, False, True], kind="stable")
    return rows.groupby("outlet", sort=True).head(limit).reset_index(drop=True)


def _with_outlet(attributions: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    outlets = dict(zip(articles["article_id"], articles["outlet"], strict=True))
    return attributions.assign(outlet=attributions["article_id"].map(outlets).astype("str"))
