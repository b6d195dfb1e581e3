"""Text into word pieces and their embeddings: what the trained encoders take in.

A word here is what WordPiece starts from: a run of letters and digits, or one punctuation mark. A name that must not
be seen is one word, [MASK].
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from tokenizers import Tokenizer

TOKENIZER = "tokenizer.json"
EMBEDDINGS = "embeddings.npz"

LONGEST = 256  # pieces that an encoder sees at once

Span = tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class Pieces:
    """A text in word pieces, [CLS] first and [SEP] last.

    ids: the pieces. words: [start, end) of each word in the text. first: the place of each word's first piece.
    """

    ids: list[int]
    words: list[Span]
    first: list[int]

    def places(self, span: Span) -> list[int]:
        """The places of the pieces of the words that a span of the text touches."""
        ends = [*self.first[1:], len(self.ids) - 1]
        return [
            place
            for (start, end), first, last in zip(self.words, self.first, ends, strict=True)
            if start < span[1] and span[0] < end
            for place in range(first, last)
        ]


class Vocabulary:
    """Word pieces and their embeddings."""

    def __init__(self, folder: Path) -> None:
        """Read the tokenizer and the embedding table from a model's folder."""
        self._tokenizer = _tokenizer(str(folder / TOKENIZER))
        with np.load(folder / EMBEDDINGS) as table:
            self._rows, self._scale = table["rows"], table["scale"]
            self._positions = table["positions"].astype(np.float32)
        self._begin, self._end, self.mask = (self._number(name) for name in ("[CLS]", "[SEP]", "[MASK]"))

    def pieces(self, text: str, masks: Sequence[Span] = ()) -> Pieces:
        """The text in word pieces; each of the masked spans, in order and without overlaps, is one word [MASK]."""
        ids, words, first = [self._begin], list[Span](), list[int]()
        cursor = 0
        for start, end in [*masks, (len(text), len(text))]:
            encoded = self._tokenizer.encode(text[cursor:start], add_special_tokens=False)
            previous: int | None = -1
            for piece, word, (a, b) in zip(encoded.ids, encoded.word_ids, encoded.offsets, strict=True):
                if word != previous:
                    first.append(len(ids))
                    words.append((cursor + a, cursor + b))
                    previous = word
                else:
                    words[-1] = (words[-1][0], cursor + b)
                ids.append(piece)
            if start < end:
                first.append(len(ids))
                words.append((start, end))
                ids.append(self.mask)
            cursor = end
        if not text.isascii():
            words = [(start, _with_accents(text, end)) for start, end in words]
        return Pieces(ids=[*ids, self._end], words=words, first=first)

    def embeddings(self, ids: Sequence[int]) -> NDArray[np.float32]:
        """The embeddings of at most 256 pieces in their places: one row each, 384 wide."""
        picked = np.asarray(ids)
        table: NDArray[np.float32] = self._rows[picked] * self._scale[picked] + self._positions[: len(ids)]
        return table

    def _number(self, name: str) -> int:
        return self._tokenizer.get_vocab()[name]


def _with_accents(text: str, end: int) -> int:
    """The end of a word with the marks that combine with its last letter, which WordPiece drops."""
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return end


@cache
def _tokenizer(path: str) -> Tokenizer:
    from tokenizers import Tokenizer

    return Tokenizer.from_file(path)
