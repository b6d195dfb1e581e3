"""The settings of the exported files: thresholds and temperature, chosen on text kept aside from training."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analysis.language import parse
from analysis.language.reader import Marked, Reader
from analysis.signals.reading import LABELS, Attribution
from analysis.training import batches, export, portrayal
from analysis.training.examples import Sentence
from analysis.training.networks import Portrayer
from analysis.validation import attributions
from analysis.validation.gold import SourcedArticle
from analysis.validation.labels import macro_f1

_CUE = 0.3  # a cue less likely than this never makes an attribution that is kept
_HEDGE = 0.5
_DIALS = tuple(round(0.2 + 0.05 * n, 2) for n in range(9))
_STEPS = 20
_TEMPERATURES = np.arange(0.2, 3.01, 0.05)


def settings(
    folder: Path, articles: Sequence[SourcedArticle], rows: Sequence[Sentence], picked: Sequence[Sentence]
) -> dict[str, float | list[float]]:
    """The settings of the files in a folder, chosen on articles, mentions in them, and picked sentences."""
    open_ = {"cue_threshold": _CUE, "confidence": 0.0, "hedge_threshold": _HEDGE, "temperature": 1.0}
    export.settle(folder, open_)
    reader = Reader(folder)
    warmth = temperature(_logits(reader, rows), _labels(rows))
    return {
        **open_,
        "confidence": _confidence(reader, articles),
        "temperature": warmth,
        "picked": likelier(_logits(reader, picked) / warmth, _labels(picked)),
    }


def temperature(logits: NDArray[np.float64], labels: Sequence[int]) -> float:
    """The temperature that makes the labels most likely (Guo et al. 2017)."""
    wanted = np.arange(len(labels)), np.asarray(labels)

    def surprise(value: float) -> float:
        scaled = logits / value
        surprises: NDArray[np.float64] = np.log(np.exp(scaled).sum(axis=1)) - scaled[wanted]
        return float(surprises.mean())

    return round(float(min(_TEMPERATURES, key=surprise)), 2)


def likelier(logits: NDArray[np.float64], labels: Sequence[int]) -> list[float]:
    """What added to the logits [targets, labels] makes the labels most likely; it sums to 0.

    Steps of Newton's method: the surprise is convex in what is added.
    """
    wanted = np.bincount(labels, minlength=logits.shape[1])
    added = np.zeros(logits.shape[1])
    for _ in range(_STEPS):
        powers = np.exp(logits + added - (logits + added).max(axis=1, keepdims=True))
        likely = powers / powers.sum(axis=1, keepdims=True)
        curvature = np.diag(likely.sum(axis=0)) - likely.T @ likely
        added += np.linalg.pinv(curvature) @ (wanted - likely.sum(axis=0))
    return [round(float(value), 3) for value in added - added.mean()]


def told(network: Portrayer, inputs: batches.Inputs, rows: Sequence[Sentence]) -> str:
    """How many targets get their label, and the macro-F1, in words."""
    found = portrayal.logits(network, inputs, rows)
    names = np.array([*LABELS])
    wanted, got = (
        names[np.asarray(numbers, int)]
        for numbers in (_labels(rows), [n for row in rows for n in found[row.id].argmax(1).tolist()])
    )
    return f"{(wanted == got).mean():.3f} right, macro-F1 {macro_f1(wanted, got):.3f} of {len(wanted)} targets"


def _logits(reader: Reader, rows: Sequence[Sentence]) -> NDArray[np.float64]:
    found: NDArray[np.float64] = np.log(
        np.maximum([one for row in rows for one in reader.portrayed(row.ids, row.places)], 1e-4)
    )
    return found


def _labels(rows: Sequence[Sentence]) -> list[int]:
    return [label for row in rows for label in row.labels or ()]


def _confidence(reader: Reader, articles: Sequence[SourcedArticle]) -> float:
    """The confidence from which on attributions are kept: the best for speech and for all, at both overlaps."""
    found = [(article, _marked(reader, article.text)) for article in articles]

    def quality(dial: float) -> float:
        kept = [(article, [_attribution(one) for one in marks if one.confidence >= dial]) for article, marks in found]
        scores = [attributions.score(kept, overlap=overlap, draws=1) for overlap in (0.5, 0.9)]
        return float(sum(score["all"].f1 + score["speech"].f1 for score in scores))

    return max(_DIALS, key=lambda dial: (quality(dial), -dial))


def _marked(reader: Reader, text: str) -> list[Marked]:
    return [_shifted(one, start) for start, line in parse.lines(text) for one in reader.marks(line).attributions]


def _shifted(one: Marked, by: int) -> Marked:
    source, cue, content = (tuple((a + by, b + by) for a, b in spans) for spans in one[:3])
    return Marked(source, cue, content, one.confidence)


def _attribution(one: Marked) -> Attribution:
    return Attribution(
        source=one.source,
        cue=one.cue,
        content=one.content,
        form="indirect",
        source_kind="person",
        stance="neutral",
    )
