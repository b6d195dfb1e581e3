"""The files of a corpus, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

_NOTES = frozenset({"readme", "license", "licence", "changelog"})


def files(folder: Path) -> Iterator[Path]:
    """The files in a folder and below, in the order of their names.

    Hidden files and folders are passed over, and so is a folder that was entered before: links can go in circles.
    """
    yield from sorted(_below(folder, {folder.resolve()}), key=lambda path: path.relative_to(folder).as_posix())


def _below(folder: Path, entered: set[Path]) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.name.startswith("."):
            continue
        if not path.is_dir():
            yield path
        elif (target := path.resolve()) not in entered:
            entered.add(target)
            yield from _below(path, entered)


def is_note(path: Path) -> bool:
    """Whether the file speaks about its folder, by its name: a README or a licence."""
    return path.name.split(".", 1)[0].lower() in _NOTES
