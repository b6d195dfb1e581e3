"""What stands beside a name and says who somebody is: 'Kelmark’s embattled premier' before it, 'the premier' after it.

Which words an outlet puts there is its choice, as critical linguistics has it (van Dijk 1998, Ideology, ch. 6; Reisigl
and Wodak 2001, Discourse and Discrimination, ch. 2).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from analysis.language import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_BEFORE = frozenset(
    {"compound", "amod", "nmod", "poss", "case", "advmod", "npadvmod", "nummod", "punct", "appos", "conj"}
)
_ARTICLES = frozenset(
    {"DT", "PDT", "PRP$", "WDT", "WP$", "POS", "RB", "RBR", "RBS", "CD", "JJR", "VB", "VBD", "VBP", "VBZ"}
)
# Words that say which or how many, and not who somebody is.
_WHICH = lexicon.words(
    "other many most more few several such same own some all both even only just fellow real two year years old"
)
_TELLING = frozenset({"NN", "JJ", "VB"})
_MARKS = frozenset(
    {"“", "”", '"', "‘", ",", ";", ":", "(", ")", "—", "–", "...", "…", "«", "»", "''", "``", "|", "/", "•"}
)
_BEFORE_VERBS = frozenset({"DT", "POS", "PRP$", "JJ", "IN", "CC", ",", "HYPH", "RB"})
_QUALITIES = frozenset({"JJ", "JJS", "VBN", "VBG"})
_HYPHENS = frozenset({"-", "–"})
_NOUNS = frozenset({"NN", "NNP"})
_MOST_BEFORE, _MOST_AFTER = 9, 12  # tokens


def before(span: Span) -> int:
    """The token at which the words begin that describe the name from before; the name's own start for none.

    Articles and 'his' are left out. 'The Russian leader Vladimir Putin' counts whichever of the two the parse hangs on
    the other.
    """
    doc, first = span.doc, span.start
    if not first or doc[first - 1].text in _HYPHENS:
        return first  # 'the Marenko-Corvel call': a pair
    if span.end - first == 1 and doc[first - 1].tag_ not in _QUALITIES:
        return first  # a noun before a surname is mostly another's: 'the story Marenko told'
    beside = _beside(span)
    if beside is not None:
        first = beside.i
    reach = span.end if beside is None else beside.i + 1
    while first > 0 and span.start - first < _MOST_BEFORE and _hangs(doc[first - 1], first, reach):
        first -= 1
    first = _without_articles(doc, first, span.start)
    return first if any(token.tag_[:2] in _TELLING for token in doc[first : span.start]) else span.start


def appositions(span: Span) -> Iterator[tuple[int, int]]:
    """The ranges of tokens of the descriptions that stand between commas beside the name, articles left out."""
    doc, root = span.doc, span.root
    if root.dep_ == "appos" and root.head.i < span.start and root.head.tag_ in _NOUNS:
        noun = root.head
        between = doc[noun.i + 1 : span.start]
        begun = any(child.tag_ in {"DT", "PRP$"} or child.dep_ == "poss" for child in noun.children)
        if noun.tag_ == "NN" and begun and "," in {token.text for token in between}:
            yield _phrase(doc, noun, span.start)
    for child in root.children:
        if child.dep_ == "appos" and child.tag_ == "NN" and child.i >= span.end and doc[span.end].text == ",":
            yield _phrase(doc, child, min(len(doc), child.i + _MOST_AFTER))


def _beside(span: Span) -> Token | None:
    """The common noun right before the name that the parse takes for the head of both."""
    root = span.root
    direct = root.dep_ == "appos" and root.head.i == span.start - 1 and root.head.tag_ in _NOUNS
    return root.head if direct else None


def _hangs(token: Token, first: int, reach: int) -> bool:
    """Whether a word left of the phrase hangs, by itself or by another word, on a word of the phrase."""
    if token.text in _MARKS or token.tag_ in {"CC", "IN"} or (token.tag_.startswith("VB") and token.dep_ != "amod"):
        return False
    for _ in range(4):
        if token.dep_ not in _BEFORE and token.tag_ not in _ARTICLES:
            return False
        if first <= token.head.i < reach:
            return True
        if token.head.i == token.i or token.head.i >= reach:
            return False
        token = token.head
    return False


def _phrase(doc: Doc, noun: Token, limit: int) -> tuple[int, int]:
    """The noun with the words before it, and with the 'of' behind it."""
    first = noun.i
    while first > 0 and _hangs(doc[first - 1], first, noun.i + 1):
        first -= 1
    end = noun.i + 1
    if end < limit and doc[end].lower_ == "of":
        while end < limit and not _closes(doc[end]):
            end += 1
    return _without_articles(doc, first, noun.i), end


def _closes(token: Token) -> bool:
    return token.text in _MARKS or token.tag_ in {"WDT", "WP", "VBD", "VBZ", "VBN"} or bool(token.is_sent_start)


def _without_articles(doc: Doc, first: int, last: int) -> int:
    while first < last and (doc[first].tag_ in _ARTICLES or doc[first].is_punct or doc[first].lower_ in _WHICH):
        first += 1
    if first < last and doc[first].tag_ in {"VBN", "VBG"} and (not first or doc[first - 1].tag_ not in _BEFORE_VERBS):
        return _without_articles(doc, first + 1, last)  # 'given Lund’s letter', no 'embattled Lund'
    return first
