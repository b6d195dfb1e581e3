"""Write the trained networks as the files that the product loads: ONNX, weights in int8, with their settings."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from analysis.language.pieces import EMBEDDINGS, TOKENIZER
from analysis.language.reader import FILES, SETTINGS
from analysis.training.encoder import WIDTH, Encoder, attention
from analysis.training.networks import CORPORA, Portrayer, Reader

_OPSET = 17

Axes = dict[str, dict[int, str]]


def write(sourcing: Reader, portrayal: Portrayer, vocabulary: Path, to: Path) -> None:
    """Write the ONNX files, and tokenizer and embeddings beside them.

    Weights are int8 of seven bits, one scale for each row; activations are scaled as they come. Eight bits would
    saturate on processors without VNNI, which add two products in sixteen bits (onnxruntime's documentation).
    """
    to.mkdir(parents=True, exist_ok=True)
    for name in (TOKENIZER, EMBEDDINGS):
        shutil.copyfile(vocabulary / name, to / name)
    embeddings, first, states = torch.randn(1, 24, WIDTH), torch.arange(1, 21)[None], torch.randn(20, WIDTH)
    cue, distance = torch.rand(3, 20), torch.zeros(3, 20, dtype=torch.long)
    per_word = {0: "words"}
    _session(
        _Words(sourcing),
        {"embeddings": embeddings, "first": first},
        ["states", "cue", "hedge"],
        {"embeddings": {1: "pieces"}, "first": {1: "words"}, "states": per_word, "cue": per_word, "hedge": per_word},
        to / "words.onnx",
    )
    per_cue = {0: "cues", 1: "words"}
    _session(
        _Roles(sourcing),
        {"states": states, "cue": cue, "distance": distance},
        ["roles"],
        {"states": per_word, "cue": per_cue, "distance": per_cue, "roles": per_cue},
        to / "roles.onnx",
    )
    _session(
        _Portrayals(portrayal),
        {"embeddings": embeddings, "target": torch.rand(3, 24)},
        ["logits"],
        {
            "embeddings": {0: "sentences", 1: "pieces"},  # as many as targets, or one for all of them
            "target": {0: "targets", 1: "pieces"},
            "logits": {0: "targets"},
        },
        to / "portrayal.onnx",
    )


def settle(folder: Path, values: Mapping[str, float | list[float]]) -> None:
    """Write the settings beside the files: thresholds, temperature, and the hash of each file.

    And `picked`, which no reader uses: what each label's log-likelihood gains in sentences picked as NewsMTSC's were.
    """
    hashes = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in FILES}
    text = json.dumps({**values, "sha256": hashes}, indent=2)
    (folder / SETTINGS).write_text(text + "\n", encoding="utf-8")


class _Words(nn.Module):
    """A paragraph's words: their states, and how likely they are cues and hedges."""

    def __init__(self, network: Reader) -> None:
        super().__init__()
        self.encoder = network.encoder
        self.cue, self.hedge = network.cue, network.hedge[CORPORA[0]]

    def forward(self, embeddings: Tensor, first: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        states = _encoded(self.encoder, embeddings)[0, first[0]]
        return states, self.cue(states).softmax(-1), self.hedge(states).softmax(-1)


class _Roles(nn.Module):
    """For each cue of a paragraph, how likely each of its words is other, source, content."""

    def __init__(self, network: Reader) -> None:
        super().__init__()
        self.role = network.role

    def forward(self, states: Tensor, cue: Tensor, distance: Tensor) -> Tensor:
        role = self.role
        asked = role.word(states) + role.cue(cue @ states)[:, None, :] + role.distance(distance)
        roles: Tensor = role.out(_layer(role.layer, functional.gelu(role.norm(asked)))).softmax(-1)
        return roles


class _Portrayals(nn.Module):
    """How a sentence presents each of its targets."""

    def __init__(self, network: Portrayer) -> None:
        super().__init__()
        self.network = network

    def forward(self, embeddings: Tensor, target: Tensor) -> Tensor:
        logits: Tensor = self.network.seen(_encoded(self.network.encoder, embeddings), target)
        return logits


def _encoded(encoder: Encoder, embeddings: Tensor) -> Tensor:
    states: Tensor = encoder.norm(embeddings)
    for layer in encoder.layers:
        states = _layer(layer, states)
    return states


def _layer(layer: Any, states: Tensor) -> Tensor:
    """What a layer makes of states, with onnxruntime's own operator for attention, which saves copies."""
    taken: Tensor = _Attention.apply(layer.query(states), layer.key(states), layer.value(states), layer.heads)
    states = layer.mixed_norm(states + layer.mixed(taken))
    found: Tensor = layer.outer_norm(states + layer.outer(functional.gelu(layer.inner(states))))
    return found


class _Attention(torch.autograd.Function):
    """Attention of texts to themselves, from queries, keys and values [texts, length, width]."""

    @staticmethod
    def forward(_: Any, query: Tensor, key: Tensor, value: Tensor, heads: int) -> Tensor:
        """The same in torch."""
        return attention(query, key, value, heads)

    @staticmethod
    def symbolic(graph: Any, query: Any, key: Any, value: Any, heads: int) -> Any:
        """As a node of the graph."""
        node = graph.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=heads)
        return node.setType(query.type())


def _session(network: nn.Module, inputs: Mapping[str, Tensor], outputs: list[str], axes: Axes, path: Path) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic

    with tempfile.TemporaryDirectory() as scratch, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # torch recommends its newer exporter, which needs a package more
        full = Path(scratch) / "full.onnx"
        torch.onnx.export(
            network.eval(),
            tuple(inputs.values()),
            str(full),
            dynamo=False,
            opset_version=_OPSET,
            input_names=list(inputs),
            output_names=outputs,
            dynamic_axes=axes,
        )
        quantize_dynamic(
            full,
            path,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            op_types_to_quantize=["MatMul"],
        )
