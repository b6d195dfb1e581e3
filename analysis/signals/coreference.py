"""Whom pronouns and descriptions stand for, where it is safe; where two persons compete, nobody.

A pronoun goes to a person of its sex in its own sentence or the one before. Subjects come first, quotations are kept
apart from what is around them, and somebody without a name ('a spokesman') stands in the way. After a new paragraph
only a clear case counts. The order of preference follows Lappin and Leass (1994); the refusal to guess is ours.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from analysis.language import lexicon, quotations
from analysis.signals import titles
from analysis.signals.nations import Nations
from analysis.signals.reading import MentionKind, Reading, Reference

SEX = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_QUOTED = 3  # sentences of quotation that may stand between a pronoun and whom it means
# Between a person and 'her' where she is somebody else: 'said Lund, her rival', 'Lund, who was her minister'.
_ANOTHERS = re.compile(r"(?:['’]s?)?,\s+(?:who (?:is|was|had been|has been|served as|became)\s+)?(?:once\s+)?")
_NEAR = 4  # sentences within which somebody must have been named to be 'the senator'


class Person(NamedTuple):
    """A person where somebody is mentioned; a stranger has no actor."""

    start: int
    end: int
    actor: str
    kind: MentionKind
    subject: bool
    sentence: int
    head: int
    main: bool = False
    title: str = ""
    sex: str = ""


class Office(NamedTuple):
    """An office a person holds by the titles before the name; the country is '' where none is named."""

    role: str
    country: str
    leads: bool


Offices = Mapping[str, Counter[Office]]


def resolve(
    reading: Reading, named: Sequence[Person], offices: Offices, nations: Nations, sex: Callable[[str], str]
) -> tuple[Person, ...]:
    """The references of the article that stand for a named person, in order, with that person."""
    known = sorted(named)
    quotes = _Quotes(reading.text)
    found: list[Person] = []
    for reference in reading.references:
        if reference.text.lower() == "who" or any(p.start < reference.end and reference.start < p.end for p in named):
            continue
        actor = ""
        if reference.kind == "title":
            actor = _described(reference, reading, named, offices, nations)
        elif reference.kind == "pronoun":
            actor = _meant(reference, reading, known, quotes, sex)
        if actor:
            found.append(_person(reference, actor))
        known.insert(bisect_right(known, (reference.start,)), _person(reference, actor))
    return tuple(found)


def _person(reference: Reference, actor: str) -> Person:
    kind: MentionKind = "pronoun" if reference.kind == "pronoun" else "title"
    title = titles.parse(reference.text.lower())
    return Person(
        start=reference.start,
        end=reference.end,
        actor=actor,
        kind=kind,
        subject=reference.subject,
        sentence=reference.sentence,
        head=reference.head,
        main=reference.main,
        sex=SEX.get(reference.text.lower(), title.sex if title else ""),
    )


# Descriptions


def _described(
    reference: Reference, reading: Reading, named: Sequence[Person], offices: Offices, nations: Nations
) -> str:
    """The one person in the article who holds the office described; '' for none or several."""
    title, country = _taken_apart(reference.text, nations)
    if title is None or title.role in _LOOSE - {"leader"} or reference.link >= 0:
        return ""
    if title.rank == "leader" and not title.former:
        if not all(nations.named([word]) for word in title.qualifiers if word.lower() != "the"):
            return ""  # 'the union president' leads no country
        holders = _leaders(title.role, country, named, offices)
    else:
        holders = _titled(title, reference, named)
    if len(holders) != 1 or (not country and _others_hold(title.role, reading, named)):
        return ""
    return holders.pop()


def _leaders(role: str, country: str, named: Sequence[Person], offices: Offices) -> set[str]:
    """Persons of the article who lead the country; without a country, those who are called just 'President'."""
    present = {person.actor for person in named if person.actor}
    found = {actor for actor in present if _leads(offices.get(actor, Counter()), role, country)}
    return found if country or len(found) == 1 else {actor for actor in found if _at_home(offices[actor])}


def _titled(title: titles.Title, reference: Reference, named: Sequence[Person]) -> set[str]:
    """Persons whom the article itself gives the title, when the only one has just been mentioned."""
    held = [(person.actor, titles.parse(person.title)) for person in named if person.title]
    found = {actor for actor, own in held if own and own.role == title.role and own.former == title.former}
    near = {
        person.actor
        for person in named
        if person.start < reference.start and reference.sentence - person.sentence <= _NEAR
    }
    return found if len(found) == 1 and found <= near else set()


def _others_hold(role: str, reading: Reading, named: Sequence[Person]) -> bool:
    """Whether the article gives the title to a name that is nobody's we know: then nobody is safe."""
    known = {person.start for person in named}
    return any(
        name.start not in known and (own := titles.parse(name.title)) is not None and own.role == role
        for name in reading.names
    )


# Offices that many people hold: 'the official' is rarely the one who was named.
_LOOSE = lexicon.words(
    "leader official nominee voter donor expert analyst aide adviser spokesperson lawmaker author veteran lawyer "
    "strategist reporter officer candidate activist host editor owner manager researcher economist professor "
    "director secretary representative minister chair judge justice prosecutor doctor chief writer anchor "
    "commander actor"
)


