"""How often the signals are right on an annotated corpus: what `framescope evaluate` prints.

What a definition was tuned on flatters it. `part` keeps to some of the documents, told apart by a hash of their names:
the lists and rules here were made with an eye on the `tuned` documents of PolNeAR and of the Szeged corpus alone.
Portrayal was tuned on all of the training part of NewsMTSC; its held-out text is the development parts.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple, TypeVar

from analysis.errors import UsageError
from analysis.language import parse
from analysis.signals import hedging, portrayal
from analysis.signals.attribution import finding
from analysis.validation import attributions, gold, labels

Part = Literal["all", "tuned", "held-out"]
T = TypeVar("T")


class Figure(NamedTuple):
    """A measured figure with its 95 % interval by resampling documents; n counts what it was measured on."""

    name: str
    value: float
    low: float
    high: float
    n: int

    def __str__(self) -> str:
        """The figure on a line; without an interval where none was made."""
        interval = "" if math.isnan(self.low) else f"[{self.low:.3f} – {self.high:.3f}]"
        return f"{self.name:34s} {self.value:6.3f}   {interval:15s}   n {self.n:,}"


def sourcing(path: Path, part: Part = "all") -> Iterator[Figure]:
    """Attributions end to end: F1 at content overlap .5 and .9, by form, and for cues of speech alone."""
    articles = _chosen(gold.read_sourcing(path), lambda article: int(_hash(article.id), 16) % 10 < 3, part)
    found = [(article, finding.find(parse.read(article.text))) for article in articles]
    for overlap in (0.5, 0.9):
        for name, accuracy in attributions.score(found, overlap=overlap).items():
            label = f"{name} F1 at overlap {overlap}"
            yield Figure(label, accuracy.f1, accuracy.low, accuracy.high, accuracy.gold)
            if name in ("all", "speech") and overlap == 0.5:
                yield Figure(f"{name} precision", accuracy.precision, *_UNKNOWN, accuracy.found)
                yield Figure(f"{name} recall", accuracy.recall, *_UNKNOWN, accuracy.gold)
    yield Figure("source right where content is", attributions.source_right(found), *_UNKNOWN, len(articles))


def hedges(path: Path, part: Part = "all") -> Iterator[Figure]:
    """Hedged sentences: precision, recall and F1."""
    sentences = _chosen(gold.read_hedging(path), lambda sentence: int(_hash(sentence.doc_id), 16) % 2 == 1, part)
    found = [bool(hedging.hedges(parse.read(sentence.sentence))) for sentence in sentences]
    accuracy = labels.hedging([s.uncertain for s in sentences], found, [s.doc_id for s in sentences])
    for name, rate, n in (
        ("precision", accuracy.precision, accuracy.found),
        ("recall", accuracy.recall, accuracy.gold),
        ("F1", accuracy.f1, len(sentences)),
    ):
        yield Figure(name, rate.value, rate.low, rate.high, n)


def portrayals(path: Path, part: Part = "all") -> Iterator[Figure]:
    """Portrayals of targets: macro-F1, the F1 of each label, and how many are of the opposite sign.

    Raises:
        UsageError: a part was asked for; files of this corpus are one part each.
    """
    if part != "all":
        raise UsageError("Portrayal has no parts within a file: evaluate the development files, which are held out.")
    rows = gold.read_portrayal(path)
    targets = [(row, target) for row in rows for target in row.targets]
    found = [portrayal.portray_sentence(row.sentence, target.start, target.end).label for row, target in targets]
    accuracy = labels.portrayal([t.label for _, t in targets], found, [_document(row.id) for row, _ in targets])
    named = [("macro-F1", accuracy.macro_f1), *((f"F1 {label}", rate) for label, rate in accuracy.f1.items())]
    for name, rate in [*named, ("right", accuracy.right), ("opposite sign", accuracy.sign_errors)]:
        yield Figure(name, rate.value, rate.low, rate.high, accuracy.targets)


SIGNALS: dict[str, Callable[[Path, Part], Iterator[Figure]]] = {
    "sourcing": sourcing,
    "hedging": hedges,
    "portrayal": portrayals,
}

_UNKNOWN = (float("nan"), float("nan"))


def _chosen(rows: Sequence[T], is_held_out: Callable[[T], bool], part: Part) -> list[T]:
    chosen = [row for row in rows if part == "all" or is_held_out(row) == (part == "held-out")]
    if not chosen:
        raise UsageError(f"There is nothing to evaluate: the file has {len(rows)} rows, none of the part '{part}'.")
    return chosen


def _hash(document: str) -> str:
    return hashlib.sha256(document.encode()).hexdigest()


def _document(identifier: str) -> str:
    """The article a sentence of NewsMTSC comes from, as its id tells: 'allsides_1000_401_25_…' is of article 401."""
    return "_".join(identifier.split("_")[:3])
