"""Train the network that marks attributions and hedges, on PolNeAR and the Szeged Uncertainty Corpus."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional
from torch.nn.utils.rnn import pad_sequence

from analysis.language import decoding
from analysis.training import batches, encoder, loop, pruning, variants
from analysis.training.encoder import Encoder
from analysis.training.examples import SOURCING, Paragraph
from analysis.training.networks import CORPORA, Reader
from analysis.training.vocabulary import base_folder

Place = tuple[str, int]  # an article, and where a paragraph of it starts
Said = tuple[Tensor, list[tuple[list[int], Tensor]]]
"""What a teacher says of a paragraph: how likely each word is no cue, begins one, goes on with one [words, 3]; and for
each cue its words, and how likely each word of the paragraph is other, source, content [words, 3]."""

_PIECES = 1500  # in a batch
_RATE, _HEAD_RATE = 2e-4, 7e-4
_FOLLOWING_RATE = 4e-4
_STATES = 2.0  # how much it weighs to be behind the whole encoder
_CHANGED = "changed"
_MUCH = CORPORA[1]  # there is most of it, and it is plain prose
_OF_EACH = 1000  # hedged sentences of a corpus of another genre in an epoch, and as many that are not
_SILVER = 0.3  # what rules saw weighs less than what people marked
_HEDGES = 0.7
_REJECTED = 0.3  # share of the words that are often cues, and are none here, that the role head learns to refuse
_OFTEN = 3
_LIKELY = 0.05
_TAUGHT = 0.6  # what the teacher says weighs more than what people marked
_POSSIBLE = 0.2  # a cue less likely than this to the teacher is not asked about


@dataclass(frozen=True, kw_only=True)
class Material:
    """Paragraphs with attributions, and sentences with hedges by corpus."""

    paragraphs: Sequence[Paragraph]
    hedged: Mapping[str, Sequence[Paragraph]]


def untrained(seed: int) -> Reader:
    """The network to begin with: the base model's encoder, and heads as torch draws them."""
    torch.manual_seed(seed)
    return Reader(encoder.pretrained(base_folder()))


def train(
    network: Reader,
    material: Material,
    taught: Mapping[Place, Said],
    inputs: batches.Inputs,
    *,
    epochs: int,
    rate: float = _RATE,
    head_rate: float = _HEAD_RATE,
    seed: int,
    checkpoint: Path,
) -> None:
    """Train a network in place; go on from the checkpoint where there is one.

    It learns from what people marked, and from what a teacher says of paragraphs, where it says something.
    """
    loop.train(
        network,
        partial(_epoch, material, seed),
        partial(_loss, network, inputs, taught, _cue_words(material.paragraphs)),
        epochs=epochs,
        rate=rate,
        head_rate=head_rate,
        seed=seed,
        checkpoint=checkpoint,
        report=str,
    )


def follow(
    network: Reader,
    whole: Encoder,
    material: Material,
    taught: Mapping[Place, Said],
    inputs: batches.Inputs,
    *,
    work: Path,
    epochs: int,
    seed: int,
    checkpoint: Path,
) -> None:
    """Train a network whose encoder is a small one in place; it learns the states of the whole encoder as well.

    Those it also learns on texts that nobody wrote: some pieces are replaced by similar ones. `work` is the folder of
    the vocabulary.
    """
    with pruning.following(network, whole) as other:

        def loss(batch: list[Paragraph], rng: random.Random) -> Tensor:
            if batch[0].corpus == _CHANGED:
                _states(network, inputs, batch)
                return _STATES * other.behind
            return _loss(network, inputs, taught, cue_words, batch, rng) + _STATES * other.behind

        cue_words = _cue_words(material.paragraphs)
        loop.train(
            network,
            partial(_epoch_with_changed, material, work, seed),
            loss,
            epochs=epochs,
            rate=_FOLLOWING_RATE,
            head_rate=_FOLLOWING_RATE,
            seed=seed,
            checkpoint=checkpoint,
            report=str,
        )


