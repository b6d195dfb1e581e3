"""Is this word used as a hedge here? Checks of grammar and neighbours that the word list names in its conditions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Sense = Callable[["Doc", int, int], bool]


def _modal(doc: Doc, start: int, end: int) -> bool:
    """A modal verb, not the month, the name or the noun: 'it may rain', not 'in May', 'military might'."""
    return bool(doc[start].tag_ == "MD")


def _speculative(doc: Doc, start: int, end: int) -> bool:
    """Not said of inability: 'it could rain', not 'he could not be reached'."""
    return _modal(doc, start, end) and not (end < len(doc) and doc[end].lower_ in {"not", "n't", "n’t"})


def _verb(doc: Doc, start: int, end: int) -> bool:
    """A verb, not a noun: 'they suspect', not 'the suspect'."""
    return bool(doc[start].tag_.startswith("VB"))


def _adjective(doc: Doc, start: int, end: int) -> bool:
    """An adjective: 'a potential buyer', not 'its potential'."""
    return bool(doc[start].tag_ == "JJ")


def _before_noun(doc: Doc, start: int, end: int) -> bool:
    """An adjective before its noun: 'an apparent attack', not 'it became apparent'."""
    return bool(doc[start].dep_ == "amod")


def _conjunction(doc: Doc, start: int, end: int) -> bool:
    """Joins a clause: 'if talks fail', not 'few if any', 'until Monday'."""
    return any(token.dep_ == "mark" for token in doc[start:end])


def _seeming(doc: Doc, start: int, end: int) -> bool:
    """Says how something looks, not that it turned up: 'appears to be', not 'appeared in court'."""
    return _has_clause(doc[start], {"xcomp", "ccomp", "oprd", "acomp", "advcl"}) or doc[start].dep_ == "parataxis"


def _claiming(doc: Doc, start: int, end: int) -> bool:
    """Has a clause that is claimed: 'suggests that it was', not 'suggested a walk'."""
    return _has_clause(doc[start], {"ccomp", "acl", "xcomp", "oprd"})


def _forecast(doc: Doc, start: int, end: int) -> bool:
    """Said of what is to come: 'is expected to fall', not 'worse than expected', 'expected redemptions'."""
    before = doc[start - 1].lower_ if start else ""
    return _verb(doc, start, end) and doc[start].dep_ != "amod" and before not in {"than", "as"}


def _open(doc: Doc, start: int, end: int) -> bool:
    """Not denied and not a manner: 'it is possible', not 'not possible', 'as soon as possible'."""
    before = doc[start - 1].lower_ if start else ""
    return before not in {"not", "n't", "n’t", "as", "if", "every", "all", "best", "worst"}


def _doubtful(doc: Doc, start: int, end: int) -> bool:
    """Doubt that stands: 'there is doubt', not 'no doubt', 'without a doubt'."""
    before = {token.lower_ for token in doc[max(0, start - 2) : start]}
    return not before & {"no", "without", "beyond", "little", "never"}


def _asserted(doc: Doc, start: int, end: int) -> bool:
    """Not denied: 'we think it will', not 'we did not think it would'."""
    return not any(child.dep_ == "neg" for child in doc[start].children)


_PERSONAL = {"he", "she", "they", "we", "i", "who"}


def _impersonal(doc: Doc, start: int, end: int) -> bool:
    """Its subject is a thing: 'the data indicate that', not 'she indicated that'."""
    subjects = [child for child in doc[start].children if child.dep_ == "nsubj"]
    return all(s.lower_ not in _PERSONAL and s.ent_type_ not in {"PERSON", "ORG", "GPE"} for s in subjects)


def _before_number(doc: Doc, start: int, end: int) -> bool:
    """Blurs a number: 'about 40 people', not 'about the war'."""
    following = [token.lower_ for token in doc[end : end + 2]]
    if following[:1] == ["a"]:
        return following[1:] != [] and following[1] in {"dozen", "hundred", "thousand", "million", "billion", "third"}
    return end < len(doc) and bool(doc[end].like_num or doc[end].is_currency or following[0] == "half")


def _adverb(doc: Doc, start: int, end: int) -> bool:
    """'It kind of worked', not 'a kind of apple'."""
    return bool(doc[start].tag_ == "RB")


def _has_clause(token: Token, kinds: set[str]) -> bool:
    return any(child.dep_ in kinds for child in token.children)


SENSES: dict[str, Sense] = {
    "modal": _modal,
    "speculative": _speculative,
    "verb": _verb,
    "adjective": _adjective,
    "before-noun": _before_noun,
    "conjunction": _conjunction,
    "seeming": _seeming,
    "claiming": _claiming,
    "forecast": _forecast,
    "asserted": _asserted,
    "impersonal": _impersonal,
    "before-number": _before_number,
    "adverb": _adverb,
    "open": _open,
    "doubtful": _doubtful,
}
