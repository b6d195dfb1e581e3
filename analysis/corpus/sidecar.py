"""`articles.csv`: what a folder says about its files (file, outlet, title, published, url, author)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from analysis.corpus.encoding import decode
from analysis.corpus.fields import fields, has_field
from analysis.corpus.formats import records_of
from analysis.corpus.records import Dropped, Record

FILE = "articles.csv"

Sidecars = Mapping[str, Mapping[str, str]]  # by file, relative to the corpus, as posix path


def is_sidecar(path: Path) -> bool:
    """Whether a file named `articles.csv` speaks about files rather than holding articles."""
    if path.name.lower() != FILE:
        return False
    try:
        header = decode(path.read_bytes()).text.lstrip("\r\n").split("\n", 1)[0]
    except (OSError, ValueError):
        return True
    row = next(iter(records_of(f"{header}\n{header}")), {})
    return has_field(row, "file") and not has_field(row, "text")


def read_sidecars(paths: list[Path], files: list[Path], root: Path) -> tuple[dict[str, dict[str, str]], list[Dropped]]:
    """What the sidecars say of the files, by file; its own folder's sidecar has the last word.

    A name without its folder will do where only one file has it. What is named in vain is told as dropped.
    """
    said: dict[str, dict[str, str]] = {}
    dropped = []
    for path in sorted(paths, key=lambda path: len(path.parts)):
        name = path.relative_to(root).as_posix()
        try:
            rows = [fields(row) for row in records_of(decode(path.read_bytes()).text)]
        except (OSError, ValueError) as error:
            dropped.append(Dropped(name, None, "", "", "unreadable", f"the list of files cannot be read: {error}"))
            continue
        for number, row in enumerate(rows):
            file = _meant(path.parent / row["file"].replace("\\", "/"), files, root)
            if row["file"] and file:
                said[file] = {**said.get(file, {}), **{field: value for field, value in row.items() if value}}
            else:
                detail = f"{name} names '{row['file']}', and there is no such file"
                dropped.append(Dropped(name, number, row["outlet"], row["title"], "unreadable", detail))
    return said, dropped


def _meant(path: Path, files: list[Path], root: Path) -> str:
    """The file that a sidecar means, relative to the corpus; '' for none."""
    meant = [path] if path in files else [file for file in files if file.name == path.name and path.parent == root]
    return meant[0].relative_to(root).as_posix() if len(meant) == 1 else ""


def with_sidecar(record: Record, sidecars: Sidecars) -> Record:
    """The record with what its sidecar adds; what the record says itself comes first.

    Of a file with many records only the outlet can be said in common.
    """
    said = sidecars.get(record.source_file, {})
    record = replace(record, outlet=record.outlet or said.get("outlet", ""))
    if record.record is not None:
        return record
    return replace(
        record,
        title=record.title or said.get("title", ""),
        author=record.author or said.get("author", ""),
        published=record.published or said.get("published", ""),
        url=record.url or said.get("url", ""),
    )
