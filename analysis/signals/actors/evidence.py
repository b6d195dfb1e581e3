"""What the words around a name tell of it: 'Mr' before it, 'who' or 'the foreign minister' beside it, 'which' after it.

The name recogniser has never heard of most people in the news. Such words are surer than its guess.
"""

from __future__ import annotations

import re
from typing import Literal

from analysis.signals.actors import titles
from analysis.signals.reading import Name, Reading

_BODY = re.compile(
    r"(?:,? which\b| (?:party|group|movement|union|agency|newspaper|company|militia|coalition|network"
    r"|program|programme|brand)\b)"
)
_BODY_BEFORE = re.compile(r"\b(?:party|group|charity|company|newspaper|agency|movement|militia) $")
_REACH = 16
# What is called after a person or a founder: 'Karl Lund Elementary', 'Lund Footwear'.
_NAMESAKE = re.compile(
    r" (?:Elementary|Middle School|High School|Secondary|Academy|School|College|University|Institute|Foundation"
    r"|Footwear|Apparel|Motors|Stadium|Arena|Airport|Hospital|Library|Museum|Theat(?:er|re)|Bridge|Avenue|Boulevard|Street"
    r"|Prize|Award|Medal|Cent(?:er|re)|Brothers|Industries|Holdings|Inc|Ltd|LLC|Corp)\b"
)


def told(reading: Reading) -> dict[int, Literal["person", "organisation"]]:
    """What is told of the names of the article, by the offset at which they start; silent on most."""
    described = {one.link for one in reading.references if one.link >= 0 and _describes(one.text, one.kind)}
    found: dict[int, Literal["person", "organisation"]] = {}
    for name in reading.names:
        if _is_body(name, reading.text):
            found[name.start] = "organisation"
        elif _titled(name) or any(name.start <= link < name.end for link in described):
            found[name.start] = "person"
    return found


def is_namesake(name: Name, text: str) -> bool:
    """Whether the name is the first part of what is called after somebody: a school, a shop, a street."""
    return bool(_NAMESAKE.match(text, name.end))


def _describes(text: str, kind: str) -> bool:
    return kind == "title" or text.lower() == "who"


def _titled(name: Name) -> bool:
    title = titles.parse(name.title) if name.title else None
    return title is not None and title.rank != "kin"


def _is_body(name: Name, text: str) -> bool:
    before = text[max(0, name.start - _REACH) : name.start]
    return bool(_BODY.match(text, name.end) or _BODY_BEFORE.search(before))
