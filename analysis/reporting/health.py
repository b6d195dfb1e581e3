"""Input health: what was read, what had to be mended, what was left out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import pandas as pd

from analysis.reporting.corpus import Corpus
from analysis.reporting.palette import Look
from analysis.reporting.rows import groups, records
from analysis.reporting.wording import shortened

MOST_ROWS = 100
_EXAMPLE = 80


class Intake(NamedTuple):
    """What was read of an outlet, in numbers of articles where nothing else is said."""

    outlet: str
    look: Look
    articles: int
    words: int
    undated: int
    encodings: str
    mended: int  # edits that put something else in the place of what stood there
    removed: int  # edits that took something visible away
    unbalanced: int  # quotation marks without a partner
    copies: int
    dropped: int


class Rule(NamedTuple):
    """A rule of cleaning, how often it acted, and an example."""

    rule: str
    reason: str
    edits: int
    articles: int
    before: str
    after: str


def intake(corpus: Corpus, unbalanced: Mapping[str, int]) -> list[Intake]:
    """A row for each outlet."""
    edits = _visible(corpus["edits"])
    removed = edits[edits["after"].str.strip() == ""]["article_id"].value_counts()
    mended = edits[edits["after"].str.strip() != ""]["article_id"].value_counts()
    dropped = corpus["dropped"]["outlet"].value_counts()
    rows = []
    for outlet in corpus.outlets:
        articles = corpus.articles[corpus.articles["outlet"] == outlet]
        ids = list(articles["article_id"])
        rows.append(
            Intake(
                outlet=outlet,
                look=corpus.looks[outlet],
                articles=len(articles),
                words=int(articles["words"].sum()),
                undated=int((articles["published"] == "").sum()),
                encodings=", ".join(sorted(set(articles["encoding"]) - {""})),
                mended=int(sum(mended.get(article_id, 0) for article_id in ids)),
                removed=int(sum(removed.get(article_id, 0) for article_id in ids)),
                unbalanced=int(sum(unbalanced.get(article_id, 0) for article_id in ids)),
                copies=int((articles["copy_group"] != "").sum()),
                dropped=int(dropped.get(outlet, 0)),
            )
        )
    return rows


def rules(corpus: Corpus) -> list[Rule]:
    """The rules of cleaning that acted, the busiest first."""
    found = []
    for rule, rows in groups(corpus["edits"], "rule"):
        visible = _visible(rows)
        example = (visible if len(visible) else rows).iloc[0]
        found.append(
            Rule(
                rule=rule,
                reason=str(rows.iloc[0]["reason"]),
                edits=len(rows),
                articles=int(rows["article_id"].nunique()),
                before=_shown(example["before"]),
                after=_shown(example["after"]),
            )
        )
    return sorted(found, key=lambda row: (-row.edits, row.rule))


def copies(corpus: Corpus) -> list[list[dict[str, Any]]]:
    """The groups of articles that are near-copies of each other."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in corpus.article.values():
        if row["copy_group"]:
            groups.setdefault(row["copy_group"], []).append(row)
    return [groups[name] for name in sorted(groups)]


def dropped(corpus: Corpus) -> list[dict[str, Any]]:
    """The inputs that did not become articles."""
    return records(corpus["dropped"])


def _visible(edits: pd.DataFrame) -> pd.DataFrame:
    """Edits of more than blank space."""
    return edits[edits["before"].str.strip() != edits["after"].str.strip()]


def _shown(words: str) -> str:
    return shortened(" ".join(words.split()), _EXAMPLE)
