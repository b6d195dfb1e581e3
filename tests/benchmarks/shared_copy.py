"""What finding shared copy costs as a corpus grows, and how much of it is found where it was edited.

    python tests/benchmarks/shared_copy.py [CORPUS]

First the time and the memory for 210, 420, 840 and 1,680 articles; where the corpus has fewer, its articles come again
with every word changed, so that they share nothing with those they were made from. Then passages of one article are
planted into articles of another outlet, with a share of their words replaced, and it is counted how many are found.
"""

from __future__ import annotations

import argparse
import random
import time
import tracemalloc
from pathlib import Path

import pandas as pd

from analysis.corpus import articles, passages

SIZES = (210, 420, 840, 1680)
LENGTHS = (25, 40, 80)  # words
EDITED = (0.0, 0.02, 0.05, 0.1, 0.15)
_PLANTED = 100


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="?", type=Path, default=Path("data/sample"))
    corpus = articles.load(parser.parse_args().corpus).articles
    print(f"{len(corpus)} articles, {int(corpus['words'].sum()):,} words")
    for size in SIZES:
        print(_cost(_repeated(corpus, size)))
    print("passages found of those planted, by their length and the share of their words replaced")
    print(f"{'words':>8s}" + "".join(f"{share:>8.0%}" for share in EDITED))
    for length in LENGTHS:
        print(f"{length:>8d}" + "".join(f"{_found(corpus, length, share):>8.0%}" for share in EDITED))


def _repeated(corpus: pd.DataFrame, size: int) -> pd.DataFrame:
    """So many articles: those there are, then the same ones with every word changed, and again."""
    rounds = [_changed(corpus, number) for number in range(-(-size // len(corpus)))]
    return pd.concat(rounds, ignore_index=True).head(size)


def _changed(corpus: pd.DataFrame, number: int) -> pd.DataFrame:
    if not number:
        return corpus
    texts = corpus["text"].str.replace(r"\b([^\W\d_]+)\b", rf"\1{'x' * number}", regex=True)
    return corpus.assign(article_id=corpus["article_id"] + f"~{number}", text=texts, title_end=0)


def _cost(corpus: pd.DataFrame) -> str:
    started = time.process_time()
    found = passages.found(corpus)
    seconds = time.process_time() - started
    tracemalloc.start()
    passages.found(corpus)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    words = int(corpus["words"].sum())
    return (
        f"{len(corpus):>6,} articles {words:>10,} words {seconds:6.2f} CPU s  {1e6 * seconds / words:5.2f} µs a word  "
        f"peak {peak / 2**20:5.0f} MB  {found['passage'].nunique():,} passages in {len(found):,} printings"
    )


def _found(corpus: pd.DataFrame, length: int, share: float) -> float:
    """The share of planted passages that are found where they were planted."""
    dice = random.Random(f"{length} {share}")
    rows = corpus.sample(frac=1, random_state=1).to_dict("records")
    givers = [row for row in rows if len(_own(row)) >= length][:_PLANTED]
    planted = []
    for number, giver in enumerate(givers):
        words = _own(giver)
        start = dice.randrange(len(words) - length + 1)
        copy = " ".join(f"other{dice.random()}" if dice.random() < share else w for w in words[start : start + length])
        text = f"An opening of its own number {number}.\n\n{copy}\n\nAn ending of its own."
        planted.append(giver | {"article_id": f"planted {number}", "outlet": "planted", "text": text, "title_end": 0})
    found = passages.found(pd.concat([corpus, pd.DataFrame(planted)], ignore_index=True))
    shared = set(found.loc[found["outlets"] > 1, "article_id"])
    return sum(row["article_id"] in shared for row in planted) / max(1, len(planted))


def _own(row: dict[str, object]) -> list[str]:
    """The words of the longest paragraph without quotation marks."""
    paragraphs = str(row["text"])[int(str(row["title_end"])) :].split("\n")
    plain = [paragraph.split() for paragraph in paragraphs if not any(mark in paragraph for mark in "“”\"'‘’«»")]
    return max(plain, key=len, default=[])


if __name__ == "__main__":
    main()
