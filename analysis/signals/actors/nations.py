"""Countries and the words that stand for them: other names, nationalities, seats of government.

The countries of the world come from a list; one that is not on it, a new or an invented one, is known from the text
itself: a place 'Vostrana' and people called 'Vostranan'.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from analysis.language import lexicon
from analysis.signals.actors import organisations, spelling, titles
from analysis.signals.actors.spelling import fold
from analysis.signals.reading import Reading

# Names that are more often something else than the country; they count where a word of the country stands beside them.
_AMBIGUOUS = frozenset({"georgia", "jordan", "chad", "guinea"})
_ENDINGS = re.compile(r"(?:an|ian|ean|n|ish|ese|i|ic|er|ite|ans|ians|eans|ns|is|ers|ites)$")
_SHORTEST_STEM = 4
_NATIONAL = frozenset(
    {"president", "prime minister", "chancellor", "king", "queen", "foreign minister", "defense minister"}
)
_OFFICES = "president|prime minister|premier|chancellor|king|queen|government|parliament|foreign minist(?:er|ry)"
_GOVERNED = (
    re.compile(rf"\b(?P<country>[A-Z]\w{{3,}})['’]s? (?:{_OFFICES})\b"),
    re.compile(rf"\b(?i:{_OFFICES}|leaders|governments) of (?P<country>[A-Z]\w{{3,}})\b"),
    re.compile(r"\b(?:leaders|presidents|governments) of [A-Z]\w+ and (?P<country>[A-Z]\w{3,})\b"),
    re.compile(r"\b[Ii]n (?P<country>[A-Z]\w{3,}),? the (?:government|president|prime minister|parliament)\b"),
)
_OF = re.compile(r" of (?P<country>[A-Z]\w{3,})\b")
_INSIDE = re.compile(r"\b(?:in|across|inside|throughout|from|to) (?P<place>[A-Z][^\W\d_]{3,})\b")
_SEAT = (
    re.compile(r"\b(?P<people>[A-Z]\w+) capital,? (?:of )?(?P<city>[A-Z]\w+)"),
    re.compile(r"\b(?P<city>[A-Z]\w+), the (?P<people>[A-Z]\w+) capital\b"),
    re.compile(r"\b(?P<city>[A-Z]\w+), the capital of (?P<country>[A-Z]\w+)"),
    re.compile(r"\b(?P<country>[A-Z]\w+)['’]s capital,? (?P<city>[A-Z]\w+)"),
)


@dataclass(frozen=True, kw_only=True)
class Nations:
    """Words that stand for countries, folded, each with its country."""

    names: dict[str, str] = field(default_factory=dict)
    adjectives: dict[str, str] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    seats: dict[str, str] = field(default_factory=dict)

    def named(self, words: Iterable[str]) -> str:
        """The country that the words of a title or description name, '' for none: 'Ukrainian', 'U.S.', 'Hungary'."""
        text = [fold(word) for word in words]
        for first in range(len(text)):
            for last in range(len(text), first, -1):
                phrase = " ".join(text[first:last])
                if country := self.names.get(phrase) or self.adjectives.get(phrase):
                    return country
        return ""

    def all_words(self) -> dict[str, str]:
        """Every word that stands for a country."""
        return {**self.seats, **self.people, **self.adjectives, **self.names}

    def present(self, words: Iterable[str]) -> set[str]:
        """The countries that folded words of a text name without doubt, their seats of government aside."""
        sure = {**self.people, **self.adjectives, **self.names}
        return {sure[word] for word in words if word in sure and word not in _AMBIGUOUS}


def learn(readings: Sequence[Reading]) -> Nations:
    """The countries of the world and those that only the corpus knows."""
    world = _world()
    names, adjectives, people = dict(world.names), dict(world.adjectives), dict(world.people)
    for word, country in sorted(_guessed(readings, world)):
        names[fold(country)] = country
        if word != country:
            (people if word.endswith("s") else adjectives)[fold(word)] = country
            people[fold(word).removesuffix("s") + "s"] = country
    known = Nations(names=names, adjectives=adjectives, people=people, seats=dict(world.seats))
    known.seats.update(sorted(_seats(readings, known)))
    return known


def ambiguous(text: str) -> bool:
    """Whether the country's name is as often something else: 'Georgia', 'Jordan'."""
    return fold(text) in _AMBIGUOUS


