"""How much hangs on one article: scores and differences with any one article left out.

Exact, and without another look at the text: a score is a sum over a number of judgements, from which an article's own
sum and number are taken away. It is the jackknife's first step, shown as it is and not averaged (Efron and Gong 1983,
The American Statistician 37:36).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np
import pandas as pd

from analysis.comparison import groups as grouping
from analysis.comparison.groups import Group, Scored
from analysis.comparison.resampling import Floats
from analysis.tables import INFLUENCE

_Key = tuple[str, str, str, str]


def influence(
    judgements: pd.DataFrame, articles: pd.DataFrame, measures: Iterable[Scored], differences: pd.DataFrame
) -> pd.DataFrame:
    """How far each score, and each of these differences, moves when any one article is left out; INFLUENCE.

    Near-copies within an outlet go together. A score of a single article has no row: nothing is left without it.
    """
    found = {_key(group): group for group in grouping.of(judgements, articles, measures) if len(group.units) > 1}
    names = _names(articles)
    rows = [_of_score(group, names) for group in found.values()]
    rows += [_of_difference(row, found, names) for row in differences.to_dict("records")]
    return INFLUENCE.frame(rows)


def without_each(group: Group) -> Floats:
    """The group's score without its first article, without its second, and so on."""
    left: Floats = (group.sums.sum() - group.sums) / (group.counts.sum() - group.counts)
    return left


def _key(group: Group) -> _Key:
    return group.measure, group.voice, group.about, group.outlet


def _names(articles: pd.DataFrame) -> dict[tuple[str, str], str]:
    """For each outlet and sampling unit the article it is called by: the first of near-copies."""
    units = grouping.units(articles)
    found: dict[tuple[str, str], str] = {}
    for article, outlet in sorted(zip(articles["article_id"], articles["outlet"], strict=True)):
        found.setdefault((outlet, units[article]), article)
    return found


def _of_score(group: Group, names: Mapping[tuple[str, str], str]) -> dict[str, Any]:
    return _row(_key(group), "", group.score, list(zip(without_each(group), _called(group, names), strict=True)))


def _of_difference(
    row: Mapping[Any, Any], found: Mapping[_Key, Group], names: Mapping[tuple[str, str], str]
) -> dict[str, Any]:
    key = row["measure"], row["voice"], row["about"], row["group"]
    one, other = found[key], found[*key[:3], row["other"]]
    left = [
        *zip(without_each(one) - other.score, _called(one, names), strict=True),
        *zip(one.score - without_each(other), _called(other, names), strict=True),
    ]
    return _row(key, row["other"], one.score - other.score, left)


def _called(group: Group, names: Mapping[tuple[str, str], str]) -> Iterator[str]:
    return (names[group.outlet, unit] for unit in group.units)


def _row(key: _Key, other: str, value: float, left: list[tuple[Any, str]]) -> dict[str, Any]:
    """A row of INFLUENCE; of articles that move it alike the first by name is told."""
    measure, voice, about, outlet = key
    values = np.round([moved for moved, _ in left], 9)  # what differs by less differs by rounding
    order = np.lexsort((np.array([name for _, name in left]), values))
    least = order[0]
    most = next(place for place in order if values[place] == values[order[-1]])
    return {
        "measure": measure,
        "voice": voice,
        "about": about,
        "outlet": outlet,
        "other": other,
        "articles": len(left),
        "value": value,
        "least": float(values[least]),
        "least_without": left[least][1],
        "most": float(values[most]),
        "most_without": left[most][1],
        "keeps_sign": bool(values[least] * values[most] > 0 and values[least] * value > 0),
    }
