"""What each clause of the corpus states, in terms that can be compared: the material for finding shared facts."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import pandas as pd

from analysis.comparison import content
from analysis.comparison.content import NOBODY, Mentioned, Term
from analysis.language import lexicon, quotations

Span = tuple[int, int]

_FIGURE = 1.5  # a number that is no small one, no day and no year is hardly in two outlets by chance
_DAY = re.compile(
    r" (?:late |early |earlier |on |last )*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday)"
    r"(?: (?:morning|afternoon|evening|night))?"
)
_TITLE_GAPS = frozenset({" ", " of ", " for ", ", "})


@dataclass(frozen=True, kw_only=True, slots=True)
class Statement:
    """A clause: where it stands, its terms, whose words it is in, and whether it stands in quotation marks.

    The words that attribute it ('Marenko told reporters') are no part of what it states, nor are titles before names.
    """

    article: str
    outlet: str
    sentence: int
    spans: tuple[Span, ...]
    terms: tuple[Term, ...]
    voice: str
    speaker: str
    quoted: bool
    happening: frozenset[str] = frozenset()

    @property
    def keys(self) -> frozenset[str]:
        """The terms without their places."""
        return frozenset(term.key for term in self.terms)


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """A sentence: its article and outlet, the day that was published, and its statements."""

    article: str
    outlet: str
    number: int
    day: int | None  # days since 1970; None where the date is not known
    statements: tuple[Statement, ...]
    keys: frozenset[str]


def sentences(
    articles: pd.DataFrame,
    sentences: pd.DataFrame,
    clauses: pd.DataFrame,
    mentions: pd.DataFrame,
    attributions: pd.DataFrame,
    lemmas: pd.DataFrame,
) -> list[Sentence]:
    """The sentences of the corpus with what they state, subheads left out, in the order of the articles."""
    named, lemma_at = content.mentioned(mentions), content.lemmas_by_article(lemmas)
    verbs = _verbs(lemmas)
    frames = _frames(attributions, dict(zip(articles["article_id"], articles["text"], strict=True)))
    roles = {
        (a, n): role
        for a, n, role in zip(sentences["article_id"], sentences["sentence"], sentences["role"], strict=True)
    }
    by_article = {str(article): part for article, part in clauses.groupby("article_id", sort=False)}
    found: list[Sentence] = []
    for article, outlet, text, published in zip(
        articles["article_id"], articles["outlet"], articles["text"], articles["published"], strict=True
    ):
        rows = by_article.get(article)
        if rows is None:
            continue
        quoted = [(pair.start, pair.end) for pair in quotations.pair(text).outer]
        made: dict[int, list[Statement]] = defaultdict(list)
        for number, spans, voice, speaker in zip(
            rows["sentence"], rows["spans"], rows["voice"], rows["speaker"], strict=True
        ):
            if roles.get((article, number)) == "subhead":
                continue
            terms = tuple(
                _terms(text, spans, named.get(article, NOBODY), lemma_at.get(article, {}), frames.get(article, ()))
            )
            made[int(number)].append(
                Statement(
                    article=article,
                    outlet=outlet,
                    sentence=int(number),
                    spans=spans,
                    terms=terms,
                    happening=frozenset(
                        term.key
                        for term in terms
                        if term.start in verbs.get(article, ()) or term.key in _events() or _is_figure(term.key)
                    ),
                    voice=voice,
                    speaker=speaker,
                    quoted=any(start <= spans[0][0] < end for start, end in quoted),
                )
            )
        found += [
            Sentence(
                article=article,
                outlet=outlet,
                number=number,
                day=_day(published),
                statements=tuple(stated),
                keys=frozenset().union(*(statement.keys for statement in stated)),
            )
            for number, stated in sorted(made.items())
        ]
    return found


class PairWeights:
    """How much a term tells when the sentences of two articles are compared.

    It is the rarity of the term in these two articles, less for common words of English. No third article changes what
    two have in common: 'Port Senna' tells little where both are about the summit there, much where both name it once.
    """

    def __init__(self, found: Sequence[Sentence]) -> None:
        """Count in how many sentences of each article each term stands."""
        self._holding: dict[str, Counter[str]] = defaultdict(Counter)
        self._sentences: Counter[str] = Counter()
        for sentence in found:
            self._holding[sentence.article].update(sentence.keys)
            self._sentences[sentence.article] += 1

    def between(self, one: str, other: str) -> Mapping[str, float]:
        """The weights between two articles, by term."""
        return _Between(self._holding[one], self._holding[other], self._sentences[one] + self._sentences[other])


class _Between(dict[str, float]):
    def __init__(self, one: Counter[str], other: Counter[str], sentences: int) -> None:
        super().__init__()
        self._one, self._other, self._sentences = one, other, sentences

    def __missing__(self, key: str) -> float:
        self[key] = content.rarity(key, self._one, self._other, self._sentences) * _telling(key)
        return self[key]


@cache
def _telling(key: str) -> float:
    if key.startswith("@"):
        return 1.0
    if key[0].isdigit():
        return _FIGURE if _is_figure(key) else 1.0
    return content.telling(key)


def _is_figure(key: str) -> bool:
    return bool(re.fullmatch(r"3[2-9]|[4-9]\d|\d{3,}|\d+[.,]\d+", key)) and not re.fullmatch(r"(?:19|20)\d\d", key)


def _frames(attributions: pd.DataFrame, texts: Mapping[str, str]) -> dict[str, frozenset[int]]:
    """The characters that attribute claims, by article: sources, cues, and the day right behind a cue."""
    claims = attributions[attributions["cue_class"].isin(["speech", "belief"])]
    found: dict[str, set[int]] = defaultdict(set)
    for article, source, cue in zip(claims["article_id"], claims["source"], claims["cue"], strict=True):
        for start, end in (*source, *cue):
            day = _DAY.match(texts[article], end)
            found[article].update(range(start, day.end() if day else end))
    return {article: frozenset(places) for article, places in found.items()}


def _verbs(lemmas: pd.DataFrame) -> dict[str, frozenset[int]]:
    """Where the verbs of each article begin."""
    rows = lemmas[lemmas["word_class"] == "verb"]
    return {str(article): frozenset(part["start"]) for article, part in rows.groupby("article_id", sort=False)}


@cache
def _events() -> frozenset[str]:
    """The terms of nouns that name what happens: 'war', 'truce', 'meeting'."""
    nouns = [noun for row in lexicon.load("events") for noun in row["noun"].split("/")]
    nouns += [row["word"] for row in lexicon.load("same_meaning") if row["happens"]]
    return frozenset(term.key for noun in nouns for term in content.terms(noun, 0, len(noun)))


def _terms(
    text: str, spans: Sequence[Span], named: Mentioned, lemmas: Mapping[int, str], frames: Collection[int]
) -> Iterator[Term]:
    found = [
        term._replace(key=_nations().get(text[term.start : term.end], term.key))
        for start, end in spans
        for term in content.terms(text, start, end, named, lemmas)
        if term.start not in frames
    ]
    before_name = False
    kept: list[Term] = []
    for place in range(len(found) - 1, -1, -1):
        term = found[place]
        follows = place + 1 < len(found) and text[term.end : found[place + 1].start] in _TITLE_GAPS
        before_name = follows and term.key in _titles() and (before_name or found[place + 1].key.startswith("@"))
        if not before_name:
            kept.append(term)
    yield from reversed(kept)


@cache
def _nations() -> dict[str, str]:
    """The term of a country for each word that names it or its people: 'Russian territory' is about Russia."""
    return {
        word: f"@{row['country']}"
        for row in lexicon.load("countries")
        for names in (row["country"], row["adjective"], row["people"], row["other"])
        for word in names.split("|")
        if word
    }


@cache
def _titles() -> frozenset[str]:
    """The terms of all titles that stand before names, and of the nations before titles."""
    words = [row["title"] for row in lexicon.load("titles")]
    return frozenset(term.key for word in words for term in content.terms(word, 0, len(word))).union(
        _nations().values()
    )


def _day(published: str) -> int | None:
    """The day an article was published, in days since 1970."""
    day = pd.to_datetime(published[:10], errors="coerce", format="%Y-%m-%d") if published else pd.NaT
    return None if pd.isna(day) else int(day.toordinal())
