"""The facts and claims that several outlets state: links between statements, grouped around what they share.

Grouping starts from the heaviest link. A statement joins a group only through words that are already at the group's
core, so that a sentence which says two things may stand in two groups and does not tie them into one. Precision comes
before recall: what was not found is not said to be left out unless nothing near it was found either.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from analysis.comparison.events.links import Link
from analysis.comparison.events.statements import Statement

LEAST_CORE = {2: 5.2, 3: 4.3}  # weight that so many outlets must have in common; more outlets need
LEAST_CORE_OF_MANY = 3.7
_NEAR, _FARTHER = 0.2, 3.0  # share of alike sentences below which more must be in common, and how fast
_FEW_TERMS, _HEAVY = 3, 4.4  # a core of fewer terms must weigh so much
_JOIN = 0.5  # of the core's weight that a statement must share, and of what it shares that must be core
_COMMON = 0.5  # of the statements that share a term, for it to be core
STATED, STATED_WITHOUT = 0.5, 0.65  # of a core that a statement must hold, with and without its heaviest term
_STATED_OF_FEW = 0.75  # the same of a core of few terms
_SAME_PLACES, _SAME_CORE = 0.5, 0.4  # of a fact's sentences and of its core's weight that make it part of another


@dataclass(frozen=True, kw_only=True)
class Fact:
    """What several outlets state: the terms at its core with their weights, and who states it."""

    core: Mapping[str, float]
    statements: tuple[Statement, ...]

    @property
    def weight(self) -> float:
        """How much the outlets have in common."""
        return sum(self.core.values())

    @property
    def outlets(self) -> frozenset[str]:
        """Who states it."""
        return frozenset(statement.outlet for statement in self.statements)


@dataclass(eq=False)
class _Group:
    shared: dict[Statement, dict[str, float]] = field(default_factory=dict)
    near: float = 0.0  # of the nearest articles that are linked in it
    happening: set[str] = field(default_factory=set)  # the terms that say what happens
    _core: dict[str, float] | None = None

    def core(self) -> dict[str, float]:
        """The terms that half of the statements share, with their mean weights."""
        if self._core is None:
            self._core = self._common()
        return self._core

    def _common(self) -> dict[str, float]:
        found: dict[str, list[float]] = {}
        for terms in self.shared.values():
            for key, weight in terms.items():
                found.setdefault(key, []).append(weight)
        least = max(2.0, _COMMON * len(self.shared))
        return {key: sum(weights) / len(weights) for key, weights in found.items() if len(weights) >= least}

    def add(self, statement: Statement, shared: Mapping[str, float]) -> None:
        self._core = None
        self.happening |= statement.happening
        terms = self.shared.setdefault(statement, {})
        for key, weight in shared.items():
            terms[key] = max(weight, terms.get(key, 0.0))

    def takes(self, shared: Mapping[str, float]) -> bool:
        """Whether what a link shares is what the group is about."""
        core = self.core()
        return _overlaps(shared, core) and bool(self.happening & shared.keys() & core.keys())


def facts(links: Iterable[Link]) -> list[Fact]:
    """The facts that two outlets or more state, those of most outlets and with most in common first."""
    groups: list[_Group] = []
    of: dict[Statement, list[_Group]] = {}
    for link in sorted(links, key=_rank):
        _place(link, groups, of)
    found = [fact for group in groups if (fact := _fact(group)) is not None]
    return _distinct(found)


def _rank(link: Link) -> tuple[float, str, int, str, int]:
    """The heaviest first; of two alike, in an order that does not depend on the articles' order."""
    ends = sorted([(link.one.article, link.one.spans[0][0]), (link.other.article, link.other.spans[0][0])])
    return -round(link.weight, 9), *ends[0], *ends[1]


def _place(link: Link, groups: list[_Group], of: dict[Statement, list[_Group]]) -> None:
    """Put a link into the groups of its statements that are about the same, or open one; tied groups become one."""
    ends = sorted((link.one, link.other), key=lambda s: (s.article, s.spans[0][0]))
    near = [g for s in ends for g in of.get(s, []) if g.takes(link.shared)]
    near = list(dict.fromkeys(near))
    if not near:
        group = _Group()
        groups.append(group)
    else:
        group, *others = near
        for other in others:
            if _overlaps(other.core(), group.core()) and _overlaps(group.core(), other.core()):
                _merge(group, other, groups, of)
    group.near = max(group.near, link.near)
    for statement in ends:
        group.add(statement, link.shared)
        if group not in of.setdefault(statement, []):
            of[statement].append(group)


