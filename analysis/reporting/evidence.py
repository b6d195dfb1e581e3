"""The evidence behind each score: the sentences that were judged, with what decided marked.

A page has room for so many sentences. Where there are more, each score shows up to a number of those that count for
it, against it, and not at all; one article after another, the strongest first. The rest lies in judgements.csv.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.reporting import wording
from analysis.reporting.corpus import Corpus
from analysis.reporting.marks import Mark, Piece, pieces
from analysis.reporting.palette import Look
from analysis.reporting.rows import groups, records, rows
from analysis.signals.measure import Measure

MOST_ITEMS = 2400
_MOST_EACH, _FEWEST_EACH = 40, 2
_LONGEST = 600


@dataclass(frozen=True, kw_only=True)
class Item:
    """A judgement as the page shows it: its sentence in pieces, whose voice it is, and where it stands."""

    pieces: tuple[Piece, ...]
    article_id: str
    published: str
    voice: str
    speaker: str
    value: str
    counts: bool
    place: str
    raw_place: str
    sentence: int


@dataclass(frozen=True, kw_only=True)
class Block:
    """The evidence of one outlet on one measure about one actor; `lines` are its scores, a voice each."""

    key: str
    measure: Measure
    about: str
    outlet: str
    look: Look
    lines: tuple[Any, ...]
    items: tuple[Item, ...]
    judged: int


def key(measure: str, outlet: int, about: int | None = None) -> str:
    """The id of a block in the page."""
    return f"evidence-{measure}-{outlet}" + ("" if about is None else f"-{about}")


def blocks(corpus: Corpus, measures: Sequence[Measure], *, most: int = MOST_ITEMS) -> list[Block]:
    """The evidence for every score, in the order of measures, actors and outlets."""
    scores = corpus["scores"]
    cells = [
        (measure, about, outlet, own)
        for measure in measures
        for about, part in groups(scores[scores["measure"] == measure.name], "about")
        for outlet, own in groups(part, "outlet")
    ]
    each = max(_FEWEST_EACH, min(_MOST_EACH, most // max(1, 2 * len(cells))))
    abouts = _numbers(scores)
    judged = _judged(corpus["judgements"])
    return [
        _block(corpus, measure, about, outlet, rows, judged, each, abouts) for measure, about, outlet, rows in cells
    ]


def grouped(found: Sequence[Block]) -> list[tuple[Measure, list[tuple[str, list[Block]]]]]:
    """The blocks by measure and by actor, in their order."""
    measures: dict[str, tuple[Measure, dict[str, list[Block]]]] = {}
    for block in found:
        _, abouts = measures.setdefault(block.measure.name, (block.measure, {}))
        abouts.setdefault(block.about, []).append(block)
    return [(measure, list(abouts.items())) for measure, abouts in measures.values()]


def keys(corpus: Corpus) -> dict[tuple[str, str, str], str]:
    """The id of the evidence of each measure, outlet and actor that has a score."""
    abouts = _numbers(corpus["scores"])
    numbers = {outlet: number for number, outlet in enumerate(corpus.outlets)}
    return {
        (row.measure, row.outlet, row.about): key(row.measure, numbers[row.outlet], abouts[row.about])
        for row in rows(corpus["scores"])
    }


def _numbers(scores: pd.DataFrame) -> dict[str, int | None]:
    named = sorted(set(scores["about"]) - {""})
    return {"": None, **{about: number for number, about in enumerate(named)}}


_Judged = dict[tuple[str, str], pd.DataFrame]


def _judged(judgements: pd.DataFrame) -> _Judged:
    return {
        (measure, outlet): own
        for measure, part in groups(judgements, "measure")
        for outlet, own in groups(part, "outlet")
    }


def _block(
    corpus: Corpus, measure: Measure, about: str, outlet: str, scores: pd.DataFrame, judged: _Judged, each: int,
    abouts: dict[str, int | None],
) -> Block:  # fmt: skip
    own = judged.get((measure.name, outlet), corpus["judgements"].iloc[:0])
    if about:
        own = own[own["about"] == about]
    chosen = _chosen(corpus, own, each)
    return Block(
        key=key(measure.name, corpus.outlets.index(outlet), abouts[about]),
        measure=measure,
        about=about,
        outlet=outlet,
        look=corpus.looks[outlet],
        lines=tuple(sorted(rows(scores), key=lambda row: ("outlet", "source", "all").index(row.voice))),
        items=tuple(_item(corpus, measure, row) for row in chosen),
        judged=len(own),
    )


def _chosen(corpus: Corpus, judged: pd.DataFrame, each: int) -> list[dict[str, Any]]:
    """Up to `each` rows above zero and below, half as many at zero: article by article, the strongest first."""
    if judged.empty:
        return []
    order = pd.DataFrame(
        {
            "sign": judged["value"].map(lambda value: 0 if value > 0 else 1 if value < 0 else 2),
            "size": -judged["value"].abs(),
            "article": judged["article_id"].map(corpus.number),
            "start": judged["start"],
        },
        index=judged.index,
    )
    order["turn"] = order.sort_values(["size", "start"], kind="stable").groupby(["sign", "article"]).cumcount()
    order = order.sort_values(["sign", "turn", "article", "start"], kind="stable")
    limits = order["sign"].map({0: each, 1: each, 2: max(1, each // 2)})
    kept = order[order.groupby("sign").cumcount() < limits].sort_values(["sign", "article", "start"], kind="stable")
    return records(judged.loc[kept.index])


def _item(corpus: Corpus, measure: Measure, row: dict[str, Any]) -> Item:
    article_id = str(row["article_id"])
    article = corpus.article[article_id]
    start, end = int(row["start"]), int(row["end"])
    marks = [Mark(start, end, "judged")]
    if not pd.isna(row["cue_start"]):
        marks.append(Mark(int(row["cue_start"]), int(row["cue_end"]), "decided"))
    left, right = _extent(corpus, row, marks)
    raw_start, raw_end = corpus.raw_span(article_id, start, end)
    return Item(
        pieces=tuple(pieces(article["text"], left, right, marks)),
        article_id=article_id,
        published=str(article["published"])[:10],
        voice=str(row["voice"]),
        speaker=str(row["speaker"]),
        value=_value(measure, row["value"]),
        counts=bool(row["value"]),
        place=f"{start}–{end}",
        raw_place=f"{article['source_file']} {raw_start}–{raw_end}",
        sentence=int(row["sentence"]),
    )


def _extent(corpus: Corpus, row: dict[str, Any], marks: Sequence[Mark]) -> tuple[int, int]:
    """The sentence, widened to hold what was judged and what decided; cut where that grows too long to read."""
    article_id = str(row["article_id"])
    sentences = corpus.sentences.get(article_id, [])
    number = int(row["sentence"])
    spans = [(mark.start, mark.end) for mark in marks]
    if 0 <= number < len(sentences):
        spans.append((int(sentences[number]["start"]), int(sentences[number]["end"])))
    left, right = min(start for start, _ in spans), max(end for _, end in spans)
    if right - left > _LONGEST:
        decided = marks[-1].start
        left = max(left, decided - _LONGEST // 2)
        right = min(right, left + _LONGEST)
    return left, right


def _value(measure: Measure, value: float) -> str:
    if wording.is_share(measure):
        return "counts" if value else "does not count"
    return wording.signed(value)
