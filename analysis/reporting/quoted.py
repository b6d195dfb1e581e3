"""Whose words fill the articles, as the section on sources shows it: parts, and who has most words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.reporting import lines, sources, terms, wording
from analysis.reporting.corpus import Corpus
from analysis.reporting.lines import Line
from analysis.reporting.palette import Look
from analysis.reporting.rows import groups, records, rows
from analysis.signals.reading import Sentence
from analysis.signals.sentences import sentence_at

MOST_SOURCES, MOST_ALONE = 5, 12
_LINES = 3


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part of an outlet's words, in words."""

    outlet: str
    look: Look
    part: str
    words: int
    share: str
    interval: str
    unshared: str
    articles: int
    thin: bool


@dataclass(frozen=True, kw_only=True)
class Source:
    """A source with its words in an outlet, how often it is attributed something, and lines of what it says."""

    name: str
    words: int
    share: str
    articles: int
    outlets: int
    attributions: int
    quoted: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class Outlet:
    """The sources of an outlet: how far its reported words are those of few, who has most, whom it alone reports."""

    name: str
    look: Look
    concentration: Mapping[str, str] | None
    thin: bool
    sources: tuple[Source, ...]
    alone: tuple[tuple[str, int, int], ...]
    alone_in_all: int


def parts(corpus: Corpus) -> list[Part]:
    """The rows of PROFILE in words, without parts of which nothing was found."""
    return [
        Part(
            outlet=row.outlet,
            look=corpus.looks[row.outlet],
            part=terms.kind_title(row.part),
            words=int(row.words),
            share=wording.percent(row.share),
            interval=_interval(row.low, row.high),
            unshared=wording.percent(row.unshared),
            articles=int(row.articles),
            thin=not row.enough,
        )
        for row in rows(corpus["profile"])
        if row.words
    ]


def outlets(corpus: Corpus) -> list[Outlet]:
    """Each outlet with the sources whose words it reports."""
    concentrated = {row["outlet"]: row for row in records(corpus["concentration"])}
    claims = sources.most_quoted(sources.claims(corpus["attributions"]), corpus.articles, limit=len(corpus["actors"]))
    counts = {(row.outlet, row.source): (int(row.number), int(row.quoted)) for row in rows(claims)}
    reported = dict(groups(corpus["sources"], "outlet"))
    shown = {(outlet, str(name)) for outlet, part in reported.items() for name in part["source"].head(MOST_SOURCES)}
    places = _places(corpus, shown)
    empty = corpus["sources"].iloc[:0]
    return [
        _outlet(corpus, name, reported.get(name, empty), concentrated.get(name), counts, places)
        for name in corpus.outlets
    ]


def _outlet(
    corpus: Corpus,
    name: str,
    reported: pd.DataFrame,
    concentrated: dict[str, Any] | None,
    counts: Mapping[tuple[str, str], tuple[int, int]],
    places: Mapping[tuple[str, str], list[dict[str, Any]]],
) -> Outlet:
    alone = reported[reported["outlets"] == 1] if len(corpus.outlets) > 1 else reported.iloc[:0]
    found = []
    for row in rows(reported.head(MOST_SOURCES)):
        attributions, quoted = counts.get((name, row.source), (0, 0))
        found.append(
            Source(
                name=row.source,
                words=int(row.words),
                share=wording.percent(row.share),
                articles=int(row.articles),
                outlets=int(row.outlets),
                attributions=attributions,
                quoted=quoted,
                lines=tuple(lines.some(corpus, places.get((name, row.source), []), each=_LINES)),
            )
        )
    return Outlet(
        name=name,
        look=corpus.looks[name],
        concentration=_in_words(concentrated) if concentrated else None,
        thin=not (concentrated and concentrated["enough"]),
        sources=tuple(found),
        alone=tuple((str(r.source), int(r.words), int(r.articles)) for r in rows(alone.head(MOST_ALONE))),
        alone_in_all=len(alone),
    )


def _in_words(row: Mapping[str, Any]) -> dict[str, str]:
    return {
        "sources": f"{row['sources']:,}",
        "words": f"{row['words']:,}",
        "traced": wording.percent(row["traced"]),
        "top": str(row["top"]),
        "top_share": wording.percent(row["top_share"]),
        "top_interval": _interval(row["top_low"], row["top_high"]),
        "entropy": wording.NONE if pd.isna(row["entropy"]) else f"{row['entropy']:.2f}",
        "effective": f"{row['effective']:.1f}",
        "articles": f"{row['articles']:,}",
    }


def _interval(low: float, high: float) -> str:
    if pd.isna(low) or pd.isna(high):
        return "no interval"
    return f"{wording.percent(low)} to {wording.percent(high)}"


def _places(corpus: Corpus, shown: set[tuple[str, str]]) -> dict[tuple[str, str], list[dict[str, Any]]]:
    """The stretches in which each shown source speaks, the longest of each article first."""
    spoken = corpus["voices"]
    spoken = spoken[(spoken["voice"] == "source") & ~spoken["again"] & (spoken["words"] > 2)]
    spoken = spoken[spoken["speaker"].isin({name for _, name in shown})]
    found: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for row in records(spoken.sort_values(["words", "article_id", "start"], ascending=[False, True, True])):
        key = str(corpus.article[str(row["article_id"])]["outlet"]), str(row["speaker"])
        if key in shown:
            found[key].append(row | {"sentence": _sentence(corpus, row)})
    return found


def _sentence(corpus: Corpus, row: Mapping[str, Any]) -> int:
    known = corpus.sentences.get(str(row["article_id"]), [])
    return sentence_at([Sentence(s["start"], s["end"], s["role"], 0) for s in known], int(row["start"])) if known else 0
