"""From pairs of utterances that are one to clusters: an utterance, and all versions of it.

Each cluster has a centre, the utterance with the strongest links, and every other version is linked to that centre
itself. So no chain can form in which each pair is alike and the ends have nothing in common.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from analysis.comparison.quotations.alignment import Link
from analysis.comparison.quotations.units import Unit

Strengths = Mapping[int, Mapping[int, float]]
Cluster = tuple[int, ...]  # numbers of utterances, in the order of the units

_REPEATED = 1 / 3  # share of what a passage has in common with the centre; more that another passage has too repeats it


def clusters(units: Sequence[Unit], links: Iterable[Link]) -> list[Cluster]:
    """The clusters of two or more articles, in the order of their first version.

    An article that reports an utterance in two passages, each a part of it, has both in the cluster; of passages that
    repeat each other it has one. A phrase is left out where the sentences it stands in are aligned as a whole.
    Sentences that follow each other in one quotation in two articles or more are one utterance.
    """
    strengths: dict[int, dict[int, float]] = defaultdict(dict)
    for one, other, strength in links:
        strengths[one][other] = strengths[other][one] = strength
    stars = [_tidied(units, star, strengths) for star in _stars(units, strengths)]
    return _joined(units, _without_parts(units, [star for star in stars if len(_articles(units, star)) > 1]))


def _stars(units: Sequence[Unit], strengths: Strengths) -> list[Cluster]:
    """Centres, each first among the utterances that are linked to no other centre as strongly."""

    def rank(number: int) -> tuple[float, str, int, int]:
        said = units[number].said
        return -round(sum(strengths[number].values()), 6), said.article_id, said.start, said.end

    centres: list[int] = []
    for number in sorted(strengths, key=rank):
        if not strengths[number].keys() & set(centres):
            centres.append(number)
    members: dict[int, list[int]] = {centre: [centre] for centre in centres}
    for number in sorted(strengths.keys() - members.keys(), key=rank):
        near = strengths[number].keys() & members.keys()
        members[min(near, key=lambda one: (-round(strengths[number][one], 6), rank(one)))].append(number)
    return [tuple(found) for found in members.values()]


def _tidied(units: Sequence[Unit], star: Cluster, strengths: Strengths) -> Cluster:
    """The star without passages that overlap or repeat a stronger one of their article."""
    centre = star[0]

    def rank(number: int) -> tuple[bool, bool, float, str, int]:
        said = units[number].said
        return number != centre, said.fragment, -round(strengths[centre].get(number, 0), 6), said.article_id, said.start

    kept: list[int] = []
    for number in sorted(star, key=rank):
        one = units[number]
        before = [units[other] for other in kept if units[other].said.article_id == one.said.article_id]
        if not any(_overlap(one, other) or _repeats(one, other, units[centre]) for other in before):
            kept.append(number)
    return tuple(sorted(kept))


def _repeats(one: Unit, other: Unit, centre: Unit) -> bool:
    """Whether two passages of an article report the same part of the centre."""
    shared = one.terms & centre.terms
    return len(shared & other.terms) > _REPEATED * len(shared)


def _without_parts(units: Sequence[Unit], found: Sequence[Cluster]) -> list[Cluster]:
    """The clusters without those that repeat a part of a larger one."""
    at: dict[str, list[tuple[int, int]]] = defaultdict(list)  # of each article: the cluster, the utterance
    for place, cluster in enumerate(found):
        for number in cluster:
            at[units[number].said.article_id].append((place, number))
    kept = []
    for place, cluster in enumerate(found):
        over = [
            {other for other, version in at[units[number].said.article_id] if _overlap(units[number], units[version])}
            for number in cluster
        ]
        around = set.intersection(*over) - {place}
        if not any(_size(units, found[other]) > _size(units, cluster) for other in around):
            kept.append(cluster)
    return sorted(kept)


def _joined(units: Sequence[Unit], found: Sequence[Cluster]) -> list[Cluster]:
    """The clusters, with those made one that hold neighbouring sentences of one quotation in two articles or more."""
    at: dict[tuple[str, int, int], set[int]] = defaultdict(set)
    for place, cluster in enumerate(found):
        for number in cluster:
            said = units[number].said
            if said.attribution >= 0 and said.form == "direct":
                at[said.article_id, said.attribution, said.sentence].add(place)
    meetings: dict[tuple[int, int], set[str]] = defaultdict(set)
    for (article_id, attribution, sentence), places in at.items():
        for later in at.get((article_id, attribution, sentence + 1), ()):
            for place in places - {later}:
                meetings[place, later].add(article_id)
    first = list(range(len(found)))
    for (one, other), articles in sorted(meetings.items()):
        if len(articles) > 1:
            low, high = sorted((first[one], first[other]))
            first = [low if place == high else place for place in first]
    together: dict[int, set[int]] = defaultdict(set)
    for place, cluster in enumerate(found):
        together[first[place]] |= set(cluster)
    return sorted(tuple(sorted(numbers)) for numbers in together.values())


def _size(units: Sequence[Unit], cluster: Cluster) -> tuple[int, int, list[tuple[str, int]]]:
    said = [units[number].said for number in cluster]
    length = sum(one.end - one.start for one in said)
    return len(_articles(units, cluster)), length, sorted((one.article_id, one.start) for one in said)


def _articles(units: Sequence[Unit], cluster: Cluster) -> set[str]:
    return {units[number].said.article_id for number in cluster}


def _overlap(one: Unit, other: Unit) -> bool:
    ours, theirs = one.said, other.said
    return ours.article_id == theirs.article_id and ours.start < theirs.end and theirs.start < ours.end
