"""Sourcing: what an outlet reports as said by others, who they are, and how it treats them.

A claim is an attribution of something said or believed ("said", "warned", "believes"). Plans, hopes and criticism
("plans to", "criticised the deal") are attributions too, but no claims: people agree much less on them, and they are
left out here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.signals.measure import Measure
from analysis.signals.reading import Annotation, Attribution, Judgement, Span
from analysis.signals.sentences import sentence_at
from analysis.signals.voice import is_claim, voice_at

_SOURCE = "Trained reader (analysis/language/model), trained on PolNeAR; cue list and grammar name what it marked"
_PLAIN = "Quotation marks, cue list and grammar (analysis/signals/attribution/)"


def claims(annotation: Annotation) -> tuple[Attribution, ...]:
    """The attributions of something said or believed, see `voice.is_claim`."""
    return tuple(a for a in annotation.attributions if is_claim(a))


def judge_attributed(annotation: Annotation) -> Iterator[Judgement]:
    """For every sentence of the body: 1 if any of it is the content of a claim."""
    contents = sorted((span, a.cue[0] if a.cue else None) for a in claims(annotation) for span in a.content)
    for number, sentence in enumerate(annotation.reading.sentences):
        if sentence.role == "body":
            cues = [cue for span, cue in contents if span[0] < sentence.end and sentence.start < span[1]]
            yield _judged(annotation, number, (sentence.start, sentence.end), bool(cues), cues[0] if cues else None)


def judge_quoted(annotation: Annotation) -> Iterator[Judgement]:
    """For every claim: 1 if its words, or some of them, are in quotation marks."""
    for claim in claims(annotation):
        yield _claim(annotation, claim, claim.form != "indirect")


def judge_named(annotation: Annotation) -> Iterator[Judgement]:
    """For every claim whose source is said: 1 if that is somebody with a name."""
    for claim in claims(annotation):
        if not _unresolved(annotation, claim):
            yield _claim(annotation, claim, is_named(annotation, claim))


def judge_anonymous(annotation: Annotation) -> Iterator[Judgement]:
    """For every claim whose source is said: 1 if the source is kept from the reader."""
    for claim in claims(annotation):
        if not _unresolved(annotation, claim):
            yield _claim(annotation, claim, claim.source_kind == "anonymous")


def judge_doubt(annotation: Annotation) -> Iterator[Judgement]:
    """For every claim: 1 if its cue casts doubt on it."""
    for claim in claims(annotation):
        yield _claim(annotation, claim, claim.stance == "doubt")


def is_named(annotation: Annotation, claim: Attribution) -> bool:
    """Whether a claim's source is an actor, or holds the name of a person or an organisation."""
    if claim.source_kind in ("anonymous", "collective"):
        return False
    if claim.source_actor:
        return True
    names = (name for name in annotation.reading.names if name.label in ("person", "organisation"))
    text = annotation.reading.text
    return any(
        start <= name.start and name.end <= end and not _SHOWN_TO.search(text[start : name.start])
        for name in names
        for start, end in claim.source
    )


# 'A report seen by the Courier': whoever saw it is not its source.
_SHOWN_TO = re.compile(
    r"\b(?:(?:seen|obtained|reviewed|viewed|read|heard|received|examined) by"
    r"|(?:leaked|given|provided|sent|shown|shared|addressed) (?:to|with))(?:(?! by | from ).)*$"
)
_PASSIVE = frozenset(("is", "are", "was", "were", "be", "been", "being", "get", "gets", "got"))
_PRONOUNS = frozenset(
    ("he", "she", "who", "i", "him", "her", "his", "it", "that", "which", "you", "one", "they", "we", "them", "these")
)


def _unresolved(annotation: Annotation, claim: Attribution) -> bool:
    """A source that we did not find: named or not, the reader of the article knows, we do not.

    A pronoun nobody could resolve is one, and an active verb whose subject the parse has lost; a passive without an
    agent ("it was claimed that") does keep its source from the reader.
    """
    if claim.source_actor:
        return False
    text = annotation.reading.text
    if not claim.source:
        return _PASSIVE.isdisjoint(word for start, end in claim.cue for word in text[start:end].lower().split())
    return {text[start:end].lower() for start, end in claim.source} <= _PRONOUNS


def _claim(annotation: Annotation, claim: Attribution, value: bool) -> Judgement:
    start = min(start for start, _ in claim.content)
    extent = start, max(end for _, end in claim.content)
    number = sentence_at(annotation.reading.sentences, claim.cue[0][0] if claim.cue else start)
    cue = claim.cue[0] if claim.cue else None
    return _judged(annotation, number, extent, value, cue, about=claim.source_kind, at=cue[0] if cue else start)


def _judged(
    annotation: Annotation,
    sentence: int,
    extent: Span,
    value: bool,
    cue: Span | None,
    *,
    about: str = "",
    at: int | None = None,
) -> Judgement:
    """The choice to attribute is the outlet's, unless the cue itself stands in somebody's words."""
    place = voice_at(annotation.voices, at) if at is not None and annotation.voices else None
    return Judgement(
        sentence=sentence,
        start=extent[0],
        end=extent[1],
        about=about,
        voice=place.voice if place else "outlet",
        speaker=place.speaker if place else "",
        value=float(value),
        cue=cue,
    )


MEASURES: tuple[Measure, ...] = (
    Measure(
        name="attributed",
        family="sourcing",
        question="How much of the reporting rests on what others say?",
        judged="a sentence of the body",
        unit="share of sentences",
        higher="more sentences report what a source said or believes",
        about="",
        by_voice=False,
        source=_SOURCE,
        plain_source=_PLAIN,
        judge=judge_attributed,
    ),
    Measure(
        name="quoted",
        family="sourcing",
        question="How often do sources speak in their own words?",
        judged="a claim",
        unit="share of claims",
        higher="more claims stand in quotation marks, wholly or in part",
        about="kind of source",
        by_voice=False,
        source=_SOURCE,
        plain_source=_PLAIN,
        judge=judge_quoted,
    ),
    Measure(
        name="named",
        family="sourcing",
        question="How often does the reader learn who says it?",
        judged="a claim whose source is known to us",
        unit="share of claims",
        higher="more claims have a source with a name: a person or an organisation",
        about="kind of source",
        by_voice=False,
        source=_SOURCE,
        plain_source=_PLAIN,
        judge=judge_named,
    ),
    Measure(
        name="anonymous",
        family="sourcing",
        question="How often is the source kept from the reader?",
        judged="a claim whose source is known to us",
        unit="share of claims",
        higher="more claims come from unnamed officials, 'sources', or nobody in particular",
        about="kind of source",
        by_voice=False,
        source=_SOURCE,
        plain_source=_PLAIN,
        judge=judge_anonymous,
    ),
    Measure(
        name="doubt",
        family="sourcing",
        question="How often does the verb cast doubt on the claim?",
        judged="a claim",
        unit="share of claims",
        higher="more claims are introduced by words such as 'claimed' or 'alleged'",
        about="kind of source",
        by_voice=False,
        source=_SOURCE,
        plain_source=_PLAIN,
        judge=judge_doubt,
    ),
)
