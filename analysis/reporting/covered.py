"""What several outlets state and what some leave out: the coverage matrix, its passages side by side, the tensions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.comparison import content
from analysis.reporting import marked
from analysis.reporting.corpus import Corpus
from analysis.reporting.marks import Mark, Piece, pieces
from analysis.reporting.palette import Look
from analysis.reporting.rows import groups, records
from analysis.reporting.wording import count, listing

MOST_FACTS = 40  # in the matrix; those of most outlets and with most in common
MOST_TENSIONS = 20
_MOST_PASSAGES = 3  # of an outlet, under a fact
_SYMBOLS = {"own voice": "●", "attributed": "◐", "unclear": "?", "absent": "○", "": "–"}
_STATES = {
    "own voice": "states it in its own voice",
    "attributed": "only in a source’s words",
    "unclear": "unclear: something near it",
    "absent": "nothing near it found",
    "": "no article alike enough to compare",
}
_KINDS = {
    "number": "Different numbers",
    "initiative": "Different accounts of who took the initiative",
    "reaction": "Silent in one, quoted in another",
}


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A passage: its sentence in pieces with the words marked, and where it stands."""

    pieces: tuple[Piece, ...]
    article: int
    article_id: str
    sentence: str  # the id of its sentence in the page
    published: str
    told: str  # by whom and how: 'Dana Corvel, “told parliament”; hedged: may'
    place: str


