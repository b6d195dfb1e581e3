"""Hedging: words that hold back from full commitment to what is said, as the reader sees them or by a word list."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple, cast

from analysis.language import lexicon
from analysis.language.parse import Paragraph, Parsed
from analysis.language.phrases import Found, Phrases, straight
from analysis.language.reader import Reader
from analysis.signals.measure import Measure
from analysis.signals.reading import Annotation, Hedge, HedgeType, Judgement, VoiceSpan
from analysis.signals.senses import SENSES, Sense
from analysis.signals.voice import parts, voice_at


def read(parsed: Parsed, reader: Reader) -> tuple[Hedge, ...]:
    """The hedges of an article as the trained reader sees them, in order, with the type that the list gives them."""
    listed = hedges(parsed)
    found = []
    for paragraph in parsed.paragraphs:
        for start, end, likely in reader.marks(paragraph.text).hedges:
            span = paragraph.start + start, paragraph.start + end
            known = next((hedge for hedge in listed if hedge.start < span[1] and span[0] < hedge.end), None)
            if known:
                found.append(known._replace(confidence=likely))
            else:
                text = parsed.text[slice(*span)]
                found.append(Hedge(*span, text, _type(text), likely))
    return tuple(dict.fromkeys(found))


def hedges(parsed: Parsed, *, approximators: bool = False) -> tuple[Hedge, ...]:
    """The hedges of an article in order; of two that overlap, the one that begins first, then the longer one.

    Approximators ("about 40 people") blur a number and not a claim, and people who mark hedges in news leave them
    out (Szeged Uncertainty Corpus); they are found on request.
    """
    return tuple(
        Hedge(start, end, parsed.text[start:end], found.entry.type)
        for paragraph in parsed.paragraphs
        for found in _cues(paragraph)
        if approximators or found.entry.type != "approximator"
        for start, end in [paragraph.span(paragraph.doc[found.start : found.end])]
    )


def voiced(annotation: Annotation) -> Iterator[tuple[Hedge, VoiceSpan]]:
    """Each hedge with the voice it is in. "Officials believe that …" is the officials' hedge, not the outlet's."""
    cues = [
        (start, end, attribution.content[0][0])
        for attribution in annotation.attributions
        if attribution.source and attribution.content and attribution.cue_class == "belief"
        for start, end in attribution.cue
    ]
    for hedge in annotation.reading.hedges:
        contents = [content for start, end, content in cues if start < hedge.end and hedge.start < end]
        yield hedge, voice_at(annotation.voices, contents[0] if contents else hedge.start)


def judge(annotation: Annotation) -> Iterator[Judgement]:
    """For every sentence, its words in one voice: 1 if they hold a hedge, which is the cue; 0 if not."""
    reading = annotation.reading
    hedges = list(voiced(annotation))
    for number, sentence in enumerate(reading.sentences):
        here = [(hedge, said) for hedge, said in hedges if sentence.start <= hedge.start < sentence.end]
        for piece in parts(reading.text, sentence, annotation.voices):
            own = [hedge for hedge, said in here if (said.voice, said.speaker) == (piece.voice, piece.speaker)]
            cue = (own[0].start, own[0].end) if own else None
            yield Judgement(number, piece.start, piece.end, "", piece.voice, piece.speaker, float(bool(own)), cue, None)


HEDGING = Measure(
    name="hedging",
    family="hedging",
    question="How much of what is said is said with reserve?",
    judged="the words of a sentence that are in one voice",
    unit="share of passages with a hedge",
    higher="more passages hold back from full commitment",
    about="",
    source="Trained reader (analysis/language/model), trained on the Szeged Uncertainty Corpus among others",
    plain_source="Word list (analysis/language/lexicons/hedges.csv) after Hyland 2005 and Szeged Uncertainty Corpus",
    judge=judge,
)
MEASURES = (HEDGING,)


class _Cue(NamedTuple):
    phrase: str
    type: HedgeType
    senses: tuple[Sense, ...]


@cache
def _phrases() -> Phrases[_Cue]:
    return Phrases((row["cue"], _cue(row)) for row in lexicon.load("hedges"))


def _cue(row: dict[str, str]) -> _Cue:
    senses = tuple(SENSES[name] for name in row["condition"].split())
    return _Cue(row["cue"], cast(HedgeType, row["type"]), senses)


def _type(text: str) -> HedgeType:
    """The type of words that stand on the list, whatever their sense; unknown for others."""
    words = [straight(word) for word in text.split()]
    return next((found.entry.type for found in _phrases().at(words, 0)), "unknown")


def _cues(paragraph: Paragraph) -> Iterator[Found[_Cue]]:
    doc, words = paragraph.doc, [straight(word) for word in paragraph.words]
    at = 0
    while at < len(words):
        fits = (f for f in _phrases().at(words, at) if all(sense(doc, at, f.end) for sense in f.entry.senses))
        found = next(fits, None)
        if found:
            yield found
        at = found.end if found else at + 1
