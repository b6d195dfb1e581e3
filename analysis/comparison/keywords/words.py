"""The words and phrases that an outlet uses more than all other outlets, its own apart from those of its sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from analysis.comparison import resampling
from analysis.comparison.keywords import keyness, vocabulary
from analysis.comparison.keywords.keyness import Floats, Ints
from analysis.parameters import Comparison
from analysis.tables import WORDS

MOST_TERMS = 40  # of an outlet in a voice
_MOST_DEALS = 500
_FEWEST = 2  # articles of the corpus, where no outlet has many: a word of a single article is its topic
_LEAST_CLARITY = 1.0  # standard errors
_SAME, _NEARLY_ALL = 0.5, 0.8  # of the uses of a term lie in a clearer one; in any longer one


def by_outlet(
    lemmas: pd.DataFrame, articles: pd.DataFrame, sentences: pd.DataFrame, passages: pd.DataFrame, how: Comparison
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The terms that each outlet uses more than all others together, in each voice; WORDS, and all places of terms.

    A term stands out where its clarity exceeds the largest that outlets with shuffled labels reach in 19 of 20 deals,
    and the outlet has it in at least `min_articles` articles: what one article says often is its topic, not a style.
    Where an outlet has terms in so many articles only those are listed. A term is left out where most of its uses are
    uses of a longer one ('prime' in 'prime minister'), or half of them of a clearer one ('least' in 'at least').
    """
    places = vocabulary.terms(lemmas, articles, sentences, passages)
    rows = [row for voice, own in places.groupby("voice", sort=True) for row in _contrasted(str(voice), own, how)]
    return WORDS.frame(rows), places


class _Counted(NamedTuple):
    """Counts of articles x terms, the content words of each article, the number of its outlet."""

    counts: Any
    totals: Floats
    groups: Ints
    terms: list[str]
    outlets: list[str]


def _contrasted(voice: str, places: pd.DataFrame, how: Comparison) -> Iterator[dict[str, Any]]:
    """The rows of WORDS in one voice; none where fewer than two outlets speak in it, or no term is in two articles."""
    counted = _counted(places, how)
    if len(counted.outlets) < 2 or not counted.terms:
        return
    contrast = keyness.Contrast(counted.counts, counted.totals, counted.groups)
    deals = contrast.by_chance(
        least=how.min_articles,
        draws=min(how.draws, _MOST_DEALS),
        rng=resampling.generator(how.seed, "words", voice),
    )
    found, chance = contrast.observed(), keyness.threshold(deals)
    forms = _forms(places, set(counted.terms))
    for group, outlet in enumerate(counted.outlets):
        for term in _listed(found, group, counted.terms, how.min_articles):
            yield {
                "voice": voice,
                "outlet": outlet,
                "form": forms[counted.terms[term]],
                "chance": chance,
                **_row(found, counted, group, term, how.min_articles, chance),
            }


def _counted(places: pd.DataFrame, how: Comparison) -> _Counted:
    """The terms that enough articles have; articles in the order of their ids."""
    from sklearn.feature_extraction.text import CountVectorizer

    by_article = places.groupby("article_id", sort=True)
    outlets, groups = np.unique(by_article["outlet"].first().to_numpy(dtype=object), return_inverse=True)
    most = int(np.bincount(groups).max())
    least = how.min_articles if most >= how.min_articles else _FEWEST
    vectorizer = CountVectorizer(analyzer=_as_they_are)
    counts = vectorizer.fit_transform(by_article["term"].agg(list))
    common = np.flatnonzero(np.asarray((counts > 0).sum(axis=0)).ravel() >= least)
    totals = np.asarray(places["words"].eq(1).groupby(places["article_id"], sort=True).sum(), dtype=np.float64)
    terms = [str(term) for term in vectorizer.get_feature_names_out()[common]]
    return _Counted(counts[:, common], totals, groups, terms, [str(outlet) for outlet in outlets])


def _as_they_are(terms: list[str]) -> list[str]:
    return terms


def _forms(places: pd.DataFrame, terms: set[str]) -> dict[str, str]:
    """How each term is written most often: 'according' for the lemma 'accord'; the first by the alphabet of equals."""
    rows = places[places["term"].isin(terms)]
    usual = rows.groupby(["term", "form"]).size().reset_index(name="uses")
    first = usual.sort_values(["term", "uses", "form"], ascending=[True, False, True]).drop_duplicates("term")
    return dict(zip(first["term"], first["form"], strict=True))


def _listed(found: keyness.Cells, group: int, terms: Sequence[str], least: int) -> list[int]:
    """The terms to list for a group, the clearest first."""
    uses, clarity = found.counts[group], found.clarity[group]
    more = (clarity >= _LEAST_CLARITY) & (uses >= _FEWEST)
    enough = more & (found.articles[group] >= least)
    candidates = np.flatnonzero(enough if enough.any() else more).tolist()
    ranked = sorted(candidates, key=lambda term: (-clarity[term], terms[term]))[: 5 * MOST_TERMS]
    kept: list[int] = []
    for term in ranked:
        covered = any(_covers(terms, uses, other, term, _NEARLY_ALL) for other in ranked)
        if not covered and not any(_covers(terms, uses, *pair, _SAME) for k in kept for pair in ((k, term), (term, k))):
            kept.append(term)
    return kept[:MOST_TERMS]


def _covers(terms: Sequence[str], uses: Floats, whole: int, part: int, share: float) -> bool:
    """Whether a term is a part of another, and so large a share of its uses are uses of that."""
    inside = whole != part and f" {terms[part]} " in f" {terms[whole]} "
    return inside and bool(uses[whole] >= share * uses[part])


def _row(found: keyness.Cells, counted: _Counted, group: int, term: int, least: int, chance: float) -> dict[str, Any]:
    """The numbers of a term in a group and in all other groups together."""
    own = counted.groups == group
    count, articles = int(found.counts[group, term]), int(found.articles[group, term])
    others, other_articles = int(found.counts[:, term].sum()) - count, int(found.articles[:, term].sum()) - articles
    clarity, enough = float(found.clarity[group, term]), articles >= least
    return {
        "term": counted.terms[term],
        "count": count,
        "articles": articles,
        "rate": 10_000 * count / float(counted.totals[own].sum()),
        "other_count": others,
        "other_articles": other_articles,
        "other_rate": 10_000 * others / float(counted.totals[~own].sum()),
        "z": float(found.z[group, term]),
        "clarity": clarity,
        "enough": enough,
        "stands_out": enough and clarity > chance,
    }
