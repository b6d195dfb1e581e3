"""Which sentences are set in headline capitals, where a capital letter is no sign of a name."""

from __future__ import annotations

import re
from functools import lru_cache

from analysis.signals.reading import Reading

_WORD = re.compile(r"[^\W\d_]{4,}")
_FEWEST = 3
_SHARE = 0.8


def is_headline(reading: Reading, sentence: int) -> bool:
    """Whether nearly all longer words of the sentence begin with a capital."""
    found = reading.sentences[sentence]
    return _capitals(reading.text[found.start : found.end])


@lru_cache(maxsize=65536)
def _capitals(sentence: str) -> bool:
    words = _WORD.findall(sentence)
    return len(words) >= _FEWEST and sum(word[0].isupper() for word in words) >= _SHARE * len(words)
