"""What people marked, laid over word pieces: the examples that the networks learn from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypedDict

from analysis.language import parse
from analysis.language.decoding import CONTENT, SOURCE
from analysis.language.masking import hidden_of
from analysis.language.pieces import LONGEST, Pieces, Span, Vocabulary
from analysis.signals.reading import LABELS
from analysis.training.networks import NAMES
from analysis.training.silver import Silver
from analysis.validation.gold import HedgedSentence, PortrayedSentence, SourcedArticle

SOURCING = "sourcing"


class _Seen(TypedDict):
    ids: list[int]
    places: list[list[int]]


@dataclass(kw_only=True)
class Paragraph:
    """A paragraph, or a sentence, in words, with tags for each word; None for what nobody looked for in it.

    Tags: 0 for other; 1 + 2k for the first word of a span of kind k, 2 + 2k for the others.
    """

    text: str
    pieces: Pieces
    corpus: str
    cue: list[int] | None = None
    hedge: list[int] | None = None
    name: list[int] | None = None
    roles: list[tuple[list[int], list[int]]] = field(default_factory=list)  # each cue's words, and each word's role
    article: str = ""
    start: int = 0

    def word(self, number: int) -> str:
        """A word in small letters."""
        return self.text[slice(*self.pieces.words[number])].lower()


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """A sentence with its names hidden, and its targets: the places of the pieces of each, and their labels.

    labels: None where nobody labelled them. article: that of an annotated sentence of a whole article. picked: whether
    it is of NewsMTSC, whose sentences were picked for being opinionated.
    """

    id: str
    ids: list[int]
    places: list[list[int]]
    labels: list[int] | None
    picked: bool
    article: str = ""


def attributed(articles: Iterable[SourcedArticle], silver: Silver, vocabulary: Vocabulary) -> list[Paragraph]:
    """The paragraphs of articles with cues and roles as people marked them, names and hedges as the rules see them."""
    made = []
    for article in articles:
        for start, text in parse.lines(article.text):
            pieces = _shortened(vocabulary.pieces(text))
            if not pieces.words:
                continue
            one = Paragraph(text=text, pieces=pieces, corpus=SOURCING, article=article.id, start=start)
            _mark(one, article)
            names, hedges = _inside(one, silver.names[article.id]), _inside(one, silver.hedges[article.id])
            one.name = _tags(pieces, [(begin, end, NAMES.index(label)) for begin, end, label in names])
            one.hedge = _tags(pieces, [(begin, end, 0) for begin, end, _ in hedges])
            made.append(one)
    return made


def hedged(sentences: Iterable[HedgedSentence], corpus: str, vocabulary: Vocabulary) -> list[Paragraph]:
    """Sentences with hedges as people marked them."""
    made = []
    for row in sentences:
        pieces = _shortened(vocabulary.pieces(row.sentence))
        if pieces.words:
            tags = _tags(pieces, [(cue.start, cue.end, 0) for cue in row.cues])
            made.append(Paragraph(text=row.sentence, pieces=pieces, corpus=corpus, hedge=tags))
    return made


def unmarked(sentences: Iterable[tuple[str, str]], vocabulary: Vocabulary) -> list[Paragraph]:
    """Sentences, given as (id, sentence), in which nobody looked for anything."""
    made = []
    for identifier, sentence in sentences:
        pieces = _shortened(vocabulary.pieces(sentence))
        if pieces.words:
            made.append(Paragraph(text=sentence, pieces=pieces, corpus=SOURCING, article=identifier))
    return made


def portrayed(rows: Iterable[PortrayedSentence], silver: Silver, vocabulary: Vocabulary) -> list[Sentence]:
    """Sentences with the labels that people, or whoever annotated whole articles, gave their targets."""
    return [
        Sentence(
            id=row.id,
            **_seen(row.sentence, [(target.start, target.end) for target in row.targets], silver, row.id, vocabulary),
            labels=[LABELS.index(target.label) for target in row.targets],
            picked=not row.article,
            article=row.article,
        )
        for row in rows
        if row.targets
    ]


def mentioning(sentences: Iterable[tuple[str, str]], silver: Silver, vocabulary: Vocabulary) -> list[Sentence]:
    """Sentences, given as (id, sentence), with the names in them as targets; nobody labelled them."""
    made = []
    for identifier, sentence in sentences:
        spans = [(start, end) for start, end, label in silver.names[identifier] if label != "other"]
        if spans:
            seen = _seen(sentence, spans, silver, identifier, vocabulary)
            made.append(Sentence(id=identifier, **seen, labels=None, picked=False))
    return made


def _seen(sentence: str, targets: list[Span], silver: Silver, identifier: str, vocabulary: Vocabulary) -> _Seen:
    """The pieces of a sentence whose names are hidden, and where its targets are in them."""
    names = [(start, end) for start, end, label in silver.names[identifier] if label != "other"]
    pieces = vocabulary.pieces(sentence, hidden_of(sentence, targets, names))
    places = [[place for place in pieces.places(target) if place < LONGEST] or [0] for target in targets]
    return {"ids": pieces.ids[:LONGEST], "places": places}


def _mark(one: Paragraph, article: SourcedArticle) -> None:
    words = one.pieces.words
    one.cue = [0] * len(words)
    for attribution in article.attributions:
        cue = _within(words, _shifted(one, attribution.cue))
        if not cue:
            continue
        role = [0] * len(words)
        for number in _within(words, _shifted(one, attribution.content)):
            role[number] = CONTENT
        for number in _within(words, _shifted(one, attribution.source)):
            role[number] = SOURCE
        one.roles.append((cue, role))
        for order, number in enumerate(cue):
            one.cue[number] = 1 + (order > 0 and number - 1 in cue)


def _shifted(one: Paragraph, spans: Iterable[Span]) -> list[Span]:
    """The parts of spans of the article that lie in the paragraph, as offsets into it."""
    return [(start, end) for start, end, _ in _inside(one, [(start, end, "") for start, end in spans])]


def _inside(one: Paragraph, spans: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    stop = one.start + len(one.text)
    return [
        (max(start, one.start) - one.start, min(end, stop) - one.start, label)
        for start, end, label in spans
        if start < stop and one.start < end
    ]


def _within(words: Sequence[Span], spans: Sequence[Span]) -> list[int]:
    return [n for n, (a, b) in enumerate(words) if any(start < b and a < end for start, end in spans)]


def _tags(pieces: Pieces, spans: Iterable[tuple[int, int, int]]) -> list[int]:
    tags = [0] * len(pieces.words)
    for start, end, kind in spans:
        for order, number in enumerate(_within(pieces.words, [(start, end)])):
            tags[number] = 1 + 2 * kind + (order > 0)
    return tags


def _shortened(pieces: Pieces) -> Pieces:
    """The words that the encoder sees at once; the rest of a very long paragraph is not learnt from."""
    if len(pieces.ids) <= LONGEST:
        return pieces
    count = sum(place < LONGEST - 1 for place in pieces.first)
    ids = [*pieces.ids[: LONGEST - 1], pieces.ids[-1]]
    return Pieces(ids=ids, words=pieces.words[:count], first=pieces.first[:count])
