"""Who is the source of a cue, read off the grammar, and what kind of source that is.

Counting rule for kinds. *person*: a name, a pronoun for one person, or a definite description of one ("the president").
*organisation*: an organisation, a country or a place that stands for one ("the Kremlin", "Washington"), and unnamed
spokespeople, who speak for one. *document*: a text, a poll, a programme, or a thing that shows something. *collective*: several people without names
("officials", "critics", "Republicans", "they"). *anonymous*: the outlet keeps the source from the reader: "sources",
"people familiar with the matter", an indefinite person ("a senior official"), whoever speaks on condition of
anonymity, or nobody at all ("was accused of").
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

from analysis.language import lexicon
from analysis.signals.attribution_contents import governed, is_passive
from analysis.signals.attribution_page import FINITE, Range
from analysis.signals.reading import SourceKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = ("nsubj", "csubj")
_HANGING = frozenset(("conj", "xcomp", "advcl", "pcomp", "ccomp", "prep", "dep", "acomp", "oprd", "attr"))
_VOICING = frozenset(
    "make makes made making have has had having express expresses expressed expressing voice voices voiced voicing "
    "repeat repeats repeated repeating reiterate reiterated issue issues issued issuing share shares shared sharing "
    "hold holds held offer offers offered offering dismissed dismiss rejected reject raised raise".split()
)
_DATELINE = 9  # tokens
_LONGEST_CHAIN = 6  # verbs that hang on one another; longer chains are errors of the parse
_ABSTRACT = ("ment", "tion", "sion", "ness", "ity", "ism", "ance", "ence", "ship", "ure")
_PERSON_PRONOUNS = frozenset(("he", "she", "i", "you", "him", "her", "who", "whom", "his", "one", "me", "my", "myself"))
_PLURAL_PRONOUNS = frozenset(
    ("they", "we", "these", "those", "some", "many", "others", "most", "both", "all", "few", "several", "them", "their")
)
_INDEFINITE = frozenset(("a", "an", "one", "another", "some", "any"))
_ANONYMITY = ("anonymity", "anonymously", "not to be named", "not authorized", "not authorised", "familiar with")


def source(token: Token) -> Token | None:
    """The head of the words that name a verb's source: its subject, or that of the verb it hangs on."""
    if is_passive(token):
        return _agent(token)
    if token.tag_ == "VBG" and not _subject(token) and _after_comma(token):
        return _main_subject(token)
    seen = token
    for _ in range(_LONGEST_CHAIN):
        if subject := _subject(seen):
            return subject
        if seen.dep_ in ("acl", "relcl"):
            return seen.head if seen.tag_ in ("VBG", "VBN") else _owner(seen.head)
        if seen.dep_ not in _HANGING or seen.head == seen:
            return None
        seen = seen.head
        if seen.tag_[0] == "N":
            return _owner(seen)
        if is_passive(seen):
            return next((c for c in seen.children if c.dep_ == "nsubjpass"), None)
    return None


def beside(token: Token) -> Token | None:
    """The noun or pronoun beside a finite verb whose subject the parse has lost: 'Smith said', 'said Smith'."""
    if token.tag_ not in FINITE:
        return None
    at = token.i - 1
    while at > 0 and token.doc[at].tag_ in ("RB", "VBD", "VBZ", "VBP", "MD") and token.doc[at].dep_ != "ROOT":
        at -= 1
    if at >= 0 and token.doc[at].tag_ in ("NNP", "NNPS", "NN", "NNS", "PRP"):
        return token.doc[at]
    late = ("dobj", "dep", "npadvmod", "attr", "appos")
    return next((c for c in token.children if c.i > token.i and c.dep_ in late and c.tag_ in ("NNP", "PRP")), None)


def nominal_source(token: Token) -> Token | None:
    """The head of the words that name the source of a noun or an adjective: 'his claim', 'is confident', 'X made a claim'."""
    if token.dep_ == "acomp":
        return source(token.head)
    return _owner(token)


