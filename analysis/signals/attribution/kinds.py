"""What kind of source the words are.

The counting rule: *person*: a name, a pronoun for one person, or a definite description of one ("the president").
*organisation*: an organisation, a country or a place that stands for one ("the Kremlin", "Washington"), and unnamed
spokespeople, who speak for one. *document*: a text, a poll, a programme, or a thing that shows something. *collective*:
several people without names ("officials", "critics", "Republicans", "they"). *anonymous*: the outlet keeps the source
from the reader: "sources", "people familiar with the matter", an indefinite person ("a senior official"), whoever
speaks on condition of anonymity, or nobody at all ("was accused of").

The nouns are listed in `language/lexicons/sources.csv`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

from analysis.language import lexicon
from analysis.signals.attribution import cues
from analysis.signals.reading import SourceKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ABSTRACT = ("ment", "tion", "sion", "ness", "ity", "ism", "ance", "ence", "ship", "ure")
_SHOWING = frozenset(
    (
        *("show", "suggest", "signal", "indicate", "mean", "reveal", "underscore", "demonstrate", "imply", "prove"),
        *("illustrate", "highlight", "point out", "confirm"),
    )
)
_PERSON_PRONOUNS = frozenset(("he", "she", "i", "you", "him", "her", "who", "whom", "his", "me", "my", "myself"))
_PLURAL_PRONOUNS = frozenset(
    ("they", "we", "these", "those", "some", "many", "others", "most", "both", "all", "few", "several", "them", "their")
)
_ONE_OF_MANY = frozenset(("one", "another", "member"))  # 'one of the diplomats'
_INDEFINITE = frozenset(("a", "an", "one", "another", "some", "any"))
_ORDINALS = frozenset(("second", "third", "fourth", "fifth", "sixth"))
_NUMBERS = frozenset(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"))
_MEMBERS = frozenset(("a", "an", "another", "one"))  # 'another Republican'
_AGENTS = ("er", "or", "ist", "ian", "man", "woman", "eon")  # who does it: 'fisherman', 'surgeon'
_NO_AGENTS = frozenset(
    (
        *("power", "weather", "computer", "number", "summer", "winter", "color", "error", "sector", "labor", "factor"),
        *("corner", "dinner", "order", "offer", "center", "theater", "chapter", "border", "letter", "water", "river"),
        *("server", "counter", "quarter", "chamber", "paper", "cover", "matter", "meter", "tower"),
    )
)
_ANONYMITY = (
    "with knowledge of",
    "briefed on",
    "anonymity",
    "anonymously",
    "not to be named",
    "not authorized",
    "not authorised",
    "familiar with",
)


def kind(doc: Doc, head: Token | None, persons: frozenset[str] = frozenset()) -> SourceKind:
    """The kind of the source whose head is given, None for no source; `persons` are names of people in the article."""
    if head is None:
        return "anonymous"
    word = head.lower_
    if (antecedent := _antecedent(head)) is not None:
        found = kind(doc, antecedent, persons)
        return "person" if word == "who" and found in ("organisation", "document") else found
    if word in _ONE_OF_MANY or (word in _ORDINALS and not any(child.lower_ == "of" for child in head.children)):
        return "anonymous"
    if head.tag_ == "CD" or word in _NUMBERS:
        return "collective" if word not in ("%", "percent") else _common_kind(head)
    if word in _PERSON_PRONOUNS:
        return "person"
    if word in _PLURAL_PRONOUNS:
        return "collective"
    phrase = doc[head.left_edge.i : head.right_edge.i + 1]
    if any(mark in phrase.text.lower() for mark in _ANONYMITY):
        return "anonymous"
    if any(child.lower_ in _MEMBERS for child in head.children) and _is_party_member(head):
        return "anonymous"
    if head.tag_ in ("NNP", "NNPS") or head.ent_type_ or (head.text[0].isupper() and word in persons):
        return _named_kind(head, persons)
    return _common_kind(head)


def keeps_unnamed(cue: Token, source: Token) -> bool:
    """Whether a source without a name is promised anonymity beside its noun: 'aides said on condition of anonymity'."""
    if source.tag_ not in ("NN", "NNS") or source.ent_type_:
        return False
    promised = (token for token in cue.sent if token.lower_ in ("anonymity", "anonymously"))
    return any(_governor(token) in (cue, source) for token in promised)


def _governor(token: Token) -> Token:
    """What a word's phrase belongs to, beyond prepositions, their nouns, and 'speaking'."""
    while token.dep_ in ("pobj", "prep", "advmod") or token.lower_ in ("speaking", "talking"):
        if token.head == token:
            break
        token = token.head
    return token


