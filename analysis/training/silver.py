"""What the product's own rules see in the texts to learn from: names and hedges, where no person marked them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from analysis.training import kept

Labelled = tuple[int, int, str]


class Silver(NamedTuple):
    """Names and hedges with their labels, by the text's id; offsets into the text."""

    names: dict[str, list[Labelled]]
    hedges: dict[str, list[Labelled]]


def read(texts: Iterable[tuple[str, str]], cache: Path) -> Silver:
    """The names and hedges of texts, given as (id, text); kept in a file, because reading takes minutes."""
    if not cache.is_file():
        kept.write(cache, partial(_write, texts))
    with cache.open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    return Silver({row["id"]: row["names"] for row in rows}, {row["id"]: row["hedges"] for row in rows})


def _write(texts: Iterable[tuple[str, str]], path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        for identifier, text in texts:
            names, hedges = _rules(text)
            file.write(json.dumps({"id": identifier, "names": names, "hedges": hedges}) + "\n")


def _rules(text: str) -> tuple[list[Labelled], list[Labelled]]:
    from analysis.language import parse
    from analysis.signals import hedging, sentences
    from analysis.signals.actors import names

    parsed = parse.read(text)
    found = names.names(parsed, sentences.sentences(parsed))
    return (
        [(name.start, name.end, name.label) for name in found],
        [(hedge.start, hedge.end, hedge.type) for hedge in hedging.hedges(parsed)],
    )
