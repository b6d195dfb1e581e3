"""How far the alignment of utterances agrees with a person's: pairs of versions, and what was made of each.

Annotations are as in `data/gold/shared_quotes.jsonl` (data/README.md): a row for each article that reports an
utterance. A pair of articles is right when both report the utterance at the places that a person marked.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

_MEANS = {
    "none": {"verbatim", "marks", "sole"},
    "truncated": {"truncated"},
    "changed": {"substituted", "paraphrased"},
    "indirect": {"indirect"},
}


class Agreement(NamedTuple):
    """Pairs that were aligned and are right, aligned, and to be aligned; versions classed right, and classed."""

    right: int
    found: int
    expected: int
    classed_right: int
    classed: int

    @property
    def precision(self) -> float:
        """The share of the aligned pairs that are right."""
        return self.right / self.found

    @property
    def recall(self) -> float:
        """The share of the pairs to be aligned that are."""
        return self.right / self.expected

    @property
    def classes(self) -> float:
        """The share of the versions found whose alteration is right."""
        return self.classed_right / self.classed


def agreement(quotes: pd.DataFrame, articles: pd.DataFrame, annotations: Path) -> Agreement:
    """How QUOTES agrees with the annotations of the same corpus."""
    gold = list(_annotated(articles, annotations))
    found = [{str(name): value for name, value in row.items()} for row in quotes.to_dict("records")]
    named = [_names(row, gold) for row in found]
    expected = _expected(gold)
    aligned = list(_aligned(found, named))
    classed = [
        (row, one)
        for row, names in zip(found, named, strict=True)
        for one in gold
        if one["article_id"] == row["article_id"] and one["cluster"] in names
    ]
    right = [row for row, one in classed if row["alteration"] in _MEANS[one["alteration"]] or _is_side(row, one)]
    return Agreement(sum(aligned), len(aligned), expected, len(right), len(classed))


def _is_side(row: Mapping[str, Any], one: Mapping[str, Any]) -> bool:
    """Of two wordings neither is the majority's, so that the usual one is classed as altered too."""
    return one["alteration"] == "none" and row["base"] and not row["majority"]


def _annotated(articles: pd.DataFrame, annotations: Path) -> Iterator[dict[str, Any]]:
    """The annotations, each with its article in this corpus and its places there."""
    known = {
        (row["source_file"], None if pd.isna(row["record"]) else int(row["record"])): (row["article_id"], row["text"])
        for row in articles.to_dict("records")
    }
    for line in annotations.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        article_id, text = known[row["file"], row["record"]]
        places = [(text.index(words), text.index(words) + len(words)) for words in row["texts"]]
        yield row | {"article_id": article_id, "places": places}


def _names(row: Mapping[str, Any], gold: Iterable[Mapping[str, Any]]) -> set[str]:
    """The annotated utterances that a version overlaps."""
    return {
        one["cluster"]
        for one in gold
        if one["article_id"] == row["article_id"]
        and any(start < stop and begin < end for start, end in row["spans"] for begin, stop in one["places"])
    }


def _expected(gold: Iterable[Mapping[str, Any]]) -> int:
    """How many pairs of articles are to be aligned."""
    members = Counter(row["cluster"] for row in gold)
    return sum(number * (number - 1) // 2 for number in members.values())


def _aligned(found: list[dict[str, Any]], named: list[set[str]]) -> Iterator[bool]:
    """Whether each pair of versions that was aligned is of one annotated utterance."""
    by: dict[int, list[int]] = defaultdict(list)
    for number, row in enumerate(found):
        by[int(row["cluster"])].append(number)
    for members in by.values():
        for one, other in combinations(members, 2):
            yield bool(named[one] & named[other])
