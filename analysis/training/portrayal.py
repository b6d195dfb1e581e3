"""Train the network that tells how a mention is portrayed, on NewsMTSC."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from analysis.language.pieces import Vocabulary
from analysis.training import batches, encoder, loop
from analysis.training.examples import Target
from analysis.training.networks import Portrayer
from analysis.training.vocabulary import base_folder

_PIECES = 1200  # in a batch: about 32 sentences
_RATES = {"rate": 8e-5, "head_rate": 5e-4}
_SMOOTHING = 0.05


def train(
    rows: Sequence[Target],
    vocabulary: Vocabulary,
    *,
    epochs: int,
    seed: int,
    checkpoint: Path,
    report: Callable[[Portrayer], str],
) -> Portrayer:
    """The trained network; goes on from the checkpoint where there is one."""
    torch.manual_seed(seed)
    network = Portrayer(encoder.pretrained(base_folder()))
    loop.train(
        network,
        partial(_epoch, rows, seed),
        partial(_loss, network, vocabulary),
        epochs=epochs,
        seed=seed,
        checkpoint=checkpoint,
        report=lambda: report(network),
        **_RATES,
    )
    return network


def logits(network: Portrayer, rows: Sequence[Target], vocabulary: Vocabulary) -> Tensor:
    """The network's logits [rows, 3]."""
    with torch.no_grad():
        return torch.cat([network(*_tensors([row], vocabulary)) for row in rows])


def _epoch(rows: Sequence[Target], seed: int, epoch: int) -> list[list[Target]]:
    rng = random.Random(f"{seed} {epoch}")
    chosen = [*rows, *(row for row in rows if row.shared)]  # rare, and they alone teach to tell targets apart
    return list(batches.of_like_length(chosen, lambda row: len(row.ids), pieces=_PIECES, rng=rng))


def _loss(network: Portrayer, vocabulary: Vocabulary, batch: list[Target], _: random.Random) -> Tensor:
    wanted = torch.tensor([row.label for row in batch])
    return functional.cross_entropy(network(*_tensors(batch, vocabulary)).float(), wanted, label_smoothing=_SMOOTHING)


def _tensors(batch: Sequence[Target], vocabulary: Vocabulary) -> tuple[Tensor, Tensor, Tensor]:
    embeddings, mask = batches.embedded([row.ids for row in batch], vocabulary)
    target = torch.zeros(mask.shape)
    for number, row in enumerate(batch):
        target[number, row.places] = 1 / len(row.places)
    return embeddings, target, mask
