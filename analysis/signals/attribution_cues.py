"""Which words attribute: the list of cues, and the cues that stand in a paragraph.

The list is `language/lexicons/cues.csv`: lemma, irregular forms, part of speech, class (speech, belief, intention,
attitude), stance, where the entry comes from, and what the cue takes for its content:

    quote    a quotation beside it             clause   a clause, with or without 'that'
    to       an infinitive                     ing      a gerund
    object   its object                        object+  its object and what follows: 'blamed X for Y'
    oprd     what it calls its object          raise    the whole clause: 'X seems to Y'
    passive  also in the passive               +about   what the preposition 'about' governs (any preposition)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, cast

from analysis.language import lexicon
from analysis.signals.reading import CueClass, Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

PartOfSpeech = Literal["verb", "noun", "adjective"]


@dataclass(frozen=True, kw_only=True)
class Cue:
    """An entry of the list."""

    lemma: str
    pos: PartOfSpeech
    cue_class: CueClass
    stance: Stance
    takes: frozenset[str]


def verb(token: Token, particle: str = "") -> Cue | None:
    """The entry for a verb as it stands, with its particle if it has one; the bare verb's where there is no such pair."""
    entries = _forms("verb").get(token.lower_, {})
    return entries.get(particle) or entries.get("")


def noun(token: Token) -> Cue | None:
    """The entry for a noun, singular or plural."""
    return _forms("noun").get(token.lower_, {}).get("")


def adjective(token: Token) -> Cue | None:
    """The entry for an adjective."""
    return _forms("adjective").get(token.lower_, {}).get("")


def is_speech(cue: str) -> bool:
    """Whether the words of a cue hold one of speech: a verb or noun of class speech, 'according to', or a mere colon."""
    words = re.findall(r"\w+", cue.lower())
    if not words:
        return cue.strip() in (":", "-", "—", "―")
    spoken = _speech_forms()
    return "according" in words or any(word in spoken for word in words)


@cache
def _speech_forms() -> frozenset[str]:
    return frozenset(
        form
        for pos in ("verb", "noun")
        for form, entries in _forms(pos).items()
        if "" in entries and entries[""].cue_class == "speech"
    )


@cache
def _forms(pos: str) -> dict[str, dict[str, Cue]]:
    """The entries by the form of their first word, then by their particle."""
    table: dict[str, dict[str, Cue]] = {}
    for row in lexicon.load("cues"):
        if row["pos"] == pos:
            cue = _cue(row)
            for form in _inflected(row, pos):
                word, _, particle = form.partition(" ")
                table.setdefault(word, {})[particle] = cue
    return table


def _cue(row: dict[str, str]) -> Cue:
    return Cue(
        lemma=row["lemma"],
        pos=cast(PartOfSpeech, row["pos"]),
        cue_class=cast(CueClass, row["class"]),
        stance=cast(Stance, row["stance"]),
        takes=frozenset(row["patterns"].split()),
    )


def _inflected(row: dict[str, str], pos: str) -> Iterator[str]:
    lemma = row["lemma"]
    if pos == "verb":
        yield from lexicon.inflections(lemma, row["forms"])
    elif pos == "noun":
        yield from {lemma, lemma + "s", lemma[:-1] + "ies" if lemma.endswith("y") else lemma}
    else:
        yield lemma
