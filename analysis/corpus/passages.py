"""Passages that are printed more than once, and where: agency copy in several outlets, or an outlet's own copy again.

Reprints lead from each article to earlier ones, and from there to the article that printed the words first. The text of
that one is cut where printings begin and end, so that a passage has the same printings from its first word to its last.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd

from analysis.corpus import reprints
from analysis.corpus.reprints import Reprint, Words
from analysis.tables import PASSAGES

Span = tuple[int, int]

_SLACK = 10  # words; printings that begin or end so near to each other begin or end together
_UNDATED = "9999"  # an article without a date comes after those that have one


def found(articles: pd.DataFrame) -> pd.DataFrame:
    """The passages that stand in more than one of the articles, nearly word for word; PASSAGES.

    Neither the order of the articles nor an article that shares nothing changes anything.
    """
    ordered = _in_order(articles)
    texts = [reprints.of_text(row["text"], title_end=int(row["title_end"])) for row in ordered]
    roots: dict[int, list[_Piece]] = defaultdict(list)
    for piece in _pieces(reprints.reprints(texts)):
        roots[piece.root].append(piece)
    printed = [_rows(printings, ordered, texts) for root in sorted(roots) for printings in _passages(root, roots[root])]
    return PASSAGES.frame(row for rows in printed for row in rows)


def counted(marks: pd.DataFrame, passages: pd.DataFrame) -> pd.DataFrame:
    """The attributions or hedges that count: without those in passages that their outlet prints again."""
    copied = Copied(passages)
    spans = marks["content"] if "content" in marks else zip(zip(marks["start"], marks["end"], strict=True), strict=True)
    again = [
        bool(cell) and copied.at(article_id, int(cell[0][0]), int(cell[0][1]))["again"]
        for article_id, cell in zip(marks["article_id"], spans, strict=True)
    ]
    return marks[~pd.Series(again, index=marks.index, dtype=bool)]


class Copied:
    """Tells of a stretch of an article whether it is shared copy, and whether its outlet has printed it before."""

    def __init__(self, passages: pd.DataFrame) -> None:
        """Take the table PASSAGES."""
        self._shared, self._again = (
            _spans(passages[chosen]) for chosen in (passages["outlets"] > 1, passages["again"].astype(bool))
        )

    def at(self, article_id: str, start: int, end: int) -> dict[str, bool]:
        """`shared` and `again`, each true where at least half of the stretch is in such passages' common words."""
        return {
            "shared": _holds(self._shared.get(article_id, ()), start, end),
            "again": _holds(self._again.get(article_id, ()), start, end),
        }


def _spans(passages: pd.DataFrame) -> dict[str, list[Span]]:
    spans: dict[str, list[Span]] = defaultdict(list)
    for article_id, common in zip(passages["article_id"], passages["common"], strict=True):
        spans[str(article_id)].extend(common)
    return spans


def _holds(spans: Sequence[Span], start: int, end: int) -> bool:
    inside = sum(max(0, min(end, high) - max(start, low)) for low, high in spans)
    return bool(spans) and 2 * inside >= end - start


class _Printing(NamedTuple):
    """A passage in an article: the words, by their numbers, that another printing has too."""

    article: int
    common: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class _Piece:
    """A stretch of an article, word by word, in the article that printed it first."""

    article: int
    root: int
    words: Mapping[int, int]  # word of the article → word of the root

    @property
    def first(self) -> int:
        return min(self.words.values())

    @property
    def end(self) -> int:
        return max(self.words.values()) + 1


def _in_order(articles: pd.DataFrame) -> list[dict[str, Any]]:
    """The articles by date, then by id."""
    rows = [{str(key): value for key, value in row.items()} for row in articles.to_dict("records")]
    return sorted(rows, key=lambda row: (row["published"][:10] or _UNDATED, row["article_id"]))


def _pieces(found: Sequence[Reprint]) -> Iterator[_Piece]:
    """The reprints, each led on to where its words were printed first; those of earlier articles come first."""
    known: dict[int, list[_Piece]] = defaultdict(list)
    for reprint in found:
        for piece in _led_on(reprint, known[reprint.earlier]):
            known[reprint.later].append(piece)
            yield piece


