"""Which utterances of two articles are one.

Two kinds of evidence, each with its own bar. *Wording*: words in quotation marks that recur in the same order.
*Substance*: rare terms that both hold, where at least one article reports in words of its own. The speaker moves the
bars: the same actor lowers them; two different actors need a long run of the same quoted words, or must both warn and
belong together. Articles that are far apart in time share only long quotations.

The bars were set by reading pairs from news on one event and from a year of news on many (docs/accuracy.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from analysis.comparison import content
from analysis.comparison.quotations.rarity import Rarity
from analysis.comparison.quotations.units import Unit

Relation = Literal["same", "together", "open", "other"]

_WEEK, _NEXT_DAYS = 7, 3  # days between two articles for the same wording, for the same substance
_SHORT, _LONG = 5, 8  # words of a quotation: fewer need like surroundings, more may recur at any time
_LEAST_SHARE = 0.4  # of the shorter quotation's words that two quotations of one utterance have in common
_REPORTED_ALIKE = 6.0  # strength of two reports that are alike word for word
_SURE = 7.0  # weight of words that hardly recur by chance: two rare words


class Link(NamedTuple):
    """Two utterances that are one, by their numbers, and how strong the evidence is."""

    one: int
    other: int
    strength: float


class Matched(NamedTuple):
    """What two quotations have in the same order: its share of the shorter one's words, and what its terms weigh."""

    shortest: int
    share: float
    weight: float


def links(units: Sequence[Unit], rarity: Rarity) -> list[Link]:
    """The utterances of different articles that are one, pair by pair.

    Sentences before and after two that are one quotation are one too where their words are alike, however common.
    """
    found: dict[tuple[int, int], float] = {}
    for one, other in content.candidates([unit.terms for unit in units], shared=1):
        strength = _strength(units[one], units[other], rarity)
        if strength:
            found[one, other] = strength
    places = {_place(unit, 0): number for number, unit in enumerate(units) if unit.said.form == "direct"}
    growing = sorted(found)
    while growing:
        one, other = growing.pop()
        for step in (-1, 1):
            pair = places.get(_place(units[one], step)), places.get(_place(units[other], step))
            if pair[0] is not None and pair[1] is not None and (pair[0], pair[1]) not in found:
                matched = _matched(units[pair[0]], units[pair[1]], rarity)
                if matched and matched.share >= 0.8:
                    found[pair[0], pair[1]] = _strength_of_wording(matched)
                    growing.append((pair[0], pair[1]))
    return [Link(one, other, strength) for (one, other), strength in sorted(found.items())]


def relation(one: Unit, other: Unit) -> Relation:
    """How the speakers of two utterances relate.

    together: different actors, one of whom stands beside the other: 'the ministry's spokeswoman Ida Holm' and the
    ministry. open: one of them was not recognised.
    """
    ours, theirs = one.said.speaker, other.said.speaker
    if ours.actor and theirs.actor:
        if ours.actor == theirs.actor:
            return "open" if "collective" in (ours.kind, theirs.kind) else "same"
        return "together" if ours.actor in other.beside or theirs.actor in one.beside else "other"
    alike = len(ours.written.split()) > 1 and ours.written.casefold() == theirs.written.casefold()
    return "same" if alike and ours.kind != "collective" else "open"


def _strength(one: Unit, other: Unit, rarity: Rarity) -> float:
    """How strong the evidence is that two utterances are one; 0 for not strong enough."""
    if one.said.article_id == other.said.article_id:
        return 0.0
    days, how = _days(one, other), relation(one, other)
    least = min(len(one.quoted), len(other.quoted))
    if (days > _NEXT_DAYS or how == "other") and not least:
        return 0.0
    if days > _WEEK and least < _LONG:
        return 0.0
    matched = _matched(one, other, rarity)
    if matched and _same_wording(one, other, matched, how, days, rarity):
        return _strength_of_wording(matched)
    return _substance(one, other, matched, how, days, rarity)


def _strength_of_wording(matched: Matched) -> float:
    return max(matched.weight, 4.0) + 2 * matched.share


def _place(unit: Unit, step: int) -> tuple[str, int, int]:
    """The sentence of its attribution that it is, or that stands so many sentences on."""
    return unit.said.article_id, unit.said.attribution, unit.said.sentence + step


def _days(one: Unit, other: Unit) -> int:
    """Days between the two; 0 where a date is not known."""
    if one.said.day is None or other.said.day is None:
        return 0
    return abs((one.said.day - other.said.day).days)


