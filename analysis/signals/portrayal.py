"""Portrayal: how a sentence presents somebody it mentions, as the trained reader sees it, or by the words nearby."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from analysis.language import masking, parse
from analysis.language.reader import Moved, Portrayed, Reader
from analysis.signals import nearby, sentences
from analysis.signals.actors import names
from analysis.signals.measure import Measure
from analysis.signals.reading import (
    LABELS,
    Annotation,
    Attribution,
    Judgement,
    Mention,
    Name,
    Portrayal,
    Reference,
    Sentence,
    Span,
    VoiceSpan,
)
from analysis.signals.voice import speaker, voice_at

LEAST_MOVE = 0.05  # a word that moves the score by less decides nothing
_SHARE = 1 / 3


class Presented(NamedTuple):
    """A mention, how its sentence presents it, and in whose voice."""

    mention: Mention
    portrayal: Portrayal
    voice: VoiceSpan


def read(
    reader: Reader,
    text: str,
    found: Sequence[Sentence],
    named: Iterable[Name],
    referred: Iterable[Reference],
) -> dict[Span, Portrayed]:
    """How sentences present whatever may turn out to mention an actor: names, pronouns, descriptions.

    The reader sees no names. It reads each sentence once, for all that it mentions.
    """
    hidden: dict[int, list[Span]] = {}
    targets: dict[int, list[Span]] = {}
    for name in named:
        targets.setdefault(name.sentence, []).append((name.start, name.end))
        if name.label != "other":
            hidden.setdefault(name.sentence, []).append((name.start, name.end))
    for reference in referred:
        if reference.kind != "stranger":
            targets.setdefault(reference.sentence, []).append((reference.start, reference.end))
    seen: dict[Span, Portrayed] = {}
    for number, spans in targets.items():
        start, end = found[number].start, found[number].end
        inside = [span for span in spans if start <= span[0] and span[1] <= end]
        shifted = [(a - start, b - start) for a, b in inside]
        covered = [(a - start, b - start) for a, b in hidden.get(number, ())]
        masks = masking.hidden_of(text[start:end], shifted, covered)
        seen.update(zip(inside, reader.portrayals(text[start:end], masks, shifted), strict=True))
    return seen


def portray_sentence(sentence: str, start: int, end: int, reader: Reader | None = None) -> Portrayal:
    """How a sentence presents the target at [start, end); by the words near it where there is no reader."""
    if reader is None:
        return nearby.portray(sentence, (start, end), window=(0, len(sentence)))
    return _by_reader(reader.portrayals(sentence, _hidden(sentence, (start, end)), [(start, end)])[0], None)


def deciding(sentence: str, start: int, end: int, reader: Reader, *, model: str = parse.DEFAULT_MODEL) -> Span | None:
    """The words without which the score of the target at [start, end) would fall most; an unfavourable one, rise most.

    That is the word that does most for the score, with its neighbours that do at least a third as much. None where no
    word does enough, and where neutral is the likeliest. `model` is the spaCy model that finds the names to hide.
    """
    target = start, end
    hidden = _hidden(sentence, target, model)
    found = _by_reader(reader.portrayals(sentence, hidden, [target])[0], None)
    sign = {"negative": -1, "neutral": 0, "positive": 1}[found.label]
    moved = reader.moving(sentence, hidden, target) if sign else ()
    sizes = [sign * one.change for one in moved]
    if max(sizes, default=0.0) < LEAST_MOVE:
        return None
    enough = [size >= max(sizes) * _SHARE for size in sizes]
    first = last = sizes.index(max(sizes))
    while first and enough[first - 1] and _beside(sentence, moved[first - 1], moved[first]):
        first -= 1
    while last + 1 < len(moved) and enough[last + 1] and _beside(sentence, moved[last], moved[last + 1]):
        last += 1
    return moved[first].start, moved[last].end


def presented(annotation: Annotation) -> Iterator[Presented]:
    """Every mention of an actor with how it is presented, in order.

    In whose voice: that of whoever accuses or praises the one mentioned ('Okell called the envoy a coward'); else the
    voice that the mention stands in.
    """
    judged = [
        (start, end, attribution)
        for attribution in annotation.attributions
        if attribution.judges and attribution.source
        for start, end in attribution.content
    ]
    for mention in annotation.mentions:
        said = voice_at(annotation.voices, mention.start)
        if said.voice == "outlet":
            by = next((one for start, end, one in judged if start <= mention.start < end), None)
            said = said if by is None else _told_by(annotation, by, said)
        yield Presented(mention, _portrayed(annotation, mention, said), said)


def _told_by(annotation: Annotation, by: Attribution, said: VoiceSpan) -> VoiceSpan:
    return said._replace(voice="source", speaker=speaker(annotation.reading.text, by), source_kind=by.source_kind)


def judge(annotation: Annotation) -> Iterator[Judgement]:
    """For every mention of an actor: the score of how its sentence presents it, in the voice that it is judged in."""
    for mention, found, said in presented(annotation):
        yield Judgement(
            sentence=mention.sentence,
            start=mention.start,
            end=mention.end,
            about=mention.actor,
            voice=said.voice,
            speaker=said.speaker,
            value=found.score,
            cue=found.cue,
            confidence=found.confidence,
        )


PORTRAYAL = Measure(
    name="portrayal",
    family="portrayal",
    question="How are actors presented where they are mentioned?",
    judged="a mention of an actor",
    unit="score from -1 to 1",
    higher="the sentences present those they mention more favourably",
    about="the actor",
    by_about=True,
    range=(-1.0, 1.0),
    source=(
        "Trained reader that sees no names (analysis/language/model), trained on NewsMTSC (Hamborg and Donnay 2021) "
        "and on mentions in whole articles (data/annotations)"
    ),
    plain_source="VADER's words (Hutto and Gilbert 2014) near the mention, names masked",
    judge=judge,
)
MEASURES = (PORTRAYAL,)


def _hidden(sentence: str, target: Span, model: str = parse.DEFAULT_MODEL) -> tuple[Span, ...]:
    """What of a sentence on its own is not shown to the reader."""
    parsed = parse.read(sentence, model=model)
    found = names.names(parsed, sentences.sentences(parsed))
    return masking.hidden(sentence, target, [(name.start, name.end) for name in found if name.label != "other"])


def _beside(sentence: str, left: Moved, right: Moved) -> bool:
    """Whether nothing but blanks, hyphens and apostrophes stands between two words."""
    return not sentence[left.end : right.start].strip(" -'’\xa0")


def _portrayed(annotation: Annotation, mention: Mention, said: VoiceSpan) -> Portrayal:
    """By the reader, if it saw the mention. The words nearby are looked up only where they may be shown."""
    seen = annotation.reading.portrayals.get((mention.start, mention.end))
    if seen and seen.neutral > max(seen.negative, seen.positive):
        return _by_reader(seen, None)
    near = _nearby(annotation, mention, said)
    return _by_reader(seen, near) if seen else near


def _by_reader(seen: Portrayed, near: Portrayal | None) -> Portrayal:
    """The reader's view. Score: how likely positive less how likely negative; the words nearby where they agree."""
    likeliest = max(seen)
    label = LABELS[seen.index(likeliest)]
    cue = near.cue if near and near.score * seen.score > 0 and label != "neutral" else None
    return Portrayal(label, seen.score, cue, likeliest)


def _nearby(annotation: Annotation, mention: Mention, said: VoiceSpan) -> Portrayal:
    """By the words around the mention that are in the voice it stands in."""
    reading = annotation.reading
    sentence = reading.sentences[mention.sentence]
    window = max(said.start, sentence.start), min(max(said.end, mention.end), sentence.end)
    others = [(m.start, m.end) for m in annotation.mentions if m.sentence == mention.sentence and m != mention]
    return nearby.portray(reading.text, (mention.start, mention.end), window=window, others=others)
