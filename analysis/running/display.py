"""Showing a file to whoever sits before the machine, where somebody does."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def shown(path: Path) -> bool:
    """Whether a browser could be asked to show the file.

    Without a display none is asked: on a server Python would start a text browser, which waits for keys for ever.
    """
    import webbrowser

    if sys.platform.startswith("linux") and not any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))):
        return False
    return webbrowser.open(path.resolve().as_uri())
