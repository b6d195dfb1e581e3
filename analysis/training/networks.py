"""The two networks: one marks who says what and what is hedged, the other tells how a mention is portrayed."""

from __future__ import annotations

import copy
from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from analysis.language.decoding import FARTHEST
from analysis.training.encoder import WIDTH, Layer

CORPORA = ("news", "wiki", "bio")  # each hedging corpus has its own head: they do not agree on what a hedge is
NAMES = ("person", "organisation", "place", "people", "other")
_ROLE_WIDTH = 192
_ROLE_HEADS = 4


class Reader(nn.Module):
    """A paragraph's words: is it a cue, a hedge, a name; and for each cue, is it source or content."""

    def __init__(self, encoder: nn.Module, width: int = WIDTH) -> None:
        """Heads as torch draws them over an encoder of that width."""
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(0.1)
        self.cue = nn.Linear(width, 3)
        self.hedge = nn.ModuleDict({corpus: nn.Linear(width, 3) for corpus in CORPORA})
        self.name = nn.Linear(width, 1 + 2 * len(NAMES))
        self.role = Roles(width)

    def words(self, inputs: Tensor, first: Tensor, mask: Tensor) -> Tensor:
        """The states of words [batch, words, width]; `first` holds the place of each word's first piece."""
        states = self.encoder(inputs, mask)
        picked: Tensor = states.gather(1, first[:, :, None].expand(-1, -1, states.shape[-1]))
        return picked


class Roles(nn.Module):
    """For each cue, each word of the paragraph: other, source or content."""

    def __init__(self, width: int) -> None:
        """Weights as torch draws them, for words of that width."""
        super().__init__()
        self.word = nn.Linear(width, _ROLE_WIDTH)
        self.cue = nn.Linear(width, _ROLE_WIDTH)
        self.distance = nn.Embedding(FARTHEST, _ROLE_WIDTH)
        self.norm = nn.LayerNorm(_ROLE_WIDTH)
        self.layer = Layer(width=_ROLE_WIDTH, heads=_ROLE_HEADS, each=_ROLE_WIDTH // _ROLE_HEADS, inner=2 * _ROLE_WIDTH)
        self.out = nn.Linear(_ROLE_WIDTH, 3)

    def forward(self, words: Tensor, cue: Tensor, distance: Tensor, mask: Tensor | None = None) -> Tensor:
        """Logits [cues, words, 3].

        words [cues, words, width]; cue [cues, words], the weight of each word in the cue's mean; distance [cues,
        words], see `language.decoding.distances`; mask [cues, words], true where there is a word.
        """
        mean = (cue[:, None, :] @ words)[:, 0]
        states = self.word(words) + self.cue(mean)[:, None, :] + self.distance(distance)
        logits: Tensor = self.out(self.layer(functional.gelu(self.norm(states)), mask))
        return logits


class Portrayer(nn.Module):
    """How the sentence presents a mention whose name it does not see: negative, neutral, positive.

    The target is told apart from the other mentions when pooling only, so that one pass serves all of a sentence. A
    mark in the input made no difference on text kept aside.
    """

    def __init__(self, encoder: nn.Module, width: int = WIDTH) -> None:
        """A head as torch draws it over an encoder of that width."""
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(0.2)
        self.pooled = nn.Linear(3 * width, width)
        self.out = nn.Linear(width, 3)
        self.picked = nn.Parameter(torch.zeros(3))

    def forward(self, inputs: Tensor, mask: Tensor, sentence: Tensor, target: Tensor, picked: Tensor) -> Tensor:
        """Logits [targets, 3].

        inputs and mask: sentences as the encoder takes them [sentences, length]; sentence [targets], which of them
        each target is in; target [targets, length], the weight of each piece in the target's mean; picked [targets],
        1 where the sentence was picked for being opinionated. How much likelier that makes each label is learnt
        apart from what sentences say, and left out where the network is used.
        """
        return self.read(self.encoder(inputs, mask), mask, sentence, target, picked)

    def read(self, states: Tensor, mask: Tensor, sentence: Tensor, target: Tensor, picked: Tensor) -> Tensor:
        """The same from the states of the encoder [sentences, length, width]."""
        return self.seen(states[sentence], target, mask[sentence]) + picked[:, None] * self.picked

    def seen(self, states: Tensor, target: Tensor, mask: Tensor | None = None) -> Tensor:
        """Logits [targets, 3] from the states of the encoder; one sentence may stand for all targets."""
        states = states.expand(target.shape[0], -1, -1)
        everything = torch.ones_like(target) if mask is None else mask.to(target.dtype)
        shares = torch.stack([target, everything / everything.sum(1, keepdim=True)], dim=1).to(states.dtype)
        means = shares @ states
        seen = self.dropout(torch.cat([states[:, 0], means[:, 0], means[:, 1]], dim=-1))
        logits: Tensor = self.out(self.dropout(torch.tanh(self.pooled(seen[None]))))[0]
        return logits


def averaged(trained: Sequence[Portrayer]) -> Portrayer:
    """A network with the mean encoder of networks trained from the same base weights, and the last one's head."""
    states = [network.encoder.state_dict() for network in trained]
    mean = copy.deepcopy(trained[-1])
    mean.encoder.load_state_dict({name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]})
    return mean
