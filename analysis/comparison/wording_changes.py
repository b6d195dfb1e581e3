"""What one wording changed of another, word by word.

Quotation marks, other punctuation and capitals make no difference; currency and per cent signs are words, so that no
number changes its meaning unseen. Method: longest common runs first (Ratcliff and Metzener 1988, as in `difflib`),
which reads as people would tell a change, also where it is not the shortest list of edits.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from analysis.language.words import Word, words

Kind = Literal["inserted", "deleted", "replaced"]

_KINDS: dict[str, Kind] = {"insert": "inserted", "delete": "deleted", "replace": "replaced"}


class Change(NamedTuple):
    """A change: what stood there and where, what stands in its place and where; spans are empty at their place."""

    kind: Kind
    start: int
    end: int
    other_start: int
    other_end: int
    before: str
    after: str


def changes(one: str, other: str) -> tuple[Change, ...]:
    """What `other` inserted, deleted or replaced of `one`, in order; empty where the words are the same.

    Offsets count characters in each of the two texts.
    """
    ours, theirs = words(one), words(other)
    matcher = SequenceMatcher(None, [word.key for word in ours], [word.key for word in theirs], autojunk=False)
    return tuple(_changes(one, other, ours, theirs, matcher))


def _changes(
    one: str, other: str, ours: list[Word], theirs: list[Word], matcher: SequenceMatcher[str]
) -> Iterator[Change]:
    for operation, first, last, other_first, other_last in matcher.get_opcodes():
        if operation != "equal":
            start, end = _span(ours, first, last)
            other_start, other_end = _span(theirs, other_first, other_last)
            before, after = one[start:end], other[other_start:other_end]
            yield Change(_KINDS[operation], start, end, other_start, other_end, before, after)


def _span(found: list[Word], first: int, last: int) -> tuple[int, int]:
    """The extent of some words; of none, the place after the word before."""
    if first < last:
        return found[first].start, found[last - 1].end
    at = found[first - 1].end if first else 0
    return at, at
