"""Who acts in a clause and who is acted upon, and the verb that says so.

The subject of an active verb acts, and so does who stands behind 'by' in a passive; an object and the subject of a
passive are acted upon. What is, has or seems does neither, nor does a possessor ('Kelmark’s offer') or who stands
behind any other preposition. Who says, thinks or wants the clause behind the verb speaks rather than acts. News
studies read from this who is shown as doing things and who as having them done to them (Trew 1979, in Language and
Control; van Leeuwen 2008, Discourse and Practice, ch. 2).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from analysis.language import lexicon
from analysis.signals.actors import grammar
from analysis.signals.attribution import cues
from analysis.signals.reading import ActRole

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEING = lexicon.words("be is are was were am been being 's ’s 're ’re 'm ’m") | {
    form for verb in ("become", "seem", "appear", "remain", "stay", "sound") for form in lexicon.inflections(verb)
}
_HAVING = lexicon.words("have has had having 've ’ve 'd ’d")
_SHORT = frozenset({"'s", "’s"})
# Passives that say something of the clause behind them: who 'is expected to sail' is expected by nobody, but sails.
_RAISING = lexicon.words(
    "expected said reported believed thought known understood alleged rumoured rumored scheduled set slated supposed "
    "due poised"
)
# Who is told something is spoken to, who is met meets as well, what is got is had: objects of these are not acted upon.
_TOGETHER = lexicon.words("told tell tells telling meet meets met meeting get gets got getting") | {
    form for verb in ("ask", "inform", "assure", "remind", "brief", "join") for form in lexicon.inflections(verb)
}


class Act(NamedTuple):
    """Agent, patient, speaker or none of them, and the verb as a token of its paragraph; None where there is none."""

    role: ActRole
    verb: Token | None


_NEITHER = Act("", None)


def act(token: Token) -> Act:
    """What the noun phrase headed by the token does in its clause."""
    anchor = grammar.anchor(token)
    governor = anchor.head
    if anchor.dep_ == "nsubj":
        return _subject(governor)
    if anchor.dep_ == "nsubjpass":
        return _passive_subject(governor)
    if anchor.dep_ in {"dobj", "dative"}:
        return _object(governor)
    if anchor.dep_ == "pobj" and governor.dep_ == "agent":
        return Act("agent", governor.head)
    if anchor.dep_ == "pobj" and governor.dep_ == "dative":
        return _object(governor.head)
    return _NEITHER


def _subject(verb: Token) -> Act:
    """Of an active clause: who is or has something does nothing, who 'seems to lead' or 'has to leave' does."""
    word = verb.lower_
    if not _is_verb(verb):
        return _NEITHER
    if word in _BEING:
        return _inner(verb)
    if word in _HAVING and not any(child.dep_ == "ccomp" for child in verb.children):
        return _inner(verb)
    if _speaks(verb):
        return Act("speaker", verb)
    return Act("patient" if word in _undergoing() else "agent", verb)


def _passive_subject(verb: Token) -> Act:
    if any(child.dep_ == "auxpass" and child.lower_ in _SHORT for child in verb.children) and any(
        child.dep_ == "dobj" for child in verb.children
    ):
        return Act("agent", verb)  # 'he's beaten his rivals': has, and not is
    inner = _inner(verb) if verb.lower_ in _RAISING else _NEITHER
    return inner if inner.verb is not None else Act("patient", verb)


def _object(verb: Token) -> Act:
    return _NEITHER if verb.lower_ in _HAVING | _BEING | _TOGETHER else Act("patient", verb)


def _inner(verb: Token) -> Act:
    """What the infinitive behind the verb says: 'appears to take', 'is expected to be charged'."""
    for child in verb.children:
        if child.dep_ == "xcomp" and _is_verb(child) and child.i > verb.i:
            passive = any(below.dep_ == "auxpass" for below in child.children)
            return Act("patient", child) if passive else _subject(child)
    return _NEITHER


def _speaks(verb: Token) -> bool:
    """Whether the verb is one that attributes, and what it attributes stands behind it as a clause."""
    cue = cues.verb_cue(verb)
    if cue is None:
        return False
    behind = {child.dep_ for child in verb.children if child.i > verb.i}
    wants = "to" in cue.takes or cue.cue_class == "intention"
    return ("ccomp" in behind and "clause" in cue.takes) or ("xcomp" in behind and wants)


def _is_verb(token: Token) -> bool:
    return token.tag_[:1] == "V" or token.tag_ == "MD"


@cache
def _undergoing() -> frozenset[str]:
    return frozenset(form for row in lexicon.load("undergoing") for form in row["word"].split("/"))
