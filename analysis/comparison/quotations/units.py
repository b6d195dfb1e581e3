"""Utterances made ready for comparison: their terms, their quoted words, and what surrounds them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from analysis.comparison.quotations import utterances
from analysis.comparison.quotations.rarity import Rarity
from analysis.comparison.quotations.utterances import Utterance
from analysis.language.words import Word
from analysis.signals.reading import Span

# What points back ('agreed to take such a step') is only understood with the sentence before.
_POINTS_BACK = re.compile(r"\bsuch an?\b|\b(?:this|that) (?:move|step|measure|decision|plan|idea|promise)\b", re.I)


class QuotedWord(NamedTuple):
    """A word in quotation marks, and its term, '' for a function word."""

    key: str
    term: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Unit:
    """An utterance with all that is compared of it."""

    said: Utterance
    terms: frozenset[str]
    words: tuple[str, ...]  # all of it, quoted or not
    quoted: tuple[QuotedWord, ...]
    spoken: frozenset[str]  # its quoted words without their order
    sentence: frozenset[str]  # the terms of its whole sentence
    beside: frozenset[str]  # actors and words that stand in its sentence or in its speaker's name
    alone: bool  # whether its attribution holds no other sentence
    stance: str  # of the cue, as in ATTRIBUTIONS

    @property
    def content(self) -> frozenset[str]:
        """Its terms without the speaker himself, whom he may name or not."""
        return self.terms - {f"@{self.said.speaker.actor}"}


def units(tables: Mapping[str, pd.DataFrame], rarity: Rarity) -> list[Unit]:
    """The utterances of all articles, ready for comparison, in the order of ARTICLES and of the text."""
    articles, attributions = tables["articles"], tables["attributions"]
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    said = utterances.utterances(tables)
    stances = {(row["article_id"], row["attribution"]): row["stance"] for row in attributions.to_dict("records")}
    sentences = Counter((a, n) for a, n, _ in {(one.article_id, one.attribution, one.sentence) for one in said})
    known_as = _known_as(attributions, texts)
    found = []
    for one in said:
        key = (one.article_id, one.attribution)
        alone = sentences[key] == 1
        found.append(_unit(one, texts[one.article_id], rarity, stances.get(key, ""), alone, known_as))
    return found


def _unit(
    said: Utterance,
    text: str,
    rarity: Rarity,
    stance: str,
    alone: bool,
    known_as: Mapping[tuple[str, str], frozenset[str]],
) -> Unit:
    sentence = rarity.terms(said.article_id, said.sentence)
    terms = [term for term in sentence if _within(term.start, said.spans)]
    at = {term.start: term.key for term in terms}
    if any(_POINTS_BACK.search(text, start, end) for start, end in said.spans):
        terms = [*rarity.terms(said.article_id, said.sentence - 1), *terms]
    quoted = tuple(QuotedWord(_plain(word), at.get(word.start, "")) for word in utterances.words(text, said.quoted))
    around = {term.key.removeprefix("@") for term in sentence}
    return Unit(
        said=said,
        terms=frozenset(term.key for term in terms),
        words=tuple(_plain(word) for word in utterances.words(text, said.spans) if word.key != "that"),
        quoted=quoted,
        spoken=frozenset(word.key for word in quoted),
        sentence=frozenset(term.key for term in sentence),
        beside=frozenset(around) | known_as.get((said.article_id, said.speaker.actor), frozenset()),
        alone=alone,
        stance=stance,
    )


def _plain(word: Word) -> str:
    return word.key.removesuffix("'s")


def _within(at: int, spans: Iterable[Span]) -> bool:
    return any(start <= at < end for start, end in spans)


def _known_as(attributions: pd.DataFrame, texts: Mapping[str, str]) -> dict[tuple[str, str], frozenset[str]]:
    """The words by which an article introduces each source: 'Kremlin aide Yuri Ushakov'."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in attributions.to_dict("records"):
        for start, end in row["source"]:
            found[row["article_id"], row["source_actor"]] |= set(
                re.findall(r"\w+", texts[row["article_id"]][start:end])
            )
    return {key: frozenset(words) for key, words in found.items() if key[1]}
