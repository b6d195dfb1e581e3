"""The rows of a frame one by one. Their values are typed by the contracts in `analysis.tables`, not by pandas."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd


def rows(frame: pd.DataFrame) -> Iterator[Any]:
    """Each row as a named tuple."""
    yield from frame.itertuples(index=False)


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Each row as a dictionary by column."""
    return [{str(key): value for key, value in row.items()} for row in frame.to_dict("records")]


def groups(frame: pd.DataFrame, by: str) -> Iterator[tuple[str, pd.DataFrame]]:
    """The frame cut by the values of a text column, in the order of those values."""
    for key, part in frame.groupby(by, sort=True):
        yield str(key), part
