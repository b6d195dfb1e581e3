"""The signals agree with the annotations of the sample corpus at least so well.

The floors stand some points below what was measured when they were set: they catch what breaks, and are no claim of
accuracy on real news, which `docs/accuracy.md` makes.
"""

from pathlib import Path

import pytest

from analysis.validation import definitions, evaluate

GOLD = Path(__file__).parents[2] / "data" / "gold"

PLAIN = [
    ("sourcing", "speech F1 at overlap 0.5", 0.78),
    ("sourcing", "direct F1 at overlap 0.5", 0.85),
    ("sourcing", "source right where content is", 0.92),
    ("hedging", "F1", 0.88),
    ("portrayal", "macro-F1", 0.36),
    ("roles", "right", 0.88),
    ("roles", "F1 agent", 0.83),
    ("roles", "F1 patient", 0.9),
]
READER = [
    ("sourcing", "speech F1 at overlap 0.5", 0.80),
    ("sourcing", "direct F1 at overlap 0.5", 0.88),
    ("sourcing", "source right where content is", 0.90),
    ("hedging", "F1", 0.82),
    ("portrayal", "macro-F1", 0.44),
    ("roles", "right", 0.86),
    ("roles", "F1 agent", 0.8),
    ("roles", "F1 patient", 0.9),
]


@pytest.mark.parametrize(("signal", "figure", "floor"), PLAIN)
def test_the_plain_definitions_do_not_fall_below_the_floor(signal, figure, floor, figures):
    assert figures(signal, "plain")[figure] >= floor


@pytest.mark.parametrize(("signal", "figure", "floor"), READER)
def test_the_reader_does_not_fall_below_the_floor(signal, figure, floor, figures):
    assert figures(signal, "reader")[figure] >= floor


@pytest.fixture(scope="module")
def figures():
    measured: dict[tuple[str, str], dict[str, float]] = {}

    def of(signal, by):
        if (signal, by) not in measured:
            found = evaluate.SIGNALS[signal](GOLD / f"{signal}.jsonl", "all", definitions.chosen(by))
            measured[signal, by] = {figure.name: figure.value for figure in found}
        return measured[signal, by]

    return of
