"""The networks as they were exported, read back to go on from: their weights, but for what int8 rounded away.

What is not exported is as torch draws it: the heads that only training uses.
"""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import torch
from torch import Tensor, nn

from analysis.language import reader
from analysis.training.encoder import HEAD, Encoder
from analysis.training.networks import CORPORA, Portrayer, Reader

N = TypeVar("N", bound=nn.Module)

_ON_THE_WAY = ("Cast", "Mul", "Add")  # from a product of integers to what is added to it


def sourcing(folder: Path) -> Reader:
    """The network for attributions and hedges; its heads for hedges in other corpora begin as that for news.

    Raises:
        ValueError: the files are those of another network.
    """
    weights = {**_weights(folder / "words.onnx"), **_weights(folder / "roles.onnx")}
    network = _filled(Reader(_encoder(weights)), weights)
    for corpus in CORPORA[1:]:
        network.hedge[corpus].load_state_dict(network.hedge[CORPORA[0]].state_dict())
    return network


def portrayal(folder: Path) -> Portrayer:
    """The network for portrayal; what being picked adds stands in the settings.

    Raises:
        ValueError: the file is that of another network.
        ModelError: the settings cannot be read.
    """
    weights = {name.removeprefix("network."): one for name, one in _weights(folder / "portrayal.onnx").items()}
    network = _filled(Portrayer(_encoder(weights)), weights)
    settings = reader.settings(folder)
    network.picked.data = torch.tensor(settings["picked"]) * settings["temperature"]
    return network


def _encoder(weights: dict[str, Tensor]) -> Encoder:
    """An encoder with as many heads and inner units as the weights are for."""
    query, inner = (len(weights.get(f"encoder.layers.0.{part}.bias", ())) for part in ("query", "inner"))
    if not query:
        raise ValueError("The exported file lacks an encoder: it is that of another network.")
    return Encoder(heads=query // HEAD, inner=inner)


def _filled(network: N, weights: dict[str, Tensor]) -> N:
    weights = {_named(name): value for name, value in weights.items()}
    _, unknown = network.load_state_dict(weights, strict=False)
    if unknown:
        raise ValueError(f"The exported file holds weights that the network lacks: {', '.join(unknown)}.")
    return network


def _named(name: str) -> str:
    """The name in the network of what an exported file calls otherwise."""
    kind, _, rest = name.partition(".")
    return f"hedge.{CORPORA[0]}.{rest}" if kind == "hedge" else name


def _weights(path: Path) -> dict[str, Tensor]:
    """The weights in a file by their names in the network; matrices as int8 and scale give them."""
    import onnx
    from onnx.numpy_helper import to_array

    graph = onnx.load(str(path)).graph
    held = {one.name: torch.from_numpy(to_array(one).copy()) for one in graph.initializer}
    taking = {name: node for node in graph.node for name in node.input}
    found = {name: value for name, value in held.items() if name.endswith((".weight", ".bias"))}
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            after = taking[node.output[0]]
            while after.op_type in _ON_THE_WAY and not (bias := [n for n in after.input if n.endswith(".bias")]):
                after = taking[after.output[0]]
            matrix = held[node.input[1]].float() * held[node.input[1].removesuffix("_quantized") + "_scale"]
            found[bias[0].removesuffix("bias") + "weight"] = matrix.T.contiguous()
    return found
