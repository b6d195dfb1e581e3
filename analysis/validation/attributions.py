"""How well attributions are found, against people's.

A found attribution is right, end to end, when its content overlaps a person's by at least half (intersection over
union of the letters and digits; punctuation and blanks do not count) and its source overlaps that person's source, or
neither has one. Each person's attribution is matched once.

Where people marked hardly any attribution within the content of another (PolNeAR: 1 of 19,832), those that are found
within a content that they marked, and that was found as well, are neither right nor wrong: they are left out.
The figures are higher for it, by as much as a definition finds there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.signals.attribution.cues import spoken
from analysis.signals.reading import Attribution, Span
from analysis.validation.gold import GoldAttribution, SourcedArticle
from analysis.validation.labels import Rate

Document = tuple[SourcedArticle, Sequence[Attribution]]
Rated = Literal["precision", "recall", "f1"]

_OVERLAP = 0.5
_ANNOTATED = 0.01  # share of nested ones from which people are taken to have looked for them

# The commonest verbs of speech, in order, that together are the cues of half of the attributions in the articles of
# PolNeAR that are learnt from (8,057 of 16,117, of 9,458 of speech; 141 further verbs make up the rest).
_COMMON = frozenset(
    (
        *("say", "tell", "according", "ask", "write", "add", "report", "note", "suggest", "argue", "announce", ":"),
        *("question", "describe", "point", "claim", "tweet", "explain", "respond", "acknowledge", "promise", "mention"),
        *("insist", "declare", "agree", "urge", "warn", "state", "reveal", "recall", "discuss", "push", "propose"),
    )
)

_Numbers = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Accuracy:
    """Precision, recall and F1, each with its 95 % interval from resampling documents."""

    rates: Mapping[Rated, Rate]
    gold: int
    found: int

    @property
    def precision(self) -> float:
        """The share of those found that are right."""
        return self.rates["precision"].value

    @property
    def recall(self) -> float:
        """The share of those marked by people that were found."""
        return self.rates["recall"].value

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return self.rates["f1"].value


class Sources(NamedTuple):
    """How often the source is right, and of how many attributions."""

    right: Rate
    n: int


class _Item(NamedTuple):
    form: str
    spoken: frozenset[str]  # the verbs of speech in its cue
    content_matched: bool
    matched: bool


class _Counts(NamedTuple):
    gold: int
    gold_matched: int
    found: int
    found_matched: int


def score(
    documents: Sequence[Document], *, overlap: float = _OVERLAP, draws: int = 1000, seed: int = 0
) -> dict[str, Accuracy]:
    """The end-to-end accuracy by part: "all", the forms "direct", "mixed" and "indirect", "speech", "common speech".

    In a part, recall is over the gold of that form and precision over what was found in that form; "speech" holds
    the attributions whose cue has a word of speech (class speech in cues.csv, 'according to', or a mere colon), "common
    speech" those with one of the 33 commonest of these words, which make half of all attributions.
    """
    matched = [_match(article, found, overlap) for article, found in _comparable(documents)]
    parts: dict[str, Callable[[_Item], bool]] = {
        "all": lambda item: True,
        "direct": lambda item: item.form == "direct",
        "mixed": lambda item: item.form == "mixed",
        "indirect": lambda item: item.form == "indirect",
        "speech": lambda item: bool(item.spoken),
        "common speech": lambda item: not item.spoken.isdisjoint(_COMMON),
    }
    return {name: _accuracy([_count(doc, keep) for doc in matched], draws, seed) for name, keep in parts.items()}


def source_right(
    documents: Sequence[Document], *, overlap: float = _OVERLAP, draws: int = 1000, seed: int = 0
) -> Sources:
    """The share of right sources among the attributions whose content was found and whose source a person marked."""
    counts = []
    for article, found in documents:
        pairs = zip(article.attributions, _match(article, found, overlap)[0], strict=True)
        items = [item for gold, item in pairs if gold.source and item.content_matched]
        counts.append((sum(item.matched for item in items), len(items)))
    rate = _rate(_shares, np.array(counts, dtype=float).reshape(-1, 2), draws, seed)
    return Sources(rate, sum(n for _, n in counts))


def nested(text: str, ones: Sequence[Attribution | GoldAttribution]) -> list[bool]:
    """Of each attribution, whether its cue stands in the content of another."""
    contents = [letters(text, one.content) for one in ones]
    cues = [letters(text, one.cue) for one in ones]
    return [_within(cue, contents[:number] + contents[number + 1 :]) for number, cue in enumerate(cues)]


def agreed(text: str, ones: Iterable[Attribution], others: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """Those of `ones` that others found too: half of the content is the same, and the source, if any, overlaps."""
    seen = [(one, letters(text, one.content)) for one in others]
    return tuple(
        one
        for one in ones
        for content in [letters(text, one.content)]
        if any(_overlap(content, its) >= _OVERLAP and _same_source(one.source, other.source) for other, its in seen)
    )


def letters(text: str, spans: Iterable[Span]) -> set[int]:
    """The places of the letters and digits in some spans."""
    return {i for start, end in spans for i in range(start, end) if text[i].isalnum()}


def _comparable(documents: Sequence[Document]) -> Sequence[Document]:
    """The documents, where people did not look for nested attributions without those that were found.

    A found one is nested when its cue stands in a content that people marked, and in what was found for that content,
    and it is none of theirs. What stands in a found content alone is judged like any other, for that content may be
    wrong; so is what was found in the place, or beside a part, of what people marked whole.
    """
    marked = [inner for article, _ in documents for inner in nested(article.text, article.attributions)]
    if sum(marked) >= _ANNOTATED * len(marked):
        return documents
    return [(article, _without_nested(article, found)) for article, found in documents]


def _without_nested(article: SourcedArticle, found: Sequence[Attribution]) -> list[Attribution]:
    text, pairs = article.text, _pairs(article, found, _OVERLAP)
    contents = [letters(text, article.attributions[g].content) & letters(text, found[f].content) for g, f, _ in pairs]
    theirs = {f for _, f, _ in pairs}
    return [one for f, one in enumerate(found) if f in theirs or not _within(letters(text, one.cue), contents)]


def _match(article: SourcedArticle, found: Sequence[Attribution], overlap: float) -> tuple[list[_Item], list[_Item]]:
    """Gold and found attributions, each with whether it was matched."""
    text, pairs = article.text, _pairs(article, found, overlap)
    by_gold = {g: source for g, _, source in pairs}
    by_found = {f: source for _, f, source in pairs}
    return (
        [
            _Item(gold.form, _spoken(text, gold.cue), g in by_gold, by_gold.get(g, False))
            for g, gold in enumerate(article.attributions)
        ],
        [_Item(one.form, _spoken(text, one.cue), f in by_found, by_found.get(f, False)) for f, one in enumerate(found)],
    )


def _pairs(article: SourcedArticle, found: Sequence[Attribution], overlap: float) -> list[tuple[int, int, bool]]:
    """Gold and found attributions that are of one content, by their numbers, and whether the source is right too.

    Those with the right source are matched first, and of them those that overlap most.
    """
    text = article.text
    gold_letters = [letters(text, gold.content) for gold in article.attributions]
    found_letters = [letters(text, one.content) for one in found]
    pairs = []
    for g, wanted in enumerate(gold_letters):
        for f, got in enumerate(found_letters):
            shared = _overlap(wanted, got)
            if shared and shared >= overlap:
                source = _same_source(article.attributions[g].source, found[f].source)
                pairs.append((source, shared, g, f))
    best: list[tuple[int, int, bool]] = []
    taken: set[tuple[str, int]] = set()
    for source, _, g, f in sorted(pairs, key=lambda pair: (-pair[0], -pair[1], pair[2], pair[3])):
        if taken.isdisjoint({("gold", g), ("found", f)}):
            taken |= {("gold", g), ("found", f)}
            best.append((g, f, source))
    return best


def _within(cue: set[int], contents: Iterable[set[int]]) -> bool:
    return bool(cue) and any(cue <= content for content in contents)


def _overlap(ones: set[int], others: set[int]) -> float:
    """Intersection over union."""
    return len(ones & others) / len(ones | others) if ones or others else 0.0


def _same_source(one: Sequence[Span], other: Sequence[Span]) -> bool:
    if not one or not other:
        return not one and not other
    return any(a < d and c < b for a, b in one for c, d in other)


def _spoken(text: str, cue: Iterable[Span]) -> frozenset[str]:
    return spoken(" ".join(text[start:end] for start, end in cue))


def _count(document: tuple[list[_Item], list[_Item]], keep: Callable[[_Item], bool]) -> _Counts:
    gold, found = ([item.matched for item in side if keep(item)] for side in document)
    return _Counts(len(gold), sum(gold), len(found), sum(found))


def _accuracy(counts: list[_Counts], draws: int, seed: int) -> Accuracy:
    table = np.array(counts, dtype=float).reshape(-1, 4)
    gold, _, found, _ = table.sum(axis=0)
    rates: dict[Rated, Rate] = {
        "precision": _rate(lambda sums: _shares(sums[:, [3, 2]]), table, draws, seed),
        "recall": _rate(lambda sums: _shares(sums[:, [1, 0]]), table, draws, seed),
        "f1": _rate(_f1, table, draws, seed),
    }
    return Accuracy(rates=rates, gold=int(gold), found=int(found))


def _rate(figure: Callable[[_Numbers], _Numbers], table: _Numbers, draws: int, seed: int) -> Rate:
    """A figure of the sums over documents, with its interval; a row of the table is a document."""
    random = np.random.default_rng(seed)
    value = float(figure(table.sum(axis=0)[None])[0])
    drawn = (
        figure(table[random.integers(len(table), size=(draws, len(table)))].sum(axis=1)) if len(table) else table[:0]
    )
    known = drawn[~np.isnan(drawn)]
    low, high = np.percentile(known, [2.5, 97.5]) if known.size else (float("nan"), float("nan"))
    return Rate(value=value, low=float(low), high=float(high))


def _f1(sums: _Numbers) -> _Numbers:
    """F1 of each row (gold, gold matched, found, found matched); not a number where there is neither."""
    precision, recall = _shares(sums[:, [3, 2]]), _shares(sums[:, [1, 0]])
    right = (precision > 0) & (recall > 0)
    both = np.where(right, precision + recall, 1.0)
    some = (sums[:, 0] > 0) | (sums[:, 2] > 0)
    return np.where(some, np.where(right, 2 * precision * recall / both, 0.0), np.nan)


def _shares(sums: _Numbers) -> _Numbers:
    """The share of each row (part, whole); not a number where the whole is nothing."""
    whole = np.where(sums[:, 1] > 0, sums[:, 1], np.nan)
    return np.asarray(sums[:, 0] / whole)
