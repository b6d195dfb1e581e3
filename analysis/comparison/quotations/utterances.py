"""What articles report people as saying, cut into utterances that can be compared one by one.

An utterance is what one sentence of an attribution reports, in quotation marks or not. Where only a few words of it
are quoted, those are an utterance of their own as well, since another outlet may quote them in another sentence. A
quotation that no attribution holds is an utterance without a speaker.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import pandas as pd

from analysis.language import quotations
from analysis.language import words as language_words
from analysis.language.words import Word
from analysis.signals import voice
from analysis.signals.reading import Form, Span

_FEW = 0.6  # share of an utterance's words; fewer that are quoted are an utterance of their own
_LEAST_WORDS = 2  # of a quoted fragment; single words in marks are too often irony or a title
_SHORT_WORD = 3  # letters; titles leave such words small
_LEAST_LOOSE = 3  # of a quotation without an attribution
_DIRECT = 0.95  # share of words within marks, as in ATTRIBUTIONS
_TRIMMED = ' \t\n“”„‟"«»‹›'


class Speaker(NamedTuple):
    """Who is said to have said it: the actor, or else the source as it is written; '' for not known."""

    actor: str
    written: str
    kind: str
    named: bool  # by name or title, not by a pronoun

    @property
    def name(self) -> str:
        """The actor, or else the source as written; '' for a pronoun of nobody known."""
        return self.actor or voice.named(self.written)

    @property
    def open(self) -> bool:
        """Whether it may be anybody: not known, or one person who was not recognised."""
        return not self.actor and self.kind in ("", "person")


NOBODY = Speaker("", "", "", False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Utterance:
    """Something an article reports as said. `quoted` are the parts of `spans` that stand in quotation marks."""

    article_id: str
    outlet: str
    day: date | None
    sentence: int
    attribution: int  # -1 for a quotation in none
    speaker: Speaker
    spans: tuple[Span, ...]
    quoted: tuple[Span, ...]
    form: Form
    whole_quoted: bool  # quoted for the most part; else words in quotation marks are only a part of what it reports
    fragment: bool = False  # only quoted words of an utterance that is there as a whole too

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.spans[-1][1]


def utterances(tables: Mapping[str, pd.DataFrame]) -> list[Utterance]:
    """The utterances of all articles, in the order of ARTICLES and of the text.

    `tables` are those of annotating, by their lower-case names. What people plan or feel is no utterance unless words
    of theirs are quoted or it is a clause with 'that'.
    """
    attributions = _grouped(tables["attributions"])
    sentences = _grouped(tables["sentences"])
    named = _grouped(tables["mentions"])
    found: list[Utterance] = []
    for row in tables["articles"].to_dict("records"):
        key = row["article_id"]
        article = _Article(
            {str(name): value for name, value in row.items()}, sentences.get(key, []), named.get(key, [])
        )
        found += sorted(article.utterances(attributions.get(key, [])), key=lambda one: (one.start, -one.end))
    return found


def words(text: str, spans: Iterable[Span]) -> list[Word]:
    """The words of some spans, with their places in the text."""
    return [
        word._replace(start=word.start + start, end=word.end + start)
        for start, end in spans
        for word in language_words.words(text[start:end])
    ]


class _Article:
    """What cutting one article needs at hand."""

    def __init__(self, row: Mapping[str, Any], sentences: list[dict[str, Any]], mentions: list[dict[str, Any]]) -> None:
        self.text: str = row["text"]
        self.id, self.outlet, self.day = row["article_id"], row["outlet"], _day(row["published"])
        self.starts = [int(sentence["start"]) for sentence in sentences]
        self.ends = [int(sentence["end"]) for sentence in sentences]
        self.named = sorted((m["start"], m["end"]) for m in mentions if m["kind"] != "pronoun")
        self.marked = [(pair.start, pair.end) for pair in quotations.pair(self.text).outer]

    def utterances(self, attributions: list[dict[str, Any]]) -> Iterator[Utterance]:
        taken = [span for row in attributions for span in row["content"]]
        for row in attributions:
            others = [span for other in attributions if other is not row for span in other["content"]]
            at_home = {self._sentence(start) for start, _ in (*row["cue"], *row["source"])}
            for spans in self._by_sentence(row["content"]):
                if self._sentence(spans[0][0]) in at_home or not _overlap(spans, others):
                    yield from self._made(row, spans)
        for start, end in self.marked:
            if not _overlap([(start, end)], taken):
                yield from self._loose((start, end))

    def _made(self, row: Mapping[str, Any], spans: tuple[Span, ...]) -> Iterator[Utterance]:
        quoted = self._quoted(spans)
        claimed = self.text[spans[0][0] : spans[0][1]].startswith("that ")  # 'her verdict was that …'
        said = claimed or row["cue_class"] in ("speech", "belief")
        speaker = self._speaker(row)
        number = int(row["attribution"])
        whole = self._one(spans, quoted, number, speaker)
        if whole and (said or quoted):
            yield whole
        inside = len(words(self.text, quoted))
        if inside < _FEW * len(words(self.text, spans)):
            for span in quoted:
                if len(words(self.text, [span])) >= _LEAST_WORDS:
                    yield from self._fragment(span, number, speaker)

    def _fragment(self, span: Span, number: int, speaker: Speaker) -> Iterator[Utterance]:
        one = self._one((span,), (span,), number, speaker, fragment=True)
        if one:
            yield one

    def _loose(self, span: Span) -> Iterator[Utterance]:
        for spans in self._by_sentence([span]):
            if len(words(self.text, spans)) >= _LEAST_LOOSE and not self._is_title(spans):
                one = self._one(spans, spans, -1, NOBODY)
                if one:
                    yield one

    def _is_title(self, spans: Iterable[Span]) -> bool:
        """Whether it is the title of a work: all its longer words have capitals."""
        longer = [self.text[word.start] for word in words(self.text, spans) if word.end - word.start > _SHORT_WORD]
        return bool(longer) and all(letter.isupper() for letter in longer)

    def _one(
        self,
        spans: tuple[Span, ...],
        quoted: tuple[Span, ...],
        number: int,
        speaker: Speaker,
        *,
        fragment: bool = False,
    ) -> Utterance | None:
        spans, quoted = self._trimmed(spans), self._trimmed(quoted)
        if not words(self.text, spans):
            return None
        share = len(words(self.text, quoted)) / len(words(self.text, spans))
        return Utterance(
            article_id=self.id,
            outlet=self.outlet,
            day=self.day,
            sentence=self._sentence(spans[0][0]),
            attribution=number,
            speaker=speaker,
            spans=spans,
            quoted=quoted,
            form="direct" if share >= _DIRECT else "mixed" if quoted else "indirect",
            whole_quoted=share >= _FEW,
            fragment=fragment,
        )

    def _by_sentence(self, spans: Iterable[Span]) -> Iterator[tuple[Span, ...]]:
        """The spans cut at the ends of sentences; parts in one sentence stay together."""
        parts: dict[int, list[Span]] = {}
        for start, end in spans:
            at = self._sentence(start)
            while start < end:
                stop = min(end, self.ends[at] if at < len(self.ends) else end)
                if stop > start:
                    parts.setdefault(at, []).append((start, stop))
                at += 1
                start = max(stop, self.starts[at]) if at < len(self.starts) else end
        yield from (tuple(part) for part in parts.values())

    def _sentence(self, at: int) -> int:
        return max(0, bisect_right(self.starts, at) - 1)

    def _quoted(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        return tuple(
            (max(start, begin), min(end, stop))
            for start, end in spans
            for begin, stop in self.marked
            if begin < end and start < stop
        )

    def _trimmed(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """The spans without quotation marks and space at their ends; empty ones left out."""
        found = []
        for start, end in spans:
            part = self.text[start:end]
            start += len(part) - len(part.lstrip(_TRIMMED))
            end -= len(part) - len(part.rstrip(_TRIMMED))
            if start < end:
                found.append((start, end))
        return tuple(found)

    def _speaker(self, row: Mapping[str, Any]) -> Speaker:
        source = row["source"]
        if not source:
            return NOBODY
        start, end = source[0][0], source[-1][1]
        named = any(start < stop and begin < end for begin, stop in self.named)
        written = " ".join(" ".join(self.text[s:e] for s, e in source).split())
        return Speaker(row["source_actor"], written, row["source_kind"], named)


def _overlap(spans: Iterable[Span], others: Iterable[Span]) -> bool:
    others = list(others)
    return any(start < stop and begin < end for start, end in spans for begin, stop in others)


def _grouped(table: pd.DataFrame) -> dict[str, list[dict[str, Any]]]:
    grouped: dict[str, list[dict[str, Any]]] = {}
    for row in table.to_dict("records"):
        grouped.setdefault(row["article_id"], []).append({str(key): value for key, value in row.items()})
    return grouped


def _day(published: str) -> date | None:
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None
