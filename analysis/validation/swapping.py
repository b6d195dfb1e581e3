"""The name-swap audit: whether it matters to a portrayal who is portrayed.

The name of a target, and its other mentions in the sentence, give way to one name after another; nothing else changes.
A definition that is blind to names scores the sentence the same each time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from analysis.language import masking
from analysis.signals.reading import Portrayal, Span
from analysis.validation.gold import PortrayedSentence

Portray = Callable[[str, int, int], Portrayal]

_NAME = re.compile(r"[^\W\d_a-z][\w.’'&-]*(?: (?:(?:of|the|and|for|de|von|van|al) ){0,2}[^\W\d_a-z][\w.’'&-]*)*")
_CAPITAL_BEFORE = re.compile(r"(?<!\w)[A-Z][\w.’'-]* $")
_CAPITAL_AFTER = re.compile(r" [A-Z]")
_POSSESSIVE = re.compile(r"[’']s?$")


class Substitute(NamedTuple):
    """A name to put in another's place, in full and as it is repeated: 'Vera Marenko', 'Marenko'."""

    full: str
    short: str


class Mention(NamedTuple):
    """A target in its sentence."""

    sentence: str
    start: int
    end: int


class Swap(NamedTuple):
    """What portrayals come to under one name: mean score, and the share of labels that are not those of the text."""

    name: str
    mean: float
    flipped: float


class Leak(NamedTuple):
    """A sentence that is scored by who it is about: the lowest and the highest score, and the names they go to."""

    mention: Mention
    low: tuple[float, str]
    high: tuple[float, str]


@dataclass(frozen=True, kw_only=True)
class Audit:
    """Each name's scores; `spread` is the largest mean less the smallest, `flips` the share of sentences in which some
    name has another label than another name. Leaks are in order, the widest first.
    """

    swaps: tuple[Swap, ...]
    as_written: float
    spread: float
    flips: float
    leaks: tuple[Leak, ...]


def mentions(rows: Iterable[PortrayedSentence]) -> tuple[Mention, ...]:
    """The targets that are names, without their titles and possessive marks; one a sentence, the first."""
    found = []
    for row in rows:
        spans = (_name(row.sentence, (target.start, target.end)) for target in row.targets)
        first = next((span for span in spans if span), None)
        if first:
            found.append(Mention(row.sentence, *first))
    return tuple(found)


def swapped(mention: Mention, name: Substitute) -> Mention:
    """The sentence with another name for the target and wherever it is mentioned again.

    Mentioned again is the whole name, or its last word where no other capitalised word is beside it: 'Ilsa Marenko'
    is not 'Marenko'.
    """
    sentence, start, end = mention
    own = sentence[start:end]
    put = name.full if " " in own else name.short
    left, right = (_renamed(part, own, name) for part in (sentence[:start], sentence[end:]))
    return Mention(left + put + right, len(left), len(left) + len(put))


def audit(found: Sequence[Mention], names: Sequence[Substitute], portray: Portray) -> Audit:
    """How portrayals change with the name of the one who is portrayed."""
    written = [portray(*one) for one in found]
    by_name = {name: [portray(*swapped(one, name)) for one in found] for name in names}
    swaps = tuple(
        Swap(
            name.full, _mean(p.score for p in got), _mean(p.label != w.label for p, w in zip(got, written, strict=True))
        )
        for name, got in by_name.items()
    )
    means = [swap.mean for swap in swaps]
    columns = list(zip(*by_name.values(), strict=True))
    return Audit(
        swaps=swaps,
        as_written=_mean(one.score for one in written),
        spread=max(means) - min(means),
        flips=_mean(len({one.label for one in column}) > 1 for column in columns),
        leaks=_leaks(found, names, columns),
    )


def _renamed(text: str, own: str, name: Substitute) -> str:
    last = own.split()[-1]

    def other(match: re.Match[str]) -> str:
        if match.group() == own and own != last:
            return name.full
        beside = _CAPITAL_BEFORE.search(text[: match.start()]) or _CAPITAL_AFTER.match(text[match.end() :])
        return match.group() if beside else name.short

    return re.sub(rf"(?<!\w)(?:{re.escape(own)}|{re.escape(last)})(?!\w)", other, text)


def _leaks(
    found: Sequence[Mention], names: Sequence[Substitute], columns: Sequence[Sequence[Portrayal]]
) -> tuple[Leak, ...]:
    leaks = []
    for mention, column in zip(found, columns, strict=True):
        scored = sorted((one.score, name.full) for one, name in zip(column, names, strict=True))
        if scored[0][0] < scored[-1][0]:
            leaks.append(Leak(mention, scored[0], scored[-1]))
    return tuple(sorted(leaks, key=lambda leak: leak.low[0] - leak.high[0]))


def _name(sentence: str, target: Span) -> Span | None:
    """Where the name of a target stands, if that is what the target is."""
    span = masking.name_within(sentence, target)
    if span is None:
        return None
    start, end = span
    text = _POSSESSIVE.sub("", sentence[start:end].rstrip(" .,"))
    return (start, start + len(text)) if _NAME.fullmatch(text) else None


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else float("nan")
