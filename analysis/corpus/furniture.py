"""Page furniture: found line by line, cut with the name of the rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from analysis.corpus.notes import NOTES
from analysis.corpus.offsets import Change, EditedText
from analysis.corpus.rules import Rule
from analysis.corpus.titles import FUNCTION_WORDS, is_closed, same_words
from analysis.corpus.widgets import WIDGETS

RULES = (*WIDGETS, *NOTES)

_PROSE_WORDS = 8
_HEADING_WORDS = 5
_HEADING = re.compile(r"related (?:article|story|video):?|(?:previous|next) (?:post|article|story)", re.IGNORECASE)
_PROMOTION = ("skip past newsletter promotion", "after newsletter promotion")
_PROMOTION_LINES = 14
_ALT_TEXT = ("alternative text", "what an image shows, for those who cannot see it")
_LINKED = ("related link", "the title of another story")


@dataclass
class _Line:
    """A line that is not blank, and what was found out about it."""

    start: int
    text: str
    rule: Rule | None  # the first that matches, wherever the line stands
    cut: tuple[str, str] | None = None  # rule and reason, once it is decided


def cleared(text: EditedText, title: str = "") -> EditedText:
    """The text without page furniture; a line that is the title stays, whatever it looks like."""
    lines = list(_lines(text.text, title))
    _cut_anywhere(lines)
    _cut_promotions(lines)
    head, tail = _edges(lines)
    _cut_at_edges(lines, head, tail)
    _cut_counters_between(lines)
    _cut_alternative_texts(lines[:head])
    _cut_linked_title_within(lines)
    _cut_linked_titles(lines[tail:])
    _cut_beside(lines, head, tail)
    return text.changed(_changes(lines, len(text.text)))


def _lines(text: str, title: str) -> Iterator[_Line]:
    start = 0
    for line in text.split("\n"):
        if stripped := line.strip():
            rule = first_match(stripped)
            if rule and title and same_words(stripped, title):
                rule = None
            yield _Line(start, stripped, rule)
        start += len(line) + 1


_LONGEST = 12 * max(rule.words for rule in RULES)  # characters


def first_match(line: str) -> Rule | None:
    """The first rule that takes the whole line for furniture, wherever it stands; None for a line of the story."""
    if len(line) > _LONGEST:
        return None
    return next((rule for rule in RULES if rule.matches(line)), None)


def _cut_anywhere(lines: list[_Line]) -> None:
    for line in lines:
        if line.rule and line.rule.place == "anywhere":
            line.cut = line.rule.name, line.rule.reason


def _edges(lines: list[_Line]) -> tuple[int, int]:
    """The number of the first line of the story's sentences, and one past the last."""
    prose = [number for number, line in enumerate(lines) if not line.rule and is_prose(line.text)]
    if not prose:
        return len(lines), len(lines)
    standfirst = len(prose) > 1 and any(_signs(line) for line in lines[prose[0] : prose[1]])
    return prose[1] if standfirst else prose[0], prose[-1] + 1


def _signs(line: _Line) -> bool:
    """Whether the line says who wrote the story: it begins after it, and what stands before is a standfirst."""
    return line.rule is not None and line.rule.name == "byline"


def is_prose(line: str) -> bool:
    """Whether the line is a sentence or more: long enough, and closed like one."""
    words = len(line.split())
    return words >= _PROSE_WORDS and (is_closed(line) or words > 4 * _PROSE_WORDS)


def _cut_at_edges(lines: list[_Line], head: int, tail: int) -> None:
    for number, line in enumerate(lines):
        places = {"edge"} if number < head else {"edge", "tail"} if number >= tail else set()
        if line.rule and line.rule.place in places:
            line.cut = line.rule.name, line.rule.reason


def _cut_counters_between(lines: list[_Line]) -> None:
    """Two or three bare numbers in a row between sentences; one alone may number a chapter, more may be a table."""
    runs = [list(run) for _, run in groupby(lines, key=lambda line: bool(line.rule and line.rule.name == "counter"))]
    for before, run, after in zip(runs, runs[1:], runs[2:], strict=False):
        rule = run[0].rule
        between = is_prose(before[-1].text) and is_prose(after[0].text)
        if rule and rule.name == "counter" and len(run) in (2, 3) and between:
            for line in run:
                line.cut = rule.name, rule.reason


def _cut_alternative_texts(head: list[_Line]) -> None:
    """After counters at the head: keywords in a row, without any of the small words that a headline has."""
    for before, line in pairwise(head):
        words = line.text.split()
        after_counter = before.cut and before.rule and before.rule.name == "counter"
        keywords = len(words) <= _PROSE_WORDS and not FUNCTION_WORDS & {word.lower() for word in words}
        if after_counter and not line.cut and keywords and not is_closed(line.text):
            line.cut = _ALT_TEXT


def _cut_promotions(lines: list[_Line]) -> None:
    """All between 'skip past newsletter promotion' and 'after newsletter promotion'."""
    texts = [line.text.lower() for line in lines]
    for start in [number for number, text in enumerate(texts) if text == _PROMOTION[0]]:
        if _PROMOTION[1] in texts[start : start + _PROMOTION_LINES]:
            for line in lines[start : texts.index(_PROMOTION[1], start)]:
                line.cut = "newsletter", "an invitation to subscribe"


def _cut_linked_title_within(lines: list[_Line]) -> None:
    """The line right under 'Related article', within the story as well."""
    for heading, line in pairwise(lines):
        under = line.start == heading.start + len(heading.text) + 1
        if under and not line.rule and not is_closed(line.text) and _HEADING.fullmatch(heading.text):
            line.cut = _LINKED


def _cut_linked_titles(tail: list[_Line]) -> None:
    """After a heading such as 'Related' at the tail: titles, up to the first line that is none."""
    linked = False
    for line in tail:
        if line.cut:
            linked = linked or (line.cut[0] == _LINKED[0] and len(line.text.split()) <= _HEADING_WORDS)
        elif linked and not line.rule and not is_closed(line.text):
            line.cut = _LINKED
        elif not line.rule:
            linked = False


def _cut_beside(lines: list[_Line], head: int, tail: int) -> None:
    """Words that are furniture in the company of furniture: until nothing more follows from what was cut."""
    changed = True
    while changed:
        changed = False
        for number, line in enumerate(lines):
            if line.cut or not line.rule or line.rule.place != "beside":
                continue
            neighbours = [lines[i] for i in (number - 1, number + 1) if 0 <= i < len(lines)]
            at_edge = number < head or number >= tail
            company = any(near.cut if at_edge else near.rule and near.rule.place == "beside" for near in neighbours)
            if company or (at_edge and number in (0, len(lines) - 1)):
                line.cut = line.rule.name, line.rule.reason
                changed = True


def _changes(lines: list[_Line], size: int) -> Iterator[Change]:
    """A cut per line, with the blank lines up to the next."""
    ends = [line.start for line in lines[1:]] + [size]
    for line, end in zip(lines, ends, strict=True):
        if line.cut:
            rule, reason = line.cut
            yield Change(line.start, end, "", rule, reason)
