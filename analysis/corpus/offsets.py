"""Text that remembers how it was edited, so that any offset in the clean text leads back to the raw text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any, NamedTuple

import pandas as pd


class Edit(NamedTuple):
    """raw[start:end] is replaced by `after`; start == end inserts."""

    start: int
    end: int
    after: str
    rule: str
    reason: str


class Change(NamedTuple):
    """text[start:end] of the current text is to be replaced by `after`."""

    start: int
    end: int
    after: str
    rule: str
    reason: str


@dataclass(frozen=True)
class EditedText:
    """A raw text and the edits that were made to it: in raw order, not overlapping.

    Each step of cleaning looks at `text` and asks for changes there; `changed` puts them in terms of the raw text.
    """

    raw: str
    edits: tuple[Edit, ...] = ()
    text: str = field(init=False)

    def __post_init__(self) -> None:
        """Work the text out once."""
        object.__setattr__(self, "text", applied(self.raw, self.edits))

    def changed(self, changes: Iterable[Change]) -> EditedText:
        """The text after further changes, given in offsets of `text`, sorted and not overlapping.

        A change that touches an earlier edit is joined with it to one edit; a change within an earlier edit keeps
        the earlier rule.
        """
        changes = [c for c in changes if self.text[c.start : c.end] != c.after]
        if not changes:
            return self
        return EditedText(self.raw, tuple(_composed(self, changes)))

    def rows(self, article_id: str) -> list[dict[str, Any]]:
        """The edits as rows of EDITS."""
        return [
            {
                "article_id": article_id,
                "raw_start": edit.start,
                "raw_end": edit.end,
                "before": self.raw[edit.start : edit.end],
                "after": edit.after,
                "rule": edit.rule,
                "reason": edit.reason,
            }
            for edit in self.edits
        ]


class Offsets:
    """The map between the offsets of a clean text and of its raw text, from the edits in raw order."""

    def __init__(self, raw_spans: Sequence[tuple[int, int]], lengths: Sequence[int]) -> None:
        """`raw_spans` are the raw stretches that were edited, `lengths` how long each is now."""
        self._starts, self._ends = [s for s, _ in raw_spans], [e for _, e in raw_spans]
        growth = [0, *accumulate(n - (e - s) for n, (s, e) in zip(lengths, raw_spans, strict=True))]
        self._clean_starts = [s + g for s, g in zip(self._starts, growth[:-1], strict=True)]
        self._clean_ends = [e + g for e, g in zip(self._ends, growth[1:], strict=True)]

    @classmethod
    def of(cls, edits: pd.DataFrame) -> Offsets:
        """The map of one article, from its rows of EDITS."""
        spans = [(int(s), int(e)) for s, e in zip(edits["raw_start"], edits["raw_end"], strict=True)]
        return cls(spans, [len(after) for after in edits["after"]])

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The raw stretch behind text[start:end]; characters that an edit put there lead to the whole edit."""
        last = _last(end, self._clean_starts, self._clean_ends, self._ends)
        if end <= start:
            return last, last
        return _first(start, self._clean_starts, self._clean_ends, self._starts, self._ends), last

    def clean_span(self, start: int, end: int) -> tuple[int, int]:
        """The clean stretch that raw[start:end] became; empty where it was removed."""
        first = _first(start, self._starts, self._ends, self._clean_starts, self._clean_ends)
        return first, max(first, _last(end, self._starts, self._ends, self._clean_ends))


def applied(raw: str, edits: Iterable[Edit]) -> str:
    """The raw text with the edits made."""
    parts, position = [], 0
    for edit in edits:
        parts += [raw[position : edit.start], edit.after]
        position = edit.end
    return "".join([*parts, raw[position:]])


def raw_span(edits: pd.DataFrame, start: int, end: int) -> tuple[int, int]:
    """The raw stretch behind the clean text[start:end], by the article's rows of EDITS."""
    return Offsets.of(edits).raw_span(start, end)


def clean_span(edits: pd.DataFrame, start: int, end: int) -> tuple[int, int]:
    """The clean stretch that raw[start:end] became, by the article's rows of EDITS; empty where it was removed."""
    return Offsets.of(edits).clean_span(start, end)


def _first(place: int, starts: list[int], ends: list[int], to_starts: list[int], to_ends: list[int]) -> int:
    """Where the character at `place` begins on the other side; within an edit, where the edit begins."""
    number = bisect_right(ends, place)
    if number < len(starts) and starts[number] <= place:
        return to_starts[number]
    return place if number == 0 else place - ends[number - 1] + to_ends[number - 1]


def _last(place: int, starts: list[int], ends: list[int], to_ends: list[int]) -> int:
    """Where the character before `place` ends on the other side; within an edit, where the edit ends."""
    number = bisect_left(ends, place)
    if number < len(starts) and starts[number] < place:
        return to_ends[number]
    return place if number == 0 else place - ends[number - 1] + to_ends[number - 1]


class _Old(NamedTuple):
    """An earlier edit, with the stretch of the current text that it made."""

    start: int
    end: int
    edit: Edit


def _composed(before: EditedText, changes: Sequence[Change]) -> Iterator[Edit]:
    """Earlier edits and new changes as one list of edits of the raw text."""
    olds = _placed(before.edits)
    i = j = 0
    while i < len(olds) or j < len(changes):
        if j == len(changes) or (i < len(olds) and _is_before(olds[i], changes[j])):
            yield olds[i].edit
            i += 1
            continue
        first_old, first_change, start, end = i, j, changes[j].start, changes[j].end
        j += 1
        if i < len(olds) and olds[i].start < start < olds[i].end:
            start, end, i = olds[i].start, max(end, olds[i].end), i + 1
        while True:  # whatever begins within the stretch belongs to it
            if i < len(olds) and olds[i].start < end:
                end, i = max(end, olds[i].end), i + 1
            elif j < len(changes) and changes[j].start < end:
                end, j = max(end, changes[j].end), j + 1
            else:
                break
        raw_start = _to_raw(start, olds[:first_old][-1:])
        raw_end = _to_raw(end, olds[:i][-1:])
        after = _spliced(before.text, start, end, changes[first_change:j])
        if before.raw[raw_start:raw_end] != after:
            rule, reason = _rule(olds[first_old:i], changes[first_change:j], (start, end))
            yield Edit(raw_start, raw_end, after, rule, reason)


def _placed(edits: Iterable[Edit]) -> list[_Old]:
    olds, growth = [], 0
    for edit in edits:
        start = edit.start + growth
        olds.append(_Old(start, start + len(edit.after), edit))
        growth += len(edit.after) - (edit.end - edit.start)
    return olds


def _is_before(old: _Old, change: Change) -> bool:
    """An insertion where something was cut goes before the cut."""
    return old.end <= change.start and not change.start == change.end == old.start


def _to_raw(place: int, last_before: list[_Old]) -> int:
    return place - last_before[0].end + last_before[0].edit.end if last_before else place


def _spliced(text: str, start: int, end: int, changes: Sequence[Change]) -> str:
    parts, position = [], start
    for change in changes:
        parts += [text[position : change.start], change.after]
        position = change.end
    return "".join([*parts, text[position:end]])


def _rule(olds: list[_Old], changes: Sequence[Change], stretch: tuple[int, int]) -> tuple[str, str]:
    """The earlier edit's rule if the changes stay within it, else that of the longest change."""
    within = bool(olds) and (olds[0].start, olds[0].end) == stretch != (changes[0].start, changes[-1].end)
    if within:
        return olds[0].edit.rule, olds[0].edit.reason
    longest = max(changes, key=lambda change: change.end - change.start)
    return longest.rule, longest.reason
