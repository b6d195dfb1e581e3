"""A paragraph laid out for attribution: its tokens, and the quotations they stand in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from analysis.language.parse import Paragraph
from analysis.language.quotations import Pair
from analysis.signals.reading import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Range = tuple[int, int]  # tokens, [start, end)

_DATELINE = 14  # tokens
_LONG = 3  # words; a verb in a shorter quotation may still be the outlet's cue
_CLOSINGS = frozenset(",.?!;:—–-…")
_STOPS = frozenset(".?!;")
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


def runs(tokens: Sequence[int]) -> list[Range]:
    """Places of tokens, in order, as the ranges of those that follow each other."""
    found: list[Range] = []
    for at in tokens:
        if found and found[-1][1] == at:
            found[-1] = found[-1][0], at + 1
        else:
            found.append((at, at + 1))
    return found


class Quote(NamedTuple):
    """The part of a quotation that stands in a paragraph: its tokens, marks included, and which pair it belongs to."""

    start: int
    end: int
    pair: int
    words: int

    def holds(self, token: int) -> bool:
        """Whether a token stands in the quotation."""
        return self.start <= token < self.end


class Page:
    """A paragraph's tokens with the quotations they stand in."""

    def __init__(self, paragraph: Paragraph, pairs: Sequence[Pair], first: int) -> None:
        """Lay out a paragraph; `pairs` are the outer quotations of the article, `first` the first that may touch it."""
        self.doc: Doc = paragraph.doc
        self.text = paragraph.text
        self.words = paragraph.words
        self.start = paragraph.start
        self.role = paragraph.role
        self.quotes = tuple(self._quotes(pairs, first))
        self.begin = self._after_dateline()
        self.inside = [-1] * len(self.doc)
        for number, quote in enumerate(self.quotes):
            self.inside[quote.start : quote.end] = [number] * (quote.end - quote.start)

    @property
    def ends_with_colon(self) -> bool:
        """Whether the paragraph leads to the next one."""
        return self.text.rstrip().endswith(":")

    @property
    def is_quotation(self) -> bool:
        """Whether the paragraph is one quotation of some length, or part of one, and nothing else."""
        return len(self.quotes) == 1 and self.quotes[0][:2] == (0, len(self.doc)) and self.quotes[0].words >= _LONG

    def in_speech(self, token: int) -> bool:
        """Whether a token stands in a quotation of some length: what is said there is not the outlet's telling."""
        number = self.inside[token]
        return number >= 0 and self.quotes[number].words >= _LONG

    def ends_sentence(self, token: int) -> bool:
        """Whether a token ends a sentence of the outlet's own telling."""
        return self.inside[token] < 0 and self.words[token] in _STOPS

    def finite(self, token: Token) -> bool:
        """Whether a token is a finite verb of the outlet's own telling."""
        return token.tag_ in FINITE and self.inside[token.i] < 0

    def head(self, tokens: Sequence[int]) -> Token:
        """The word that governs the others: the first whose own governor is not among them."""
        inside = frozenset(tokens)
        heads = [self.doc[at] for at in tokens if self.doc[at].head.i not in inside or self.doc[at].head.i == at]
        words = [token for token in heads if token.text[0].isalnum()]
        return (words or heads or [self.doc[tokens[0]]])[0]

    def next_word(self, at: int) -> int:
        """The first token from `at` on that is no blank."""
        while at < len(self.doc) and self.doc[at].is_space:
            at += 1
        return at

    def last_word(self, end: int) -> int:
        """The last token before `end` that is no blank; -1 where there is none."""
        at = end - 1
        while at >= 0 and self.doc[at].is_space:
            at -= 1
        return at

    def closing(self, quote: Quote) -> str:
        """The punctuation that a quotation closes with, before its marks: ',' or '.'; '' for none."""
        for token in reversed(self.doc[quote.start : quote.end]):
            for character in reversed(token.text):
                if character in _CLOSINGS:
                    return str(character)
                if character.isalnum():
                    return ""
        return ""

    def lead(self, at: int) -> int:
        """Where the stretch of the outlet's telling begins that ends before a token: its sentence, or a quotation."""
        while at > 0 and self.inside[at - 1] < 0 and self.words[at - 1] not in _STOPS:
            at -= 1
        return at

    def spans(self, ranges: Iterable[Range]) -> tuple[Span, ...]:
        """Token ranges as offsets into the article: trimmed, merged, in order."""
        merged: list[Range] = []
        for start, end in sorted(self._trimmed(ranges)):
            if merged and start <= merged[-1][1]:
                merged[-1] = merged[-1][0], max(end, merged[-1][1])
            else:
                merged.append((start, end))
        return tuple(self.offsets(start, end) for start, end in merged)

    def offsets(self, start: int, end: int) -> Span:
        """A token range as offsets into the article."""
        last = self.doc[end - 1]
        return self.start + self.doc[start].idx, self.start + last.idx + len(last)

    def _trimmed(self, ranges: Iterable[Range]) -> Iterator[Range]:
        """Ranges without dateline and without the punctuation and blanks at their ends; marks of quotations stay."""
        for start, end in ranges:
            start = max(start, self.begin)
            while start < end and self._loose(start):
                start += 1
            while start < end and self._ends_loosely(start, end - 1):
                end -= 1
            if start < end:
                yield start, end

    def _ends_loosely(self, start: int, last: int) -> bool:
        if start < last and self.inside[last] < 0 and self.doc[last].lower_ in ("and", "but"):
            return True
        return self._loose(last) and not self._closes_bracket(start, last)

    def _closes_bracket(self, start: int, at: int) -> bool:
        return self.words[at] in (")", "]") and any(self.words[i] in ("(", "[") for i in range(start, at))

    def _loose(self, token: int) -> bool:
        return self.inside[token] < 0 and not any(c.isalnum() or c in "$£€%" for c in self.words[token])

    def _after_dateline(self) -> int:
        """The first token of the story: after 'OSTRAVA (AP) —', where the paragraph begins so; else 0."""
        if not (len(self.doc) and self.doc[0].text.isupper() and len(self.doc[0]) > 1):
            return 0
        dash = next((token.i for token in self.doc[:_DATELINE] if token.text in ("—", "–", "--", "-")), None)
        return 0 if dash is None else dash + 1

    def _quotes(self, pairs: Sequence[Pair], first: int) -> Iterator[Quote]:
        stop = self.start + len(self.text)
        if first == len(pairs) or pairs[first].start >= stop:
            return
        starts = [token.idx + self.start for token in self.doc]
        for number in range(first, len(pairs)):
            if pairs[number].start >= stop:
                return
            if pairs[number].end > self.start:
                begin = max(0, bisect_right(starts, pairs[number].start) - 1)
                end = bisect_right(starts, pairs[number].end - 1)
                words = sum(1 for word in self.words[begin:end] if any(c.isalnum() for c in word))
                yield Quote(begin, end, number, words)
