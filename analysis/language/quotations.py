"""Which quotation marks belong together.

All kinds are known: “ ” ‘ ’ « » ‹ › „ ‚ and the straight " and '. Apostrophes are told from single marks. A quotation
may run over several paragraphs, each re-opened with a mark that has no partner of its own. A mark without a partner
loses nothing but itself: pairing starts anew at every paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

Span = tuple[int, int]
_Family = Literal["double", "single", "guillemet", "single guillemet"]
_Role = Literal["open", "close", "either"]

_MARKS: dict[str, tuple[_Family, _Role]] = {
    "“": ("double", "open"),
    "”": ("double", "close"),
    "„": ("double", "open"),
    "‟": ("double", "open"),
    '"': ("double", "either"),
    "＂": ("double", "either"),
    "``": ("double", "open"),
    "''": ("double", "either"),
    "‘": ("single", "open"),
    "’": ("single", "close"),
    "‚": ("single", "open"),
    "‛": ("single", "open"),
    "'": ("single", "either"),
    "«": ("guillemet", "open"),
    "»": ("guillemet", "close"),
    "‹": ("single guillemet", "open"),
    "›": ("single guillemet", "close"),
}
_MARK = re.compile(r"``|''(?!')|[“”„‟\"＂‘’‚‛'«»‹›]")

# Words that begin with an apostrophe; after them comes no quotation.
_ELISION = re.compile(r"(?:\d0s|\d\d\b|em|til|till|twas|tis|cause|bout|round|n|nuff|cuz|ere|neath|s)\b", re.IGNORECASE)
_OPENERS = "([{<—–-/…"
_CLOSERS = ")]}>—–-/….,;:!?"
# A paragraph in which somebody is quoted after the mark did not leave its quotation open for the next one.
_SAID = re.compile(r"[,?!]\s+(?:\w+\s+){0,3}?(?:said|says|told|added|wrote|asked)\b")


class Pair(NamedTuple):
    """A quotation with its marks; `depth` counts the quotations around it."""

    start: int
    end: int
    depth: int


@dataclass(frozen=True, kw_only=True)
class Quotations:
    """The quotations of a text in order of their start, and the marks that have no partner."""

    pairs: tuple[Pair, ...]
    unbalanced: tuple[Span, ...]

    @cached_property
    def outer(self) -> tuple[Pair, ...]:
        """The quotations that stand in no other."""
        return tuple(pair for pair in self.pairs if pair.depth == 0)


class _Mark(NamedTuple):
    start: int
    end: int
    family: _Family
    again: tuple[Span, ...] = ()  # the marks that re-open it at later paragraphs


def pair(text: str) -> Quotations:
    """The quotations of the text. Offsets include the marks; a quotation of several paragraphs is one pair."""
    spans: list[Span] = []
    unbalanced: list[Span] = []
    pending: _Mark | None = None
    for start, end in _paragraphs(text):
        stack, first = _resumed(text, start, pending)
        if pending is not None and not stack:
            unbalanced += [(pending.start, pending.end), *pending.again]
        found, lost, stack = _pair_paragraph(text, first, end, stack)
        spans += found
        pending = _left_open(text, end, stack)
        unbalanced += lost + [s for mark in stack if mark is not pending for s in ((mark.start, mark.end), *mark.again)]
    if pending is not None:
        unbalanced += [(pending.start, pending.end), *pending.again]
    return Quotations(pairs=_with_depth(spans), unbalanced=tuple(sorted(unbalanced)))


def _paragraphs(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def _resumed(text: str, start: int, pending: _Mark | None) -> tuple[list[_Mark], int]:
    """The open marks at the start of a paragraph, and where its own marks begin."""
    if pending is not None:
        at = next(i for i in range(start, len(text)) if not text[i].isspace())
        mark = _MARK.match(text, at)
        if mark and _MARKS[mark[0]][0] == pending.family and _MARKS[mark[0]][1] != "close":
            return [pending._replace(again=(*pending.again, mark.span()))], mark.end()
    return [], start


def _left_open(text: str, end: int, stack: list[_Mark]) -> _Mark | None:
    """The mark whose quotation may go on in the next paragraph: the only one open, and nobody speaks after it."""
    if len(stack) == 1 and stack[0].family != "single":
        begun = stack[0].again[-1][0] if stack[0].again else stack[0].start
        if not _SAID.search(text, begun, end):
            return stack[0]
    return None


def _pair_paragraph(text: str, start: int, end: int, stack: list[_Mark]) -> tuple[list[Span], list[Span], list[_Mark]]:
    """Pairs, marks without partner, and marks still open at the end of the paragraph."""
    pairs: list[Span] = []
    lost: list[Span] = []
    for found in _MARK.finditer(text, start, end):
        family, _ = _MARKS[found[0]]
        opened = next((i for i in range(len(stack) - 1, -1, -1) if stack[i].family == family), None)
        match _function(text, found, end, opened is not None):
            case "open":
                stack.append(_Mark(*found.span(), family))
            case "close" if opened is not None:
                pairs.append((stack[opened].start, found.end()))
                lost += [span for mark in stack[opened + 1 :] for span in ((mark.start, mark.end), *mark.again)]
                del stack[opened:]
            case "close":
                lost.append(found.span())
    return pairs, lost, stack


def _function(text: str, mark: re.Match[str], end: int, is_open: bool) -> Literal["open", "close", "none"]:
    """What a mark does where it stands; "none" for apostrophes and inches."""
    family, role = _MARKS[mark[0]]
    before = text[mark.start() - 1] if mark.start() else " "
    after = text[mark.end()] if mark.end() < end else " "
    if family == "single" and mark[0] in "'’‘" and _is_apostrophe(text, mark, end, is_open):
        return "none"
    opens, closes = _may_open(before, after), _may_close(before, after)
    if opens and not closes:
        return "open"
    if closes and not opens:
        if is_open or role == "close":
            return "close"
        return "none" if mark[0] == '"' and before.isdigit() else "close"
    if is_open and (role != "open" or not opens):
        return "close"
    return "open" if role == "either" else role


def _may_open(before: str, after: str) -> bool:
    return not after.isspace() and (before.isspace() or before in _OPENERS or before in _MARKS)


def _may_close(before: str, after: str) -> bool:
    return not before.isspace() and (after.isspace() or after in _CLOSERS or after in _MARKS)


def _is_apostrophe(text: str, mark: re.Match[str], end: int, is_open: bool) -> bool:
    before = text[mark.start() - 1] if mark.start() else " "
    after = text[mark.end()] if mark.end() < end else " "
    if before.isalnum() and after.isalnum():
        return True
    if not before.isalnum() and after.isalnum() and _ELISION.match(text, mark.end(), end):
        return True
    if not before.isalpha():
        return before.isdigit() and not is_open
    if mark[0] == "‘" or not is_open:
        return mark[0] != "‘"
    return before in "sSnz" and after == " " and _closes_later(text, mark.end(), end)


def _closes_later(text: str, start: int, end: int) -> bool:
    """Whether a single quotation that is open is closed by a later mark, so that this one is the workers’."""
    for mark in re.finditer(r"[‘’']", text[start:end]):
        at = start + mark.start()
        before, after = text[at - 1], text[at + 1] if at + 1 < end else " "
        if _may_open(before, after) and not _may_close(before, after):
            return bool(_ELISION.match(text, at + 1, end)) and _closes_later(text, at + 1, end)
        if not after.isalnum() and not (before in "sSnz" and after == " "):
            return True
    return False


def _with_depth(spans: list[Span]) -> tuple[Pair, ...]:
    pairs: list[Pair] = []
    around: list[int] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        while around and around[-1] <= start:
            around.pop()
        pairs.append(Pair(start, end, len(around)))
        around.append(end)
    return tuple(pairs)
