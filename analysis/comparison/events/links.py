"""Which statements of different outlets say the same, pair by pair.

Two sentences are linked when what they share weighs enough for their length; within them, the clauses that share it.
Chosen on five reports of one event, read by hand: of pairs of sentences this likely, about nine in ten state the same.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from analysis.comparison.events.statements import PairWeights, Sentence, Statement

WITHIN_DAYS = 3  # articles farther apart report other news, or the same as known
LEAST_SENTENCE = 4.2
LEAST_CLAUSE = 3.0
_LENGTH = 0.1  # how far the length of the sentences counts against them
_CROWD = 200  # a term in more sentences than this, within the days compared, finds no pairs of its own


class Link(NamedTuple):
    """Two statements that share something, and the weight of each shared term."""

    weight: float
    one: Statement
    other: Statement
    shared: dict[str, float]


def links(sentences: Sequence[Sentence]) -> Iterator[Link]:
    """The links between statements of different outlets, published at most three days apart as far as that is known."""
    weights = PairWeights(sentences)
    for a, b in _near(sentences):
        one, other = sentences[a], sentences[b]
        between = weights.between(one.article, other.article)
        if _alike(one, other, between) >= LEAST_SENTENCE and _may_be_one(one, other):
            yield from _clauses(one, other, between)


def _near(sentences: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    """The pairs of sentences, of different outlets and near in time, that share two terms or more; in order.

    They are found through their terms, so that work grows with the corpus and not with its square.
    """
    order = sorted(range(len(sentences)), key=lambda n: (sentences[n].day is not None, sentences[n].day or 0, n))
    undated = sum(sentence.day is None for sentence in sentences)
    days = [sentences[n].day or 0 for n in order]
    holders: dict[str, list[int]] = defaultdict(list)  # places in `order`, so in the order of days
    for place, number in enumerate(order):
        sentence = sentences[number]
        from_place = undated if sentence.day is None else bisect_left(days, sentence.day - WITHIN_DAYS, lo=undated)
        met: Counter[int] = Counter()
        for key in sentence.keys:
            held = holders[key]
            near = held[bisect_left(held, from_place) :] if sentence.day is not None else []
            near = [*held[: bisect_left(held, undated)], *near]
            if len(near) <= _CROWD:
                met.update(near)
            held.append(place)
        for other, shared in sorted(met.items()):
            if shared > 1 and sentences[order[other]].outlet != sentence.outlet:
                yield order[other], number


def _alike(one: Sentence, other: Sentence, weights: Mapping[str, float]) -> float:
    """How much two sentences share: the weight of it, mildly set against the length of both."""
    shared = sum(weights[key] for key in one.keys & other.keys)
    lengths = sum(weights[key] for key in one.keys) * sum(weights[key] for key in other.keys)
    return shared / lengths**_LENGTH if lengths else 0.0


def _may_be_one(one: Sentence, other: Sentence) -> bool:
    """Whether they are about somebody in common, where both are about somebody."""
    actors, others = ({key for key in sentence.keys if key.startswith("@")} for sentence in (one, other))
    return bool(actors & others) or not (actors and others)


def _clauses(one: Sentence, other: Sentence, weights: Mapping[str, float]) -> Iterator[Link]:
    for mine in one.statements:
        for theirs in other.statements:
            shared = {key: weights[key] for key in sorted(mine.keys & theirs.keys)}
            words = [key for key in shared if not key.startswith("@")]
            weight = sum(shared.values())
            if words and len(shared) > 1 and weight >= LEAST_CLAUSE and not _two_speakers(mine, theirs):
                yield Link(weight, mine, theirs, shared)


def _two_speakers(one: Statement, other: Statement) -> bool:
    """Whether both stand in quotation marks and are known to be of different people: then they are two statements."""
    return one.quoted and other.quoted and bool(one.speaker and other.speaker) and one.speaker != other.speaker
