"""Examples of about the same length, put together and padded."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import numpy as np
import torch
from torch import Tensor

from analysis.language.pieces import Vocabulary
from analysis.training.encoder import WIDTH

T = TypeVar("T")
Inputs = Callable[[Sequence[Sequence[int]]], tuple[Tensor, Tensor]]  # rows of pieces to what an encoder takes, and mask
_LOOSE = 10  # pieces by which the order of lengths is shaken


def of_like_length(
    rows: Sequence[T], length: Callable[[T], int], *, pieces: int, rng: random.Random
) -> Iterator[list[T]]:
    """Batches of at most so many pieces, padding included, in random order."""
    order = sorted(rows, key=lambda row: length(row) + rng.random() * _LOOSE)
    groups: list[list[T]] = [[]]
    longest = 0
    for row in order:
        longest = max(longest, length(row))
        if groups[-1] and (len(groups[-1]) + 1) * longest > pieces:
            groups.append([])
            longest = length(row)
        groups[-1].append(row)
    rng.shuffle(groups)
    yield from groups


def embedded(rows: Sequence[Sequence[int]], vocabulary: Vocabulary) -> tuple[Tensor, Tensor]:
    """Embeddings [rows, pieces, 384] and mask [rows, pieces] of rows of pieces."""
    longest = max(len(row) for row in rows)
    embeddings = np.zeros((len(rows), longest, WIDTH), np.float32)
    for number, row in enumerate(rows):
        embeddings[number, : len(row)] = vocabulary.embeddings(row)
    return torch.from_numpy(embeddings), mask([len(row) for row in rows])


def mask(lengths: Sequence[int]) -> Tensor:
    """True where a row has something: [rows, longest]."""
    return torch.arange(max(lengths))[None, :] < torch.tensor(lengths)[:, None]


def padded(rows: Sequence[Sequence[int]], width: int) -> Tensor:
    """Rows of numbers as one tensor [rows, width], noughts behind them."""
    found = torch.zeros((len(rows), width), dtype=torch.long)
    for number, row in enumerate(rows):
        found[number, : len(row)] = torch.tensor(row)
    return found
