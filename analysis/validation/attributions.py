"""How well attributions are found, against people's.

A found attribution is right, end to end, when its content overlaps a person's by at least half (intersection over
union of the letters and digits; punctuation and blanks do not count) and its source overlaps that person's source, or
neither has one. Each person's attribution is matched once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from analysis.signals.attribution.cues import is_speech
from analysis.signals.reading import Attribution, Span
from analysis.validation.gold import GoldAttribution, SourcedArticle

Document = tuple[SourcedArticle, Sequence[Attribution]]


@dataclass(frozen=True, kw_only=True)
class Accuracy:
    """Precision, recall and F1, with the 95 % interval of F1 from resampling documents."""

    precision: float
    recall: float
    f1: float
    low: float
    high: float
    gold: int
    found: int


class _Item(NamedTuple):
    form: str
    speech: bool
    content_matched: bool
    matched: bool


class _Counts(NamedTuple):
    gold: int
    gold_matched: int
    found: int
    found_matched: int


def score(
    documents: Sequence[Document], *, overlap: float = 0.5, draws: int = 1000, seed: int = 0
) -> dict[str, Accuracy]:
    """The end-to-end accuracy by part: "all", the forms "direct", "mixed" and "indirect", and "speech".

    In a part, recall is over the gold of that form and precision over what was found in that form; "speech" holds
    the attributions whose cue has a word of speech (class speech in cues.csv, 'according to', or a mere colon).
    """
    matched = [_match(article, found, overlap) for article, found in documents]
    parts: dict[str, Callable[[_Item], bool]] = {
        "all": lambda item: True,
        "direct": lambda item: item.form == "direct",
        "mixed": lambda item: item.form == "mixed",
        "indirect": lambda item: item.form == "indirect",
        "speech": lambda item: item.speech,
    }
    return {name: _accuracy([_count(doc, keep) for doc in matched], draws, seed) for name, keep in parts.items()}


def source_right(documents: Sequence[Document], *, overlap: float = 0.5) -> float:
    """The share of right sources among the attributions whose content was found and whose source a person marked."""
    items = [
        item
        for article, found in documents
        for gold, item in zip(article.attributions, _match(article, found, overlap)[0], strict=True)
        if gold.source and item.content_matched
    ]
    return sum(item.matched for item in items) / len(items) if items else float("nan")


def _match(article: SourcedArticle, found: Sequence[Attribution], overlap: float) -> tuple[list[_Item], list[_Item]]:
    """Gold and found attributions, each with whether it was matched; the best overlaps are matched first."""
    text = article.text
    gold_letters = [_letters(text, gold.content) for gold in article.attributions]
    found_letters = [_letters(text, one.content) for one in found]
    pairs = []
    for g, wanted in enumerate(gold_letters):
        for f, got in enumerate(found_letters):
            shared = len(wanted & got)
            if shared and shared >= overlap * len(wanted | got):
                source = _same_source(article.attributions[g], found[f])
                pairs.append((source, shared / len(wanted | got), g, f))
    by_gold: dict[int, bool] = {}
    by_found: dict[int, bool] = {}
    for source, _, g, f in sorted(pairs, key=lambda pair: (-pair[0], -pair[1], pair[2], pair[3])):
        if g not in by_gold and f not in by_found:
            by_gold[g] = by_found[f] = source
    return (
        [
            _Item(gold.form, _is_speech(text, gold.cue), g in by_gold, by_gold.get(g, False))
            for g, gold in enumerate(article.attributions)
        ],
        [
            _Item(one.form, _is_speech(text, one.cue), f in by_found, by_found.get(f, False))
            for f, one in enumerate(found)
        ],
    )


def _same_source(gold: GoldAttribution, found: Attribution) -> bool:
    if not gold.source or not found.source:
        return not gold.source and not found.source
    return any(a < d and c < b for a, b in gold.source for c, d in found.source)


def _letters(text: str, spans: Iterable[Span]) -> set[int]:
    return {i for start, end in spans for i in range(start, end) if text[i].isalnum()}


def _is_speech(text: str, cue: Iterable[Span]) -> bool:
    return is_speech(" ".join(text[start:end] for start, end in cue))


def _count(document: tuple[list[_Item], list[_Item]], keep: Callable[[_Item], bool]) -> _Counts:
    gold, found = ([item.matched for item in side if keep(item)] for side in document)
    return _Counts(len(gold), sum(gold), len(found), sum(found))


def _accuracy(counts: list[_Counts], draws: int, seed: int) -> Accuracy:
    table = np.array(counts, dtype=float).reshape(-1, 4)
    total = table.sum(axis=0)
    random = np.random.default_rng(seed)
    drawn = table[random.integers(len(table), size=(draws, len(table)))].sum(axis=1) if len(table) else np.empty((0, 4))
    f1 = [value for value in (_f1(row) for row in drawn) if not np.isnan(value)]
    low, high = np.percentile(f1, [2.5, 97.5]) if f1 else (float("nan"), float("nan"))
    return Accuracy(
        precision=_share(total[3], total[2]),
        recall=_share(total[1], total[0]),
        f1=_f1(total),
        low=float(low),
        high=float(high),
        gold=int(total[0]),
        found=int(total[2]),
    )


def _f1(counts: np.ndarray) -> float:
    precision, recall = _share(counts[3], counts[2]), _share(counts[1], counts[0])
    if not counts[0] and not counts[2]:
        return float("nan")
    return 2 * precision * recall / (precision + recall) if precision > 0 and recall > 0 else 0.0


def _share(part: float, whole: float) -> float:
    return float(part / whole) if whole else float("nan")
