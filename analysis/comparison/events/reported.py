"""Utterances that several outlets report, as facts of the coverage matrix: who reports one is a cell like any other.

They are aligned by speaker, occasion and wording (`quotations`), which finds statements that have few words in common.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations
from typing import Any

import pandas as pd

from analysis.comparison.events.facts import Fact
from analysis.comparison.events.statements import PairWeights, Sentence, Statement

_COMMON = 0.5  # of the versions that share a term, for it to be core


def facts(quotes: pd.DataFrame, sentences: Sequence[Sentence]) -> list[Fact]:
    """A fact for each utterance that two outlets or more report; from QUOTES. A subhead states nothing of its own."""
    weights = PairWeights(sentences)
    by_article: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        by_article[sentence.article].append(sentence)
    known = {(sentence.article, sentence.number) for sentence in sentences}
    found = []
    for _, rows in quotes.groupby("cluster", sort=True):
        told = [row for row in rows.to_dict("records") if (row["article_id"], row["sentence"]) in known]
        versions = [_version(row, by_article[row["article_id"]]) for row in told]
        core = _core([version for version in versions if version.terms], weights)
        if core and len({version.outlet for version in versions}) > 1:
            found.append(Fact(core=core, statements=tuple(sorted(versions, key=_place))))
    return found


def _version(row: dict[Any, Any], sentences: Sequence[Sentence]) -> Statement:
    """What one article reports of the utterance, as a statement."""
    terms = {
        term
        for sentence in sentences
        for statement in sentence.statements
        for term in statement.terms
        if any(start <= term.start < end for start, end in row["spans"])
    }
    return Statement(
        article=row["article_id"],
        outlet=row["outlet"],
        sentence=int(row["sentence"]),
        spans=tuple(row["spans"]),
        terms=tuple(sorted(terms)),
        voice="source",
        speaker=row["speaker"],
        quoted=bool(len(row["quoted"])),
        happening=frozenset(),
    )


def _core(versions: Sequence[Statement], weights: PairWeights) -> dict[str, float]:
    """The terms that half of the versions hold; where none does, those of the version that says most."""
    if not versions:
        return {}
    held = Counter(key for version in versions for key in version.keys)
    common = {key for key, number in held.items() if number >= max(2, _COMMON * len(versions))}
    keys = common or set(max(versions, key=lambda version: len(version.keys)).keys)
    pairs = [pair for pair in combinations(versions, 2) if pair[0].article != pair[1].article]
    between = [weights.between(one.article, other.article) for one, other in pairs]
    mean = {key: sum(weight[key] for weight in between) / max(1, len(between)) for key in keys}
    return dict(sorted(((key, weight) for key, weight in mean.items() if weight), key=lambda item: (-item[1], item[0])))


def _place(statement: Statement) -> tuple[str, str, int]:
    return statement.outlet, statement.article, statement.spans[0][0]
