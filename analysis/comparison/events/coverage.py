"""Who states a fact, in whose voice, and who does not: a cell for each fact and each outlet that covered the event.

An outlet covered the event if it has an article on the event of one that states the fact (`links`). What it leaves out
is only called that where nothing in those articles comes near; where something does, the cell says so and shows it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from analysis.comparison.events import facts as sharing
from analysis.comparison.events.facts import Fact
from analysis.comparison.events.statements import Sentence, Span, Statement

State = Literal["own voice", "attributed", "unclear", "absent"]

_ENOUGH_TERMS = 3  # of a core; two words of it in another sentence are no statement
_SAME_EVIDENCE = 0.6  # of a fact's outlets, from which on it is another one told again
_NEAR = 0.2  # of a fact's core that a sentence must hold for it to be unclear whether it states the fact
_STATED_BY_SENTENCE = 0.7  # the same, with the core's heaviest term, for it to be taken to state the fact


@dataclass(frozen=True, kw_only=True)
class Passage:
    """Words that state a fact, or come near it: where they stand, and in whose voice."""

    article: str
    outlet: str
    sentence: int
    spans: tuple[Span, ...]
    voice: str
    speaker: str
    share: float  # of the fact's core that they hold


@dataclass(frozen=True, kw_only=True)
class Cell:
    """What an outlet does with a fact.

    earlier: everything it published on the event came out before the first article that states the fact.
    """

    outlet: str
    state: State
    passages: tuple[Passage, ...]
    earlier: bool = False


@dataclass(frozen=True, kw_only=True)
class Covered:
    """A fact with a cell for each outlet that covered the event, in the outlets' order."""

    fact: Fact
    cells: tuple[Cell, ...]


def coverage(facts: Sequence[Fact], sentences: Sequence[Sentence], events: Mapping[str, set[str]]) -> list[Covered]:
    """The facts with their cells, in the facts' order; `events` are the articles on one event, by article."""
    of_article: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        of_article[sentence.article].append(sentence)
    return _told_once([_covered(fact, events, of_article) for fact in facts])


def _told_once(found: Sequence[Covered]) -> list[Covered]:
    """The rows without those that rest on the same sentences as another; those of most outlets come first."""
    stating = [_stating(one) for one in found]
    order = sorted(range(len(found)), key=lambda n: (-len(stating[n]), -round(found[n].fact.weight, 9), n))
    kept: list[int] = []
    for number in order:
        if not any(_rests_on(stating[number], stating[other]) for other in kept):
            kept.append(number)
    return [found[number] for number in kept]


def _stating(one: Covered) -> dict[str, set[tuple[str, int]]]:
    """The sentences that state a fact, by outlet."""
    return {
        cell.outlet: {(passage.article, passage.sentence) for passage in cell.passages}
        for cell in one.cells
        if cell.state in ("own voice", "attributed")
    }


def _rests_on(mine: Mapping[str, set[tuple[str, int]]], theirs: Mapping[str, set[tuple[str, int]]]) -> bool:
    """Whether most outlets state both facts in the same sentences."""
    same = sum(bool(places & theirs.get(outlet, set())) for outlet, places in mine.items())
    return same > _SAME_EVIDENCE * len(mine)


def _covered(fact: Fact, events: Mapping[str, set[str]], of_article: Mapping[str, Sequence[Sentence]]) -> Covered:
    stating = {statement.article for statement in fact.statements}
    event = sorted(stating | {other for article in stating for other in events.get(article, ())})
    by_outlet: dict[str, list[str]] = defaultdict(list)
    for article in event:
        by_outlet[of_article[article][0].outlet].append(article)
    days = [of_article[article][0].day for article in stating]
    first = min((day for day in days if day is not None), default=None)
    return Covered(
        fact=fact,
        cells=tuple(
            _cell(fact, outlet, [sentence for article in articles for sentence in of_article[article]], first)
            for outlet, articles in sorted(by_outlet.items())
        ),
    )


def _cell(fact: Fact, outlet: str, sentences: Sequence[Sentence], first: int | None) -> Cell:
    stated = [_passage(fact, statement) for statement in fact.statements if statement.outlet == outlet]
    if stated:
        return Cell(outlet=outlet, state=_state(stated), passages=tuple(stated))
    ranked = sorted(sentences, key=lambda sentence: -round(sharing.share(fact.core, sentence.keys), 9))
    best = _nearest(fact, ranked[0])
    heaviest = max(fact.core, key=lambda key: fact.core[key])
    if len(fact.core) >= _ENOUGH_TERMS and best.share >= _STATED_BY_SENTENCE and heaviest in ranked[0].keys:
        return Cell(outlet=outlet, state=_state([best]), passages=(best,))
    if len(fact.core) > 1 and best.share >= _NEAR:
        return Cell(outlet=outlet, state="unclear", passages=(best,))
    days = [sentence.day for sentence in sentences]
    earlier = first is not None and all(day is not None and day < first for day in days)
    return Cell(outlet=outlet, state="absent", passages=(), earlier=earlier)


def _state(passages: Sequence[Passage]) -> State:
    return "own voice" if any(passage.voice == "outlet" for passage in passages) else "attributed"


def _passage(fact: Fact, statement: Statement) -> Passage:
    return Passage(
        article=statement.article,
        outlet=statement.outlet,
        sentence=statement.sentence,
        spans=statement.spans,
        voice=statement.voice,
        speaker=statement.speaker,
        share=sharing.share(fact.core, statement.keys),
    )


def _nearest(fact: Fact, sentence: Sentence) -> Passage:
    """The clauses of a sentence that hold something of the core, in the voice of the one that holds most."""
    holding = [statement for statement in sentence.statements if statement.keys & fact.core.keys()]
    holding = holding or list(sentence.statements)
    most = max(holding, key=lambda statement: sharing.share(fact.core, statement.keys))
    return Passage(
        article=sentence.article,
        outlet=sentence.outlet,
        sentence=sentence.number,
        spans=tuple(sorted(_joined(span for statement in holding for span in statement.spans))),
        voice=most.voice,
        speaker=most.speaker,
        share=sharing.share(fact.core, sentence.keys),
    )


def _joined(spans: Iterator[Span]) -> Iterator[Span]:
    """Spans in order, those that touch as one."""
    current: Span | None = None
    for start, end in sorted(spans):
        if current and start <= current[1] + 1:
            current = (current[0], max(end, current[1]))
        else:
            if current:
                yield current
            current = (start, end)
    if current:
        yield current
