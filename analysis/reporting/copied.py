"""Whose copy it is: passages that several outlets print, who edited what in them, and what an outlet prints again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

import pandas as pd

from analysis.reporting import printings, terms, wording
from analysis.reporting.corpus import Corpus
from analysis.reporting.palette import Look
from analysis.reporting.printings import Passage
from analysis.reporting.rows import groups, records, rows
from analysis.signals.measure import Measure

MOST_AGAIN, MOST_PAIRS, MOST_MOVED = 20, 40, 10
_MOVED = ["measure", "outlet", "voice", "about", "judged", "score", "unshared_judged", "unshared", "moved"]


class Share(NamedTuple):
    """How many of an outlet's words stand in shared copy, and how many it prints again."""

    outlet: str
    look: Look
    words: int
    shared: int
    again: int
    articles: int  # with shared copy
    whole: int  # articles in all


class Both(NamedTuple):
    """Two outlets, the passages that both print, and which of them is known to have printed how many first."""

    one: str
    other: str
    passages: int
    words: int
    one_first: int
    other_first: int


class Again(NamedTuple):
    """A passage that one outlet alone prints again and again."""

    outlet: str
    look: Look
    article_id: str
    beginning: str
    words: int
    printings: int


class Moved(NamedTuple):
    """A score in words, with and without shared copy."""

    label: str
    outlet: str
    look: Look
    voice: str
    about: str
    score: str
    without: str
    judged: int
    left: int


class Found(NamedTuple):
    """What the section shows, and how much there is in all."""

    shares: list[Share]
    pairs: list[Both]
    passages: list[Passage]
    revised: list[Passage]
    again: list[Again]
    moved: list[Moved]
    passages_in_all: int
    again_in_all: int


def found(corpus: Corpus, measures: Sequence[Measure]) -> Found:
    """Everything that the section shows."""
    outlets = corpus["passages"].drop_duplicates("passage")["outlets"]
    return Found(
        shares=shares(corpus),
        pairs=pairs(corpus),
        passages=printings.passages(corpus),
        revised=printings.revised(corpus),
        again=again(corpus),
        moved=_moved(corpus, measures),
        passages_in_all=int((outlets > 1).sum()),
        again_in_all=int((outlets == 1).sum()),
    )


def shares(corpus: Corpus) -> list[Share]:
    """A row for each outlet."""
    passages = corpus["passages"]
    table = []
    for outlet in corpus.outlets:
        articles, own = corpus.articles[corpus.articles["outlet"] == outlet], passages[passages["outlet"] == outlet]
        shared = own[own["outlets"] > 1]
        table.append(
            Share(
                outlet=outlet,
                look=corpus.looks[outlet],
                words=int(articles["words"].sum()),
                shared=int(shared["words"].sum()),
                again=int(own.loc[own["again"], "words"].sum()),
                articles=int(shared["article_id"].nunique()),
                whole=len(articles),
            )
        )
    return table


def pairs(corpus: Corpus) -> list[Both]:
    """Each two outlets that share copy, those that share most words first."""
    found: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
    for _, printed in groups(printings.shared(corpus), "passage"):
        for one, other in combinations(sorted(set(printed["outlet"])), 2):
            common = printed[printed["outlet"].isin([one, other])]
            found[one, other].append((int(common["words"].min()), _first(corpus, common, one, other)))
    both = [
        Both(
            one=one,
            other=other,
            passages=len(common),
            words=sum(words for words, _ in common),
            one_first=sum(first == one for _, first in common),
            other_first=sum(first == other for _, first in common),
        )
        for (one, other), common in found.items()
    ]
    return sorted(both, key=lambda row: (-row.words, row.one, row.other))[:MOST_PAIRS]


def again(corpus: Corpus, *, most: int = MOST_AGAIN) -> list[Again]:
    """The passages that one outlet alone prints, those first of which most words are printed again."""
    alone = corpus["passages"][corpus["passages"]["outlets"] == 1]
    found = []
    for _, printed in groups(alone, "passage"):
        first = records(printed.sort_values("printing"))[0]
        found.append(
            Again(
                outlet=first["outlet"],
                look=corpus.looks[first["outlet"]],
                article_id=first["article_id"],
                beginning=printings.beginning(corpus, first),
                words=int(first["words"]),
                printings=len(printed),
            )
        )
    return sorted(found, key=lambda row: (-row.words * (row.printings - 1), row.outlet, row.article_id))[:most]


def moved(scores: pd.DataFrame, measures: Iterable[Measure]) -> pd.DataFrame:
    """The scores on enough articles that hold shared copy, with and without it; those that move most first."""
    width = {measure.name: measure.range[1] - measure.range[0] for measure in measures}
    held = scores[scores["measure"].isin(width) & scores["enough"] & (scores["judged"] > scores["unshared_judged"])]
    held = held.assign(moved=held["unshared"] - held["score"])
    size = held["moved"].abs() / held["measure"].map(width).astype(float)
    return held.loc[size.sort_values(ascending=False, kind="stable").index, _MOVED].reset_index(drop=True)


def _moved(corpus: Corpus, measures: Sequence[Measure]) -> list[Moved]:
    by_name = {measure.name: measure for measure in measures}
    return [
        Moved(
            label=terms.label(row.measure),
            outlet=row.outlet,
            look=corpus.looks[row.outlet],
            voice=terms.voice_title(row.voice) if terms.has_voices(by_name[row.measure]) else "",
            about=row.about,
            score=wording.score(row.score, by_name[row.measure]),
            without=wording.score(row.unshared, by_name[row.measure]),
            judged=int(row.judged),
            left=int(row.unshared_judged),
        )
        for row in rows(moved(corpus["scores"], measures).head(MOST_MOVED))
    ]


def _first(corpus: Corpus, printed: pd.DataFrame, one: str, other: str) -> str:
    """Which of the two is known to have printed a passage on an earlier day; '' where dates do not tell."""
    days = {
        outlet: [
            str(corpus.article[a]["published"])[:10] for a in printed.loc[printed["outlet"] == outlet, "article_id"]
        ]
        for outlet in (one, other)
    }
    if "" in days[one] + days[other] or min(days[one]) == min(days[other]):
        return ""
    return one if min(days[one]) < min(days[other]) else other
