"""How often hedged sentences and portrayals are told rightly, against people's labels.

Sentences of one document resemble each other, so the 95 % intervals come from resampling documents.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.signals.reading import LABELS, Label

_Labels = NDArray[np.str_]
_Figure = Callable[[_Labels, _Labels], float]


@dataclass(frozen=True, kw_only=True)
class Rate:
    """A measured rate and its 95 % interval."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        """The rate as accuracy tables write it: '.851 [.80–.89]'."""
        return f"{_short(self.value, 3)} [{_short(self.low, 2)}–{_short(self.high, 2)}]"


@dataclass(frozen=True, kw_only=True)
class Accuracy:
    """Accuracy on sentences that are hedged or not: 'found' is a sentence with at least one hedge."""

    precision: Rate
    recall: Rate
    f1: Rate
    gold: int
    found: int


@dataclass(frozen=True, kw_only=True)
class LabelAccuracy:
    """Accuracy of labels: the unweighted mean of F1 over the labels, each label's F1, and the worst errors.

    sign_errors: the share of targets labelled positive that are negative, or the reverse.
    """

    macro_f1: Rate
    f1: dict[Label, Rate]
    right: Rate
    sign_errors: Rate
    targets: int


def hedging(
    gold: Sequence[bool], found: Sequence[bool], documents: Sequence[str], *, draws: int = 1000, seed: int = 0
) -> Accuracy:
    """How well hedged sentences are found; the sequences run over sentences, `documents` names where each stands."""
    gold_labels, found_labels = _yes_no(gold), _yes_no(found)
    rates = _rates(
        [lambda g, f: _precision(g, f, "yes"), lambda g, f: _precision(f, g, "yes"), lambda g, f: _f1(g, f, "yes")],
        gold_labels,
        found_labels,
        documents,
        draws,
        seed,
    )
    return Accuracy(precision=rates[0], recall=rates[1], f1=rates[2], gold=sum(gold), found=sum(found))


def portrayal(
    gold: Sequence[Label], found: Sequence[Label], documents: Sequence[str], *, draws: int = 1000, seed: int = 0
) -> LabelAccuracy:
    """How well targets are labelled; the sequences run over targets, `documents` names where each stands."""
    figures: list[_Figure] = [macro_f1, _share_right, _share_reversed]
    for name in LABELS:
        figures.append(lambda g, f, name=name: _f1(g, f, name))  # type: ignore[misc]
    macro, right, reversed_, *single = _rates(figures, np.array(gold), np.array(found), documents, draws, seed)
    return LabelAccuracy(
        macro_f1=macro,
        f1=dict(zip(LABELS, single, strict=True)),
        right=right,
        sign_errors=reversed_,
        targets=len(gold),
    )


def roles(
    gold: Sequence[str], found: Sequence[str], documents: Sequence[str], *, draws: int = 1000, seed: int = 0
) -> dict[str, Rate]:
    """How well roles are told: the share right, and the F1 of each role; '' is written 'none'."""
    names = [*sorted({*gold, *found} - {""}), ""]
    figures: list[_Figure] = [_share_right]
    figures += [lambda g, f, name=name: _f1(g, f, name) for name in names]  # type: ignore[misc]
    rates = _rates(figures, np.array(gold), np.array(found), documents, draws, seed)
    return dict(zip(["right", *(f"F1 {name or 'none'}" for name in names)], rates, strict=True))


def macro_f1(gold: _Labels, found: _Labels) -> float:
    """The unweighted mean of F1 over the three labels."""
    return float(np.mean([_f1(gold, found, label) for label in LABELS]))


def _rates(
    figures: Sequence[_Figure], gold: _Labels, found: _Labels, documents: Sequence[str], draws: int, seed: int
) -> list[Rate]:
    """Each figure with its interval; every figure sees the same draws of documents."""
    _, numbers = np.unique(np.array(documents), return_inverse=True)
    rows = [np.flatnonzero(numbers == number) for number in range(numbers.max() + 1)]
    random = np.random.default_rng(seed)
    drawn = np.empty((draws, len(figures)))
    for draw in range(draws):
        picked = np.concatenate([rows[n] for n in random.integers(len(rows), size=len(rows))])
        drawn[draw] = [figure(gold[picked], found[picked]) for figure in figures]
    low, high = (np.array([_quantile(column, q) for column in drawn.T]) for q in (0.025, 0.975))
    return [
        Rate(value=figure(gold, found), low=float(a), high=float(b))
        for figure, a, b in zip(figures, low, high, strict=True)
    ]


def _quantile(values: NDArray[np.float64], q: float) -> float:
    """A quantile of the draws in which the figure exists; not a number where it never does."""
    known = values[~np.isnan(values)]
    return float(np.quantile(known, q)) if known.size else float("nan")


def _precision(gold: _Labels, found: _Labels, label: str) -> float:
    """The share of those found with the label that have it; not a number where none was found."""
    picked = found == label
    return float((gold[picked] == label).mean()) if picked.any() else float("nan")


def _f1(gold: _Labels, found: _Labels, label: str) -> float:
    both = int((gold == label).sum() + (found == label).sum())
    return 2 * int(((gold == label) & (found == label)).sum()) / both if both else float("nan")


def _share_right(gold: _Labels, found: _Labels) -> float:
    return float((gold == found).mean())


def _share_reversed(gold: _Labels, found: _Labels) -> float:
    return float(((gold != found) & (gold != "neutral") & (found != "neutral")).mean())


def _yes_no(values: Sequence[bool]) -> _Labels:
    return np.array(["yes" if value else "no" for value in values])


def _short(value: float, digits: int) -> str:
    """A rate as tables write it, without the leading zero."""
    text = f"{value:.{digits}f}"
    return text[1:] if text.startswith("0.") else text
