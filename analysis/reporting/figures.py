"""The figures: a finished table in, a figure out, with the table it was drawn from.

Outlets stand in the order of their names, never of their scores, and keep one colour and one shape throughout.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.contracts import write_csv
from analysis.reporting import alternatives, axes, dotplot, stacked, terms, timeline, wording
from analysis.reporting.dotplot import NARROW, WIDE, Group, Panel, Row
from analysis.reporting.drawing import Canvas
from analysis.reporting.palette import Look, looks
from analysis.reporting.rows import groups, rows
from analysis.reporting.sources import FORMS, KINDS, claims, shares
from analysis.reporting.stacked import Stack
from analysis.signals.measure import Measure

SMALL = 460


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A figure: its title is the question it answers, `alt` says in words what it shows, `table` holds what it draws.

    `narrow` is the same figure for a phone; '' where one drawing does for both.
    """

    name: str
    title: str
    svg: str
    table: pd.DataFrame
    alt: str
    narrow: str = ""

    def write(self, folder: Path) -> None:
        """Write `<name>.svg` and `<name>.csv` into the folder."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{self.name}.svg").write_text(self.svg, encoding="utf-8", newline="\n")
        write_csv(self.table, folder / f"{self.name}.csv")

    def _repr_svg_(self) -> str:
        """What a notebook shows."""
        return self.svg


def by_outlet(scores: pd.DataFrame, measure: Measure, *, outlets: Iterable[str] = ()) -> Figure:
    """A measure by outlet, a panel for each voice: a dot, its 95 % interval, the number judged.

    `outlets` are those that have a colour in the report; by default those of `scores`.
    """
    table = scores[(scores["measure"] == measure.name) & (scores["about"] == "")].reset_index(drop=True)
    styles = _styles(scores, outlets)
    axis = axes.of_scores(table, measure)
    panels = [
        Panel(title=terms.voice_title(voice), axis=axis, groups=(Group(heading="", rows=_rows(part, styles, measure)),))
        for voice, part in _by_voice(table)
    ]
    name = f"{measure.name}-by-outlet"
    return _figure(name, measure.question, panels, table, alternatives.by_outlet(table, measure))


def together(scores: pd.DataFrame, measures: Sequence[Measure], *, name: str, title: str,
             outlets: Iterable[str] = ()) -> Figure:  # fmt: skip
    """Several measures by outlet whose voice does not matter, a panel for each."""
    styles = _styles(scores, outlets)
    tables = {measure.name: _whole(scores, measure) for measure in measures}
    panels = [
        Panel(
            title=terms.label(measure.name),
            axis=axes.of_scores(tables[measure.name], measure),
            groups=(Group(heading="", rows=_rows(tables[measure.name], styles, measure)),),
        )
        for measure in measures
        if len(tables[measure.name])
    ]
    alt = " ".join(alternatives.by_outlet(tables[measure.name], measure) for measure in measures)
    table = pd.concat(tables.values(), ignore_index=True) if tables else scores.iloc[:0]
    return _figure(name, title, panels, table, alt)


def one(
    scores: pd.DataFrame, measure: Measure, voice: str, about: str = "", *, outlets: Iterable[str] = (), name: str = ""
) -> Figure:
    """A measure by outlet in one voice about one actor, small enough to stand beside a sentence."""
    chosen = (scores["measure"] == measure.name) & (scores["voice"] == voice) & (scores["about"] == about)
    table = scores[chosen].reset_index(drop=True)
    panel = Panel(
        title=terms.panel_title(measure, voice, about),
        axis=axes.of_scores(table, measure),
        groups=(Group(heading="", rows=_rows(table, _styles(scores, outlets), measure)),),
    )
    name = name or f"{measure.name}-{voice}"
    canvas = dotplot.draw([panel], width=SMALL, columns=1)
    alt = alternatives.by_outlet(table, measure)
    return Figure(name=name, title=measure.question, svg=canvas.svg(name, measure.question, alt), table=table, alt=alt)


def portrayal_map(
    scores: pd.DataFrame, measure: Measure, *, actors: Sequence[str] = (), outlets: Iterable[str] = ()
) -> Figure:
    """A measure scored by actor: rows of outlets under each actor, a panel for each voice.

    `actors` are those to draw, in that order; by default the eight with most judgements.
    """
    table = scores[(scores["measure"] == measure.name) & (scores["about"] != "")].reset_index(drop=True)
    chosen = list(actors) or _most_judged(table, 8)
    table = table[table["about"].isin(chosen)].reset_index(drop=True)
    styles = _styles(scores, outlets)
    groups = {actor: [o for o in styles if o in set(table.loc[table["about"] == actor, "outlet"])] for actor in chosen}
    axis = axes.of_scores(table, measure)
    panels = [
        Panel(
            title=terms.voice_title(voice),
            axis=axis,
            groups=tuple(
                Group(heading=actor, rows=_rows(part[part["about"] == actor], styles, measure, present))
                for actor, present in groups.items()
                if present
            ),
        )
        for voice, part in _by_voice(table)
        if voice != "all"
    ]
    name = f"{measure.name}-map"
    return _figure(name, measure.question, panels, table, alternatives.by_actor(table, measure))


def source_kinds(attributions: pd.DataFrame, articles: pd.DataFrame, *, outlets: Iterable[str] = ()) -> Figure:
    """What kinds of source each outlet draws on: shares of its claims, a panel for each kind."""
    table = shares(claims(attributions), articles, "source_kind", KINDS)
    return _bars("source-kinds", "What kinds of source does each outlet draw on?", table, KINDS, outlets)


def forms(attributions: pd.DataFrame, articles: pd.DataFrame, *, outlets: Iterable[str] = ()) -> Figure:
    """How each outlet reports what others say: in quotation marks, partly, or in its own words."""
    table = shares(claims(attributions), articles, "form", FORMS)
    return _bars("quotation-forms", "Are sources quoted, or retold?", table, FORMS, outlets)


def words_by_part(profile: pd.DataFrame, *, outlets: Iterable[str] = ()) -> Figure:
    """Whose words fill each outlet's articles: its own and those of each kind of source; `profile` is PROFILE."""
    styles = _styles(profile, outlets)
    stacks = [
        Stack(
            label=outlet,
            look=styles[outlet],
            shares=tuple(part["share"]),
            low=float(part["low"].iloc[0]),
            high=float(part["high"].iloc[0]),
            count=f"{int(part['words'].sum()):,} words · {part['articles'].iloc[0]} art.",
        )
        for outlet, part in groups(profile, "outlet")
    ]
    name, title = "words-by-source", "Whose words fill the articles?"
    names = [terms.kind_title(part) for part in dict.fromkeys(profile["part"])]
    alt = alternatives.parts(profile, title)
    wide, narrow = (
        stacked.draw(stacks, names, width=width).svg(name + suffix, title, alt)
        for width, suffix in ((WIDE, ""), (NARROW, "-narrow"))
    )
    return Figure(name=name, title=title, svg=wide, table=profile, alt=alt, narrow=narrow)


