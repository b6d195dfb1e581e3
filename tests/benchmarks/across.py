"""What aligning quotations and finding shared facts cost as a corpus grows: time, memory, and what is found.

    python tests/benchmarks/across.py RUN

RUN is the folder of a finished run (its tables are read). The articles are taken in order of their dates, a quarter of
them, half and all; twice as many articles should cost about twice as much.
"""

from __future__ import annotations

import argparse
import time
import tracemalloc
from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd

from analysis import tables
from analysis.comparison.events import shared
from analysis.comparison.events.shared import Annotations
from analysis.comparison.quotations import quotes

PARTS = (0.25, 0.5, 1.0)
_READ = (
    tables.ARTICLES,
    tables.SENTENCES,
    tables.CLAUSES,
    tables.MENTIONS,
    tables.ATTRIBUTIONS,
    tables.LEMMAS,
    tables.HEDGES,
)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run", type=Path)
    folder = parser.parse_args().run / "tables"
    frames = {table.name.lower(): table.read(folder) for table in _READ}
    ordered = frames["articles"].sort_values(["published", "article_id"], kind="stable")["article_id"]
    for part in PARTS:
        kept = set(ordered.head(round(part * len(ordered))))
        some = {name: frame[frame["article_id"].isin(kept)] for name, frame in frames.items()}
        print(f"{len(kept):>5d} articles, {len(some['sentences']):>6d} sentences")
        reported = quotes.quotes(some)
        for name, find in (("quotations", _quotations), ("facts", _facts)):
            print(f"      {name:<11s} {_cost(find, some | {'quotes': reported})}")


def _quotations(frames: Mapping[str, pd.DataFrame]) -> int:
    return int(quotes.quotes(frames)["cluster"].nunique())


def _facts(frames: Mapping[str, pd.DataFrame]) -> int:
    return int(shared.shared(Annotations(**frames)).coverage["fact"].nunique())


def _cost(find: Callable[[Mapping[str, pd.DataFrame]], int], frames: Mapping[str, pd.DataFrame]) -> str:
    started = time.process_time()
    number = find(frames)
    seconds = time.process_time() - started
    tracemalloc.start()
    find(frames)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return f"{number:>6d} found, {seconds:7.1f} s, {peak / 1e6:6.0f} MB at most"


if __name__ == "__main__":
    main()
