"""Line ends, odd spaces and hard-wrapped lines: after this a paragraph is a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from analysis.corpus.offsets import Change, EditedText

# What is found, what stands in its place, the rule, the reason. The first that matches counts.
_RULES = (
    (r"\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", "line end", "every line ends in one way"),
    (r"[\xa0\u2000-\u200a\u202f\u205f\u3000]", " ", "odd space", "a space that looks like one but is none"),
    (
        r"[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\xad]",
        "",
        "invisible character",
        "it cannot be seen and hides words",
    ),
    (r"[\x00-\x08\x0e-\x1f\x7f-\x9f]", "", "control character", "it is no text"),
)
_ODD = re.compile("|".join(f"({pattern})" for pattern, *_ in _RULES))
_TRAILING = re.compile(r"[ \t]+(?=\n|\Z)")
_BLANK_LINES = re.compile(r"\n{3,}")
_AROUND = re.compile(r"\A\s+|\s+\Z")

WHITESPACE_RULES = frozenset({rule for _, _, rule, _ in _RULES} | {"space at line end", "blank lines", "line wrap"})


def tidied(text: EditedText) -> EditedText:
    """The text with plain line ends and spaces, at most one blank line in a row, and paragraphs on one line each."""
    text = text.changed(_odd(text.text))
    text = text.changed(_matches(_TRAILING, text.text, "", "space at line end", "nothing follows it"))
    text = text.changed(_matches(_BLANK_LINES, text.text, "\n\n", "blank lines", "one is enough"))
    text = text.changed(_unwrapped(text.text))
    return trimmed(text)


def trimmed(text: EditedText) -> EditedText:
    """The text without blanks before and after it."""
    return text.changed(_matches(_AROUND, text.text, "", "blank lines", "nothing stands before or after them"))


def _odd(text: str) -> Iterator[Change]:
    for match in _ODD.finditer(text):
        _, after, rule, reason = _RULES[(match.lastindex or 1) - 1]
        yield Change(match.start(), match.end(), after, rule, reason)


def _matches(pattern: re.Pattern[str], text: str, after: str, rule: str, reason: str) -> Iterator[Change]:
    for match in pattern.finditer(text):
        yield Change(match.start(), match.end(), after, rule, reason)


_WRAP = (50, 100)  # where programs that wrap lines do it
_CLOSED = re.compile(r"[.!?…:;][\"'”’»)\]]*\Z")
_LIST = re.compile(r"[-*•–—>\d]|\W*\Z")


def _unwrapped(text: str) -> Iterator[Change]:
    """Line ends within a paragraph that was broken to a fixed width.

    Only where blank lines part the paragraphs, and where the lines' lengths show that they were broken by a program:
    the first word of the next line would not have fitted.
    """
    width = _width(text)
    if not width:
        return
    start = 0
    for line, following in zip(lines := text.split("\n"), [*lines[1:], ""], strict=True):
        end = start + len(line)
        if _runs_on(line, following, width):
            yield Change(end, end + 1, " ", "line wrap", "the line was broken in the middle of a paragraph")
        start = end + 1


def _width(text: str) -> int:
    """The width to which the text was broken; 0 where it was not."""
    blocks = [block.split("\n") for block in text.split("\n\n")]
    broken = [line for block in blocks for line in block[:-1]]
    width = max(map(len, broken), default=0)
    longest = max((len(line) for block in blocks for line in block), default=0)
    if len(broken) < 4 or longest > _WRAP[1] or width < _WRAP[0]:
        return 0
    pairs = [(a, b) for block in blocks for a, b in pairwise(block)]
    full = sum(_runs_on(a, b, longest) for a, b in pairs)
    unclosed = sum(not _CLOSED.search(a) for a, _ in pairs)
    return longest if full >= 0.8 * len(pairs) and unclosed >= 0.6 * len(pairs) else 0


def _runs_on(line: str, following: str, width: int) -> bool:
    if not line or not following or _LIST.match(following):
        return False
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) > width - 2
