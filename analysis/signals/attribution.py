"""Who said what: the attributions of an article, by a plain definition."""

from __future__ import annotations

from analysis.language.parse import Parsed
from analysis.signals.reading import Attribution


def find(parsed: Parsed) -> tuple[Attribution, ...]:
    """The attributions of an article in order; offsets into its text. `source_actor` is left for the second step."""
    return ()
