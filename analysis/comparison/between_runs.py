"""Two runs side by side: which articles they share, how far each score moved, and what moved it.

A score can move because other articles were read, or because the same articles were read in another way. Both runs
keep every judgement, so the change is cut in two without reading anything again: on the way from the old score to the
new one the articles that are gone are taken away under the old method, those that are left are read by the new method,
and the new articles are added under the new method. The first and the last step are the news, the middle one is what
the same articles say read anew. It is the decomposition of Kitagawa (1955, Journal of the American Statistical
Association 50:1168) along the path on which either method judges only what it has read.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from analysis.comparison import resampling
from analysis.comparison.groups import ALL_VOICES
from analysis.comparison.resampling import Floats

KEYS = ["measure", "voice", "about", "outlet"]

_Cells = dict[tuple[str, str, str, str], dict[str, tuple[float, float]]]  # article → sum, count
_ALIKE = 1e-9


class Read(NamedTuple):
    """What a run read and made of it: ARTICLES, JUDGEMENTS, SCORES."""

    articles: pd.DataFrame
    judgements: pd.DataFrame
    scores: pd.DataFrame


def matched(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Every article of either run: same, changed, added or removed.

    Same is what has the same raw text and outlet, whatever it is called; changed is what has the same name and another
    raw text or outlet.
    A row: fate, before_id, after_id ('' where there is none), outlet, title, published, cleaned (same raw text, and the
    clean text is not as it was).
    """
    one, other = (_indexed(articles) for articles in (before, after))
    named = [(name, name) for name in one if name in other and _content(one[name]) == _content(other[name])]
    renamed = _by_text(
        {name: row for name, row in one.items() if (name, name) not in set(named)},
        {name: row for name, row in other.items() if (name, name) not in set(named)},
    )
    same = [*named, *renamed]
    old, new = {a for a, _ in same}, {b for _, b in same}
    changed = [(name, name) for name in one if name in other and name not in old and name not in new]
    removed = [(name, "") for name in one if name not in old and (name, name) not in set(changed)]
    added = [("", name) for name in other if name not in new and (name, name) not in set(changed)]
    rows = [
        _match(fate, a, b, one, other)
        for fate, pairs in (("same", same), ("changed", changed), ("added", added), ("removed", removed))
        for a, b in sorted(pairs)
    ]
    return pd.DataFrame(rows, columns=["fate", "before_id", "after_id", "outlet", "title", "published", "cleaned"])


def _content(row: Mapping[str, Any]) -> tuple[str, str]:
    """What makes an article the same news: its raw text, and who published it."""
    return row["raw_sha256"], row["outlet"]


def moves(before: Read, after: Read, matches: pd.DataFrame) -> pd.DataFrame:
    """How far each score moved that either run has, and what moved it.

    A row: measure, voice, about, outlet; articles, judged, score, low, high, enough of each run, with _before and
    _after; change with change_low and change_high, its 95 % interval, where both are enough; news and anew, which add
    up to the change, missing where the runs share no article that was judged.
    """
    both = before.scores.merge(after.scores, on=KEYS, how="outer", suffixes=("_before", "_after"))
    same = matches[matches["fate"] == "same"]
    shared = dict(zip(same["before_id"], same["after_id"], strict=True))
    one, other = _cells(before.judgements), _cells(after.judgements)
    rows = [_moved(row, one, other, shared) for row in both.to_dict("records")]
    columns = ["change", "change_low", "change_high", "news", "anew"]
    return pd.concat([both, pd.DataFrame(rows, columns=columns, index=both.index, dtype=float)], axis=1)


def rejudged(before: Read, after: Read, matches: pd.DataFrame) -> pd.DataFrame:
    """What the two runs judge differently in articles that are the same, clean text included.

    A row: measure, article_id and outlet (of the later run), start, end, about, voice, before, after: the values,
    missing where one of them did not judge it so.
    """
    same = matches[(matches["fate"] == "same") & ~matches["cleaned"]]
    names = dict(zip(same["before_id"], same["after_id"], strict=True))
    one = before.judgements[before.judgements["article_id"].isin(names)]
    one = one.assign(article_id=one["article_id"].map(names))
    other = after.judgements[after.judgements["article_id"].isin(set(names.values()))]
    keys = ["measure", "article_id", "start", "end", "about", "voice", "turn"]
    numbered = (
        frame.assign(turn=frame.groupby(keys[:-1]).cumcount())[[*keys, "value"]].rename(columns={"value": name})
        for frame, name in ((one, "before"), (other, "after"))
    )
    found = next(numbered).merge(next(numbered), on=keys, how="outer", sort=True)
    alike = (found["before"] - found["after"]).abs() < _ALIKE
    outlets = dict(zip(after.articles["article_id"], after.articles["outlet"], strict=True))
    found = found[~alike].assign(outlet=lambda rows: rows["article_id"].map(outlets))
    columns = ["measure", "article_id", "outlet", "start", "end", "about", "voice", "before", "after"]
    return found[columns].reset_index(drop=True)


