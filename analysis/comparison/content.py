"""What a stretch of text is about, as terms that can be compared across outlets.

A term is a word stem, a number, or an actor ('@' and the name), so that 'Kelmark's premier' and 'Dana Corvel' are one
term where reading has found them to be one person. What two stretches share weighs more the rarer it is in the two
articles (inverse sentence frequency, Spärck Jones 1972) and in English. Both come from the two and a fixed list:
no third article changes what they have in common. On news of one event the plain sum of shared weights told the
same statement from another better than cosine or containment did, and better than embeddings.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import pandas as pd

from analysis.language import lexicon

_UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_DIGITS = {word: str(n) for n, word in enumerate(_UNITS.split(), 1)}
_PLACES = {word: f"{n}." for n, word in enumerate(_ORDINALS.split(), 1)}  # 'the second meeting' is not two meetings
_TENS_DIGITS = {word: str(10 * n) for n, word in enumerate(_TENS.split(), 2)}
_NUMBERS = _DIGITS | _PLACES | _TENS_DIGITS | {"one": "", "first": "first"}  # 'one' is more often a pronoun
_WORD = re.compile(
    rf"(?P<tens>{'|'.join(_TENS_DIGITS)})-(?P<unit>{'|'.join(_DIGITS | _PLACES)})\b"
    r"|(?P<place>\d+)(?:st|nd|rd|th)\b|(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?",
    re.IGNORECASE,
)
_COMMONEST, _RARE = 50, 4000  # ranks among English words from which on a word tells more, and in full
_LEAST_TELLING = 0.2
_FEWEST = 40  # sentences of two articles; in fewer, every word would seem to be common
_CROWD = 200  # a term in more stretches than this finds no candidates of its own


class Term(NamedTuple):
    """A term and where it stands in the article."""

    start: int
    end: int
    key: str


class Mentioned(NamedTuple):
    """The mentions of an article in order, for looking up whom a word names."""

    starts: list[int]
    ends: list[int]
    actors: list[str]


def mentioned(mentions: pd.DataFrame) -> dict[str, Mentioned]:
    """The mentions of each article, by its id; from MENTIONS."""
    ordered = mentions.sort_values(["article_id", "start"], kind="stable")
    return {
        str(article): Mentioned(part["start"].tolist(), part["end"].tolist(), part["actor"].tolist())
        for article, part in ordered.groupby("article_id", sort=False)
    }


def lemmas_by_article(words: pd.DataFrame) -> dict[str, dict[int, str]]:
    """The lemma of each content word by where it begins, for each article; from LEMMAS. Names keep their spelling."""
    common = words[words["word_class"] != "name"]
    return {
        str(article): dict(zip(part["start"].tolist(), part["lemma"].tolist(), strict=True))
        for article, part in common.groupby("article_id", sort=False)
    }


NOBODY = Mentioned([], [], [])


def terms(
    text: str, start: int, end: int, named: Mentioned = NOBODY, lemmas: Mapping[int, str] | None = None
) -> list[Term]:
    """The terms of a stretch of an article's text, in order: no function words, no reporting verbs.

    A mention of several words is one term. With the lemmas of words, by where they begin, 'led' and 'leading' are one.
    """
    lemmas = lemmas or {}
    found: list[Term] = []
    for match in _WORD.finditer(text, start, end):
        at = bisect_right(named.starts, match.start()) - 1
        if at >= 0 and match.start() < named.ends[at]:
            key = f"@{named.actors[at]}"
            if not (found and found[-1].key == key and found[-1].end == named.ends[at]):
                found.append(Term(match.start(), named.ends[at], key))
        elif key := _key(match, lemmas.get(match.start(), "")):
            found.append(Term(match.start(), match.end(), key))
    return found


def rarity(key: str, one: Counter[str], other: Counter[str], sentences: int) -> float:
    """How rare a term is in two articles of so many sentences together; the counters say how many of each hold it."""
    return max(0.0, math.log((max(sentences, _FEWEST) + 1) / (one[key] + other[key] + 0.5)))


def telling(key: str) -> float:
    """How much a term tells for being no common word of English: from 0.2 for the commonest to 1."""
    rank = _ranks().get(key, _RARE)
    return min(1.0, max(_LEAST_TELLING, math.log(rank / _COMMONEST) / math.log(_RARE / _COMMONEST)))


def candidates(stretches: Sequence[Collection[str]], *, shared: int = 2) -> Iterator[tuple[int, int]]:
    """The pairs of stretches that share at least so many terms, in order.

    Pairs are found through the terms that at most 200 stretches hold, so that work grows with the corpus and not with
    its square.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    for number, keys in enumerate(stretches):
        for key in set(keys):
            holders[key].append(number)
    for number, keys in enumerate(stretches):
        met: Counter[int] = Counter()
        for key in set(keys):
            if len(holders[key]) <= _CROWD:
                at = bisect_right(holders[key], number)
                met.update(holders[key][at:])
        yield from ((number, other) for other in sorted(met) if met[other] >= shared)


def _key(word: re.Match[str], lemma: str) -> str:
    """The term of a word; '' for a function word."""
    if word["tens"]:
        unit = (_DIGITS | _PLACES)[word["unit"].casefold()]
        tens = int(_TENS_DIGITS[word["tens"].casefold()])
        return f"{tens + int(unit.rstrip('.'))}{'.' if unit.endswith('.') else ''}"
    if word["place"]:
        return f"{word['place']}."
    plain = word[0].casefold().replace("’", "'").removesuffix("'s")
    if plain in _function_words():
        return ""
    if plain[0].isdigit() or plain in _NUMBERS:
        return _NUMBERS.get(plain, plain)
    if lemma:
        return _stem(_same_meaning().get(lemma, lemma))
    return _same_stem().get(_stem(plain), _stem(plain))


@cache
def _ranks() -> dict[str, int]:
    """The rank of each term that a common English word has: that of its most common word."""
    ranks: dict[str, int] = {}
    for rank, row in enumerate(lexicon.load("common_words"), 1):
        for term in terms(row["word"], 0, len(row["word"])):
            ranks.setdefault(term.key, rank)
    return ranks


@cache
def _function_words() -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon.load("function_words"))


@cache
def _same_meaning() -> dict[str, str]:
    """The word that stands for another one, where news uses two words for one another."""
    return {row["word"]: row["meaning"] for row in lexicon.load("same_meaning")}


@cache
def _same_stem() -> dict[str, str]:
    """The same by stems, for words whose lemma is not known."""
    return {_stem(word): _stem(meaning) for word, meaning in _same_meaning().items()}


@cache
def nations() -> dict[str, str]:
    """The term of a country for each word that names it or its people: 'Russian territory' is about Russia."""
    return {
        word: f"@{row['country']}"
        for row in lexicon.load("countries")
        for names in (row["country"], row["adjective"], row["people"], row["other"])
        for word in names.split("|")
        if word
    }


@cache
def _stem(word: str) -> str:
    import snowballstemmer

    return str(snowballstemmer.stemmer("english").stemWord(word))
