"""The persons of a corpus: full names gathered under one person, bare surnames given to the right one.

'Zelenskyy' and 'Zelenskiy' are one because somebody is called both with the same given name. A bare surname goes to the
person of that name in the same article; between husband and wife it goes to the one whom the title, or the corpus by a
wide margin, points to, else to nobody.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from analysis.signals.actors import evidence, fullnames, headlines, organisations, spelling, titles
from analysis.signals.actors.spelling import fold
from analysis.signals.reading import Name, Reading

_DOMINANT = 8  # times as often in the corpus as all others of the surname together
_FAMOUS = 5  # mentions from which on a bare surname may mean somebody whom the article does not name in full
_PLAIN_SHARE = 4  # a name without initials is preferred if it is a quarter as frequent as the most frequent one


@dataclass(kw_only=True)
class Person:
    """A person with every spelling found, how often, the offices before the name and the sex as far as it is known."""

    key: int
    spellings: Counter[str] = field(default_factory=Counter)
    common: Mapping[str, int] = field(default_factory=Counter)  # how often each spelling of a surname occurs
    bare: int = 0  # occurrences of the surname alone in articles that name only this person in full
    offices: Counter[str] = field(default_factory=Counter)
    sexes: Counter[str] = field(default_factory=Counter)

    @property
    def name(self) -> str:
        """The spelling used for the person: the most frequent full name, in natural capitals, without initials."""
        full = {text: count for text, count in self.spellings.items() if " " in text} or dict(self.spellings)
        tails = {text for text in full if any(_is_tail(text, other) for other in full)}
        full = {text: count for text, count in full.items() if text not in tails}
        usual = {text: count for text, count in full.items() if _PLAIN_SHARE * count >= max(full.values())}
        return min(
            usual,
            key=lambda text: (text.isupper(), "." in text, -self.common[_last(text)], -full[text], -len(text), text),
        )

    @property
    def mentions(self) -> int:
        """How often the person is named in full, or by the surname where it can be nobody else's."""
        return sum(self.spellings.values()) + self.bare

    @property
    def sex(self) -> str:
        """The sex, m or f, that titles before the name and the given name tell; '' where they do not."""
        ranked = self.sexes.most_common(2)
        if ranked and (len(ranked) == 1 or ranked[0][1] > 2 * ranked[1][1]):
            return ranked[0][0]
        given = spelling.parts(self.name).given
        return spelling.sex(given) if not ranked and given else ""


@dataclass(frozen=True, kw_only=True)
class People:
    """The persons of a corpus and how to find the one that a name stands for."""

    persons: tuple[Person, ...]
    full: Mapping[str, int]  # folded full name -> person
    surnames: Mapping[str, tuple[int, ...]]  # surname key -> persons, the most named first
    named: Mapping[str, Counter[int]]  # article -> persons named in it in full
    given: Set[str]  # folded given names of all persons

    def who(self, name: Name, article_id: str) -> Person | None:
        """The person the name stands for; None when it is no person's, or not safely one person's."""
        exact = self.full.get(fold(name.text))
        if exact is not None:
            return self.persons[exact]
        parts = spelling.parts(name.text)
        present = self.named.get(article_id, Counter())
        if (
            any(character.isdigit() for character in name.text)
            or parts.given
            or (spelling.is_given_name(parts.surname) and not self.in_article(name, article_id))
        ):
            return None
        candidates = [self.persons[key] for key in self.surnames.get(spelling.surname_key(parts.surname), ())]
        return _choose(_fitting(candidates, name.title), present)

    def families(self) -> set[str]:
        """The surnames in the plural, folded: 'the Clintons' are neither a person nor an organisation."""
        return {spelling.parts(text).surname + "s" for person in self.persons for text in person.spellings}

    def like(self, text: str) -> Person | None:
        """The person whose full name the text spells, in one way or another."""
        exact = self.full.get(fold(text))
        if exact is not None:
            return self.persons[exact]
        parts = spelling.parts(text)
        rivals = self.surnames.get(spelling.surname_key(parts.surname), ()) if parts.given else ()
        known = (self.persons[key] for key in rivals)
        return next((one for one in known if spelling.same_person(parts, spelling.parts(one.name))), None)

    def in_article(self, name: Name, article_id: str) -> bool:
        """Whether a person of that surname is named in full in the article."""
        here = self.named.get(article_id, Counter())
        key = spelling.surname_key(spelling.parts(name.text).surname)
        return any(person in here for person in self.surnames.get(key, ()))


def learn(readings: Sequence[Reading], taken: Set[str]) -> People:
    """The persons of the corpus. `taken` holds folded words that stand for something else, such as countries."""
    forms = fullnames.full_names(readings, taken)
    clusters = fullnames.clusters(forms)
    common = Counter(_last(name.text) for reading in readings for name in reading.names)
    persons = [Person(key=key, spellings=Counter(found), common=common) for key, found in enumerate(clusters)]
    full = {fold(text): person.key for person in persons for text in person.spellings}
    persons += _bare(readings, taken, persons)
    full |= {fold(text): person.key for person in persons[len(clusters) :] for text in person.spellings}
    named = _named(readings, full)
    _count_bare(readings, persons, named)
    people = People(
        persons=tuple(persons),
        full=full,
        surnames=_by_surname(persons),
        named=named,
        given=frozenset(spelling.parts(text).given for person in persons for text in person.spellings),
    )
    _learn_offices(readings, people)
    return people


