"""The evidence behind each score: the sentences that were judged, with what decided marked.

A page has room for so many sentences. Where there are more, each score shows up to a number of those that count for
it, against it, and not at all; one article after another, the strongest first. The rest lies in judgements.csv.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd

from analysis.reporting import deciding, wording
from analysis.reporting.corpus import Corpus
from analysis.reporting.deciding import Deciding
from analysis.reporting.marks import Mark, Piece, pieces
from analysis.reporting.palette import Look
from analysis.reporting.rows import groups, records, rows
from analysis.signals.measure import Measure

_LEAST_ROOM, _ROOM_EACH, _MOST_ROOM = 320, 16, 1500  # judgements on the page: at least, for each article, at most
MOST_PRINTED = 5
_MOST_EACH, _FEWEST_EACH = 200, 1
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
    shared: bool
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


def blocks(
    corpus: Corpus, measures: Sequence[Measure], *, most: int | None = None, decide: Deciding | None = None
) -> list[Block]:
    """The evidence for every score, in the order of measures, actors and outlets; at most so many judgements in all.

    `decide` says which words decided a portrayal; without it, the table of judgements does.
    """
    cells = list(_cells(corpus, measures))
    most = min(_MOST_ROOM, max(_LEAST_ROOM, _ROOM_EACH * len(corpus.articles))) if most is None else most
    each = _room([cell.judged["value"] for cell in cells], most)
    chosen = [_chosen(corpus, cell.judged, each) for cell in cells]
    if chosen:
        shown = deciding.cues(pd.concat(chosen), corpus.articles, corpus["sentences"], decide)
        chosen = [shown.loc[part.index] for part in chosen]
    abouts = _numbers(corpus["scores"])
    return [_block(corpus, cell, part, abouts) for cell, part in zip(cells, chosen, strict=True)]


class _Cell(NamedTuple):
    measure: Measure
    about: str
    outlet: str
    scores: pd.DataFrame
    judged: pd.DataFrame


def _cells(corpus: Corpus, measures: Sequence[Measure]) -> Iterator[_Cell]:
    """Every measure, actor and outlet that has a score, with the judgements it is the mean of."""
    counted = corpus["judgements"][~corpus["judgements"]["again"]]
    for measure in measures:
        scores = corpus["scores"][corpus["scores"]["measure"] == measure.name]
        judged = counted[counted["measure"] == measure.name]
        for about, part in groups(scores, "about"):
            about_it = judged[judged["about"] == about] if about else judged
            for outlet, own in groups(part, "outlet"):
                yield _Cell(measure, about, outlet, own, about_it[about_it["outlet"] == outlet])


def _room(values: Sequence[pd.Series[float]], most: int) -> int:
    """How many judgements of each sign every block may show, so that all blocks together show at most `most`."""
    signs = [(int((v > 0).sum()), int((v < 0).sum()), int((v == 0).sum())) for v in values]

    def shown(each: int) -> int:
        return sum(min(up, each) + min(down, each) + min(zero, _zeros(each)) for up, down, zero in signs)

    return max((each for each in range(_FEWEST_EACH, _MOST_EACH + 1) if shown(each) <= most), default=_FEWEST_EACH)


def _zeros(each: int) -> int:
    return max(1, each // 2)


def grouped(found: Sequence[Block]) -> list[tuple[Measure, list[tuple[str, list[Block]]]]]:
    """The blocks by measure and by actor, in their order."""
    measures: dict[str, tuple[Measure, dict[str, list[Block]]]] = {}
    for block in found:
        _, abouts = measures.setdefault(block.measure.name, (block.measure, {}))
        abouts.setdefault(block.about, []).append(block)
    return [(measure, list(abouts.items())) for measure, abouts in measures.values()]


def printed(
    found: Sequence[Block], chosen: Iterable[tuple[str, str]], *, most: int = MOST_PRINTED
) -> dict[str, tuple[Item, ...]]:
    """What goes on paper: of each chosen block, by its key, the first items in the chosen voice; 'all' is any."""
    by_key = {block.key: block.items for block in found}
    paper: dict[str, tuple[Item, ...]] = {}
    for key, voice in chosen:
        own = [item for item in by_key.get(key, ()) if voice in ("all", item.voice)]
        paper[key] = (*paper.get(key, ()), *own[:most])
    return paper


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


def _block(corpus: Corpus, cell: _Cell, chosen: pd.DataFrame, abouts: dict[str, int | None]) -> Block:
    return Block(
        key=key(cell.measure.name, corpus.outlets.index(cell.outlet), abouts[cell.about]),
        measure=cell.measure,
        about=cell.about,
        outlet=cell.outlet,
        look=corpus.looks[cell.outlet],
        lines=tuple(sorted(rows(cell.scores), key=lambda row: ("outlet", "source", "all").index(row.voice))),
        items=tuple(_item(corpus, cell.measure, row) for row in records(chosen)),
        judged=len(cell.judged),
    )


def _chosen(corpus: Corpus, judged: pd.DataFrame, each: int) -> pd.DataFrame:
    """Up to `each` rows above zero and below, half as many at zero: article by article, the strongest first."""
    if judged.empty:
        return judged
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
    limits = order["sign"].map({0: each, 1: each, 2: _zeros(each)})
    kept = order[order.groupby("sign").cumcount() < limits].sort_values(["sign", "article", "start"], kind="stable")
    return judged.loc[kept.index]


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
        shared=bool(row["shared"]),
        place=f"{start}–{end}",
        raw_place=f"{corpus.file(article_id)} {raw_start}–{raw_end}",
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
