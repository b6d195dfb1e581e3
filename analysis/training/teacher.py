"""The teachers of both networks: five times as large, too large to ship, and right more often.

all-mpnet-base-v2 (Song et al. 2020; Apache-2.0), fine-tuned alike. They read what was annotated and much that was
not, and the small networks learn what they say of it (Hinton et al. 2015).
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import torch
from torch import Tensor, nn

from analysis.training import batches, loop, portrayal, sourcing
from analysis.training.examples import Sentence
from analysis.training.networks import Portrayer, Reader
from analysis.training.vocabulary import piece_numbers

_WIDTH = 768
_EPOCHS = {"sourcing": 2, "portrayal": 3}  # for portrayal, the first on the sentences picked for their opinions alone
_SOURCING = {"rate": 5e-5, "head_rate": 5e-4}
_PORTRAYAL = {"rate": 4e-5, "head_rate": 3e-4}
_PICKED = 4000  # of these in each further epoch
_SPECIAL = {"[CLS]": "<s>", "[SEP]": "</s>", "[MASK]": "<mask>", "[PAD]": "<pad>", "[UNK]": "[UNK]"}


def of_sourcing(
    material: sourcing.Material, inputs: batches.Inputs, base: Path, *, seed: int, checkpoint: Path
) -> Reader:
    """The trained teacher for attributions, from all-mpnet-base-v2 in `base`; goes on from a checkpoint."""
    torch.manual_seed(seed)
    network = Reader(_Encoder(base), _WIDTH)
    sourcing.train(
        network, material, {}, inputs, epochs=_EPOCHS["sourcing"], seed=seed, checkpoint=checkpoint, **_SOURCING
    )
    return network


def of_portrayal(
    rows: Sequence[Sentence],
    inputs: batches.Inputs,
    base: Path,
    *,
    seed: int,
    checkpoint: Path,
    report: Callable[[Portrayer], str],
) -> Portrayer:
    """The trained teacher for portrayal, from all-mpnet-base-v2 in `base`; goes on from a checkpoint."""
    torch.manual_seed(seed)
    network = Portrayer(_Encoder(base), _WIDTH)
    loop.train(
        network,
        partial(_epoch, rows, seed),
        lambda batch, _: portrayal.loss(network, inputs, batch, {}),
        epochs=_EPOCHS["portrayal"],
        seed=seed,
        checkpoint=checkpoint,
        report=lambda: report(network),
        **_PORTRAYAL,
    )
    return network


def said(network: Portrayer, inputs: batches.Inputs, rows: Sequence[Sentence]) -> dict[str, list[list[float]]]:
    """What the teacher says of each target of the sentences: logits, by the sentence's id."""
    found = portrayal.logits(network, inputs, rows)
    return {row.id: (found[row.id] + network.picked.detach() * row.picked).tolist() for row in rows}


def inputs(base: Path, work: Path) -> batches.Inputs:
    """How rows of our pieces become what the teacher takes: numbers of its own pieces [rows, longest], and their mask.

    `base` is the folder of all-mpnet-base-v2, `work` that of our vocabulary.
    """
    return partial(_translated, _translation(base, work))


def _translated(numbers: Tensor, rows: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    mask = batches.mask([len(row) for row in rows])
    ours = batches.padded(rows, mask.shape[1])
    return numbers[ours], mask


def _translation(base: Path, work: Path) -> Tensor:
    """The teacher's number of each of our word pieces; both vocabularies come from BERT's."""
    ours, theirs = piece_numbers(work), piece_numbers(base)
    found = torch.empty(len(ours), dtype=torch.long)
    for piece, number in ours.items():
        found[number] = theirs[_SPECIAL.get(piece, piece)]
    return found


class _Encoder(nn.Module):
    """MPNet over numbers of its own pieces; its word embeddings stay as they are."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        from transformers import MPNetModel

        self.model = MPNetModel.from_pretrained(base, add_pooling_layer=False)
        self.model.embeddings.word_embeddings.weight.requires_grad_(False)

    def forward(self, pieces: Tensor, mask: Tensor) -> Tensor:
        states: Tensor = self.model(input_ids=pieces, attention_mask=mask.long()).last_hidden_state
        return states


def _epoch(rows: Sequence[Sentence], seed: int, epoch: int) -> list[list[Sentence]]:
    rng = random.Random(f"{seed} {epoch}")
    picked, others = ([row for row in rows if row.picked == want] for want in (True, False))
    return portrayal.batched(picked if epoch == 0 else [*others, *rng.sample(picked, min(_PICKED, len(picked)))], rng)
