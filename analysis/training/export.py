"""Write the trained networks as the files that the product loads: ONNX, weights in int8, with their settings."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
import warnings
from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor, nn

from analysis.language.pieces import EMBEDDINGS, TOKENIZER
from analysis.language.reader import FILES, SETTINGS
from analysis.training.encoder import WIDTH
from analysis.training.networks import CORPORA, Portrayer, Reader

_OPSET = 17

Axes = dict[str, dict[int, str]]


def write(sourcing: Reader, portrayal: Portrayer, vocabulary: Path, to: Path) -> None:
    """Write the ONNX files, and tokenizer and embeddings beside them.

    Weights are int8, one scale for each row; activations are scaled as they come.
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
        portrayal,
        {"embeddings": embeddings, "target": torch.rand(3, 24)},
        ["logits"],
        {
            "embeddings": {0: "sentences", 1: "pieces"},  # as many as targets, or one for all of them
            "target": {0: "targets", 1: "pieces"},
            "logits": {0: "targets"},
        },
        to / "portrayal.onnx",
    )


def settle(folder: Path, values: Mapping[str, float]) -> None:
    """Write the settings beside the files: thresholds, temperature, and the hash of each file."""
    hashes = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in FILES}
    text = json.dumps({**values, "sha256": hashes}, indent=2)
    (folder / SETTINGS).write_text(text + "\n", encoding="utf-8")


class _Words(nn.Module):
    """A paragraph's words: their states, and how likely they are cues and hedges."""

    def __init__(self, network: Reader) -> None:
        super().__init__()
        self.network = network

    def forward(self, embeddings: Tensor, first: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        states = self.network.words(embeddings, first)[0]
        return states, self.network.cue(states).softmax(-1), self.network.hedge[CORPORA[0]](states).softmax(-1)


class _Roles(nn.Module):
    """For each cue of a paragraph, how likely each of its words is other, source, content."""

    def __init__(self, network: Reader) -> None:
        super().__init__()
        self.role = network.role

    def forward(self, states: Tensor, cue: Tensor, distance: Tensor) -> Tensor:
        roles: Tensor = self.role(states[None].expand(cue.shape[0], -1, -1), cue, distance).softmax(-1)
        return roles


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
        quantize_dynamic(full, path, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul"])
