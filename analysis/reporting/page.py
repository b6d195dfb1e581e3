"""The report: one HTML file that needs no network and no JavaScript, made from the tables of a run."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from analysis import tables as contracts
from analysis.reporting import (
    deciding,
    evidence,
    figures,
    health,
    influence,
    marked,
    palette,
    prose,
    seconds,
    sections,
    sources,
    terms,
    wording,
    wordlists,
)
from analysis.reporting.corpus import MARKED_FROM, SURE_FROM, Corpus
from analysis.reporting.drawing import printable
from analysis.reporting.facts import DEFINITIONS, Facts
from analysis.reporting.figures import Figure
from analysis.reporting.rows import records
from analysis.signals.portrayal import LEAST_MOVE

_TEMPLATES = Path(__file__).parent / "templates"
_FONTS = {"Source Sans 3": "source-sans-3.woff2", "Source Serif 4": "source-serif-4.woff2"}


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
    style = _style()
    html = _environment().get_template("page.html.j2").render(style=style, policy=_policy(style), **context)
    return Page(str(html), tuple(_figures(context)))


def render(tables: Mapping[str, pd.DataFrame], facts: Facts) -> str:
    """The report as HTML."""
    return made(tables, facts).html


def _figures(context: Mapping[str, Any]) -> Iterator[Figure]:
    yield context["coverage"]
    for told in context["findings"]:
        if told.figure:
            yield told.figure
    further = [measured for _, measured in context["further"]]
    for measured in (context["hedging"], context["portrayal"], *further):
        yield from (one.figure for one in measured)
    yield from context["sourcing_figures"]


def render_index(rows: Sequence[Mapping[str, Any]]) -> str:
    """The list of runs as HTML, in the report's style."""
    style = _style()
    return str(_environment().get_template("index.html.j2").render(style=style, policy=_policy(style), rows=rows))


def _context(corpus: Corpus, facts: Facts) -> dict[str, Any]:
    """What the templates may use."""
    decide = deciding.by(facts.reader_sha256, facts.model)
    proof = evidence.blocks(corpus, facts.measures, decide=decide)
    whole = marked.articles(corpus, proof)
    claims = sources.claims(corpus["attributions"])
    sourcing = [measure for measure in facts.measures if measure.family == "sourcing"]
    return {
        "corpus": corpus,
        "facts": facts,
        "coverage": figures.coverage(corpus.articles, outlets=corpus.outlets),
        "findings": sections.told(corpus, facts),
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
        "most_quoted": records(sources.most_quoted(claims, corpus.articles)),
        "portrayal": sections.measured(corpus, facts, "portrayal"),
        "further": [(family, sections.measured(corpus, facts, family)) for family in sections.further_families(facts)],
        "evidence": evidence.grouped(proof),
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
        "contents": _contents(facts),
        "intake": health.intake(corpus, facts.unbalanced),
        "rules": health.rules(corpus),
        "copies": health.copies(corpus),
        "dropped": health.dropped(corpus),
        "most_rows": health.MOST_ROWS,
        "contracts": contracts.TABLES,
        "word_lists": wordlists.used(facts.lexicons),
        "terms": terms,
        "wording": wording,
        "sentence_id": marked.sentence_id,
    }


def _contents(facts: Facts) -> list[tuple[str, str]]:
    """The sections there are, by their ids."""
    families = {measure.family for measure in facts.measures}
    known = [("hedging", "Hedging"), ("sourcing", "Sources"), ("portrayal", "Portrayal")]
    further = [(f"family-{n}", f.capitalize()) for n, f in enumerate(sections.further_families(facts), 1)]
    return [
        ("findings", "Findings"),
        *[(family, title) for family, title in known if family in families],
        *further,
        ("evidence", "Evidence"),
        ("articles", "Articles"),
        ("health", "Input health"),
        ("method", "Method"),
    ]


def _environment() -> Any:
    """Jinja with autoescape on, undefined names refused, and steering characters made visible everywhere."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    def shown(value: Any) -> Any:
        return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=shown,
    )
    # Only drawings made here, in which every text was escaped by an XML writer, enter the page as markup.
    environment.filters["drawing"] = lambda figure_svg: Markup(figure_svg)
    return environment


def _style() -> str:
    """The style sheet with the colours of both schemes and the fonts written into it."""
    text = (_TEMPLATES / "style.css").read_text(encoding="utf-8")
    tones = "\n".join(
        f".c-{tone.name} {{ color: var(--{tone.name}); }} "
        + " ".join(f'.chart [{key}="{tone.light}"] {{ {key}: var(--{tone.name}); }}' for key in ("fill", "stroke"))
        for tone in palette.TONES
    )
    return (
        text.replace("/* fonts */", "\n".join(map(_font, _FONTS)))
        .replace("/* light */", palette.css_variables(dark=False))
        .replace("/* dark */", palette.css_variables(dark=True))
        .replace("/* tones */", tones)
    )


def _font(family: str) -> str:
    data = base64.b64encode((_TEMPLATES / "fonts" / _FONTS[family]).read_bytes()).decode()
    return (
        f"@font-face {{ font-family: '{family}'; font-weight: 200 900; font-display: swap; "
        f"src: url(data:font/woff2;base64,{data}) format('woff2'); }}"
    )


def _policy(style: str) -> str:
    """What the page may load: its own style sheet, which it carries, and nothing else."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; font-src data:; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
