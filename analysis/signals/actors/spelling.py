"""When two spellings are one name: 'Zelenskyy' and 'Zelenskiy', 'Bill' and 'William', never 'Melania' and 'Donald'."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from analysis.language import lexicon

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_PARTICLES = lexicon.words("de del della der den van von bin ibn al el la le du da dos di ter af st")
# Letters that transliterations exchange, in the order they are replaced.
_EXCHANGES = (
    (re.compile(r"(?:iy|yy|yi|ii|ij|ey|ei|y|i)$"), "y"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"zh"), "j"),
    (re.compile(r"tch|tsch"), "ch"),
    (re.compile(r"ff"), "v"),
    (re.compile(r"w"), "v"),
    (re.compile(r"ks"), "x"),
    (re.compile(r"ck|c(?![heiyz])"), "k"),
    (re.compile(r"([a-z])\1"), r"\1"),
)
_ALIKE = 82  # per cent of letters that two spellings of one name share at least
_SHORTEST_VARIANT = 5


class Parts(NamedTuple):
    """A person's name taken apart, folded: given name, what stands between, surname with its particles."""

    given: str
    middle: tuple[str, ...]
    surname: str
    junior: bool = False


@cache
def fold(text: str) -> str:
    """The text as it is compared: lower case, without accents, stops, article and possessive mark."""
    from anyascii import anyascii

    plain = anyascii(text).lower().replace(".", "").replace("`", "'")
    plain = re.sub(r"'s\b|'$", "", plain)
    return re.sub(r"\s+", " ", plain).strip().removeprefix("the ")


@cache
def parts(text: str) -> Parts:
    """The parts of a person's name; a single word is a surname."""
    words = [word for word in fold(text).replace('"', " ").split() if word.strip("'")]
    junior = len(words) > 2 and words[-1] == "jr"
    while len(words) > 1 and words[-1].strip(",") in _SUFFIXES:
        words.pop()
    first = len(words) - 1
    while first > 1 and words[first - 1] in _PARTICLES:
        first -= 1
    if first == 1 and words[0] in _PARTICLES:
        first = 0
    between, surname = tuple(words[1:first]), " ".join(words[first:])
    return Parts(given=words[0] if first else "", middle=between, surname=surname, junior=junior)


@cache
def surname_key(surname: str) -> str:
    """What all transliterations of a surname have in common."""
    key = re.sub(r"[^a-z]", "", fold(surname))
    if len(key) < _SHORTEST_VARIANT:
        return key
    for pattern, replacement in _EXCHANGES:
        key = pattern.sub(replacement, key)
    return key


def given_names_agree(one: str, other: str) -> bool:
    """Whether two given names may be one person's: equal, an initial, a short form, or nearly the same letters."""
    if not one or not other:
        return False
    if one == other or (min(len(one), len(other)) == 1 and one[0] == other[0]):
        return True
    if _long_form(one) == _long_form(other) or _given_key(one) == _given_key(other):
        return True
    return _alike(one, other) and one[0] == other[0] and not (is_given_name(one) and is_given_name(other))


def same_person(one: Parts, other: Parts) -> bool:
    """Whether two full names are one person's, by their letters alone."""
    if not given_names_agree(one.given, other.given) or not middles_agree(one.middle, other.middle):
        return False
    if one.junior != other.junior and not (one.middle or other.middle):
        return False
    if surname_key(one.surname) == surname_key(other.surname):
        return True
    return one.given == other.given and typo(one.surname, other.surname)


def middles_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether what stands between may be the same: 'J.', 'John', and nothing at all."""
    if not one or not other:
        return True
    return all(a[0] == b[0] and (len(a) == 1 or len(b) == 1 or a == b) for a, b in zip(one, other, strict=False))


def typo(one: str, other: str) -> bool:
    """Whether two surnames differ in a letter or two, as a slip would make them."""
    from rapidfuzz.distance import OSA

    shorter = min(len(one), len(other))
    return shorter >= _SHORTEST_VARIANT and OSA.distance(one, other) <= (1 if shorter < 8 else 2)


@cache
def sex(given: str) -> str:
    """The sex, m or f, that a given name tells; '' where it does not."""
    row = _given_names().get(fold(given))
    return row["sex"] if row else ""


@cache
def is_given_name(word: str) -> bool:
    """Whether the word is a common given name."""
    return fold(word) in _given_names()


def _given_key(given: str) -> str:
    """What transliterations of a given name have in common: 'Ilya' and 'Ilja', 'Sergei' and 'Sergey'."""
    return surname_key(given).replace("j", "y").replace("ei", "ey")


def _alike(one: str, other: str) -> bool:
    from rapidfuzz import fuzz

    return min(len(one), len(other)) >= _SHORTEST_VARIANT and fuzz.ratio(one, other) >= _ALIKE


def _long_form(given: str) -> str:
    row = _given_names().get(given)
    return fold(row["short_of"]) if row and row["short_of"] else given


@cache
def _given_names() -> dict[str, dict[str, str]]:
    return {fold(row["name"]): row for row in lexicon.load("given_names")}
