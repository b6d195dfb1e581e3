"""What annotating costs, against a full spaCy parse of the same text in the same run.

    python tests/benchmarks/speed.py [CORPUS] [--articles 60]

Prints words per CPU second, and each cost as a share of the parse: ratios travel between machines better than seconds.
The parse is the model as shipped, all components, `nlp.pipe(texts)`. Also compares our parse with the shipped one token
by token, and prints the memory the process took.
"""

from __future__ import annotations

import argparse
import importlib
import resource
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from analysis.corpus import articles
from analysis.language import parse
from analysis.parameters import Framing
from analysis.signals import annotate

_ROUNDS = 3


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="?", type=Path, default=Path("data/sample"))
    parser.add_argument("--articles", type=int, default=60)
    options = parser.parse_args()

    corpus = articles.load(options.corpus).articles.head(options.articles)
    rows, words = list(annotate.rows(corpus)), int(corpus["words"].sum())
    texts = [row["text"] for row in rows]
    shipped = importlib.import_module(parse.DEFAULT_MODEL).load()
    shipped(texts[0])

    costs = {"full spaCy parse": [], "our parse": [], "reading": [], "second step": []}  # type: dict[str, list[float]]
    for _ in range(_ROUNDS):
        costs["full spaCy parse"].append(_cpu(lambda: list(shipped.pipe(texts))))
        costs["our parse"].append(_cpu(lambda: _parsed(texts)))
        readings: list[Any] = []
        costs["reading"].append(_cpu(lambda: readings.extend(annotate.readings(rows))))  # noqa: B023
        costs["second step"].append(_cpu(lambda: annotate.tables(corpus, readings, Framing())))  # noqa: B023
    least = {name: min(seconds) for name, seconds in costs.items()}
    least["all of it"] = least["reading"] + least["second step"]

    print(f"{len(rows)} articles, {words:,} words of {options.corpus.name}; the least of {_ROUNDS} rounds")
    for name, seconds in least.items():
        share = seconds / least["full spaCy parse"]
        print(f"{name:18s} {words / seconds:10,.0f} words per CPU second   {share:5.2f} of the full parse")
    print(f"tokens that differ from the shipped parse of the same lines: {_differences(shipped, texts)}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB, two models loaded")


def _parsed(texts: list[str]) -> None:
    """All texts parsed as `annotate.readings` has them parsed."""
    for start in range(0, len(texts), annotate._TOGETHER):
        parse.ahead(texts[start : start + annotate._TOGETHER])


def _cpu(work: Callable[[], object]) -> float:
    """The CPU seconds of a work; our parse begins with nothing remembered, neither paragraphs nor words."""
    parse._parsed.clear()
    parse._loaded.cache_clear()
    parse.load()
    started = time.process_time()
    work()
    return time.process_time() - started


def _differences(shipped: Any, texts: list[str]) -> str:
    differ = tokens = 0
    for paragraph in (p for text in texts[:20] for p in parse.read(text).paragraphs):
        for ours, theirs in zip(paragraph.doc, shipped(paragraph.text), strict=True):
            tokens += 1
            differ += _reading(ours) != _reading(theirs)
    return f"{differ} of {tokens:,}"


def _reading(token: Any) -> tuple[str, str, int, str, str]:
    return token.tag_, token.dep_, token.head.i, token.ent_type_, token.ent_iob_


if __name__ == "__main__":
    main()
