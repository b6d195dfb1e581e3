"""The names in an article: spaCy's entities mended, and the capitalised words that it missed.

The small model takes 'Trump' for an organisation as often as for a person and loses names in headlines. So nothing is
thrown away here: each name keeps its label as a vote, and `actors` decides on the evidence of the whole corpus.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import TYPE_CHECKING, NamedTuple

from analysis.language import lexicon
from analysis.language.parse import Paragraph, Parsed
from analysis.signals.actors import acts, beginnings, epithets, grammar, titles
from analysis.signals.reading import Name, NameLabel, Sentence
from analysis.signals.sentences import sentence_at

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LABELS: dict[str, NameLabel] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "people",
    "EVENT": "other",
    "PRODUCT": "other",
    "WORK_OF_ART": "other",
    "LAW": "other",
}
_TIMES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL", "LANGUAGE"})
_PARTICLES = lexicon.words("de del der den van von bin ibn al el la le du da dos di ter af zu ben")
_INSIDE_BODIES = _PARTICLES | lexicon.words("of the for and & on in to at against")
_POSSESSIVES = ("'s", "’s", "‘s", "'", "’", "‘")
# Titles that no organisation's name begins with, as 'Justice Department' and 'General Motors' do.
_SURE_TITLES = lexicon.words("president minister premier senator sen. rep. gov. mr mr. mrs mrs. ms ms. chancellor")
_DATES = lexicon.words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august "
    "september october november december jan. feb. aug. sept. oct. nov. dec."
)


class _Piece(NamedTuple):
    """A name as a range of tokens."""

    start: int
    end: int
    label: NameLabel


def names(parsed: Parsed, sentences: Sequence[Sentence]) -> tuple[Name, ...]:
    """The names in order, not overlapping; titles, articles and possessive marks cut off."""
    pieces = [(paragraph, _pieces(paragraph)) for paragraph in parsed.paragraphs]
    surnames = {
        paragraph.words[piece.end - 1]
        for paragraph, found in pieces
        for piece in found
        if piece.label == "person" or piece.end - piece.start > 1
    }
    return tuple(
        _name(paragraph, piece, sentences)
        for paragraph, found in pieces
        for piece in sorted([*found, *_again(paragraph.words, found, surnames)])
    )


def _name(paragraph: Paragraph, piece: _Piece, sentences: Sequence[Sentence]) -> Name:
    doc = paragraph.doc
    span = doc[piece.start : piece.end]
    text = _bare(span.text)
    start = paragraph.start + span.start_char
    governor = grammar.head(span.root)
    title = titles.before(doc, piece.start)
    role, verb = acts.act(span.root)
    return Name(
        start=start,
        end=start + len(text),
        text=text,
        label=piece.label,
        title=doc[title : piece.start].text,
        subject=grammar.subject(span),
        sentence=sentence_at(sentences, start),
        use=grammar.use(span),
        head=-1 if governor < 0 else paragraph.start + governor,
        main=grammar.main(span),
        role=role,
        verb=paragraph.place(verb),
        before=_described(paragraph, min(title, epithets.before(span)), piece.start),
        appositions=tuple(paragraph.span(doc[first:end]) for first, end in epithets.appositions(span)),
    )


def _described(paragraph: Paragraph, first: int, start: int) -> int:
    return paragraph.start + paragraph.doc[first].idx if first < start else -1


def _bare(text: str) -> str:
    for mark in _POSSESSIVES:
        if text.endswith(mark) and len(text) > len(mark) + 1:
            return text[: -len(mark)]
    return text


def _pieces(paragraph: Paragraph) -> list[_Piece]:
    doc = paragraph.doc
    known = [(entity.start, entity.end, entity.label_) for entity in doc.ents]
    entities = [piece for start, end, label in known for piece in _entity(doc, start, end, label)]
    outside = {i for i, word in enumerate(paragraph.words) if word[0].isupper()}
    outside.difference_update(*(range(start, end) for start, end, _ in known))
    found = sorted([*entities, *_missed(doc, outside)])
    return list(_joined(doc, found))


def _entity(doc: Doc, start: int, end: int, label: str) -> Iterator[_Piece]:
    if label not in _LABELS:
        return
    for first, last in _parts(doc, start, end, label):
        first, last = _trimmed(doc, first, last, _LABELS[label])
        if first < last and any(token.text[0].isupper() or token.is_digit for token in doc[first:last]):
            yield _Piece(first, last, _LABELS[label])


def _parts(doc: Doc, start: int, end: int, label: str) -> Iterator[tuple[int, int]]:
    """The ranges that an entity really is: cut at commas and slashes, at 'and' and verbs between persons."""
    inside = _INSIDE_BODIES if label in {"ORG", "GPE", "FAC", "LOC"} else _PARTICLES
    first = start
    for i in range(start, end):
        if _cuts(doc, i, start, end, inside):
            yield first, i
            first = i + 1
    yield first, end


def _cuts(doc: Doc, i: int, start: int, end: int, inside: frozenset[str]) -> bool:
    token = doc[i]
    if token.text in {"-", "–"}:
        return _pair(doc, start, end)
    if token.tag_ == "POS":
        return i + 1 < end and doc[i - 1].tag_ == "NNP"
    if token.is_punct or token.text in {"/", "|", "+", "=", "—"}:
        return not (token.text in _POSSESSIVES or token.text in {".", "!"})
    return token.text[0].islower() and token.lower_ not in inside


def _pair(doc: Doc, start: int, end: int) -> bool:
    """Whether the entity is two parties before what they share: 'Trump-Putin call', and no 'Jean-Claude'."""
    return end - start == 3 and end < len(doc) and doc[end].text[0].islower() and doc[end].tag_ in {"NN", "NNS"}


def _trimmed(doc: Doc, start: int, end: int, label: NameLabel) -> tuple[int, int]:
    while start < end and not beginnings.begins(doc, start, end):
        start += 1
    while start < end and _may_not_end(doc[end - 1]):
        end -= 1
    while label == "other" and end - start > 2 and beginnings.imperative(doc, start):
        start += 1
    words = [token.text for token in doc[start:end]]
    length = titles.leading(words)
    sure = label != "organisation" or (length > 0 and words[length - 1].lower() in _SURE_TITLES)
    sure = sure or (length > 1 and beginnings.is_person(words[length:]))
    return (start + length if sure else start), end


def _may_not_end(token: Token) -> bool:
    if token.tag_ == "POS":
        return True
    return not token.text[-1].isalnum() and _loose(token)


def _loose(token: Token) -> bool:
    return token.is_punct or token.is_space or token.text in _POSSESSIVES


def _missed(doc: Doc, outside: Set[int]) -> Iterator[_Piece]:
    """Runs of proper nouns among the words with a capital outside all entities; a run that is only a title is none."""
    first: int | None = None
    for i in range(len(doc) + 1):
        if i in outside and _proper(doc[i]):
            first = i if first is None else first
        elif first is not None:
            start, end = _trimmed(doc, first, i, "other")
            if start < end and not titles.core([token.text for token in doc[start:end]], end - start):
                yield _Piece(start, end, "other")
            first = None


def _again(words: Sequence[str], found: Sequence[_Piece], surnames: Set[str]) -> Iterator[_Piece]:
    """Words that end a name elsewhere in the article and were missed here, at a sentence's start mostly."""
    covered = {i for piece in found for i in range(piece.start, piece.end)}
    for i, word in enumerate(words):
        if word in surnames and i not in covered and word[0].isupper():
            yield _Piece(i, i + 1, "other")


def _proper(token: Token) -> bool:
    named = token.tag_ in {"NNP", "NNPS"} and token.text[-1].isalnum()
    return named and token.lower_ not in _DATES and token.ent_type_ not in _TIMES


def _joined(doc: Doc, pieces: list[_Piece]) -> Iterator[_Piece]:
    """The pieces, with a given name joined to the surname that the model cut from it."""
    pending: _Piece | None = None
    for piece in pieces:
        if pending is not None and _one_person(doc, pending, piece):
            pending = _Piece(pending.start, piece.end, "person")
            continue
        if pending is not None:
            yield pending
        pending = piece
    if pending is not None:
        yield pending


def _one_person(doc: Doc, given: _Piece, surname: _Piece) -> bool:
    if given.end != surname.start or given.end - given.start != 1 or surname.end - surname.start > 2:
        return False
    if surname.label == "people" or not doc[surname.start].text[0].isupper():
        return False
    first, last = doc[given.start], doc[surname.start]
    if first.tag_ != "NNP":
        return False
    return first.text in beginnings.given_names() or (
        given.label == "other" and surname.label == "person" and beginnings.calls(first, last)
    )
