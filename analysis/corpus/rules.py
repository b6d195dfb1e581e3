"""What a rule of page furniture is.

A rule speaks about a whole line, never about words within one, so that a sentence of the story that happens to hold
such words stays. Where a line could be the story's own, its place decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Place = Literal["anywhere", "edge", "tail", "beside"]


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A kind of furniture.

    place: anywhere; edge: before the first or after the last sentence of the story; tail: after the last one only;
    beside: at an edge next to other furniture or at the very edge, or in a row of at least two such lines.
    """

    name: str
    reason: str
    place: Place
    pattern: re.Pattern[str]
    words: int  # a longer line is left alone

    def matches(self, line: str) -> bool:
        """Whether the whole line is this kind of furniture."""
        return self.pattern.fullmatch(line) is not None and len(line.split()) <= self.words


def rule(
    name: str, reason: str, place: Place, *patterns: str, words: int = 20, case: bool = False, end: str = "[.:!]?"
) -> Rule:
    """A rule for lines that are one of the patterns and then `end`; capitals count only with `case`."""
    pattern = re.compile(f"(?:{'|'.join(patterns)}){end}", re.NOFLAG if case else re.IGNORECASE)
    return Rule(name=name, reason=reason, place=place, pattern=pattern, words=words)


NETWORK = "(?:twitter|x|facebook|instagram|youtube|telegram|linkedin|tiktok|whatsapp|threads|bluesky|google news)"
