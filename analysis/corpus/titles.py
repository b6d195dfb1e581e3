"""Title and body told apart; the title, where there is one, is the first paragraph."""

from __future__ import annotations

import re
from typing import NamedTuple

from analysis.corpus.offsets import Change, EditedText

_SMALL_WORDS = """
a an the of to in on at by for from with as and or but is are was were be been has have had will would could can may
might must no not its his her their it he she they we you this that these those after before over amid into about
against between during says say said who what when where why how if than up out off
"""
FUNCTION_WORDS = frozenset(_SMALL_WORDS.split())
_TITLE_CHARS = 180
_TITLE_WORDS = 28
_CLOSED = re.compile(r"[.!?…:;,][\"'”’»)\]]*\Z")
_ABBREVIATION = re.compile(r"\b(?:[A-Z]\.){2,}[\"'”’»]*\Z")
_LABEL_WORDS = 4
_LEAD_LINES = 10  # byline, date, caption and the like stand between a headline and the first sentence
_REASON = "the title, which stands apart from the text, belongs to the article"


class Titled(NamedTuple):
    """A text whose title, if it has one, ends at `end`; 0 where it has none."""

    text: EditedText
    title: str
    end: int


def titled(text: EditedText, title: str = "") -> Titled:
    """The text with its title in front: the one given, else the one its first line looks like, else none.

    A given title that the text does not begin with is put before it. Short labels above the title are cut.
    """
    lines = text.text.split("\n")
    if not title:
        return Titled(text, lines[0].strip(), len(lines[0])) if _is_headline(lines) else Titled(text, "", 0)
    if (found := _find(lines, title)) is None:
        put = text.changed([Change(0, 0, f"{title}\n\n", "title", _REASON)])
        return Titled(put, title, len(title))
    first, last = found
    start, end = len("\n".join([*lines[:first], ""])), len("\n".join(lines[: last + 1]))
    cut = text.changed([Change(0, start, "", "section label", "the name of a section above the title")])
    whole = same_words("".join(lines[first : last + 1]), title)
    return Titled(cut, title if whole else lines[first], end - start)


def is_closed(line: str) -> bool:
    """Whether the line ends as a sentence does."""
    return _CLOSED.search(line) is not None


def same_words(line: str, title: str) -> bool:
    """Whether two lines have the same letters and digits, whatever the case, the blanks and the marks."""
    return bool(_letters(title)) and _letters(line) == _letters(title)


def _find(lines: list[str], title: str) -> tuple[int, int] | None:
    """The first and the last of the lines that are the title, if only short labels stand above them.

    A title can run over several lines (headline and deck), and a page's title often goes on where the headline ends
    ('Headline | The Outlet').
    """
    for number, line in [(n, line) for n, line in enumerate(lines) if line.strip()][:3]:
        if (last := _run(lines, number, title)) is not None:
            return number, last
        if len(line.split()) > _LABEL_WORDS and _begins(title, line):
            return number, number
        if len(line.split()) > _LABEL_WORDS or is_closed(line):
            return None
    return None


def _run(lines: list[str], first: int, title: str) -> int | None:
    """The last of the lines from `first` on that have the title's letters between them; None where they have others."""
    wanted, found = _letters(title), ""
    for number in range(first, min(first + 5, len(lines))):
        found += _letters(lines[number])
        if found == wanted and found:
            return number
        if not wanted.startswith(found):
            return None
    return None


def _begins(title: str, line: str) -> bool:
    """Whether the title is the line and, after a mark, something more."""
    wanted, letters = _letters(line), ""
    for place, character in enumerate(title):
        letters += _letters(character)
        if letters == wanted:
            return re.match(r"[\"'”’]*\s*[;:|–—-]\s*\S", title[place + 1 :]) is not None
    return False


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _is_headline(lines: list[str]) -> bool:
    """A first line that is short and not closed like a sentence, with sentences after it."""
    first, rest = lines[0].strip(), [line for line in lines[1:] if line.strip()]
    words = len(first.split())
    if not rest or not 2 <= words <= _TITLE_WORDS or len(first) > _TITLE_CHARS:
        return False
    if is_closed(first) and not first.endswith(("?", "!")) and not _ABBREVIATION.search(first):
        return False
    return any(is_closed(line) and len(line.split()) > words / 2 for line in rest[:_LEAD_LINES])
