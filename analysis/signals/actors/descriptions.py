"""Whom a description stands for: 'the Ukrainian president', 'the premier', 'the senator'.

Who leads a country is learnt from the whole corpus: from titles before names and descriptions beside them. For other
offices only the article counts, and only when it gives the title to one person whom it has just mentioned.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from analysis.language import lexicon
from analysis.signals.actors import titles
from analysis.signals.actors.nations import Nations
from analysis.signals.reading import MentionKind, Reading, Reference

_NEAR = 4  # sentences within which somebody must have been named to be 'the senator'
# Offices that many people hold: 'the official' is rarely the one who was named.
_LOOSE = lexicon.words(
    "leader official nominee voter donor expert analyst aide adviser spokesperson lawmaker author veteran lawyer "
    "strategist reporter officer candidate activist host editor owner manager researcher economist professor "
    "director secretary representative minister chair judge justice prosecutor doctor chief writer anchor "
    "commander actor"
)


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


def holder(reference: Reference, reading: Reading, named: Sequence[Person], offices: Offices, nations: Nations) -> str:
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


def office(text: str, nations: Nations) -> Office | None:
    """The office that a description names and its country; None for a past office or none."""
    title, country = _taken_apart(text, nations)
    if title is None or title.former or not title.role:
        return None
    return Office(title.role, country, title.rank == "leader")


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
