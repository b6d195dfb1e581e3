"""The data dictionary: every table and column, from the contracts in `analysis.tables`.

`python -m analysis.reporting.dictionary` prints it; `docs/data-dictionary.md` is that output.
"""

from __future__ import annotations

from collections.abc import Iterator

from analysis import tables
from analysis.contracts import Table
from analysis.tables import TABLES

_KINDS = {
    "text": "text",
    "int": "whole number",
    "float": "number",
    "bool": "true or false",
    "spans": "list of [start, end)",
}


def markdown() -> str:
    """The data dictionary as a Markdown page."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Data dictionary\n"
    yield " ".join((tables.__doc__ or "").split("\n\n", 1)[1].split())
    alone = ", ".join(f"`{table.name}`" for table in TABLES if not table.csv)
    yield "\nTables lie in `reports/<run>/tables/` as Parquet and as CSV; lists are JSON in the CSV."
    yield f"A table that grows with every word has no CSV: {alone}."
    for table in TABLES:
        yield from _table(table)


def _table(table: Table) -> Iterator[str]:
    yield f"\n## {table.name}\n\nA row is {table.row}.\n\n| column | kind | meaning |\n|---|---|---|"
    for column in table.columns:
        yield f"| `{column.name}` | {_KINDS[column.kind]} | {column.meaning} |"


if __name__ == "__main__":
    print(markdown(), end="")
