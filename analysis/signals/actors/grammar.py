"""What a name does in its clause: subject or not, actor or place, and the word that governs it.

'Russia intensified its attacks' has a state that acts; 'they met in Russia' has a place. The difference is read from
the dependency parse and from short lists of words that turn a place into somebody: support *for*, pressure *on*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.language.lexicon import inflections, words
from analysis.signals.reading import Use

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_QUALIFIERS = frozenset({"compound", "amod", "nmod", "npadvmod", "advmod", "nummod", "quantmod", "prep"})
_OBJECTS = frozenset({"dobj", "dative", "iobj", "obj", "attr", "oprd", "agent"})


_DASHES = frozenset({"-", "–", "—", "―", "--"})
_DATELINE_REACH, _DATELINE = 3, 14  # tokens from the paragraph's start: of the place, of the dash after it


def _forms(*verbs: str) -> frozenset[str]:
    return frozenset(form for verb in verbs for form in inflections(verb))


# What a place governs as its owner while it stays a place, or only part of somebody's description.
_OF_PLACES = words(
    "capital city town border borders coast airport east west north south region regions territory streets "
    "president minister premier leader ambassador senator governor mayor chancellor king queen secretary spokesman "
    "spokeswoman chief envoy prime"
)
# Verbs whose object is where somebody goes or is, not whom they act on.
_MOTION = _forms(
    *[
        "visit",
        "enter",
        "tour",
        "reach",
        "leave",
        "cross",
        "hit",
        "travel",
        "arrive",
        "return",
        "head",
        "fly",
        "move",
        "go",
        "come",
        "live",
        "depart",
        "pass",
    ]
) | words("left went gone came flew flown fled lived")
_ACTING_PREPOSITIONS = words("against with between by for toward towards behind without")
_GOVERNORS = {
    "to": words(
        "aid transfer support supply supplies sale sales help assistance weapons missiles arms message warning threat "
        "threats response offer appeal appeals commitment ties loyalty opposition close belongs ally hostile friendly "
        "concession concessions backing loan loans"
    )
    | _forms("give", "provide", "sell", "supply", "offer", "respond", "appeal", "talk", "speak", "listen", "promise")
    | words("gave given sold spoke spoken"),
    "of": words(
        "support invasion criticism defense defence condemnation ally allies enemy enemies critic critics supporter "
        "supporters friend friends behalf praise recognition treatment side interests security sovereignty occupation"
    ),
    "from": words(
        "support pressure threat threats request requests response demand demands message statement aid help approval "
        "reaction criticism condemnation guarantee guarantees assurances attack attacks aggression independence "
        "assistance backing concessions"
    ),
    "on": words(
        "pressure sanction sanctions war attack attacks strike strikes assault tariff tariffs tough hard soft "
        "crackdown embargo dependence dependent"
    )
    | _forms("press", "rely", "depend", "lean"),
}


def subject(span: Span) -> bool:
    """Whether the span is the subject of its clause, alone or joined by 'and'."""
    return anchor(span.root).dep_ in _SUBJECTS


def main(span: Span) -> bool:
    """Whether the span is the subject of the main clause of its sentence."""
    noun = span.root
    verb = noun.head
    while verb.dep_ == "conj" and verb.head.i != verb.i:
        verb = verb.head
    return noun.dep_ in _SUBJECTS and verb.head.i == verb.i


def head(token: Token) -> int:
    """The first character, within the doc, of the word that governs the token; -1 at the root of a sentence."""
    return -1 if token.head.i == token.i else int(token.head.idx)


def use(span: Span) -> Use:
    """Whether the span stands for somebody, for a place, or only qualifies the noun after it."""
    root = anchor(span.root)
    if _dateline(span):
        return "place"
    if root.dep_ in _QUALIFIERS:
        return "part"
    if root.dep_ == "poss":
        return "part" if root.head.lower_ in _OF_PLACES or root.head.tag_ == "NNP" else "actor"
    if root.dep_ in _SUBJECTS:
        return "actor"
    if root.dep_ in _OBJECTS:
        return "place" if root.head.lower_ in _MOTION else "actor"
    if root.dep_ == "pobj":
        return "actor" if _acts_after(root.head) else "place"
    return "place"


def anchor(token: Token) -> Token:
    """The token, or the one it is joined to by 'and', a slash or apposition: they do the same in the clause."""
    if token.i + 2 == token.head.i and token.nbor(1).text == "/":
        token = token.head
    while token.dep_ in {"conj", "appos"} and token.head.i < token.i:
        token = token.head
    return token


def _dateline(span: Span) -> bool:
    """Whether the span opens a report with the place it comes from: 'WASHINGTON (AP) —'."""
    if span.start >= _DATELINE_REACH or not span.text.isupper():
        return False
    return any(token.text in _DASHES and token.whitespace_ for token in span.doc[span.end : _DATELINE])


def _acts_after(preposition: Token) -> bool:
    word, governor = preposition.lower_, preposition.head
    if governor.lower_ in _MOTION:
        return False
    if preposition.dep_ == "agent" or word in _ACTING_PREPOSITIONS:
        return True
    objects = {child.lower_ for child in governor.children if child.dep_ == "dobj"}
    return bool({governor.lower_, *objects} & _GOVERNORS.get(word, frozenset()))
