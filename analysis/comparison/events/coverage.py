"""Who states a fact, in whose voice, and who does not: a cell for each fact and each outlet that covered the event.

An outlet covered the event if it has an article on the event of one that states the fact (`links`). What it leaves out
is only called that where nothing in those articles comes near; where something does, the cell says so and shows it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from analysis.comparison.events import facts as sharing
from analysis.comparison.events.facts import Fact
from analysis.comparison.events.statements import Sentence, Span, Statement

State = Literal["own voice", "attributed", "unclear", "absent"]

_ENOUGH_TERMS = 3  # of a core; two words of it in another sentence are no statement
_STATED = ("own voice", "attributed")
_SAME_ARTICLES = 2  # that must say something of both of two facts when one may be the other told again
_SAME_CORE = 0.5  # of the lighter core that two facts share when one may be the other told again
_PART = 0.8  # of a core that lies in another one, for it to be a part of that
_HALF = 0.5  # of the core that stays, which a sentence must hold to be taken over from the row that is folded into it
_SAME_EVIDENCE, _MUCH = 0.5, 7.0  # of its outlets that show the same sentences, or weight in common, for it to be so
_NEAR = 0.38  # of a fact's core that a sentence must hold for it to be unclear whether it states the fact
_STATED_BY_SENTENCE = 0.9  # the same, with the core's heaviest term, for it to be taken to state the fact


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
    """The facts with their cells, each told once, those of most outlets first.

    `events` are the articles on one event, by article.
    """
    of_article: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        of_article[sentence.article].append(sentence)
    keys = {(sentence.article, sentence.number): sentence.keys for sentence in sentences}
    return _told_once([_covered(fact, events, of_article) for fact in facts], keys)


def _told_once(found: Sequence[Covered], keys: Mapping[tuple[str, int], frozenset[str]]) -> list[Covered]:
    """The rows with those folded into one that state the same; of these the one of most outlets, or heaviest, stays."""
    rows = sorted(found, key=_rank)
    stands_for = list(range(len(rows)))  # the row that each is folded into; so is what tells a folded one again
    kept: dict[int, Covered] = {}
    by_article: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        articles = {passage.article for cell in row.cells for passage in cell.passages}
        met = Counter(other for article in articles for other in by_article[article])
        near = sorted(other for other, times in met.items() if times >= _SAME_ARTICLES)
        for article in articles:
            by_article[article].append(number)
        same = next((other for other in near if _tells_again(row, rows[other], folded=other not in kept)), None)
        if same is None:
            kept[number] = row
        else:
            stands_for[number] = stands_for[same]
            kept[stands_for[number]] = _folded(kept[stands_for[number]], row, keys)
    return list(kept.values())


def _rank(row: Covered) -> tuple[int, float, list[tuple[str, int]]]:
    first = [(statement.article, statement.spans[0][0]) for statement in row.fact.statements]
    return -len(row.fact.outlets), -round(row.fact.weight, 9), first


def _tells_again(row: Covered, other: Covered, *, folded: bool) -> bool:
    """Whether a row's core is in large part another's, and it rests on the same sentences or that part is much.

    Of a row that is itself folded into a third one only a part is told again: no chain leads to what is unlike.
    """
    core, theirs = row.fact.core, other.fact.core
    common = sum(core[key] for key in core.keys() & theirs.keys())
    least = _PART * row.fact.weight if folded else _SAME_CORE * min(row.fact.weight, other.fact.weight)
    if common < least:
        return False
    shown = {cell.outlet: cell.passages for cell in other.cells}
    stating = [cell for cell in row.cells if cell.state in _STATED]
    same = sum(_meet(cell.passages, shown.get(cell.outlet, ())) for cell in stating)
    return same >= max(2, _SAME_EVIDENCE * len(stating)) or common >= _MUCH


def _meet(passages: Sequence[Passage], others: Sequence[Passage]) -> bool:
    """Whether some of two lots of passages stand in one sentence, or overlap as where one is of several sentences."""
    return any(
        one.article == other.article
        and (one.sentence == other.sentence or any(a < d and c < b for a, b in one.spans for c, d in other.spans))
        for one in passages
        for other in others
    )


def _folded(row: Covered, again: Covered, keys: Mapping[tuple[str, int], frozenset[str]]) -> Covered:
    """A row with the cells of one that tells it again, where it does not find an outlet to state half of its core."""
    core = row.fact.core
    stated = {}
    for cell in again.cells:
        held = [keys[passage.article, passage.sentence] for passage in cell.passages]
        if cell.outlet in again.fact.outlets and any(_overlap(core, terms) >= _HALF for terms in held):
            passages = (
                replace(passage, share=sharing.share(core, terms))
                for passage, terms in zip(cell.passages, held, strict=True)
            )
            stated[cell.outlet] = replace(cell, passages=tuple(passages))
    cells = {cell.outlet: cell if cell.state in _STATED else stated.get(cell.outlet, cell) for cell in row.cells}
    return replace(row, cells=tuple(cell for _, cell in sorted(cells.items())))


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
    nearest = max(sentences, key=lambda sentence: round(_overlap(fact.core, sentence.keys), 9))
    if len(fact.core) > 1 and _overlap(fact.core, nearest.keys) >= _NEAR:
        return Cell(outlet=outlet, state="unclear", passages=(_nearest(fact, nearest),))
    days = [sentence.day for sentence in sentences]
    earlier = first is not None and all(day is not None and day < first for day in days)
    return Cell(outlet=outlet, state="absent", passages=(), earlier=earlier)


def _overlap(core: Mapping[str, float], keys: Collection[str]) -> float:
    """How much of a core's plain weight some terms hold, from 0 to 1."""
    return sum(weight for key, weight in core.items() if key in keys) / sum(core.values())


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
