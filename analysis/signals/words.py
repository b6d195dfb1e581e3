"""The content words of an article, each with its sentence and with the voice it is in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from analysis.signals import sentences, voice
from analysis.signals.reading import Annotation

_NAMING = frozenset({"name", "demonym", "metonym"})  # a title, 'the prime minister', is made of common words


def voiced(annotation: Annotation) -> Iterator[dict[str, Any]]:
    """The columns of LEMMAS less the article, for each content word of the article in order."""
    reading = annotation.reading
    naming = [mention for mention in annotation.mentions if mention.kind in _NAMING]
    named = {at for mention in naming for at in range(mention.start, mention.end)}
    for word in reading.words:
        said = voice.voice_at(annotation.voices, word.start)
        is_name = word.start in named
        yield {
            "sentence": sentences.sentence_at(reading.sentences, word.start),
            "start": word.start,
            "end": word.end,
            "lemma": reading.text[word.start : word.end] if is_name else word.lemma,
            "word_class": "name" if is_name else word.word_class,
            "voice": said.voice,
            "speaker": said.speaker,
        }
