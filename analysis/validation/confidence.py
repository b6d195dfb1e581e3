"""Whether a confidence means what it says: of those that are 80 % sure, 80 of 100 should be right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.validation.labels import Rate

BINS = 10

_Numbers = NDArray[np.float64]


class Bin(NamedTuple):
    """Answers of like confidence, [low, high): how many, how sure on average, what share of them is right."""

    low: float
    high: float
    n: int
    confidence: float
    right: float


def reliability(confidences: Sequence[float], right: Sequence[bool], *, bins: int = BINS) -> tuple[Bin, ...]:
    """The answers in bins of equal width between 0 and 1, the last with its upper end; without those that are empty."""
    sure, correct = np.asarray(confidences, dtype=float), np.asarray(right, dtype=float)
    places = _places(sure, bins)
    return tuple(
        Bin(place / bins, (place + 1) / bins, int(here.sum()), float(sure[here].mean()), float(correct[here].mean()))
        for place in np.unique(places)
        for here in [places == place]
    )


def expected_error(confidences: Sequence[float], right: Sequence[bool], *, bins: int = BINS) -> float:
    """The expected calibration error (Naeini and others 2015; Guo and others 2017).

    The answers are put into ten bins of equal width by their confidence. In each bin, mean confidence and share of
    right answers differ by so much; the error is the mean of these differences, each bin weighing as many answers as
    it holds. 0 is perfect. Even a perfect confidence gets more than 0 on few answers, see `error_by_chance`, so an
    interval by resampling would stand too high and is not given.
    """
    found = reliability(confidences, right, bins=bins)
    return sum(one.n * abs(one.confidence - one.right) for one in found) / max(1, sum(one.n for one in found))


def error_by_chance(confidences: Sequence[float], *, bins: int = BINS, draws: int = 1000, seed: int = 0) -> Rate:
    """The expected calibration error that a perfect confidence would get on so many answers: its mean over draws, and
    the range of 95 % of them. Each answer is drawn right as often as its confidence says.
    """
    sure = np.asarray(confidences, dtype=float)
    lots = np.random.default_rng(seed).random((draws, len(sure))) < sure
    gaps = lots - sure
    places = _places(sure, bins)
    sums = np.stack([gaps[:, places == place].sum(axis=1) for place in np.unique(places)])
    errors = np.abs(sums).sum(axis=0) / len(sure)
    low, high = np.quantile(errors, [0.025, 0.975])
    return Rate(value=float(errors.mean()), low=float(low), high=float(high))


def right_when_sure(
    confidences: Sequence[float],
    right: Sequence[bool],
    documents: Sequence[str],
    *,
    draws: int = 1000,
    seed: int = 0,
) -> Rate:
    """The share of right answers among the most confident half, with its 95 % interval from resampling documents.

    Where answers as confident as one another lie on both sides of the middle, each of them counts for the share of
    them that belongs to the half, so that their order does not matter.
    """
    sure, correct = np.asarray(confidences, dtype=float), np.asarray(right, dtype=float)
    _, numbers = np.unique(np.array(documents), return_inverse=True)
    rows = [np.flatnonzero(numbers == number) for number in range(numbers.max() + 1)]
    random = np.random.default_rng(seed)
    drawn = []
    for _ in range(draws):
        picked = np.concatenate([rows[n] for n in random.integers(len(rows), size=len(rows))])
        drawn.append(_upper_half(sure[picked], correct[picked]))
    low, high = np.quantile(drawn, [0.025, 0.975])
    return Rate(value=_upper_half(sure, correct), low=float(low), high=float(high))


def _upper_half(sure: _Numbers, correct: _Numbers) -> float:
    half = len(sure) / 2
    middle = np.sort(sure)[::-1][int(np.ceil(half)) - 1]
    above, level = sure > middle, sure == middle
    return float((correct[above].sum() + (half - above.sum()) * correct[level].mean()) / half)


def _places(sure: _Numbers, bins: int) -> NDArray[np.int64]:
    # Rounded first: .7 is written 0.7, and 0.7 * 10 is more than 7, but .58 * 100 is less than 58.
    return np.minimum(np.floor(np.round(sure * bins, 9)), bins - 1).astype(np.int64)
