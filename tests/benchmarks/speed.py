"""What annotating costs, against a full spaCy parse of the same text in the same run.

    python tests/benchmarks/speed.py [CORPUS] [--articles 60] [--memory]

Prints words per CPU second, and each cost as a share of the parse: ratios travel between machines better than seconds.
The parse is the model as shipped, all components, `nlp.pipe(texts)`. Also compares our parse with the shipped one token
by token, and prints the memory the process took. With --memory nothing is done but
reading, by the trained reader.
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
from analysis.corpus.articles import Corpus
from analysis.language import lemmas, parse, reader
from analysis.parameters import Framing
from analysis.signals import annotate

_ROUNDS = 3


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="?", type=Path, default=Path("data/sample"))
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--memory", action="store_true", help="only read, and print what the process held")
    options = parser.parse_args()

    loaded = articles.load(options.corpus)
    corpus = loaded.articles.head(options.articles)
    rows, words = list(annotate.rows(corpus)), int(corpus["words"].sum())
    if options.memory:
        read = list(annotate.readings(rows))
        print(f"{len(read)} articles read, {_held('VmRSS'):,.0f} MB held, {_held('VmHWM'):,.0f} MB at most")
        return
    texts = [row["text"] for row in rows]
    shipped = importlib.import_module(parse.DEFAULT_MODEL).load

    rounds = [_round(shipped(), texts, loaded._replace(articles=corpus), rows) for _ in range(_ROUNDS)]
    least = {name: min(costs[name] for costs in rounds) for name in rounds[0]}

    print(f"{len(rows)} articles, {words:,} words of {options.corpus.name}; the least of {_ROUNDS} rounds")
    for name, seconds in least.items():
        share = seconds / least["full spaCy parse"]
        print(f"{name:28s} {words / seconds:10,.0f} words per CPU second   {share:5.2f} of the full parse")
    print(f"tokens that differ from the shipped parse of the same lines: {_differences(shipped(), texts)}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB, two models loaded")


def _held(what: str) -> float:
    """What the process holds in MB, as Linux tells it."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.split(f"{what}:")[1].split()[0]) / 1024


def _round(shipped: Any, texts: list[str], corpus: Corpus, rows: list[dict[str, Any]]) -> dict[str, float]:
    """The CPU seconds of each step, once; by the plain definitions, and by the trained reader where there is one."""
    costs = {"full spaCy parse": _cpu(lambda: list(shipped.pipe(texts))), "our parse": _cpu(lambda: _parsed(texts))}
    for name, trained in (("plain", False), ("trained", True)):
        if trained and reader.missing():
            continue
        readings: list[Any] = []
        costs[f"reading, {name}"] = _cpu(lambda: readings.extend(annotate.readings(rows, trained=trained)))  # noqa: B023
        second = _cpu(lambda: annotate.tables(corpus.articles, corpus.passages, readings, Framing()))  # noqa: B023
        costs[f"all of it, {name}"] = costs[f"reading, {name}"] + second
    return costs


def _parsed(texts: list[str]) -> None:
    """All texts parsed as `annotate.readings` has them parsed."""
    for start in range(0, len(texts), annotate._TOGETHER):
        parse.ahead(texts[start : start + annotate._TOGETHER])


def _cpu(work: Callable[[], object]) -> float:
    """The CPU seconds of a work; all begin with nothing remembered, neither paragraphs nor words nor lemmas."""
    parse._parsed.clear()
    lemmas._known.clear()
    parse._loaded.cache_clear()
    parse.load()
    reader.load.cache_clear()
    if not reader.missing():
        reader.load()
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
