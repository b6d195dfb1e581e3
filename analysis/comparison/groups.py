"""Judgements added up by article for each outlet, measure, voice and actor: what scores and tests are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, Protocol

import pandas as pd

from analysis.comparison.resampling import Floats

ALL_VOICES = "all"


class Scored(Protocol):
    """What scoring needs to know of a measure."""

    @property
    def name(self) -> str:
        """The measure's name."""

    @property
    def by_about(self) -> bool:
        """Scored for each `about` apart."""

    @property
    def by_voice(self) -> bool:
        """Scored in each voice; else in the outlet's alone."""

    @property
    def range(self) -> tuple[float, float]:
        """The lowest and the highest value there can be."""


class Group(NamedTuple):
    """The judgements of an outlet on a measure, in a voice, about somebody, added up by sampling unit.

    units: names of the articles, or of groups of near-copies. sums, counts: an entry per unit.
    """

    measure: str
    outlet: str
    voice: str
    about: str
    units: tuple[str, ...]
    sums: Floats
    counts: Floats

    @property
    def score(self) -> float:
        """The mean value of the judgements."""
        return float(self.sums.sum() / self.counts.sum())


def of(
    judgements: pd.DataFrame, articles: pd.DataFrame, measures: Iterable[Scored], *, unshared: bool = False
) -> Iterator[Group]:
    """Every outlet × measure × voice × about that has a judgement, in a fixed order.

    What lies in a passage that the outlet has printed before does not count again; with `unshared`, nothing counts that
    lies in copy which another outlet prints too.
    """
    unit_of = units(articles)
    judgements = judgements[~judgements["again"]]
    for measure in measures:
        rows = judgements[judgements["measure"] == measure.name]
        rows = rows.assign(
            unit=rows["article_id"].map(unit_of), about=rows["about"].astype("str") if measure.by_about else ""
        )
        if measure.by_about:
            rows = rows[rows["about"] != ""]
        voices = _voices(rows, measure)
        rows = rows[~rows["shared"]] if unshared else rows
        for voice in voices:
            chosen = rows if voice == ALL_VOICES else rows[rows["voice"] == voice]
            for key, group in chosen.groupby(["about", "outlet"], sort=True):
                yield _group(measure.name, voice, key, group)


def units(articles: pd.DataFrame) -> dict[str, str]:
    """The sampling unit of each article: itself, or its group of near-copies."""
    unit = articles["copy_group"].where(articles["copy_group"] != "", articles["article_id"])
    return dict(zip(articles["article_id"], unit, strict=True))


def _voices(rows: pd.DataFrame, measure: Scored) -> list[str]:
    found = sorted(rows["voice"].unique()) if measure.by_voice else ["outlet"]
    return [*found, ALL_VOICES] if len(found) > 1 else found


def _group(measure: str, voice: str, key: Any, group: pd.DataFrame) -> Group:
    about, outlet = key
    per_unit = group.groupby("unit", sort=True)["value"].agg(["sum", "count"])
    return Group(
        measure=measure,
        outlet=outlet,
        voice=voice,
        about=about,
        units=tuple(map(str, per_unit.index)),
        sums=per_unit["sum"].to_numpy(dtype=float),
        counts=per_unit["count"].to_numpy(dtype=float),
    )
