"""How often words stand out where outlets do not differ, and what finding them costs.

    python tests/benchmarks/word_null.py TABLES [--shuffles 40]

TABLES is the `tables` folder of a run. The articles are dealt to the outlets at random, and what chance gives is found
anew for each such corpus: something should stand out in about one of twenty.
"""

from __future__ import annotations

import argparse
import resource
import time
from pathlib import Path

import numpy as np

from analysis.comparison.keywords import keyness, vocabulary, words
from analysis.parameters import Comparison
from analysis.tables import ARTICLES, LEMMAS, PASSAGES, SENTENCES


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tables", type=Path)
    parser.add_argument("--shuffles", type=int, default=40)
    parser.add_argument("--deals", type=int, default=99)
    options = parser.parse_args()

    lemmas, articles, sentences, passages = (
        table.read(options.tables) for table in (LEMMAS, ARTICLES, SENTENCES, PASSAGES)
    )
    started = time.process_time()
    found, _ = words.by_outlet(lemmas, articles, sentences, passages, Comparison())
    seconds = time.process_time() - started
    print(f"{len(articles)} articles, {len(lemmas):,} content words: {seconds:.1f} CPU seconds, ", end="")
    print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB; ", end="")
    print(f"{int(found['stands_out'].sum())} of {len(found)} listed stand out")

    places = vocabulary.terms(lemmas, articles, sentences, passages)
    for voice, own in places.groupby("voice", sort=True):
        wrong = [
            _stands_out(words._counted(own, Comparison()), seed, options.deals) for seed in range(options.shuffles)
        ]
        print(f"{voice}: something stands out in {sum(wrong)} of {len(wrong)} corpora with shuffled labels")


def _stands_out(counted: words._Counted, seed: int, deals: int) -> bool:
    rng, least = np.random.default_rng(seed), Comparison().min_articles
    shuffled = keyness.Contrast(counted.counts, counted.totals, rng.permutation(counted.groups))
    found, chance = shuffled.observed(), keyness.threshold(shuffled.by_chance(least=least, draws=deals, rng=rng))
    return bool((found.clarity[found.articles >= least] > chance).any())


if __name__ == "__main__":
    main()