def said(network: Reader, inputs: batches.Inputs, paragraphs: Sequence[Paragraph]) -> list[Said]:
    """What a network says of paragraphs: of the words, and of the cues that people marked or that it holds possible."""
    network.eval()
    found: dict[int, Said] = {}
    for batch in _batches(paragraphs, random.Random(0)):
        with torch.no_grad(), loop.precision():
            states, present = _states(network, inputs, batch)
            likely = network.cue(states).float().softmax(-1)
            asked = [(owner, cue) for owner, row in enumerate(batch) for cue in _possible(row, likely[owner])]
            owners, cues = [owner for owner, _ in asked], [cue for _, cue in asked]
            answers = _roles(network, states, owners, cues, present).float().softmax(-1) if asked else likely[:0]
        for owner, row in enumerate(batch):
            words = len(row.pieces.words)
            roles = [
                (cue, answer[:words].clone()) for (its, cue), answer in zip(asked, answers, strict=True) if its == owner
            ]
            found[id(row)] = likely[owner, :words].clone(), roles
    return [found[id(row)] for row in paragraphs]


def _possible(row: Paragraph, likely: Tensor) -> list[list[int]]:
    cues = [cue for cue, _ in row.roles]
    return cues + [
        cue for cue in decoding.likely(likely[: len(row.pieces.words)].numpy(), _POSSIBLE) if cue not in cues
    ]


def _states(network: Reader, inputs: batches.Inputs, batch: Sequence[Paragraph]) -> tuple[Tensor, Tensor]:
    """The states of words [batch, words, width], and where there are words."""
    taken, mask = inputs([row.pieces.ids for row in batch])
    present = batches.mask([len(row.pieces.first) for row in batch])
    first = batches.padded([row.pieces.first for row in batch], present.shape[1])
    return network.dropout(network.words(taken, first, mask)), present


def _roles(
    network: Reader, states: Tensor, owners: Sequence[int], cues: Sequence[Sequence[int]], present: Tensor
) -> Tensor:
    """Role logits [cues, words, 3] for cues, each the numbers of its words in the row of `states` that owns it."""
    weight, distance = (torch.from_numpy(part) for part in decoding.asked(cues, states.shape[1]))
    index = torch.tensor(owners)
    logits: Tensor = network.role(states[index], weight.to(states.dtype), distance, present[index])
    return logits


def _epoch(material: Material, seed: int, epoch: int) -> list[list[Paragraph]]:
    rng = random.Random(f"{seed} {epoch}")
    found = _batches(material.paragraphs, rng)
    for corpus, rows in material.hedged.items():
        sure, unsure = ([row for row in rows if bool(any(row.hedge or ())) is hedged] for hedged in (False, True))
        chosen = [*rows, *rows] if corpus == CORPORA[0] else _some(sure, rng) + _some(unsure, rng)
        found += _batches(chosen, rng)
    rng.shuffle(found)
    return found


