"""Who is the source of a cue, read off the grammar."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from analysis.language import lexicon
from analysis.signals.attribution.contents import governed, is_passive
from analysis.signals.attribution.page import FINITE, Range

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = ("nsubj", "csubj")
_HANGING = frozenset(("conj", "xcomp", "advcl", "pcomp", "ccomp", "prep", "dep", "acomp", "oprd", "attr"))
_VOICING = {  # verbs whose object is their subject's own claim, with their irregular forms
    "make": "made", "have": "has had", "hold": "held", "express": "", "voice": "", "repeat": "", "reiterate": "",
    "issue": "", "share": "", "offer": "",
}  # fmt: skip
_DAYS = frozenset(
    (
        *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "July"),
        *("September", "October", "November", "December"),  # the other months are names of people as well
    )
)
_NOBODY = frozenset(("nobody", "nothing", "none", "neither", "no-one"))
_NOUNS = frozenset(("NNP", "NNPS", "NN", "NNS", "PRP"))
_CLOSED = frozenset('.?!;:“”«»"')  # an aside holds none of these
_ASIDE = frozenset(("VBN", "VBG", "WDT", "WP"))  # an aside begins with one of these
_MEANS = frozenset(
    ("email", "e-mail", "fax", "letter", "mail", "phone", "post", "telephone", "text")
)  # 'told by phone'
_LONGEST_CHAIN = 6  # verbs that hang on one another; longer chains are errors of the parse


def of_verb(token: Token) -> Token | None:
    """The head of the words that name a verb's source; the noun beside the verb where the grammar shows none."""
    return by_grammar(token) or before_aside(token) or beside(token) or _joined(token)


def by_grammar(token: Token) -> Token | None:
    """The head of the words that name a verb's source: its subject, or that of the verb it hangs on."""
    if is_passive(token):
        return by_agent(token)
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


def by_agent(token: Token) -> Token | None:
    """The head of the words after 'by', of a verb in the passive: who did it, not by which means or when."""
    for child in token.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((noun for noun in child.children if noun.dep_ == "pobj" and noun.lower_ not in _MEANS), None)
    return None


def beside(token: Token) -> Token | None:
    """The noun or pronoun beside a finite verb whose subject the parse has lost: 'Smith said', 'said Smith'."""
    if token.tag_ not in FINITE:
        return None
    at = token.i - 1
    while at > 0 and token.doc[at].tag_ in ("RB", "VBD", "VBZ", "VBP", "MD") and token.doc[at].dep_ != "ROOT":
        at -= 1
    if at >= 0 and token.doc[at].tag_ in _NOUNS:
        return _whole(token.doc[at])
    if token.i and token.nbor(-1).tag_ in ("''", ",") and token.i + 1 < len(token.doc):
        at = token.i + 1
        while at + 1 < len(token.doc) and token.doc[at].tag_ == token.doc[at + 1].tag_ == "NNP":
            at += 1
        if token.doc[at].tag_ in ("NNP", "PRP"):
            return token.doc[at]
    late = ("dobj", "dep", "npadvmod", "attr", "appos")
    return next((c for c in token.children if c.i > token.i and c.dep_ in late and c.tag_ in ("NNP", "PRP")), None)


def _whole(noun: Token) -> Token:
    """The head of the phrase that a noun ends: Okell, in 'Mira Okell of the monitoring group Tidewatch'."""
    head = noun
    while head.i and (
        (head.dep_ == "appos" and not any(t.text == "," for t in head.doc[head.head.i : head.i]))
        or (head.dep_ == "pobj" and head.head.lower_ == "of")
    ):
        up = head.head if head.dep_ == "appos" else head.head.head
        if up.tag_ not in _NOUNS or up.i >= head.i:
            break
        head = up
    return head


