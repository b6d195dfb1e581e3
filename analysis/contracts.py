"""What a table is: a name, what a row is, and columns with their kinds and meanings; how it is written and read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

import pandas as pd

from analysis.errors import ContractError

Kind = Literal["text", "int", "float", "bool", "spans"]

_PICTURES = {code: 0x2400 + code for code in range(32) if code not in b"\t\n\r"}
_DTYPES: dict[Kind, Any] = {"text": "str", "int": "Int64", "float": "float64", "bool": "bool", "spans": "object"}


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column: its name, its kind and what it means."""

    name: str
    kind: Kind
    meaning: str


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table's contract: what a row is, and its columns in order; without `csv`, a large one lies as Parquet alone."""

    name: str
    row: str
    columns: tuple[Column, ...]
    csv: bool = True

    @property
    def names(self) -> list[str]:
        """The column names in order."""
        return [column.name for column in self.columns]

    def frame(self, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
        """Rows as a DataFrame with this table's columns, order and types.

        Raises:
            ContractError: a row has a column that the table does not know, or lacks one.
        """
        rows, known = list(rows), set(self.names)
        for row in rows:
            if row.keys() != known:
                self._check_names(row.keys())
        data = {c.name: pd.Series([row[c.name] for row in rows], dtype=_DTYPES[c.kind]) for c in self.columns}
        return pd.DataFrame(data, columns=self.names)

    def taken(self, frame: pd.DataFrame) -> pd.DataFrame:
        """This table's columns of a frame that has them among others, with this table's order and types."""
        data = {c.name: frame[c.name].astype(_DTYPES[c.kind]) for c in self.columns}
        return pd.DataFrame(data, columns=self.names).reset_index(drop=True)

    def check(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The frame itself when it keeps the contract.

        Raises:
            ContractError: columns are missing, unknown or out of order.
        """
        if list(frame.columns) != self.names:
            self._check_names(frame.columns)
            raise ContractError(f"{self.name}: columns stand in the order {list(frame.columns)}, not {self.names}.")
        return frame

    def write(self, frame: pd.DataFrame, folder: Path) -> None:
        """Write the table as `<name>.parquet` and, unless it goes without, `<name>.csv` into the folder."""
        folder.mkdir(parents=True, exist_ok=True)
        stem = folder / self.name.lower()
        self.check(frame).to_parquet(stem.with_suffix(".parquet"), index=False)
        if self.csv:
            write_csv(frame, stem.with_suffix(".csv"))

    def read(self, folder: Path) -> pd.DataFrame:
        """The table as `write` left it in the folder, spans as tuples.

        Raises:
            ContractError: the file is not there, or is not this table.
        """
        path = self._file(folder)
        if not path.exists():
            raise ContractError(f"{self.name} is not in {folder}. Run the earlier notebooks of the chain first.")
        return self._typed(self.check(pd.read_parquet(path)))

    def read_columns(
        self, folder: Path, names: Sequence[str], *, unless_there: Mapping[str, Any] = MappingProxyType({})
    ) -> pd.DataFrame:
        """Some columns of the table, whatever others it has: also of a run that an older version made.

        unless_there: columns that an older version may lack, and what stands in them then.

        Raises:
            ContractError: the file is not there, or lacks one of the columns.
        """
        path = self._file(folder)
        if not path.exists():
            raise ContractError(f"The table {self.name} is not in {folder}: the run is older, or its file was removed.")
        frame = pd.read_parquet(path)
        if missing := [name for name in names if name not in frame.columns]:
            raise ContractError(
                f"The table {self.name} in {folder} has no column '{missing[0]}': another version wrote it."
            )
        absent = {name: value for name, value in unless_there.items() if name not in frame.columns}
        return self._typed(frame.assign(**absent)[[*names, *unless_there]])

    def _file(self, folder: Path) -> Path:
        return folder / f"{self.name.lower()}.parquet"

    def _typed(self, frame: pd.DataFrame) -> pd.DataFrame:
        for column in self.columns:
            if column.name not in frame.columns:
                continue
            if column.kind == "spans":
                spans = [tuple((int(s), int(e)) for s, e in cell) for cell in frame[column.name]]
                frame[column.name] = pd.Series(spans, dtype="object", index=frame.index)
            else:
                frame[column.name] = frame[column.name].astype(_DTYPES[column.kind])
        return frame

    def _check_names(self, names: Iterable[str]) -> None:
        found = set(names)
        missing, unknown = [n for n in self.names if n not in found], sorted(found - set(self.names))
        if missing or unknown:
            raise ContractError(f"{self.name}: missing columns {missing}, unknown columns {unknown}.")


def write_csv(frame: pd.DataFrame, path: Path) -> None:
    """Write a CSV that spreadsheets show as text: lists as JSON, formulas made harmless.

    A cell that begins with = + - @ tab or return would be run by a spreadsheet; it gets a leading apostrophe
    (OWASP, CSV injection). Control characters but tab and line ends, which many readers of CSV refuse, are shown by
    their pictures in Unicode: NUL as ␀.
    """
    safe = frame.map(lambda cell: json.dumps(cell) if isinstance(cell, (list, tuple)) else cell)
    for name in safe.columns:
        if safe[name].dtype == "str":
            risky = safe[name].str.match(r"[=+\-@\t\r]").fillna(False).astype(bool)
            safe[name] = safe[name].mask(risky, "'" + safe[name]).str.translate(_PICTURES)
    safe.to_csv(path, index=False, lineterminator="\n")