def office(text: str, nations: Nations) -> Office | None:
    """The office that a description names and its country; None for a past office or none."""
    title, country = _taken_apart(text, nations)
    if title is None or title.former or not title.role:
        return None
    return Office(title.role, country, title.rank == "leader")


def _taken_apart(text: str, nations: Nations) -> tuple[titles.Title | None, str]:
    """The office of a description and its country: 'the Ukrainian president', 'the president of Ukraine'."""
    described, _, of = text.partition(" of ")
    if titles.parse(described) is None:
        described, of = text, ""  # 'the chief of staff'
    elif of and not nations.named(of.split()):
        return None, ""  # 'the president of the club'
    owner, mark, rest = described.replace("’", "'").partition("'s ")
    title = titles.parse(rest if mark else described)
    return title, nations.named([*of.split(), *(owner if mark else described).split()])


def _leads(held: Counter[Office], role: str, country: str) -> bool:
    """Whether the offices make somebody the leader described."""
    for office in held:
        same = office.role == role or (role == "leader" and bool(country))
        if office.leads and same and office.country in {country or office.country}:
            return True
    return False


def _at_home(held: Counter[Office]) -> bool:
    """Whether most titles name no country, as those of one's own president do: 'President', not 'French President'."""
    leading = {office: count for office, count in held.items() if office.leads}
    return 2 * sum(count for office, count in leading.items() if not office.country) > sum(leading.values())


# Pronouns


class _Quotes:
    """The quotations of a text, to tell whether two places are in the same one."""

    def __init__(self, text: str) -> None:
        self._pairs = quotations.pair(text).outer
        self._starts = [pair.start for pair in self._pairs]

    def around(self, offset: int) -> int:
        """The number of the quotation around the offset; -1 outside."""
        number = bisect_right(self._starts, offset) - 1
        return number if number >= 0 and offset < self._pairs[number].end else -1


def _meant(
    reference: Reference,
    reading: Reading,
    known: Sequence[Person],
    quotes: _Quotes,
    sex: Callable[[str], str],
) -> str:
    wanted = SEX[reference.text.lower()]
    inside = quotes.around(reference.start)
    first = reference.sentence - 1 if inside >= 0 else _sentence_before(reference, reading, quotes)
    fitting = [
        person
        for person in _before(reference, reading, known, first)
        if not _beside(person, reference, reading.text)
        and quotes.around(person.start) == inside
        and (sex(person.actor) if person.actor else person.sex) in {wanted, ""}
    ]
    same = [person for person in fitting if person.sentence == reference.sentence and not _bound(person, reference)]
    earlier = [person for person in fitting if person.sentence < reference.sentence]
    if same:
        return _clear(same, reference)
    if inside >= 0 and not earlier:
        return ""
    return _clear(earlier, reference) if _may_look_back(reference, reading, earlier) else ""


def _sentence_before(reference: Reference, reading: Reading, quotes: _Quotes) -> int:
    """The number of the last sentence before the pronoun's that is not all quotation."""
    number = reference.sentence - 1
    while number > 0 and reference.sentence - number <= _QUOTED:
        sentence = reading.sentences[number]
        if quotes.around(sentence.start) < 0 or quotes.around(sentence.start) != quotes.around(sentence.end - 1):
            break
        number -= 1
    return number


def _before(reference: Reference, reading: Reading, known: Sequence[Person], first: int) -> Iterator[Person]:
    """Persons before the pronoun, in its sentence or back to the sentence `first`, headlines aside."""
    for person in known:
        if person.start >= reference.start:
            return
        if person.sentence >= first and reading.sentences[person.sentence].role == "body":
            yield person


def _bound(person: Person, reference: Reference) -> bool:
    """Whether grammar forbids that the two are one: in 'Marenko praised him' he is somebody else."""
    return reference.text.lower() in {"him", "her"} and person.subject and person.head == reference.head


def _beside(person: Person, reference: Reference, text: str) -> bool:
    """Whether the pronoun opens an apposition to the person, and so is about another: 'said Lund, her rival'."""
    between = text[person.end : reference.start]
    return reference.text in {"his", "her"} and _ANOTHERS.fullmatch(between) is not None


def _clear(persons: Sequence[Person], reference: Reference) -> str:
    """The only person, or the only subject among them when nobody stands nearer; '' where persons compete."""
    actors = {person.actor for person in persons}
    if len(actors) == 1:
        return actors.pop()
    leading = {person.actor for person in persons if person.main}
    if reference.main and len(leading) == 1 and persons[0].sentence < reference.sentence:
        return leading.pop()
    subjects = {person.actor for person in persons if person.subject}
    if len(subjects) != 1:
        return ""
    subject = subjects.pop()
    return subject if reference.subject or persons[-1].actor == subject else ""


def _may_look_back(reference: Reference, reading: Reading, earlier: Sequence[Person]) -> bool:
    """Whether the sentence before may hold the answer: across paragraphs only for a subject, from a subject."""
    if not earlier:
        return False
    here, there = reading.sentences[reference.sentence], reading.sentences[earlier[-1].sentence]
    if here.paragraph == there.paragraph:
        return True
    return reference.main
