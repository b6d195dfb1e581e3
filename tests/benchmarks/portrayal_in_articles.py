"""Measure portrayal in whole articles: on mentions annotated in PolNeAR, whose text is not part of the project.

    python tests/benchmarks/portrayal_in_articles.py TRAIN.jsonl [--part held-out] [--by reader|plain|all]

TRAIN.jsonl is PolNeAR in the format that analysis/validation/gold.py describes; the annotations are in
data/annotations/portrayal.jsonl, and the README beside them says how they came about.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from analysis.errors import FramescopeError
from analysis.validation import definitions, evaluate, gold, parts

ANNOTATED = Path(__file__).parents[2] / "data" / "annotations" / "portrayal.jsonl"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--part", choices=["chosen", "held-out"], default="held-out")
    parser.add_argument("--by", choices=["all", "reader", "plain", "both"], default="all")
    options = parser.parse_args()
    rows = gold.read_portrayal_within(ANNOTATED, gold.read_sourcing(options.articles))
    kept = [row for row in rows if parts.of_article(row.article) == options.part]
    print(evaluate.side_by_side(evaluate.of_sentences(kept, definitions.chosen(options.by))))


if __name__ == "__main__":
    try:
        main()
    except FramescopeError as error:
        sys.exit(str(error))
