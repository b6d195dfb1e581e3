"""Where one version of an utterance commits its speaker to more, or to less, than another.

Two shifts are told: how sure something is ('will help', 'could help'), and whether a condition is sure to come about
('once the war is over', 'if the war ends'). What counts stands in `lexicons/commitment.csv`. Only expressions of one
and the same thing are compared: before the same verb, or where each version has but one. Words that are expressions
only sometimes (the month of May, the will of the people, 'could not see') are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from analysis.comparison import content
from analysis.language import lexicon

_NEGATED = re.compile(r"\s*(?:not|n['’]t|never)\b|n['’]t\b")
_NOUN_BEFORE = re.compile(r"\b(?:the|a|his|her|its|their|our|your|my|of|political|free|good|military)\s+$", re.I)
_NOUN_AFTER = re.compile(r"\s+of\b")
_NEXT_WORD = re.compile(
    r"(?:[^\w,;:.!?]*\b(?:not|never|be|have|been|to|the|a|this|that|also|\w+ly)\b)*[^\w,;:.!?]*[\w’'-]+"
)
_MARKS = re.compile('[“”„"«»]')
_CLAUSE = 60  # characters after an expression in which what it is said of is looked for


class Expression(NamedTuple):
    """Words that say how sure something is: their level, and the terms they are said of, the verb first."""

    kind: str
    level: str
    negated: bool
    start: int
    end: int
    terms: tuple[str, ...]


class Shift(NamedTuple):
    """What stands in one version and in the other: the words, and their levels."""

    before: str
    after: str
    level_before: str
    level_after: str


def shifts(one: str, other: str) -> tuple[Shift, ...]:
    """Where `other` is more or less sure than `one`, or makes another kind of condition; empty where they agree."""
    ours, theirs = expressions(one), expressions(other)
    pairs = [*_modals(ours, theirs), *_conditions(ours, theirs)]
    return tuple(
        Shift(_words(one, before), _words(other, after), before.level, after.level)
        for before, after in pairs
        if before.level != after.level and before.negated == after.negated
    )


def expressions(text: str) -> tuple[Expression, ...]:
    """The expressions of commitment in a text, in order."""
    return tuple(_expressions(text))


def _expressions(text: str) -> Iterator[Expression]:
    for match in _pattern().finditer(text):
        kind, level = _entries()[match[0].casefold().replace("’", "'")]
        if kind == "modal" and _is_no_modal(text, match, level):
            continue
        negation = _NEGATED.match(text, match.end())
        after = negation.end() if negation else match.end()
        stop = re.compile(r"[,;:.!?]").search(text, after)
        end = min(after + _CLAUSE, stop.start() if stop else len(text))
        found = tuple(term.key for term in content.terms(text, after, end))
        yield Expression(kind, level, bool(negation), match.start(), match.end(), found)


def _is_no_modal(text: str, match: re.Match[str], level: str) -> bool:
    word = match[0]
    if word[0].isupper() and match.start() > 0:
        return True
    if word.casefold() in ("could", "can") and _NEGATED.match(text, match.end()):
        return True
    if text[match.end() :].startswith(("not ", "n't", "n’t")) and word.casefold() in ("can", "could"):
        return True
    if word.casefold() in ("will", "might", "may", "can"):
        before = text[max(0, match.start() - 12) : match.start()]
        return bool(_NOUN_BEFORE.search(before) or _NOUN_AFTER.match(text, match.end()))
    return False


def _modals(ours: tuple[Expression, ...], theirs: tuple[Expression, ...]) -> Iterator[tuple[Expression, Expression]]:
    """Expressions before the same verb; then, where one is left on either side, those two."""
    left = [one for one in ours if one.kind == "modal" and one.terms]
    right = [one for one in theirs if one.kind == "modal" and one.terms]
    for one in list(left):
        same = next((other for other in right if other.terms[0] == one.terms[0]), None)
        if same:
            left.remove(one)
            right.remove(same)
            if _of_one_thing(one, same):
                yield one, same
    if len(left) == 1 and len(right) == 1:
        yield left[0], right[0]


def _of_one_thing(one: Expression, other: Expression) -> bool:
    """Whether the same verb has something else in common; 'hold a meeting' and 'hold a vote' have not."""
    ours, theirs = set(one.terms[1:5]), set(other.terms[1:5])
    return not ours or not theirs or bool(ours & theirs)


def _conditions(
    ours: tuple[Expression, ...], theirs: tuple[Expression, ...]
) -> Iterator[tuple[Expression, Expression]]:
    """A condition of either side, where they speak of the same thing."""
    left = [one for one in ours if one.kind == "condition"]
    right = [one for one in theirs if one.kind == "condition"]
    if len(left) == 1 and len(right) == 1 and set(left[0].terms[:3]) & set(right[0].terms[:3]):
        yield left[0], right[0]


def _words(text: str, found: Expression) -> str:
    """The expression with what follows up to the word it is said of."""
    rest = _NEXT_WORD.match(text, found.end)
    return " ".join(_MARKS.sub("", text[found.start : rest.end() if rest else found.end]).split())


@cache
def _entries() -> dict[str, tuple[str, str]]:
    found = {}
    for row in lexicon.load("commitment"):
        head, _, rest = row["expression"].partition(" ")
        forms = lexicon.inflections(head[1:]) if head.startswith("~") else {head}
        for form in forms:
            found[f"{form} {rest}".strip()] = row["kind"], row["level"]
    return found


@cache
def _pattern() -> re.Pattern[str]:
    ordered = sorted(_entries(), key=len, reverse=True)
    choices = "|".join(re.escape(entry).replace("'", "['’]").replace(r"\ ", r"\s+") for entry in ordered)
    return re.compile(rf"(?<![\w-])(?:{choices})(?![\w-])|(?<=\w)['’]ll\b", re.IGNORECASE)
