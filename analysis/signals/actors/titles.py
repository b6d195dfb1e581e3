"""Titles: 'Ukrainian President', 'Sen.', 'Kremlin foreign policy aide'; what they tell of the person after them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from analysis.language import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LONGEST = 4
_MODIFIERS = 6
_FORMER = frozenset({"former", "ex", "ex-", "late", "then", "longtime", "onetime", "retired"})
_TAGS = frozenset({"JJ", "NN", "NNP", "NNPS", "HYPH", "VBN", "NNS", "RB", "CD"})


class Title(NamedTuple):
    """A title taken apart: the office, what it says of the sex, its rank, the words before it, whether it is past."""

    role: str
    sex: str
    rank: str
    qualifiers: tuple[str, ...]
    former: bool


@cache
def parse(text: str) -> Title | None:
    """The title that the words end with; None when they end with none."""
    words = text.split()
    length = core(words, len(words))
    if not length:
        return None
    row = _titles()[" ".join(words[-length:]).lower()]
    before = tuple(words[:-length])
    former = any(word.lower().rstrip("-") in _FORMER for word in before)
    return Title(role=row["role"], sex=row["sex"], rank=row["rank"], qualifiers=before, former=former)


def core(words: Sequence[str], end: int) -> int:
    """How many of the words just before `end` are a known title; 0 for none."""
    if not end or not _may_close(words[end - 1]):
        return 0
    for length in range(min(_LONGEST, end), 0, -1):
        if " ".join(words[end - length : end]).lower() in _titles():
            return length
    return 0


def leading(words: Sequence[str]) -> int:
    """How many words at the beginning of a name are a title: 2 in 'Prime Minister Viktor'. Never all of them."""
    return max((end for end in range(1, len(words)) if core(words, end)), default=0)


def before(doc: Doc, start: int) -> int:
    """The token at which the title of the name begins that starts at token `start`; `start` itself for none.

    Words before the office belong to the title when the parse hangs them on it: 'Kremlin foreign policy aide'.
    """
    if not start or not _may_close(doc[start - 1].text):
        return start
    words = [token.text for token in doc[max(0, start - _LONGEST) : start]]
    length = core(words, len(words))
    if not length:
        return start
    first = start - length
    while first > 0 and start - first < length + _MODIFIERS and _qualifies(doc[first - 1], first, start):
        first -= 1
    return first


def _qualifies(token: Token, first: int, start: int) -> bool:
    if token.tag_ not in _TAGS or (token.is_punct and token.tag_ != "HYPH") or token.ent_type_ in {"DATE", "TIME"}:
        return False
    return token.tag_ == "HYPH" or token.lower_ in _FORMER or token.i < token.head.i <= start + 2


def _may_close(word: str) -> bool:
    return word.lower() in _last_words()


@cache
def _last_words() -> frozenset[str]:
    return frozenset(title.split(" ")[-1] for title in _titles())


@cache
def _titles() -> dict[str, dict[str, str]]:
    return {row["title"]: row for row in lexicon.load("titles")}
