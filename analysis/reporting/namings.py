"""By which names outlets call the same actors and events, side by side, with lines of text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.comparison.naming import keys
from analysis.reporting import lines, wording
from analysis.reporting.corpus import Corpus
from analysis.reporting.lines import Line
from analysis.reporting.palette import Look
from analysis.reporting.rows import groups, records, rows

MOST_ACTORS, MOST_FORMS, MOST_NOUNS = 8, 10, 8
_MOST_LINES = 240  # on the page, of all forms together
# The ways of naming somebody, in the order of the columns.
_WAYS = (
    ("full name", "Full name"),
    ("surname", "Surname"),
    ("title and name", "Title and name"),
    ("described name", "Description and name"),
    ("description", "Title alone"),
    ("name", "Name"),
    ("metonym", "Capital or seat"),
    ("demonym", "Its people"),
    ("given name", "Given name"),
)
_TELLING = ("title and name", "described name", "description", "apposition", "metonym", "demonym", "event")
_EVENTS = {
    "war": "War and fighting",
    "unrest": "Protest and unrest",
    "labour dispute": "Strikes and walkouts",
    "truce": "Truce and peace plans",
}


@dataclass(frozen=True, kw_only=True)
class Form:
    """A form with how often each outlet uses it, in its own words and in those of sources."""

    form: str
    cells: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class Ways:
    """How an outlet names an actor: how often each way, and what it calls the actor first in an article."""

    outlet: str
    look: Look
    named: int
    cells: tuple[str, ...]
    first: str


@dataclass(frozen=True, kw_only=True)
class Named:
    """An actor or a kind of event: the ways there are, each outlet's use of them, and the forms that say something."""

    title: str
    columns: tuple[str, ...]
    ways: tuple[Ways, ...]
    outlets: tuple[tuple[str, Look], ...]
    forms: tuple[Form, ...]
    listed: int


def actors(corpus: Corpus) -> list[Named]:
    """The reported actors that are named most, at most eight."""
    known = corpus["actors"]
    wanted = list(known.loc[known["reported"], "actor"])
    return _named(corpus, [(str(actor), str(actor)) for actor in wanted][:MOST_ACTORS])


def events(corpus: Corpus) -> list[Named]:
    """The kinds of event that the articles name."""
    return _named(corpus, list(_EVENTS.items()))


def _named(corpus: Corpus, wanted: Sequence[tuple[str, str]]) -> list[Named]:
    found = dict(groups(corpus["naming"], "about"))
    places = corpus["designations"]
    places = places[places["about"].isin([about for about, _ in wanted]) & ~places["again"]]
    by_about = dict(groups(places.assign(key=keys(places["form"])), "about"))
    present = [(about, title) for about, title in wanted if about in found]
    each = max(1, min(3, _MOST_LINES // max(1, MOST_FORMS * len(present) * len(corpus.outlets))))
    return [_one(corpus, title, found[about], by_about[about], each) for about, title in present]


def _one(corpus: Corpus, title: str, naming: pd.DataFrame, places: pd.DataFrame, each: int) -> Named:
    telling = naming[naming["kind"].isin(_TELLING)]
    totals = telling.assign(key=keys(telling["form"])).groupby("key", sort=True)["times"].sum()
    chosen = list(totals.sort_values(ascending=False, kind="stable").index[:MOST_FORMS])
    outlets = [outlet for outlet in corpus.outlets if outlet in set(naming["outlet"])]
    columns = _columns(naming)
    return Named(
        title=title,
        columns=tuple(name for _, name in columns),
        ways=tuple(_ways(corpus, outlet, naming[naming["outlet"] == outlet], columns) for outlet in outlets),
        outlets=tuple((outlet, corpus.looks[outlet]) for outlet in outlets),
        forms=tuple(_form(corpus, key, telling, places, outlets, each) for key in chosen),
        listed=len(totals),
    )


def _columns(naming: pd.DataFrame) -> list[tuple[str, str]]:
    """The ways in which somebody is named at all; of an event, its most frequent nouns."""
    if (naming["kind"] == "event").all():
        nouns = naming.groupby("noun", sort=True)["times"].sum().sort_values(ascending=False, kind="stable")
        return [(str(noun), str(noun).capitalize()) for noun in nouns.index[:MOST_NOUNS]]
    return [(kind, name) for kind, name in _WAYS if (naming["kind"] == kind).any()]


def _ways(corpus: Corpus, outlet: str, own: pd.DataFrame, columns: Sequence[tuple[str, str]]) -> Ways:
    of_event = (own["kind"] == "event").all()
    counted = own[own["kind"] != "apposition"]
    numbers = counted.groupby("noun" if of_event else "kind")["times"].sum()
    first = counted.groupby("form", sort=True)["first"].sum().sort_values(ascending=False, kind="stable")
    first = first[first > 0]
    articles = int(first.sum())
    return Ways(
        outlet=outlet,
        look=corpus.looks[outlet],
        named=int(counted["times"].sum()),
        cells=tuple(wording.thousands(int(numbers.get(key, 0))) for key, _ in columns),
        first=f"{first.index[0]} ({first.iloc[0]} of {wording.count(articles, 'article')})" if articles else "",
    )


def _form(
    corpus: Corpus, key: str, telling: pd.DataFrame, places: pd.DataFrame, outlets: Sequence[str], each: int
) -> Form:
    used = telling[keys(telling["form"]) == key]
    numbers = used.groupby(["outlet", "voice"])["times"].sum().to_dict()
    here = places[(places["key"] == key) & places["kind"].isin(_TELLING)].sort_values(["article_id", "start"])
    return Form(
        form=next(rows(used)).form,
        cells=tuple(_cell(numbers.get((o, "outlet"), 0), numbers.get((o, "source"), 0)) for o in outlets),
        lines=tuple(lines.some(corpus, records(here), each=each)),
    )


def _cell(own: int, sources: int) -> str:
    """'12', '12 + 3': in the outlet's own words, and in those of its sources."""
    if not own and not sources:
        return ""
    return f"{own:,} + {sources:,}" if sources else f"{own:,}"