def _world() -> Nations:
    nations = Nations()
    for row in lexicon.load("countries"):
        for column, words in (
            ("other", nations.names),
            ("adjective", nations.adjectives),
            ("people", nations.people),
            ("capital", nations.seats),
        ):
            words.update({fold(word): row["country"] for word in row[column].split("|") if word})
        nations.names[fold(row["country"])] = row["country"]
    for word in ("georgia", "jordan", "chad"):
        nations.seats.pop(word, None)
    return nations


def _guessed(readings: Sequence[Reading], world: Nations) -> Iterator[tuple[str, str]]:
    """Pairs of a nationality, or the country itself, and the country, for countries that the list does not have.

    A country is a place that has a government: 'Vostranan President', 'the president of Vostrana', 'Vostrana’s
    parliament'. States and cities have governors and mayors, so 'Iowan' makes no country of Iowa.
    """
    governed = _governed(readings, world)
    places = _places(readings, world)
    by_stem: dict[str, set[str]] = defaultdict(set)
    for word in {*governed, *_nationalities(readings, world)}:
        by_stem[word[:_SHORTEST_STEM]].add(word)
    for place in places:
        adjectives = {word for word in by_stem[place[:_SHORTEST_STEM]] if _made_from(word, place)}
        if place in governed or adjectives & set(governed):
            yield place, place
            yield from ((word, place) for word in adjectives)


def _places(readings: Sequence[Reading], world: Nations) -> set[str]:
    """Capitalised words that the text uses as places, 'in Vostrana', and that are no word of a person's full name."""
    known = world.all_words()
    persons = {
        word
        for reading in readings
        for name in reading.names
        if name.label == "person" and (" " in name.text or spelling.is_given_name(name.text))
        for word in name.text.split()
    }
    found = {match["place"] for reading in readings for match in _INSIDE.finditer(reading.text)}
    return {word for word in found - persons if fold(word) not in known and not organisations.is_listed(word)}


def _governed(readings: Sequence[Reading], world: Nations) -> set[str]:
    known, found = {part for word in world.all_words() for part in word.split()}, set[str]()
    for reading in readings:
        for name in reading.names:
            title = titles.parse(name.title)
            if title is not None and title.role in _NATIONAL:
                found.update(word for word in title.qualifiers if word[:1].isupper())
                if after := _OF.match(reading.text, name.end):
                    found.add(after["country"])
        for pattern in _GOVERNED:
            found.update(match["country"] for match in pattern.finditer(reading.text))
    return {word for word in found if fold(word) not in known}


def _nationalities(readings: Sequence[Reading], world: Nations) -> set[str]:
    known = world.all_words()
    return {
        name.text
        for reading in readings
        for name in reading.names
        if " " not in name.text and name.text[:1].isupper() and fold(name.text) not in known
    }


def _made_from(word: str, place: str) -> bool:
    if word == place or not word.startswith(place[:-2]):
        return False
    common = next((i for i, (a, b) in enumerate(zip(word, place, strict=False)) if a != b), min(len(word), len(place)))
    return common >= max(_SHORTEST_STEM, len(place) - 2) and bool(_ENDINGS.fullmatch(word[common:]))


def _seats(readings: Sequence[Reading], known: Nations) -> Iterator[tuple[str, str]]:
    for reading in readings:
        for pattern in _SEAT:
            for match in pattern.finditer(reading.text):
                country = known.named([match.groupdict().get("people") or match.groupdict().get("country") or ""])
                if country and fold(match["city"]) not in known.names:
                    yield fold(match["city"]), country
