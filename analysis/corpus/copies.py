"""Near-copies: agency text that several outlets print, and later versions of one article.

Two texts are near-copies if their word 5-grams overlap: Jaccard at least .5, or four fifths of the shorter one are in
the longer one. Light edits leave .71 and more; other stories about the same event have .05 and less; half an
article has a Jaccard of .42 but is contained whole (measured on news). Method: shingling after Broder (1997).
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Shingles = NDArray[np.uint64]

SHINGLE_WORDS = 5
JACCARD = 0.5
CONTAINMENT = 0.8
_ENOUGH_SHARED = 20  # shingles; below that a shared quotation is as likely as a shared text
_SAMPLED = 4  # every fourth shingle is enough to find the pairs that are then compared in full
_ENOUGH_SAMPLED = 2
_CROWD = 10  # a shingle in more texts than this links each to the next only, so that work grows with the corpus


def copy_groups(texts: Mapping[str, str]) -> dict[str, str]:
    """The group of each text that has near-copies, by id; a group is called by its first member."""
    names = list(texts)
    shingles = [np.empty(0, np.uint64)] * len(names)
    codes_by_word = _Codes()
    for number, text in enumerate(texts.values()):
        shingles[number] = _shingles(text, codes_by_word)
    group = list(range(len(names)))
    for a, b in _candidates(shingles):
        if _root(group, a) != _root(group, b) and are_copies(shingles[a], shingles[b]):
            group[max(_root(group, a), _root(group, b))] = min(_root(group, a), _root(group, b))
    roots = [_root(group, number) for number in range(len(names))]
    sizes = Counter(roots)
    return {name: names[root] for name, root in zip(names, roots, strict=True) if sizes[root] > 1}


def are_copies(a: Shingles, b: Shingles) -> bool:
    """Whether two texts, as sorted shingles, are near-copies of each other."""
    shared = np.intersect1d(a, b, assume_unique=True).size
    if shared < _ENOUGH_SHARED:
        return False
    return bool(shared >= JACCARD * (a.size + b.size - shared) or shared >= CONTAINMENT * min(a.size, b.size))


class _Codes(dict[str, int]):
    """A number for each word, the same in every corpus."""

    def __missing__(self, word: str) -> int:
        self[word] = zlib.crc32(word.encode())
        return self[word]


def _shingles(text: str, codes_by_word: _Codes) -> Shingles:
    """Each run of five words as a number that depends on nothing else; sorted, without repeats."""
    words = re.findall(r"\w+", text.casefold())
    codes = np.array([codes_by_word[word] for word in words], np.uint64)
    if codes.size < SHINGLE_WORDS:
        return np.empty(0, np.uint64)
    runs = np.zeros(codes.size - SHINGLE_WORDS + 1, np.uint64)
    for place in range(SHINGLE_WORDS):
        runs = (runs ^ codes[place : place + runs.size]) * np.uint64(0x9E3779B97F4A7C15)
        runs ^= runs >> np.uint64(29)
    return np.unique(runs)


def _candidates(shingles: list[Shingles]) -> Iterator[tuple[int, int]]:
    """Pairs of texts that share enough shingles, of a sample of them, to be worth comparing; in order."""
    shingles = [part[part % np.uint64(_SAMPLED) == 0] for part in shingles]
    owners = np.repeat(np.arange(len(shingles)), [part.size for part in shingles])
    order = np.argsort(everything := np.concatenate([*shingles, np.empty(0, np.uint64)]), kind="stable")
    sorted_runs, owners = everything[order], owners[order]
    starts = np.flatnonzero(np.r_[True, sorted_runs[1:] != sorted_runs[:-1]]) if sorted_runs.size else np.empty(0, int)
    sizes = np.diff(np.r_[starts, sorted_runs.size])
    shared: Counter[tuple[int, int]] = Counter()
    for start, size in zip(starts[sizes > 1].tolist(), sizes[sizes > 1].tolist(), strict=True):
        shared.update(_pairs(owners[start : start + size].tolist()))
    yield from sorted(pair for pair, count in shared.items() if count >= _ENOUGH_SAMPLED)


def _pairs(owners: list[int]) -> Iterable[tuple[int, int]]:
    if len(owners) > _CROWD:
        return pairwise(owners)
    return ((a, b) for i, a in enumerate(owners) for b in owners[i + 1 :])


def _root(group: list[int], number: int) -> int:
    while group[number] != number:
        group[number] = group[group[number]]
        number = group[number]
    return number
