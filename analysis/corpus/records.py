"""What reading a file gives: records with their raw text, and what could not be read."""

from __future__ import annotations

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


class Dropped(NamedTuple):
    """An input that does not become an article: a row of DROPPED."""

    source_file: str
    record: int | None
    outlet: str
    title: str
    reason: Reason
    detail: str
