"""The usual column names, and what is done with what stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from analysis.corpus.dates import iso_date

# Spellings without case, spaces, hyphens and underscores; in each row the first that has a value counts.
NAMES: dict[str, tuple[str, ...]] = {
    "text": (
        *("text", "body", "content", "articletext", "articlebody", "fulltext", "maintext", "rawtext", "bodytext"),
        *("plaintext", "cleantext", "article", "story"),
    ),
    "title": ("title", "headline", "head", "articletitle", "heading"),
    "outlet": (
        *("outlet", "medianame", "publisher", "publication", "newspaper", "newsoutlet", "sourcename", "source"),
        *("sitename", "media", "site", "domain", "sourcedomain"),
    ),
    "published": (
        *("published", "publishdate", "publisheddate", "publishedat", "publicationdate", "datepublished", "pubdate"),
        *("datepublish", "date", "datetime", "timestamp", "time"),
    ),
    "author": ("author", "authors", "byline", "creator", "writer"),
    "url": ("url", "link", "canonicalurl", "weburl", "articleurl", "permalink"),
    "id": ("id", "articleid", "uuid", "guid", "storiesid", "storyid", "docid"),
    "language": ("language", "lang"),
    "file": ("file", "filename", "path", "sourcefile"),
}
_FIELDS = {name: field for field, names in NAMES.items() for name in names}
_ABSENT = frozenset({"", "none", "na", "n/a", "nan", "null", "nat", "<na>"})


def fields(row: Mapping[Any, Any]) -> dict[str, str]:
    """What a row says, by our names for it; what is not understood is left out, what is absent is ''."""
    by_name = {_plain(name): value for name, value in reversed(list(row.items()))}
    found = {field: _first(by_name, names) for field, names in NAMES.items()}
    if found["published"]:
        found["published"] = iso_date(found["published"])
    return found


def has_field(names: Iterable[Any], field: str) -> bool:
    """Whether one of the column names is understood as the field."""
    return any(_FIELDS.get(_plain(name)) == field for name in names)


def _plain(name: Any) -> str:
    return re.sub(r"[\s_\-.]+", "", str(name)).lower()


def _first(row: Mapping[str, Any], names: tuple[str, ...]) -> str:
    for name in names:
        value = as_text(row[name]) if name in row else ""
        if name in NAMES["text"] and value.strip():
            return value
        if value.strip().lower() not in _ABSENT:
            return " ".join(value.split())
    return ""


def as_text(value: Any) -> str:
    """A cell as text: lists joined by commas, objects by their name, half characters replaced."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, Mapping):
        return next((as_text(value[key]) for key in ("name", "title", "text", "value", "id") if value.get(key)), "")
    if isinstance(value, (list, tuple)):
        return ", ".join(text for item in value if (text := as_text(item)))
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if hasattr(value, "tolist"):  # numpy
        return as_text(value.tolist())
    if isinstance(value, float):
        return "" if value != value else str(int(value)) if value.is_integer() else str(value)
    return str(value)
