"""The signals agree with the annotations of the sample corpus at least so well.

The floors stand some points below what was measured when they were set: they catch what breaks, and are no claim of
accuracy on real news, which `docs/accuracy.md` makes.
"""

from pathlib import Path

import pytest

from analysis.validation import evaluate

GOLD = Path(__file__).parents[2] / "data" / "gold"


@pytest.mark.parametrize(
    ("signal", "figure", "floor"),
    [
        ("sourcing", "speech F1 at overlap 0.5", 0.78),
        ("sourcing", "direct F1 at overlap 0.5", 0.85),
        ("sourcing", "source right where content is", 0.92),
        ("hedging", "F1", 0.88),
        ("portrayal", "macro-F1", 0.36),
    ],
)
def test_agreement_with_the_sample_gold_does_not_fall_below_the_floor(signal, figure, floor, figures):
    assert figures(signal)[figure] >= floor


@pytest.fixture(scope="module")
def figures():
    measured: dict[str, dict[str, float]] = {}

    def of(signal):
        if signal not in measured:
            found = evaluate.SIGNALS[signal](GOLD / f"{signal}.jsonl", "all")
            measured[signal] = {figure.name: figure.value for figure in found}
        return measured[signal]

    return of
