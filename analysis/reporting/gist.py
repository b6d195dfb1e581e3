"""What comparing articles with each other gives, in a sentence each: altered quotations, shared statements, tensions.

These findings describe the articles at hand. They need no second article of an outlet, so they stand also where nothing
can be said of the outlets as such.
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from analysis.comparison.quotations.quotes import AND, ARROW
from analysis.reporting.corpus import Corpus
from analysis.reporting.prose import Finding
from analysis.reporting.wording import count, listing

ALTERED = ("paraphrased", "substituted")
_EXAMPLES = 2
_KINDS = {
    "number": "numbers",
    "initiative": "who took the initiative",
    "reaction": "whether somebody reacted",
}


def findings(corpus: Corpus) -> list[tuple[Finding, tuple[str, str]]]:
    """Each finding with the section that shows it: its words and its id in the page."""
    found = [
        (_quotations(corpus["quotes"]), ("the versions side by side", "quotes")),
        (_statements(corpus["coverage"], corpus.outlets), ("who states what", "covered")),
        (_tensions(corpus["tensions"]), ("the reports side by side", "tensions")),
    ]
    return [(finding, place) for finding, place in found if finding is not None]


def _quotations(quotes: pd.DataFrame) -> Finding | None:
    """In how many utterances the words in quotation marks differ, with examples of single words."""
    outlets = quotes.groupby("cluster")["outlet"].transform("nunique")
    across = quotes[outlets > 1]
    altered = across[across["alteration"].isin(ALTERED)]
    if altered.empty:
        return None
    number, total = altered["cluster"].nunique(), across["cluster"].nunique()
    pairs = list(_pairs(altered["changed"]))[:_EXAMPLES]
    examples = listing([f"“{before}” in one is “{after}” in another" for before, after in pairs])
    shifts = across.loc[across["commitment"] != "", "cluster"].nunique()
    sure = f"In {shifts} of the {total} one version sounds surer than another." if shifts else ""
    return Finding(
        kind="description",
        text=f"{number} of {count(total, 'utterance')} that several outlets report "
        f"{'has' if number == 1 else 'have'} other words inside the quotation marks from outlet to outlet.",
        numbers=" ".join(part for part in (f"{examples}." if examples else "", sure) if part),
    )


def _pairs(changed: pd.Series[str]) -> Iterator[tuple[str, str]]:
    """Changes of one word for another, each once."""
    seen = set()
    for cell in changed:
        for change in filter(None, cell.split(AND)):
            before, _, after = change.partition(ARROW)
            if before.isalpha() and after.isalpha() and (before, after) not in seen:
                seen.add((before, after))
                yield before, after


def _statements(coverage: pd.DataFrame, outlets: list[str]) -> Finding | None:
    """How many statements outlets share, and in how many of them nothing near was found in an outlet."""
    if coverage.empty:
        return None
    stated = coverage["state"].isin(["own voice", "attributed"])
    everywhere = int(stated.groupby(coverage["fact"]).all().sum())
    absent = coverage[coverage["state"] == "absent"]["outlet"].value_counts()
    covering = coverage["outlet"].value_counts()
    parts = [f"{outlet} {absent[outlet]} of {covering[outlet]}" for outlet in outlets if outlet in absent.index]
    total = int(coverage["fact"].nunique())
    return Finding(
        kind="description",
        text=f"{count(total, 'statement')} {'is' if total == 1 else 'are'} made by two outlets or more, {everywhere} "
        "of them by all that covered the event.",
        numbers=f"Nothing near was found for: {listing(parts)}, of those on events that the outlet covered."
        if parts
        else "",
    )


def _tensions(tensions: pd.DataFrame) -> Finding | None:
    """In how many places reports differ, by kind."""
    if tensions.empty:
        return None
    kinds = tensions.drop_duplicates("tension")["kind"].value_counts()
    parts = [f"{words} ({kinds[kind]})" for kind, words in _KINDS.items() if kind in kinds.index]
    return Finding(
        kind="description",
        text=f"In {count(int(kinds.sum()), 'place')} reports of one event differ and want checking: {listing(parts)}.",
    )
