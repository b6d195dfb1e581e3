"""From what the networks say of each word to spans: windows over long paragraphs, cues, contents, sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.language.pieces import LONGEST, Pieces, Span

OTHER, SOURCE, CONTENT = range(3)
_REACH = 32  # words from the cue beyond which distance is one
FARTHEST = 2 * _REACH + 2  # how many distances there are, see `distances`
_HOLE = 2  # words; with the next two, content overlaps of .9 rose by 1.4 points on the documents that chose them
_STRAY = 2  # words
_SURE = 0.8
_POSSIBLE = 0.25  # from .1 to .4, sources right rose by 1.1 to .1 points on the documents that chose it, F1 by +.2 to 0
_OVERLAP = 48  # words that neighbouring windows of a long paragraph share

_Array = NDArray[np.float32]


def windows(pieces: Pieces) -> Iterator[tuple[Pieces, range]]:
    """Parts of a paragraph that the encoder can see at once, and the words of each for which it is the best part."""
    count = len(pieces.words)
    if len(pieces.ids) <= LONGEST:
        if count:
            yield pieces, range(count)
        return
    ends = [*pieces.first[1:], len(pieces.ids) - 1]
    start, begin = 0, 0
    while True:
        stop = start + 1
        while stop < count and ends[stop] - pieces.first[start] <= LONGEST - 2:
            stop += 1
        middle = count if stop == count else stop - _OVERLAP // 2
        middle = max(middle, start + 1)
        yield _part(pieces, start, stop, ends), range(begin - start, middle - start)
        if stop == count:
            return
        begin, start = middle, max(start + 1, stop - _OVERLAP)


def around(ids: list[int], weight: _Array) -> tuple[list[int], _Array]:
    """At most as many pieces as the encoder sees, around the target."""
    if len(ids) <= LONGEST:
        return ids, weight
    middle = int(weight[0].argmax())
    start = min(max(1, middle - LONGEST // 2), len(ids) - 1 - (LONGEST - 2))
    stop = start + LONGEST - 2
    edge = np.zeros((len(weight), 1), np.float32)
    return [ids[0], *ids[start:stop], ids[-1]], np.hstack([edge, weight[:, start:stop], edge])


def asked(cues: Sequence[Sequence[int]], words: int) -> tuple[_Array, NDArray[np.int64]]:
    """What is asked about the roles of words, for each cue: the weight of each word in its mean, and the distances."""
    weight = np.zeros((len(cues), words), np.float32)
    for number, cue in enumerate(cues):
        weight[number, list(cue)] = 1 / len(cue)
    return weight, np.stack([distances(min(cue), max(cue), words) for cue in cues])


def distances(first: int, last: int, words: int) -> NDArray[np.int64]:
    """How far each word is from the cue that runs from `first` to `last`: left of it, right of it, or within."""
    place = np.arange(words)
    left = np.maximum(place - first, -_REACH) + _REACH
    right = np.minimum(place - last, _REACH) + _REACH
    return np.where(place < first, left, np.where(place > last, right, 2 * _REACH + 1)).astype(np.int64)


def likely(probability: _Array, threshold: float) -> list[list[int]]:
    """Runs of words that are likely a cue or a hedge; a word that rather begins one than goes on begins the next."""
    found: list[list[int]] = []
    for word in np.flatnonzero(1 - probability[:, 0] >= threshold):
        if found and found[-1][-1] == word - 1 and probability[word, 2] > probability[word, 1]:
            found[-1].append(int(word))
        else:
            found.append([int(word)])
    return found


def source(best: NDArray[np.int64], roles: _Array) -> list[list[int]]:
    """The run of words that is likeliest the source: one, for a claim hardly ever has two (PolNeAR: 9 of 19,832).

    Where no word is likeliest a source, one that may be is taken: hardly any claim is without one.
    """
    runs = flagged(best == SOURCE) or flagged(roles[:, SOURCE] >= _POSSIBLE)
    return sorted(runs, key=lambda run: -float(roles[run, SOURCE].max()))[:1]


def content(best: NDArray[np.int64], roles: _Array, cue: Sequence[int]) -> list[list[int]]:
    """The runs of words that are content, without holes of a word or two, and no stray words beside a longer run.

    `best` is the likeliest role of each word, at least one of them content.
    """
    first, *others = flagged(best == CONTENT)
    joined = [first]
    for run in others:
        gap = range(joined[-1][-1] + 1, run[0])
        if len(gap) <= _HOLE and all(best[word] == OTHER and word not in cue for word in gap):
            joined[-1] += [*gap, *run]
        else:
            joined.append(run)
    kept = [run for run in joined if len(run) > _STRAY or roles[run, CONTENT].mean() >= _SURE]
    return kept or [max(joined, key=len)]


def spans(window: Pieces, runs: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    """Runs of words as offsets."""
    return tuple((window.words[run[0]][0], window.words[run[-1]][1]) for run in runs)


def flagged(flags: NDArray[np.bool_]) -> list[list[int]]:
    """Runs of words for which something holds."""
    runs: list[list[int]] = []
    for word in np.flatnonzero(flags).tolist():
        if runs and runs[-1][-1] == word - 1:
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _part(pieces: Pieces, start: int, stop: int, ends: Sequence[int]) -> Pieces:
    offset = pieces.first[start] - 1
    inner = pieces.ids[pieces.first[start] : ends[stop - 1]][: LONGEST - 2]
    return Pieces(
        ids=[pieces.ids[0], *inner, pieces.ids[-1]],
        words=pieces.words[start:stop],
        first=[place - offset for place in pieces.first[start:stop]],
    )
