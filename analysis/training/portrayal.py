"""Train the network that tells how a mention is portrayed, on NewsMTSC and on mentions in whole articles."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from analysis.training import batches, encoder, loop, pruning
from analysis.training.examples import Sentence
from analysis.training.networks import Portrayer
from analysis.training.vocabulary import base_folder

Taught = Mapping[str, Sequence[Sequence[float]]]  # a teacher's logits for each target, by the sentence's id

_PIECES = 1200  # in a batch: about 32 sentences
_RATE = 2e-4
_HEAD_RATE = 5e-4
_HEAD_RATE_ALONE = 1e-4
_FOLLOWING_RATE = 4e-4
_DRAWN = 17_000
_SMOOTHING = 0.05
_NOBODY_LOOKED = -100  # what cross entropy leaves out
_TAUGHT = 0.6  # what the teacher says weighs more than the label


@dataclass(frozen=True, kw_only=True)
class Sentences:
    """Sentences of which an epoch sees all, more of which it sees 17,000, and what a teacher says of any of them."""

    rows: Sequence[Sentence]
    drawn: Sequence[Sentence]
    taught: Taught


def untrained(seed: int) -> Portrayer:
    """The network to begin with: the base model's encoder, and a head as torch draws it."""
    torch.manual_seed(seed)
    return Portrayer(encoder.pretrained(base_folder()))


def train(
    network: Portrayer,
    sentences: Sentences,
    inputs: batches.Inputs,
    *,
    epochs: int,
    seed: int,
    checkpoint: Path,
    report: Callable[[Portrayer], str],
    head_rate: float = _HEAD_RATE,
) -> None:
    """Train a network in place; go on from the checkpoint where there is one.

    Learns from labels, and from what a teacher says of sentences, where it says something (Hinton et al. 2015).
    """
    loop.train(
        network,
        partial(_epoch, sentences, seed),
        lambda batch, _: loss(network, inputs, batch, sentences.taught),
        epochs=epochs,
        seed=seed,
        checkpoint=checkpoint,
        report=lambda: report(network),
        rate=_RATE,
        head_rate=head_rate,
    )


def settle(
    network: Portrayer, sentences: Sentences, inputs: batches.Inputs, *, epochs: int, seed: int, checkpoint: Path
) -> None:
    """Train the head alone, in place, over the encoder as it is; go on from the checkpoint where there is one."""
    whole = network.encoder.eval()

    def states(rows: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
        embeddings, mask = inputs(rows)
        with torch.no_grad():
            return whole(embeddings, mask), mask

    network.encoder = _Passing()
    train(
        network,
        sentences,
        states,
        epochs=epochs,
        seed=seed,
        checkpoint=checkpoint,
        report=lambda _: "",
        head_rate=_HEAD_RATE_ALONE,
    )
    network.encoder = whole


def follow(
    network: Portrayer,
    whole: Portrayer,
    sentences: Sentences,
    inputs: batches.Inputs,
    *,
    epochs: int,
    seed: int,
    checkpoint: Path,
    report: Callable[[Portrayer], str],
) -> None:
    """Train a network whose encoder is a small one in place, with the whole network as teacher.

    It learns from labels, what the whole network says, and the states of its encoder.
    """
    whole.eval()
    with pruning.following(network, whole.encoder) as other:

        def behind(batch: Sequence[Sentence], _: random.Random) -> Tensor:
            tensors, picked = _tensors(inputs, batch), _picked(batch)
            found = network(*tensors, picked)
            with torch.no_grad():
                said = whole.read(other.wanted, *tensors[1:], picked)
            return _error(found, said, torch.ones(len(said), dtype=torch.bool), batch) + other.behind

        loop.train(
            network,
            partial(_epoch, sentences, seed),
            behind,
            epochs=epochs,
            seed=seed,
            checkpoint=checkpoint,
            report=lambda: report(network),
            rate=_FOLLOWING_RATE,
            head_rate=_FOLLOWING_RATE,
        )


class _Passing(nn.Module):
    """Stands for an encoder whose states are made elsewhere."""

    def forward(self, states: Tensor, _: Tensor) -> Tensor:
        return states


def logits(network: Portrayer, inputs: batches.Inputs, rows: Sequence[Sentence]) -> dict[str, Tensor]:
    """The network's logits [targets, 3] for each sentence, by its id, as if none were picked for its opinions."""
    network.eval()
    found: dict[str, Tensor] = {}
    for batch in batched(rows, random.Random(0)):
        counts = [len(row.places) for row in batch]
        with torch.no_grad(), loop.precision():
            made = network(*_tensors(inputs, batch), torch.zeros(sum(counts))).float()
        found |= zip((row.id for row in batch), made.split(counts), strict=True)
    return found


def loss(network: Portrayer, inputs: batches.Inputs, batch: Sequence[Sentence], taught: Taught) -> Tensor:
    """The mean error over targets: cross entropy with the label, with the teacher's likelihoods, or with both."""
    found = network(*_tensors(inputs, batch), _picked(batch))
    said = torch.tensor([one for row in batch for one in taught.get(row.id, [[0.0] * 3] * len(row.places))])
    is_taught = torch.tensor([row.id in taught for row in batch for _ in row.places])
    return _error(found, said, is_taught, batch)


def _error(found: Tensor, said: Tensor, is_taught: Tensor, batch: Sequence[Sentence]) -> Tensor:
    """The same of the logits found, and those that a teacher says where one did: [targets, 3] and [targets]."""
    labels = torch.tensor([label for row in batch for label in row.labels or [_NOBODY_LOOKED] * len(row.places)])
    error = functional.cross_entropy(
        found.float(), labels, label_smoothing=_SMOOTHING, ignore_index=_NOBODY_LOOKED, reduction="none"
    )
    surprise = functional.cross_entropy(found.float(), said.float().softmax(-1), reduction="none")
    weight = is_taught * torch.where(labels == _NOBODY_LOOKED, 1.0, _TAUGHT)
    return (weight * surprise + (1 - weight) * error).mean()


def batched(rows: Sequence[Sentence], rng: random.Random) -> list[list[Sentence]]:
    """Sentences of about the same length, put together."""
    return list(batches.of_like_length(rows, lambda row: len(row.ids), pieces=_PIECES, rng=rng))


def _epoch(sentences: Sentences, seed: int, epoch: int) -> list[list[Sentence]]:
    rng = random.Random(f"{seed} {epoch}")
    # Several targets in a sentence are rare, and teach to tell them apart.
    shared = [row for row in sentences.rows if row.picked and len(row.places) > 1]
    drawn = rng.sample(sentences.drawn, min(_DRAWN, len(sentences.drawn)))
    return batched([*sentences.rows, *shared, *drawn], rng)


def _picked(batch: Sequence[Sentence]) -> Tensor:
    return torch.tensor([float(row.picked) for row in batch for _ in row.places])


def _tensors(inputs: batches.Inputs, batch: Sequence[Sentence]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    embeddings, mask = inputs([row.ids for row in batch])
    owners = torch.tensor([number for number, row in enumerate(batch) for _ in row.places])
    target = torch.zeros(len(owners), mask.shape[1])
    for number, places in enumerate(places for row in batch for places in row.places):
        target[number, places] = 1 / len(places)
    return embeddings, mask, owners, target
