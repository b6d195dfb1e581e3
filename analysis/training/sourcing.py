"""Train the network that marks attributions and hedges, on PolNeAR and the Szeged Uncertainty Corpus."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from analysis.language.decoding import asked
from analysis.language.pieces import Vocabulary
from analysis.training import batches, encoder, loop
from analysis.training.examples import SOURCING, Paragraph
from analysis.training.networks import CORPORA, Reader
from analysis.training.vocabulary import base_folder

_PIECES = 1500  # in a batch
_RATES = {"rate": 2e-4, "head_rate": 7e-4}
_OF_EACH = 1000  # hedged sentences of a corpus of another genre in an epoch, and as many that are not
_SILVER = 0.3  # what rules saw weighs less than what people marked
_HEDGES = 0.7
_REJECTED = 0.3  # share of the words that are often cues, and are none here, that the role head learns to refuse
_OFTEN = 3
_LIKELY = 0.05


@dataclass(frozen=True, kw_only=True)
class Material:
    """Paragraphs with attributions, and sentences with hedges by corpus."""

    paragraphs: Sequence[Paragraph]
    hedged: Mapping[str, Sequence[Paragraph]]


def train(material: Material, vocabulary: Vocabulary, *, epochs: int, seed: int, checkpoint: Path) -> Reader:
    """The trained network; goes on from the checkpoint where there is one."""
    torch.manual_seed(seed)
    network = Reader(encoder.pretrained(base_folder()))
    loop.train(
        network,
        partial(_epoch, material, seed),
        partial(_loss, network, vocabulary, _cue_words(material.paragraphs)),
        epochs=epochs,
        seed=seed,
        checkpoint=checkpoint,
        report=str,
        **_RATES,
    )
    return network


def roles(
    network: Reader, states: Tensor, owners: Sequence[int], cues: Sequence[Sequence[int]], mask: Tensor
) -> Tensor:
    """Role logits [cues, words, 3] for cues, each the numbers of its words in the row of `states` that owns it."""
    weight, distance = (torch.from_numpy(part) for part in asked(cues, states.shape[1]))
    index = torch.tensor(owners)
    logits: Tensor = network.role(states[index], weight.to(states.dtype), distance, mask[index])
    return logits


def _epoch(material: Material, seed: int, epoch: int) -> list[list[Paragraph]]:
    rng = random.Random(f"{seed} {epoch}")
    found = list(_batches(material.paragraphs, rng))
    for corpus, rows in material.hedged.items():
        sure, unsure = ([row for row in rows if bool(any(row.hedge or ())) is hedged] for hedged in (False, True))
        chosen = [*rows, *rows] if corpus == CORPORA[0] else _some(sure, rng) + _some(unsure, rng)
        found += _batches(chosen, rng)
    rng.shuffle(found)
    return found


def _some(rows: Sequence[Paragraph], rng: random.Random) -> list[Paragraph]:
    return rng.sample(rows, min(len(rows), _OF_EACH))


def _batches(rows: Sequence[Paragraph], rng: random.Random) -> list[list[Paragraph]]:
    return list(batches.of_like_length(rows, lambda row: len(row.pieces.ids), pieces=_PIECES, rng=rng))


def _loss(
    network: Reader, vocabulary: Vocabulary, cue_words: frozenset[str], batch: list[Paragraph], rng: random.Random
) -> Tensor:
    embeddings, mask = batches.embedded([row.pieces.ids for row in batch], vocabulary)
    present = batches.mask([len(row.pieces.first) for row in batch])
    first = batches.padded([row.pieces.first for row in batch], present.shape[1], filling=0)
    states = network.dropout(network.words(embeddings, first, mask))
    if batch[0].corpus != SOURCING:
        return _HEDGES * _error(network.hedge[batch[0].corpus](states), [row.hedge for row in batch])
    loss = _error(network.cue(states), [row.cue for row in batch])
    loss = loss + _SILVER * _error(network.name(states), [row.name for row in batch])
    loss = loss + _SILVER * _error(network.hedge[CORPORA[0]](states), [row.hedge for row in batch])
    questions = [(owner, *role) for owner, row in enumerate(batch) for role in _asked(row, cue_words, rng)]
    if questions:
        owners, cues, wanted = zip(*questions, strict=True)
        loss = loss + _error(roles(network, states, owners, cues, present), wanted)
    return loss


def _asked(row: Paragraph, cue_words: frozenset[str], rng: random.Random) -> list[tuple[list[int], list[int]]]:
    """The cues of a paragraph with the roles of its words, and some words that are no cue here and have none."""
    taken = {number for cue, _ in row.roles for number in cue}
    words = range(len(row.pieces.words))
    refused = [n for n in words if n not in taken and row.word(n) in cue_words and rng.random() < _REJECTED]
    return [*row.roles, *(([number], [0] * len(words)) for number in refused)]


def _cue_words(paragraphs: Sequence[Paragraph]) -> frozenset[str]:
    """Words that are cues more than now and then."""
    cues = Counter(row.word(number) for row in paragraphs for cue, _ in row.roles for number in cue)
    used = Counter(row.word(number) for row in paragraphs for number in range(len(row.pieces.words)))
    return frozenset(word for word, n in cues.items() if n >= _OFTEN and n >= _LIKELY * used[word])


def _error(logits: Tensor, wanted: Sequence[Sequence[int] | None]) -> Tensor:
    gold = batches.padded(wanted, logits.shape[1])
    return functional.cross_entropy(logits.float().flatten(0, 1), gold.flatten(), ignore_index=batches.NOBODY_LOOKED)
