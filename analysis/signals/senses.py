"""Is this word used as a hedge here? Checks of grammar and neighbours that the word list names in its conditions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Sense = Callable[["Doc", int, int], bool]


def _modal(doc: Doc, start: int, end: int) -> bool:
    """A modal verb, no month, noun, idiom or wish: 'it may rain', not 'in May', 'might as well', 'may he rest'."""
    idiom = [token.lower_ for token in doc[end : end + 2]] == ["as", "well"]
    return bool(doc[start].tag_ == "MD") and not idiom and not _is_wish(doc[start])


def _is_wish(modal: Token) -> bool:
    """'May he rest in peace': 'may' before its subject."""
    return modal.lower_ == "may" and any(c.i > modal.i for c in modal.head.children if c.dep_.startswith("nsubj"))


def _speculative(doc: Doc, start: int, end: int) -> bool:
    """Not said of ability: 'it could rain', not 'he could not be reached', 'nobody could hear it', 'I wish I could'."""
    following = {token.lower_ for token in doc[end : end + 1]} | {doc[start].head.lower_}
    wished = any(token.lower_ in {"wish", "wished", "wishes"} for token in doc[max(0, start - 4) : start])
    return _modal(doc, start, end) and not wished and not following & _ABLE and _somebody(doc, doc[start].head.i, end)


_ABLE = {"not", "n't", "n’t", "never", "barely", "hardly", "hear", "heard", "smell", "afford", "understand", "choose"}


def _verb(doc: Doc, start: int, end: int) -> bool:
    """A verb, not a noun: 'they suspect', not 'the suspect'."""
    return bool(doc[start].tag_.startswith("VB"))


def _tagged(*tags: str) -> Sense:
    """An adverb: 'it kind of worked', not 'a kind of apple'; a noun: 'concerns grew', not 'it concerns the port'."""
    return lambda doc, start, end: doc[start].tag_ in tags


def _before_noun(doc: Doc, start: int, end: int) -> bool:
    """An adjective before its noun: 'an apparent attack', not 'it became apparent'."""
    return bool(doc[start].dep_ == "amod")


def _conjunction(doc: Doc, start: int, end: int) -> bool:
    """Joins a clause: 'if talks fail', not 'few if any', 'until Monday'."""
    return any(token.dep_ == "mark" for token in doc[start:end])


def _hypothetical(doc: Doc, start: int, end: int) -> bool:
    """Opens a condition: 'if talks fail', not 'asked if', 'as if', 'even if', 'as long as it lasted', 'rare if not'."""
    before = doc[start - 1].lower_ if start else ""
    heads = [token.head for token in doc[start:end]]
    clause = any(head.tag_.startswith(("VB", "MD")) or _has_clause(head, {"nsubj"}) for head in heads)
    idiom = [token.lower_ for token in doc[end : end + 2]] == ["you", "will"] or _is_duration(doc, start, end)
    return before not in {"as", "even"} and clause and not idiom and not _is_question(doc[end - 1])


def _is_duration(doc: Doc, start: int, end: int) -> bool:
    """'As long as planned', 'as long as it lasted', not 'it would hold as long as it paid'."""
    if end - start == 1 or any(token.lower_ == "would" for token in doc[max(0, start - 8) : start]):
        return False
    verb = doc[end - 1].head
    past = verb.tag_ == "VBD" or any(child.lower_ in {"had", "was", "were"} for child in verb.children)
    return past or any(token.tag_ == "VBN" for token in doc[end : end + 1])


def _open_question(doc: Doc, start: int, end: int) -> bool:
    """Left open: 'unclear whether', not 'asked whether', 'regardless of whether', 'whether rich or not'."""
    before = {token.lower_ for token in doc[max(0, start - 2) : start]}
    either = doc[start].head.dep_ == "advcl" and start > 0
    return not before & {"regardless", "irrespective"} and not either and not _is_question(doc[start])


_ASK = {"ask", "asks", "asked", "asking", "recall", "remember"}


def _is_question(conjunction: Token) -> bool:
    """Whether the verb above the conjunction's clause asks."""
    return conjunction.head.head.lower_ in _ASK


def _sought(doc: Doc, start: int, end: int) -> bool:
    """Left open: 'waited to see if it would rain'."""
    clause = doc[start].head
    return clause.dep_ == "ccomp" and clause.head.lower_ in _SEEK


_SEEK = {"see", "know", "check", "determine", "decide", "learn", "wonder", "wonders", "wondered", "wondering"}


def _seeming(doc: Doc, start: int, end: int) -> bool:
    """Says how something looks, not that it turned up: 'appears to be', not 'appeared in court'."""
    if end < len(doc) and doc[end].lower_ in _PLACE:
        return False
    return _has_clause(doc[start], {"xcomp", "ccomp", "oprd", "acomp", "advcl"}) or doc[start].dep_ == "parataxis"


_PLACE = {"on", "in", "at", "before", "alongside", "with", "together", "here", "there"}


def _claiming(doc: Doc, start: int, end: int) -> bool:
    """Has a clause that is claimed: 'suggests that it was', not 'suggested a walk', 'believes in talks'."""
    faith = end < len(doc) and doc[end].lower_ == "in"
    return not faith and _has_clause(doc[start], {"ccomp", "acl", "xcomp", "oprd"})


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


def _not_rejected(doc: Doc, start: int, end: int) -> bool:
    """'Reason to think that it will', not 'a mistake to think', 'naive to believe', 'no data to suggest'."""
    if start < 2 or doc[start - 1].lower_ != "to":
        return True
    before = doc[start - 2]
    return before.lower_ not in _REJECT and not {"no", "little"} & {token.lower_ for token in before.lefts}


_REJECT = {"unrealistic", "naive", "foolish", "wrong", "absurd", "ridiculous", "mistake", "error", "folly"}


def _not_due(doc: Doc, start: int, end: int) -> bool:
    """'I suppose it will', 'they are supposed to sail', not a plan that was: 'it was supposed to sail in June'."""
    due = doc[start].lower_ == "supposed" and [token.lower_ for token in doc[end : end + 1]] == ["to"]
    return not (due and any(child.lower_ in {"was", "were"} for child in doc[start].children))


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
    """Said of what is to come: 'is expected to fall', not 'worse than expected', 'can expect', 'expected sales'."""
    before = doc[start - 1].lower_ if start else ""
    return _verb(doc, start, end) and doc[start].dep_ != "amod" and before not in {"than", "as", "to", "can"}


def _open(doc: Doc, start: int, end: int) -> bool:
    """Not denied and no manner or degree: 'it is possible', not 'as soon as possible', 'the best possible'."""
    before = doc[start - 1] if start else doc[start]
    return before.tag_ not in {"JJS", "RBS"} and before.lower_ not in {"not", "n't", "n’t", "as", "if", "every", "all"}


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


def _has_clause(token: Token, kinds: set[str]) -> bool:
    return any(child.dep_ in kinds for child in token.children)


SENSES: dict[str, Sense] = {
    "modal": _modal,
    "speculative": _speculative,
    "verb": _verb,
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
    "adverb": _tagged("RB"),
    "hypothetical": _hypothetical,
    "sought": _sought,
    "open-question": _open_question,
    "not-advice": _not_advice,
    "not-asked": _not_asked,
    "evidence-lacking": _evidence_lacking,
    "somebody": _somebody,
    "not-rejected": _not_rejected,
    "not-due": _not_due,
    "noun": _tagged("NN", "NNS"),
    "said-of-claim": _said_of_claim,
    "open": _open,
    "doubtful": _doubtful,
}
