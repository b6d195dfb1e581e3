"""The words of a text as they are compared with those of another: without case, apostrophes straight."""

from __future__ import annotations

import re
from typing import NamedTuple

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|\w+(?:['’‘]\w+)*|[%€$£¥]")
_APOSTROPHE = re.compile("[’‘]")  # the second is what some outlets' systems make of it


class Word(NamedTuple):
    """A word as it is compared, and where it stands."""

    key: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """The words of a text in order. Currency and per cent signs are words, so that no number changes unseen."""
    return [Word(_APOSTROPHE.sub("'", match[0].casefold()), *match.span()) for match in _WORD.finditer(text)]
