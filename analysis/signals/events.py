"""What a text calls an event: 'war in Ukraine', 'Russia’s full-scale invasion', 'the conflict'.

Found are noun phrases with a head noun from `language/lexicons/events.csv`, with the words before it and the place or
the parties behind it. Which noun is chosen, and whether it says who did it, is the outlet's way of naming the event.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from analysis.language import lexicon
from analysis.language.parse import Paragraph, Parsed
from analysis.signals.reading import Event, Sentence
from analysis.signals.sentences import sentence_at

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BEFORE = frozenset({"compound", "amod", "nmod", "poss", "case", "nummod", "punct", "npadvmod", "advmod", "quantmod"})
_BEHIND = lexicon.words("in on of against between with over")
_ADVERBIAL = lexicon.words("in of")  # 'came in conflict', 'a tug of war': no article, no event
_DROPPED_TAGS = frozenset({"DT", "PDT", "PRP$", "CD", "POS", "WP$", "WDT"})
# How long something lasts is no name for it: 'the four-year-old war'.
_TIME = re.compile(r"\d|\b(?:year|month|week|day|decade)s?\b", re.IGNORECASE)
_MARKS = frozenset({"“", "”", '"', "‘", "«", "»", ",", ";", ":", "(", ")", "—", "–", "…", "``", "''", "|", "/"})
_QUOTES = frozenset("“”\"‘’'«»")
_MOST = 6  # tokens before the noun, and behind it


class _Entry(NamedTuple):
    """A noun of the list: the words right before its last one, what it names, and when it does not."""

    words: tuple[str, ...]
    noun: str
    event: str
    others: frozenset[str]
    condition: str


def find(parsed: Parsed, sentences: Sequence[Sentence]) -> tuple[Event, ...]:
    """The names of events in order."""
    return tuple(event for paragraph in parsed.paragraphs for event in _in_paragraph(paragraph, sentences))


def _in_paragraph(paragraph: Paragraph, sentences: Sequence[Sentence]) -> Iterator[Event]:
    for i, word in enumerate(paragraph.words):
        for entry in _entries().get(word.lower(), ()):
            if (found := _phrase(paragraph, i, entry)) is not None:
                first, end, form = found
                start, stop = paragraph.span(paragraph.doc[first:end])
                yield Event(start, stop, form, entry.noun, entry.event, sentence_at(sentences, start))
                break


def _phrase(paragraph: Paragraph, i: int, entry: _Entry) -> tuple[int, int, str] | None:
    """The range of the phrase around the noun and its form; None where the noun names nothing of the kind."""
    doc, noun = paragraph.doc, paragraph.doc[i]
    if not _stands_alone(noun) or not _preceded(paragraph.words, i, entry.words):
        return None
    first, end = _first(doc, i), _end(doc, i)
    before = [token for token in doc[first:i] if not _says_nothing(token)]
    behind = " ".join(paragraph.words[i + 1 : i + 3]).lower()
    if f"+{behind}" in entry.others or entry.others & {
        part for token in before for part in (token.lower_, *token.lower_.split("-"))
    }:
        return None
    if entry.condition == "name" and not any(token.tag_ in {"NNP", "NNPS"} for token in (*before, *doc[i + 1 : end])):
        return None
    if entry.condition == "untargeted" and i + 1 < len(doc) and doc[i + 1].lower_ in {"on", "against", "in"}:
        return None
    if not before and i and doc[i - 1].lower_ in _ADVERBIAL:
        return None
    start = before[0].i if before else i
    return start, end, _form([*before, *doc[i:end]], noun)


def _stands_alone(noun: Token) -> bool:
    """Whether the noun is the head of its phrase: no 'war crimes', no verb."""
    return noun.tag_ in {"NN", "NNS", "NNP", "NNPS"} and noun.dep_ not in {"compound", "amod", "nmod", "npadvmod"}


def _preceded(words: Sequence[str], i: int, wanted: tuple[str, ...]) -> bool:
    return tuple(word.lower() for word in words[max(0, i - len(wanted)) : i]) == wanted


def _first(doc: Doc, i: int) -> int:
    """The first word that hangs, by itself or by another, on the noun from before."""
    first = i
    while first > 0 and i - first < _MOST and _hangs(doc[first - 1], i):
        first -= 1
    return first


def _hangs(token: Token, i: int) -> bool:
    if token.text in _MARKS or token.tag_ in {"IN", "CC"}:
        return False
    for _ in range(4):
        if token.dep_ not in _BEFORE and token.tag_ not in _DROPPED_TAGS:
            return False
        if token.head.i == i:
            return True
        token = token.head
    return False


def _end(doc: Doc, i: int) -> int:
    """The end of the phrase with the place or the parties right behind it, where they have a name."""
    if i + 1 == len(doc) or doc[i + 1].lower_ not in _BEHIND or doc[i + 1].head.i not in {i, doc[i].head.i}:
        return i + 1
    end, named = i + 2, i + 1
    while (
        end < len(doc)
        and end - i <= _MOST
        and (doc[end].tag_ in {"NNP", "NNPS", "DT", "JJ"} or doc[end].lower_ == "and")
    ):
        end += 1
        if doc[end - 1].tag_ in {"NNP", "NNPS"}:
            named = end
    return named


def _says_nothing(token: Token) -> bool:
    return token.tag_ in _DROPPED_TAGS - {"POS"} or bool(_TIME.search(token.text)) or _within_time(token)


def _within_time(token: Token) -> bool:
    """Whether the word is part of a length of time: 'old' and hyphens of 'four-year-old'."""
    if token.tag_ == "HYPH" or token.lower_ in {"old", "long", "nearly", "almost", "more", "than"}:
        return any(_TIME.search(near.text) for near in token.doc[max(0, token.i - 3) : token.i + 4])
    return False


def _form(tokens: Sequence[Token], noun: Token) -> str:
    """The phrase in small letters except for names, without articles and lengths of time."""
    words = "".join(_written(token, noun) + token.whitespace_ for token in tokens)
    return " ".join(words.replace("'", "’").split())


def _written(token: Token, noun: Token) -> str:
    if token.tag_ == "DT" or (token.text in _QUOTES and token.tag_ != "POS"):
        return ""
    named = token.tag_ in {"NNP", "NNPS"} or token.text[1:] != token.text[1:].lower()
    named = named or (token.text[0].isupper() and not token.is_sent_start)
    return token.text if named and token.i != noun.i else token.lower_


@cache
def _entries() -> dict[str, tuple[_Entry, ...]]:
    """The entries by their last word, the longest first."""
    found: dict[str, list[_Entry]] = {}
    for row in lexicon.load("events"):
        forms = row["noun"].split("/")
        for form in forms:
            *words, last = form.split()
            others = frozenset(row["not"].split("|")) - {""}
            entry = _Entry(tuple(words), forms[0], row["event"], others, row["condition"])
            found.setdefault(last, []).append(entry)
    return {word: tuple(sorted(entries, key=lambda entry: -len(entry.words))) for word, entries in found.items()}