def _indexed(articles: pd.DataFrame) -> dict[str, dict[str, Any]]:
    rows: list[Any] = articles.sort_values("article_id").to_dict("records")
    return {str(row["article_id"]): row for row in rows}


def _by_text(one: Mapping[str, Mapping[str, Any]], other: Mapping[str, Mapping[str, Any]]) -> list[tuple[str, str]]:
    """Articles of other names with the same raw text, paired in the order of their names."""
    waiting: dict[tuple[str, str], list[str]] = {}
    for name, row in other.items():
        waiting.setdefault(_content(row), []).append(name)
    return [(name, names.pop(0)) for name, row in one.items() if (names := waiting.get(_content(row), []))]


def _match(
    fate: str, a: str, b: str, one: Mapping[str, Mapping[str, Any]], other: Mapping[str, Mapping[str, Any]]
) -> dict[str, Any]:
    row = other[b] if b else one[a]
    cleaned = fate == "same" and one[a]["text"] != other[b]["text"]
    known = {name: row[name] for name in ("outlet", "title", "published")}
    return {"fate": fate, "before_id": a, "after_id": b, **known, "cleaned": cleaned}


def _cells(judgements: pd.DataFrame) -> _Cells:
    """For each key of SCORES: article → the sum and the number of its judgements."""
    keys = [*KEYS, "article_id"]
    whole = judgements.assign(about="")
    every = pd.concat([judgements, whole, judgements.assign(voice=ALL_VOICES), whole.assign(voice=ALL_VOICES)])
    sums = every.groupby(keys, sort=True)["value"].agg(["sum", "count"]).reset_index()
    found: _Cells = {}
    for measure, voice, about, outlet, article, total, count in sums.itertuples(index=False):
        found.setdefault((measure, voice, about, outlet), {})[article] = (float(total), float(count))
    return found


def _moved(row: Mapping[Any, Any], one: _Cells, other: _Cells, shared: Mapping[str, str]) -> list[float]:
    missing = [float("nan")] * 5
    if pd.isna(row["score_before"]) or pd.isna(row["score_after"]):
        return missing
    key = row["measure"], row["voice"], row["about"], row["outlet"]
    old, new = one.get(key, {}), other.get(key, {})
    change = row["score_after"] - row["score_before"]
    low, high = _interval(row, old, new, shared)
    news = _news(old, new, shared)
    return [change, low, high, news, change - news]


def _news(
    old: Mapping[str, tuple[float, float]], new: Mapping[str, tuple[float, float]], shared: Mapping[str, str]
) -> float:
    """What the articles that are not in both runs move: those that are gone, then those that are new."""
    left = {name: old[name] for name in old if name in shared}
    kept_names = set(shared.values())
    kept = {name: new[name] for name in new if name in kept_names}
    if not left or not kept:
        return float("nan")
    return (_score(left) - _score(old)) + (_score(new) - _score(kept))


def _score(cells: Mapping[str, tuple[float, float]]) -> float:
    return sum(total for total, _ in cells.values()) / sum(count for _, count in cells.values())


def _interval(
    row: Mapping[Any, Any],
    old: Mapping[str, tuple[float, float]],
    new: Mapping[str, tuple[float, float]],
    shared: Mapping[str, str],
) -> tuple[float, float]:
    if not (row["enough_before"] and row["enough_after"]) or not old or not new:
        return float("nan"), float("nan")
    after, before = ((row[f"score_{run}"], row[f"low_{run}"], row[f"high_{run}"]) for run in ("after", "before"))
    renamed = {shared.get(name, f"{name}\0gone"): cell for name, cell in old.items()}
    names = sorted({*renamed, *new})
    return resampling.interval_of_difference(
        after, before, correlation=resampling.correlation(_arrays(new, names), _arrays(renamed, names))
    )


def _arrays(cells: Mapping[str, tuple[float, float]], names: list[str]) -> tuple[Floats, Floats]:
    flat = np.array(list(chain.from_iterable(cells.get(name, (0.0, 0.0)) for name in names)))
    return flat[::2], flat[1::2]