def _matched(one: Unit, other: Unit, rarity: Rarity) -> Matched | None:
    """What the quoted words have in the same order; a lone word counts only if it is no function word.

    None where there is nothing to match, or too few words are in both for any bar.
    """
    if len(one.spoken & other.spoken) < _LEAST_SHARE * min(len(one.spoken), len(other.spoken)):
        return None
    if not one.quoted or not other.quoted:
        return None
    ours, theirs = [word.key for word in one.quoted], [word.key for word in other.quoted]
    shortest, words, terms = min(len(ours), len(theirs)), 0, set[str]()
    for block in SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks():
        held = {word.term for word in one.quoted[block.a : block.a + block.size] if word.term}
        if held or block.size > 1:
            words += block.size
            terms |= held
    weight = rarity.weight(terms, one.said.article_id, other.said.article_id)
    return Matched(shortest, words / shortest, weight)


def _same_wording(one: Unit, other: Unit, matched: Matched, how: Relation, days: int, rarity: Rarity) -> bool:
    shortest, share, weight = matched
    if not (one.said.whole_quoted and other.said.whole_quoted):
        return False
    if days > _WEEK:
        return how == "same" and shortest >= _LONG and share >= 0.8 and weight >= _SURE
    if how in ("other", "together"):
        return shortest > _SHORT and share >= 0.8 and weight >= _SURE
    if shortest < _SHORT:
        return share == 1 and _same_phrase(one, other, matched, how, days, rarity)
    if how == "open":
        return (share >= 0.75 and weight >= 5) or (share == 1 and weight >= 3.7 and days <= _NEXT_DAYS)
    if days > _NEXT_DAYS:
        return share >= 0.8 and weight >= 4
    return (share >= 0.6 and weight >= 4) or (share >= 0.8 and weight >= 2)


def _same_phrase(one: Unit, other: Unit, matched: Matched, how: Relation, days: int, rarity: Rarity) -> bool:
    """Whether a few quoted words are one utterance: they are rare, or stand in like surroundings on the same day.

    'I don't think so' may be said of anything; after different sentences it is a different utterance.
    """
    if days > 1 or (how == "open" and matched.shortest < 4):
        return matched.shortest > 2 and matched.weight >= _SURE and days <= _NEXT_DAYS
    if how == "open":
        return matched.weight >= 3.7
    if matched.weight >= _SURE:
        return True
    if one.said.fragment or other.said.fragment:
        shared = (one.sentence & other.sentence) - (one.terms & other.terms)
        return matched.weight >= 1 and rarity.weight(shared, one.said.article_id, other.said.article_id) >= 1
    return matched.weight >= 1.5 and (one.alone or other.alone) and len(one.quoted) == len(other.quoted)


def _same_report(one: Unit, other: Unit) -> bool:
    """Whether two reports in the outlets' own words are one word for word, but for a word or two: wire copy is."""
    shortest, longest = sorted((len(one.words), len(other.words)))
    if shortest < _SHORT or shortest < 0.8 * longest or one.quoted or other.quoted:
        return False
    if len(set(one.words) & set(other.words)) < 0.7 * len(set(one.words)):
        return False
    return SequenceMatcher(None, one.words, other.words, autojunk=False).ratio() >= 0.85


def _substance(one: Unit, other: Unit, matched: Matched | None, how: Relation, days: int, rarity: Rarity) -> float:
    """The strength of what two utterances hold in common, whatever the words around it."""
    if how == "other" or days > _NEXT_DAYS:
        return 0.0
    articles = one.said.article_id, other.said.article_id
    if _same_report(one, other):
        return _REPORTED_ALIKE
    ours, theirs = one.content, other.content
    shared = ours & theirs
    if len(shared) < 2:
        return 0.0
    weight = rarity.weight(shared, *articles)
    strength = weight / float(len(ours) * len(theirs)) ** 0.1
    wholes = sorted((rarity.weight(ours, *articles), rarity.weight(theirs, *articles)))
    smaller, larger = weight / max(wholes[0], 0.1), weight / max(wholes[1], 0.1)
    both_quoted = one.said.form == other.said.form == "direct"
    if both_quoted and (matched is None or matched.share < _LEAST_SHARE):
        return 0.0
    if how == "together":
        warn = one.stance == other.stance == "accuse" and days <= 1
        return strength if warn and strength >= 1.5 and smaller >= 0.2 else 0.0
    if how == "open":
        may_be_one = one.said.speaker.open or other.said.speaker.open
        return strength if may_be_one and strength >= 8 and smaller >= 0.35 else 0.0
    if strength < 3:
        return 0.0
    what = sum(not term.startswith("@") for term in shared)  # names alone say about whom, not what
    several = what > 2 and (len(shared) > 3 or (strength >= 4 and smaller >= 0.35))
    most = smaller >= 0.4 and larger >= 0.3 and days <= 1
    return strength if several or most else 0.0
