"""Files to records: text, Markdown, HTML, CSV, TSV, JSON, JSON lines and Parquet, each also gzipped."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from analysis.corpus.encoding import Decoded, decode
from analysis.corpus.fields import NAMES, as_text, fields, has_field
from analysis.corpus.records import Dropped, Markup, Record, record_of

_MARKUPS: dict[str, Markup] = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
_LISTS = ("articles", "data", "items", "results", "documents", "docs", "stories", "records", "rows", "hits")
_SURPLUS = "fields beyond the header"
_HUGE = 2**31 - 1  # the csv module stops at fields of 131,072 characters unless told otherwise

csv.field_size_limit(_HUGE)


def read(path: Path, name: str) -> Iterator[Record | Dropped]:
    """The records of a file, in order; `name` is the file as users know it. What cannot be read is a Dropped."""
    suffix = _suffix(path)
    if suffix not in _MARKUPS and suffix not in _READERS:
        known = ", ".join(sorted([*_MARKUPS, *_READERS]))
        yield _unreadable(name, f"expected one of {known} (each also .gz), found '{path.suffix or path.name}'")
        return
    try:
        raw = path.read_bytes()
        data = _unpacked(raw) if path.suffix.lower() == ".gz" else raw
        if not data.strip(b"\x00 \t\r\n"):
            yield Dropped(name, None, "", "", "empty", "expected an article, found an empty file")
        elif suffix in _MARKUPS:
            document = _document(data, name, _MARKUPS[suffix])
            yield replace(document, raw_sha256=hashlib.sha256(raw).hexdigest())
        else:
            yield from _numbered(_READERS[suffix](data), name)
    except OSError as error:
        yield _unreadable(name, f"the file cannot be read: {error.strerror or error}")
    except (ValueError, EOFError, zlib.error) as error:
        yield _unreadable(name, str(error))


def records_of(text: str, *, delimiter: str | None = None) -> Iterator[Mapping[str, Any]]:
    """The rows of a CSV text by column name; the delimiter is the one that the header uses most, unless given.

    Raises:
        ValueError: a quoted field is not closed.
    """
    header = text.lstrip("\r\n").split("\n", 1)[0]
    delimiter = delimiter or max(",;\t|", key=header.count)
    try:
        lines = io.StringIO(text.replace("\x00", ""), newline="")
        yield from csv.DictReader(lines, delimiter=delimiter, restkey=_SURPLUS, restval="")
    except csv.Error as error:
        raise ValueError(f"expected CSV: {error}") from error


def _suffix(path: Path) -> str:
    return Path(path.stem).suffix.lower() if path.suffix.lower() == ".gz" else path.suffix.lower()


def _unpacked(data: bytes) -> bytes:
    try:
        return gzip.decompress(data)
    except (OSError, EOFError, zlib.error) as error:
        raise ValueError(f"expected gzip data, found a broken file ({error})") from error


def _document(data: bytes, name: str, markup: Markup) -> Record:
    declared = _CHARSET.search(data[:2048]) if markup == "html" else None
    text, encoding = decode(data, declared=declared[1].decode() if declared else "")
    return Record(source_file=name, raw=text, markup=markup, encoding=encoding)


Rows = Iterable[tuple[Any, str]]  # what stands in a row, and the encoding it was read with


def _numbered(rows: Rows, name: str) -> Iterator[Record | Dropped]:
    empty = True
    for number, (row, encoding) in enumerate(rows):
        empty = False
        yield _record(row, name, number, encoding)
    if empty:
        yield Dropped(name, None, "", "", "empty", "expected articles, found a file without rows")


def _record(row: Any, name: str, number: int, encoding: str) -> Record | Dropped:
    if isinstance(row, ValueError):
        return Dropped(name, number, "", "", "unreadable", str(row))
    if isinstance(row, str):
        row = {"text": row}
    if not isinstance(row, Mapping):
        return Dropped(name, number, "", "", "unreadable", f"expected an article, found {as_text(row)[:60]!r}")
    found = fields(row)
    if not has_field(row, "text"):
        detail = (
            f"expected text in one of {', '.join(NAMES['text'][:3])} …, found {', '.join(map(str, row)) or 'nothing'}"
        )
        return Dropped(name, number, found["outlet"], found["title"], "unreadable", detail[:300])
    return record_of(found, source_file=name, number=number, encoding=encoding)


def _csv(data: bytes, delimiter: str | None = None) -> Rows:
    text, encoding = decode(data)
    for number, row in enumerate(records_of(text, delimiter=delimiter)):
        if number == 0 and not has_field(row, "text"):
            columns = ", ".join(str(column) for column in row)
            raise ValueError(
                f"expected a column with the text ({', '.join(NAMES['text'][:3])} …), found {columns[:200]}"
            )
        if surplus := row.get(_SURPLUS):
            yield (
                ValueError(f"expected {len(row) - 1} fields, as in the header, found {len(row) - 1 + len(surplus)}"),
                encoding,
            )
        else:
            yield row, encoding


def _tsv(data: bytes) -> Rows:
    return _csv(data, "\t")


def _json(data: bytes) -> Rows:
    decoded = decode(data)
    try:
        content = json.loads(decoded.text)
    except json.JSONDecodeError as error:
        if "\n" in decoded.text.strip() and error.msg == "Extra data":
            return _json_lines(data)
        raise ValueError(f"expected JSON: {error}") from error
    except RecursionError as error:
        raise ValueError("expected JSON: it is nested too deeply") from error
    return [(row, decoded.encoding) for row in _listed(content)]


def _listed(content: Any) -> list[Any]:
    """The articles in a JSON file: a list, an object that is one, that holds a list of them, or them by id."""
    if isinstance(content, list):
        return content
    if not isinstance(content, dict) or has_field(content, "text"):
        return [content]
    for key in _LISTS:
        if isinstance(content.get(key), list):
            return list(content[key])
    if content and all(isinstance(value, dict) for value in content.values()):
        return [{"id": key, **value} for key, value in content.items()]
    return [content]


def _json_lines(data: bytes) -> Rows:
    decoded: Decoded = decode(data)
    for line in decoded.text.splitlines() if "\n" not in decoded.text else decoded.text.split("\n"):
        if line.strip():
            yield _parsed(line), decoded.encoding


def _parsed(line: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        return ValueError(f"expected a JSON object: {error}")


def _parquet(data: bytes) -> Rows:
    import pandas as pd
    import pyarrow

    try:
        frame = pd.read_parquet(io.BytesIO(data))
    except (pyarrow.lib.ArrowException, OSError) as error:
        raise ValueError(f"expected Parquet: {error}") from error
    if not has_field(frame.columns, "text"):
        columns = ", ".join(map(str, frame.columns))
        raise ValueError(f"expected a column with the text ({', '.join(NAMES['text'][:3])} …), found {columns[:200]}")
    for row in frame.astype(object).where(frame.notna(), None).to_dict("records"):
        yield row, "parquet"


_READERS: dict[str, Callable[[bytes], Rows]] = {
    ".csv": _csv,
    ".tsv": _tsv,
    ".tab": _tsv,
    ".json": _json,
    ".jsonl": _json_lines,
    ".ndjson": _json_lines,
    ".parquet": _parquet,
}


def _unreadable(name: str, detail: str) -> Dropped:
    return Dropped(name, None, "", "", "unreadable", detail)
