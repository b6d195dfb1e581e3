"""From a record's raw text to the clean text of an article, with every change on record."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from analysis.corpus.furniture import cleared
from analysis.corpus.markup import undone
from analysis.corpus.mojibake import repaired
from analysis.corpus.offsets import EditedText
from analysis.corpus.records import Declared, Record
from analysis.corpus.titles import titled
from analysis.corpus.whitespace import tidied, trimmed


@dataclass(frozen=True, kw_only=True)
class Cleaned:
    """A record with its clean text; `title_end` is 0 where there is no title."""

    record: Record
    text: EditedText
    title_end: int = 0
    site: str = ""  # the outlet, as an HTML page names it


def cleaned(record: Record) -> Cleaned:
    """The record's text decoded rightly, without markup and furniture, its title in front.

    Raises:
        MissingExtra: the record is an HTML page, and the extra that reads them is not installed.
    """
    text, declared = undone(repaired(EditedText(record.raw)), record.markup)
    record = _filled(record, declared)
    wanted = _plain(record.title)
    text = trimmed(cleared(tidied(text), wanted))
    author = record.author or _byline(text)
    text, title, end = titled(text, wanted)
    return Cleaned(record=replace(record, title=title, author=author), text=text, title_end=end, site=declared.site)


def untouched(record: Record) -> Cleaned:
    """The record's text as it is; its title counts only if the text begins with it."""
    end = len(record.title) if record.title and record.raw.startswith(record.title) else 0
    return Cleaned(record=record, text=EditedText(record.raw), title_end=end)


def _filled(record: Record, declared: Declared) -> Record:
    """The record, with what the text says of itself where the record says nothing."""
    return replace(
        record,
        outlet=record.outlet or declared.outlet,
        title=record.title or declared.title,
        author=record.author or declared.author,
        published=record.published or declared.published,
        url=record.url or declared.url,
    )


_BYLINE = re.compile(
    r"(?:by|written by|author|reporter|correspondent):?\s+([^|•·\n]+?)\.?\s*(?:[|•·\n].*)?", re.DOTALL | re.IGNORECASE
)


def _byline(text: EditedText) -> str:
    """Whom the byline that was cut names."""
    cuts = (text.raw[edit.start : edit.end].strip() for edit in text.edits if edit.rule == "byline")
    return next((match[1] for cut in cuts if (match := _BYLINE.fullmatch(cut))), "")


def _plain(title: str) -> str:
    """A title as it should read: on one line, entities and mojibake undone."""
    text, _ = undone(repaired(EditedText(title)), "plain")
    return " ".join(tidied(text).text.split())
