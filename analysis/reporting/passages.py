"""Passages as tables, for reading in a notebook: claims, cues, and what stands behind a number.

What decided stands between ⟦ ⟧, as far as it is known; `…` stands where a span is interrupted or cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from analysis.signals.reading import Span

_SHOWN = ["outlet", "article_id", "voice", "speaker", "about", "value", "passage"]
_AROUND = 160
_SHORT = 40


def claims(attributions: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Who said what: a row for each attribution, its spans as words."""
    texts, outlets = _by_article(articles, "text"), _by_article(articles, "outlet")
    shown = attributions[["source_actor", "source_kind", "form", "stance", "cue_class"]].copy()
    for place, part in enumerate(("source", "cue", "content")):
        spans = zip(attributions["article_id"], attributions[part], strict=True)
        shown.insert(place, part, [_words(texts[article], cell) for article, cell in spans])
    shown.insert(0, "outlet", attributions["article_id"].map(outlets))
    return shown


def cues(judgements: pd.DataFrame, articles: pd.DataFrame, measure: str) -> pd.Series[int]:
    """How often each cue decided a judgement of the measure, by voice; most frequent first."""
    texts = _by_article(articles, "text")
    rows = judgements[(judgements["measure"] == measure) & judgements["cue_start"].notna()]
    words = [
        texts[article][start:end].lower()
        for article, start, end in zip(rows["article_id"], rows["cue_start"], rows["cue_end"], strict=True)
    ]
    counted = rows.assign(cue=pd.Series(words, index=rows.index, dtype="str")).groupby(["cue", "voice"]).size()
    return counted.sort_values(ascending=False, kind="stable")


def highest(scores: pd.DataFrame) -> dict[str, Any]:
    """The highest score, among those on enough articles where there are any."""
    return _first(scores, "score", ascending=False)


def lowest(scores: pd.DataFrame) -> dict[str, Any]:
    """The lowest score, among those on enough articles where there are any."""
    return _first(scores, "score", ascending=True)


def clearest(differences: pd.DataFrame) -> dict[str, Any]:
    """The difference that is least likely to be chance; empty where nothing was compared."""
    return _first(differences, "p", ascending=True)


def behind(judgements: pd.DataFrame, articles: pd.DataFrame, number: Mapping[str, Any]) -> pd.DataFrame:
    """The judgements behind a score or a difference, as passages; those with a value stand first."""
    return shown(judged(judgements, number), articles)


def judged(judgements: pd.DataFrame, number: Mapping[str, Any]) -> pd.DataFrame:
    """The judgements behind a score or a difference; those with the highest value or the lowest stand first."""
    rows = judgements[(judgements["measure"] == number.get("measure", "")) & ~judgements["again"]]
    outlets = [number[key] for key in ("outlet", "group", "other") if number.get(key)]
    rows = rows[rows["outlet"].isin(outlets)]
    if number.get("voice") not in (None, "all"):
        rows = rows[rows["voice"] == number["voice"]]
    if number.get("about"):
        rows = rows[rows["about"] == number["about"]]
    ordered: pd.DataFrame = rows.loc[rows["value"].abs().sort_values(ascending=False, kind="stable").index]
    return ordered


def shown(judgements: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Judgements as passages."""
    texts = _by_article(articles, "text")
    passages = [_passage(texts[row["article_id"]], row) for row in judgements.to_dict("records")]
    found: pd.DataFrame = judgements.assign(passage=pd.Series(passages, index=judgements.index, dtype="str"))[_SHOWN]
    return found


def _by_article(articles: pd.DataFrame, column: str) -> dict[str, str]:
    return dict(zip(articles["article_id"], articles[column], strict=True))


def _words(text: str, spans: Iterable[Span]) -> str:
    return " … ".join(" ".join(text[start:end].split()) for start, end in spans)


def _first(table: pd.DataFrame, column: str, *, ascending: bool) -> dict[str, Any]:
    if "enough" in table and table["enough"].any():
        table = table[table["enough"]]
    ordered = table.sort_values(column, ascending=ascending, kind="stable")
    return {str(key): value for key, value in ordered.iloc[0].items()} if len(ordered) else {}


def _surroundings(text: str, start: int, end: int) -> tuple[int, int]:
    """What was judged; a mention alone says nothing, so that it stands in the words of its line around it."""
    if end - start >= _SHORT:
        return start, end
    line_end = text.find("\n", end)
    left = max(text.rfind("\n", 0, start) + 1, start - _AROUND)
    return left, min(line_end if line_end >= 0 else len(text), end + _AROUND)


def _passage(text: str, row: Mapping[Any, Any]) -> str:
    start, end = _surroundings(text, int(row["start"]), int(row["end"]))
    if pd.isna(row["cue_start"]):
        return " ".join(text[start:end].split())
    cue_start, cue_end = int(row["cue_start"]), int(row["cue_end"])
    left, right = max(min(start, cue_start), cue_start - _AROUND), min(max(end, cue_end), cue_end + _AROUND)
    marked = text[left:cue_start] + "⟦" + text[cue_start:cue_end] + "⟧" + text[cue_end:right]
    return " ".join(marked.split())
