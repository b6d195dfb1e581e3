"""The tables of a run, arranged as the report asks for them: by article, with places found quickly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import pandas as pd

from analysis.corpus.offsets import Offsets
from analysis.corpus.passages import counted
from analysis.errors import ContractError
from analysis.reporting.marks import Mark, Struck
from analysis.reporting.palette import Look, looks
from analysis.reporting.rows import groups, records
from analysis.reporting.wording import listing, shortened, signed
from analysis.signals.measure import By

NEEDED = (
    "articles", "edits", "dropped", "sentences", "actors", "mentions", "attributions", "hedges", "judgements", "scores",
    "differences", "influence", "passages", "revisions", "words", "concordance", "quotes",
    "designations", "naming", "voices", "profile", "sources", "concentration",
    "facts", "coverage", "tensions",
)  # fmt: skip
_LONGEST_STRUCK = 240
# Single mentions are marked only where that is right often enough to be shown one by one (docs/accuracy.md): by the
# words nearby from this score on, by the trained reader where it is at least so sure that they are not neutral. In the
# articles that settings are chosen by, 26 of 32 unfavourable ones were right then, and 23 of 27 favourable ones.
MARKED_FROM = 0.3
SURE_FROM = 0.8


class Corpus:
    """The tables of a run, by their lower-case names, and what is looked up in them again and again."""

    def __init__(self, tables: Mapping[str, pd.DataFrame], by: By = "plain") -> None:
        """Take the tables as they are; `by` says which definitions read the text.

        Raises:
            ContractError: a table is missing.
        """
        if missing := [name for name in NEEDED if name not in tables]:
            raise ContractError(f"The report needs the tables {', '.join(NEEDED)}; missing: {', '.join(missing)}.")
        self.tables = tables
        self.by = by
        self.articles = tables["articles"].sort_values(["outlet", "published", "article_id"], kind="stable")
        self.outlets = sorted(set(self.articles["outlet"]))

    def __getitem__(self, name: str) -> pd.DataFrame:
        """A table by its lower-case name."""
        return self.tables[name]

    @cached_property
    def looks(self) -> dict[str, Look]:
        """Colour and shape of each outlet."""
        return looks(self.outlets)

    @cached_property
    def article(self) -> dict[str, dict[str, Any]]:
        """The row of each article by its id, ordered by outlet and date."""
        return {str(row["article_id"]): row for row in records(self.articles)}

    @cached_property
    def number(self) -> dict[str, int]:
        """The number of each article in this report, from 1: what ids in the page are made of."""
        return {article_id: number for number, article_id in enumerate(self.article, 1)}

    @cached_property
    def sentences(self) -> dict[str, list[dict[str, Any]]]:
        """The sentences of each article, in order."""
        return self._by_article("sentences")

    @cached_property
    def attributions(self) -> dict[str, list[dict[str, Any]]]:
        """The attributions of each article, in order."""
        return self._by_article("attributions")

    @cached_property
    def hedges(self) -> dict[str, list[dict[str, Any]]]:
        """The hedges of each article, in order."""
        return self._by_article("hedges")

    @cached_property
    def mentions(self) -> dict[str, list[dict[str, Any]]]:
        """The mentions of each article, in order."""
        return self._by_article("mentions")

    @cached_property
    def _edits(self) -> dict[str, pd.DataFrame]:
        return dict(groups(self.tables["edits"], "article_id"))

    @cached_property
    def _offsets(self) -> dict[str, Offsets]:
        return {article_id: Offsets.of(rows) for article_id, rows in self._edits.items()}

    def counted(self, name: str) -> pd.DataFrame:
        """The attributions or hedges that count: a passage that its outlet prints again counts the first time."""
        return counted(self.tables[name], self.tables["passages"])

    def file(self, article_id: str) -> str:
        """The file an article came from, and its record where the file holds many."""
        row = self.article[article_id]
        return str(row["source_file"]) + ("" if pd.isna(row["record"]) else f", record {row['record']},")

    def raw_span(self, article_id: str, start: int, end: int) -> tuple[int, int]:
        """The stretch of the raw text behind a stretch of the clean text."""
        offsets = self._offsets.get(article_id)
        return offsets.raw_span(start, end) if offsets else (start, end)

    def struck(self, article_id: str) -> list[Struck]:
        """What cleaning took out or replaced, at its place in the clean text; blank space left aside."""
        if article_id not in self._edits:
            return []
        found, shift = [], 0
        for edit in records(self._edits[article_id]):
            at = int(edit["raw_start"]) + shift
            shift += len(edit["after"]) - len(edit["before"])
            if edit["before"].strip() and edit["before"].strip() != edit["after"].strip():
                words = shortened(" ".join(edit["before"].split()), _LONGEST_STRUCK)
                found.append(Struck(at, words, edit["rule"], not edit["after"].strip() and len(words) > 2))
        return found

    def marks(self, article_id: str) -> list[Mark]:
        """Every mark of an article: copy, contents, sources, cues, hedges, actors, portrayal; sorted by their start."""
        found = [mark for row in self.attributions.get(article_id, []) for mark in _attribution_marks(row)]
        found += [
            Mark(int(row["start"]), int(row["end"]), "hedge", f"hedge ({row['type']})")
            for row in self.hedges.get(article_id, [])
        ]
        found += [
            Mark(int(row["start"]), int(row["end"]), "actor", str(row["actor"]))
            for row in self.mentions.get(article_id, [])
        ]
        found += [
            Mark(int(row["start"]), int(row["end"]), *_portrayed(row["value"]))
            for row in self._portrayals.get(article_id, [])
            if _is_marked(row, self.by)
        ]
        found += [
            Mark(int(start), int(end), *_copied(row, self._outlets[row["passage"]]))
            for row in self._passages.get(article_id, [])
            for start, end in row["common"]
        ]
        return sorted(found)

    @cached_property
    def _passages(self) -> dict[str, list[dict[str, Any]]]:
        return self._by_article("passages")

    @cached_property
    def _outlets(self) -> dict[str, list[str]]:
        """The outlets that print each passage."""
        return {name: sorted(set(rows["outlet"])) for name, rows in groups(self.tables["passages"], "passage")}

    @cached_property
    def _portrayals(self) -> dict[str, list[dict[str, Any]]]:
        rows = self.tables["judgements"]
        return _grouped(rows[rows["measure"] == "portrayal"])

    def _by_article(self, name: str) -> dict[str, list[dict[str, Any]]]:
        return _grouped(self.tables[name])


def _grouped(frame: pd.DataFrame) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in records(frame):
        found.setdefault(str(row["article_id"]), []).append(row)
    return found


def _attribution_marks(row: Mapping[str, Any]) -> list[Mark]:
    who = row["source_actor"] or row["source_kind"]
    notes = {"content": f"{row['form']}, said by {who}", "cue": f"cue ({row['stance']})", "source": f"source: {who}"}
    return [Mark(int(start), int(end), part, note) for part, note in notes.items() for start, end in row[part]]


def _copied(row: Mapping[str, Any], outlets: Sequence[str]) -> tuple[str, str]:
    """Shared copy, or a passage that its outlet alone prints again."""
    if others := [outlet for outlet in outlets if outlet != row["outlet"]]:
        return "shared", f"shared copy, also in {listing(others)}" + (", printed here before" if row["again"] else "")
    return "again", "printed again by the same outlet" if row["again"] else "printed again by the same outlet later"


def _is_marked(row: Mapping[str, Any], by: By) -> bool:
    """Whether a single portrayal is sure enough to be shown.

    The value is how likely favourable less how likely unfavourable: where neutral is the likeliest, the other two
    have less than 1 - confidence between them.
    """
    value, sure = row["value"], row["confidence"]
    if by == "plain" or pd.isna(sure):
        return bool(abs(value) >= MARKED_FROM)
    return bool(sure >= SURE_FROM and abs(value) > 1 - sure)


def _portrayed(value: float) -> tuple[str, str]:
    how, words = ("favour", "favourably") if value > 0 else ("disfavour", "unfavourably")
    return how, f"presented {words}, score {signed(value)}"
