"""Who was taken for one and who was kept apart: names are where a count goes wrong unseen."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import Any, NamedTuple

import pandas as pd

from analysis.reporting.rows import records

MOST_MERGED, MOST_APART = 40, 40
_ALIKE = 85  # of 100, rapidfuzz ratio of two names


class Apart(NamedTuple):
    """Two actors that were kept apart though their names are alike, with their mentions, and why they may be one."""

    one: str
    mentions: int
    other: str
    other_mentions: int
    why: str


def merged(actors: pd.DataFrame) -> list[dict[str, Any]]:
    """The actors under whose name several spellings are counted, the most mentioned first."""
    several = actors[actors["aliases"] != ""]
    return records(several.sort_values(["mentions", "actor"], ascending=[False, True], kind="stable"))


def apart(actors: pd.DataFrame) -> list[Apart]:
    """Pairs of persons or organisations with one surname or nearly one spelling, the most mentioned first.

    A corpus of many names is not compared pair by pair: only names with a word in common, or alike in their first
    three letters, are looked at.
    """
    from rapidfuzz import fuzz

    known = [row for row in records(actors) if row["kind"] in ("person", "organisation")]
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, row in enumerate(known):
        words = row["actor"].casefold().split()
        for key in {words[-1], row["actor"].casefold()[:3]}:
            blocks[row["kind"], key].append(number)
    pairs = {pair for block in blocks.values() for pair in combinations(block, 2)}
    found = []
    for a, b in pairs:
        one, other = known[a], known[b]
        surname = one["kind"] == "person" and one["actor"].split()[-1] == other["actor"].split()[-1]
        spelling = fuzz.ratio(one["actor"], other["actor"]) >= _ALIKE
        if surname or spelling:
            why = "one surname" if surname else "nearly one spelling"
            found.append(Apart(one["actor"], int(one["mentions"]), other["actor"], int(other["mentions"]), why))
    return sorted(
        found, key=lambda pair: (-min(pair.mentions, pair.other_mentions), -pair.mentions, pair.one, pair.other)
    )
