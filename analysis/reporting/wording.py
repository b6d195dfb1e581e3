"""Numbers in words: the one place that decides how a number looks, in prose, tables and figures alike."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol

MINUS = "−"
NONE = "–"
PERCENT = "\u00a0%"  # a line never breaks between a number and its sign


class Scaled(Protocol):
    """What wording needs to know of a measure: shares are written in per cent, other scores with their sign."""

    @property
    def range(self) -> tuple[float, float]:
        """The lowest and the highest value there can be."""


def is_share(measure: Scaled) -> bool:
    """Whether the measure's score is a share of its judgements."""
    return measure.range == (0.0, 1.0)


def score(value: float, measure: Scaled) -> str:
    """A score: '31 %' for a share, '+0.12' for any other; '–' where it is missing."""
    if math.isnan(value):
        return NONE
    return f"{_rounded(value * 100)}{PERCENT}" if is_share(measure) else signed(value)


def interval(low: float, high: float, measure: Scaled) -> str:
    """A 95 % interval: '22 to 40 %', '−0.10 to +0.30'; 'no interval' below two articles."""
    if math.isnan(low) or math.isnan(high):
        return "no interval"
    if is_share(measure):
        return f"{_rounded(low * 100)} to {_rounded(high * 100)}{PERCENT}"
    return f"{signed(low)} to {signed(high)}"


def difference(value: float, measure: Scaled) -> str:
    """The size of a difference: '19 percentage points' between shares, '0.21 points' between other scores."""
    if is_share(measure):
        points = _rounded(abs(value) * 100)
        return f"{points} percentage {plural_of('point', points)}"
    return f"{abs(value):.2f} points"


def difference_interval(low: float, high: float, measure: Scaled) -> str:
    """The 95 % interval of the size of a difference, in the unit of `difference`."""
    if math.isnan(low) or math.isnan(high):
        return "no interval"
    if is_share(measure):
        return f"{_rounded(low * 100)} to {_rounded(high * 100)}"
    return f"{low:.2f} to {high:.2f}"


def shift(value: float, measure: Scaled) -> str:
    """How far a score moved, with its sign: '+19' percentage points of a share, '−0.21' of any other score."""
    if math.isnan(value):
        return NONE
    if not is_share(measure):
        return signed(value)
    digits = _rounded(abs(value) * 100)
    return "0" if float(digits) == 0 else f"{'+' if value > 0 else MINUS}{digits}"


def signed(value: float) -> str:
    """A number with its sign, two decimals: '+0.12', '−0.30', '0.00'."""
    if math.isnan(value):
        return NONE
    digits = f"{abs(value):.2f}"
    return digits if float(digits) == 0 else f"{'+' if value > 0 else MINUS}{digits}"


def chance(value: float) -> str:
    """A p or q, without false precision: '.03', '.004', '< .001'."""
    if math.isnan(value):
        return NONE
    if value < 0.001:
        return "< .001"
    return f"{value:.3f}".lstrip("0") if value < 0.01 else f"{value:.2f}".lstrip("0")


def chance_is(name: str, value: float) -> str:
    """'q = .03' or 'q < .001'."""
    words = chance(value)
    return f"{name} {words}".replace(" ", "\u00a0") if words.startswith("<") else f"{name}\u00a0=\u00a0{words}"


def count(number: int, noun: str, many: str = "") -> str:
    """A number and its noun in the right number: '1 article', '1,204 articles', 'no articles'."""
    word = noun if number == 1 else many or _plural(noun)
    return f"{'no' if number == 0 else format(int(number), ',')} {word}"


def percent(value: float) -> str:
    """A share from 0 to 1: '31 %'; '–' where it is missing."""
    return NONE if math.isnan(value) else f"{_rounded(100 * value)}{PERCENT}"


def thousands(number: int) -> str:
    """A count in a table: '1,204'; nothing for none."""
    return f"{number:,}" if number else ""


def share(part: int, whole: int) -> str:
    """A share of counts: '31 %'; '–' of nothing."""
    return f"{_rounded(100 * part / whole)}{PERCENT}" if whole else NONE


def period(published: Iterable[str]) -> str:
    """From when to when the articles were published: '1 May 2031 to 9 May 2031'; '' where no date is known."""
    days = sorted({day for words in published if (day := _day(words))})
    if not days:
        return ""
    first, last = (f"{day.day} {_MONTHS[day.month - 1]} {day.year}" for day in (days[0], days[-1]))
    return first if first == last else f"{first} to {last}"


def listing(words: Sequence[str], last: str = "and") -> str:
    """'a', 'a and b', 'a, b and c'."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def shortened(words: str, length: int) -> str:
    """The words, cut to `length` characters with an ellipsis where they are longer."""
    return words if len(words) <= length else words[: length - 1].rstrip() + "…"


def folded(words: str, length: int, *, most: int) -> list[str]:
    """The words in lines of at most `length` characters; what does not fit into `most` lines is cut."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= length or not lines[-1] or len(lines) == most:
            lines[-1] = longer
        else:
            lines.append(word)
    return [shortened(line, length) for line in lines]


def plural_of(noun: str, shown: str) -> str:
    """The noun as it stands after a number that is already written: 'point' after '1', else 'points'."""
    return noun if shown == "1" else _plural(noun)


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def _rounded(value: float) -> str:
    """Whole numbers, but one decimal below one, so that something never reads as nothing."""
    return f"{value:.1f}" if 0 < abs(value) < 0.95 else f"{value:.0f}"


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words[:10])
    except ValueError:
        return None


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