def source_range(head: Token) -> Range:
    """The tokens that name a source: the phrase of its head without relative clauses."""
    start, end = head.left_edge.i, head.right_edge.i + 1
    for child in head.subtree:
        if child.i > head.i and child.dep_ in ("relcl", "acl", "advcl", "parataxis") and child.left_edge.i < end:
            end = max(head.i + 1, child.left_edge.i)
            break
    dash = next((i for i in range(start, min(head.i, start + _DATELINE)) if head.doc[i].text in ("—", "–", "--")), None)
    start = start if dash is None else dash + 1  # 'OSTRAVA (AP) — Smith': the place is no part of the source
    while start < head.i and not any(c.isalnum() or c in "([" for c in head.doc[start].text):
        start += 1
    return start, end


def kind(doc: Doc, head: Token | None, persons: frozenset[str] = frozenset()) -> SourceKind:
    """What kind of source the words are, see the counting rule above; `persons` are names of people in the article."""
    if head is None:
        return "anonymous"
    word = head.lower_
    if word in _PERSON_PRONOUNS:
        return "person"
    if word in _PLURAL_PRONOUNS:
        return "collective"
    phrase = doc[head.left_edge.i : head.right_edge.i + 1]
    if any(mark in phrase.text.lower() for mark in _ANONYMITY):
        return "anonymous"
    if head.tag_ in ("NNP", "NNPS"):
        return _named_kind(head, persons)
    return _common_kind(head)


def is_listed(noun: Token) -> bool:
    """Whether a noun is on the list of those that speak."""
    return noun.lower_ in _nouns()


def is_thing(head: Token | None) -> bool:
    """Whether a source is no speaker at all: 'the developments signal that …' is the outlet's own reading."""
    if head is None or head.tag_ not in ("NN", "NNS"):
        return False
    word = head.lower_.removesuffix("s")
    return not is_listed(head) and (word in _things() or word.endswith(_ABSTRACT))


def _named_kind(head: Token, persons: frozenset[str]) -> SourceKind:
    if head.ent_type_ == "PERSON" or head.lower_ in persons:
        return "person"
    listed = _nouns().get(head.lower_)
    if listed is not None:
        return "organisation" if listed == "anonymous" else listed
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


def _common_kind(head: Token) -> SourceKind:
    listed = _nouns().get(head.lower_)
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
    if is_thing(head):
        return "document"
    return "collective" if plural else "organisation"


def _subject(token: Token) -> Token | None:
    return next((child for child in token.children if child.dep_ in _SUBJECTS and child.i != token.i), None)


def _after_comma(token: Token) -> bool:
    at = token.i - 1
    while at > 0 and token.doc[at].tag_ == "RB":
        at -= 1
    return at > 0 and token.doc[at].text in (",", "—", "–", "-")


def _main_subject(token: Token) -> Token | None:
    """The subject of the main clause that a participle is added to: 'Trump argued that a list would help, saying …'."""
    seen, found = token, None
    for _ in range(2 * _LONGEST_CHAIN):
        if seen.head == seen or (found is not None and seen.dep_ not in ("ccomp", "conj", "advcl", "xcomp")):
            break
        seen = seen.head
        found = next((c for c in seen.children if c.dep_ in ("nsubj", "nsubjpass")), found)
    return found


def _agent(token: Token) -> Token | None:
    """'by X' after a passive."""
    for child in token.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((inner for inner in child.children if inner.dep_ == "pobj"), None)
    return None


def _owner(noun: Token) -> Token | None:
    """Whose noun it is: 'his claim', 'the claim by X', 'X repeated the claim'."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ == "prep" and child.lower_ in ("by", "from", "among") and governed(child):
            return next(inner for inner in child.children if inner.dep_ in ("pobj", "pcomp"))
    if (noun.dep_ in ("dobj", "attr") and noun.head.lower_ in _VOICING) or (noun.dep_ == "pobj" and noun.head.head.tag_.startswith("V")):
        verb = noun.head if noun.dep_ != "pobj" else noun.head.head
        return None if is_passive(verb) else source(verb)
    return next((child for child in noun.children if child.dep_ == "compound" and child.ent_type_), None)


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
