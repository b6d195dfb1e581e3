"""How much hangs on one article, in words: for the findings, and as a table for the section on method."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import pandas as pd

from analysis.reporting import prose, terms, wording
from analysis.reporting.corpus import Corpus
from analysis.reporting.palette import Look
from analysis.reporting.prose import Finding
from analysis.reporting.rows import rows
from analysis.signals.measure import Measure


class Sway(NamedTuple):
    """What leaving out one article does to a difference; `article` is the one that it hangs on, '' for none."""

    words: str
    article: str


class Line(NamedTuple):
    """A score in words with any one article left out."""

    label: str
    outlet: str
    look: Look
    voice: str
    score: str
    least: str
    least_without: str
    most: str
    most_without: str
    moves: bool
    thin: bool


class Turning(NamedTuple):
    """How many differences were tested, how many would turn without one article; the same of those that stand out."""

    compared: int
    turned: int
    clear: int
    clear_turned: int


def of(corpus: Corpus, measure: Measure, finding: Finding) -> Sway:
    """How much of a difference that is told hangs on one article."""
    found = _differences(corpus)
    chosen = found[
        (found["measure"] == finding.measure)
        & (found["voice"] == finding.voice)
        & (found["about"] == finding.about)
        & found["group"].isin(finding.outlets)
        & found["other"].isin(finding.outlets)
    ]
    row = next(rows(chosen))
    if row.keeps_sign:
        return Sway(f"Whichever one article is left out, they lie {_apart(row, measure)} apart.", "")
    upward = row.difference > 0
    left = row.least if upward else row.most
    what = "nothing would be left of it" if wording.signed(left) == wording.signed(0) else "it would turn round"
    return Sway(
        f"The difference hangs on one article: without it {what}.", row.least_without if upward else row.most_without
    )


def lines(corpus: Corpus, measures: Iterable[Measure]) -> list[Line]:
    """The scores of outlets as a whole, each with the articles that move it most."""
    found = corpus["influence"].merge(
        corpus["scores"][["measure", "voice", "about", "outlet", "enough"]], on=["measure", "voice", "about", "outlet"]
    )
    whole = found[(found["other"] == "") & (found["about"] == "")]
    whole = whole.assign(order=whole["voice"].map({"outlet": 0, "source": 1, "all": 2}))
    return [
        _line(corpus, measure, row)
        for measure in measures
        for row in rows(whole[whole["measure"] == measure.name].sort_values(["order", "outlet"], kind="stable"))
    ]


def turning(corpus: Corpus) -> Turning:
    """How many differences would turn round or vanish without some one article."""
    found = _differences(corpus)
    clear = found[prose.stands_out(found)]
    return Turning(len(found), int((~found["keeps_sign"]).sum()), len(clear), int((~clear["keeps_sign"]).sum()))


def _differences(corpus: Corpus) -> pd.DataFrame:
    """DIFFERENCES with what INFLUENCE says of each."""
    pairs = corpus["influence"].rename(columns={"outlet": "group"})
    return corpus["differences"].merge(pairs, on=["measure", "voice", "about", "group", "other"])


def _apart(row: Any, measure: Measure) -> str:
    """'13 to 21 percentage points', or one number where no article moves it to be seen."""
    near, far = sorted((abs(row.least), abs(row.most)))
    unit = wording.difference(far, measure)
    number = unit.split()[0]
    both = wording.difference_interval(near, far, measure)
    return unit if both == f"{number} to {number}" else f"{both} {unit.removeprefix(number).strip()}"


def _line(corpus: Corpus, measure: Measure, row: Any) -> Line:
    return Line(
        label=terms.label(measure.name),
        outlet=row.outlet,
        look=corpus.looks[row.outlet],
        voice=terms.voice_short(row.voice) if terms.has_voices(measure) else wording.NONE,
        score=wording.score(row.value, measure),
        least=wording.score(row.least, measure),
        least_without=row.least_without,
        most=wording.score(row.most, measure),
        most_without=row.most_without,
        moves=row.least < row.most,
        thin=not row.enough,
    )
