"""Roles: whether the text shows an actor doing something, or having something done to it.

Whoever says, thinks or hopes what the article reports is a speaker, which sourcing measures: roles are about deeds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.signals.measure import Measure
from analysis.signals.reading import Annotation, Attribution, Judgement, Mention, Reading, Span
from analysis.signals.voice import voice_at


def told(reading: Reading, mentions: Sequence[Mention], attributions: Sequence[Attribution]) -> tuple[Mention, ...]:
    """The mentions with the role and the verb that the grammar of their clause gives them.

    An agent whose verb attributes words or thoughts to it ('Marenko said') is a speaker; who attacks somebody acts.
    """
    acting = {one.start: (one.role, one.verb) for one in reading.references}
    acting |= {one.start: (one.role, one.verb) for one in reading.names}
    cues = [span for attribution in attributions if _in_words(attribution) for span in attribution.cue]
    found = (m._replace(role=role, verb=verb) for m in mentions for role, verb in [acting.get(m.start, ("", None))])
    return tuple(m._replace(role="speaker") if m.role == "agent" and _cued(m.verb, cues) else m for m in found)


def judge(annotation: Annotation) -> Iterator[Judgement]:
    """For every mention that acts or is acted upon: 1 if it acts. The verb is the cue."""
    for mention in annotation.mentions:
        if mention.role in ("agent", "patient"):
            said = voice_at(annotation.voices, mention.start)
            yield Judgement(
                sentence=mention.sentence,
                start=mention.start,
                end=mention.end,
                about=mention.actor,
                voice=said.voice,
                speaker=said.speaker,
                value=float(mention.role == "agent"),
                cue=mention.verb,
            )


def _in_words(attribution: Attribution) -> bool:
    """Whether words, thoughts or plans are reported; of attitudes ('attacked the deal'), only quoted words."""
    return attribution.cue_class != "attitude" or attribution.form != "indirect"


def _cued(verb: Span | None, cues: Sequence[Span]) -> bool:
    return verb is not None and any(start < verb[1] and verb[0] < end for start, end in cues)


AGENCY = Measure(
    name="agency",
    family="roles",
    question="Who acts, and who is acted upon?",
    judged="a mention of an actor that acts or is acted upon; being, having and speaking are neither",
    unit="share of mentions that act",
    higher="the sentences tell more of what the actor does, and less of what is done to it",
    about="the actor",
    by_about=True,
    source="Dependency parse (analysis/signals/actors/acts.py) after van Leeuwen 2008",
    judge=judge,
)
MEASURES = (AGENCY,)
