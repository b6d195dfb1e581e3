"""Who is who: the persons, organisations and countries of a corpus, and every mention of them.

Actors are found in the whole corpus, since one article rarely tells that 'Zelenskiy' and 'President Zelenskyy' are one.
Places where something merely happens are no actors, and neither are words that only qualify others ('Kremlin aide').
`framing.toml` may fix names, add spellings, and say whom to leave out and whom to report.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from analysis.language import lexicon
from analysis.parameters import ActorKind, Framing
from analysis.signals import coreference, headlines, nations, organisations, people, speakers, titles
from analysis.signals.coreference import Office
from analysis.signals.nations import Nations
from analysis.signals.organisations import Organisations
from analysis.signals.people import People
from analysis.signals.reading import Attribution, Mention, MentionKind, Name, Reading, Span
from analysis.signals.spelling import fold

REPORTED = 12  # actors that figures show when framing.toml does not say which
_NOUNS_LIKE_ADJECTIVES = ("ese", "ch", "sh", "ss")  # 'the French' are people, 'the Ukrainian' is one person


_COMPOUND = re.compile(r"\b[A-Z]\w*(?:an|ese|ish|ic|ab|ve|im|no)[ \-]$")  # 'Asian Americans' are not the country


@dataclass(frozen=True, kw_only=True)
class Actor:
    """A person, organisation or country, with the other spellings found and whether figures show it."""

    name: str
    kind: ActorKind
    aliases: tuple[str, ...]
    reported: bool
    sex: str = ""


class Identified(NamedTuple):
    """A name that stands for an actor; `acts` tells whether it counts as a mention where it stands."""

    name: Name
    actor: str
    actor_kind: ActorKind
    kind: MentionKind
    acts: bool


@dataclass(frozen=True, kw_only=True)
class _Known:
    """What the corpus and `framing.toml` say about names."""

    nations: Nations
    people: People
    organisations: Organisations
    fixed: Mapping[str, tuple[str, ActorKind | None]]  # folded spelling -> name and kind set in framing.toml
    ignored: Set[str]


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """The actors of a corpus and how its articles mention them."""

    actors: tuple[Actor, ...]
    _known: _Known
    _offices: Mapping[str, Counter[Office]]
    _sexes: Mapping[str, str]
    _described: Mapping[str, str] = field(default_factory=dict)

    def mentions(self, reading: Reading) -> tuple[Mention, ...]:
        """Every mention of an actor in the article, in order, not overlapping."""
        identified = list(_identified(reading, self._known))
        found = [
            Mention(one.name.start, one.name.end, one.actor, one.kind, one.name.sentence)
            for one in identified
            if one.acts
        ]
        found += [Mention(p.start, p.end, p.actor, p.kind, p.sentence) for p in self._referred(reading, identified)]
        return tuple(_without_overlaps(found))

    def resolve(self, reading: Reading, mentions: Sequence[Mention]) -> tuple[Attribution, ...]:
        """The attributions of the article with the actor behind each source, where one is safe."""
        spans: dict[Span, str] = {
            (one.name.start, one.name.end): one.actor for one in _identified(reading, self._known) if _may_speak(one)
        }
        spans |= {(mention.start, mention.end): mention.actor for mention in mentions}
        return speakers.resolve(reading, dict(sorted(spans.items())))

    def _referred(self, reading: Reading, identified: Sequence[Identified]) -> Iterator[coreference.Person]:
        named = _persons(identified)
        yield from coreference.resolve(
            reading, named, self._offices, self._known.nations, lambda actor: self._sexes.get(actor, "")
        )
        for reference in reading.references:
            if actor := self._described.get(fold(reference.text), ""):
                yield coreference.Person(
                    reference.start,
                    reference.end,
                    actor,
                    "title",
                    reference.subject,
                    reference.sentence,
                    reference.head,
                    reference.main,
                )


def catalogue(readings: Sequence[Reading], framing: Framing) -> Catalogue:
    """The actors of the corpus. The order of the articles changes nothing."""
    known = _learn(readings, framing)
    identified = {reading.article_id: list(_identified(reading, known)) for reading in readings}
    everything = [one for found in identified.values() for one in found]
    return Catalogue(
        actors=_actors(readings, identified, known, framing),
        _known=known,
        _offices=_offices(everything, known.nations),
        _sexes=_sexes(readings, identified, known),
        _described={fold(alias): actor.name for actor in framing.actors for alias in actor.aliases},
    )


def _learn(readings: Sequence[Reading], framing: Framing) -> _Known:
    fixed = {fold(text): (actor.name, actor.kind) for actor in framing.actors for text in (actor.name, *actor.aliases)}
    lands = nations.learn(readings)
    unnamed = _no_actors() | {fold(text) for text in framing.ignore}
    listed = {word for word in lands.all_words() if " " in word} | set(lands.names) | set(lands.adjectives)
    persons = people.learn(readings, listed | unnamed)
    bodies = organisations.learn(readings, set(lands.all_words()) | unnamed | set(persons.full))
    ignored = frozenset(fold(text) for text in framing.ignore)
    return _Known(nations=lands, people=persons, organisations=bodies, fixed=fixed, ignored=ignored)


# Names


def _identified(reading: Reading, known: _Known) -> Iterator[Identified]:
    """The names of the article that stand for an actor."""
    present = known.nations.present(_words(reading.names))
    for name in reading.names:
        found = _identify(name, reading, known, present)
        if found is not None:
            yield found
        elif headlines.is_headline(reading, name.sentence):
            yield from _within(name, reading, known, present)


def _words(names: Iterable[Name]) -> Iterator[str]:
    for name in names:
        yield fold(name.text)
        yield from (fold(word) for word in name.title.split())


def _within(name: Name, reading: Reading, known: _Known, present: Set[str]) -> Iterator[Identified]:
    """Persons and countries inside a run of headline capitals that the recogniser took for one name."""
    offset = name.start
    for word in name.text.split():
        start = reading.text.index(word, offset)
        offset = start + len(word)
        part = name._replace(start=start, end=offset, text=word, title="", label="other")
        found = _identify(part, reading, known, present)
        if found is not None and found.actor_kind == "person" and " " in name.text:
            yield found


def _identify(name: Name, reading: Reading, known: _Known, present: Set[str]) -> Identified | None:
    """What the name stands for: what framing.toml says, else a country, an organisation, a person, or nothing."""
    key = fold(name.text)
    if key in known.ignored:
        return None
    if key in known.fixed:
        return _fixed(name, known, reading)
    if key in _no_actors():
        return None
    if not (name.label == "person" and known.people.in_article(name, reading.article_id)):
        if (
            land := _country(name, known.nations, present, reading.text[max(0, name.start - 20) : name.start])
        ) is not None:
            return land
        if key in known.nations.names or key in known.nations.seats or key in known.nations.adjectives:
            return None
    if known.people.in_article(name, reading.article_id) or not known.organisations.which(name):
        return _person(name, reading, known)
    used = known.organisations.which(name)
    return _named(name, used, "organisation", "name", name.use == "actor", known)


def _fixed(name: Name, known: _Known, reading: Reading) -> Identified:
    used, kind = known.fixed[fold(name.text)]
    if kind is None:
        person = known.people.who(name, reading.article_id)
        kind = "country" if used in known.nations.names.values() else "person" if person else "organisation"
    return Identified(name, used, kind, "name", kind == "person" or name.use == "actor")


def _country(name: Name, lands: Nations, present: Set[str], before: str) -> Identified | None:
    """The country that the name stands for: by its name, its people, or the seat of a government that acts."""
    key, acts = fold(name.text), name.use == "actor"
    if country := lands.names.get(key):
        sure = not nations.ambiguous(name.text) or country in present
        return Identified(name, country, "country", "name", acts) if sure and name.text != "us" else None
    if country := lands.people.get(key):
        return Identified(name, country, "country", "demonym", name.use != "part" and not _COMPOUND.search(before))
    if (country := lands.adjectives.get(key)) and key.endswith(_NOUNS_LIKE_ADJECTIVES):
        return Identified(name, country, "country", "demonym", acts)
    if (country := lands.seats.get(key)) and country in present:
        return Identified(name, country, "country", "metonym", acts)
    return None


def _person(name: Name, reading: Reading, known: _Known) -> Identified | None:
    person = known.people.who(name, reading.article_id)
    if person is None or (name.label == "place" and not known.people.in_article(name, reading.article_id)):
        return None
    return _named(name, person.name, "person", "name", True, known)


def _named(
    name: Name, used: str, kind: ActorKind, mention: MentionKind, acts: bool, known: _Known
) -> Identified | None:
    """The name under the actor's name, which framing.toml may have set or ruled out."""
    if fold(used) in known.ignored:
        return None
    fixed, fixed_kind = known.fixed.get(fold(used), (used, kind))
    return Identified(name, fixed, fixed_kind or kind, mention, acts)


