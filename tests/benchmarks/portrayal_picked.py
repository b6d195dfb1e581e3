"""Measure portrayal on sentences of NewsMTSC, told that they were picked for being opinionated.

    python tests/benchmarks/portrayal_picked.py DEV.jsonl [DEV.jsonl …]

Systems that learn from that set alone learn with everything else how many of its sentences are unfavourable to
somebody. The reader does not use that: the sentences of an article are not picked. For figures that compare with what
is published, the log-likelihood of each label gains here what makes the labels of NewsMTSC's stories kept aside from
training likeliest (`picked` in the model's model.json). Nothing else differs from `framescope evaluate portrayal`.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np

from analysis.errors import FramescopeError
from analysis.language import reader
from analysis.signals.reading import LABELS, Portrayal
from analysis.validation import definitions, gold, labels, parts


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    options = parser.parse_args()
    settings = reader.settings()
    added = np.exp(np.array(settings["picked"]))
    print(f"{'':20s}{'targets':>8s}  {'macro-F1':16s}{'right':16s}")
    for file in options.files:
        targets = [(row, target) for row in gold.read_portrayal(file) for target in row.targets]
        found = [_told(row.sentence, target, added) for row, target in targets]
        stories = [parts.story(row.id) for row, _ in targets]
        accuracy = labels.portrayal([target.label for _, target in targets], found, stories)
        print(f"{file.stem:20s}{len(targets):8d}  {accuracy.macro_f1!s:16s}{accuracy.right!s:16s}")


def _told(sentence: str, target: gold.GoldTarget, added: np.ndarray) -> str:
    said = definitions.portrayed(sentence, target.start, target.end, definitions.chosen("reader"))["reader"]
    return [*LABELS][int((_likely(said) * added).argmax())]


def _likely(said: Portrayal) -> np.ndarray:
    """How likely each label is, from the likeliest and how likely that is, and the score (positive less negative)."""
    if said.label == "neutral":
        tilted = 1 - said.confidence
        return np.array([(tilted - said.score) / 2, said.confidence, (tilted + said.score) / 2])
    sign = 1 if said.label == "positive" else -1
    other = said.confidence - sign * said.score
    polar = [said.confidence, other][::-sign]
    return np.array([polar[0], 1 - said.confidence - other, polar[1]])


if __name__ == "__main__":
    try:
        main()
    except FramescopeError as error:
        sys.exit(str(error))
