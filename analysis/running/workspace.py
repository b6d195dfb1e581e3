"""The folder of a run: where its tables and figures lie, and where paths given by a user are looked for."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis.contracts import Table
from analysis.corpus.files import files
from analysis.errors import UsageError

PROJECT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Workspace:
    """A run's folder."""

    folder: Path

    @property
    def tables(self) -> Path:
        """Where tables lie, as Parquet and CSV."""
        return self.folder / "tables"

    @property
    def figures(self) -> Path:
        """Where figures lie, as SVG and CSV."""
        return self.folder / "figures"

    def save(self, table: Table, frame: pd.DataFrame, part: str = "") -> None:
        """Write a table; `part` keeps the scores of one family apart from those of the others."""
        table.write(frame, self.tables / part)

    def read(self, table: Table, part: str = "") -> pd.DataFrame:
        """Read a table.

        Raises:
            ContractError: an earlier notebook has not left it here.
        """
        return table.read(self.tables / part)

    def has(self, *tables: Table) -> bool:
        """Whether all these tables lie here."""
        return all((self.tables / f"{table.name.lower()}.parquet").exists() for table in tables)

    def save_report(self, html: str, *, pdf: bytes = b"") -> Path:
        """Write the report, as PDF too where there is one, and return where the page lies."""
        path = self.folder / "report.html"
        path.write_text(html, encoding="utf-8", newline="\n")
        if pdf:
            path.with_suffix(".pdf").write_bytes(pdf)
        return path

    def made_from(self, what: str) -> str:
        """The fingerprint noted for some tables; '' where none was."""
        note = self.tables / f"{what}.origin"
        return note.read_text(encoding="utf-8").strip() if note.exists() else ""

    def note_made_from(self, what: str, fingerprint: str) -> None:
        """Note what some tables were made from, so that a notebook run alone knows whether they are its own."""
        (self.tables / f"{what}.origin").write_text(fingerprint + "\n", encoding="utf-8")


def open_folder(run: str) -> Workspace:
    """The run's folder; a relative one, named by a notebook that runs where it lies, is the project's."""
    here = Path.cwd() == PROJECT / "notebooks" and not Path(run).is_absolute()
    return Workspace(PROJECT / run if here else Path(run))


def find(path: str) -> Path:
    """The path as given from here, else from the project's own folder: notebooks run from either.

    Raises:
        UsageError: it is in neither place.
    """
    for candidate in (Path(path), PROJECT / path):
        if candidate.exists():
            return candidate
    raise UsageError(f"There is no file or folder '{path}', seen from {Path.cwd()}.")


def fingerprint(path: Path) -> str:
    """SHA-256 over the names and contents of the files that reading a corpus, or a settings file, depends on."""
    return combined(file_hashes(path))


def combined(hashes: Mapping[str, str]) -> str:
    """One SHA-256 for those of several files."""
    digest = hashlib.sha256()
    for name, sha256 in hashes.items():
        digest.update(f"{name}\0{sha256}\0".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def file_hashes(path: Path) -> dict[str, str]:
    """SHA-256 of every file of a corpus by its name: links followed, and the sidecar beside a corpus of one file."""
    root = path if path.is_dir() else path.parent
    beside = root / "articles.csv"
    found = list(files(root)) if path.is_dir() else [path, *([beside] if beside.is_file() and beside != path else [])]
    return {file.relative_to(root).as_posix(): _sha256(file) for file in found}


def _sha256(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError as error:  # loading will drop it, with the reason
        return f"unreadable: {error.strerror}"