def is_listed(noun: Token) -> bool:
    """Whether a noun is on the list of those that speak."""
    return noun.lower_ in _nouns()


def can_show(lemma: str) -> bool:
    """Whether things can be the subject of a verb as well as speakers: 'the delay suggests that …'."""
    return lemma in _SHOWING


def is_thing(head: Token | None, *, shows: bool = False) -> bool:
    """Whether a source is no speaker at all: 'the developments signal that …' is the outlet's own reading.

    Things are listed; with a verb that things can have (`shows`), nouns that look abstract are things as well. With
    any other verb those may be people: 'the opposition said that …'.
    """
    if head is None or head.tag_ not in ("NN", "NNS"):
        return False
    word = head.text.removesuffix("s")
    return not is_listed(head) and (word in _things() or (shows and word.endswith(_ABSTRACT)))


def _named_kind(head: Token, persons: frozenset[str]) -> SourceKind:
    if head.ent_type_ == "PERSON" or head.lower_ in persons:
        return "person"
    listed = _nouns().get(head.lower_)
    if any(child.dep_ == "appos" and _nouns().get(child.lower_) == "person" for child in head.children):
        return "person"
    if listed is not None:
        several = listed == "person" and head.tag_ in ("NNS", "NNPS")
        return "collective" if several else "organisation" if listed == "anonymous" else listed
    if head.ent_type_ == "NORP" or (head.tag_ == "NNPS" and not head.ent_type_):
        return "collective" if head.lower_.endswith("s") else "organisation"
    if head.ent_type_ in ("WORK_OF_ART", "LAW"):
        return "document"
    parts = [head, *(child for child in head.children if child.dep_ in ("compound", "appos"))]
    if any(part.ent_type_ == "PERSON" or part.lower_ in persons for part in parts if not head.ent_type_):
        return "person"
    if head.ent_type_:
        return "organisation"
    return "organisation" if any(child.lower_ == "the" for child in head.children) else "person"


def _antecedent(head: Token) -> Token | None:
    """What 'who' or 'that' stands for in a relative clause."""
    if head.lower_ not in ("who", "that", "which") or head.dep_ != "nsubj" or head.head.dep_ != "relcl":
        return None
    noun = head.head.head
    while noun.dep_ == "appos" and noun.head.tag_ == "NNP":
        noun = noun.head  # 'Ilsa Marenko, a lawyer who …'
    if noun.dep_ == "attr":
        return None  # 'she is a lawyer who …'
    return noun if noun.i < head.i and noun.tag_ in ("NN", "NNS", "NNP", "NNPS") else None


def _is_party_member(head: Token) -> bool:
    """Whether a singular is a member of a party: 'a Republican'; a name, and nobody named beside it."""
    if _nouns().get(head.lower_) != "person" or head.tag_ not in ("NN", "NNP", "JJ") or not head.text[0].isupper():
        return False
    return not any(child.dep_ in ("appos", "compound") and child.tag_ == "NNP" for child in head.children)


def _common_kind(head: Token) -> SourceKind:
    listed = _nouns().get(head.lower_)
    if head.lower_ == "figures" and (verb := cues.verb_cue(head.head)) and can_show(verb.lemma):
        return "document"
    if listed == "collective" and head.tag_ in ("JJ", "NN") and not any(c.lower_ == "of" for c in head.children):
        listed = next((_nouns()[c.lower_] for c in head.children if c.dep_ == "appos" and c.lower_ in _nouns()), listed)
    plural = head.tag_ == "NNS" or head.lower_ == "people"
    if listed == "person" or listed == "anonymous":
        if plural:
            return "anonymous" if head.lower_ in ("sources", "insiders") else "collective"
        named = any(child.ent_type_ == "PERSON" for child in head.subtree if child.dep_ == "appos")
        indefinite = any(child.lower_ in _INDEFINITE for child in head.children)
        if named or (listed == "person" and not indefinite):
            return "person"
        return "anonymous"
    if listed is not None:
        return listed
    if is_thing(head, shows=True):
        return "document"
    if plural:
        return "collective"
    if head.text.islower() and head.text.endswith(_AGENTS) and head.text not in _NO_AGENTS:
        return "anonymous" if any(child.lower_ in _INDEFINITE for child in head.children) else "person"
    return "organisation"


@cache
def _nouns() -> dict[str, SourceKind]:
    """Kinds by noun, singular and plural."""
    return {
        form: cast(SourceKind, row["kind"])
        for row in lexicon.load("sources")
        if row["kind"] != "thing"
        for form in (row["noun"], row["plural"] or row["noun"] + "s")
    }


@cache
def _things() -> frozenset[str]:
    return frozenset(row["noun"] for row in lexicon.load("sources") if row["kind"] == "thing")
