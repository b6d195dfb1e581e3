"""How often a 95 % interval holds the true value, by the number of articles, on simulated corpora.

    python tests/benchmarks/interval_coverage.py [--corpora 1000]

Each simulated article has its own hedging rate (Beta with the given mean) and 5 to 30 sentences. A 95 % interval should
hold the true mean in 95 of 100 corpora.
"""

from __future__ import annotations

import argparse

import numpy as np

from analysis.comparison import resampling


def main() -> None:
    """Simulate and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=int, default=1000)
    options = parser.parse_args()
    print(f"{'articles':>8s} {'share':>6s} {'plain percentile':>18s} {'as used here':>14s} {'mean width':>11s}")
    for share in (0.1, 0.3):
        for articles in (3, 5, 8, 20, 60):
            plain, used, width = _coverage(articles, share, options.corpora)
            print(f"{articles:8d} {share:6.2f} {plain:18.3f} {used:14.3f} {width:11.3f}")


def _coverage(articles: int, share: float, corpora: int) -> tuple[float, float, float]:
    rng = np.random.default_rng(articles)
    plain = used = width = 0.0
    for _ in range(corpora):
        counts = rng.integers(5, 31, size=articles).astype(float)
        rates = rng.beta(share * 15, (1 - share) * 15, size=articles)
        sums = rng.binomial(counts.astype(int), rates).astype(float)
        scores = resampling.resampled(sums, counts, draws=1000, rng=rng)
        low, high = np.quantile(scores, [0.025, 0.975])
        plain += low <= share <= high
        if np.ptp(sums / counts) == 0:
            low, high = resampling.interval_of_equals(float(sums.sum() / counts.sum()), articles, (0.0, 1.0))
        else:
            low, high = resampling.interval(float(sums.sum() / counts.sum()), scores, articles, (0.0, 1.0))
        used += low <= share <= high
        width += high - low
    return plain / corpora, used / corpora, width / corpora


if __name__ == "__main__":
    main()
