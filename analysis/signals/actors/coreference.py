"""Whom pronouns and descriptions stand for, where it is safe; where two persons compete, nobody.

A pronoun goes to a person of its sex in its own sentence or the one before. Subjects come first, quotations are kept
apart from what is around them, and somebody without a name ('a spokesman') stands in the way. After a new paragraph
only a clear case counts. Preferring subjects and near mentions goes back to Lappin and Leass (1994).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from analysis.language import lexicon, quotations
from analysis.signals.actors import descriptions, titles
from analysis.signals.actors.descriptions import Offices, Person
from analysis.signals.actors.nations import Nations
from analysis.signals.reading import MentionKind, Reading, Reference, Span

SEX = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_QUOTED = 3  # sentences of quotation that may stand between a pronoun and whom it means
# Between a person and 'her' where she is somebody else: 'said Lund, her rival', 'Lund, who was her minister'.
_ANOTHERS = re.compile(r"\.?(?:['’]s?)?,\s+(?:who (?:is|was|had been|has been|served as|became)\s+)?(?:once\s+)?")
# 'Karl Lund reported, his wife whispered to him': the reporter is not whom the story is about.
_INSERTED = re.compile(r" (?:(?:has |had |later |first )?(?:reported|recounted)|reports|recounts),")
# Who is told something and who tells it may both be meant: 'Lund asked Brand about a letter he had sent'.
_TOLD = lexicon.words("ask tell told question press remind warn inform quiz grill interview brief assure") | {
    form
    for verb in ("ask", "question", "press", "remind", "warn", "inform", "grill", "interview", "brief", "assure")
    for form in lexicon.inflections(verb)
}
_WORD = re.compile(r"\w+")
_OPENING = frozenset({"“", "„", "«", "``"})
_FAR = 3  # sentences after the last name, from which on the person most spoken of may be meant as well


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
            actor = descriptions.holder(reference, reading, named, offices, nations)
        elif reference.kind == "pronoun":
            actor = _meant(reference, reading, known, quotes, sex)
            if actor and _faded(actor, reference, reading, named, quotes, sex):
                actor = ""
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


class _Quotes:
    """The quotations of a text, to tell whether two places are in the same one.

    A quotation that nobody closes lasts to the end of its paragraph.
    """

    def __init__(self, text: str) -> None:
        found = quotations.pair(text)
        spans = [(pair.start, pair.end) for pair in found.outer]
        spans += [(start, _line_end(text, end)) for start, end in found.unbalanced if _opens(text, start, end)]
        self._spans = list(_outermost(sorted(spans, key=lambda span: (span[0], -span[1]))))
        self._starts = [start for start, _ in self._spans]

    def around(self, offset: int) -> int:
        """The number of the quotation around the offset; -1 outside."""
        number = bisect_right(self._starts, offset) - 1
        return number if number >= 0 and offset < self._spans[number][1] else -1

    def same(self, one: int, other: int) -> bool:
        """Whether both offsets are in the same quotation, or both outside."""
        return self.around(one) == self.around(other)


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end


def _opens(text: str, start: int, end: int) -> bool:
    """Whether a mark without a partner opens a quotation: it clings to the right and not to the left."""
    alone = start == 0 or text[start - 1].isspace()
    clings = text[end : end + 1].strip() != ""
    return text[start:end] in _OPENING or (text[start:end] in {'"', "''"} and alone and clings)


def _outermost(spans: Sequence[Span]) -> Iterator[Span]:
    reach = -1
    for start, end in spans:
        if start >= reach:
            yield start, end
            reach = end


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
    same = [
        person
        for person in fitting
        if person.sentence == reference.sentence
        and not _bound(person, reference)
        and not (person.subject and _INSERTED.match(reading.text, person.end))
    ]
    earlier = [person for person in fitting if person.sentence < reference.sentence]
    if same:
        return "" if _told(same, reading.text) else _clear(same, reference)
    if inside >= 0 and not earlier:
        return ""
    return _clear(earlier, reference) if _may_look_back(reference, reading, earlier) else ""


def _sentence_before(reference: Reference, reading: Reading, quotes: _Quotes) -> int:
    """The number of the last sentence before the pronoun's that is not all quotation."""
    number = reference.sentence - 1
    while number > 0 and reference.sentence - number <= _QUOTED:
        sentence = reading.sentences[number]
        if quotes.around(sentence.start) < 0 or not quotes.same(sentence.start, sentence.end - 1):
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


def _told(persons: Sequence[Person], text: str) -> bool:
    """Whether one of the persons asks or tells another something: it may be about either."""
    for asking in persons:
        verb = _WORD.match(text, asking.head) if asking.subject and asking.head >= 0 else None
        if verb and verb[0].lower() in _TOLD:
            others = [one for one in persons if one.head == asking.head and not one.subject]
            if any(one.actor != asking.actor for one in others):
                return True
    return False


def _faded(
    actor: str,
    reference: Reference,
    reading: Reading,
    named: Sequence[Person],
    quotes: _Quotes,
    sex: Callable[[str], str],
) -> bool:
    """Whether the person was named so long ago that another, more often named, may be meant; quotations aside."""
    last = max((one.sentence for one in named if one.actor == actor and one.start < reference.start), default=-1)
    between = reading.sentences[last + 1 : reference.sentence]
    told = [one for one in between if quotes.around(one.start) < 0 or not quotes.same(one.start, one.end - 1)]
    if last < 0 or len(told) + 1 < _FAR:
        return False
    wanted, often = SEX[reference.text.lower()], Counter(person.actor for person in named)
    return any(often[other] > often[actor] and sex(other) in {wanted, ""} for other in often)


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
