"""The printings of a passage side by side, with the words that each changed of the earliest known one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.reporting import wording
from analysis.reporting.corpus import Corpus
from analysis.reporting.marks import Mark, Piece, pieces
from analysis.reporting.palette import Look
from analysis.reporting.rows import groups, records

MOST_PASSAGES, MOST_REVISED, MOST_PRINTINGS = 20, 10, 8
_MOST_CHANGES = 40  # of one printing
_UNCHANGED = 220  # characters of a stretch without changes; of a longer one the middle is left out
_BEGINNING = 160


@dataclass(frozen=True, kw_only=True)
class Side:
    """A printing in pieces, what it changed of the earliest known one marked, and that one beside it."""

    row: dict[str, Any]
    look: Look
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]
    changes: int
    shown: int


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A passage as the page shows it: its earliest known printing and the later ones."""

    first: dict[str, Any]
    look: Look
    beginning: str
    outlets: tuple[str, ...]
    printings: int
    sides: tuple[Side, ...]


def passages(corpus: Corpus, *, most: int = MOST_PASSAGES) -> list[Passage]:
    """The shared passages with most words in all their printings, each with what its printings changed."""
    totals = shared(corpus).groupby("passage", sort=True)["words"].sum().sort_values(ascending=False, kind="stable")
    return _passages(corpus, [str(name) for name in totals.index[:most]])


def revised(corpus: Corpus, *, most: int = MOST_REVISED) -> list[Passage]:
    """The passages that one outlet alone prints again with changes, those with most changes first."""
    alone = set(corpus["passages"].loc[corpus["passages"]["outlets"] == 1, "passage"])
    changes = corpus["revisions"].groupby("passage", sort=True).size().sort_values(ascending=False, kind="stable")
    return _passages(corpus, [str(name) for name in changes.index if name in alone][:most])


def shared(corpus: Corpus) -> pd.DataFrame:
    """The printings of the passages that two or more outlets print."""
    table = corpus["passages"]
    return table[table["outlets"] > 1]


def beginning(corpus: Corpus, row: Mapping[str, Any]) -> str:
    """The first words of a printing."""
    words = corpus.article[row["article_id"]]["text"][row["start"] : row["end"]]
    return wording.shortened(" ".join(words.split()), _BEGINNING)


def _passages(corpus: Corpus, names: Sequence[str]) -> list[Passage]:
    table, changed = corpus["passages"], corpus["revisions"]
    wanted = set(names)
    printings = dict(groups(table[table["passage"].isin(wanted)], "passage"))
    by_printing = changed[changed["passage"].isin(wanted)].groupby(["passage", "article_id", "printing"])
    changes = {key: records(rows) for key, rows in by_printing}
    return [_passage(corpus, printings[name], changes) for name in names]


def _passage(corpus: Corpus, rows: pd.DataFrame, revised: Mapping[Any, list[dict[str, Any]]]) -> Passage:
    first, *later = records(rows.sort_values("printing"))
    sides = [
        _side(corpus, first, row, revised.get((row["passage"], row["article_id"], row["printing"]), []))
        for row in later[: MOST_PRINTINGS - 1]
    ]
    return Passage(
        first=first,
        look=corpus.looks[first["outlet"]],
        beginning=beginning(corpus, first),
        outlets=tuple(sorted(set(rows["outlet"]))),
        printings=len(rows),
        sides=tuple(sides),
    )


def _side(corpus: Corpus, first: dict[str, Any], row: dict[str, Any], changes: Sequence[dict[str, Any]]) -> Side:
    shown = changes[:_MOST_CHANGES]
    gone = [Mark(int(c["first_start"]), int(c["first_end"]), "gone") for c in shown]
    new = [Mark(int(c["start"]), int(c["end"]), "new") for c in shown]
    return Side(
        row=row,
        look=corpus.looks[row["outlet"]],
        before=tuple(_pieces(corpus, first, gone)),
        after=tuple(_pieces(corpus, row, new)),
        changes=len(changes),
        shown=len(shown),
    )


def _pieces(corpus: Corpus, row: dict[str, Any], marks: Sequence[Mark]) -> Iterator[Piece]:
    """A printing with its marks; in the middle of what is unchanged, words are left out."""
    text = corpus.article[row["article_id"]]["text"]
    places = [(mark.start, "here") for mark in marks]  # also where words were only left out, what is around stays
    for piece in pieces(text, int(row["start"]), int(row["end"]), marks, anchors=places):
        words = piece.text
        if not piece.kinds and len(words) > _UNCHANGED:
            half = _UNCHANGED // 2
            words = f"{words[:half].rsplit(None, 1)[0]} […] {words[-half:].split(None, 1)[-1]}"
        yield piece._replace(text=words, anchor="")
