"""Second opinions beside the trained reader's scores: how much hangs on the definition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any, NamedTuple

import pandas as pd

from analysis.reporting import sections, terms, wording
from analysis.reporting.corpus import Corpus
from analysis.reporting.facts import Facts
from analysis.reporting.palette import Look
from analysis.reporting.rows import rows
from analysis.signals.measure import Measure


class Opinion(NamedTuple):
    """A score in the outlet's own voice as each definition has it, in words; `agreed` only where both must agree."""

    label: str
    about: str
    outlet: str
    look: Look
    read: str
    plain: str
    agreed: str
    thin: bool


def opinions(corpus: Corpus, facts: Facts) -> list[Opinion]:
    """The scores that have a second opinion, those by actor for the actors that are drawn."""
    return [one for measure in facts.measures for one in _of(corpus, measure)]


def order(corpus: Corpus, facts: Facts) -> str:
    """In how many pairs of outlets with enough articles both definitions put the same one first; '' without pairs."""
    kept, pairs = 0, 0
    for measure in facts.measures:
        scores = _both(corpus, measure)
        for _, group in scores[scores["enough"]].groupby("about", sort=True):
            for one, other in combinations(rows(group), 2):
                pairs += 1
                kept += (one.score - other.score) * (one.score_plain - other.score_plain) > 0
    if not pairs:
        return ""
    return f"In {kept} of {wording.count(pairs, 'pair')} of outlets with enough articles, both put the same one first."


def _of(corpus: Corpus, measure: Measure) -> Iterator[Opinion]:
    scores = _both(corpus, measure)
    agreed = {(row.about, row.outlet): row.score for row in rows(_own(corpus, f"{measure.name}_agreed"))}
    shown: Sequence[str] = sections.drawn_actors(corpus, measure) if measure.by_about else [""]
    for about in shown:
        for row in rows(scores[scores["about"] == about]):
            strict: Any = agreed.get((about, row.outlet))
            yield Opinion(
                label=terms.label(measure.name),
                about=about,
                outlet=row.outlet,
                look=corpus.looks[row.outlet],
                read=wording.score(row.score, measure),
                plain=wording.score(row.score_plain, measure),
                agreed=wording.NONE if strict is None else wording.score(strict, measure),
                thin=not row.enough,
            )


def _both(corpus: Corpus, measure: Measure) -> pd.DataFrame:
    """The scores of a measure with those of its second opinion as `score_plain`."""
    keys = ["about", "outlet"]
    plain = _own(corpus, f"{measure.name}_plain")[[*keys, "score"]]
    found = _own(corpus, measure.name).merge(plain, on=keys, suffixes=("", "_plain"))
    return found.sort_values(keys, kind="stable")


def _own(corpus: Corpus, name: str) -> pd.DataFrame:
    scores = corpus["scores"]
    return scores[(scores["measure"] == name) & (scores["voice"] == "outlet")]
