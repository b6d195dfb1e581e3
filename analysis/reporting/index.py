"""The list of runs, `reports/index.html`: headline scores over time, then every run, failed ones too.

It is made from the records alone, so that it takes no longer than a moment for hundreds of runs.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import quote

from analysis.reporting import shell, terms, trends, wording
from analysis.reporting.palette import looks
from analysis.running import history
from analysis.running.outcome import HEADLINES
from analysis.signals.measure import Measure
from analysis.signals.measures import MEASURES

MOST_DETAILED = 30
MOST_TRENDS = 12


def write(out: Path) -> None:
    """Write the index of a folder of reports; nothing where there is no run yet."""
    found = list(history.runs(out))
    if not found:
        return
    draft = out / f".index.{os.getpid()}"
    draft.write_text(rendered(found), encoding="utf-8", newline="\n")
    draft.replace(out / "index.html")


def rendered(runs: list[tuple[Path, dict[str, Any]]]) -> str:
    """The index as HTML; `runs` are folders with their records, newest first."""
    good = [record for _, record in runs if record.get("status") == "good"]
    return shell.rendered(
        "index.html.j2",
        rows=[_row(folder, record, number) for number, (folder, record) in enumerate(runs)],
        trends=trends.of(good, _headlines())[:MOST_TRENDS],
        looks=looks(score["outlet"] for record in good for score in record.get("headline") or []),
        labels=[terms.label(measure.name) for measure in _headlines()],
        most_detailed=MOST_DETAILED,
        most_points=trends.MOST_POINTS,
        wording=wording,
    )


def _headlines() -> list[Measure]:
    return [measure for measure in MEASURES if measure.name in HEADLINES]


def _status(record: dict[str, Any]) -> str:
    status = str(record.get("status", "unknown"))
    return "running, or ended from outside" if status == "running" else status


def _row(folder: Path, record: dict[str, Any], number: int) -> dict[str, Any]:
    """What the index shows of a run; the record may be of an older version, so nothing in it is taken for granted."""
    counts, dropped = record.get("rows") or {}, record.get("dropped") or {}
    return {
        "name": folder.name,
        "link": f"{quote(folder.name)}/report.html" if (folder / "report.html").exists() else "",
        "status": _status(record),
        "error": str(record.get("error", "")),
        "started": str(record.get("started", ""))[:16].replace("T", " "),
        "corpus": Path(str((record.get("corpus") or {}).get("path", ""))).name,
        "period": wording.period(record.get("period") or []),
        "articles": counts.get("ARTICLES"),
        "dropped": sum(dropped.values()) if dropped else 0,
        "headline": _headline(record) if number < MOST_DETAILED else [],
    }


def _headline(record: dict[str, Any]) -> list[tuple[str, list[str]]]:
    """Each outlet with its headline scores in words, '–' where it has none."""
    found = {(score["outlet"], score["measure"]): score for score in record.get("headline") or []}
    return [
        (outlet, [_score(found.get((outlet, measure.name)), measure) for measure in _headlines()])
        for outlet in sorted({outlet for outlet, _ in found})
    ]


def _score(score: dict[str, Any] | None, measure: Measure) -> str:
    if score is None:
        return wording.NONE
    if not score["enough"]:
        return f"too thin to say (n {score['judged']})"
    return f"{wording.score(score['score'], measure)} [{wording.interval(score['low'], score['high'], measure)}]"
