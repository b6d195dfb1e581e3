"""What outlets report differently on the same event: numbers, who took the initiative, whether somebody reacted.

Each is something for a person to check, not a verdict: two numbers may both be right, at different hours.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal, NamedTuple

import pandas as pd

from analysis.comparison.events.coverage import Covered
from analysis.comparison.events.facts import share
from analysis.comparison.events.statements import Sentence, Statement
from analysis.language import lexicon

Kind = Literal["number", "initiative", "reaction"]
Event = Mapping[str, set[str]]  # for each article those of other outlets on the same event

_MONTHS = lexicon.words("jan feb mar apr may jun jul aug sep oct nov dec")
_CALENDAR = lexicon.words("year month week day time a.m. p.m.")
_MEASURES = lexicon.words("percent percentag point million billion trillion place")  # count something else
_SURE = 0.75  # of a fact's core that two reports of different numbers must hold
_YEAR = re.compile(r"(?:19|20)\d\d")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)$", re.IGNORECASE)
_STAFF = re.compile(r"(?:['’]s?)? (?:campaign|camp|team|office|administration|aides?|spokes\w+|lawyers?)\b")
_SILENT = re.compile(
    r"\b(?:(?P<none>no (?:immediate |public |official |further )*(?:response|comment|reaction|reply|word) from\b)"
    r"|(?:did|do|does|had|has|have)(?: not|n['’]t) (?:immediately |yet |publicly )*(?:respond|comment|repl|react)\w*"
    r"|declin\w+ to (?:comment|respond|react)|could not (?:immediately )?be reached)",
    re.IGNORECASE,
)
_AT_REQUEST = re.compile(r"\b(?:at|on) (.{2,60}?)(?:['’]s?)? (?:initiative|request|invitation|behest)\b")
_INITIATES = re.compile(r"(?:initiat|propos|request|invit|solicit)", re.IGNORECASE)
_STEPS = lexicon.words("call meet talk truce visit agre negoti")  # what somebody can initiate, as terms


class Said(NamedTuple):
    """What an outlet reports: in a word, and where."""

    says: str
    article: str
    outlet: str
    sentence: int
    start: int
    end: int


class Tension(NamedTuple):
    """Reports that may not both be right: of what kind, about what, and who says what."""

    kind: Kind
    about: str
    said: tuple[Said, ...]


@dataclass(frozen=True, kw_only=True)
class Material:
    """What tensions are looked for in: the texts by article, and the sentences, mentions and claims of each."""

    texts: Mapping[str, str]
    sentences: Sequence[Sentence]
    mentions: pd.DataFrame
    attributions: pd.DataFrame


def tensions(covered: Sequence[Covered], event: Event, material: Material) -> list[Tension]:
    """All tensions, in a fixed order: numbers by fact, then initiatives, then reactions."""
    return [*_numbers(covered, material.texts), *_initiatives(event, material), *_reactions(event, material)]


def _numbers(covered: Iterable[Covered], texts: Mapping[str, str]) -> Iterator[Tension]:
    """Facts of which two outlets give different numbers for the same thing counted."""
    for one in covered:
        by_unit: dict[str, list[tuple[str, Said]]] = defaultdict(list)
        for statement in one.fact.statements:
            if share(one.fact.core, statement.keys) < _SURE:
                continue
            for number, unit, said in _quantities(statement, texts[statement.article]):
                by_unit[unit].append((number, said))
        for unit, found in sorted(by_unit.items()):
            if _differ((said.outlet, number) for number, said in found):
                yield Tension("number", unit, tuple(said for _, said in found))


def _quantities(statement: Statement, text: str) -> Iterator[tuple[str, str, Said]]:
    """The numbers of a statement, each with the word after it: '64 cargo ships' counts cargo."""
    terms = statement.terms
    for place, (number, unit) in enumerate(pairwise(terms)):
        dated = place > 0 and terms[place - 1].key[:3] in _MONTHS
        if not number.key[0].isdigit() or dated or _YEAR.fullmatch(number.key) or unit.start - number.end > 1:
            continue
        ordinal = _ORDINAL.search(text[number.start : number.end]) is not None
        if not ordinal and unit.key not in _CALENDAR | _MEASURES and not unit.key[0].isdigit():
            says = text[number.start : unit.end]
            said = Said(says, statement.article, statement.outlet, statement.sentence, number.start, unit.end)
            yield number.key, unit.key, said


def _initiatives(event: Event, material: Material) -> Iterator[Tension]:
    """Steps that outlets say different actors took the initiative in."""
    found: dict[str, list[Said]] = defaultdict(list)
    for said, steps in _initiators(material):
        for step in steps:
            found[step].append(said)
    for step, reports in sorted(found.items()):
        for group in _by_event(reports, event):
            if _differ((said.outlet, said.says) for said in group):
                yield Tension("initiative", step, tuple(group))


def _initiators(material: Material) -> Iterator[tuple[Said, list[str]]]:
    """Who takes the initiative in which steps, clause by clause."""
    mentions = _by_article(material.mentions)
    for sentence in material.sentences:
        text = material.texts[sentence.article]
        for statement in sentence.statements:
            steps = sorted(statement.keys & _STEPS)
            start, end = statement.spans[0][0], statement.spans[-1][1]
            asked = (
                [(match.start(1), match.end(1)) for match in _AT_REQUEST.finditer(text, start, end)] if steps else []
            )
            for row in mentions.get(sentence.article, []) if steps else []:
                if not start <= row.start < end or row.kind == "pronoun":
                    continue
                acts = row.role in ("agent", "speaker") and not pd.isna(row.verb_start)
                proposes = acts and _INITIATES.match(text, int(row.verb_start), int(row.verb_end)) is not None
                if proposes or any(begin <= row.start and row.end <= stop for begin, stop in asked):
                    yield Said(row.actor, sentence.article, sentence.outlet, sentence.number, start, end), steps


def _reactions(event: Event, material: Material) -> Iterator[Tension]:
    """Actors of whom one outlet says that they did not react, while another, on the same event, quotes them."""
    mentions, outlets = _by_article(material.mentions), {s.article: s.outlet for s in material.sentences}
    spoken = material.attributions["cue_class"] == "speech"
    claims = material.attributions[spoken & (material.attributions["form"] != "indirect")]
    numbers = _numbers_of_sentences(material.sentences)
    quoted: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for article, actor, content in zip(claims["article_id"], claims["source_actor"], claims["content"], strict=True):
        if content:
            quoted[article, actor].append(content[0])
    for sentence in material.sentences:
        start, end = _extent(sentence)
        text = material.texts[sentence.article]
        for match in _SILENT.finditer(text, start, end):
            for actor in _silent(text, match, (start, end), mentions.get(sentence.article, [])):
                silent = Said("did not react", sentence.article, sentence.outlet, sentence.number, start, end)
                speaks = [
                    Said("is quoted", other, outlets[other], numbers(other, span[0]), *span)
                    for other in sorted(event.get(sentence.article, ()))
                    if outlets[other] != sentence.outlet
                    for span in quoted.get((other, actor), [])[:1]
                ]
                if speaks:
                    yield Tension("reaction", actor, (silent, *speaks))


def _silent(text: str, match: re.Match[str], within: tuple[int, int], mentions: Sequence[Any]) -> list[str]:
    """Who did not react: those named after 'no response from', up to the next comma; else the last one named before.

    Somebody's campaign or team is somebody else.
    """
    themselves = [m for m in mentions if not _STAFF.match(text, m.end)]
    if match["none"]:
        comma = text.find(",", match.end(), within[1])
        reach = (match.end(), comma if comma > 0 else within[1])
        return list(dict.fromkeys(m.actor for m in themselves if reach[0] <= m.start < reach[1]))
    before = [m for m in mentions if within[0] <= m.start < match.start()]
    return [m.actor for m in before[-1:] if m in themselves]


def _differ(given: Iterable[tuple[str, str]]) -> bool:
    """Whether two outlets give nothing in common; pairs of outlet and what it gives."""
    by_outlet: dict[str, set[str]] = defaultdict(set)
    for outlet, what in given:
        by_outlet[outlet].add(what)
    all_given = list(by_outlet.values())
    return any(not one & other for place, one in enumerate(all_given) for other in all_given[place + 1 :])


def _by_event(reports: Sequence[Said], event: Event) -> Iterator[list[Said]]:
    """The reports in groups of one event."""
    left = list(reports)
    while left:
        first = left[0]
        group = [said for said in left if said.article == first.article or said.article in event.get(first.article, ())]
        left = [said for said in left if said not in group]
        yield group


def _numbers_of_sentences(sentences: Sequence[Sentence]) -> Callable[[str, int], int]:
    """The number of the sentence that holds a place in an article."""
    starts: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for sentence in sentences:
        starts[sentence.article].append((_extent(sentence)[0], sentence.number))
    return lambda article, place: max((entry for entry in starts[article] if entry[0] <= place), default=(0, 0))[1]


def _by_article(mentions: pd.DataFrame) -> dict[str, list[Any]]:
    return {str(article): list(part.itertuples(index=False)) for article, part in mentions.groupby("article_id")}


def _extent(sentence: Sentence) -> tuple[int, int]:
    spans = [span for statement in sentence.statements for span in statement.spans]
    return min(start for start, _ in spans), max(end for _, end in spans)
