"""The organisations of a corpus: full names and their acronyms gathered, known ones under the name of the list."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache

from analysis.language import lexicon
from analysis.signals.actors import evidence, headlines
from analysis.signals.actors.spelling import fold
from analysis.signals.reading import Name, Reading

_COMPANY = (" inc", " corp", " co", " ltd", " llc", " plc", " group")
_SMALL_WORDS = lexicon.words("of the for and in on to at &")
_LONGEST_ACRONYM = 6
_TOLD = 4  # votes of the words around a name, which are surer than the recogniser
_LOWER = re.compile(r"(?<![\w’'@#.])[a-z]{3,}\b(?!\.)")


@dataclass(frozen=True, kw_only=True)
class Organisations:
    """The organisations of a corpus: `known` leads from each spelling, folded, to the name used."""

    known: Mapping[str, str]
    spellings: Mapping[str, Counter[str]]  # name used -> spellings as they stand

    def which(self, name: Name) -> str:
        """The organisation that the name stands for; '' for none. 'WHO' is no 'who'."""
        key = _key(name.text)
        if key in _acronyms() and not name.text.isupper():
            return ""
        return self.known.get(key, "")


def learn(readings: Sequence[Reading], taken: Set[str]) -> Organisations:
    """The organisations of the corpus. `taken` holds folded words that stand for somebody else."""
    texts, together = _texts(readings, taken)
    known = {key: _listed().get(key) or _usual(spellings) for key, spellings in texts.items()}
    known |= dict(_short_forms(texts, together, known))
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for key, found in texts.items():
        spellings[known[key]].update(found)
    return Organisations(known=known, spellings=spellings)


def listed() -> frozenset[str]:
    """Every spelling on the list of organisations, folded."""
    return frozenset(_listed())


def is_listed(text: str) -> bool:
    """Whether the list of organisations has the name."""
    return _key(text) in _listed()


def ordinary_words(readings: Sequence[Reading]) -> set[str]:
    """Words that the corpus also has in lower case: capitals do not make 'Success' a name."""
    return {word for reading in readings for word in _LOWER.findall(reading.text)}


def _key(text: str) -> str:
    key = fold(text).replace(",", "")
    for ending in _COMPANY:
        key = key.removesuffix(ending)
    return key


def _texts(readings: Sequence[Reading], taken: Set[str]) -> tuple[dict[str, Counter[str]], dict[str, set[str]]]:
    """The spellings of each organisation, and the articles it stands in, both by key."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    texts: dict[str, Counter[str]] = defaultdict(Counter)
    articles: dict[str, set[str]] = defaultdict(set)
    for reading in readings:
        told = evidence.told(reading)
        for name in reading.names:
            key = _key(name.text)
            headline = headlines.is_headline(reading, name.sentence)
            if key not in _listed() and (headline or fold(name.text) in taken):
                continue
            votes[key][told.get(name.start, name.label)] += _TOLD if name.start in told else 1
            texts[key][name.text] += 1
            articles[key].add(reading.article_id)
    ordinary = ordinary_words(readings)
    kept = {key for key, cast in votes.items() if key in _listed() or (_is_body(key, cast) and key not in ordinary)}
    return {key: texts[key] for key in kept}, {key: articles[key] for key in kept}


def _is_body(key: str, votes: Counter[str]) -> bool:
    others = votes["person"] + votes["place"] + votes["people"]
    return len(key) > 1 and votes["organisation"] > others and not key.isdigit()


def _usual(spellings: Counter[str]) -> str:
    text = min(spellings, key=lambda text: (text.isupper() and " " in text, -spellings[text], text))
    return text.removeprefix("The ").removeprefix("the ")


def _short_forms(
    texts: Mapping[str, Counter[str]], articles: Mapping[str, set[str]], known: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Acronyms with the one full name whose initials they are and beside which they occur."""
    by_initials: dict[str, set[str]] = defaultdict(set)
    for key in texts:
        words = [word for word in key.split() if word not in _SMALL_WORDS]
        if len(words) > 1:
            by_initials["".join(word[0] for word in words)].add(key)
    for key, spellings in texts.items():
        if " " in key or not 1 < len(key) <= _LONGEST_ACRONYM or not any(text.isupper() for text in spellings):
            continue
        full = {known[other] for other in by_initials[key] if articles[other] & articles[key]}
        if len(full) == 1 and key not in _listed():
            yield key, full.pop()


@cache
def _listed() -> dict[str, str]:
    return {
        _key(text): row["organisation"]
        for row in lexicon.load("organisations")
        for text in (row["organisation"], *row["other"].split("|"))
        if text
    }


@cache
def _acronyms() -> frozenset[str]:
    return frozenset(
        _key(text)
        for row in lexicon.load("organisations")
        for text in (row["organisation"], *row["other"].split("|"))
        if text.isupper()
    )
