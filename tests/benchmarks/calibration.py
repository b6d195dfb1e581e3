"""Measure what the confidence of a portrayal is worth: by bins of confidence, how often the label is right.

    python tests/benchmarks/calibration.py GOLD.jsonl… [--by reader|plain] [--plot calibration.svg]

Several files are measured as one. The expected calibration error is defined in analysis/validation/confidence.py;
beside it stands what a perfect confidence would get on so many targets by chance.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from analysis.errors import FramescopeError
from analysis.reporting.drawing import Canvas
from analysis.reporting.palette import LINE, SOFT, looks
from analysis.validation import confidence, definitions, gold
from analysis.validation.confidence import Bin

_LEFT, _TOP, _SIDE = 60, 34, 320
_TONE = looks(["portrayal"])["portrayal"].tone


def main() -> None:
    """Measure, print and draw."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--by", choices=["reader", "plain"], default="reader")
    parser.add_argument("--plot", type=Path, help="an SVG file to write")
    options = parser.parse_args()
    by = definitions.chosen(options.by)
    rows = [(row.sentence, t) for path in options.gold for row in gold.read_portrayal(path) for t in row.targets]
    found = [definitions.portrayed(text, t.start, t.end, by)[options.by] for text, t in rows]
    sure = [one.confidence for one in found]
    right = [one.label == target.label for one, (_, target) in zip(found, rows, strict=True)]
    bins = confidence.reliability(sure, right)
    print(table(bins))
    chance = confidence.error_by_chance(sure)
    print(f"expected calibration error {confidence.expected_error(sure, right):.3f}")
    print(f"  of a perfect confidence, by chance {chance.value:.3f} [{chance.low:.3f}–{chance.high:.3f}]")
    if options.plot:
        options.plot.write_text(drawn(bins), encoding="utf-8", newline="\n")


def table(bins: Sequence[Bin]) -> str:
    """The bins in lines, and all of them together."""
    n = sum(one.n for one in bins)
    sure, right = (sum(one.n * value for one, value in zip(bins, column, strict=True)) / n for column in _columns(bins))
    lines = [f"{'confidence':12s}{'n':>6s}{'mean':>8s}{'right':>8s}"]
    lines += [f"{one.low:.1f} to {one.high:.1f}  {one.n:6d}{one.confidence:8.3f}{one.right:8.3f}" for one in bins]
    return "\n".join([*lines, f"{'all':12s}{n:6d}{sure:8.3f}{right:8.3f}"])


def drawn(bins: Sequence[Bin]) -> str:
    """The bins as an SVG: how sure against how often right; the diagonal is what a confidence should be."""
    canvas = Canvas(_LEFT + _SIDE + 30, _TOP + _SIDE + 62)
    for tenth in range(0, 11, 2):
        at = tenth / 10
        canvas.line((_x(0), _x(1)), (_y(at), _y(at)), LINE)
        canvas.note(_LEFT - 8, _y(at) + 4, f"{tenth * 10} %", align="right")
        canvas.note(_x(at), _y(0) + 18, f"{tenth * 10} %", align="center")
    canvas.line((_x(0), _x(1)), (_y(0), _y(1)), SOFT)
    for one in bins:
        low, high = _range(one)
        canvas.line((_x(one.confidence), _x(one.confidence)), (_y(low), _y(high)), _TONE, width=1.6)
        canvas.dot(_x(one.confidence), _y(one.right), _TONE, "o")
        canvas.note(_x(one.confidence), _y(0) - 6, f"{one.n}", align="center")
    canvas.note(_x(0.5), _y(0) + 40, "how sure, the mean in each tenth; above it, how many", align="center")
    canvas.note(_LEFT - 40, _TOP - 16, "how often right")
    said = "; ".join(f"{one.confidence:.2f} sure, {one.right:.2f} right of {one.n}" for one in bins)
    return canvas.svg("calibration", "Is a portrayal right as often as its confidence says?", said)


def _range(one: Bin) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927)."""
    z2 = 1.96**2
    middle = (one.right + z2 / (2 * one.n)) / (1 + z2 / one.n)
    half = (z2 * (one.right * (1 - one.right) / one.n + z2 / (4 * one.n**2))) ** 0.5 / (1 + z2 / one.n)
    return middle - half, middle + half


def _columns(bins: Sequence[Bin]) -> tuple[list[float], list[float]]:
    return [one.confidence for one in bins], [one.right for one in bins]


def _x(share: float) -> float:
    return _LEFT + share * _SIDE


def _y(share: float) -> float:
    return _TOP + (1 - share) * _SIDE


if __name__ == "__main__":
    try:
        main()
    except FramescopeError as error:
        sys.exit(str(error))
