"""Files of the work folder that take long to make."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path


def write(path: Path, into: Callable[[Path], object]) -> None:
    """Have a file written beside and rename it, so that a stop in the middle leaves nothing half done."""
    beside = path.with_suffix(".writing")
    into(beside)
    beside.replace(path)
