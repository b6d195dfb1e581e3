"""Text cut into pieces by the marks that lie over it, so that overlapping marks can be shown without nesting."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Mark(NamedTuple):
    """A stretch of text and what it is: `kind` is the class that colours it, `note` says it in words."""

    start: int
    end: int
    kind: str
    note: str = ""


class Struck(NamedTuple):
    """What cleaning removed or replaced at a place of the clean text, by which rule, and whether it may stand alone."""

    at: int
    before: str
    rule: str
    alone: bool = False


class Piece(NamedTuple):
    """A stretch of text under the same marks. `anchor` names a sentence that begins here; `struck` is removed text."""

    text: str
    kinds: tuple[str, ...] = ()
    note: str = ""
    anchor: str = ""
    struck: bool = False

    @property
    def plain(self) -> bool:
        """Nothing but text."""
        return not (self.kinds or self.note or self.anchor or self.struck)


def pieces(
    text: str,
    start: int,
    end: int,
    marks: Iterable[Mark],
    *,
    anchors: Sequence[tuple[int, str]] = (),
    struck: Sequence[Struck] = (),
) -> list[Piece]:
    """text[start:end] in pieces that together give the text again, struck pieces left aside.

    Marks may overlap and reach beyond the stretch. `anchors` are places and the names of what begins there.
    """
    inside = sorted(mark for mark in marks if mark.start < end and mark.end > start and mark.start < mark.end)
    names = {at: name for at, name in anchors if start <= at < end}
    removed = [item for item in struck if start <= item.at <= end]
    cuts = {start, end, *names, *(item.at for item in removed)}
    for mark in inside:
        cuts |= {max(mark.start, start), min(mark.end, end)}
    return list(_between(text, sorted(cuts), inside, names, removed))


def paragraphs(text: str) -> list[tuple[int, int]]:
    """The extents of the lines that are not blank."""
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((start, start + len(line)))
        start += len(line) + 1
    return found


def within(marks: Sequence[Mark], start: int, end: int) -> list[Mark]:
    """The marks, sorted by their start, that touch the stretch; fast where they are many."""
    longest = max((mark.end - mark.start for mark in marks), default=0)
    starts = [mark.start for mark in marks]
    first, last = bisect_left(starts, start - longest), bisect_right(starts, end)
    return [mark for mark in marks[first:last] if mark.end > start and mark.start < end]


def _between(
    text: str, cuts: list[int], marks: list[Mark], names: dict[int, str], removed: Sequence[Struck]
) -> Iterable[Piece]:
    for left, right in zip(cuts, [*cuts[1:], cuts[-1]], strict=True):
        for item in removed:
            if item.at == left:
                yield Piece(item.before, (), item.rule, struck=True)
        if left == right:
            continue
        over = [mark for mark in marks if mark.start <= left and mark.end >= right]
        yield Piece(
            text[left:right],
            tuple(dict.fromkeys(mark.kind for mark in over)),
            "; ".join(dict.fromkeys(mark.note for mark in over if mark.note)),
            names.get(left, ""),
        )
