"""The runs in a folder of reports: their names, their records, which is the latest good one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from analysis.errors import UsageError
from analysis.running import manifest

LATEST = "latest"

_MOST_NAMED = 12


def new_run(out: Path, corpus: str, name: str = "") -> Path:
    """Make the folder of a new run: named as asked, else by time and corpus.

    Raises:
        UsageError: the name is taken, or is no plain folder name, or the folder cannot be written.
    """
    if name and (name in {LATEST, ".", ".."} or Path(name).name != name):
        raise UsageError(f"A run cannot be called '{name}'; choose a plain folder name.")
    if (out / LATEST).exists() and not (out / LATEST).is_symlink():
        raise UsageError(f"{out / LATEST} is no link; move it away, so that it can point to the latest run.")
    stem = name or f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{corpus}"
    for number in range(100):
        folder = out / (f"{stem}-{number + 1}" if number else stem)
        try:
            out.mkdir(parents=True, exist_ok=True)
            folder.mkdir()
            return folder
        except FileExistsError as error:
            if not out.is_dir():
                raise UsageError(f"{out} is a file; --out takes a folder.") from error
            if name:
                raise UsageError(f"{folder} is there already; choose another name.") from error
        except OSError as error:
            raise UsageError(f"Cannot write to {out}: {error.strerror}.") from error
    raise UsageError(f"There are too many runs called {stem} in {out}.")


def runs(out: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Each run's folder and record, newest first; folders without a record are passed over."""
    if not out.is_dir():
        return
    found = [(folder, record) for folder in out.iterdir() if _is_run(folder) and (record := manifest.read(folder))]
    yield from sorted(found, key=lambda run: (str(run[1].get("started", "")), run[0].name), reverse=True)


def find(name: str, out: Path) -> tuple[Path, dict[str, Any]]:
    """The folder and the record of a run, given its name in `out`, `latest`, or the path of its folder.

    Raises:
        UsageError: there is no such run; the message names those there are.
    """
    for folder in (out / name, Path(name)):
        if record := manifest.read(folder):
            return folder.resolve(), record
    if Path(name).is_dir():
        raise UsageError(f"{name} is no run: it has no {manifest.NAME} that can be read.")
    there = [folder.name for folder, _ in runs(out)]
    if there and name == LATEST:
        raise UsageError(f"No run in {out} has gone well yet; there are {', '.join(there[:_MOST_NAMED])}.")
    if not there:
        raise UsageError(f"There is no run '{name}', and none in {out}. Make one: framescope run CORPUS --out {out}")
    more = f" and {len(there) - _MOST_NAMED} older ones" if len(there) > _MOST_NAMED else ""
    raise UsageError(f"There is no run '{name}' in {out}; there are {', '.join(there[:_MOST_NAMED])}{more}.")


def find_good(name: str, out: Path) -> tuple[Path, dict[str, Any]]:
    """The folder and the record of a run that went well.

    Raises:
        UsageError: there is no such run, or it failed, or has not ended.
    """
    folder, record = find(name, out)
    if record.get("status") != "good":
        why = f": {record['error']}" if record.get("error") else ""
        raise UsageError(f"The run {folder.name} has no results, its status is {record.get('status')}{why}")
    return folder, record


def report(name: str, out: Path) -> Path:
    """The report of a run.

    Raises:
        UsageError: there is no such run, or it left no report.
    """
    folder, record = find(name, out)
    path = folder / "report.html"
    if not path.exists():
        raise UsageError(f"The run {folder.name} left no report, its status is {record.get('status')}.")
    return path


def point_to(run: Path) -> None:
    """Let `latest` point to a run, at once: there is no moment without it.

    Raises:
        UsageError: something that is no link is called `latest`.
    """
    link, draft = run.parent / LATEST, run.parent / f".{LATEST}.{os.getpid()}"
    if link.exists() and not link.is_symlink():
        raise UsageError(f"{link} is no link; move it away, so that it can point to the latest run.")
    draft.unlink(missing_ok=True)
    draft.symlink_to(run.name, target_is_directory=True)
    draft.replace(link)


def _is_run(folder: Path) -> bool:
    return folder.is_dir() and not folder.is_symlink() and not folder.name.startswith(".")
