"""What a cue attributes, read off the grammar: clause, infinitive, object, or what a preposition governs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from analysis.signals.attribution.cues import Cue
from analysis.signals.attribution.page import FINITE, Range

if TYPE_CHECKING:
    from spacy.tokens import Token

_REALISED = frozenset(
    (
        *("go", "goes", "went", "going", "gone", "continue", "continues", "continued", "continuing", "proceeded"),
        *("came", "used", "happened", "managed", "rushed", "began", "begins", "started", "quick"),
    )
)
_SEEMING = frozenset(("seem", "seems", "seemed", "appear", "appears", "appeared"))
_SHOWN = frozenset(("indicate", "suggest", "say", "acknowledge", "concede", "admit", "confirm", "imply"))
_REST = frozenset(("for", "as", "of", "with", "on", "to", "over", "from", "about"))


def content(token: Token, cue: Cue) -> tuple[str, list[Range]]:
    """The first pattern of a cue that fits, and the token ranges it attributes; none where the grammar is silent."""
    return next(((pattern, ranges) for pattern, ranges in readings(token, cue) if ranges), ("", []))


def readings(token: Token, cue: Cue) -> Iterator[tuple[str, list[Range]]]:
    """What the cue attributes by each pattern it takes, in order of preference; empty where one does not fit."""
    if cue.pos != "verb":
        yield from _of_nominal(token, cue)
    elif is_passive(token):
        if "passive" in cue.takes:
            yield "passive", _of_passive(token, cue)
    else:
        yield from _of_active(token, cue)


def is_asserted(token: Token) -> bool:
    """Whether a verb tells what was said or thought: not what might be ('would support'), nor what was to be.

    An infinitive tells it only after a verb that says that it took place: 'went on to say', 'declined to say'.
    """
    marks = {child.tag_ for child in token.lefts if child.dep_ in ("aux", "auxpass")}
    if "MD" in marks:
        return False
    if "TO" in marks:
        realised = _REALISED | _SEEMING if token.lower_ in _SHOWN else _REALISED
        return token.dep_ in ("xcomp", "advcl") and token.head.lower_ in realised
    return token.tag_ != "VB" or any(child.dep_ == "aux" for child in token.children)


def is_passive(token: Token) -> bool:
    """Whether a verb stands in the passive."""
    return any(child.dep_ in ("nsubjpass", "auxpass", "csubjpass") for child in token.children) or (
        token.tag_ == "VBN"
        and token.dep_ in ("acl", "amod", "advcl")
        and not any(child.dep_ == "aux" for child in token.children)
    )


def is_passive_subject(noun: Token, verb: Token) -> bool:
    """Whether a noun is the subject of a verb in the passive, or stands beside it: who is told, or what is said."""
    while noun.dep_ == "appos":
        noun = noun.head
    return noun.head == verb and noun.dep_ == "nsubjpass" and is_passive(verb)


def opens_clause(verb: Token, thing: Token) -> bool:
    """Whether an object is the subject of a clause that the parse has lost: 'said the union’s members would stay'."""
    after = thing.right_edge.i + 1
    if verb.dep_ not in ("ROOT", "ccomp", "conj") or after >= len(thing.doc):
        return False
    next_tag = thing.doc[after].tag_
    return next_tag in FINITE or (thing.right_edge.tag_ == "POS" and next_tag[:2] in ("CD", "JJ", "NN"))


def reach(token: Token) -> Range:
    """The tokens of a phrase."""
    return token.left_edge.i, token.right_edge.i + 1


def governed(preposition: Token) -> Range | None:
    """The tokens that a preposition governs."""
    for child in preposition.children:
        if child.dep_ in ("pobj", "pcomp") or (child.dep_ in ("amod", "acomp") and child.i > preposition.i):
            return reach(child)
    return None


def _of_active(token: Token, cue: Cue) -> Iterator[tuple[str, list[Range]]]:
    children = list(token.children)
    if "clause" in cue.takes:
        inserted = _around(token, children) if cue.cue_class == "speech" else []
        yield "clause", _clause(token, children) or inserted
    if "to" in cue.takes:
        yield "to", _infinitive(token, children)
    if "ing" in cue.takes:
        yield "ing", [reach(c) for c in children if c.dep_ in ("xcomp", "dobj", "pcomp", "ccomp") and c.tag_ == "VBG"]
    if "oprd" in cue.takes:
        yield "oprd", _predicated(token, children)
    has_object = any(child.dep_ == "dobj" and child.i > token.i for child in children)
    for child in children:
        if child.lower_ == "as" and has_object:
            continue
        if child.dep_ in ("prep", "dative", "prt") and f"+{child.lower_}" in cue.takes and (inner := governed(child)):
            role = [reach(c) for c in children if c.lower_ == "as" and c.dep_ == "prep" and c.i > child.i]
            yield f"+{child.lower_}", [inner, *role]
    if "object+" in cue.takes:
        yield "object+", _object(token, children, whole=True)
    elif "object" in cue.takes:
        yield "object", _object(token, children, whole=False)


def _of_passive(token: Token, cue: Cue) -> list[Range]:
    """'X is expected to Y': the subject belongs to what is expected; 'X was accused of Y': Y."""
    children = list(token.children)
    said = [c for c in children if c.i > token.i and c.dep_ in ("xcomp", "ccomp", "oprd")]
    if cue.lemma in ("accuse", "charge", "ask", "tell", "criticize", "blame"):
        return [reach(c) for c in said][:1] or [
            r for c in children if c.dep_ == "prep" and c.lower_ in _REST and (r := governed(c))
        ][:1]
    subject = [c for c in children if c.dep_ in ("nsubjpass", "csubjpass") and c.lower_ != "it"]
    said += [c for c in children if c.dep_ == "prep" and c.lower_ == "as"]
    if cue.cue_class == "belief" and not said:
        return []
    return [reach(c) for c in subject + said[:1]]


def _of_nominal(token: Token, cue: Cue) -> Iterator[tuple[str, list[Range]]]:
    for child in token.children:
        if child.i < token.i:
            continue
        infinitive = any(left.tag_ == "TO" for left in child.lefts)
        if child.dep_ in ("acl", "ccomp", "relcl", "xcomp"):
            marked = child.dep_ == "ccomp" or any(c.dep_ == "mark" for c in child.children)
            if "to" in cue.takes and infinitive:
                yield "to", [reach(child)]
            elif "clause" in cue.takes and marked and not infinitive:
                yield "clause", [reach(child)]
        elif child.dep_ == "prep" and f"+{child.lower_}" in cue.takes and (inner := governed(child)):
            yield f"+{child.lower_}", [inner]


def _clause(token: Token, children: list[Token]) -> list[Range]:
    for child in children:
        if child.dep_ != "ccomp" or any(left.tag_ == "TO" for left in child.lefts):
            continue
        start, end = reach(child)
        if child.i > token.i:
            return [(_subject_start(token, child) or max(start, token.i + 1), end)]
        end = min(end, _clause_start(token))  # 'The talks failed, he said': the reporting clause is not part of it
        stops = {token.doc[end - 1].text, token.doc[min(end, token.i)].text}
        if stops.isdisjoint((";", ":")) and token.doc[min(token.i + 1, len(token.doc) - 1)].lower_ != "that":
            return [(start, end)]
    return []


def _subject_start(token: Token, clause: Token) -> int:
    """Where a clause begins if the parse took its subject for an object ('said the strike, after all, …'); else 0."""
    if any(child.dep_[:5] in ("nsubj", "expl", "mark") or child.tag_ == "VBG" for child in clause.lefts):
        return 0
    thing = next((c for c in token.children if c.dep_ == "dobj" and token.i < c.i < clause.i), None)
    if thing is None or clause.tag_ not in FINITE | {"VB"} or token.doc[thing.right_edge.i + 1].text != ",":
        return 0
    return int(thing.left_edge.i)


def _clause_start(token: Token) -> int:
    own = [c for c in token.children if c.i < token.i and c.dep_ in ("nsubj", "aux", "advmod", "neg")]
    return min([token.i, *(c.left_edge.i for c in own)])


def _around(token: Token, children: list[Token]) -> list[Range]:
    """'The talks, he said, failed': the clause around a reporting clause that has no content of its own."""
    head = token.head
    inserted = token.dep_ == "parataxis" or (
        token.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "as" for c in children)
    )
    inserted = inserted and not any(c.i > token.i and c.dep_ in ("dobj", "xcomp", "advcl", "oprd") for c in children)
    if not inserted or not any(c.dep_ == "nsubj" for c in children):
        return []
    start, end = reach(head)
    left, right = reach(token)
    return [r for r in ((start, min(left, end)), (max(start, right), end)) if r[0] < r[1]]


def _infinitive(token: Token, children: list[Token]) -> list[Range]:
    for child in children:
        if child.dep_ in ("xcomp", "ccomp") and child.i > token.i and any(left.tag_ == "TO" for left in child.lefts):
            objects = [reach(c) for c in children if c.dep_ in ("dobj", "dative") and token.i < c.i < child.i]
            return [*objects, reach(child)]
    return []


def _predicated(token: Token, children: list[Token]) -> list[Range]:
    """'called X a Y': X and Y."""
    for child in children:
        if child.i > token.i and child.dep_ in ("oprd", "ccomp", "acomp", "xcomp"):
            objects = [reach(c) for c in children if c.dep_ == "dobj" and token.i < c.i < child.i]
            return [*objects, reach(child)]
    return []


def _object(token: Token, children: list[Token], *, whole: bool) -> list[Range]:
    for child in children:
        if child.dep_ == "dobj" and child.i > token.i and not opens_clause(token, child):
            start, end = child.left_edge.i, _before_aside(child)
            if whole:
                for later in children:
                    if later.i > child.i and (
                        later.dep_ in ("oprd", "xcomp") or (later.dep_ == "prep" and later.lower_ in _REST)
                    ):
                        end = max(end, later.right_edge.i + 1)
            return [(start, end)]
    return []


def _before_aside(head: Token) -> int:
    """The end of a phrase, before a relative clause that a comma sets off: 'praised Smith, who lives here'.

    So before an apposition to quoted words: 'praised “the two ships”, the pride of Ostrava'.
    """
    for child in head.rights:
        if child.dep_ == "appos" and (end := _after_quotation(child)):
            return end
        if child.dep_ in ("relcl", "acl", "advcl") and child.left_edge.i > 0 and child.left_edge.nbor(-1).text == ",":
            return int(child.left_edge.i) - 1
    return int(head.right_edge.i) + 1


def _after_quotation(phrase: Token) -> int:
    """Where the quotation ends that a phrase comes after at once, or after a comma; else 0."""
    at = int(phrase.left_edge.i) - 1
    if at > 0 and phrase.doc[at].text == ",":
        at -= 1
    return at + 1 if at >= 0 and phrase.doc[at].text in ("”", "»", '"') else 0