def _merge(group: _Group, other: _Group, groups: list[_Group], of: dict[Statement, list[_Group]]) -> None:
    for statement, shared in other.shared.items():
        group.add(statement, shared)
        of[statement].remove(other)
        if group not in of[statement]:
            of[statement].append(group)
    group.near = max(group.near, other.near)
    groups.remove(other)


def _overlaps(shared: Mapping[str, float], core: Mapping[str, float]) -> bool:
    """Whether terms hold half of a core's weight, and lie by half of their own weight within it."""
    common = shared.keys() & core.keys()
    return sum(core[key] for key in common) >= _JOIN * sum(core.values()) > 0 and sum(
        shared[key] for key in common
    ) >= _JOIN * sum(shared.values())


def _fact(group: _Group) -> Fact | None:
    core = _without_set_phrases(group.core(), list(group.shared), group.happening)
    heaviest = max(core, key=lambda key: (core[key], key), default="")
    happening = group.happening & core.keys()
    kept = [
        statement
        for statement in group.shared
        if share(core, statement.keys) >= _least(core, heaviest in statement.keys) and happening & statement.keys
    ]
    outlets, weight = len({s.outlet for s in kept}), sum(core.values())
    farther = _FARTHER * max(0.0, math.log(_NEAR / group.near))
    if outlets < 2 or weight < LEAST_CORE.get(outlets, LEAST_CORE_OF_MANY) + farther:
        return None
    if len(core) < _FEW_TERMS and weight < _HEAVY:
        return None
    return Fact(
        core=dict(sorted(core.items(), key=lambda item: (-item[1], item[0]))),
        statements=tuple(sorted(kept, key=lambda s: (s.outlet, s.article, s.spans[0][0]))),
    )


def _least(core: Mapping[str, float], heaviest: bool) -> float:
    """How much of a core a statement must hold, with or without its heaviest term."""
    if len(core) <= _FEW_TERMS:
        return _STATED_OF_FEW
    return STATED if heaviest else STATED_WITHOUT


def share(core: Mapping[str, float], keys: Collection[str]) -> float:
    """How much of a core some terms hold, from 0 to 1; its heaviest terms count most (weights squared)."""
    return sum(core[key] ** 2 for key in core if key in keys) / (sum(weight**2 for weight in core.values()) or 1.0)


def _without_set_phrases(
    core: Mapping[str, float], statements: Sequence[Statement], happening: Collection[str]
) -> dict[str, float]:
    """The core with one term of each set phrase: 'White House' tells no more than 'House' does beside 'White'.

    Of two the lighter goes, but never what says what happens before what does not.
    """
    together: Counter[tuple[str, str]] = Counter()
    alone: Counter[str] = Counter()
    for statement in statements:
        alone.update(statement.keys & core.keys())
        together.update({(a.key, b.key) for a, b in pairwise(statement.terms) if b.start - a.end == 1})
    lighter = {
        min(pair, key=lambda key: (key in happening, core[key], key))
        for pair, number in together.items()
        if _is_phrase(pair) and core.keys() >= set(pair) and number == max(alone[pair[0]], alone[pair[1]])
    }
    return {key: weight for key, weight in core.items() if key not in lighter}


def _is_phrase(pair: tuple[str, str]) -> bool:
    return pair[0] != pair[1] and not any(key[0].isdigit() for key in pair)


def _distinct(found: Sequence[Fact]) -> list[Fact]:
    """The facts without those that only say part of another one again, in the same sentences."""
    kept: list[Fact] = []
    for fact in sorted(found, key=lambda fact: (-len(fact.outlets), -round(fact.weight, 9), _first(fact))):
        if not any(_repeats(fact, other) for other in kept):
            kept.append(fact)
    return kept


def _repeats(fact: Fact, other: Fact) -> bool:
    mine, theirs = ({(s.article, s.sentence) for s in one.statements} for one in (fact, other))
    common = sum(fact.core[key] for key in fact.core.keys() & other.core.keys())
    return len(mine & theirs) >= _SAME_PLACES * len(mine) and common >= _SAME_CORE * fact.weight


def _first(fact: Fact) -> tuple[str, int]:
    return fact.statements[0].article, fact.statements[0].spans[0][0]
