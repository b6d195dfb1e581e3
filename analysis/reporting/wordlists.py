"""The word lists that were used, so that a reader sees what counts without opening the program."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from analysis.language import lexicon

MOST_WORDS = 200


class WordList(NamedTuple):
    """A word list: its hash, how many entries it has, and its first ones as they stand there."""

    name: str
    sha256: str
    entries: int
    words: tuple[str, ...]


def used(hashes: Mapping[str, str]) -> list[WordList]:
    """The lists of a run, by their names; one whose file is no longer the same shows its hash alone.

    A table of measured confidences lies beside the lists, and is none.
    """
    here = lexicon.hashes()
    lists = sorted((name, sha256) for name, sha256 in hashes.items() if not name.endswith("_confidence"))
    return [_read(name, sha256, same=here.get(name) == sha256) for name, sha256 in lists]


def _read(name: str, sha256: str, *, same: bool) -> WordList:
    words = [next(iter(row.values())) for row in lexicon.load(name)] if same else []
    distinct = tuple(dict.fromkeys(words))
    return WordList(name, sha256, len(words), distinct[:MOST_WORDS])
