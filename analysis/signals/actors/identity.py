"""What each name stands for: a person, an organisation, a country, or nobody.

'Trump' is a person's name whatever the recogniser says, 'Kyiv' is Ukraine where it acts and a place where people meet,
'Asian Americans' are not the United States. What `framing.toml` says comes before everything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from analysis.language import lexicon
from analysis.parameters import ActorKind, Framing
from analysis.signals.actors import evidence, headlines, nations, organisations, people
from analysis.signals.actors.nations import Nations
from analysis.signals.actors.organisations import Organisations
from analysis.signals.actors.people import People
from analysis.signals.actors.spelling import fold
from analysis.signals.reading import MentionKind, Name, Reading
from analysis.signals.sentences import sentence_at

# 'the French' are a people, 'the Ukrainian' is one person.
_LIKE_ADJECTIVES = ("ese", "ch", "sh", "ss")
# 'Asian Americans' are not the United States.
_COMPOUND = re.compile(r"\b[A-Z]\w*(?:an|ese|ish|ic|ab|ve|im|no)[ \-]$")
# Where a name counts that framing.toml fixes: who takes the trouble to fix it does not mean a place.
_COUNTED = {"organisation": ("actor", "place"), "country": ("actor",)}
_LONGEST_WORD = 20


class Identified(NamedTuple):
    """A name that stands for an actor; `acts` tells whether it counts as a mention where it stands."""

    name: Name
    actor: str
    actor_kind: ActorKind
    kind: MentionKind
    acts: bool


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the corpus and `framing.toml` say about names."""

    nations: Nations
    people: People
    organisations: Organisations
    fixed: Mapping[str, tuple[str, ActorKind | None]]  # folded spelling -> name and kind set in framing.toml
    spellings: tuple[str, ...]  # the spellings in framing.toml as they stand there
    ignored: Set[str]


def learn(readings: Sequence[Reading], framing: Framing) -> Known:
    """What the corpus says about names, steered by `framing.toml`."""
    lands = nations.learn(readings)
    unnamed = _no_actors() | {fold(text) for text in framing.ignore}
    listed = {word for word in lands.all_words() if " " in word} | set(lands.names) | set(lands.adjectives)
    persons = people.learn(readings, listed | unnamed | organisations.listed())
    bodies = organisations.learn(readings, set(lands.all_words()) | unnamed | set(persons.full) | persons.families())
    return Known(
        nations=lands,
        people=persons,
        organisations=bodies,
        fixed=dict(_fixed_names(framing, lands, persons, bodies)),
        spellings=tuple(sorted(text for actor in framing.actors for text in (actor.name, *actor.aliases))),
        ignored=frozenset(fold(text) for text in framing.ignore),
    )


def identified(reading: Reading, known: Known) -> tuple[Identified, ...]:
    """The names of the article that stand for an actor, in order."""
    present = known.nations.present(_words(reading.names))
    found: list[Identified] = []
    for name in reading.names:
        if pair := _pair(name, reading, known, present):
            found += pair
        elif (one := _identify(name, reading, known, present)) is not None:
            found.append(one)
        elif headlines.is_headline(reading, name.sentence):
            found += _within(name, reading, known, present)
    found += _unread(reading, known, found)
    return tuple(sorted(renamed for one in found if (renamed := _renamed(one, known)) is not None))


def _fixed_names(
    framing: Framing, lands: Nations, persons: People, bodies: Organisations
) -> Iterator[tuple[str, tuple[str, ActorKind | None]]]:
    """The spellings in `framing.toml`, and what the corpus calls the same actor, with the name and kind set there."""
    words = lands.all_words()
    for actor in framing.actors:
        for text in (actor.name, *actor.aliases):
            person = persons.like(text)
            same = (words.get(fold(text)), person.name if person else None, bodies.known.get(fold(text)))
            for used in (text, *(one for one in same if one)):
                yield fold(used), (actor.name, actor.kind)


def _renamed(found: Identified, known: Known) -> Identified | None:
    """The same under the name that framing.toml sets for the actor; None when it says that it is none."""
    if fold(found.actor) in known.ignored:
        return None
    name, kind = known.fixed.get(fold(found.actor), (found.actor, None))
    return found._replace(actor=name, actor_kind=kind or found.actor_kind)


