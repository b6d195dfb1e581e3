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
