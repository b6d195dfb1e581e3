"""The encoder: the six layers of MiniLM-L6, over embeddings that are looked up outside and stay as they are."""

from __future__ import annotations

from pathlib import Path

from torch import Tensor, nn
from torch.nn import functional

WIDTH = 384
HEADS = 12
HEAD = 32  # the width of one
INNER = 1536
_EPSILON = 1e-12


def attention(query: Tensor, key: Tensor, value: Tensor, heads: int, mask: Tensor | None = None) -> Tensor:
    """What each piece takes from the others [batch, length, width], from queries, keys and values alike."""
    batch, length, width = query.shape
    query, key, value = (
        part.view(batch, length, heads, width // heads).transpose(1, 2) for part in (query, key, value)
    )
    # By hand: on CPUs torch's own attention takes three times as long to differentiate for short texts.
    scores = query @ key.transpose(2, 3) * (width // heads) ** -0.5
    if mask is not None:
        scores = scores.masked_fill(~mask[:, None, None, :], -1e4)
    shares = scores.softmax(-1).to(value.dtype)
    return (shares @ value).transpose(1, 2).reshape(batch, length, width)


class Layer(nn.Module):
    """A transformer layer as BERT has it: normalised after each residual."""

    def __init__(self, *, width: int = WIDTH, heads: int = HEADS, each: int = HEAD, inner: int = INNER) -> None:
        """Weights as torch draws them, to be trained or loaded; `each` is the width of a head."""
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value = (nn.Linear(width, heads * each) for _ in range(3))
        self.mixed = nn.Linear(heads * each, width)
        self.mixed_norm = nn.LayerNorm(width, eps=_EPSILON)
        self.inner = nn.Linear(width, inner)
        self.outer = nn.Linear(inner, width)
        self.outer_norm = nn.LayerNorm(width, eps=_EPSILON)
        self.dropout = nn.Dropout(0.1)

    def forward(self, states: Tensor, mask: Tensor | None = None) -> Tensor:
        """States [batch, length, width]; mask [batch, length], true where there is a piece, None for everywhere."""
        mixed = self.mixed(attention(self.query(states), self.key(states), self.value(states), self.heads, mask))
        states = self.mixed_norm(states + mixed)
        return self.outer_norm(states + self.dropout(self.outer(functional.gelu(self.inner(states)))))


class Encoder(nn.Module):
    """Embeddings in, states out."""

    def __init__(self, layers: int = 6, *, heads: int = HEADS, inner: int = INNER) -> None:
        """An encoder of so many layers, each with so many heads and inner units."""
        super().__init__()
        self.norm = nn.LayerNorm(WIDTH, eps=_EPSILON)
        self.dropout = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer(heads=heads, inner=inner) for _ in range(layers))

    def forward(self, embeddings: Tensor, mask: Tensor | None = None) -> Tensor:
        """Embeddings [batch, length, 384] to states alike; mask [batch, length], true where there is a piece."""
        return self.after_each(embeddings, mask)[-1]

    def after_each(self, embeddings: Tensor, mask: Tensor | None = None) -> list[Tensor]:
        """The states after each layer."""
        states = self.dropout(self.norm(embeddings))
        found = []
        for layer in self.layers:
            states = layer(states, mask)
            found.append(states)
        return found


def pretrained(folder: Path) -> Encoder:
    """The encoder with the base weights."""
    from safetensors.torch import load_file

    weights = load_file(folder / "model.safetensors")
    encoder = Encoder()
    names = {"norm": "embeddings.LayerNorm"}
    parts = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "mixed": "attention.output.dense",
        "mixed_norm": "attention.output.LayerNorm",
        "inner": "intermediate.dense",
        "outer": "output.dense",
        "outer_norm": "output.LayerNorm",
    }
    for number in range(len(encoder.layers)):
        names |= {f"layers.{number}.{ours}": f"encoder.layer.{number}.{theirs}" for ours, theirs in parts.items()}
    state = {
        f"{ours}.{kind}": weights[f"{theirs}.{kind}"] for ours, theirs in names.items() for kind in ("weight", "bias")
    }
    encoder.load_state_dict(state)
    return encoder
