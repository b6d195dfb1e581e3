"""Which documents of an annotated corpus may be looked at for what: learning and tuning, choosing, measuring.

A document belongs to a part by the hash of its name, so that the parts stay the same whatever is added or left out.
"""

from __future__ import annotations

import hashlib
from typing import Literal

Part = Literal["tuned", "chosen", "held-out"]


# Held out by their hash, but another version of the same article is among those learnt from.
_TWINS = (
    "breitbart_2016-03-15_the-latest-kasich-scores-all-del",
    "nyt_2015-11-25_golf-courses-",
    "usa-today_2016-04-06_sanders-says-he-s-riding-",
)


def of_article(identifier: str) -> Part:
    """The part of an article of PolNeAR: a tenth is held out, by another tenth thresholds are chosen."""
    return "tuned" if identifier.startswith(_TWINS) else _tenths(identifier)


def of_document(identifier: str) -> Part:
    """The part of a document of the Szeged corpus: half of the documents are held out."""
    return "held-out" if _number(identifier) % 2 else "tuned"


def of_news_story(sentence: str) -> Part:
    """The part of a sentence of the training file of NewsMTSC, by the story it comes from; never held out.

    Its development files are what is held out.
    """
    return "chosen" if _tenths(story(sentence)) == "held-out" else "tuned"


def story(sentence: str) -> str:
    """The story that a sentence of NewsMTSC comes from, as its id tells: 'allsides_1000_401_25_…' is of story 401."""
    return "_".join(sentence.split("_")[:3])


def _tenths(identifier: str) -> Part:
    return {0: "held-out", 1: "chosen"}.get(_number(identifier) % 10, "tuned")  # type: ignore[return-value]


def _number(identifier: str) -> int:
    return int(hashlib.sha256(identifier.encode()).hexdigest(), 16)
