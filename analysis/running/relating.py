"""What notebooks 04 and 06 find between articles and between outlets: functions that read and write tables of a run."""

from __future__ import annotations

import pandas as pd

from analysis.comparison import naming as forms
from analysis.comparison import profile as sourcing
from analysis.comparison.events import shared
from analysis.comparison.events.shared import Annotations, Shared
from analysis.comparison.keywords import concordance, words
from analysis.comparison.quotations import quotes
from analysis.parameters import Comparison
from analysis.running.workspace import Workspace
from analysis.tables import (
    ACTORS,
    ARTICLES,
    ATTRIBUTIONS,
    CLAUSES,
    CONCENTRATION,
    CONCORDANCE,
    COVERAGE,
    DESIGNATIONS,
    FACTS,
    HEDGES,
    LEMMAS,
    MENTIONS,
    NAMING,
    PASSAGES,
    PROFILE,
    QUOTES,
    SENTENCES,
    SOURCES,
    TENSIONS,
    VOICES,
    WORDS,
)


def profile(work: Workspace, how: Comparison) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Count whose words fill each outlet's articles; writes PROFILE, SOURCES and CONCENTRATION."""
    voices, articles, actors = work.read(VOICES), work.read(ARTICLES), work.read(ACTORS)
    found = (
        sourcing.by_part(voices, articles, how),
        sourcing.by_source(voices, articles, actors),
        sourcing.concentration(voices, articles, actors, how),
    )
    for table, frame in zip((PROFILE, SOURCES, CONCENTRATION), found, strict=True):
        work.save(table, frame)
    return found


def naming(work: Workspace) -> pd.DataFrame:
    """Count by which names each outlet calls actors and events; writes NAMING."""
    found = forms.by_outlet(work.read(DESIGNATIONS), work.read(ARTICLES))
    work.save(NAMING, found)
    return found


def distinctive(work: Workspace, how: Comparison) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Find the words that each outlet uses more than all others, with lines of text; writes WORDS and CONCORDANCE."""
    articles = work.read(ARTICLES)
    found, places = words.by_outlet(work.read(LEMMAS), articles, work.read(SENTENCES), work.read(PASSAGES), how)
    lines = concordance.lines(found, places, articles)
    work.save(WORDS, found)
    work.save(CONCORDANCE, lines)
    return found, lines


def quotations(work: Workspace) -> pd.DataFrame:
    """What several articles report as said, and how each words it; writes QUOTES.

    It is found once for the same annotations.
    """
    if work.has(QUOTES) and work.made_from("quotes") == annotated(work):
        return work.read(QUOTES)
    needed = (ARTICLES, SENTENCES, MENTIONS, ATTRIBUTIONS, LEMMAS)
    found = quotes.quotes({table.name.lower(): work.read(table) for table in needed})
    work.save(QUOTES, found)
    work.note_made_from("quotes", annotated(work))
    return found


def facts(work: Workspace) -> Shared:
    """What several outlets state, who states it and where reports differ; writes FACTS, COVERAGE and TENSIONS.

    It is found once for the same annotations.
    """
    if work.has(FACTS, COVERAGE, TENSIONS) and work.made_from("facts") == annotated(work):
        return Shared(work.read(FACTS), work.read(COVERAGE), work.read(TENSIONS))
    tables = (ARTICLES, SENTENCES, CLAUSES, MENTIONS, ATTRIBUTIONS, LEMMAS, HEDGES)
    read = {table.name.lower(): work.read(table) for table in tables}
    found = shared.shared(Annotations(**read, quotes=quotations(work)))
    for table, frame in ((FACTS, found.facts), (COVERAGE, found.coverage), (TENSIONS, found.tensions)):
        work.save(table, frame)
    work.note_made_from("facts", annotated(work))
    return found


def annotated(work: Workspace) -> str:
    """What the annotations of the run were made from, and by which definitions they were made."""
    return f"{work.made_from('annotations')} {work.made_from('reader')}"
