"""Measure how often a portrayal's label is right, by label and size of the score, on annotated targets.

    python tests/benchmarks/portrayal_confidence.py TRAIN.jsonl > analysis/language/lexicons/portrayal_confidence.csv

Format: analysis/validation/gold.py. The other figures of `docs/accuracy.md` come from `framescope evaluate`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from analysis.signals import portrayal
from analysis.validation import gold, labels

BINS = (0.0, 0.1, 0.2, 0.3, 0.45, 0.6)


def main(path: Path) -> None:
    """Print, for each label and bin of |score|, how often that label was right."""
    rows = [(row.sentence, target) for row in gold.read_portrayal(path) for target in row.targets]
    found = [(target.label, portrayal.portray_sentence(text, target.start, target.end)) for text, target in rows]
    print("# How often a portrayal's label was right, by label and |score|: from NewsMTSC train (Hamborg and Donnay")
    print("# 2021), by `python tests/benchmarks/portrayal_confidence.py`. from: lower end of the bin of |score|.")
    print("label,from,right,targets,source")
    for label in labels.LABELS:
        for low, high in zip(BINS, (*BINS[1:], 1.01), strict=True):
            right = [person == label for person, one in found if one.label == label and low <= abs(one.score) < high]
            if right:
                print(f"{label},{low},{sum(right) / len(right):.2f},{len(right)},measured on NewsMTSC train")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