def _unread(reading: Reading, known: Known, found: Sequence[Identified]) -> Iterator[Identified]:
    """Spellings from framing.toml that stand in the text and that the recogniser did not take for names."""
    if not known.spellings:
        return
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(re.escape(text) for text in known.spellings[::-1]) + r")(?!\w)")
    for match in pattern.finditer(reading.text):
        start, end = match.span()
        if match[0][0].isupper() and not any(one.name.start < end and start < one.name.end for one in found):
            name = Name(start, end, match[0], "other", "", False, sentence_at(reading.sentences, start))
            yield _fixed(name, known, reading)


def _pair(name: Name, reading: Reading, known: Known, present: Set[str]) -> list[Identified]:
    """Two countries or persons that the recogniser took for one name: 'Lissen and Esterholt'."""
    first, joined, second = name.text.partition(" and ")
    key = fold(name.text)
    if not joined or " and " in second or key in known.fixed or organisations.is_listed(name.text):
        return []
    end, start = name.start + len(first), name.end - len(second)
    halves = (name._replace(end=end, text=first), name._replace(start=start, text=second, title=""))
    present = {*present, *known.nations.present(fold(half.text) for half in halves)}
    found = [one for half in halves if (one := _identify(half, reading, known, present)) is not None]
    alike = {one.actor_kind for one in found} in ({"country"}, {"person"})
    return found if len(found) == 2 and alike and found[0].actor != found[1].actor else []


def _words(names: Iterable[Name]) -> Iterator[str]:
    for name in names:
        yield fold(name.text)
        if " and " in name.text:
            yield from (fold(half) for half in name.text.split(" and "))
        yield from (fold(word) for word in name.title.split())


def _within(name: Name, reading: Reading, known: Known, present: Set[str]) -> Iterator[Identified]:
    """Persons and countries inside a run of headline capitals that the recogniser took for one name."""
    offset = name.start
    for word in name.text.split():
        start = reading.text.index(word, offset)
        offset = start + len(word)
        part = name._replace(start=start, end=offset, text=word, title="", label="other")
        found = _identify(part, reading, known, present)
        if found is not None and found.actor_kind == "person" and " " in name.text:
            yield found


def _identify(name: Name, reading: Reading, known: Known, present: Set[str]) -> Identified | None:
    """What the name stands for: what framing.toml says, else a country, an organisation, a person, or nothing."""
    key = fold(name.text)
    if key in known.ignored:
        return None
    if key in known.fixed:
        return _fixed(name, known, reading)
    if key in _no_actors():
        return None
    if not (name.label == "person" and known.people.in_article(name, reading.article_id)):
        before = reading.text[max(0, name.start - _LONGEST_WORD) : name.start]
        if (land := _country(name, known.nations, present, before)) is not None:
            return land
        if key in known.nations.names or key in known.nations.seats or key in known.nations.adjectives:
            return None
    if known.people.in_article(name, reading.article_id) or not known.organisations.which(name):
        return _person(name, reading, known)
    used = known.organisations.which(name)
    return Identified(name, used, "organisation", "name", name.use == "actor")


def _fixed(name: Name, known: Known, reading: Reading) -> Identified:
    used, kind = known.fixed[fold(name.text)]
    if kind is None:
        person = known.people.who(name, reading.article_id)
        kind = "country" if used in known.nations.names.values() else "person" if person else "organisation"
    return Identified(name, used, kind, "name", kind == "person" or name.use in _COUNTED[kind])


def _country(name: Name, lands: Nations, present: Set[str], before: str) -> Identified | None:
    """The country that the name stands for: by its name, its people, or the seat of a government that acts."""
    key, acts = fold(name.text), name.use == "actor"
    if country := lands.names.get(key):
        sure = not nations.ambiguous(name.text) or country in present
        return (
            Identified(name, country, "country", "name", acts)
            if sure and (key != "us" or name.text.isupper())
            else None
        )
    if country := lands.people.get(key):
        return Identified(name, country, "country", "demonym", name.use != "part" and not _COMPOUND.search(before))
    if (country := lands.adjectives.get(key)) and key.endswith(_LIKE_ADJECTIVES):
        return Identified(name, country, "country", "demonym", acts)
    if (country := lands.seats.get(key)) and country in present:
        return Identified(name, country, "country", "metonym", acts)
    return None


def _person(name: Name, reading: Reading, known: Known) -> Identified | None:
    person = known.people.who(name, reading.article_id)
    if evidence.is_namesake(name, reading.text):
        return None
    if person is None or (name.label == "place" and not known.people.in_article(name, reading.article_id)):
        return None
    return Identified(name, person.name, "person", "name", True)


@cache
def _no_actors() -> frozenset[str]:
    return frozenset(fold(row["name"]) for row in lexicon.load("not_actors"))
