"""Who is who: the persons, organisations and countries of a corpus, and every mention of them.

Actors are found in the whole corpus, since one article rarely tells that 'Zelenskiy' and 'President Zelenskyy' are one.
Places where something merely happens are no actors, and neither are words that only qualify others ('Kremlin aide').
`framing.toml` may fix names, add spellings, and say whom to leave out and whom to report.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from analysis.parameters import ActorKind, Framing
from analysis.signals.actors import coreference, descriptions, identity, speakers
from analysis.signals.actors.descriptions import Office, Person
from analysis.signals.actors.identity import Identified, Known
from analysis.signals.actors.nations import Nations
from analysis.signals.actors.spelling import fold
from analysis.signals.reading import Attribution, Mention, Reading, Span

REPORTED = 12  # actors that figures show when framing.toml does not say which


_OF_COUNTRY = re.compile(r" of (?:the )?([A-Z]\w+(?: [A-Z]\w+)?)")


@dataclass(frozen=True, kw_only=True)
class Actor:
    """A person, organisation or country, with the other spellings found and whether figures show it."""

    name: str
    kind: ActorKind
    aliases: tuple[str, ...]
    reported: bool


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """The actors of a corpus and how its articles mention them."""

    actors: tuple[Actor, ...]
    _known: Known
    _offices: Mapping[str, Counter[Office]]
    _sexes: Mapping[str, str]
    _identified: Mapping[tuple[str, str], tuple[Identified, ...]]
    _described: Mapping[str, str] = field(default_factory=dict)
    _kinds: Mapping[str, ActorKind] = field(default_factory=dict)

    def mentions(self, reading: Reading) -> tuple[Mention, ...]:
        """Every mention of an actor in the article, in order, not overlapping."""
        identified = self._identify(reading)
        found = [
            Mention(one.name.start, one.name.end, one.actor, one.kind, one.name.sentence)
            for one in identified
            if one.acts
        ]
        found += self._referred(reading, identified)
        return tuple(_without_overlaps(found))

    def resolve(self, reading: Reading, mentions: Sequence[Mention]) -> tuple[Attribution, ...]:
        """The attributions of the article with the actor behind each source, where one is safe.

        An actor's kind is known from the whole corpus, a source's from its own words: where both are there, the first
        decides between person and organisation. What 'some Russians' say is not said by Russia.
        """
        spans: dict[Span, str] = {
            (one.name.start, one.name.end): one.actor for one in self._identify(reading) if _may_speak(one)
        }
        spans |= {(one.start, one.end): one.actor for one in mentions if one.kind != "demonym"}
        lands = {actor for actor, kind in self._kinds.items() if kind == "country"}
        return tuple(self._with_kind(found) for found in speakers.resolve(reading, dict(sorted(spans.items())), lands))

    def _with_kind(self, found: Attribution) -> Attribution:
        kind = self._kinds.get(found.source_actor)
        if kind is None or found.source_kind not in ("person", "organisation"):
            return found
        return replace(found, source_kind="person" if kind == "person" else "organisation")

    def _identify(self, reading: Reading) -> tuple[Identified, ...]:
        return self._identified.get((reading.article_id, reading.text)) or identity.identified(reading, self._known)

    def _referred(self, reading: Reading, identified: Sequence[Identified]) -> Iterator[Mention]:
        """Descriptions that framing.toml assigns, and what stands for persons where it is safe."""
        for one in reading.references:
            if actor := self._described.get(fold(one.text), ""):
                yield Mention(one.start, one.end, actor, "title", one.sentence)
        persons = coreference.resolve(
            reading, _persons(identified), self._offices, self._known.nations, lambda name: self._sexes.get(name, "")
        )
        for person in persons:
            yield Mention(person.start, person.end, person.actor, person.kind, person.sentence)


def catalogue(readings: Sequence[Reading], framing: Framing) -> Catalogue:
    """The actors of the corpus. The order of the articles changes nothing."""
    known = identity.learn(readings, framing)
    identified = {(reading.article_id, reading.text): identity.identified(reading, known) for reading in readings}
    actors = _actors(readings, identified, known, framing)
    return Catalogue(
        actors=actors,
        _known=known,
        _offices=_offices(readings, identified, known.nations),
        _sexes=_sexes(readings, identified, known),
        _identified=identified,
        _described={fold(alias): actor.name for actor in framing.actors for alias in actor.aliases},
        _kinds={actor.name: actor.kind for actor in actors},
    )


def _may_speak(found: Identified) -> bool:
    return found.kind != "demonym" and (found.acts or found.name.use != "part")


def _without_overlaps(mentions: list[Mention]) -> Iterator[Mention]:
    end = -1
    for mention in sorted(mentions, key=lambda one: (one.start, -one.end, one.kind)):
        if mention.start >= end:
            yield mention
            end = mention.end


def _persons(identified: Iterable[Identified]) -> list[Person]:
    return [
        Person(
            one.name.start,
            one.name.end,
            one.actor,
            one.kind,
            one.name.subject,
            one.name.sentence,
            one.name.head,
            one.name.main,
            one.name.title,
        )
        for one in identified
        if one.actor_kind == "person"
    ]


# What the corpus tells about actors


def _offices(
    readings: Sequence[Reading], identified: Mapping[tuple[str, str], tuple[Identified, ...]], lands: Nations
) -> dict[str, Counter[Office]]:
    """The offices of persons, from titles before the name and descriptions beside it."""
    found: dict[str, Counter[Office]] = defaultdict(Counter)
    for reading in readings:
        beside = {one.link: one.text for one in reading.references if one.kind == "title" and one.link >= 0}
        for one in identified[reading.article_id, reading.text]:
            if one.actor_kind != "person":
                continue
            after = _OF_COUNTRY.match(reading.text, one.name.end)
            titled = f"{one.name.title} of {after[1]}" if after and lands.named([after[1]]) else one.name.title
            texts = [titled, *(text for link, text in beside.items() if one.name.start <= link < one.name.end)]
            for text in texts:
                if text and (office := descriptions.office(text, lands)) is not None:
                    found[one.actor][office] += 1
    return dict(found)


def _sexes(
    readings: Sequence[Reading], identified: Mapping[tuple[str, str], tuple[Identified, ...]], known: Known
) -> dict[str, str]:
    """The sex of persons as titles and given names tell it, else as the pronouns beside a lone name do."""
    told = {person.name: person.sex for person in known.people.persons}
    told |= {name: told.get(spelling, "") for spelling, (name, _) in known.fixed.items() if name not in told}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for reading in readings:
        lone = _alone(identified[reading.article_id, reading.text])
        for reference in reading.references:
            sex = coreference.SEX.get(reference.text.lower(), "")
            if sex and reference.sentence in lone and lone[reference.sentence].start < reference.start:
                votes[lone[reference.sentence].actor][sex] += 1
    for actor, cast in votes.items():
        (best, count) = cast.most_common(1)[0]
        if not told.get(actor) and count >= 3 and count >= 0.8 * cast.total():
            told[actor] = best
    return {actor: sex for actor, sex in told.items() if sex}


def _alone(identified: Iterable[Identified]) -> dict[int, Person]:
    """The person of each sentence that names just one."""
    by_sentence: dict[int, list[Person]] = defaultdict(list)
    for person in _persons(identified):
        by_sentence[person.sentence].append(person)
    return {number: found[0] for number, found in by_sentence.items() if len({person.actor for person in found}) == 1}


def _actors(
    readings: Sequence[Reading],
    identified: Mapping[tuple[str, str], tuple[Identified, ...]],
    known: Known,
    framing: Framing,
) -> tuple[Actor, ...]:
    kinds: dict[str, Counter[ActorKind]] = defaultdict(Counter)
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    mentions: Counter[str] = Counter()
    subjects: Counter[str] = Counter()
    articles: Counter[str] = Counter()
    for found in identified.values():
        for one in found:
            kinds[one.actor][one.actor_kind] += 1
            spellings[one.actor][one.name.text] += 1
            mentions[one.actor] += one.acts
            subjects[one.actor] += one.acts and one.name.subject
        articles.update({one.actor for one in found if one.acts})
    fixed = {actor.name for actor in framing.actors}
    widely = min(2, len(readings))
    ranked = sorted(
        (name for name in mentions if articles[name] >= widely and subjects[name]),
        key=lambda name: (-mentions[name], name),
    )
    reported = set(framing.report) or fixed | set(ranked[: max(0, REPORTED - len(fixed))])
    return tuple(
        Actor(
            name=name,
            kind=min(kinds[name], key=lambda kind: (-kinds[name][kind], kind)),
            aliases=_aliases(name, spellings[name]),
            reported=name in reported,
        )
        for name in sorted(name for name, count in mentions.items() if count)
    )


def _aliases(name: str, spellings: Counter[str]) -> tuple[str, ...]:
    """The other spellings, the most frequent first, without those that differ in capitals or accents only."""
    found: dict[str, str] = {}
    for text in sorted(spellings, key=lambda text: (-spellings[text], text)):
        found.setdefault(fold(text), text)
    return tuple(text for key, text in found.items() if key != fold(name))
