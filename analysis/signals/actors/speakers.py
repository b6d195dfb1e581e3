"""Which actor a source is: the one that heads its words, not one inside them.

'Marenko’s spokesman' is not Marenko; 'Vostranan President Ana Marenko, who has clashed with Kelmark' is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from analysis.signals.reading import Attribution, Reading, Span

_SPEAKER = frozenset({"i", "me", "my", "myself", "mine"})
_APPOSITION = re.compile(r"[^,;]*,\s*$")
_JOINED = re.compile(r",?\s*(?:and|or|nor|&)\s")
_LISTED = re.compile(r",[^,]*,?\s+(?:and|or|nor|&)\s")


def resolve(reading: Reading, spans: Mapping[Span, str], lands: Set[str] = frozenset()) -> tuple[Attribution, ...]:
    """The attributions with `source_actor` filled where one actor is safely the source.

    `spans` holds every stretch of the article that stands for an actor, with that actor; `lands` the actors that are
    countries, for which no crowd speaks.
    """
    heads = {(name.start, name.end): name.head for name in reading.names}
    heads |= {(reference.start, reference.end): reference.head for reference in reading.references}
    links = {(one.start, one.end): one.link for one in reading.references if one.link >= 0}
    actors = {number: _source(reading, found, spans, heads, links) for number, found in enumerate(reading.attributions)}
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
) -> str:
    """The actor that heads the source's words; '' for none, and for several who speak together."""
    for source in found.source:
        inside = [span for span in spans if _within(span, source)]
        heading = [span for span in inside if _heads(span, source, reading.text, heads.get(span, -1))]
        if heading and not _joint(heading[0], source, inside, reading.text):
            return spans[heading[0]] if len({spans[span] for span in heading}) == 1 else ""
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


def _heads(span: Span, source: Span, text: str, head: int) -> bool:
    """Whether the span is what the source's words are about: governed from outside, or set beside their noun."""
    if text[span[1] : span[1] + 2] in {"'s", "’s"} and span[1] + 2 < source[1]:
        return False
    if not source[0] <= head < source[1] or span[0] <= head < span[1]:
        return True
    return head < span[0] and bool(_APPOSITION.fullmatch(text[head : span[0]]))


def _joint(span: Span, source: Span, inside: Sequence[Span], text: str) -> bool:
    """Whether others speak with the actor: 'Lund and Holt', 'Lund, Holt and Brand'."""
    after = text[span[1] : source[1]]
    others = any(other[0] >= span[1] for other in inside)
    return bool(_JOINED.match(after)) or (others and bool(_LISTED.match(after)))


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