def _may_speak(found: Identified) -> bool:
    return found.acts or found.name.use != "part"


def _without_overlaps(mentions: list[Mention]) -> Iterator[Mention]:
    end = -1
    for mention in sorted(mentions, key=lambda one: (one.start, -one.end, one.kind)):
        if mention.start >= end:
            yield mention
            end = mention.end


def _persons(identified: Iterable[Identified]) -> list[coreference.Person]:
    return [
        coreference.Person(
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


def _offices(identified: Iterable[Identified], lands: Nations) -> dict[str, Counter[Office]]:
    found: dict[str, Counter[Office]] = defaultdict(Counter)
    for one in identified:
        title = titles.parse(one.name.title) if one.actor_kind == "person" else None
        if title is not None and title.role and not title.former:
            office = Office(title.role, lands.named(title.qualifiers), title.rank == "leader")
            found[one.actor][office] += 1
    return dict(found)


def _sexes(readings: Sequence[Reading], identified: Mapping[str, list[Identified]], known: _Known) -> dict[str, str]:
    """The sex of persons as titles and given names tell it, else as the pronouns beside a lone name do."""
    told = {person.name: person.sex for person in known.people.persons}
    told |= {name: told.get(spelling, "") for spelling, (name, _) in known.fixed.items() if name not in told}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for reading in readings:
        lone = _alone(identified[reading.article_id])
        for reference in reading.references:
            sex = coreference.SEX.get(reference.text.lower(), "")
            if sex and reference.sentence in lone and lone[reference.sentence].start < reference.start:
                votes[lone[reference.sentence].actor][sex] += 1
    for actor, cast in votes.items():
        (best, count) = cast.most_common(1)[0]
        if not told.get(actor) and count >= 3 and count >= 0.8 * cast.total():
            told[actor] = best
    return {actor: sex for actor, sex in told.items() if sex}


def _alone(identified: Iterable[Identified]) -> dict[int, coreference.Person]:
    """The person of each sentence that names just one."""
    by_sentence: dict[int, list[coreference.Person]] = defaultdict(list)
    for person in _persons(identified):
        by_sentence[person.sentence].append(person)
    return {number: found[0] for number, found in by_sentence.items() if len({person.actor for person in found}) == 1}


def _actors(
    readings: Sequence[Reading], identified: Mapping[str, list[Identified]], known: _Known, framing: Framing
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


@cache
def _no_actors() -> frozenset[str]:
    return frozenset(fold(row["name"]) for row in lexicon.load("not_actors"))
