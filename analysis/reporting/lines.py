"""Lines of text around a place: how a table of words opens onto the articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from analysis.comparison.keywords.concordance import around
from analysis.reporting.corpus import Corpus
from analysis.reporting.palette import Look


class Line(NamedTuple):
    """A stretch of text with the words around it, and where it stands."""

    left: str
    match: str
    right: str
    outlet: str
    look: Look
    article_id: str
    published: str
    sentence: int
    place: str


def line(corpus: Corpus, row: Mapping[str, Any], *, longest: int = 160) -> Line:
    """The line around a row's start and end; a longer stretch is cut."""
    article_id, start, end = str(row["article_id"]), int(row["start"]), int(row["end"])
    article = corpus.article[article_id]
    text = str(article["text"])
    shown = min(end, start + longest)
    left, right = around(text, start, shown)
    return Line(
        left=left,
        match=" ".join(text[start:shown].split()),
        right=right if shown == end else "…",
        outlet=str(article["outlet"]),
        look=corpus.looks[str(article["outlet"])],
        article_id=article_id,
        published=str(article["published"])[:10],
        sentence=int(row["sentence"]),
        place=f"{start}–{end}",
    )


def some(corpus: Corpus, rows: Iterable[Mapping[str, Any]], *, each: int) -> Iterator[Line]:
    """The first rows of each outlet, in the order of the outlets, from as many articles as there are."""
    found: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        found.setdefault(str(corpus.article[str(row["article_id"])]["outlet"]), []).append(row)
    for outlet in corpus.outlets:
        chosen = _spread(found.get(outlet, []))[:each]
        chosen.sort(key=lambda row: (corpus.number[str(row["article_id"])], int(row["start"])))
        yield from (line(corpus, row) for row in chosen)


def _spread(rows: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The first row of each article, then the others."""
    firsts: dict[str, Mapping[str, Any]] = {}
    others = []
    for row in rows:
        if firsts.setdefault(str(row["article_id"]), row) is not row:
            others.append(row)
    return [*firsts.values(), *others]
