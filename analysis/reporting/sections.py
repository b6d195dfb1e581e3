"""What the sections on measures show: figures and tables of scores, with the way to the evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import pandas as pd

from analysis.reporting import evidence, figures, gist, influence, prose, sources, terms, wording
from analysis.reporting.corpus import Corpus
from analysis.reporting.facts import Accuracy, Facts
from analysis.reporting.figures import Figure
from analysis.reporting.influence import Sway
from analysis.reporting.palette import Look
from analysis.reporting.prose import Finding
from analysis.reporting.rows import groups, rows
from analysis.signals.measure import Measure

MOST_FINDINGS = 6
MOST_ACTORS, FEWEST_ACTORS = 8, 4
_WITH_OWN_SECTION = ("hedging", "sourcing", "portrayal", "roles")


class Line(NamedTuple):
    """A score in words, as a row of a table."""

    outlet: str
    look: Look
    about: str
    voice: str
    score: str
    interval: str
    judged: int
    articles: int
    without: str
    thin: str
    evidence: str


class Told(NamedTuple):
    """A finding with how much of it hangs on one article, its small figure and the ids of its evidence."""

    finding: Finding
    hangs: Sway | None
    figure: Figure | None
    evidence: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Measured:
    """A measure as a section shows it; its figure is drawn when it is asked for."""

    corpus: Corpus
    measure: Measure
    label: str
    lines: tuple[Line, ...]
    accuracy: tuple[Accuracy, ...]

    @cached_property
    def figure(self) -> Figure:
        """The scores of all outlets."""
        return _figure(self.corpus, self.measure)


@dataclass(frozen=True, kw_only=True)
class Cues:
    """The words that decided most often in an outlet, and how often."""

    outlet: str
    look: Look
    words: tuple[tuple[str, int], ...]


def told(corpus: Corpus, facts: Facts) -> list[Told]:
    """At most six findings: what differs, with a figure of all outlets, what the articles share, then counts."""
    keys = evidence.keys(corpus)
    found = prose.findings(corpus["scores"], corpus["differences"], facts.measures)
    scored = [_told(corpus, facts, finding, number, keys) for number, finding in enumerate(found, 1)]
    related = [Told(finding, None, None, (place,)) for finding, place in gist.findings(corpus)]
    first = [one for one in scored if one.finding.kind != "description"][: MOST_FINDINGS - len(related)]
    rest = [one for one in scored if one.finding.kind == "description"]
    return [*first, *related, *rest][:MOST_FINDINGS]


def measured(corpus: Corpus, facts: Facts, family: str) -> list[Measured]:
    """The measures of a family that are scored for an outlet as a whole or by actor."""
    keys = evidence.keys(corpus)
    return [
        Measured(
            corpus=corpus,
            measure=measure,
            label=terms.label(measure.name),
            lines=tuple(_lines(corpus, facts, measure, keys)),
            accuracy=facts.accurate(measure.family),
        )
        for measure in facts.measures
        if measure.family == family
    ]


def further_families(facts: Facts) -> list[str]:
    """Families of measures that have no section of their own yet: each gets a plain one."""
    return [f for f in dict.fromkeys(m.family for m in facts.measures) if f not in _WITH_OWN_SECTION]


def hedge_cues(corpus: Corpus, *, limit: int = 8) -> list[Cues]:
    """The hedges each outlet uses most in its own voice."""
    hedges = corpus.counted("hedges")
    own = hedges[hedges["voice"] == "outlet"]
    outlets = own["article_id"].map(lambda article_id: corpus.article[article_id]["outlet"])
    words = own["text"].str.lower().str.replace("’", "'")
    return [
        Cues(
            outlet=outlet,
            look=corpus.looks[outlet],
            words=_counted(words[outlets == outlet], limit),
        )
        for outlet in corpus.outlets
    ]


def stances(corpus: Corpus) -> pd.DataFrame:
    """How the cues of each outlet's claims treat them, as shares."""
    return sources.shares(sources.claims(corpus.counted("attributions")), corpus.articles, "stance", sources.STANCES)


def pivot(table: pd.DataFrame, values: Iterable[str]) -> list[tuple[str, int, list[tuple[str, int]]]]:
    """A table of `sources.shares` as rows: outlet, attributions, and for each value its share and number."""
    lines = []
    for outlet, part in groups(table, "outlet"):
        found = {row.value: row for row in rows(part)}
        cells = [(wording.share(found[v].number, found[v].attributions), int(found[v].number)) for v in values]
        lines.append((outlet, int(part.iloc[0]["attributions"]), cells))
    return lines


def drawn_actors(corpus: Corpus, measure: Measure) -> Sequence[str]:
    """The actors to draw: those of whom enough can be said, else at least the most mentioned; by their mentions."""
    own = corpus["scores"][corpus["scores"]["measure"] == measure.name]
    ordered = corpus["actors"].sort_values(["mentions", "actor"], ascending=[False, True], kind="stable")
    scored = [str(actor) for actor in ordered["actor"] if actor in set(own["about"])]
    sayable = [actor for actor in scored if actor in set(own.loc[own["enough"], "about"])][:MOST_ACTORS]
    chosen = {*sayable, *[actor for actor in scored if actor not in sayable][: max(0, FEWEST_ACTORS - len(sayable))]}
    return [actor for actor in scored if actor in chosen]


def _told(corpus: Corpus, facts: Facts, finding: Finding, number: int, keys: dict[tuple[str, str, str], str]) -> Told:
    measure = facts.measure(finding.measure)
    if measure is None or finding.kind != "difference":
        place = ((terms.label(measure.name), f"{measure.family}-title"),) if measure else ()
        return Told(finding, None, None, place)
    figure = figures.one(
        corpus["scores"], measure, finding.voice, finding.about, outlets=corpus.outlets, name=f"finding-{number}"
    )
    links = tuple((outlet, keys[finding.measure, outlet, finding.about]) for outlet in finding.outlets)
    return Told(finding, influence.of(corpus, measure, finding), figure, links)


def _figure(corpus: Corpus, measure: Measure) -> Figure:
    if measure.by_about:
        return figures.portrayal_map(
            corpus["scores"], measure, actors=drawn_actors(corpus, measure), outlets=corpus.outlets
        )
    return figures.by_outlet(corpus["scores"], measure, outlets=corpus.outlets)


def _lines(corpus: Corpus, facts: Facts, measure: Measure, keys: dict[tuple[str, str, str], str]) -> list[Line]:
    scores = corpus["scores"]
    own = scores[scores["measure"] == measure.name]
    voices = {"outlet": 0, "source": 1, "all": 2}
    chosen = own.assign(order=own["voice"].map(voices)).sort_values(["about", "outlet", "order"], kind="stable")
    return [
        Line(
            outlet=row.outlet,
            look=corpus.looks[row.outlet],
            about=row.about,
            voice=terms.voice_title(row.voice),
            score=wording.score(row.score, measure),
            interval=wording.interval(row.low, row.high, measure),
            judged=int(row.judged),
            articles=int(row.articles),
            without=prose.without_copy(row, measure),
            thin="" if row.enough else prose.thin(row.articles, row.judged, terms.noun(measure), facts.comparison),
            evidence=keys[measure.name, row.outlet, row.about],
        )
        for row in rows(chosen)
    ]


def _counted(words: pd.Series[str], limit: int) -> tuple[tuple[str, int], ...]:
    counts = words.value_counts()
    return tuple(sorted(((str(w), int(n)) for w, n in counts.items()), key=lambda pair: (-pair[1], pair[0]))[:limit])
