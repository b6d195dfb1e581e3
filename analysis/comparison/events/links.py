"""Which statements of different outlets say the same, pair by pair, in articles that tell of one event.

Two sentences are alike when what they share weighs enough for their length, and for the number of pairs that two long
articles make. Articles tell of one event when enough of the shorter one's sentences have a likeness in the other; only
there are clauses linked. The thresholds were chosen by reading: five reports of one event, the sample corpus, and 834
articles of an election year, where much is alike that tells of different events.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from analysis.comparison.events.statements import PairWeights, Sentence, Statement

WITHIN_DAYS = 3  # articles farther apart report other news, or the same as known
LEAST_SENTENCE = 2.95
LEAST_CLAUSE = 2.1
LEAST_BY_CLAUSE = 4.3  # of clauses of sentences that are not alike, in articles on one event
SAME_EVENT, SAME_SHARE = 4, 0.2  # sentences, and share of the shorter article's, that must be alike
_BRIEF = 0.6  # the share that is enough where that is fewer sentences
_LENGTH = 0.1  # how far the length of the sentences counts against them
_MANY_PAIRS, _CHANCE = 600, 0.7  # pairs of sentences from which on more must be shared, and by how much
_CROWD = 200  # a term in more sentences than this, within the days compared, finds no pairs of its own


class Link(NamedTuple):
    """Two statements that share something, the weight of each shared term, and how near their articles are.

    near: the share of both articles' sentences that are alike, from 0 to 1.
    """

    weight: float
    one: Statement
    other: Statement
    shared: dict[str, float]
    near: float


class Linked(NamedTuple):
    """The links, and for each article those of other outlets that tell of the same event."""

    links: tuple[Link, ...]
    events: Mapping[str, set[str]]


def links(sentences: Sequence[Sentence]) -> Linked:
    """The links between statements of different outlets, at most three days apart as far as dates are known."""
    weights = PairWeights(sentences)
    lengths = Counter(sentence.article for sentence in sentences)
    alike: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    by_clause: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for a, b in _near(sentences):
        one, other = sentences[a], sentences[b]
        between = weights.between(one.article, other.article)
        least = LEAST_SENTENCE + _chance(lengths[one.article] * lengths[other.article])
        if not _may_be_one(one, other):
            continue
        if _alike(one, other, between) >= least:
            alike[one.article, other.article].append((a, b))
        elif sum(between[key] for key in one.keys & other.keys) >= LEAST_BY_CLAUSE:
            by_clause[one.article, other.article].append((a, b))
    found: list[Link] = []
    events: dict[str, set[str]] = defaultdict(set)
    for (article, other_article), pairs in alike.items():
        if meeting := _one_event(pairs, min(lengths[article], lengths[other_article])):
            events[article].add(other_article)
            events[other_article].add(article)
            between = weights.between(article, other_article)
            near = 2 * meeting / (lengths[article] + lengths[other_article])
            for a, b in pairs:
                found += _clauses(sentences[a], sentences[b], between, near, LEAST_CLAUSE)
            for a, b in by_clause[article, other_article]:
                found += _clauses(sentences[a], sentences[b], between, near, LEAST_BY_CLAUSE)
    return Linked(tuple(found), dict(events))


def _chance(pairs: int) -> float:
    """How much more two sentences must share where so many pairs are compared."""
    return _CHANCE * max(0.0, math.log(pairs / _MANY_PAIRS))


def _one_event(pairs: Sequence[tuple[int, int]], shorter: int) -> int:
    """How many sentences are alike of two articles that tell of one event, the shorter of so many; 0 if they do not."""
    meeting = min(len({a for a, _ in pairs}), len({b for _, b in pairs}))
    return meeting if meeting >= max(min(SAME_EVENT, _BRIEF * shorter), SAME_SHARE * shorter) else 0


def _near(sentences: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    """The pairs of sentences, of different outlets and near in time, that share two terms or more; in order.

    They are found through their terms, so that work grows with the corpus and not with its square.
    """
    order = sorted(range(len(sentences)), key=lambda n: _place(sentences[n]))
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


def _place(sentence: Sentence) -> tuple[bool, int, str, int]:
    """Where a sentence stands in an order that does not depend on that of the articles: the undated first."""
    return sentence.day is not None, sentence.day or 0, sentence.article, sentence.number


def _alike(one: Sentence, other: Sentence, weights: Mapping[str, float]) -> float:
    """How much two sentences share: the weight of it, mildly set against the length of both."""
    shared = sum(weights[key] for key in one.keys & other.keys)
    lengths = sum(weights[key] for key in one.keys) * sum(weights[key] for key in other.keys)
    return shared / lengths**_LENGTH if lengths else 0.0


def _may_be_one(one: Sentence, other: Sentence) -> bool:
    """Whether they are about somebody in common, where both are about somebody."""
    actors, others = ({key for key in sentence.keys if key.startswith("@")} for sentence in (one, other))
    return bool(actors & others) or not (actors and others)


def _clauses(one: Sentence, other: Sentence, weights: Mapping[str, float], near: float, least: float) -> Iterator[Link]:
    for mine in one.statements:
        for theirs in other.statements:
            shared = {key: weights[key] for key in sorted(mine.keys & theirs.keys)}
            happening = any(key in mine.happening or key in theirs.happening for key in shared)
            weight = sum(shared.values())
            if happening and len(shared) > 1 and weight >= least and not _two_speakers(mine, theirs):
                yield Link(weight, mine, theirs, shared, near)


def _two_speakers(one: Statement, other: Statement) -> bool:
    """Whether both stand in quotation marks and are known to be of different people: then they are two statements."""
    return one.quoted and other.quoted and bool(one.speaker and other.speaker) and one.speaker != other.speaker
