"""A signal by its definitions: the trained reader, the plain definition, and what both agree on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from analysis.language import parse, reader
from analysis.language.reader import Reader
from analysis.signals import hedging, portrayal, sentences
from analysis.signals import roles as acting
from analysis.signals.actors import names, references
from analysis.signals.attribution import finding
from analysis.signals.reading import ActRole, Attribution, Mention, Portrayal, Reading, Span
from analysis.validation.attributions import agreed

By = Literal["reader", "plain", "both"]
T = TypeVar("T")

ALL: tuple[By, ...] = ("reader", "plain", "both")


@dataclass(frozen=True, kw_only=True)
class Definitions:
    """The definitions to evaluate, in order, with the reader that 'reader' and 'both' need.

    without: why there is no reader, where one was asked for and could be done without.
    """

    by: tuple[By, ...]
    reader: Reader | None = None
    without: str = ""

    def __post_init__(self) -> None:
        """Refuse to let the plain definition stand for the reader."""
        if self.reader is None and set(self.by) - {"plain"}:
            raise ValueError(f"No reader for {', '.join(self.by)}; there is one in analysis.language.reader.load().")


PLAIN = Definitions(by=("plain",))


def chosen(by: By | Literal["all"] = "all") -> Definitions:
    """One definition, or all; without a usable reader, all is the plain one alone.

    Raises:
        ModelError: the reader was asked for by name, and its files are missing or are not those that belong together.
    """
    if by == "plain":
        return PLAIN
    if by == "all" and (why := reader.missing()):
        return Definitions(by=("plain",), without=why)
    return Definitions(by=ALL if by == "all" else (by,), reader=reader.load())


def attributions(text: str, definitions: Definitions) -> dict[By, tuple[Attribution, ...]]:
    """The attributions of an article. Both: the reader's, where the plain definition found the same."""
    parsed = parse.read(text)
    return _by(definitions, lambda one: finding.find(parsed, one), lambda trained, plain: agreed(text, trained, plain))


def hedged(sentence: str, definitions: Definitions) -> dict[By, bool]:
    """Whether a sentence holds a hedge. Both: the strict setting, each finds one, be it the same or not."""
    parsed = parse.read(sentence)
    return _by(
        definitions,
        lambda one: bool(hedging.read(parsed, one) if one else hedging.hedges(parsed)),
        lambda trained, plain: trained and plain,
    )


def portrayed(sentence: str, start: int, end: int, definitions: Definitions) -> dict[By, Portrayal]:
    """How a sentence presents a target. Both: what they agree on, else neutral.

    Of both together it was not measured how sure they are: their confidence is not a number.
    """
    return _by(definitions, lambda one: portrayal.portray_sentence(sentence, start, end, one), _agreed_portrayal)


def roles(sentence: str, targets: Sequence[Span], definitions: Definitions) -> dict[By, tuple[ActRole, ...]]:
    """What each target does in the sentence. Both: what they agree on, else nothing."""
    parsed = parse.read(sentence)
    found = sentences.sentences(parsed)
    reading = Reading(
        article_id="",
        outlet="",
        text=sentence,
        sentences=found,
        names=names.names(parsed, found),
        references=references.references(parsed, found),
        attributions=(),
        hedges=(),
    )
    mentions = [Mention(start, end, "", "name", 0) for start, end in targets]
    return _by(
        definitions,
        lambda one: tuple(m.role for m in acting.told(reading, mentions, finding.find(parsed, one))),
        lambda trained, plain: tuple(one if one == other else "" for one, other in zip(trained, plain, strict=True)),
    )


def _by(definitions: Definitions, read: Callable[[Reader | None], T], agree: Callable[[T, T], T]) -> dict[By, T]:
    """What each definition finds; nothing is read that was not asked for."""
    wanted = set(definitions.by)
    found: dict[By, T] = {}
    if wanted - {"plain"}:
        found["reader"] = read(definitions.reader)
    if wanted - {"reader"}:
        found["plain"] = read(None)
    if "both" in wanted:
        found["both"] = agree(found["reader"], found["plain"])
    return {by: found[by] for by in definitions.by}


def _agreed_portrayal(trained: Portrayal, plain: Portrayal) -> Portrayal:
    if trained.label == plain.label:
        return trained._replace(confidence=float("nan"))
    return Portrayal("neutral", 0.0, None, float("nan"))
