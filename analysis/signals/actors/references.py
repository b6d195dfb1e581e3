"""Words that stand for somebody named elsewhere: 'he', 'who', 'the Ukrainian president'.

Here they are only found. Whom they stand for is decided in `coreference`, and only where it is safe.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from analysis.language import lexicon
from analysis.language.parse import Paragraph, Parsed
from analysis.signals.actors import acts, grammar, titles
from analysis.signals.reading import Reference, ReferenceKind, Sentence
from analysis.signals.sentences import sentence_at

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PRONOUNS = lexicon.words("he him his himself she her hers herself who")
_PLACES = frozenset({"GPE", "NORP", "LOC", "ORG"})
# With these the description is of no particular person, or of another than the one in office.
_OTHERS = lexicon.words(
    "next new future first last previous other same only sitting another second third vice deputy potential "
    "likely would-be possible prospective incoming best worst black female first-ever youngest oldest american- "
    "born"
)
_MODIFIER_TAGS = frozenset({"JJ", "NN", "NNP", "NNPS", "HYPH", "VBN", "VBG", "CD"})
_PERSONS = lexicon.words(
    "man woman boy girl person student teacher friend colleague victim suspect gunman driver worker supporter "
    "critic opponent rival insider source protester soldier witness resident neighbor patient client employee "
    "boss baby child teenager immigrant farmer member someone somebody anyone anybody everyone nobody"
)
_LONGEST = 5


def references(parsed: Parsed, sentences: Sequence[Sentence]) -> tuple[Reference, ...]:
    """The pronouns and descriptions in order, not overlapping."""
    found = [one for paragraph in parsed.paragraphs for one in _in_paragraph(paragraph, sentences)]
    return tuple(sorted(found))


def _in_paragraph(paragraph: Paragraph, sentences: Sequence[Sentence]) -> Iterator[Reference]:
    doc = paragraph.doc
    for token in doc:
        if token.lower_ in _PRONOUNS and token.tag_ in {"PRP", "PRP$", "WP"}:
            if token.lower_ != "who" or _antecedent(token) is not None:
                yield _reference(paragraph, token.i, token.i + 1, token, "pronoun", sentences)
        elif (found := _description(doc, paragraph.words, token.i)) is not None:
            yield _reference(paragraph, *found, token, "title", sentences)
        elif _somebody(doc, token):
            yield _reference(paragraph, token.i, token.i + 1, token, "stranger", sentences)


def _reference(
    paragraph: Paragraph, first: int, last: int, token: Token, kind: ReferenceKind, sentences: Sequence[Sentence]
) -> Reference:
    span = paragraph.doc[first:last]
    start, end = paragraph.span(span)
    link = _antecedent(token) if token.lower_ == "who" else _apposition(token, first, last)
    governor = grammar.head(token)
    role, verb = acts.act(token)
    return Reference(
        start=start,
        end=end,
        text=span.text,
        kind=kind,
        subject=grammar.subject(paragraph.doc[token.i : token.i + 1]),
        sentence=sentence_at(sentences, start),
        head=-1 if governor < 0 else paragraph.start + governor,
        main=grammar.main(paragraph.doc[token.i : token.i + 1]),
        link=-1 if link is None else paragraph.start + link.idx,
        role=role,
        verb=paragraph.place(verb),
    )


def _antecedent(who: Token) -> Token | None:
    """The noun that a relative 'who' belongs to; None for a question."""
    verb = who.head
    while verb.dep_ in {"ccomp", "conj", "aux"} and verb.head.i != verb.i:
        verb = verb.head
    noun = verb.head
    return noun if verb.dep_ in {"relcl", "acl"} and noun.i < who.i else None


def _apposition(noun: Token, first: int, last: int) -> Token | None:
    """The noun beside which a description stands between commas: 'Viktor Orban, the Hungarian premier'."""
    if noun.dep_ == "appos":
        return noun.head
    return next((child for child in noun.children if child.dep_ == "appos" and child.i >= last), None)


def _description(doc: Doc, texts: Sequence[str], i: int) -> tuple[int, int] | None:
    """The range of the description whose last word of office is the token; None when there is none.

    Descriptions: 'the Ukrainian president', 'Hungary’s prime minister', 'the president of Hungary'.
    """
    words = texts[max(0, i - _LONGEST) : i + 1]
    length = titles.core(words, len(words))
    title = titles.parse(" ".join(words[-length:])) if length else None
    if title is None or title.rank not in {"leader", "office"} or not _closes_phrase(doc, i):
        return None
    first = i + 1 - length
    while first > 0 and i - first < _LONGEST and doc[first - 1].tag_ in _MODIFIER_TAGS and doc[first - 1].head.i <= i:
        first -= 1
    last = _with_country(doc, i)
    if first == 0 or last is None or any(token.lower_ in _OTHERS for token in doc[first : i + 1 - length]):
        return None
    if doc[first - 1].lower_ == "the":
        return first - 1, last
    owner = _owner(doc, first - 1)
    return None if owner is None else (owner, last)


def _somebody(doc: Doc, token: Token) -> bool:
    """Whether the noun is one person without a name, who may be meant by a pronoun after it: 'a spokesman'."""
    if token.tag_ != "NN" or not _closes_phrase(doc, token.i):
        return False
    title = titles.parse(token.lower_)
    named = any(child.dep_ == "appos" for child in token.children) or token.dep_ in {"appos", "attr"}
    return not named and (token.lower_ in _PERSONS or (title is not None and title.rank in {"office", "leader", "kin"}))


def _closes_phrase(doc: Doc, i: int) -> bool:
    """Whether the noun ends its phrase: no name and no other noun follows."""
    if doc[i].dep_ in {"compound", "amod", "nmod", "attr"} or doc[i].tag_ in {"NNS", "NNPS"}:
        return False
    if i + 1 == len(doc):
        return True
    after = doc[i + 1]
    return not (after.tag_ in {"NN", "NNS", "NNP", "NNPS", "HYPH"} or after.text in {"-", "–"})


def _with_country(doc: Doc, i: int) -> int | None:
    """The end of the description, 'of Hungary' included; None when it is of something else."""
    if i + 1 == len(doc) or doc[i + 1].lower_ != "of":
        return i + 1
    end = i + 2
    while end < len(doc) and (doc[end].lower_ == "the" or _capital(doc[end])):
        end += 1
    return end if _capital(doc[end - 1]) else None


def _capital(token: Token) -> bool:
    return token.text[0].isupper() and token.tag_ in {"NNP", "NNPS"}


def _owner(doc: Doc, mark: int) -> int | None:
    """The first token of the country before a possessive mark; None when no country owns the office."""
    if mark < 1 or doc[mark].tag_ != "POS" or doc[mark - 1].ent_type_ not in _PLACES:
        return None
    first = mark - 1
    while first > 0 and doc[first].ent_iob_ == "I":
        first -= 1
    return first
