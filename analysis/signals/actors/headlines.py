"""Which sentences are set in headline capitals, where a capital letter is no sign of a name."""

from __future__ import annotations

import re
from functools import lru_cache

from analysis.language import lexicon
from analysis.signals.reading import Reading

_WORD = re.compile(r"[^\W\d_]{3,}")
_FEWEST = 4
# Words that stay small in headline capitals; any other small word makes an ordinary sentence.
_SMALL = lexicon.words("the and for with from into over after amid but nor per via off out than upon under about near")


def is_headline(reading: Reading, sentence: int) -> bool:
    """Whether all words of the sentence but the smallest begin with a capital."""
    found = reading.sentences[sentence]
    return _capitals(reading.text[found.start : found.end])


@lru_cache(maxsize=65536)
def _capitals(sentence: str) -> bool:
    words = [word for word in _WORD.findall(sentence) if word not in _SMALL]
    return len(words) >= _FEWEST and all(word[0].isupper() for word in words)