def _joined(token: Token) -> Token | None:
    """The subject of the clause that a verb is joined to by 'and', where the parse has lost the tie."""
    at = token.i - 1
    while at > 0 and token.doc[at].tag_ == "RB":
        at -= 1
    if token.tag_ not in FINITE or at < 1 or token.doc[at].lower_ not in ("and", "but"):
        return None
    for earlier in reversed(token.doc[:at]):
        if earlier.text in _CLOSED:
            return None
        if earlier.tag_ in FINITE and earlier.dep_ not in ("relcl", "acl") and (subject := _subject(earlier)):
            return subject
    return None


def before_aside(token: Token) -> Token | None:
    """The noun before the commas that part it from its verb: 'Ilsa Marenko, asked about it, said', 'X, which …, said'.

    None where the sentence has no such aside before the verb.
    """
    close = token.i - 1
    while close > 0 and token.doc[close].tag_ == "RB":
        close -= 1
    if token.tag_ not in FINITE or close < 1 or token.doc[close].text != ",":
        return None
    for at in range(close - 1, 0, -1):
        if token.doc[at].text in _CLOSED:
            return None
        after = token.doc[at + 1]
        if token.doc[at].text == "," and (after.tag_ in _ASIDE or after.lower_ in ("asked", "pressed")):
            noun = token.doc[at - 1]
            return noun if noun.tag_ in _NOUNS else None
    return None


def between(token: Token, start: int) -> Token | None:
    """The noun that begins the words between a quotation's end and its verb: '“…,” a captain who …, said'."""
    at = next((i for i in range(start, token.i) if token.doc[i].tag_ in _NOUNS), None)
    if at is None:
        return None
    while at + 1 < token.i and token.doc[at + 1].tag_ in _NOUNS:
        at += 1
    return token.doc[at]


def of_nominal(token: Token) -> Token | None:
    """The head of the words that name the source of a noun or an adjective: 'his claim', 'Smith is confident'."""
    if token.dep_ == "acomp":
        return by_grammar(token.head)
    return _owner(token)


def is_nobody(source: Token | None) -> bool:
    """Whether the source is nobody: 'nobody', 'none of the ministers', 'no member'."""
    if source is None:
        return False
    return source.lower_ in _NOBODY or any(c.dep_ == "det" and c.lower_ in ("no", "neither") for c in source.lefts)


def source_range(head: Token) -> Range:
    """The tokens that name a source: the phrase of its head without relative clauses."""
    start, end = head.left_edge.i, head.right_edge.i + 1
    for child in head.subtree:
        if child.i > head.i and child.dep_ in ("relcl", "acl", "advcl", "parataxis") and child.left_edge.i < end:
            end = max(head.i + 1, child.left_edge.i)
            break
    while start < head.i and (
        head.doc[start].tag_ == "WDT" or not any(c.isalnum() or c in "([" for c in head.doc[start].text)
    ):
        start += 1
    if start < head.i and head.doc[start].text in _DAYS and head.ent_type_ in ("PERSON", "DATE", ""):
        start += 1  # 'On Sunday Voss said'
    return start, end


def _subject(token: Token) -> Token | None:
    """A verb's subject; the nearest one, where the parse gives it two: 'the war, which they say cost them …'."""
    subjects = [child for child in token.children if child.dep_ in _SUBJECTS and child.text[0].isalnum()]
    return min(subjects, key=lambda child: abs(child.i - token.i), default=None)


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


def _owner(noun: Token) -> Token | None:
    """Whose noun it is: 'his claim', 'the claim by X', 'X repeated the claim'."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ == "prep" and child.lower_ in ("by", "from", "among") and governed(child):
            return next(inner for inner in child.children if inner.dep_ in ("pobj", "pcomp"))
    if (noun.dep_ in ("dobj", "attr") and noun.head.lower_ in _voicing()) or (
        noun.dep_ == "pobj" and noun.head.head.tag_.startswith("V")
    ):
        verb = noun.head if noun.dep_ != "pobj" else noun.head.head
        return None if is_passive(verb) else by_grammar(verb)
    return next((child for child in noun.children if child.dep_ == "compound" and child.ent_type_), None)


@cache
def _voicing() -> frozenset[str]:
    return frozenset(form for verb, irregular in _VOICING.items() for form in lexicon.inflections(verb, irregular))
