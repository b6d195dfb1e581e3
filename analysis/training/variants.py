"""Sentences that nobody wrote, made of those that somebody did: a teacher says what it thinks of them, too.

A small network learns the sentences it is shown better than others like them; the more a teacher tells it, the less
(Jiao et al. 2020, who replace words by similar ones).
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np

from analysis.language.pieces import EMBEDDINGS
from analysis.training.examples import Sentence
from analysis.training.vocabulary import piece_numbers

_SIMILAR = 10  # pieces that one may be replaced by
_REPLACED, _DROPPED = 0.15, 0.05  # of the pieces that may be
_TENTH = 0.1
_JOINED = 0.25  # of the variants
_SHORT = 40  # pieces: longer ones are not joined


def of(rows: Sequence[Sentence], work: Path, *, seed: int) -> list[Sentence]:
    """A variant of each sentence, without labels: some words are similar ones or left out, some have another behind.

    Targets and masks stay. `work` is the folder of the vocabulary; its embeddings tell what is similar.
    """
    rng = random.Random(seed)
    similar = _similar(work)
    changed = [_changed(row, similar, rng, f"{row.id}~{seed}") for row in rows]
    short = {picked: [row for row in changed if row.picked == picked and _is_short(row)] for picked in (True, False)}
    return [
        _joined(row, rng.choice(short[row.picked])) if _is_short(row) and rng.random() < _JOINED else row
        for row in changed
    ]


def replaced(ids: Sequence[int], work: Path, rng: random.Random) -> list[int]:
    """Word pieces, as many, of which a tenth of those that have similar ones are such."""
    similar = _similar(work)
    return [rng.choice(similar[piece]) if piece in similar and rng.random() < _TENTH else piece for piece in ids]


def _is_short(row: Sentence) -> bool:
    return len(row.ids) <= _SHORT


def _changed(row: Sentence, similar: Mapping[int, Sequence[int]], rng: random.Random, name: str) -> Sentence:
    targets = {place for places in row.places for place in places}
    ids: list[int] = []
    moved: dict[int, int] = {}
    for place, piece in enumerate(row.ids):
        chance = rng.random()
        if place not in targets and piece in similar:
            if chance < _DROPPED:
                continue
            if chance < _DROPPED + _REPLACED:
                piece = rng.choice(similar[piece])
        moved[place] = len(ids)
        ids.append(piece)
    places = [[moved[place] for place in places] for places in row.places]
    return replace(row, id=name, ids=ids, places=places, labels=None)


def _joined(row: Sentence, other: Sentence) -> Sentence:
    """The pieces and targets of both, one behind the other."""
    behind = len(row.ids) - 2  # where the other's [CLS] would stand, less one
    places = [[place + behind for place in places] for places in other.places]
    return replace(row, ids=[*row.ids[:-1], *other.ids[1:]], places=[*row.places, *places])


@cache
def _similar(work: Path) -> Mapping[int, list[int]]:
    """The most similar pieces of each piece of three letters or more, by the cosine of their embeddings."""
    words = np.array([number for piece, number in piece_numbers(work).items() if piece.isalpha() and len(piece) > 2])
    with np.load(work / EMBEDDINGS) as table:
        rows = table["rows"][words] * table["scale"][words]
    rows = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    found: dict[int, list[int]] = {}
    for part in np.array_split(np.arange(len(words)), 20):
        near = np.argsort(rows[part] @ rows.T, axis=1)[:, -1 - _SIMILAR : -1]
        found |= {int(words[own]): words[others].tolist() for own, others in zip(part, near, strict=True)}
    return found
