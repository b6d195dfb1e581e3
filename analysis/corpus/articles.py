"""Files in, articles out: the tables ARTICLES, EDITS, DROPPED and PASSAGES."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

import pandas as pd

from analysis.corpus import passages
from analysis.corpus.cleaning import Cleaned, cleaned, untouched
from analysis.corpus.copies import copy_groups
from analysis.corpus.english import language
from analysis.corpus.fields import fields
from analysis.corpus.files import files, is_note
from analysis.corpus.formats import read
from analysis.corpus.records import Dropped, Record, record_of
from analysis.corpus.sidecar import is_sidecar, read_sidecars, with_sidecar
from analysis.errors import MissingExtra, UsageError
from analysis.tables import ARTICLES, DROPPED, EDITS

MIN_WORDS = 50


class Corpus(NamedTuple):
    """What was read: tables under ARTICLES, EDITS, DROPPED and PASSAGES."""

    articles: pd.DataFrame
    edits: pd.DataFrame
    dropped: pd.DataFrame
    passages: pd.DataFrame


def load(path: Path, *, min_words: int = MIN_WORDS, progress: bool = False) -> Corpus:
    """The articles in a folder and its subfolders, or in one file, in the order of file and record.

    Dropped, with the reason: what cannot be read, is empty, has fewer than `min_words` words, is not English, or
    repeats an article of the same outlet word for word.

    Raises:
        UsageError: there is no such folder or file.
    """
    if not path.exists():
        raise UsageError(f"There is no file or folder {path}. Name a folder with articles, or a file that holds some.")
    root = path if path.is_dir() else path.parent
    beside = [path, *([root / "articles.csv"] if (root / "articles.csv").is_file() else [])]
    paths = list(files(root)) if path.is_dir() else sorted(set(beside))
    lists = [found for found in paths if is_sidecar(found)]
    sidecars, vain = read_sidecars(lists, paths if path.is_dir() else [path], root)
    wanted = [found for found in paths if found not in lists] if path.is_dir() else [path]
    collected = _Collected(min_words=min_words)
    collected.dropped += vain if path.is_dir() else []
    for found in _watched(wanted, progress):
        name = found.relative_to(root).as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        for record in [_note(name)] if is_note(found) and path.is_dir() else read(found, name):
            collected.take(with_sidecar(record, sidecars) if isinstance(record, Record) else _with_folder(record))
    return collected.corpus()


def from_texts(texts: Iterable[str | Mapping[str, object]], *, raw: bool = False) -> Corpus:
    """The articles in memory: strings, or mappings with a text and, if wanted, id, outlet, title and the like.

    Nothing is dropped but records without any text. With `raw` the text is taken exactly as it is: nothing is cleaned,
    and the title counts only where the text begins with it.

    Raises:
        UsageError: not a series of texts.
    """
    if isinstance(texts, (str, Mapping)) or not isinstance(texts, Iterable):
        raise UsageError(f"Expected several texts, such as a list; found one {type(texts).__name__}.")
    collected = _Collected(min_words=0, raw=raw, keep=True)
    for number, item in enumerate(texts):
        collected.take(_record(item, number))
    return collected.corpus()


def _with_folder(dropped: Dropped) -> Dropped:
    """What was dropped belongs to the outlet of its folder, as an article there would."""
    folder = PurePosixPath(dropped.source_file).parent.name
    return dropped if dropped.outlet else dropped._replace(outlet=folder)


def _note(name: str) -> Dropped:
    detail = "by its name a note about the folder, not an article; rename it if it is one"
    return Dropped(name, None, "", "", "unreadable", detail)


def _record(item: str | Mapping[str, object], number: int) -> Record:
    if not isinstance(item, (str, Mapping)):
        raise UsageError(f"Text {number}: expected a string or a mapping with a text, found {type(item).__name__}.")
    said = fields({"text": item} if isinstance(item, str) else item)
    record = record_of(said, source_file=said["file"], number=number, encoding="memory")
    return record if record.id else replace(record, id=str(number))


def _watched(paths: list[Path], progress: bool) -> Iterable[Path]:
    if not progress:
        return paths
    from tqdm import tqdm  # type: ignore[import-untyped,unused-ignore]

    bar: Iterable[Path] = tqdm(paths, desc="reading", unit="file", disable=None)  # None: only on a terminal
    return bar


class _Collected:
    """Articles as they come in, and what is known of them together: ids and duplicates."""

    def __init__(self, *, min_words: int, raw: bool = False, keep: bool = False) -> None:
        self._min_words, self._raw, self._keep = min_words, raw, keep
        self._articles: list[dict[str, Any]] = []
        self._edits: list[dict[str, Any]] = []
        self._first: dict[tuple[str, str], str] = {}  # outlet and words → article
        self._ids: set[str] = set()
        self.dropped: list[Dropped] = []

    def take(self, record: Record | Dropped) -> None:
        """Add a record, or say why not."""
        if isinstance(record, Dropped):
            self.dropped.append(record)
            return
        article = self._cleaned(record)
        if isinstance(article, Dropped):
            self.dropped.append(article)
            return
        if not self._keep and (refusal := self._refusal(article)):
            self.dropped.append(refusal)
            return
        article_id = self._id(article.record)
        self._first.setdefault(_words_of(article), article_id)
        self._articles.append(_row(article, article_id, record.language if self._keep else "en"))
        self._edits += article.text.rows(article_id)

    def corpus(self) -> Corpus:
        """The tables."""
        groups = copy_groups({row["article_id"]: row["text"] for row in self._articles})
        rows = [{**row, "copy_group": groups.get(row["article_id"], "")} for row in self._articles]
        dropped = [entry._asdict() for entry in self.dropped]
        articles = ARTICLES.frame(rows)
        return Corpus(articles, EDITS.frame(self._edits), DROPPED.frame(dropped), passages.found(articles))

    def _cleaned(self, record: Record) -> Cleaned | Dropped:
        if not record.raw.strip():
            return _dropped(replace(record, outlet=_outlet(record)), "empty", "expected an article, found no text")
        if self._raw:
            return untouched(record)
        try:
            article = cleaned(record)
        except (MissingExtra, ValueError) as error:
            return _dropped(replace(record, outlet=_outlet(record)), "unreadable", str(error))
        return replace(article, record=replace(article.record, outlet=_outlet(article.record, article.site)))

    def _refusal(self, article: Cleaned) -> Dropped | None:
        words = len(article.text.text.split())
        if words == 0:
            return _dropped(article.record, "empty", "nothing was left after page furniture was removed")
        if words < self._min_words:
            return _dropped(article.record, "too short", f"{words} words; expected at least {self._min_words}")
        if (found := language(article.text.text)) != "en":
            return _dropped(article.record, "not English", f"the language looks like '{found}'")
        if (first := self._first.get(_words_of(article))) is not None:
            return _dropped(article.record, "duplicate", f"the same words as {first}, of the same outlet")
        return None

    def _id(self, record: Record) -> str:
        """The record's own id, else its file's name without ending and its row; numbered where it is taken."""
        name = str(PurePosixPath(record.source_file).parent / _stem(record.source_file))
        wanted = record.id or (name if record.record is None else f"{name}-{record.record}")
        article_id, number = wanted, 1
        while article_id in self._ids:
            number += 1
            article_id = f"{wanted}~{number}"
        self._ids.add(article_id)
        return article_id


def _outlet(record: Record, site: str = "") -> str:
    """As said of the article, else the parent folder, else as the page calls itself, else the file's stem."""
    folder = PurePosixPath(record.source_file).parent.name
    return record.outlet or folder or site or _stem(record.source_file)


def _stem(source_file: str) -> str:
    return PurePosixPath(source_file.removesuffix(".gz")).stem


def _words_of(article: Cleaned) -> tuple[str, str]:
    words = " ".join(re.findall(r"\w+", article.text.text.casefold()))
    return article.record.outlet, hashlib.sha256(words.encode()).hexdigest()


def _dropped(record: Record, reason: Any, detail: str) -> Dropped:
    return Dropped(record.source_file, record.record, record.outlet, record.title, reason, detail)


def _row(article: Cleaned, article_id: str, written_in: str) -> dict[str, Any]:
    record, text = article.record, article.text.text
    return {
        "article_id": article_id,
        "outlet": record.outlet,
        "title": record.title,
        "author": record.author,
        "published": record.published,
        "url": record.url,
        "language": written_in,
        "text": text,
        "title_end": article.title_end,
        "words": len(text.split()),
        "source_file": record.source_file,
        "record": record.record,
        "encoding": record.encoding,
        "raw_sha256": record.raw_sha256,
    }
