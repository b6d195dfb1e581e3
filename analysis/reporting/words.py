"""The words that an outlet uses more than the others, as the report shows them: by voice, with lines of text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.reporting import terms, wording
from analysis.reporting.corpus import Corpus
from analysis.reporting.palette import Look
from analysis.reporting.rows import groups, records, rows

_MOST_TERMS, _FEWEST_TERMS, _MOST_IN_ALL = 10, 3, 200
_MOST_TOLD = 4  # words of an outlet that are named in a sentence
_LINES = 2  # of text for a word that does not stand out


@dataclass(frozen=True, kw_only=True)
class Term:
    """A row of WORDS in words, and its lines of text: all there are for what stands out."""

    form: str
    uses: str
    other_uses: str
    rate: str
    other_rate: str
    clarity: str
    z: str
    enough: bool
    stands_out: bool
    lines: tuple[dict[str, Any], ...]


@dataclass(frozen=True, kw_only=True)
class Outlet:
    """The clearest words of an outlet; `listed` is how many WORDS holds."""

    name: str
    look: Look
    terms: tuple[Term, ...]
    listed: int


@dataclass(frozen=True, kw_only=True)
class Voice:
    """A voice with its outlets, and in a sentence what stands out in it."""

    title: str
    told: str
    outlets: tuple[Outlet, ...]


def voices(corpus: Corpus, *, least: int) -> list[Voice]:
    """The clearest words of each outlet, by voice; `least` is the number of articles that a word must be in to count.

    A page has room for so many words: the more outlets, the fewer of each.
    """
    found = corpus["words"]
    most = max(_FEWEST_TERMS, min(_MOST_TERMS, _MOST_IN_ALL // max(1, 2 * len(corpus.outlets))))
    present = [voice for voice in ("outlet", "source") if (found["voice"] == voice).any()]
    return [_voice(corpus, voice, found[found["voice"] == voice], most, least) for voice in present]


def told(part: pd.DataFrame, *, least: int) -> str:
    """What stands out in one voice, in a sentence; `part` are the rows of WORDS in that voice."""
    chance = part["chance"].iloc[0]
    if pd.isna(chance) or not part["enough"].any():
        return (
            f"Too thin to say whether any of these words is more than chance: no outlet has one in {least} of its "
            "articles. What is listed describes these articles."
        )
    clear = part[part["stands_out"]]
    usual = f"Outlets with shuffled labels reach a clarity of {chance:.1f} in one of twenty shuffles"
    if len(clear):
        number = wording.count(len(clear), "word or phrase stands out", "words and phrases stand out")
        named = "; ".join(f"{outlet} {_some(own)}" for outlet, own in groups(clear, "outlet"))
        return f"{number}: {named}. {usual}; these are clearer."
    clearest = max(rows(part[part["enough"]]), key=lambda row: row.clarity)
    return (
        f"Nothing stands out. {usual}; the clearest word in at least {least} articles is “{clearest.form}” "
        f"({clearest.outlet}) with {clearest.clarity:.1f}."
    )


def _some(own: pd.DataFrame) -> str:
    """The clearest words of an outlet, and how many more there are."""
    words = [f"“{row.form}”" for row in rows(own.sort_values("clarity", ascending=False, kind="stable"))]
    rest = len(words) - _MOST_TOLD
    return wording.listing([*words[:_MOST_TOLD], f"{rest} more"] if rest > 0 else words)


def _voice(corpus: Corpus, voice: str, part: pd.DataFrame, most: int, least: int) -> Voice:
    lines = corpus["concordance"]
    lines = lines[lines["voice"] == voice]
    present = [outlet for outlet in corpus.outlets if (part["outlet"] == outlet).any()]
    return Voice(
        title=terms.voice_title(voice),
        told=told(part, least=least),
        outlets=tuple(_outlet(corpus, outlet, part, lines, most) for outlet in present),
    )


def _outlet(corpus: Corpus, name: str, part: pd.DataFrame, lines: pd.DataFrame, most: int) -> Outlet:
    own = part[part["outlet"] == name].sort_values(["clarity", "term"], ascending=[False, True], kind="stable")
    shown = own.head(max(most, int(own["stands_out"].sum())))
    by_term: dict[str, list[dict[str, Any]]] = {}
    for line in records(lines[lines["outlet"] == name]):
        published = str(corpus.article[str(line["article_id"])]["published"])[:10]
        by_term.setdefault(str(line["term"]), []).append(line | {"published": published})
    found = tuple(_term(row, by_term.get(row.term, [])) for row in rows(shown))
    return Outlet(name=name, look=corpus.looks[name], terms=found, listed=len(own))


def _term(row: Any, lines: Sequence[dict[str, Any]]) -> Term:
    return Term(
        form=row.form,
        uses=f"{wording.count(row.count, 'use')} in {wording.count(row.articles, 'article')}",
        other_uses=f"{wording.count(row.other_count, 'use')} in {wording.count(row.other_articles, 'article')}",
        rate=_rate(row.rate),
        other_rate=_rate(row.other_rate),
        clarity=f"{row.clarity:.1f}",
        z=f"{row.z:.1f}",
        enough=bool(row.enough),
        stands_out=bool(row.stands_out),
        lines=tuple(lines if row.stands_out else lines[:_LINES]),
    )


def _rate(value: float) -> str:
    return f"{value:,.0f}" if value >= 10 else f"{value:.1f}"