def _last(text: str) -> str:
    return text.split()[-1]


def _is_tail(text: str, other: str) -> bool:
    """Whether a spelling of two words is only the surname of another: 'Wasserman Schultz'."""
    return " " in text and other.endswith(f" {text}") and not spelling.is_given_name(text.split()[0])


def _choose(candidates: Sequence[Person], here: Counter[int]) -> Person | None:
    """The one that a bare surname stands for, given who is named in full in the article."""
    present = sorted((one for one in candidates if here[one.key]), key=lambda one: (-here[one.key], one.key))
    dominant = _dominant(candidates)
    if not present:
        return dominant if dominant is not None and dominant.mentions >= _FAMOUS else None
    if dominant in present:
        return dominant
    if len(present) == 1:
        return present[0] if dominant is None or dominant.mentions < _FAMOUS else None
    first, second = present[:2]
    return first if here[first.key] >= 3 * here[second.key] else None


def _dominant(candidates: Sequence[Person]) -> Person | None:
    if not candidates:
        return None
    first, rest = candidates[0], candidates[1:]
    return first if first.mentions >= _DOMINANT * sum(person.mentions for person in rest) else None


def _fitting(candidates: Sequence[Person], title: str) -> list[Person]:
    """The candidates whom the title before the surname fits: 'Mrs.' no man, 'President' one who is called so."""
    found = titles.parse(title)
    if found is None:
        return list(candidates)
    fitting = [person for person in candidates if not found.sex or person.sex in {found.sex, ""}]
    known = [person for person in fitting if found.role and person.offices[found.role]]
    return known or fitting


def _bare(readings: Sequence[Reading], taken: Set[str], known: Sequence[Person]) -> Iterator[Person]:
    """Persons who are only ever called by a surname."""
    surnames = {spelling.surname_key(spelling.parts(text).surname) for one in known for text in one.spellings}
    given = {spelling.parts(text).given for one in known for text in one.spellings}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    texts: dict[str, Counter[str]] = defaultdict(Counter)
    for reading in readings:
        told = evidence.told(reading)
        for name in reading.names:
            key = fold(name.text)
            if " " in name.text or key in taken or key in given or not fullnames.is_word(name.text):
                continue
            if spelling.surname_key(key.removesuffix("s")) in surnames:
                continue  # 'the Clintons' are a family
            if not headlines.is_headline(reading, name.sentence) and spelling.surname_key(key) not in surnames:
                votes[spelling.surname_key(key)][told.get(name.start, "")] += 1
                texts[spelling.surname_key(key)][name.text] += 1
    ordinary = organisations.ordinary_words(readings)
    keys = sorted(
        key for key, cast in votes.items() if key and key not in ordinary and cast["person"] > cast["organisation"]
    )
    for number, key in enumerate(keys, start=len(known)):
        yield Person(key=number, spellings=texts[key])


def _by_surname(persons: Sequence[Person]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = defaultdict(set)
    for person in persons:
        for text in person.spellings:
            found[spelling.surname_key(spelling.parts(text).surname)].add(person.key)
    return {
        surname: tuple(sorted(keys, key=lambda key: (-persons[key].mentions, key))) for surname, keys in found.items()
    }


def _named(readings: Sequence[Reading], full: Mapping[str, int]) -> dict[str, Counter[int]]:
    return {
        reading.article_id: Counter(
            full[fold(name.text)] for name in reading.names if " " in name.text and fold(name.text) in full
        )
        for reading in readings
    }


def _count_bare(readings: Sequence[Reading], persons: Sequence[Person], named: Mapping[str, Counter[int]]) -> None:
    """Count surnames for the one person whom the article names in full, to know who is meant where two are named."""
    surnames = _by_surname(persons)
    for reading in readings:
        here = named[reading.article_id]
        for name in reading.names:
            if " " not in name.text:
                meant = [key for key in surnames.get(spelling.surname_key(fold(name.text)), ()) if here[key]]
                if len(meant) == 1:
                    persons[meant[0]].bare += 1


def _learn_offices(readings: Sequence[Reading], people: People) -> None:
    """Note for each person the offices and the sex that titles tell, first before full names, then before all."""
    for full in (True, False):
        noted = [
            (person, title)
            for reading in readings
            for name in reading.names
            if (" " in name.text) == full and (title := titles.parse(name.title)) is not None
            if (person := people.who(name, reading.article_id)) is not None
        ]
        for person, title in noted:
            person.offices[title.role] += not title.former
            person.sexes[title.sex] += 1
            del person.offices[""], person.sexes[""]
