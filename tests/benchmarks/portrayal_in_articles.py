"""Measure portrayal in whole articles: on mentions annotated in PolNeAR, whose text is not part of the project.

    python tests/benchmarks/portrayal_in_articles.py TRAIN.jsonl [--part held-out] [--by reader|plain|both|all]
    python tests/benchmarks/portrayal_in_articles.py TRAIN.jsonl --write FILE.jsonl

TRAIN.jsonl is PolNeAR in the format that analysis/validation/gold.py describes; the annotations are in
data/annotations/portrayal.jsonl, and the README beside them says how they came about. Each sentence is read alone, so
names are found in it alone, where a run finds them in the article. With --write nothing is measured: the sentences
are written as a portrayal file, for other benchmarks; it holds PolNeAR's text and belongs outside the project.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from analysis.errors import FramescopeError
from analysis.validation import definitions, evaluate, gold, parts
from analysis.validation.labels import LABELS

ANNOTATED = Path(__file__).parents[2] / "data" / "annotations" / "portrayal.jsonl"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--part", choices=["chosen", "held-out"], default="held-out")
    parser.add_argument("--by", choices=["all", "reader", "plain", "both"], default="all")
    parser.add_argument("--write", type=Path, help="only write the sentences with their text to this file")
    options = parser.parse_args()
    rows = gold.read_portrayal_within(ANNOTATED, gold.read_sourcing(options.articles))
    kept = [row for row in rows if parts.of_article(row.article) == options.part]
    if options.write:
        options.write.write_text("".join(f"{json.dumps(row)}\n" for row in map(_row, kept)), encoding="utf-8")
        return
    print(evaluate.side_by_side(evaluate.of_sentences(kept, definitions.chosen(options.by))))


def _row(sentence: gold.PortrayedSentence) -> dict[str, object]:
    """A line of a portrayal file."""
    targets = [
        {"id": t.id, "start": t.start, "end": t.end, "label": LABELS.index(t.label) - 1} for t in sentence.targets
    ]
    return {"id": sentence.id, "sentence": sentence.sentence, "targets": targets}


if __name__ == "__main__":
    try:
        main()
    except FramescopeError as error:
        sys.exit(str(error))
