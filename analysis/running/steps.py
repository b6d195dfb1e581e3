"""What the notebooks do, as functions: each reads tables of a run, writes tables of a run, and returns them."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pandas as pd

from analysis.comparison import revisions, scores, sensitivity
from analysis.contracts import Table
from analysis.corpus import articles as corpus_articles
from analysis.corpus import passages
from analysis.corpus.articles import Corpus
from analysis.corpus.files import is_note
from analysis.errors import FramescopeError, NothingToAnalyse, UnreadableCorpus
from analysis.language.parse import DEFAULT_MODEL
from analysis.parameters import Comparison, load_framing
from analysis.running import outcome, relating
from analysis.running.engine import Failure, map_items
from analysis.running.workspace import Workspace, find, fingerprint, open_folder
from analysis.signals import annotate as annotating
from analysis.signals import measures
from analysis.signals.annotate import Annotated
from analysis.signals.measure import Measure
from analysis.tables import (
    ACTORS,
    ARTICLES,
    ATTRIBUTIONS,
    CLAUSES,
    CONCENTRATION,
    CONCORDANCE,
    DESIGNATIONS,
    DIFFERENCES,
    DROPPED,
    EDITS,
    HEDGES,
    INFLUENCE,
    JUDGEMENTS,
    LEMMAS,
    MENTIONS,
    NAMING,
    PASSAGES,
    PROFILE,
    REVISIONS,
    SCORES,
    SENTENCES,
    SOURCES,
    TABLES,
    VOICES,
    WORDS,
)

_LOADED: tuple[Table, ...] = (ARTICLES, EDITS, DROPPED, PASSAGES)
_ANNOTATED: tuple[Table, ...] = (
    SENTENCES,
    CLAUSES,
    ACTORS,
    MENTIONS,
    DESIGNATIONS,
    ATTRIBUTIONS,
    VOICES,
    HEDGES,
    LEMMAS,
    JUDGEMENTS,
)
_FAILED_SHARE = 0.05  # more articles than this that cannot be read mean that something is wrong with the program


def open_run(run: str, *, corpus: str, config: str = "") -> Workspace:
    """The run's folder, with everything in it that notebooks 01 and 02 make of this corpus and these settings.

    In a chain they have just made it. A notebook that is run alone, or on another corpus than its folder was made
    from, gets it made here, with the default settings.
    """
    work = open_articles(run, corpus=corpus)
    if not work.has(*_ANNOTATED) or work.made_from("annotations") != _settings(work, config):
        annotate(work, config=config)
    return work


def open_articles(run: str, *, corpus: str) -> Workspace:
    """The run's folder, with the articles of this corpus in it, as notebook 01 makes them."""
    work = open_folder(run)
    if not work.has(*_LOADED) or work.made_from("articles") != fingerprint(find(corpus)):
        load(work, corpus)
    return work


def load(work: Workspace, corpus: str, *, min_words: int = 50) -> Corpus:
    """Read and clean the corpus; writes ARTICLES, EDITS, DROPPED and PASSAGES.

    Raises:
        UsageError: the corpus is not there.
        NothingToAnalyse: no article was left.
        UnreadableCorpus: no article was left because nothing could be read.
    """
    found = corpus_articles.load(find(corpus), min_words=min_words, progress=True)
    for table in _LOADED:
        work.save(table, getattr(found, table.name.lower()))
    work.note_made_from("articles", fingerprint(find(corpus)))
    if found.articles.empty:
        raise _nothing_left(corpus, found.dropped)
    return found


def _nothing_left(corpus: str, dropped: pd.DataFrame) -> FramescopeError:
    """Why no article was left: nothing could be read, or nothing that was read is one."""
    reasons = outcome.reasons_in_words(outcome.dropped(dropped)) or "there are no files"
    rows = dropped.to_dict("records")
    first = f" The first, {rows[0]['source_file']}: {rows[0]['detail'].rstrip('.')}." if rows else ""
    inputs = {row["reason"] for row in rows if not is_note(Path(row["source_file"]))}
    kind = UnreadableCorpus if inputs == {"unreadable"} else NothingToAnalyse
    return kind(f"No article was left of {corpus}; dropped: {reasons}.{first} The table DROPPED says why for each.")


