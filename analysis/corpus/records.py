"""What reading a file gives: records with their raw text, and what could not be read."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

Markup = Literal["plain", "markdown", "html"]
Reason = Literal["unreadable", "empty", "too short", "not English", "duplicate"]


@dataclass(frozen=True, kw_only=True)
class Record:
    """An article as it lies in a file: its raw text, and what the file says about it."""

    source_file: str
    raw: str
    record: int | None = None  # row of the file, from 0; None for a file that is one article
    markup: Markup = "plain"
    encoding: str = ""
    raw_sha256: str = ""
    id: str = ""
    outlet: str = ""
    title: str = ""
    author: str = ""
    published: str = ""
    url: str = ""
    language: str = ""


@dataclass(frozen=True, kw_only=True)
class Declared:
    """What a text says of itself, in its front matter or in the head of its page."""

    outlet: str = ""
    title: str = ""
    author: str = ""
    published: str = ""
    url: str = ""
    site: str = ""  # an outlet's name that a page gives; a folder's name goes before it


def record_of(said: Mapping[str, str], *, source_file: str, number: int, encoding: str) -> Record:
    """A row of a file as a record, from what it says by our names (`fields`)."""
    raw = said["text"]
    return Record(
        source_file=source_file,
        raw=raw,
        record=number,
        encoding=encoding,
        raw_sha256=hashlib.sha256(raw.encode()).hexdigest(),
        id=said["id"],
        outlet=said["outlet"],
        title=said["title"],
        author=said["author"],
        published=said["published"],
        url=said["url"],
        language=said["language"],
    )


class Dropped(NamedTuple):
    """An input that does not become an article: a row of DROPPED."""

    source_file: str
    record: int | None
    outlet: str
    title: str
    reason: Reason
    detail: str
