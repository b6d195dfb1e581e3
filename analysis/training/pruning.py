"""A small encoder made of a trained one: what matters least is left out, and what is left learns to make up for it.

Left out are heads of attention (Michel et al. 2019) and inner units: those that make least of what their layer passes
on. Then the small encoder learns to have the states of the whole one after each layer (Jiao et al. 2020), which is as
wide; so every head that stands on the whole one can stand on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import cast

import torch
from torch import Tensor, nn

from analysis.training.encoder import HEAD, Encoder, Layer
from analysis.training.networks import Portrayer, Reader

HEADS, INNER = 8, 512  # of 12 and 1536: an encoder then takes half as long
_BETWEEN = 0.5  # what the layers before the last weigh together, beside the last


def pruned(whole: Encoder, read: Callable[[], object], *, heads: int = HEADS, inner: int = INNER) -> Encoder:
    """A copy with so many heads and inner units in each layer: those that matter most when `read` feeds texts to it.

    It has no dropout: it learns what the whole one makes of the same text.
    """
    energies = _energies(whole, read)
    small = Encoder(len(whole.layers), heads=heads, inner=inner)
    small.norm.load_state_dict(whole.norm.state_dict())
    for own, layer in zip(_layers(small), _layers(whole), strict=True):
        _copy(own, layer, energies[layer.mixed].topk(heads).indices, energies[layer.outer].topk(inner).indices)
    for module in small.modules():
        if isinstance(module, nn.Dropout):
            module.p = 0.0
    return small


@contextmanager
def following(network: Reader | Portrayer, whole: nn.Module) -> Iterator[Following]:
    """Within, the network is trained with its encoder following the whole one."""
    small = cast(Encoder, network.encoder)
    network.encoder = follower = Following(small, cast(Encoder, whole.eval()))
    yield follower
    network.encoder = small


class Following(nn.Module):
    """A small encoder that follows a whole one; tells, of the last batch:

    wanted: the whole one's states after the last layer [texts, length, width]. behind: the squared difference of the
    small one's from them, as a share of their variance, and half as much of what that is after the other layers on
    average.
    """

    def __init__(self, encoder: Encoder, whole: Encoder) -> None:
        """Follows in training; else the small one alone is asked."""
        super().__init__()
        self.encoder = encoder
        self._whole = (whole,)  # in a tuple torch does not see it: it neither learns nor is kept
        self.wanted = self.behind = torch.zeros(())

    def forward(self, embeddings: Tensor, mask: Tensor) -> Tensor:
        """The small encoder's states after the last layer."""
        found = self.encoder.after_each(embeddings, mask)
        if self.training:
            with torch.no_grad():
                wanted = self._whole[0].after_each(embeddings, mask)
            each = torch.stack([_difference(*pair, mask) for pair in zip(found, wanted, strict=True)])
            self.wanted, self.behind = wanted[-1], each[-1] + _BETWEEN * each[:-1].mean()
        return found[-1]


def _difference(found: Tensor, wanted: Tensor, mask: Tensor) -> Tensor:
    """The squared difference of states, where there are pieces, as a share of the variance of those wanted."""
    own, other = found[mask].float(), wanted[mask].float()
    return (own - other).square().sum() / (other - other.mean(0)).square().sum()


def _energies(whole: Encoder, read: Callable[[], object]) -> dict[nn.Module, Tensor]:
    """How much heads pass on in the projection after attention, and inner units in the one after them: mean squares."""
    found: dict[nn.Module, Tensor] = {}

    def watching(width: int) -> Callable[[nn.Module, tuple[Tensor, ...]], None]:
        def watch(module: nn.Module, taken: tuple[Tensor, ...]) -> None:
            parts = taken[0].detach().float().reshape(-1, taken[0].shape[-1] // width, width)
            matrix = cast(Tensor, module.weight).detach().view(-1, *parts.shape[1:])
            moments, products = (torch.einsum("npw,npv->pwv", one, one) for one in (parts, matrix))
            found[module] = found.get(module, torch.zeros(())) + (moments * products).sum((1, 2))

        return watch

    hooks = [
        module.register_forward_pre_hook(watching(width))
        for layer in _layers(whole)
        for module, width in ((layer.mixed, HEAD), (layer.outer, 1))
    ]
    with torch.no_grad():
        read()
    for hook in hooks:
        hook.remove()
    return found


def _copy(small: Layer, whole: Layer, heads: Tensor, units: Tensor) -> None:
    """Fill a layer from a larger one: those heads and those inner units."""
    units = units.sort().values
    places = (heads.sort().values[:, None] * HEAD + torch.arange(HEAD)).flatten()
    weights = whole.state_dict()
    for name in weights:
        module, _, kind = name.rpartition(".")
        if module in ("query", "key", "value"):
            weights[name] = weights[name][places]
        elif module == "inner":
            weights[name] = weights[name][units]
        elif kind == "weight" and module in ("mixed", "outer"):
            weights[name] = weights[name][:, places if module == "mixed" else units]
    small.load_state_dict(weights)


def _layers(encoder: Encoder) -> list[Layer]:
    return [cast(Layer, layer) for layer in encoder.layers]