def _epoch_with_changed(material: Material, work: Path, seed: int, epoch: int) -> list[list[Paragraph]]:
    """The batches of an epoch, and a third of the paragraphs and of Wikipedia's sentences with some pieces replaced."""
    rng = random.Random(f"{seed} {epoch} changed")
    rows = [*material.paragraphs, *material.hedged[_MUCH]]
    others = [
        replace(row, pieces=replace(row.pieces, ids=variants.replaced(row.pieces.ids, work, rng)), corpus=_CHANGED)
        for row in rng.sample(rows, len(rows) // 3)
    ]
    found = _epoch(material, seed, epoch) + _batches(others, rng)
    rng.shuffle(found)
    return found


def _some(rows: Sequence[Paragraph], rng: random.Random) -> list[Paragraph]:
    return rng.sample(rows, min(len(rows), _OF_EACH))


def _batches(rows: Sequence[Paragraph], rng: random.Random) -> list[list[Paragraph]]:
    return list(batches.of_like_length(rows, lambda row: len(row.pieces.ids), pieces=_PIECES, rng=rng))


def _loss(
    network: Reader,
    inputs: batches.Inputs,
    taught: Mapping[Place, Said],
    cue_words: frozenset[str],
    batch: list[Paragraph],
    rng: random.Random,
) -> Tensor:
    states, present = _states(network, inputs, batch)
    if batch[0].corpus != SOURCING:
        return _HEDGES * _error(network.hedge[batch[0].corpus](states), [row.hedge for row in batch])
    from_teacher = [taught.get((row.article, row.start)) for row in batch]
    loss = _error(network.cue(states), [row.cue for row in batch], [said and said[0] for said in from_teacher])
    loss = loss + _SILVER * _error(network.name(states), [row.name for row in batch])
    loss = loss + _SILVER * _error(network.hedge[CORPORA[0]](states), [row.hedge for row in batch])
    questions = [
        (owner, *asked)
        for owner, (row, said) in enumerate(zip(batch, from_teacher, strict=True))
        for asked in _asked(row, said, cue_words, rng)
    ]
    if questions:
        owners, cues, marked, likely = zip(*questions, strict=True)
        loss = loss + _error(_roles(network, states, owners, cues, present), marked, likely)
    return loss


def _asked(
    row: Paragraph, said: Said | None, cue_words: frozenset[str], rng: random.Random
) -> Iterator[tuple[list[int], list[int] | None, Tensor | None]]:
    """The cues of a paragraph with the roles of its words, as marked and as taught.

    Of the words that are no cue here, although they often are, some too, for which no word has a role.
    """
    likely = {tuple(cue): roles for cue, roles in said[1]} if said else {}
    marked = {tuple(cue): roles for cue, roles in row.roles}
    for cue in {**marked, **likely}:
        yield list(cue), marked.get(cue), likely.get(cue)
    if row.cue is not None:
        taken = {number for cue in {**marked, **likely} for number in cue}
        words = range(len(row.pieces.words))
        for number in words:
            if number not in taken and row.word(number) in cue_words and rng.random() < _REJECTED:
                yield [number], [0] * len(words), None


def _cue_words(paragraphs: Sequence[Paragraph]) -> frozenset[str]:
    """Words that are cues more than now and then."""
    cues = Counter(row.word(number) for row in paragraphs for cue, _ in row.roles for number in cue)
    looked_at = [row for row in paragraphs if row.cue is not None]
    used = Counter(row.word(number) for row in looked_at for number in range(len(row.pieces.words)))
    return frozenset(word for word, n in cues.items() if n >= _OFTEN and n >= _LIKELY * used[word])


def _error(
    logits: Tensor, marked: Sequence[Sequence[int] | None], taught: Sequence[Tensor | None] | None = None
) -> Tensor:
    """The mean error over the words [rows, words] that people marked, or a teacher says something of, or both."""
    classes = logits.shape[-1]
    wanted = [
        _wanted(tags, likely, classes) for tags, likely in zip(marked, taught or [None] * len(marked), strict=True)
    ]
    gold = pad_sequence(wanted, batch_first=True)
    gold = functional.pad(gold, (0, 0, 0, logits.shape[1] - gold.shape[1]))
    return -(gold * logits.float().log_softmax(-1)).sum() / gold.sum().clamp(min=1)


def _wanted(tags: Sequence[int] | None, likely: Tensor | None, classes: int) -> Tensor:
    """How likely each class shall be for each word [words, classes]; nothing where nobody said anything."""
    if tags is None:
        return torch.zeros(0, classes) if likely is None else likely
    certain = functional.one_hot(torch.tensor(tags), classes).float()
    return certain if likely is None else torch.lerp(certain, likely, _TAUGHT)
