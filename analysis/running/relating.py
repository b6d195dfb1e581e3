"""What notebook 06 finds between the articles, as functions that read and write tables of a run."""

from __future__ import annotations

from analysis.comparison import shared
from analysis.comparison.shared import Annotations, Shared
from analysis.running.workspace import Workspace
from analysis.tables import (
    ARTICLES,
    ATTRIBUTIONS,
    CLAUSES,
    COVERAGE,
    FACTS,
    HEDGES,
    LEMMAS,
    MENTIONS,
    SENTENCES,
    TENSIONS,
)


def facts(work: Workspace) -> Shared:
    """What several outlets state, who states it and where reports differ; writes FACTS, COVERAGE and TENSIONS.

    It is found once for the same annotations.
    """
    if work.has(FACTS, COVERAGE, TENSIONS) and work.made_from("facts") == annotated(work):
        return Shared(work.read(FACTS), work.read(COVERAGE), work.read(TENSIONS))
    tables = (ARTICLES, SENTENCES, CLAUSES, MENTIONS, ATTRIBUTIONS, LEMMAS, HEDGES)
    found = shared.shared(Annotations(*(work.read(table) for table in tables)))
    for table, frame in ((FACTS, found.facts), (COVERAGE, found.coverage), (TENSIONS, found.tensions)):
        work.save(table, frame)
    work.note_made_from("facts", annotated(work))
    return found


def annotated(work: Workspace) -> str:
    """What the annotations of the run were made from, and by which definitions they were made."""
    return f"{work.made_from('annotations')} {work.made_from('reader')}"
