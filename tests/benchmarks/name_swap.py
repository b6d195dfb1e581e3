"""Audit portrayals for the name of who is portrayed: put other names in its place and see what changes.

    python tests/benchmarks/name_swap.py GOLD.jsonl [--sentences 300] [--by all|reader|plain] [--leaks 10]

The sentences are those of GOLD that have a named target, spread evenly over the file, one target each. Each is scored
as it would be in an article of its own (`portrayal.portray_sentence`: names are found by the recogniser and hidden)
under every name below. Printed are the mean score by name; the spread, which is the largest mean less the smallest;
how many labels are not those of the sentence as it was written; and the sentences that give the name away.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from analysis.errors import FramescopeError
from analysis.signals import portrayal
from analysis.validation import definitions, gold, swapping
from analysis.validation.swapping import Audit, Mention, Substitute

NAMES = (
    Substitute("Barack Obama", "Obama"),
    Substitute("Vladimir Putin", "Putin"),
    Substitute("Angela Merkel", "Merkel"),
    Substitute("Narendra Modi", "Modi"),
    Substitute("Jacinda Ardern", "Ardern"),
    Substitute("Xi Jinping", "Xi"),
    Substitute("Ellen Johnson Sirleaf", "Sirleaf"),
    Substitute("Recep Tayyip Erdoğan", "Erdoğan"),
    Substitute("Theresa May", "May"),
    Substitute("Amnesty International", "Amnesty"),
    Substitute("NATO", "NATO"),
    Substitute("Iran", "Iran"),
    Substitute("Brazil", "Brazil"),
)


def main() -> None:
    """Audit and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--sentences", type=int, default=300)
    parser.add_argument("--by", choices=["all", "reader", "plain"], default="all")
    parser.add_argument("--leaks", type=int, default=0, help="sentences to print that are scored by the name")
    options = parser.parse_args()
    chosen = definitions.chosen(options.by)
    if chosen.without:
        print(f"{chosen.without} Only the plain definition is audited.", file=sys.stderr)
    found = spread_out(swapping.mentions(gold.read_portrayal(options.gold)), options.sentences)
    for by in chosen.by:
        if by != "both":
            reader = chosen.reader if by == "reader" else None
            result = swapping.audit(found, NAMES, partial(portrayal.portray_sentence, reader=reader))
            print(f"{by}, {len(found)} sentences\n{report(result, options.leaks)}\n", flush=True)


def spread_out(found: Sequence[Mention], most: int) -> list[Mention]:
    """At most so many, evenly from first to last."""
    count = min(most, len(found))
    return [found[number * len(found) // count] for number in range(count)]


def report(audit: Audit, leaks: int) -> str:
    """The audit in lines."""
    lines = [f"{'':24s}{'mean':>8s}{'labels flipped':>16s}", f"{'(as written)':24s}{audit.as_written:8.4f}"]
    lines += [f"{swap.name:24s}{swap.mean:8.4f}{swap.flipped:16.3f}" for swap in audit.swaps]
    lines += [
        f"spread of the means {audit.spread:.4f}",
        f"sentences whose label depends on the name {audit.flips:.3f}",
        f"sentences whose score does {len(audit.leaks)}",
    ]
    for leak in audit.leaks[:leaks]:
        (low, worst), (high, best) = leak.low, leak.high
        own = leak.mention.sentence[leak.mention.start : leak.mention.end]
        lines.append(f"  {low:.2f} {worst} … {high:.2f} {best}: [{own}] in: {leak.mention.sentence}")
    return "\n".join(lines)


if __name__ == "__main__":
    try:
        main()
    except FramescopeError as error:
        sys.exit(str(error))