def annotate(
    work: Workspace,
    *,
    config: str = "",
    reader: bool = True,
    spacy_model: str = DEFAULT_MODEL,
    workers: int = 0,
    cluster: str = "",
) -> Annotated:
    """Find actors, attributions and hedges and let the measures judge; writes all tables of `Annotated`.

    `reader` is whether the trained reader reads; where its files are missing, the plain definitions do, with a warning.
    An article that cannot be read moves from ARTICLES to DROPPED with the error.

    Raises:
        ConfigError: `framing.toml` cannot be understood.
        FramescopeError: more than one article in twenty could not be read.
    """
    framing = load_framing(find(config) if config else None)
    articles = work.read(ARTICLES)
    trained = reader and annotating.usable()
    read = partial(annotating.read, model=spacy_model, trained=trained)
    results = map_items(
        read,
        list(annotating.rows(articles)),
        workers=workers,
        cluster=cluster,
        progress="reading articles",
        ahead=partial(annotating.ahead, model=spacy_model),
        shared=annotating.paragraphs,
    )
    failures = [result for result in results if isinstance(result, Failure)]
    if failures:
        articles = _without(work, articles, failures)
    readings = [result for result in results if not isinstance(result, Failure)]
    found = annotating.tables(articles, work.read(PASSAGES), readings, framing)
    for table in _ANNOTATED:
        work.save(table, getattr(found, table.name.lower()))
    work.note_made_from("model", spacy_model)
    work.note_made_from("reader", "trained" if trained else "missing" if reader else "plain")
    work.note_made_from("annotations", _settings(work, config))
    return found


def score(work: Workspace, family: str, how: Comparison) -> pd.DataFrame:
    """Score the outlets on the measures of one family; writes SCORES under that family's name."""
    chosen = measures.of_family(family)
    found = scores.by_outlet(_comparable(work, chosen), work.read(ARTICLES), chosen, how)
    work.save(SCORES, found, family)
    return found


def compare(work: Workspace, how: Comparison) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Score the outlets on all measures and on the second opinions, compare them on the measures.

    Writes SCORES, DIFFERENCES and INFLUENCE, which says how much of either hangs on one article; and REVISIONS, what
    later printings of a passage changed.
    """
    everything = (*measures.MEASURES, *measures.SECOND)
    judgements, articles = _comparable(work, everything), work.read(ARTICLES)
    scored = scores.by_outlet(judgements, articles, everything, how)
    differences = scores.differences(judgements, articles, measures.MEASURES, how)
    work.save(SCORES, scored)
    work.save(DIFFERENCES, differences)
    work.save(INFLUENCE, sensitivity.influence(judgements, articles, measures.MEASURES, differences))
    work.save(REVISIONS, revisions.found(work.read(PASSAGES), articles))
    work.note_made_from("comparison", _compared(work, how))
    return scored, differences


def all_tables(work: Workspace, how: Comparison) -> dict[str, pd.DataFrame]:
    """Every table of the run by its lower-case name; the comparison is made where notebook 06 has not made it so."""
    made = work.made_from("comparison") == _compared(work, how)
    if not (made and work.has(SCORES, DIFFERENCES, INFLUENCE, REVISIONS)):
        compare(work, how)
    if not (made and work.has(PROFILE, SOURCES, CONCENTRATION)):
        relating.profile(work, how)
    if not (made and work.has(NAMING)):
        relating.naming(work)
    if not (made and work.has(WORDS, CONCORDANCE)):
        relating.distinctive(work, how)
    relating.quotations(work)
    relating.facts(work)
    return {table.name.lower(): work.read(table) for table in TABLES}


def _comparable(work: Workspace, chosen: tuple[Measure, ...]) -> pd.DataFrame:
    """The judgements of these measures, about reported actors only where a measure is scored by actor."""
    judgements, actors = work.read(JUDGEMENTS), work.read(ACTORS)
    reported = set(actors.loc[actors["reported"], "actor"])
    by_actor = {measure.name for measure in chosen if measure.by_about}
    wanted = ~judgements["measure"].isin(by_actor) | judgements["about"].isin(reported)
    return judgements[judgements["measure"].isin([measure.name for measure in chosen]) & wanted]


def _without(work: Workspace, articles: pd.DataFrame, failures: list[Failure]) -> pd.DataFrame:
    if len(failures) > max(1, _FAILED_SHARE * len(articles)):
        raise FramescopeError(
            f"{len(failures)} of {len(articles)} articles could not be read; the first: {failures[0].error}. "
            f"This is a fault of the program or of its installation, not of the articles."
        )
    errors = {failure.item["article_id"]: failure.error for failure in failures}
    failed = articles[articles["article_id"].isin(errors)]
    dropped = [
        {
            "source_file": row["source_file"],
            "record": row["record"],
            "outlet": row["outlet"],
            "title": row["title"],
            "reason": "failed",
            "detail": f"The article could not be read: {errors[row['article_id']]}.",
        }
        for row in failed.to_dict("records")
    ]
    work.save(DROPPED, pd.concat([work.read(DROPPED), DROPPED.frame(dropped)], ignore_index=True))
    kept = articles.drop(failed.index).reset_index(drop=True)
    work.save(ARTICLES, kept)
    work.save(PASSAGES, passages.found(kept))
    return kept


def _compared(work: Workspace, how: Comparison) -> str:
    """What a comparison is made from: the annotations, by which definitions, and how."""
    return f"{relating.annotated(work)} {how}"


def _settings(work: Workspace, config: str) -> str:
    """What annotations are made from: the articles and `framing.toml`."""
    return f"{work.made_from('articles')} {fingerprint(find(config)) if config else 'defaults'}"
