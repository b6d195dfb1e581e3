"""The page on two runs: what moved in the news, what moved in the method, and what either did to the numbers."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

import pandas as pd

from analysis.errors import UsageError
from analysis.reporting import before_after, diffwords, moved, shell, terms, wording
from analysis.reporting.moved import Moved
from analysis.reporting.rows import records, rows
from analysis.running import method, past
from analysis.running.method import Change
from analysis.running.outcome import HEADLINES
from analysis.running.past import Past
from analysis.signals.measures import MEASURES

MOST_ROWS = 200
MOST_ACTORS = 60
MOST_FLIPS = 8

_MOST_DETAIL = 4


class Judged(NamedTuple):
    """What the two runs judge differently on a measure in the articles they share, with examples."""

    label: str
    number: int
    articles: int
    examples: list[tuple[moved.Flip, str, str]]


class Made(NamedTuple):
    """Where the page lies, and the same in a few lines."""

    page: Path
    summary: list[str]


def between(before: str, after: str, *, out: Path, page: Path | None = None) -> Made:
    """Compare two runs, each named by its folder in `out`, `latest`, or a path, and write the page.

    Raises:
        UsageError: a run is not there, or has no results, or the page cannot be written.
        ContractError: a table is gone, or was written by a version that cannot be compared.
    """
    one, other = past.load(before, out), past.load(after, out)
    found = Moved(before=one, after=other, measures=MEASURES)
    page = page or out / f"diff-{one.name}-{other.name}.html"
    try:
        page.write_text(rendered(found, page), encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"Cannot write {page}: {error.strerror}.") from error
    return Made(page, summary(found))


def rendered(found: Moved, at: Path) -> str:
    """The page as HTML, with links to the two reports from where it will lie."""
    claims, persons = moved.claims(found), moved.persons(found)
    return shell.rendered(
        "diff.html.j2",
        found=found,
        runs=[_run(run, at) for run in (found.before, found.after)],
        verdict=diffwords.verdict(found),
        standfirst=f"{diffwords.news(found)} {diffwords.told_method(found)}",
        apart=diffwords.told_apart(found),
        again=diffwords.again(found, whole=False),
        figure=before_after.drawn(found.moves, _headlines(found), found.looks),
        articles={fate: _articles(found, fate) for fate in ("added", "removed", "changed")},
        lines=[diffwords.line(row, found) for row in rows(found.moved)],
        furthest=diffwords.furthest(found),
        missing=_missing(found),
        compared=int(found.moves["change"].notna().sum()),
        judged=list(_judged(found)),
        claims=claims,
        counts=diffwords.counts(claims),
        persons=persons,
        looks=found.looks,
        most_rows=MOST_ROWS,
        most_actors=MOST_ACTORS,
        wording=wording,
        terms=terms,
    )


def summary(found: Moved) -> list[str]:
    """The same in a few lines, for a terminal or a mail."""
    tried = wording.count(int(found.moves["change"].notna().sum()), "score")
    lines = [
        f"before  {_about(found.before)}",
        f"after   {_about(found.after)}",
        "",
        diffwords.verdict(found),
        diffwords.news(found),
        diffwords.told_method(found),
        *[f"  {_changed(change)}" for change in found.changes if change.reach != "looks"],
        f"{len(found.moved)} of {tried} moved; the interval of {len(found.clear) or 'none'} leaves zero out.",
        *[f"  {line}" for line in diffwords.furthest(found)],
        f"Differences between outlets that stand out: {diffwords.counts(moved.claims(found))}.",
    ]
    if not diffwords.both(found):
        return lines
    return [*lines, "", diffwords.told_apart(found), *(f"  {line}" for line in diffwords.again(found, whole=True))]


def _changed(change: Change) -> str:
    """A change of method in a line, with the first of what changed within it."""
    more = len(change.detail) - _MOST_DETAIL
    detail = [*change.detail[:_MOST_DETAIL], *([f"{more} more"] if more > 0 else [])]
    return f"{change.what}: {change.before} → {change.after}" + (f" ({'; '.join(detail)})" if detail else "")


def _about(run: Past) -> str:
    corpus = Path(str((run.record.get("corpus") or {}).get("path", ""))).name
    began = str(run.record.get("started", ""))[:16].replace("T", " ")
    return f"{run.name}: {wording.count(len(run.articles), 'article')} of {corpus}, {began} UTC"


def _run(run: Past, at: Path) -> dict[str, Any]:
    report = run.folder / "report.html"
    return {
        "name": run.name,
        "link": quote(Path(os.path.relpath(report, at.resolve().parent)).as_posix()) if report.exists() else "",
        "articles": len(run.articles),
        "period": wording.period(run.articles["published"]),
        "started": str(run.record.get("started", ""))[:16].replace("T", " "),
        "corpus": Path(str((run.record.get("corpus") or {}).get("path", ""))).name,
        "method": method.fingerprint(run.record)[:12],
    }


def _headlines(found: Moved) -> list[Any]:
    return [measure for measure in found.measures if measure.name in HEADLINES]


def _articles(found: Moved, fate: str) -> list[dict[str, Any]]:
    chosen = found.matches[found.matches["fate"] == fate].sort_values(["outlet", "published", "title"], kind="stable")
    return records(chosen)


def _missing(found: Moved) -> dict[str, int]:
    """How many scores only one of the runs has."""
    moves = found.moves
    return {"before": int(moves["score_after"].isna().sum()), "after": int(moves["score_before"].isna().sum())}


def _judged(found: Moved) -> Iterator[Judged]:
    for measure in found.measures:
        chosen = found.rejudged[found.rejudged["measure"] == measure.name]
        if len(chosen):
            examples = [
                (flip, _value(flip.before, measure), _value(flip.after, measure))
                for flip in moved.flips(found, measure.name, most=MOST_FLIPS)
            ]
            yield Judged(terms.label(measure.name), len(chosen), int(chosen["article_id"].nunique()), examples)


def _value(value: float, measure: Any) -> str:
    if pd.isna(value):
        return "not judged"
    return ("counts" if value else "does not count") if wording.is_share(measure) else wording.signed(value)
