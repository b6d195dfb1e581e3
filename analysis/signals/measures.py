"""The measures, in the order in which they are listed and judged. A new measure is one file and one line here."""

from __future__ import annotations

from analysis.errors import UsageError
from analysis.signals import hedging, portrayal, roles, second, sourcing
from analysis.signals.measure import Measure

MEASURES: tuple[Measure, ...] = (
    *hedging.MEASURES,
    *sourcing.MEASURES,
    *portrayal.MEASURES,
    *roles.MEASURES,
)

# Judged and scored as well, but shown only beside the measure that they are a second opinion on.
SECOND = second.MEASURES


def of_family(family: str) -> tuple[Measure, ...]:
    """The measures of one notebook: hedging, sourcing, portrayal or roles."""
    return tuple(measure for measure in MEASURES if measure.family == family)


def named(name: str) -> Measure:
    """The measure of that name.

    Raises:
        UsageError: there is none.
    """
    for measure in MEASURES:
        if measure.name == name:
            return measure
    raise UsageError(f"No measure called '{name}'; there are {', '.join(measure.name for measure in MEASURES)}.")
