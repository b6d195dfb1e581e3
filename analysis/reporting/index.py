"""The list of runs, `reports/index.html`: newest first, failed ones too, each with what it read and where it lies."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import quote

from analysis.reporting import shell
from analysis.running import history


def write(out: Path) -> None:
    """Write the index of a folder of reports; nothing where there is no run yet."""
    rows = [_row(folder, record) for folder, record in history.runs(out)]
    if not rows:
        return
    draft = out / f".index.{os.getpid()}"
    draft.write_text(shell.rendered("index.html.j2", rows=rows), encoding="utf-8", newline="\n")
    draft.replace(out / "index.html")


def _status(record: dict[str, Any]) -> str:
    status = str(record.get("status", "unknown"))
    return "running, or ended from outside" if status == "running" else status


def _row(folder: Path, record: dict[str, Any]) -> dict[str, Any]:
    """What the index shows of a run; the record may be of an older version, so nothing in it is taken for granted."""
    rows, dropped = record.get("rows") or {}, record.get("dropped") or {}
    return {
        "name": folder.name,
        "link": f"{quote(folder.name)}/report.html" if (folder / "report.html").exists() else "",
        "status": _status(record),
        "error": str(record.get("error", "")),
        "started": str(record.get("started", ""))[:16].replace("T", " "),
        "corpus": str((record.get("corpus") or {}).get("path", "")),
        "articles": rows.get("ARTICLES"),
        "judgements": rows.get("JUDGEMENTS"),
        "dropped": sum(dropped.values()) if dropped else 0,
        "skipped": sum(stage.get("status") == "skipped" for stage in record.get("stages", [])),
    }
