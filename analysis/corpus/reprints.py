"""Which stretches of an article stand nearly word for word in an earlier one.

Articles are read in the order they were published. Each run of five words (a shingle, Broder 1997) leads to the
earlier articles that hold it; from there the two texts are followed side by side, over gaps of some words where one of
them was edited, and the longest common stretch wins: the later text is told by the earlier ones as a file is in
compression (Ziv and Lempel 1977). What stands in quotation marks is its speaker's and does not count towards the length
that makes a reprint, but may stand in one. Headlines are left aside: outlets write their own.

Each shingle leads to a few earlier articles at most, so the work grows with the words read and not with their square.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.language import quotations
from analysis.language.words import words

SHINGLE = 5  # words
GAP = 25  # words that either text may have and the other not, between two runs in common
DENSITY = 2 / 3  # of the longer of the two stretches must be in common
LEAST = 22  # words in common, outside quotation marks: a long sentence. Set phrases of the news have up to 21
CANDIDATES = 6  # earlier places that a shingle leads to: the first, and those printed last


class Pair(NamedTuple):
    """A word of the later article and the word of the earlier one that it repeats, by their numbers."""

    later: int
    earlier: int


@dataclass(frozen=True, kw_only=True)
class Words:
    """The words of an article: where each stands, whether in quotation marks, and the shingle that begins with it."""

    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    quoted: NDArray[np.bool_]
    shingles: NDArray[np.uint64]

    def __len__(self) -> int:
        """The number of words."""
        return int(self.starts.size)


@dataclass(frozen=True, kw_only=True)
class Reprint:
    """Words of an article that repeat those of an earlier one, word for word but for the gaps."""

    later: int
    earlier: int
    pairs: tuple[Pair, ...]


def of_text(text: str, *, title_end: int = 0) -> Words:
    """The words of a text after its title, ready to be compared."""
    found = [word for word in words(text) if word.start >= title_end]
    starts = np.array([word.start for word in found], np.int32)
    codes = np.array([zlib.crc32(word.key.encode()) for word in found], np.uint64)
    return Words(
        starts=starts,
        ends=np.array([word.end for word in found], np.int32),
        quoted=_quoted(text, starts),
        shingles=_shingles(codes),
    )


def reprints(articles: Sequence[Words]) -> list[Reprint]:
    """What each article repeats of an earlier one; `articles` in the order they were published."""
    places = _earlier_places(articles)
    return [reprint for number in range(len(articles)) for reprint in _of_article(number, articles, places[number])]


Place = tuple[int, int]  # an article and a word in it


def _of_article(number: int, articles: Sequence[Words], places: dict[int, list[Place]]) -> Iterator[Reprint]:
    """The reprints in an article, one after another: at each place the longest, of equals the earliest."""
    later, free = articles[number], 0
    for at in sorted(places):
        if at < free:
            continue
        found = [(earlier, _followed(later, at, articles[earlier], start)) for earlier, start in places[at]]
        earlier, pairs = max(found, key=lambda one: (_own(later, articles[one[0]], one[1]), -one[0]))
        if _own(later, articles[earlier], pairs) >= LEAST:
            yield Reprint(later=number, earlier=earlier, pairs=tuple(pairs))
            free = pairs[-1].later + 1


def _followed(later: Words, at: int, earlier: Words, start: int) -> list[Pair]:
    """The words that the two have in common from these places on, over gaps."""
    pairs: list[Pair] = []
    dense = 0
    entry: Place | None = (at, start)
    while entry is not None:
        here, there = entry
        length = _common(later.shingles[here:], earlier.shingles[there:]) + SHINGLE - 1
        pairs += [Pair(here + step, there + step) for step in range(length)]
        if len(pairs) >= DENSITY * (max(here - at, there - start) + length):
            dense = len(pairs)
        entry = _beyond_gap(later.shingles, here + length, earlier.shingles, there + length)
    return pairs[:dense]


def _common(ours: NDArray[np.uint64], theirs: NDArray[np.uint64]) -> int:
    """How many shingles both have in common at their beginning."""
    size = min(ours.size, theirs.size)
    differ = np.flatnonzero(ours[:size] != theirs[:size])
    return int(differ[0]) if differ.size else size


def _beyond_gap(ours: NDArray[np.uint64], at: int, theirs: NDArray[np.uint64], start: int) -> Place | None:
    """Where the two have a shingle in common again after the fewest words; None where that is too far away."""
    nearest: dict[int, int] = {}
    for step, run in enumerate(theirs[start : start + GAP + 1].tolist()):
        nearest.setdefault(run, step)
    steps = [(step + nearest[run], step) for step, run in enumerate(ours[at : at + GAP + 1].tolist()) if run in nearest]
    if not steps:
        return None
    both, step = min(steps)
    return at + step, start + both - step


def _own(later: Words, earlier: Words, pairs: Sequence[Pair]) -> int:
    """How many of the words stand in quotation marks in neither text."""
    ours, theirs = zip(*pairs, strict=True)
    return int(np.count_nonzero(~(later.quoted[list(ours)] | earlier.quoted[list(theirs)])))


def _quoted(text: str, starts: NDArray[np.int32]) -> NDArray[np.bool_]:
    inside = np.zeros(starts.size, bool)
    for pair in quotations.pair(text).outer:
        inside[np.searchsorted(starts, pair.start) : np.searchsorted(starts, pair.end)] = True
    return inside


def _shingles(codes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Each run of five words as a number that depends on nothing else."""
    runs = np.zeros(max(0, codes.size - SHINGLE + 1), np.uint64)
    for place in range(SHINGLE):
        runs = (runs ^ codes[place : place + runs.size]) * np.uint64(0x9E3779B97F4A7C15)
        runs ^= runs >> np.uint64(29)
    return runs


def _earlier_places(articles: Sequence[Words]) -> list[dict[int, list[Place]]]:
    """For each article, the shingles (by the number of their first word) that earlier articles hold too, and where."""
    everything = np.concatenate([np.empty(0, np.uint64), *(article.shingles for article in articles)])
    order = np.argsort(everything, kind="stable")
    owners = np.repeat(np.arange(len(articles)), [article.shingles.size for article in articles])[order]
    numbers = np.concatenate([np.empty(0, int), *(np.arange(article.shingles.size) for article in articles)])[order]
    runs = everything[order]
    bounds = [0, *(np.flatnonzero(runs[1:] != runs[:-1]) + 1).tolist(), runs.size]
    places: list[dict[int, list[Place]]] = [{} for _ in articles]
    for start, end in pairwise(bounds):
        if end - start > 1 and owners[start] != owners[end - 1]:
            _link(places, list(zip(owners[start:end].tolist(), numbers[start:end].tolist(), strict=True)))
    return places


def _link(places: list[dict[int, list[Place]]], group: list[Place]) -> None:
    """Lead each place of a shingle to the first and the last ones before it, one in each article."""
    known = sorted({article: (article, number) for article, number in reversed(group)}.values())
    rank = {article: place for place, (article, _) in enumerate(known)}
    for article, number in group:
        last = known[max(1, rank[article] - CANDIDATES + 1) : rank[article]]
        if rank[article]:
            places[article][number] = [known[0], *last]
