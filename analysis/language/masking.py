"""What of a sentence is not to be seen by what scores it: names. A score must not depend on who somebody is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

Span = tuple[int, int]

MASK = "_"

_STRAIGHT = str.maketrans("‘’“”", "''\"\"")
_NAME = re.compile(r"(?<!\w)[A-Z][\w'.&-]*(?:\s+(?:(?:of|the|and|for|de|von|van|al)\s+){0,2}[A-Z][\w'.&-]*)*")
_WORD = re.compile(r"[A-Za-z]{4,}")
_NAMED = re.compile(r"(?<!\w)[^\W\d_a-z][^\W\d_]+(?!\w)")  # a capitalised word of a name, be it 'Xi' or 'Erdoğan'
_COMMON = frozenset(("new", "mr", "mrs", "ms", "dr", "st", "jr", "sr", "the", "of", "and"))
_PRONOUNS = frozenset(
    (
        *("he", "him", "his", "she", "her", "hers", "it", "its", "they", "them", "their", "theirs", "we", "us", "our"),
        *("i", "me", "my", "mine", "you", "your", "yours", "who", "whom", "whose", "this", "that", "these", "those"),
        *("himself", "herself", "itself", "themselves", "ours", "one", "some", "many", "others", "both"),
    )
)
_TITLES = frozenset(
    (
        *("mr", "mrs", "ms", "miss", "dr", "sir", "lady", "lord", "president", "vice", "sen", "senator", "senators"),
        *("rep", "representative", "gov", "governor", "secretary", "judge", "justice", "attorney", "general", "the"),
        *("chief", "former", "prime", "minister", "chancellor", "king", "queen", "prince", "princess", "pope", "gen"),
        *("chairman", "chairwoman", "speaker", "director", "mayor", "sheriff", "officer", "republican", "democrat"),
        *("congressman", "congresswoman", "first", "lady", "foreign", "of", "state", "defense", "defence", "a", "an"),
    )
)
_OPENS_A_SENTENCE = ".!?:\"'("
_HEADLINE = 0.6
_ASKED_AGAIN = 1000  # names: each of a sentence is looked at for every target in it


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


def hidden(text: str, target: Span, names: Iterable[Span]) -> tuple[Span, ...]:
    """The stretches to hide from a reader that is to be blind to names: in order, without overlaps.

    Hidden are the given names, the target where it is a name (a pronoun or 'the president' is none; titles before a
    name stay), and other places where a word of the target's name stands. How far the recogniser thinks that the
    target's name reaches may depend on whose it is, so what it has beyond the target is a stretch of its own.
    """
    own = name_within(text, target)
    if own is None:
        return _merged(names)
    spans = {own}
    for start, end in names:
        sides = ((start, min(end, own[0])), (max(start, own[1]), end))
        spans.update(_untitled(text, side) for side in sides if side[0] < side[1])
    spans.update(span for span in _again(text, own) if not _inside(span, own))
    return _merged(spans)


def hidden_of(text: str, targets: Iterable[Span], names: Iterable[Span]) -> tuple[Span, ...]:
    """The stretches to hide so that the reader is blind to every one of some targets."""
    names = tuple(names)
    return _merged(span for target in targets for span in hidden(text, target, names))


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The stretches in order, those that overlap as one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        elif start < end:
            found.append((start, end))
    return tuple(found)


def name_within(text: str, target: Span) -> Span | None:
    """The target without titles and what is not capitalised before it; None where no name is left."""
    start, end = _untitled(text, target)
    name = text[start:end]
    pronoun = name.lower() in _PRONOUNS and (len(name) == 1 or not name.isupper())  # 'US', 'WHO' and 'IT' are names
    return None if not name or pronoun else (start, end)


def _again(text: str, own: Span) -> Iterator[Span]:
    """Where a name stands, or words of it do; those beside one another as one. Nothing if they stand in it alone."""
    name = text[slice(*own)]
    words = [word for word in _NAMED.findall(name) if word.lower() not in _COMMON]
    sought = [name, *words, *(word.upper() for word in words)]
    if all(text.count(word) == name.count(word) for word in sought):  # most often; a pattern takes long to make
        return iter(())
    one = rf"(?<!\w)(?:{'|'.join(map(re.escape, sought))})(?!\w)"
    return (found.span() for found in re.finditer(rf"{one}(?: {one})*", text))


@lru_cache(_ASKED_AGAIN)
def _untitled(text: str, span: Span) -> Span:
    """A span without titles and what is not capitalised before it; empty where nothing is left."""
    for found in re.finditer(r"\S+", text[slice(*span)]):
        word = found.group()
        if (
            not word.islower() and word.lower().rstrip(".") not in _TITLES
        ):  # 'iPhone' and scripts without case are names
            return span[0] + found.start(), span[1]
    return span[1], span[1]


def _inside(span: Span, other: Span) -> bool:
    return other[0] <= span[0] and span[1] <= other[1]


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
