"""Which actor a source is: the one that heads its words, not one inside them.

'Marenko’s spokesman' is not Marenko; 'Vostranan President Ana Marenko, who has clashed with Kelmark' is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from analysis.signals.reading import Attribution, Name, Reading, Span

_SPEAKER = frozenset({"i", "me", "my", "myself", "mine"})
_APPOSITION = re.compile(r"[^,;]*,\s*$")
_JOINED = re.compile(r",?\s*(?:and|or|nor|&)\s")
_LISTED = re.compile(r",[^,]*,?\s+(?:and|or|nor|&)\s")
# 'Lund, a former aide and now director of the club': the apposition goes on.
_GOES_ON = re.compile(r",\s+[a-z][^,]*[^,\s]\s+and\s+(?:now|later|then|currently|a|an|the)\s+[a-z]")
_PREPOSITION = re.compile(r"\b(?:of|to|for|in|with|from|by|on|at|about|against|near|like|around|behind|and)\b")
# What somebody's own words are called: 'the Kremlin’s account', 'President Lund’s statements'.
_OWNED = re.compile(
    r"['’]s?\s+(?:own\s+|[a-z]+(?:-[a-z]+)?\s+){0,3}(?:accounts?|statements?|letters?|speech(?:es)?|remarks|memos?|posts?"
    r"|tweets?|website|books?|memoirs?|comments?|testimony|essays?|op-ed|manifesto|announcements?|messages?|emails?"
    r"|e-mails?|filings?|declarations?|decrees?|readouts?|version|press release|words)"
)


def resolve(reading: Reading, spans: Mapping[Span, str], lands: Set[str] = frozenset()) -> tuple[Attribution, ...]:
    """The attributions with `source_actor` filled where one actor is safely the source.

    `spans` holds every stretch of the article that stands for an actor, with that actor; `lands` the actors that are
    countries, for which no crowd speaks.
    """
    heads = {(name.start, name.end): name.head for name in reading.names}
    named = {(name.start, name.end): name for name in reading.names}
    heads |= {(reference.start, reference.end): reference.head for reference in reading.references}
    links = {(one.start, one.end): one.link for one in reading.references if one.link >= 0}
    actors = {
        number: _source(reading, found, spans, heads, links, named) for number, found in enumerate(reading.attributions)
    }
    for number, found in enumerate(reading.attributions):
        if found.source_kind == "collective" and actors[number] in lands:
            actors[number] = ""
    return tuple(
        replace(found, source_actor=_speaker(reading, number, actors))
        for number, found in enumerate(reading.attributions)
    )


def _source(
    reading: Reading,
    found: Attribution,
    spans: Mapping[Span, str],
    heads: Mapping[Span, int],
    links: Mapping[Span, int],
    named: Mapping[Span, Name],
) -> str:
    """The actor that heads the source's words; '' for none, and for several who speak together."""
    for source in found.source:
        inside = [span for span in spans if _within(span, source)]
        heading = [
            span
            for span in inside
            if _heads(span, source, reading.text, heads.get(span, -1), named[span].title if span in named else "")
        ]
        if heading and not _joint(heading[0], source, inside, reading.text):
            return spans[heading[0]] if len({spans[span] for span in heading}) == 1 else ""
        if found.source_kind == "document" and len({spans[span] for span in inside}) == 1:
            return spans[inside[0]] if _owns(inside[0], source, reading.text, named) else ""
        if not inside:
            for place, link in links.items():
                if (
                    source[0] <= place[0]
                    and place[1] <= source[1]
                    and reading.text[place[0] : place[1]].lower() == "who"
                ):
                    return _linked(link, spans)
    return ""


def _within(span: Span, source: Span) -> bool:
    return source[0] <= span[0] and span[1] <= source[1]


def _owns(span: Span, source: Span, text: str, named: Mapping[Span, Name]) -> bool:
    """Whether the source is the actor's own words, 'the Kremlin’s account'."""
    before = text[source[0] : span[0]].strip().removesuffix(named[span].title if span in named else "")
    return before.strip().lower() in {"", "the"} and _OWNED.fullmatch(text[span[1] : source[1]]) is not None


def _heads(span: Span, source: Span, text: str, head: int, title: str = "") -> bool:
    """Whether the span is what the source's words are about: governed from outside, or set beside their noun."""
    if text[span[1] : span[1] + 2] in {"'s", "’s"} and span[1] + 2 < source[1]:
        return False
    if not source[0] <= head < source[1] or span[0] <= head < span[1]:
        return True
    start = text.rfind(title, source[0], span[0]) if title else span[0]
    if start <= head < span[0]:  # 'the lawyer Luis Osuna': the office governs the name
        return not _PREPOSITION.search(text[source[0] : start])
    return head < start and bool(_APPOSITION.fullmatch(text[head:start]))


def _joint(span: Span, source: Span, inside: Sequence[Span], text: str) -> bool:
    """Whether others speak with the actor: 'Lund and Holt', 'Lund, Holt and Brand'."""
    after = text[span[1] : source[1]]
    others = any(other[0] >= span[1] for other in inside)
    return bool(_JOINED.match(after)) or (others and bool(_LISTED.match(after)) and not _GOES_ON.match(after))


def _linked(link: int, spans: Mapping[Span, str]) -> str:
    return next((actor for span, actor in spans.items() if span[0] <= link < span[1]), "")


def _speaker(reading: Reading, number: int, actors: Mapping[int, str]) -> str:
    """The source's actor; for 'I' within somebody's words the one who says them."""
    found = reading.attributions[number]
    words = " ".join(reading.text[start:end] for start, end in found.source).lower()
    if words not in _SPEAKER:
        return actors[number]
    start = found.source[0][0]
    around = [
        (end - begin, other)
        for other, outer in enumerate(reading.attributions)
        for begin, end in outer.content
        if other != number and begin <= start < end and outer.form != "indirect"
    ]
    return actors[min(around)[1]] if around else ""