def _led_on(reprint: Reprint, known: Sequence[_Piece]) -> Iterator[_Piece]:
    """A reprint cut into the parts that its earlier article reprints itself, and the rest."""
    rest = {pair.later: pair.earlier for pair in reprint.pairs}
    for piece in known:
        low, high = min(piece.words), max(piece.words)
        inside = {later: earlier for later, earlier in rest.items() if low <= earlier <= high}
        onward = {later: piece.words[earlier] for later, earlier in inside.items() if earlier in piece.words}
        if len(onward) >= _SLACK:
            yield _Piece(article=reprint.later, root=piece.root, words=onward)
            rest = {later: earlier for later, earlier in rest.items() if later not in inside}
    for stretch in _unbroken(rest):
        if len(stretch) >= reprints.SHINGLE:
            yield _Piece(article=reprint.later, root=reprint.earlier, words=stretch)


def _unbroken(rest: Mapping[int, int]) -> Iterator[dict[int, int]]:
    """Words in stretches without gaps larger than a reprint may have."""
    stretch: dict[int, int] = {}
    for later, earlier in rest.items():
        if stretch and later - next(reversed(stretch)) > reprints.GAP + 1:
            yield stretch
            stretch = {}
        stretch[later] = earlier
    if stretch:
        yield stretch


def _passages(root: int, pieces: Sequence[_Piece]) -> Iterator[list[_Printing]]:
    """The printings of each passage of a root: its own, then the others', in the order of the articles."""
    for start, end in _cut(pieces):
        common: set[int] = set()
        printings = []
        for piece in pieces:
            inside = {later: first for later, first in piece.words.items() if start <= first < end}
            covered = min(end, piece.end) - max(start, piece.first)
            if inside and 2 * covered >= end - start:
                printings.append(_Printing(piece.article, tuple(sorted(inside))))
                common |= set(inside.values())
        if printings:
            yield [_Printing(root, tuple(sorted(common))), *sorted(printings)]


def _cut(pieces: Sequence[_Piece]) -> Iterator[tuple[int, int]]:
    """The root's words from each begin or end of a printing to the next."""
    for block in _blocks(pieces):
        low, high = min(piece.first for piece in block), max(piece.end for piece in block)
        cuts = [low]
        for place in sorted({place for piece in block for place in (piece.first, piece.end)}):
            if place - cuts[-1] >= _SLACK and high - place >= _SLACK:
                cuts.append(place)
        yield from zip(cuts, [*cuts[1:], high], strict=True)


def _blocks(pieces: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    """The pieces in groups that lie apart in the root."""
    block: list[_Piece] = []
    for piece in sorted(pieces, key=lambda piece: (piece.first, piece.end, piece.article)):
        if block and piece.first >= max(other.end for other in block):
            yield block
            block = []
        block.append(piece)
    if block:
        yield block


def _rows(
    printings: Sequence[_Printing], articles: Sequence[Mapping[str, Any]], texts: Sequence[Words]
) -> Iterator[dict[str, Any]]:
    """A row for each printing of a passage."""
    places = [(articles[printing.article], _spans_of(printing, texts[printing.article])) for printing in printings]
    first, begins = places[0][0], places[0][1][0][0]
    outlets = [article["outlet"] for article, _ in places]
    days = [article["published"][:10] for article, _ in places]
    for number, (article, common) in enumerate(places):
        start, end = common[0][0], common[-1][1]
        yield {
            "passage": f"{first['article_id']}@{begins}",
            "article_id": article["article_id"],
            "outlet": article["outlet"],
            "printing": number,
            "start": start,
            "end": end,
            "common": common,
            "words": len(article["text"][start:end].split()),
            "outlets": len(set(outlets)),
            "again": article["outlet"] in outlets[:number],
            "earliest": number == 0 and "" not in days and days[0] < days[1],
        }


def _spans_of(printing: _Printing, text: Words) -> tuple[Span, ...]:
    """Where the words stand, those that follow each other as one stretch."""
    common = printing.common
    breaks = [place for place in range(1, len(common)) if common[place] != common[place - 1] + 1]
    runs = zip([0, *breaks], [*breaks, len(common)], strict=True)
    return tuple((int(text.starts[common[a]]), int(text.ends[common[b - 1]])) for a, b in runs)