def coverage(articles: pd.DataFrame, *, outlets: Iterable[str] = ()) -> Figure:
    """How many articles each outlet has on each date (or week, or month, where there are many)."""
    table = timeline.counts(articles)
    styles = _styles(articles, outlets)
    name, title = "coverage", "What was read: articles by outlet and date"
    alt = alternatives.coverage(table)
    wide, narrow = (
        timeline.draw(table, styles, width=width).svg(name + suffix, title, alt)
        for width, suffix in ((WIDE, ""), (NARROW, "-narrow"))
    )
    return Figure(name=name, title=title, svg=wide, table=table, alt=alt, narrow=narrow)


def _figure(
    name: str, title: str, panels: list[Panel], table: pd.DataFrame, alt: str, *, columns: int = 3, bars: bool = False
) -> Figure:
    def drawn(width: int, columns: int) -> Canvas:
        return dotplot.draw(panels, width=width, columns=columns, bars=bars)

    if not panels:
        empty = Canvas(WIDE, 40)
        empty.note(0, 24, "Nothing was judged here: a gap, not a zero.")
        return Figure(name=name, title=title, svg=empty.svg(name, title, alt), table=table, alt=alt)
    return Figure(
        name=name,
        title=title,
        svg=drawn(WIDE, columns).svg(name, title, alt),
        narrow=drawn(NARROW, 1).svg(f"{name}-narrow", title, alt),
        table=table,
        alt=alt,
    )


def _bars(name: str, title: str, table: pd.DataFrame, values: Sequence[str], outlets: Iterable[str]) -> Figure:
    styles = _styles(table, outlets)
    axis = axes.of_shares(float(table["share"].max()) if len(table) else 1.0, "share of claims")
    panels = [
        Panel(title=terms.kind_title(value), axis=axis, groups=(Group(heading="", rows=_bar_rows(part, styles)),))
        for value in values
        if len(part := table[table["value"] == value])
    ]
    return _figure(name, title, panels, table, alternatives.shares(table, title), bars=True)


def _bar_rows(part: pd.DataFrame, styles: dict[str, Look]) -> tuple[Row, ...]:
    return tuple(
        Row(
            label=row.outlet,
            look=styles[row.outlet],
            value=row.share,
            words=wording.share(row.number, row.attributions),
            count=f"{row.number} of {row.attributions}",
        )
        for row in rows(part.sort_values("outlet"))
    )


def _rows(
    part: pd.DataFrame, styles: dict[str, Look], measure: Measure, outlets: Iterable[str] | None = None
) -> tuple[Row, ...]:
    """A row for each outlet in order; one without a score gets a row that says so."""
    found = {row.outlet: row for row in rows(part)}
    return tuple(
        _scored(found[outlet], styles[outlet], measure)
        if outlet in found
        else Row(label=outlet, look=styles[outlet], value=float("nan"), words="none found", count="")
        for outlet in (styles if outlets is None else outlets)
    )


def _scored(row: Any, look: Look, measure: Measure) -> Row:
    return Row(
        label=row.outlet,
        look=look,
        value=row.score,
        low=row.low,
        high=row.high,
        words=wording.score(row.score, measure) if row.enough else "too thin to say",
        count=f"n {row.judged:,} · {row.articles} art.",
        thin=not row.enough,
    )


def _styles(table: pd.DataFrame, outlets: Iterable[str]) -> dict[str, Look]:
    return looks(outlets or table["outlet"])


_VOICES = ("outlet", "source", "all")


def _whole(scores: pd.DataFrame, measure: Measure) -> pd.DataFrame:
    """The scores of a measure whose voice does not matter: what the outlet itself does."""
    chosen = (scores["measure"] == measure.name) & (scores["about"] == "") & (scores["voice"] == "outlet")
    return scores[chosen].reset_index(drop=True)


def _by_voice(table: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    present = [voice for voice in _VOICES if (table["voice"] == voice).any()]
    return [(voice, table[table["voice"] == voice]) for voice in present]


def _most_judged(table: pd.DataFrame, number: int) -> list[str]:
    judged = table[table["voice"] == "all"] if (table["voice"] == "all").any() else table
    totals = judged.groupby("about", sort=True)["judged"].sum()
    return [str(about) for about in totals.sort_values(ascending=False, kind="stable").index[:number]]
