"""How fast articles are read, against a bare full spaCy parse of the same text in the same run.

    python tests/benchmarks/speed.py [CORPUS] [--articles 60]

Prints words per CPU second for the parse, for reading and for the second step, and their ratios, which travel
between machines better than the figures do; and the memory the process took.
"""

from __future__ import annotations

import argparse
import resource
import time
from pathlib import Path

from analysis.corpus import articles
from analysis.language import parse
from analysis.parameters import Framing
from analysis.signals import annotate


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="?", type=Path, default=Path("data/sample"))
    parser.add_argument("--articles", type=int, default=60)
    options = parser.parse_args()

    corpus = articles.load(options.corpus).articles.head(options.articles)
    rows, words = list(annotate.rows(corpus)), int(corpus["words"].sum())
    nlp = _full_pipeline()
    nlp(rows[0]["text"])  # warm up
    parse.read(rows[0]["text"])

    bare = _cpu(lambda: [nlp(line) for row in rows for line in row["text"].split("\n") if line.strip()])
    parsed = _cpu(lambda: [parse.read(row["text"]) for row in rows], forget=True)
    readings: list[object] = []
    read = _cpu(lambda: readings.extend(annotate.read(row) for row in rows), forget=True)
    second = _cpu(lambda: annotate.tables(corpus, readings, Framing()))  # type: ignore[arg-type]

    print(f"{len(rows)} articles, {words:,} words of {options.corpus.name}")
    for name, seconds in (
        ("bare full spaCy parse", bare),
        ("our parse", parsed),
        ("reading", read),
        ("second step", second),
    ):
        print(f"{name:24s} {words / seconds:10,.0f} words per CPU second   {bare / seconds:5.2f} × the bare parse")
    total = read + second
    print(f"{'all of it':24s} {words / total:10,.0f} words per CPU second   {bare / total:5.2f} × the bare parse")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


def _full_pipeline():  # type: ignore[no-untyped-def]
    import importlib

    return importlib.import_module(parse.DEFAULT_MODEL).load()


def _cpu(work, *, forget: bool = False) -> float:  # type: ignore[no-untyped-def]
    if forget:
        parse._parsed.clear()
    started = time.process_time()
    work()
    return time.process_time() - started


if __name__ == "__main__":
    main()
