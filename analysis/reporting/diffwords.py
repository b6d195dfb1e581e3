"""What moved between two runs, in sentences and in numbers written out: the one place where the comparison speaks."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from analysis.reporting import terms, wording
from analysis.reporting.moved import Claim, Moved
from analysis.reporting.palette import Look
from analysis.reporting.rows import rows
from analysis.signals.measure import Measure


class Line(NamedTuple):
    """A score that moved, in words. `clear` is whether its interval leaves zero out."""

    label: str
    about: str
    outlet: str
    look: Look
    voice: str
    before: str
    after: str
    change: str
    interval: str
    news: str
    anew: str
    clear: bool


def verdict(found: Moved) -> str:
    """What moved, in a sentence."""
    if both(found):
        return "The news moved, and so did the method."
    if found.news:
        return "The news moved; the method did not."
    if found.method:
        return "The method moved; the news did not."
    return "Neither the news nor the method moved."


def news(found: Moved) -> str:
    """How many articles are in both runs, and how many are not."""
    fates = found.fates
    if not found.news:
        return f"Both runs read the same {wording.count(fates['same'], 'article')}."
    parts = [f"{fates[fate] or 'none'} {fate}" for fate in ("added", "removed", "changed")]
    return f"{wording.count(fates['same'], 'article')} stand in both runs as they were; {wording.listing(parts)}."


def told_method(found: Moved) -> str:
    """How much of the method is not as it was."""
    numbers = {reach: sum(change.reach == reach for change in found.changes) for reach in ("scores", "certainty")}
    parts = []
    if numbers["scores"]:
        parts.append(f"{wording.count(numbers['scores'], 'part')} of the method that scores may depend on")
    if numbers["certainty"]:
        parts.append(f"{wording.count(numbers['certainty'], 'setting')} of intervals, tests or what is enough")
    return f"Not as before: {wording.listing(parts)}." if parts else "The method is the same."


def told_apart(found: Moved) -> str:
    """What of the changes can be put down to the news and what to the method, and what cannot."""
    if both(found) and found.fates["same"]:
        return (
            "Each change is cut in two that add up. “Other articles” is what those articles move that only one of the "
            "runs read. “Read anew” is what the articles of both runs say under the new method. What the new method "
            "makes of articles that only one run read cannot be told from the news, and stands under other articles. "
            "To see the method alone, read the earlier articles by the later method, and compare with that run."
        )
    if both(found):
        return (
            "The two runs share no article, so that news and method cannot be told apart here. To see the method "
            "alone, read the earlier articles by the later method, and compare with that run."
        )
    if found.news:
        return (
            "The method is the same, so that every change comes from other articles. Where the articles of both runs "
            "are judged otherwise nonetheless, that comes from the others too: who is who, and what was printed "
            "before, is found in all articles of a run together. It stands under “read anew”."
        )
    if found.method:
        return (
            "Both runs read the very same articles, so that every change comes from the method. It is exact for these "
            "articles: nothing was drawn at random. Its interval says how large the change would be on other articles "
            "like these."
        )
    return "The same articles read by the same method give the same numbers."


def again(found: Moved, *, whole: bool) -> list[str]:
    """The commands that tell the method from the news: the earlier articles read by what is installed now.

    `whole` gives paths as they were given; else only their last part, for a page that may be passed on.
    """

    def path(value: object) -> str:
        return f'"{value if whole else Path(str(value)).name}"'

    before, after = found.before.record, found.after.record
    out = f" --out {path(found.after.folder.parent)}" if whole else ""
    name = f"{found.before.name}-again"
    config = f" --config {path(after['config']['path'])}" if after.get("config") else ""
    given = "".join(f" -p {key} {value}" for key, value in (after.get("parameters") or {}).items())
    return [
        f"framescope run {path((before.get('corpus') or {}).get('path', 'CORPUS'))}{config}{given} --name {name}{out}",
        f"framescope diff {found.before.name} {name}{out}",
    ]


def counts(claims: list[Claim]) -> str:
    """How many differences are as they were, are new, are gone, or turned round."""
    numbers = {fate: sum(claim.fate == fate for claim in claims) for fate in ("kept", "new", "gone", "turned")}
    words = {"kept": "as before", "new": "new", "gone": "gone", "turned": "the other way round"}
    return wording.listing(
        [f"{numbers[fate] or 'none'} {words[fate]}" for fate in numbers if numbers[fate] or fate != "turned"]
    )


def furthest(found: Moved, *, most: int = 5) -> list[str]:
    """The scores that moved furthest among those whose interval leaves zero out, a sentence each."""
    lines = [line(row, found) for row in rows(found.clear.head(most))]
    return [
        f"{', '.join(filter(None, (one.label, one.about, one.outlet)))} ({one.voice}): {one.before}, then {one.after}; "
        f"{one.change} [{one.interval}], of which other articles {one.news}, read anew {one.anew}."
        for one in lines
    ]


def both(found: Moved) -> bool:
    """Whether the news and the method moved."""
    return found.news and found.method


def line(row: Any, found: Moved) -> Line:
    """A row of `Moved.moves` in words."""
    measure = next(measure for measure in found.measures if measure.name == row.measure)
    low, high = (wording.shift(end, measure) for end in (row.change_low, row.change_high))
    return Line(
        label=terms.label(row.measure),
        about=row.about,
        outlet=row.outlet,
        look=found.looks[row.outlet],
        voice=terms.voice_short(row.voice) if terms.has_voices(measure) else wording.NONE,
        before=_score(row, "before", measure),
        after=_score(row, "after", measure),
        change=wording.shift(row.change, measure),
        interval="too thin to say" if pd.isna(row.change_low) else f"{low} to {high}",
        news=wording.shift(row.news, measure),
        anew=wording.shift(row.anew, measure),
        clear=bool(row.change_low * row.change_high > 0),
    )


def _score(row: Any, run: str, measure: Measure) -> str:
    low, high = getattr(row, f"low_{run}"), getattr(row, f"high_{run}")
    return f"{wording.score(getattr(row, f'score_{run}'), measure)} [{wording.interval(low, high, measure)}]"
