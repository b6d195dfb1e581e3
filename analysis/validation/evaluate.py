"""How often the signals are right on an annotated corpus, by each definition: what `framescope evaluate` says.

What a definition was tuned on flatters it. `part` keeps to some of the documents (`parts`): what was learnt and tuned
from, what thresholds were chosen by, and what was held out from both.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple, TypeVar

from analysis.errors import UsageError
from analysis.signals.reading import Attribution, Portrayal
from analysis.validation import attributions, confidence, definitions, gold, labels, parts
from analysis.validation.definitions import PLAIN, By, Definitions
from analysis.validation.gold import GoldTarget, PortrayedSentence, SourcedArticle
from analysis.validation.labels import Rate

Part = Literal["all"] | parts.Part
PARTS: tuple[Part, ...] = ("all", "tuned", "chosen", "held-out")
T = TypeVar("T")


class Figure(NamedTuple):
    """A measured figure of one definition, with its 95 % interval by resampling documents where there is one.

    n: what it was measured on: attributions, sentences or targets.
    """

    name: str
    by: By
    value: float
    low: float
    high: float
    n: int

    def __str__(self) -> str:
        """Value and interval as tables write them."""
        if math.isnan(self.value):
            return "–"
        return (
            str(Rate(value=self.value, low=self.low, high=self.high))
            if not math.isnan(self.low)
            else f"{self.value:.3f}".removeprefix("0")
        )


def sourcing(path: Path, part: Part = "all", by: Definitions = PLAIN) -> Iterator[Figure]:
    """Attributions end to end: F1 at content overlap .5 and .9, by form, and for cues of speech alone."""
    articles = _in_part(gold.read_sourcing(path), lambda article: parts.of_article(article.id), part)
    found = [definitions.attributions(article.text, by) for article in articles]
    for name in by.by:
        yield from _sourcing(name, [(article, one[name]) for article, one in zip(articles, found, strict=True)])


def hedges(path: Path, part: Part = "all", by: Definitions = PLAIN) -> Iterator[Figure]:
    """Hedged sentences: precision, recall and F1."""
    sentences = _in_part(gold.read_hedging(path), lambda sentence: parts.of_document(sentence.doc_id), part)
    found = [definitions.hedged(sentence.sentence, by) for sentence in sentences]
    uncertain, documents = [s.uncertain for s in sentences], [s.doc_id for s in sentences]
    for name in by.by:
        accuracy = labels.hedging(uncertain, [one[name] for one in found], documents)
        yield _figure("precision", name, accuracy.precision, accuracy.found)
        yield _figure("recall", name, accuracy.recall, accuracy.gold)
        yield _figure("F1", name, accuracy.f1, len(sentences))


def portrayals(path: Path, part: Part = "all", by: Definitions = PLAIN) -> Iterator[Figure]:
    """Portrayals of targets: macro-F1, the F1 of each label, opposite signs, and what the confidence is worth.

    The parts are those of the training file of NewsMTSC; its development files are held out as a whole.
    """
    yield from of_sentences(_in_part(gold.read_portrayal(path), lambda row: parts.of_news_story(row.id), part), by)


def of_sentences(rows: Iterable[PortrayedSentence], by: Definitions = PLAIN) -> Iterator[Figure]:
    """The same of sentences that were read already.

    Raises:
        UsageError: none of them has a target.
    """
    targets = [(row, target) for row in rows for target in row.targets]
    if not targets:
        raise UsageError(
            "There is nothing to evaluate: no sentence has a target. Expected 'targets' with start, end, label."
        )
    found = [definitions.portrayed(row.sentence, target.start, target.end, by) for row, target in targets]
    for name in by.by:
        yield from _portrayal(name, targets, [one[name] for one in found])


def roles(path: Path, part: Part = "all", by: Definitions = PLAIN) -> Iterator[Figure]:
    """Roles of mentions: the share right and the F1 of each role."""
    rows = _in_part(gold.read_roles(path), lambda row: parts.of_document(row.id.partition(":")[0]), part)
    told = [target.role for row in rows for target in row.targets]
    documents = [row.id.partition(":")[0] for row in rows for _ in row.targets]
    found = [definitions.roles(row.sentence, [(t.start, t.end) for t in row.targets], by) for row in rows]
    for name in by.by:
        for what, rate in labels.roles(told, [role for one in found for role in one[name]], documents).items():
            yield _figure(what, name, rate, len(told))


SIGNALS: dict[str, Callable[[Path, Part, Definitions], Iterator[Figure]]] = {
    "sourcing": sourcing,
    "hedging": hedges,
    "portrayal": portrayals,
    "roles": roles,
}


def side_by_side(figures: Iterable[Figure]) -> str:
    """The figures as a table: a row for each, a column for each definition with the number it was measured on."""
    found = {(figure.name, figure.by): figure for figure in figures}
    names = tuple(dict.fromkeys(name for name, _ in found))
    columns = tuple(dict.fromkeys(by for _, by in found))
    lines = ["".join([f"{'':37s}", *(f"{by:19s}{'n':>6s}   " for by in columns)])]
    for name in names:
        cells = [found.get((name, by)) for by in columns]
        lines.append("".join([f"{name:37s}", *(_cell(cell) for cell in cells)]))
    return "\n".join(line.rstrip() for line in lines)


def _sourcing(by: By, found: Sequence[tuple[SourcedArticle, Sequence[Attribution]]]) -> Iterator[Figure]:
    for overlap in (0.5, 0.9):
        for name, accuracy in attributions.score(found, overlap=overlap).items():
            yield _figure(f"{name} F1 at overlap {overlap}", by, accuracy.rates["f1"], accuracy.gold)
            if name in ("all", "speech") and overlap == 0.5:
                yield _figure(f"{name} precision", by, accuracy.rates["precision"], accuracy.found)
                yield _figure(f"{name} recall", by, accuracy.rates["recall"], accuracy.gold)
    sources = attributions.source_right(found)
    yield _figure("source right where content is", by, sources.right, sources.n)


def _portrayal(
    by: By, targets: Sequence[tuple[PortrayedSentence, GoldTarget]], found: Sequence[Portrayal]
) -> Iterator[Figure]:
    stories = [row.article or parts.story(row.id) for row, _ in targets]
    accuracy = labels.portrayal([target.label for _, target in targets], [one.label for one in found], stories)
    for name, rate in [
        ("macro-F1", accuracy.macro_f1),
        *((f"F1 {label}", rate) for label, rate in accuracy.f1.items()),
        ("right", accuracy.right),
        ("opposite sign", accuracy.sign_errors),
    ]:
        yield _figure(name, by, rate, accuracy.targets)
    if by != "both":
        sure = [one.confidence for one in found]
        right = [target.label == one.label for (_, target), one in zip(targets, found, strict=True)]
        half = confidence.right_when_sure(sure, right, stories)
        error = confidence.expected_error(sure, right)
        yield _figure("right, most confident half", by, half, math.ceil(len(sure) / 2))
        yield Figure("calibration error", by, error, math.nan, math.nan, len(sure))
        yield _figure("calibration error by chance alone", by, confidence.error_by_chance(sure), len(sure))


def _in_part(rows: Sequence[T], part_of: Callable[[T], parts.Part], part: Part) -> list[T]:
    chosen = [row for row in rows if part in ("all", part_of(row))]
    if not chosen:
        raise UsageError(f"There is nothing to evaluate: the file has {len(rows)} rows, none of the part '{part}'.")
    return chosen


def _figure(name: str, by: By, rate: Rate, n: int) -> Figure:
    return Figure(name, by, rate.value, rate.low, rate.high, n)


def _cell(figure: Figure | None) -> str:
    return f"{figure!s:19s}{figure.n:6,d}   " if figure else f"{'–':28s}"
