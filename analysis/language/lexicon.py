"""Word lists: CSV files in `lexicons/`, open to whoever wants to see or change what counts.

Every list has a `source` column that says where an entry comes from. Lines that begin with # are comments.
"""

from __future__ import annotations

import csv
import hashlib
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "lexicons"

_VOWELS = "aeiou"


@cache
def load(name: str) -> tuple[dict[str, str], ...]:
    """The rows of the list `name`, as dictionaries by column."""
    return rows(FOLDER / f"{name}.csv")


def rows(path: Path) -> tuple[dict[str, str], ...]:
    """The rows of a list wherever it lies, as dictionaries by column."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(line for line in file if not line.startswith("#")))


def hashes() -> dict[str, str]:
    """SHA-256 of each list, by name: what a manifest records."""
    return {path.stem: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(FOLDER.glob("*.csv"))}


def words(text: str) -> frozenset[str]:
    """The words of a short list that has its place in the code."""
    return frozenset(text.split())


def inflections(verb: str, irregular: str = "") -> set[str]:
    """The forms of an English verb: the base, -s, -ed, -ing, and the irregular ones named (separated by spaces).

    `inflections("say", "said")` gives say, says, said, saying (and the harmless 'sayed'). The first word of a
    phrasal verb inflects, the rest stays: 'point out' gives 'pointed out'.
    """
    head, _, rest = verb.partition(" ")
    forms = {head, _third_person(head), *irregular.split()}
    if head.endswith("y") and head[-2:-1] not in _VOWELS:
        forms |= {head[:-1] + "ied", head + "ing"}
    elif head.endswith(("ee", "oe", "ye")):
        forms |= {head + "d", head + "ing"}
    else:
        stem = head.removesuffix("e")
        forms |= {stem + "ed", stem + "ing"}
    if _doubles(head):
        forms |= {head + head[-1] + "ed", head + head[-1] + "ing"}
    return {f"{form} {rest}" if rest else form for form in forms}


def _third_person(head: str) -> str:
    if head.endswith(("s", "x", "z", "ch", "sh")):
        return head + "es"
    if head.endswith("y") and head[-2:-1] not in _VOWELS:
        return head[:-1] + "ies"
    return head + "s"


def _doubles(head: str) -> bool:
    return len(head) > 2 and head[-1] in "bdgklmnprt" and head[-2] in _VOWELS and head[-3] not in _VOWELS
