"""Second opinions: what the plain definitions make of a text that the trained reader read.

They are scored like any measure and shown beside the reader's own score, where the report says how sure it is; no
outlets are compared by them. Where the plain definitions read the text themselves, there is no second opinion.
Sources are not traced to actors for it, so that who is named or unnamed has none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from analysis.signals import hedging, portrayal, sourcing
from analysis.signals.measure import Measure
from analysis.signals.reading import Annotation, Judgement


def judge_hedging(annotation: Annotation) -> Iterator[Judgement]:
    """The same passages as hedging, by the word list."""
    if plain := annotation.reading.plain:
        yield from hedging.judge(replace(annotation, reading=replace(annotation.reading, hedges=plain.hedges)))


def judge_agreed(annotation: Annotation) -> Iterator[Judgement]:
    """The same passages, strictly: 1 where both the reader and the word list find a hedge."""
    if annotation.reading.plain:
        for read, listed in zip(hedging.judge(annotation), judge_hedging(annotation), strict=True):
            agreed = read.value * listed.value
            yield read._replace(value=agreed, cue=read.cue if agreed else None)


def judge_attributed(annotation: Annotation) -> Iterator[Judgement]:
    """The same sentences as attributed, by the claims that cue list and grammar find."""
    if plain := annotation.reading.plain:
        yield from sourcing.judge_attributed(replace(annotation, attributions=plain.attributions))


def judge_quoted(annotation: Annotation) -> Iterator[Judgement]:
    """The claims that cue list and grammar find: 1 if their words, or some of them, are in quotation marks."""
    if plain := annotation.reading.plain:
        yield from sourcing.judge_quoted(replace(annotation, attributions=plain.attributions))


def judge_portrayal(annotation: Annotation) -> Iterator[Judgement]:
    """The same mentions as portrayal, by the words nearby."""
    if annotation.reading.plain:
        yield from portrayal.judge(replace(annotation, reading=replace(annotation.reading, portrayals={})))


def _plain(measure: Measure, **changes: object) -> Measure:
    """The measure as the plain definition has it."""
    values = {"name": f"{measure.name}_plain", "source": measure.plain_source, **changes}
    return replace(measure, **values)  # type: ignore[arg-type]


_SOURCING = {measure.name: measure for measure in sourcing.MEASURES}
_AGREED = "more passages hold back from full commitment, as reader and word list both see it"

MEASURES: tuple[Measure, ...] = (
    _plain(hedging.HEDGING, judge=judge_hedging),
    _plain(hedging.HEDGING, name="hedging_agreed", higher=_AGREED, judge=judge_agreed),
    _plain(_SOURCING["attributed"], judge=judge_attributed),
    _plain(_SOURCING["quoted"], judge=judge_quoted),
    _plain(portrayal.PORTRAYAL, judge=judge_portrayal),
)
