"""The copy of a sentence that is scored: as long as the sentence, with straight apostrophes and no names in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

Span = tuple[int, int]

MASK = "_"

_STRAIGHT = str.maketrans("‘’“”", "''\"\"")
_NAME = re.compile(r"(?<!\w)[A-Z][\w'.&-]*(?:\s+(?:(?:of|the|and|for|de|von|van|al)\s+){0,2}[A-Z][\w'.&-]*)*")
_WORD = re.compile(r"[A-Za-z]{4,}")
_OPENS_A_SENTENCE = ".!?:\"'("
_HEADLINE = 0.6


def masked(text: str, mentions: Iterable[Span]) -> str:
    """The text with its mentions and names masked, so that 'United' praises nobody and no name sways a score.

    A name is a run of capitalised words, or one within a sentence. In a headline with most words capitalised,
    capitals tell nothing, and only the mentions are masked.
    """
    copy = _cover(text.translate(_STRAIGHT), mentions)
    words = _WORD.findall(copy)
    if sum(word[0].isupper() for word in words) >= _HEADLINE * max(1, len(words)):
        return copy
    return _cover(copy, _names(copy))


def _names(text: str) -> Iterator[Span]:
    for match in _NAME.finditer(text):
        before = text[: match.start()].rstrip()
        opens = not before or before[-1] in _OPENS_A_SENTENCE
        if not opens or " " in match.group():
            yield match.span()


def _cover(text: str, spans: Iterable[Span]) -> str:
    """The text with each span replaced by as many mask characters: one word, however many the name has."""
    characters = list(text)
    for start, end in spans:
        for at in range(max(0, start), min(end, len(text))):
            characters[at] = MASK
    return "".join(characters)
