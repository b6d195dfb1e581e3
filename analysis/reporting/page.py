"""The report: one HTML file that needs no network and no JavaScript, made from the tables of a run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import pandas as pd

from analysis import tables as contracts
from analysis.corpus.reprints import LEAST
from analysis.reporting import (
    copied,
    covered,
    deciding,
    evidence,
    figures,
    health,
    identities,
    influence,
    marked,
    namings,
    printings,
    prose,
    quoted,
    seconds,
    sections,
    shared_quotes,
    shell,
    sources,
    strips,
    terms,
    wording,
    wordlists,
    words,
)
from analysis.reporting.corpus import MARKED_FROM, SURE_FROM, Corpus
from analysis.reporting.facts import DEFINITIONS, Facts
from analysis.reporting.figures import Figure
from analysis.signals.portrayal import LEAST_MOVE


class Page(NamedTuple):
    """The report and the figures that stand in it."""

    html: str
    figures: tuple[Figure, ...]


def made(tables: Mapping[str, pd.DataFrame], facts: Facts) -> Page:
    """The report. `tables` by their lower-case names; the same tables and facts give the same bytes.

    Raises:
        ContractError: a table is missing.
    """
    context = _context(Corpus(tables, facts.by), facts)
    return Page(shell.rendered("page.html.j2", **context), tuple(_figures(context)))


def render(tables: Mapping[str, pd.DataFrame], facts: Facts) -> str:
    """The report as HTML."""
    return made(tables, facts).html


def _figures(context: Mapping[str, Any]) -> Iterator[Figure]:
    yield context["coverage"]
    for told in context["findings"]:
        if told.figure:
            yield told.figure
    further = [measured for _, measured in context["further"]]
    for measured in (context["hedging"], context["portrayal"], context["roles"], *further):
        yield from (one.figure for one in measured)
    yield from context["sourcing_figures"]
    yield context["words_figure_by_source"]
    if context["words"]:
        yield context["words_figure"]


def _context(corpus: Corpus, facts: Facts) -> dict[str, Any]:
    """What the templates may use."""
    decide = deciding.by(facts.reader_sha256, facts.model)
    proof = evidence.blocks(corpus, facts.measures, decide=decide)
    whole = marked.articles(corpus, proof)
    findings = sections.told(corpus, facts)
    claims = sources.claims(corpus.counted("attributions"))
    sourcing = [measure for measure in facts.measures if measure.family == "sourcing"]
    return {
        "corpus": corpus,
        "facts": facts,
        "coverage": figures.coverage(corpus.articles, outlets=corpus.outlets),
        "findings": findings,
        "hedging": sections.measured(corpus, facts, "hedging"),
        "cues": sections.hedge_cues(corpus),
        "sourcing": sections.measured(corpus, facts, "sourcing"),
        "sourcing_figures": [
            figures.source_kinds(claims, corpus.articles, outlets=corpus.outlets),
            figures.forms(claims, corpus.articles, outlets=corpus.outlets),
            figures.together(
                corpus["scores"], sourcing, name="sourcing-measures", title="How is it sourced?", outlets=corpus.outlets
            ),
        ],
        "stances": sections.pivot(sections.stances(corpus), sources.STANCES),
        "stance_names": [terms.kind_title(stance) for stance in sources.STANCES],
        "words_figure_by_source": figures.words_by_part(corpus["profile"], outlets=corpus.outlets),
        "word_parts": quoted.parts(corpus),
        "quoted": quoted.outlets(corpus),
        "portrayal": sections.measured(corpus, facts, "portrayal"),
        "roles": sections.measured(corpus, facts, "roles"),
        "named_actors": namings.actors(corpus),
        "named_events": namings.events(corpus),
        "further": [(family, sections.measured(corpus, facts, family)) for family in sections.further_families(facts)],
        "copied": copied.found(corpus, facts.measures),
        "least_words": LEAST,
        "most_revised": printings.MOST_REVISED,
        "words": words.voices(corpus, least=facts.comparison.min_articles),
        "words_figure": strips.words(corpus["words"], corpus.looks),
        "quotes": shared_quotes.told(corpus),
        "quotes_summary": shared_quotes.summary(corpus["quotes"]),
        "covered": covered.found(corpus),
        "proof": proof,
        "evidence": evidence.grouped(proof),
        "printed": evidence.printed(
            proof, [(key, told.finding.voice) for told in findings for _, key in told.evidence]
        ),
        "most_printed": evidence.MOST_PRINTED,
        "asked": decide is not None,
        "most_asked": deciding.MOST_ASKED,
        "least_move": LEAST_MOVE,
        "marked_from": MARKED_FROM,
        "sure_from": SURE_FROM,
        "whole": whole,
        "shown_whole": {article.row["article_id"] for article in whole},
        "hanging": influence.lines(corpus, facts.measures),
        "turning": influence.turning(corpus),
        "second": seconds.opinions(corpus, facts),
        "same_order": seconds.order(corpus, facts),
        "definitions": DEFINITIONS,
        "glance": prose.glance(corpus.tables),
        "period": wording.period(corpus.articles["published"]),
        "contents": _contents(corpus, facts),
        "intake": health.intake(corpus, facts.unbalanced),
        "rules": health.rules(corpus),
        "merged": identities.merged(corpus["actors"]),
        "apart": identities.apart(corpus["actors"]),
        "most_merged": identities.MOST_MERGED,
        "most_apart": identities.MOST_APART,
        "copies": health.copies(corpus),
        "dropped": health.dropped(corpus),
        "most_rows": health.MOST_ROWS,
        "contracts": contracts.TABLES,
        "word_lists": wordlists.used(facts.lexicons),
        "terms": terms,
        "wording": wording,
        "sentence_id": marked.sentence_id,
    }


def _contents(corpus: Corpus, facts: Facts) -> list[tuple[str, str]]:
    """The sections there are, by their ids."""
    families = {measure.family for measure in facts.measures}
    known = [("hedging", "Hedging"), ("sourcing", "Sources"), ("portrayal", "Portrayal")]
    naming = [("roles", "Names and roles")] if len(corpus["designations"]) or "roles" in families else []
    further = [(f"family-{n}", f.capitalize()) for n, f in enumerate(sections.further_families(facts), 1)]
    return [
        ("findings", "Findings"),
        *[(family, title) for family, title in known if family in families],
        *naming,
        *([("words", "Words")] if len(corpus["words"]) else []),
        *further,
        ("quotes", "Quotations"),
        ("covered", "Covered, left out"),
        ("copy", "Whose copy?"),
        ("evidence", "Evidence"),
        ("articles", "Articles"),
        ("health", "Input health"),
        ("method", "Method"),
    ]