@dataclass(frozen=True, kw_only=True)
class Cell:
    """An outlet's cell under a fact: a symbol, what it means in words, and the passages."""

    outlet: str
    look: Look
    state: str
    symbol: str
    words: str
    earlier: bool
    passages: tuple[Shown, ...]
    more: int  # passages that are not shown


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A row of the matrix: what is stated, who states it in a sentence, and a cell for each outlet of the report."""

    key: str
    statement: str
    words: tuple[Piece, ...]  # the statement, with what the outlets have in common marked
    sentence: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, kw_only=True)
class Report:
    """One of the reports in a tension."""

    outlet: str
    look: Look
    says: str
    shown: Shown


@dataclass(frozen=True, kw_only=True)
class Tension:
    """Reports that may not all be right."""

    title: str
    about: str
    reports: tuple[Report, ...]


@dataclass(frozen=True, kw_only=True)
class Covered:
    """What the section shows."""

    facts: tuple[Fact, ...]
    total: int
    by_all: int  # facts that every outlet with an article on the event states
    outlets: tuple[str, ...]
    tensions: tuple[Tension, ...]
    all_tensions: int


def found(corpus: Corpus) -> Covered:
    """The facts that are shown, with their cells, and the tensions."""
    cells, passages = corpus["coverage"], corpus["facts"]
    shown = cells[cells["fact"] < MOST_FACTS]
    by_fact = dict(groups(passages[passages["fact"] < MOST_FACTS], "fact"))
    outlets = [outlet for outlet in corpus.outlets if outlet in set(shown["outlet"])]
    stated = cells["state"].isin(["own voice", "attributed"])
    everywhere = stated.groupby(cells["fact"]).all() if len(cells) else pd.Series(dtype=bool)
    tensions = [_tension(corpus, rows) for _, rows in groups(corpus["tensions"], "tension")]
    return Covered(
        facts=tuple(
            _fact(corpus, int(number), rows, by_fact[number], outlets) for number, rows in groups(shown, "fact")
        ),
        total=int(cells["fact"].nunique()),
        by_all=int(everywhere.sum()),
        outlets=tuple(outlets),
        tensions=tuple(tensions[:MOST_TENSIONS]),
        all_tensions=len(tensions),
    )


def _fact(corpus: Corpus, number: int, rows: pd.DataFrame, passages: pd.DataFrame, outlets: list[str]) -> Fact:
    by_outlet = {str(row["outlet"]): row for row in records(rows)}
    shown: dict[str, list[dict[str, Any]]] = {outlet: records(part) for outlet, part in groups(passages, "outlet")}
    cells = tuple(_cell(corpus, outlet, by_outlet.get(outlet), shown.get(outlet, [])) for outlet in outlets)
    return Fact(
        key=f"fact-{number}",
        statement=str(rows.iloc[0]["statement"]),
        words=tuple(_in_common(str(rows.iloc[0]["statement"]), set(str(rows.iloc[0]["terms"]).split()))),
        sentence=_sentence(cells),
        cells=cells,
    )


def _in_common(statement: str, terms: set[str]) -> list[Piece]:
    """A statement with the words marked that stand for what the outlets have in common."""
    names = {word for term in terms if term.startswith("@") for word in term[1:].split("_")}
    nations = content.nations()
    found = [
        term
        for term in content.terms(statement, 0, len(statement))
        if term.key in terms or nations.get(statement[term.start : term.end], "").replace(" ", "_") in terms
    ]
    marks = [Mark(term.start, term.end, "common") for term in found]
    marks += [Mark(m.start(), m.end(), "common") for m in re.finditer(r"\w+", statement) if m.group() in names]
    return pieces(statement, 0, len(statement), marks)


def _cell(corpus: Corpus, outlet: str, row: dict[str, Any] | None, passages: list[dict[str, Any]]) -> Cell:
    state = str(row["state"]) if row else ""
    best = sorted(passages, key=lambda passage: (passage["state"] != state, -passage["share"]))
    return Cell(
        outlet=outlet,
        look=corpus.looks[outlet],
        state=state,
        symbol=_SYMBOLS[state],
        words=_STATES[state],
        earlier=bool(row and row["earlier"]),
        passages=tuple(_passage(corpus, passage) for passage in best[:_MOST_PASSAGES]),
        more=max(0, len(passages) - _MOST_PASSAGES),
    )


def _sentence(cells: tuple[Cell, ...]) -> str:
    """Who reports it, in words: '3 of 5 outlets report it: …'."""
    by_state: dict[str, list[str]] = {}
    for cell in cells:
        by_state.setdefault(cell.state, []).append(cell.outlet)
    stating = by_state.get("own voice", []) + by_state.get("attributed", [])
    covering = sum(len(outlets) for state, outlets in by_state.items() if state)
    parts = [f"{len(stating)} of {count(covering, 'outlet')} compared report it"]
    how = []
    if own := by_state.get("own voice"):
        how.append(f"{listing(own)} in {'its' if len(own) == 1 else 'their'} own voice")
    if said := by_state.get("attributed"):
        how.append(f"{listing(said)} in a source’s words")
    text = parts[0] + (": " + "; ".join(how) if how else "") + "."
    if absent := by_state.get("absent"):
        text += f" In {listing(absent)} nothing near it was found."
    if unclear := by_state.get("unclear"):
        text += f" {listing(unclear)} {'comes' if len(unclear) == 1 else 'come'} near it."
    return text


def _passage(corpus: Corpus, row: dict[str, Any]) -> Shown:
    marks = [Mark(int(start), int(end), "judged") for start, end in row["spans"]]
    return _shown(corpus, row, marks, _told(row))


def _told(row: dict[str, Any]) -> str:
    """In whose words, by which cue, with which hedges."""
    if row["speaker"] or row["cue"] or row["state"] == "attributed":
        told = f"{row['speaker'] or 'a source not made out'}" + (f", “{row['cue']}”" if row["cue"] else "")
    else:
        told = "own voice"
    hedges = str(row["hedges"]).replace(" | ", ", ")
    return told + (f"; hedged: {hedges}" if hedges else "")


def _tension(corpus: Corpus, rows: pd.DataFrame) -> Tension:
    first = records(rows)[0]
    return Tension(
        title=_KINDS[str(first["kind"])],
        about=str(first["about"]),
        reports=tuple(_reports(corpus, rows)),
    )


def _reports(corpus: Corpus, rows: pd.DataFrame) -> Iterator[Report]:
    for row in records(rows):
        outlet = str(row["outlet"])
        mark = Mark(int(row["start"]), int(row["end"]), "judged")
        yield Report(
            outlet=outlet,
            look=corpus.looks[outlet],
            says=str(row["says"]),
            shown=_shown(corpus, row, [mark], ""),
        )


def _shown(corpus: Corpus, row: dict[str, Any], marks: list[Mark], told: str) -> Shown:
    article_id, number = str(row["article_id"]), int(row["sentence"])
    article, sentence = corpus.article[article_id], corpus.sentences[article_id][number]
    start = min([int(sentence["start"]), *(mark.start for mark in marks)])
    end = max([int(sentence["end"]), *(mark.end for mark in marks)])
    raw_start, raw_end = corpus.raw_span(article_id, marks[0].start, marks[-1].end)
    return Shown(
        pieces=tuple(pieces(article["text"], start, end, marks)),
        article=corpus.number[article_id],
        article_id=article_id,
        sentence=marked.sentence_id(corpus.number[article_id], number),
        published=str(article["published"])[:10],
        told=told,
        place=f"{marks[0].start}–{marks[-1].end} · {corpus.file(article_id)} {raw_start}–{raw_end}",
    )
