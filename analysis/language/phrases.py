"""Phrases of a word list found among the tokens of a sentence, the longest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from analysis.language.lexicon import inflections

Entry = TypeVar("Entry")

_GAP = "..."
_GAP_WORDS = 3

Element = frozenset[str] | None  # the words that fit; None for a gap


class Found(NamedTuple, Generic[Entry]):
    """An entry of the list and the tokens [start, end) that it was found in."""

    start: int
    end: int
    entry: Entry


class Phrases(Generic[Entry]):
    """Phrases that point to entries of a list.

    A phrase is written in lower case, its words separated by spaces: `a/b` is either word, `~word` every regular
    form of the verb, `...` up to three words of any kind.
    """

    def __init__(self, phrases: Iterable[tuple[str, Entry]]) -> None:
        """Index the phrases by their first words."""
        self._by_first: dict[str, list[tuple[tuple[Element, ...], Entry]]] = {}
        for phrase, entry in phrases:
            elements = tuple(_element(word) for word in phrase.split())
            for first in elements[0] or ():
                self._by_first.setdefault(first, []).append((elements[1:], entry))

    def at(self, words: Sequence[str], start: int) -> Iterator[Found[Entry]]:
        """The entries that begin at a word, the longest first; `words` are in lower case, apostrophes straight."""
        entries = self._by_first.get(words[start])
        if entries is None:
            return iter(())
        found = [
            Found(start, end, entry) for rest, entry in entries if (end := _end(rest, words, start + 1)) is not None
        ]
        return iter(sorted(found, key=lambda match: -match.end))


def straight(word: str) -> str:
    """The word as phrases are written: in lower case, with a straight apostrophe. Its length may change."""
    return word.lower().replace("’", "'")


def _element(word: str) -> Element:
    if word == _GAP:
        return None
    forms: set[str] = set()
    for part in word.split("/"):
        forms |= inflections(part[1:]) if part.startswith("~") else {part}
    return frozenset(forms)


def _end(rest: tuple[Element, ...], words: Sequence[str], at: int) -> int | None:
    """One past the last word when the rest of a phrase stands at `at`, else None."""
    if not rest:
        return at
    if rest[0] is None:
        ends = (_end(rest[1:], words, at + skipped) for skipped in range(_GAP_WORDS + 1))
        return next((end for end in ends if end is not None), None)
    if at < len(words) and words[at] in rest[0]:
        return _end(rest[1:], words, at + 1)
    return None
