"""A run that was made earlier, as far as comparing it with another needs it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from analysis.contracts import Table
from analysis.errors import ContractError
from analysis.running import history
from analysis.tables import ACTORS, ARTICLES, DIFFERENCES, JUDGEMENTS, SCORES

_NEEDED: Mapping[Table, tuple[str, ...]] = {
    ARTICLES: ("article_id", "outlet", "title", "published", "text", "raw_sha256"),
    ACTORS: ("actor", "kind", "aliases", "mentions", "reported"),
    JUDGEMENTS: ("measure", "article_id", "outlet", "start", "end", "about", "voice", "value"),
    SCORES: ("measure", "outlet", "voice", "about", "articles", "judged", "score", "low", "high", "enough"),
    DIFFERENCES: ("measure", "voice", "about", "group", "other", "difference", "low", "high", "p", "q"),
}


class Past(NamedTuple):
    """A run's folder, its record, and those columns of its tables that another version has as well."""

    folder: Path
    record: Mapping[str, Any]
    articles: pd.DataFrame
    actors: pd.DataFrame
    judgements: pd.DataFrame
    scores: pd.DataFrame
    differences: pd.DataFrame

    @property
    def name(self) -> str:
        """What the run is called: its folder."""
        return self.folder.name


def load(name: str, out: Path) -> Past:
    """A run that went well, given its name in `out`, `latest`, or the path of its folder.

    Raises:
        UsageError: there is no such run, or it has no results.
        ContractError: a table is gone, or lacks a column; the message names the version that wrote it.
    """
    folder, record = history.find_good(name, out)
    try:
        found = {table.name: _read(table, folder / "tables") for table in _NEEDED}
    except ContractError as error:
        version = (record.get("environment") or {}).get("framescope", "an unknown version")
        again = f"framescope run {(record.get('corpus') or {}).get('path', 'CORPUS')}"
        raise ContractError(
            f"{error} The run {folder.name} was made by Framescope {version}; make it again: {again}"
        ) from error
    return Past(folder, record, **{name.lower(): frame for name, frame in found.items()})


def _read(table: Table, folder: Path) -> pd.DataFrame:
    if table is not JUDGEMENTS:
        return table.read_columns(folder, _NEEDED[table])
    judgements = table.read_columns(folder, _NEEDED[table], unless_there={"again": False})
    return judgements[~judgements["again"]].drop(columns="again")  # those that count
