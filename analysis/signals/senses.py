"""Is this word used as a hedge here? Checks of grammar and neighbours that the word list names in its conditions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Sense = Callable[["Doc", int, int], bool]


def _modal(doc: Doc, start: int, end: int) -> bool:
    """A modal verb, no month, name, noun or idiom: 'it may rain', not 'in May', 'military might', 'might as well'."""
    idiom = [token.lower_ for token in doc[end : end + 2]] == ["as", "well"]
    return bool(doc[start].tag_ == "MD") and not idiom


def _speculative(doc: Doc, start: int, end: int) -> bool:
    """Not said of ability: 'it could rain', not 'he could not be reached', 'she could hear it', 'I wish I could'."""
    following = {token.lower_ for token in doc[end : end + 1]} | {doc[start].head.lower_}
    wished = any(token.lower_ in {"wish", "wished", "wishes"} for token in doc[max(0, start - 4) : start])
    return _modal(doc, start, end) and not wished and not following & _ABLE


_ABLE = {"not", "n't", "n’t", "never", "barely", "hardly", "hear", "heard", "smell", "afford", "understand"}


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


def _hypothetical(doc: Doc, start: int, end: int) -> bool:
    """Opens a condition: 'if talks fail', not 'asked if', 'as if', 'as long as planned', 'rare if not unique'."""
    before = doc[start - 1].lower_ if start else ""
    after = doc[end].tag_ if end < len(doc) else ""
    planned = end - start > 1 and after == "VBN"
    clause = any(
        token.head.tag_.startswith(("VB", "MD")) or _has_clause(token.head, {"nsubj"}) for token in doc[start:end]
    )
    idiom = [token.lower_ for token in doc[end : end + 2]] == ["you", "will"]
    return before != "as" and clause and not planned and not idiom and not _is_question(doc[end - 1])


def _open_question(doc: Doc, start: int, end: int) -> bool:
    """Left open: 'unclear whether', not 'asked whether', 'regardless of whether', 'whether rich or not'."""
    before = {token.lower_ for token in doc[max(0, start - 2) : start]}
    either = doc[start].head.dep_ == "advcl" and start > 0
    return not before & {"regardless", "irrespective"} and not either and not _is_question(doc[start])


_ASK = {"ask", "asks", "asked", "asking", "recall", "remember"}


def _is_question(conjunction: Token) -> bool:
    """Whether the verb above the conjunction's clause asks."""
    return conjunction.head.head.lower_ in _ASK


def _seeming(doc: Doc, start: int, end: int) -> bool:
    """Says how something looks, not that it turned up: 'appears to be', not 'appeared in court'."""
    if end < len(doc) and doc[end].lower_ in _PLACE:
        return False
    return _has_clause(doc[start], {"xcomp", "ccomp", "oprd", "acomp", "advcl"}) or doc[start].dep_ == "parataxis"


_PLACE = {"on", "in", "at", "before", "alongside", "with", "together", "here", "there"}


def _claiming(doc: Doc, start: int, end: int) -> bool:
    """Has a clause that is claimed: 'suggests that it was', not 'suggested a walk'."""
    return _has_clause(doc[start], {"ccomp", "acl", "xcomp", "oprd"})


def _no_term(doc: Doc, start: int, end: int) -> bool:
    """'Likely to win', 'a likely winner', not the pollsters' 'likely voters'."""
    return doc[start].dep_ != "amod" or not doc[start].head.lower_.startswith(("voter", "caucus"))


def _that_clause(doc: Doc, start: int, end: int) -> bool:
    """Has a full clause: 'afraid that it will fail', not 'afraid to fail'."""
    return _has_clause(doc[start], {"ccomp", "acl"})


def _not_advice(doc: Doc, start: int, end: int) -> bool:
    """'Suggests that it failed', not 'suggests that he should go'."""
    return not any(
        token.lower_ == "should" for child in doc[start].children if child.dep_ == "ccomp" for token in child.children
    )


def _not_asked(doc: Doc, start: int, end: int) -> bool:
    """'We think so', not 'do you think so?'."""
    words = [token.lower_ for token in doc[start].children]
    return not ("you" in words and {"do", "did"} & set(words))


def _somebody(doc: Doc, start: int, end: int) -> bool:
    """'Many believe it', not 'nobody believes it'."""
    return not any(
        child.dep_ == "nsubj" and {token.lower_ for token in child.subtree} & {"no", "nobody", "none", "few"}
        for child in doc[start].children
    )


def _said_of_claim(doc: Doc, start: int, end: int) -> bool:
    """'It is unlikely to pass', not 'an unlikely alliance'."""
    return bool(doc[start].dep_ != "amod")


def _evidence_lacking(doc: Doc, start: int, end: int) -> bool:
    """'Did not provide evidence', not 'did not tamper with evidence'."""
    return any(token.lower_ in _PROVIDE for token in doc[start:end])


_PROVIDE = {
    *("provide", "provided", "offer", "offered", "give", "given", "cite", "cited", "present", "presented"),
    *("show", "shown", "share", "shared", "have", "had", "produce", "produced"),
}


def _forecast(doc: Doc, start: int, end: int) -> bool:
    """Said of what is to come: 'is expected to fall', not 'worse than expected', 'expected redemptions'."""
    before = doc[start - 1].lower_ if start else ""
    return _verb(doc, start, end) and doc[start].dep_ != "amod" and before not in {"than", "as", "to"}


def _open(doc: Doc, start: int, end: int) -> bool:
    """Not denied and no manner or degree: 'it is possible', not 'as soon as possible', 'the best possible'."""
    if start and doc[start - 1].tag_ in {"JJS", "RBS"}:
        return False
    before = doc[start - 1].lower_ if start else ""
    return before not in {"not", "n't", "n’t", "as", "if", "every", "all"}


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
    "that-clause": _that_clause,
    "no-term": _no_term,
    "forecast": _forecast,
    "asserted": _asserted,
    "impersonal": _impersonal,
    "before-number": _before_number,
    "adverb": _adverb,
    "hypothetical": _hypothetical,
    "open-question": _open_question,
    "not-advice": _not_advice,
    "not-asked": _not_asked,
    "evidence-lacking": _evidence_lacking,
    "somebody": _somebody,
    "said-of-claim": _said_of_claim,
    "open": _open,
    "doubtful": _doubtful,
}
