"""Title and body told apart; the title, where there is one, is the first paragraph."""

from __future__ import annotations

import re
from typing import NamedTuple

from analysis.corpus.offsets import Change, EditedText

FUNCTION_WORDS = frozenset(
    "a an the of to in on at by for from with as and or but is are was were be been has have had will would could can "
    "may might must not no its his her their it he she they we you this that these those after before over amid into "
    "about against between during says say said who what when where why how if than up out off".split()
)
_TITLE_CHARS = 180
_TITLE_WORDS = 28
_CLOSED = re.compile(r"[.!?…:;,][\"'”’»)\]]*\Z")
_ABBREVIATION = re.compile(r"\b(?:[A-Z]\.){2,}[\"'”’»]*\Z")
_SITE = re.compile(r"\s+[|–—-]\s+[^|–—]{2,40}\Z")
_LABEL_WORDS = 4
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
    start = sum(len(line) + 1 for line in lines[:found])
    cut = text.changed([Change(0, start, "", "section label", "the name of a section above the title")])
    return Titled(cut, title if same_words(title, lines[found]) else lines[found], len(lines[found]))


def is_closed(line: str) -> bool:
    """Whether the line ends as a sentence does."""
    return _CLOSED.search(line) is not None


def same_words(line: str, title: str) -> bool:
    """Whether two lines have the same letters and digits, whatever the case, the blanks and the marks."""
    return bool(_letters(title)) and _letters(line) == _letters(title)


def _find(lines: list[str], title: str) -> int | None:
    """The number of the line that is the title, if only short labels stand above it."""
    for number, line in [(n, line) for n, line in enumerate(lines) if line.strip()][:3]:
        if same_words(line, title) or (len(line.split()) > _LABEL_WORDS and same_words(line, _SITE.sub("", title))):
            return number
        if len(line.split()) > _LABEL_WORDS or is_closed(line):
            return None
    return None


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
    return any(is_closed(line) and len(line.split()) > words / 2 for line in rest[:4])
