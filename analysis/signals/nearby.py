"""How a sentence presents somebody it mentions, by the plain definition: the words near the mention."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import cast

from analysis.language import lexicon, masking
from analysis.language.phrases import Phrases
from analysis.signals import valence
from analysis.signals.reading import Label, Portrayal, Span
from analysis.signals.valence import Target, Word

# A word counts half as much for every ten words between it and the target. Windows of 6 to 30 words, and the
# governing clause of a parse, came within half a point of macro-F1 (NewsMTSC train, five folds).
HALF_LIFE = 10

# What comes before a mention tells less of it than what follows, most of all where a sentence mentions several.
PRECEDING = 0.7

# VADER's constant: a single word of valence 2 gives a score of .46.
_NORMAL = 15

# Near the best macro-F1 on NewsMTSC train (62.3 of 62.6). Praise needs more: in whole articles weak praise is often
# none.
NEGATIVE_BELOW = -0.05
POSITIVE_ABOVE = 0.1


def portray(text: str, target: Span, *, window: Span, others: Sequence[Span] = ()) -> Portrayal:
    """How the words of a window, a sentence or a part of it, present a target in it.

    Words count less the farther they are from the target. Target, other mentions and names are masked: swapping a
    name changes nothing. Who speaks ("X said …") is not portrayed by what he says and comes out neutral.
    """
    start, end = window
    copy, words = _scored(text[start:end], frozenset((s - start, e - start) for s, e in (target, *others)))
    place = _place(words, target[0] - start, target[1] - start)
    if place is None or _speaks(words, place, copy):
        return _portrayal(0.0, None)
    shares = [(word.valence * _weight(at, place), word) for at, word in valence.valued(words, place)]
    total = sum(share for share, _ in shares)
    score = round(total / (total * total + _NORMAL) ** 0.5, 4)
    return _portrayal(score, _deciding(shares, score, copy, start))


def label(score: float) -> Label:
    """The label of a score."""
    if score < NEGATIVE_BELOW:
        return "negative"
    return "positive" if score > POSITIVE_ABOVE else "neutral"


def confidence(score: float) -> float:
    """The share of right labels among such scores, measured on annotated news (`portrayal_confidence.csv`)."""
    return [right for low, right in _measured()[label(score)] if abs(score) >= low][-1]


@lru_cache(maxsize=64)
def _scored(text: str, mentions: frozenset[Span]) -> tuple[str, tuple[Word, ...]]:
    """The copy of a window that is scored, and its words: the same for each mention in it, so made once."""
    copy = masking.masked(text, mentions)
    return copy, valence.words(copy)


def _place(words: Sequence[Word], start: int, end: int) -> Target | None:
    """The words that hold the target; None where it has no word."""
    numbers = [number for number, word in enumerate(words) if word.start < end and start < word.end]
    return Target(numbers[0], numbers[-1]) if numbers else None


def _speaks(words: Sequence[Word], target: Target, copy: str) -> bool:
    """'X said', 'X also told', '…," said X', 'according to X'."""
    texts = [word.text for word in words]
    following = range(target.last + 1, min(target.last + 3, len(texts)))
    if any(next(_speaking().at(texts, at), None) for at in following):
        return True
    if texts[max(0, target.first - 2) : target.first] == ["according", "to"]:
        return True
    before = target.first - 1
    if before < 0 or not next(_speaking().at(texts, before), None):
        return False
    return copy[: words[before].start].rstrip()[-1:] in {"", ",", '"', "'", "?", "!"}


def _weight(at: int, target: Target) -> float:
    return float(2 ** (-target.distance(at) / HALF_LIFE) * (PRECEDING if at < target.first else 1))


@cache
def _speaking() -> Phrases[str]:
    return Phrases((row["word"], row["source"]) for row in lexicon.load("speaking"))


def _deciding(shares: Sequence[tuple[float, Word]], score: float, copy: str, offset: int) -> Span | None:
    """The word or phrase that did most for the score, without its punctuation."""
    if not score:
        return None
    _, word = max(shares, key=lambda share: share[0] * (1 if score > 0 else -1))
    text = copy[word.start : word.end]
    core = text.strip(valence.PUNCTUATION)
    start = offset + word.start + text.index(core)
    return start, start + len(core)


def _portrayal(score: float, cue: Span | None) -> Portrayal:
    return Portrayal(label(score), score, cue, confidence(score))


@cache
def _measured() -> dict[Label, list[tuple[float, float]]]:
    """For each label the lower ends of the bins of |score|, ascending, with the share of right labels in them."""
    bins: dict[Label, list[tuple[float, float]]] = {}
    for row in lexicon.load("portrayal_confidence"):
        bins.setdefault(cast(Label, row["label"]), []).append((float(row["from"]), float(row["right"])))
    return bins
