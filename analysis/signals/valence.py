"""Valences of the words of a sentence, seen from one target: VADER, corrected by a list of words in news.

VADER (Hutto and Gilbert 2014) was made for social media. In news it takes 'security' and 'party' for praise, and
does not know who does what to whom: in 'X accused Y' the blame is on Y. `news_valence.csv` gives such words the
valence that they have for who acts and for whom it is done to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from analysis.language import lexicon
from analysis.language.masking import MASK
from analysis.language.phrases import Phrases, straight

_NEGATED = -0.74  # VADER's factor for a negated word
_UNLISTED = 0.7  # words that only VADER values tell less of news (NewsMTSC train: +0.3 macro-F1)


class Word(NamedTuple):
    """A word, its place in the text, and its valence for the target, from -4 to 4."""

    start: int
    end: int
    text: str
    valence: float = 0.0


class Target(NamedTuple):
    """The words [first, last] that hold the target."""

    first: int
    last: int

    def distance(self, word: int) -> int:
        """How many words lie between a word and the target, plus one; 0 within it."""
        return max(self.first - word, word - self.last, 0)


_BREAKS = re.compile(r"[^\s—–…/]+")
PUNCTUATION = "\"'.,;:!?()[]{}«»"


def words(copy: str) -> tuple[Word, ...]:
    """The words of a scored copy, in lower case and without punctuation."""
    return tuple(Word(m.start(), m.end(), straight(m.group()).strip(PUNCTUATION)) for m in _BREAKS.finditer(copy))


def valued(found: Sequence[Word], target: Target) -> Iterator[tuple[int, Word]]:
    """The words and phrases that have a valence for the target, each with its number; a phrase as one word."""
    texts = [word.text for word in found]
    vader = _vader(tuple(texts))
    at = 0
    while at < len(texts):
        if target.first <= at <= target.last:
            at = target.last + 1
            continue
        phrase = next(_news().at(texts, at), None)
        value = _for(phrase.entry, texts, at, phrase.end, target) if phrase else vader[at] * _UNLISTED
        value *= _NEGATED if value > 0 and _is_doubted(texts, at) else 1
        end = phrase.end if phrase else at + 1
        if value:
            yield at, Word(found[at].start, found[end - 1].end, " ".join(texts[at:end]), value)
        at = end


class _Valence(NamedTuple):
    agent: float
    patient: float


@cache
def _news() -> Phrases[_Valence]:
    rows = lexicon.load("news_valence")
    return Phrases((row["word"], _Valence(float(row["agent"]), float(row["patient"]))) for row in rows)


def _for(entry: _Valence, texts: Sequence[str], start: int, end: int, target: Target) -> float:
    if _is_patient(texts, start, end, target):
        value = entry.patient
    else:
        value = 0.0 if 0 < entry.agent < entry.patient and _is_name(texts, end) else entry.agent
    return value * _NEGATED if _is_negated(texts, start) else value


def _is_name(texts: Sequence[str], at: int) -> bool:
    """Whether a masked name stands here: who supports somebody is not praised by it."""
    return at < len(texts) and set(texts[at]) == {MASK}


_BE = {"was", "were", "been", "is", "are", "be", "being", "get", "gets", "got", "getting", "'s"}
_BETWEEN = {"also", "not", "been", "being"}
_PARTICIPLE = ("ed", "wn", "en")
_AFTER_PARTICIPLE = {"of", "by", "as", "for", "with"}


def _is_patient(texts: Sequence[str], start: int, end: int, target: Target) -> bool:
    """Whether it is done to the target: 'accused X', 'X was accused', 'X, accused of'; not 'accused by X'."""
    if start < target.first:
        return "by" not in texts[end : target.first] or target.first - start > 5
    following = texts[end] if end < len(texts) else ""
    if texts[start].endswith(_PARTICIPLE) and following in _AFTER_PARTICIPLE:
        return True
    return texts[start].endswith(("ed", "n", "t")) and _is_passive(texts, start)


def _is_passive(texts: Sequence[str], at: int) -> bool:
    before = list(reversed(texts[max(0, at - 2) : at]))
    if before[:1] and before[0] in _BE:
        return True
    return len(before) == 2 and before[1] in _BE and (before[0] in _BETWEEN or before[0].endswith("ly"))


_NEGATIONS = {
    *("not", "no", "never", "without", "neither", "nor", "hardly", "cannot"),
    *("fail", "fails", "failed", "failing", "unable"),
}


def _is_negated(texts: Sequence[str], at: int) -> bool:
    return any(word in _NEGATIONS or word.endswith("n't") for word in texts[max(0, at - 3) : at])


_SCARCE = {"low", "little", "less", "few"}
_DOUBT = {"question", "questions", "doubt", "doubts"}


def _is_doubted(texts: Sequence[str], at: int) -> bool:
    """Whether praise is scarce or in question: 'little success', 'questions about her honesty'; not 'a few friends'."""
    pairs = list(pairwise(["", *texts[max(0, at - 4) : at]]))
    scarce = any(word in _SCARCE and before not in {"a", "the", "no", "not"} for before, word in pairs[-2:])
    return scarce or any(word in {"about", "over"} and before in _DOUBT for before, word in pairs)


class _Sentence:
    """What VADER's rules ask of a sentence; capitals are nothing to it, for headlines have them."""

    is_cap_diff = False

    def __init__(self, texts: Sequence[str]) -> None:
        self.words_and_emoticons = [text or MASK for text in texts]


@lru_cache(maxsize=64)
def _vader(texts: tuple[str, ...]) -> list[float]:
    """VADER's valence of each word, after its rules of negation, degree and idiom; asked for each mention in turn."""
    analyzer, sentence = _analyzer(), _Sentence(texts)
    valences = [0.0] * len(texts)
    for number, text in enumerate(sentence.words_and_emoticons):
        if text in analyzer.lexicon and text not in _degrees():
            valences[number] = analyzer.sentiment_valence(0, sentence, text, number, [])[0]
    return valences


@cache
def _analyzer() -> Any:
    from vaderSentiment import vaderSentiment

    untyped: Any = vaderSentiment
    return untyped.SentimentIntensityAnalyzer()


@cache
def _degrees() -> dict[str, Any]:
    from vaderSentiment.vaderSentiment import BOOSTER_DICT

    return dict(BOOSTER_DICT)
