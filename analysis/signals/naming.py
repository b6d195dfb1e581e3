"""What an article calls its actors and events: each mention by its form, each description beside a name.

Pronouns are left out: they name nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from analysis.parameters import ActorKind
from analysis.signals.actors.spelling import fold
from analysis.signals.reading import Annotation, Mention, Name, Voice
from analysis.signals.sentences import sentence_at
from analysis.signals.voice import voice_at

_ARTICLE = re.compile(r"\A(?:the|a|an|this|that)\s+", re.IGNORECASE)
_FULL_STOP = re.compile(r"(?<=\w\w)\.$")
_POSSESSIVE = re.compile(r"['’]s?$")


class Designation(NamedTuple):
    """Words that name somebody or something: the columns of DESIGNATIONS less the article."""

    sentence: int
    start: int
    end: int
    about: str
    kind: str
    form: str
    noun: str
    voice: Voice
    speaker: str
    first: bool


def designations(annotation: Annotation, kinds: Mapping[str, ActorKind]) -> Iterator[Designation]:
    """Every form by which the article names an actor or an event, in order. `kinds` are the actors' kinds.

    The first form in the body of the article by which it names somebody is marked.
    """
    seen: set[str] = set()
    for found in sorted(_all(annotation, kinds), key=lambda one: (one.start, one.end)):
        body = annotation.reading.sentences[found.sentence].role == "body"
        first = body and found.kind != "apposition" and found.about not in seen
        if first:
            seen.add(found.about)
        yield found._replace(first=first)


def _all(annotation: Annotation, kinds: Mapping[str, ActorKind]) -> Iterator[Designation]:
    names = {name.start: name for name in annotation.reading.names}
    for mention in annotation.mentions:
        name = names.get(mention.start)
        if mention.kind == "title":
            yield _found(annotation, mention.start, mention.end, mention.actor, "description")
        elif mention.kind != "pronoun":
            yield from _named(annotation, mention, name, kinds.get(mention.actor))
    for event in annotation.reading.events:
        yield _found(annotation, event.start, event.end, event.event, "event", form=event.form, noun=event.noun)


def _named(
    annotation: Annotation, mention: Mention, name: Name | None, kind: ActorKind | None
) -> Iterator[Designation]:
    """The name with what stands before it, and each description beside it."""
    described = name.before if name and name.end == mention.end and name.before >= 0 else mention.start
    how = _kind(annotation.reading.text, mention, name, described, kind)
    yield _found(annotation, described, mention.end, mention.actor, how)
    if name and kind == "person":
        for start, end in name.appositions:
            if any(character.isalpha() for character in annotation.reading.text[start:end]):
                yield _found(annotation, start, end, mention.actor, "apposition")


def _kind(text: str, mention: Mention, name: Name | None, described: int, kind: ActorKind | None) -> str:
    """How the name is given."""
    if mention.kind in ("metonym", "demonym"):
        return mention.kind
    if described < mention.start:
        return "title and name" if name and name.title else "described name"
    if kind != "person":
        return "name"
    words = fold(text[mention.start : mention.end]).split()
    if len(words) > 1:
        return "full name"
    return "given name" if words == fold(mention.actor).split()[:1] and " " in mention.actor else "surname"


def _found(
    annotation: Annotation, start: int, end: int, about: str, kind: str, *, form: str = "", noun: str = ""
) -> Designation:
    said = voice_at(annotation.voices, start)
    return Designation(
        sentence=sentence_at(annotation.reading.sentences, start),
        start=start,
        end=end,
        about=about,
        kind=kind,
        form=form or _form(annotation.reading.text[start:end]),
        noun=noun,
        voice=said.voice,
        speaker=said.speaker,
        first=False,
    )


def _form(words: str) -> str:
    """The words without article and possessive mark, blanks and apostrophes made alike."""
    plain = " ".join(words.split()).replace("'", "’")
    bare = _ARTICLE.sub("", plain, count=1).strip(' ,;:"“”‘«»')
    return _POSSESSIVE.sub("", _FULL_STOP.sub("", bare))
