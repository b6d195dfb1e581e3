"""Articles as a test writes them, made into the tables that utterances are found in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from analysis import tables


class Said(NamedTuple):
    """An attribution by its words, each of which must occur once in the article."""

    source: str
    cue: str
    content: str
    actor: str = ""
    kind: str = "person"
    stance: str = "neutral"


class Article(NamedTuple):
    """An article: its text, who says what in it, and who is named in it by which words."""

    outlet: str
    text: str
    said: Sequence[Said] = ()
    named: Mapping[str, str] = {}
    published: str = ""


def desk(*articles: Article) -> dict[str, pd.DataFrame]:
    """The tables of some articles, by their lower-case names; ids are made of the outlets and the dates."""
    rows: dict[str, list[dict[str, Any]]] = {
        name: [] for name in ("articles", "sentences", "mentions", "attributions", "lemmas")
    }
    for article in articles:
        _add(rows, article)
    return {name: getattr(tables, name.upper()).frame(found) for name, found in rows.items()}


def _add(rows: dict[str, list[dict[str, Any]]], article: Article) -> None:
    key = {"article_id": f"{article.outlet} {article.published} {len(article.text)}".replace("  ", " ")}
    columns = dict.fromkeys(tables.ARTICLES.names, "")
    numbers = {"title_end": 0, "words": len(article.text.split()), "record": None}
    known = {"outlet": article.outlet, "text": article.text, "published": article.published}
    rows["articles"].append(columns | numbers | known | key)
    for number, match in enumerate(re.finditer(r"\S.*?(?:[.!?][”»]?(?=\s|$)|$)", article.text)):
        place = {"sentence": number, "start": match.start(), "end": match.end(), "role": "body"}
        rows["sentences"].append(key | place)
    for words, actor in article.named.items():
        for match in re.finditer(rf"\b{re.escape(words)}\b", article.text):
            place = {"sentence": 0, "start": match.start(), "end": match.end(), "actor": actor, "kind": "name"}
            rows["mentions"].append(key | place | {"role": "", "verb_start": None, "verb_end": None})
    for number, said in enumerate(article.said):
        rows["attributions"].append(key | {"attribution": number} | _attribution(article.text, said))


def _attribution(text: str, said: Said) -> dict[str, Any]:
    contents = tuple(_span(text, part) for part in said.content.split(" … "))
    return {
        "source": (_span(text, said.source),) if said.source else (),
        "cue": (_span(text, said.cue),),
        "content": contents,
        "form": "direct" if said.content.startswith("“") else "indirect",
        "source_actor": said.actor,
        "source_kind": said.kind,
        "stance": said.stance,
        "cue_class": "speech",
        "venue": "",
        "confidence": None,
    }


def _span(text: str, words: str) -> tuple[int, int]:
    assert text.count(words) == 1, f"{words!r} occurs {text.count(words)} times"
    start = text.index(words)
    return start, start + len(words)
