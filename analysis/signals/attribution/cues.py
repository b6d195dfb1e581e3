"""Which words attribute: the list of cues, and the cues that stand in a paragraph.

The list is `language/lexicons/cues.csv`: lemma, irregular forms, part of speech, class (speech, belief, intention,
attitude), stance, where the entry comes from, and what the cue takes for its content:

    quote    a quotation beside it             clause   a clause, with or without 'that'
    to       an infinitive                     ing      a gerund
    object   its object                        object+  its object and what follows: 'blamed X for Y'
    oprd     what it calls its object          passive  also in the passive
    +about   what the preposition 'about' governs (any preposition)
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


_CALLING = frozenset(
    (
        *("brand", "call", "cast", "characterise", "characterize", "deem", "depict", "describe", "dismiss", "dub"),
        *("label", "paint", "portray", "term"),
    )
)
_FORETELLING = frozenset(("caution", "threaten", "warn"))
_PRAISING = frozenset(("admire", "applaud", "cheer", "commend", "compliment", "credit", "hail", "laud", "praise"))


def judges(cue: Cue) -> bool:
    """Whether a cue tells that somebody is accused, praised, or called something, and not that something is stated."""
    accuses = cue.stance == "accuse" and cue.lemma not in _FORETELLING
    return cue.pos == "verb" and (accuses or cue.lemma in _CALLING or cue.lemma in _PRAISING)


def verb_cue(token: Token) -> Cue | None:
    """The entry of a verb, with its particle where it has one."""
    if token.tag_[0] != "V" or token.lower_ not in _forms("verb") or (token.i and _is_no_verb(token.nbor(-1))):
        return None
    particle = next((child.lower_ for child in token.children if child.dep_ == "prt"), "")
    if not particle and token.i + 1 < len(token.doc):
        particle = token.nbor().lower_
    return _verb(token, particle)


def cue_of(token: Token, *, loose: bool = False) -> Cue | None:
    """The entry of a verb that may introduce quotations; `loose` also where the tagger took it for a noun."""
    cue = verb_cue(token)
    if loose and cue is None and token.tag_ in ("NNS", "NNP", "NNPS") and token.nbor(-1).tag_ in ("NNP", "PRP"):
        cue = _verb(token, "")
    return cue if cue and "quote" in cue.takes else None


def noun(token: Token) -> Cue | None:
    """The entry for a noun, singular or plural."""
    return _forms("noun").get(token.lower_, {}).get("")


def adjective(token: Token) -> Cue | None:
    """The entry for an adjective."""
    return _forms("adjective").get(token.lower_, {}).get("")


def spoken(cue: str) -> frozenset[str]:
    """The verbs of speech in a cue, as lemmas: those of class speech that take quotations and clauses.

    'according' stands for 'according to', ':' for a mere colon or dash.
    """
    words = re.findall(r"\w+", cue.lower())
    if not words:
        return frozenset((":",)) if cue.strip() in (":", "-", "—", "―") else frozenset()
    lemmas = _speech_lemmas() | {"according": "according"}
    return frozenset(lemmas[word] for word in words if word in lemmas)


def _is_no_verb(before: Token) -> bool:
    """Whether a word cannot be a verb for what stands before it: 'the leaders’ call', 'so-called'."""
    return before.tag_ == "POS" or (before.text == "-" and not before.whitespace_)


def _verb(token: Token, particle: str) -> Cue | None:
    """The entry for a verb as it stands, with its particle; the bare verb's where there is no such pair."""
    entries = _forms("verb").get(token.lower_, {})
    return entries.get(particle) or entries.get("")


@cache
def _speech_lemmas() -> dict[str, str]:
    """The lemma of each form of a verb of speech."""
    bare = ((form, entries.get("")) for form, entries in _forms("verb").items())
    return {
        form: cue.lemma for form, cue in bare if cue and cue.cue_class == "speech" and {"quote", "clause"} <= cue.takes
    }


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
