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

    happening: the terms that say what happens, or how much; a clause without one is about a topic.

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
    happening: frozenset[str]

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
            verbal = verbs.get(article, frozenset())
            terms = tuple(
                _terms(
                    text,
                    spans,
                    named.get(article, NOBODY),
                    lemma_at.get(article, {}),
                    frames.get(article, ()),
                    verbal,
                )
            )
            made[int(number)].append(
                Statement(
                    article=article,
                    outlet=outlet,
                    sentence=int(number),
                    spans=spans,
                    terms=terms,
                    happening=frozenset(term.key for term in terms if _happens(term, text, verbal)),
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
    columns = (claims[name] for name in ("article_id", "source", "cue", "content"))
    for article, source, cue, said in zip(*columns, strict=True):
        for start, end in (*source, *cue):
            found[article].update(range(start, end))
        day = _DAY.match(texts[article], cue[-1][1]) if cue else None
        if day and not any(start <= day.end() - 1 < end for start, end in said):
            found[article].update(range(day.start(), day.end()))
    return {article: frozenset(places) for article, places in found.items()}


def _happens(term: Term, text: str, verbs: Collection[int]) -> bool:
    """Whether a term says what happens, or how much: a verb, a noun that names an event, a figure."""
    return term.start in verbs or text[term.start : term.end].casefold() in _events() or _is_figure(term.key)


def _verbs(lemmas: pd.DataFrame) -> dict[str, frozenset[int]]:
    """Where the verbs of each article begin."""
    rows = lemmas[lemmas["word_class"] == "verb"]
    return {str(article): frozenset(part["start"]) for article, part in rows.groupby("article_id", sort=False)}


@cache
def _events() -> frozenset[str]:
    """The nouns, in small letters, that name what happens: 'war', 'truce', 'meetings'."""
    nouns = {noun.split()[-1] for row in lexicon.load("events") for noun in row["noun"].split("/")}
    same = {word for row in lexicon.load("same_meaning") if row["happens"] for word in (row["word"], row["meaning"])}
    return frozenset(nouns | same | {f"{word}s" for word in same})


def _terms(
    text: str,
    spans: Sequence[Span],
    named: Mentioned,
    lemmas: Mapping[int, str],
    frames: Collection[int],
    verbs: Collection[int],
) -> Iterator[Term]:
    found = [
        term._replace(key=_key(term, text, verbs))
        for start, end in spans
        for term in content.terms(text, start, end, named, lemmas)
        if term.start not in frames
    ]
    before_name = False
    kept: list[Term] = []
    for place in range(len(found) - 1, -1, -1):
        term = found[place]
        before_name = place + 1 < len(found) and _is_title(term, found[place + 1], before_name, text)
        if not before_name:
            kept.append(term)
    yield from reversed(kept)


def _key(term: Term, text: str, verbs: Collection[int]) -> str:
    """The key of a term: for the name of a country or its people, where reading found nobody, the country."""
    if term.key.startswith("@") or term.start in verbs:
        return term.key
    return content.nations().get(text[term.start : term.end], term.key)


def _is_title(term: Term, following: Term, before_name: bool, text: str) -> bool:
    """Whether a word is a title before a name, or the adjective of a country before a title or a name."""
    if not before_name and not following.key.startswith("@"):
        return False
    gap = text[term.end : following.start]
    if gap == " " and text[term.start : term.end] in _adjectives():
        return True
    return gap in _TITLE_GAPS and term.key in _titles()


@cache
def _titles() -> frozenset[str]:
    """The terms of all titles that stand before names."""
    words = [row["title"] for row in lexicon.load("titles")]
    return frozenset(term.key for word in words for term in content.terms(word, 0, len(word)))


@cache
def _adjectives() -> frozenset[str]:
    """The words of nations that stand before titles: 'Russian', 'U.S.'."""
    return frozenset(word for row in lexicon.load("countries") for word in row["adjective"].split("|") if word)


def _day(published: str) -> int | None:
    """The day an article was published, in days since 1970."""
    day = pd.to_datetime(published[:10], errors="coerce", format="%Y-%m-%d") if published else pd.NaT
    return None if pd.isna(day) else int(day.toordinal())
