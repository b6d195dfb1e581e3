"""What aligning utterances costs as a corpus grows, and how far it agrees with annotations where there are some.

    python tests/benchmarks/shared_quotes.py RUN/tables [data/gold/shared_quotes.jsonl]

Reads the tables of a run; for growing parts of its articles, in the order of their dates, prints utterances, versions
found, seconds of processor time and the peak of memory.
"""

from __future__ import annotations

import argparse
import time
import tracemalloc
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from analysis import tables
from analysis.comparison.quotations import quotes, utterances
from analysis.validation.utterances import agreement

READ = (tables.ARTICLES, tables.SENTENCES, tables.MENTIONS, tables.ATTRIBUTIONS, tables.LEMMAS)
PARTS = (0.25, 0.5, 1.0)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tables", type=Path)
    parser.add_argument("annotations", nargs="?", type=Path)
    options = parser.parse_args()
    read = {table.name.lower(): table.read(options.tables) for table in READ}
    for part in PARTS:
        print(cost(first(read, part)))
    if options.annotations:
        found = agreement(quotes.quotes(read), read["articles"], options.annotations)
        print(f"precision {found.precision:.3f} of {found.found} pairs, recall {found.recall:.3f} of {found.expected}")
        print(f"alteration right {found.classes:.3f} of {found.classed} versions")


def first(read: Mapping[str, pd.DataFrame], part: float) -> dict[str, pd.DataFrame]:
    """The tables of the earliest articles."""
    ordered = read["articles"].sort_values("published", kind="stable")
    kept = set(ordered["article_id"].head(round(part * len(ordered))))
    return {name: table[table["article_id"].isin(kept)].reset_index(drop=True) for name, table in read.items()}


def cost(read: Mapping[str, pd.DataFrame]) -> str:
    """A line on what aligning these articles costs: seconds without, then the peak of memory with tracing."""
    started = time.process_time()
    found = quotes.quotes(read)
    seconds = time.process_time() - started
    tracemalloc.start()
    quotes.quotes(read)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    said = len(utterances.utterances(read))
    return (
        f"{len(read['articles']):>6,d} articles {said:>7,d} utterances {len(found):>6,d} versions "
        f"{seconds:>6.1f} s {peak / 2**20:>6.0f} MiB"
    )


if __name__ == "__main__":
    main()
