"""What a measure is: a question, a unit, and a function that judges each thing it looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from analysis.signals.reading import Annotation, Judgement

By = Literal["reader", "plain"]  # by which definitions a text was read


@dataclass(frozen=True, kw_only=True)
class Measure:
    """A measure of framing.

    `judge` gives one judgement for every thing the measure looked at, zeros too: the score of any group is the mean of
    its judgements, so that denominators are rows. What cannot be judged gives no row.
    """

    name: str
    family: str  # the section of the report it belongs to: hedging, sourcing, portrayal or roles
    question: str
    judged: str  # what one judgement is
    unit: str
    higher: str  # what a higher score means
    about: str  # what the column `about` holds; '' for nothing
    by_about: bool = False  # scored for each `about` apart (each actor), never for all together
    by_voice: bool = True  # scored in each voice; else in the outlet's alone, since the choice judged is the outlet's
    range: tuple[float, float] = (0.0, 1.0)  # the lowest and the highest value there can be
    source: str  # the method's source where the trained reader reads
    plain_source: str = ""  # where the plain definitions do; '' where it makes no difference
    judge: Callable[[Annotation], Iterable[Judgement]]

    def source_by(self, by: By) -> str:
        """The method's source in a run that was read by these definitions."""
        return (by == "plain" and self.plain_source) or self.source
