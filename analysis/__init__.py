"""Framescope: how did each outlet frame the same news?"""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analysis.signals.annotate import annotate

__all__ = ["__version__", "annotate"]

try:
    __version__ = version("framescope")
except PackageNotFoundError:  # used from a source tree that was never installed
    __version__ = "0+source"


def __getattr__(name: str) -> Any:
    """Import `annotate` when it is first asked for: it brings pandas and spaCy with it."""
    if name == "annotate":
        from analysis.signals.annotate import annotate

        return annotate
    raise AttributeError(f"module 'analysis' has no attribute {name!r}")
