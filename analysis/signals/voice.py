"""Whose words they are: every stretch of a text is in the outlet's own voice or in that of somebody it reports.

The content of an attribution is its source's voice where it reports what was said or believed. What somebody plans,
hopes or criticises is told in the outlet's words ("Trump criticised the deal"): there only quoted words are the
source's (whom he criticises is portrayed in his voice all the same, see `portrayal`). An expectation that nobody in
particular holds ("is expected to") is the outlet's. Where one claim stands in another, the innermost speaks whose name
is known; words that somebody plans or criticises within a claim are the claim's. Quotation marks that no attribution
claims are the outlet's when they hold one or two words (scare quotes) or a name in capitals (a title), else the words
of a speaker who is not known.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from analysis.language import quotations
from analysis.signals.reading import Attribution, Sentence, SourceKind, Span, Voice, VoiceSpan

# Shorter stretches are no passage: 'Trump said' beside a quotation says nothing in the outlet's voice, while
# 'Trump reportedly said' does.
PASSAGE_WORDS = 3
SCARE_QUOTE_WORDS = 2

_PRONOUNS = frozenset(
    {"i", "you", "he", "him", "she", "her", "it", "we", "us", "they", "them", "who", "which", "that", "this"}
)
_WORD = re.compile(r"\w+(?:[’'.-]\w+)*")
_Said = tuple[Voice, str, SourceKind | Literal[""]]


class Piece(NamedTuple):
    """The words of a sentence that are in one voice; `start` and `end` are its extent, `spans` its stretches."""

    start: int
    end: int
    voice: Voice
    speaker: str
    words: int
    spans: tuple[Span, ...]


def voices(text: str, attributions: Sequence[Attribution]) -> tuple[VoiceSpan, ...]:
    """The voices of the whole text, in order and without gaps; neighbours differ."""
    painted: list[_Said] = [("outlet", "", "")] * len(text)
    for start, end, who, kind in _spoken(text, attributions):
        said: _Said = ("source", who, kind)
        painted[start:end] = [said if who or not outer[1] else outer for outer in painted[start:end]]
    return tuple(_stretches(painted))


def parts(text: str, sentence: Sentence, voices: Sequence[VoiceSpan]) -> tuple[Piece, ...]:
    """The sentence by voice and speaker, in order: what a measure judges apart.

    A piece of fewer than three words is left out, unless the sentence has nothing longer; then its longest piece stays.
    """
    spans: dict[tuple[Voice, str], list[Span]] = {}
    for span in _within(sentence, voices):
        spans.setdefault((span.voice, span.speaker), []).append((span.start, span.end))
    pieces = [_piece(text, voice, speaker, found) for (voice, speaker), found in spans.items()]
    pieces = [piece for piece in pieces if piece.words]
    passages = [piece for piece in pieces if piece.words >= PASSAGE_WORDS]
    return tuple(passages or sorted(pieces, key=lambda piece: (-piece.words, piece.start))[:1])


def voice_at(voices: Sequence[VoiceSpan], offset: int) -> VoiceSpan:
    """The voice that the character at `offset` is in."""
    return voices[max(0, bisect_right(voices, offset, key=lambda span: span.start) - 1)]


def most(voices: Sequence[VoiceSpan], spans: Sequence[Span]) -> VoiceSpan:
    """The voice that most of some spans' characters are in; the first of two that have as many."""
    share: dict[tuple[Voice, str], int] = {}
    for start, end in spans:
        first = max(0, bisect_right(voices, start, key=lambda span: span.start) - 1)
        for span in voices[first:]:
            if span.start >= end:
                break
            key = (span.voice, span.speaker)
            share[key] = share.get(key, 0) + min(end, span.end) - max(start, span.start)
    voice, who = max(share, key=lambda key: share[key])
    return VoiceSpan(spans[0][0], spans[-1][1], voice, who)


def is_claim(attribution: Attribution) -> bool:
    """Whether somebody said or believes the content, other than planning it or taking a stand towards it.

    What nobody in particular believes ("is expected to") is no claim either, but the outlet's own expectation.
    """
    return attribution.cue_class == "speech" or (attribution.cue_class == "belief" and bool(attribution.source))


def speaker(text: str, attribution: Attribution) -> str:
    """Whose words an attribution reports: the actor, else the source as written; '' for a pronoun alone."""
    return attribution.source_actor or named(" ".join(" ".join(text[s:e] for s, e in attribution.source).split()))


def named(source: str) -> str:
    """The words of a source; '' for a pronoun alone, which names nobody."""
    return "" if source.lower() in _PRONOUNS else source


def words(text: str, voices: Sequence[VoiceSpan]) -> Iterator[tuple[VoiceSpan, int]]:
    """Each stretch with the number of words that begin in it, so that every word of the text counts once."""
    begins = [match.start() for match in _WORD.finditer(text)]
    for span in voices:
        yield span, bisect_left(begins, span.end) - bisect_left(begins, span.start)


def _spoken(text: str, attributions: Sequence[Attribution]) -> list[tuple[int, int, str, SourceKind | Literal[""]]]:
    """Stretches in a source's voice, the widest first, so that the innermost is painted last."""
    quoted = quotations.pair(text).outer
    contents = [(is_claim(a), end - start, start, end, a) for a in attributions for start, end in _voiced(a, quoted)]
    contents.sort(key=lambda item: (item[0], -item[1], item[2]))
    claimed = [(start, end) for _, _, start, end, _ in contents]
    loose: list[tuple[int, int, str, SourceKind | Literal[""]]]
    loose = [(q.start, q.end, "", "") for q in quoted if _is_speech(text[q.start : q.end]) and not _claims(claimed, q)]
    return loose + [(start, end, speaker(text, a), a.source_kind) for _, _, start, end, a in contents]


def _voiced(attribution: Attribution, quoted: Sequence[quotations.Pair]) -> Iterator[Span]:
    """The part of an attribution's content that is in its source's words."""
    for start, end in attribution.content:
        if not attribution.source and attribution.form == "indirect":
            continue
        if is_claim(attribution):
            yield start, end
        else:
            for quote in quoted:
                if quote.start < end and start < quote.end:
                    yield max(start, quote.start), min(end, quote.end)


def _is_speech(quotation: str) -> bool:
    words = _WORD.findall(quotation)
    return len(words) > SCARE_QUOTE_WORDS and any(word[0].islower() for word in words if len(word) > 3)


def _claims(claimed: Sequence[Span], quote: quotations.Pair) -> bool:
    shared = sum(max(0, min(end, quote.end) - max(start, quote.start)) for start, end in claimed)
    return 2 * shared >= quote.end - quote.start


def _stretches(painted: Sequence[_Said]) -> Iterator[VoiceSpan]:
    start = 0
    for (voice, who, kind), run in groupby(painted):
        end = start + sum(1 for _ in run)
        yield VoiceSpan(start, end, voice, who, kind)
        start = end


def _within(sentence: Sentence, voices: Sequence[VoiceSpan]) -> Iterator[VoiceSpan]:
    first = max(0, bisect_right(voices, sentence.start, key=lambda span: span.start) - 1)
    for span in voices[first:]:
        if span.start >= sentence.end:
            return
        yield span._replace(start=max(span.start, sentence.start), end=min(span.end, sentence.end))


def _piece(text: str, voice: Voice, who: str, spans: list[Span]) -> Piece:
    words = [match for start, end in spans for match in _WORD.finditer(text, start, end)]
    if not words:
        return Piece(spans[0][0], spans[-1][1], voice, who, 0, tuple(spans))
    return Piece(words[0].start(), words[-1].end(), voice, who, len(words), tuple(spans))
