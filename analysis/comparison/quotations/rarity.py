"""How much it tells that two articles share a term.

A term tells more the fewer sentences of the two articles hold it, and less where it is a common word of English. Both
come from the two articles and a fixed list alone, so that no third article changes how alike two statements are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

import pandas as pd

from analysis.comparison import content
from analysis.comparison.content import NOBODY, Term

_ACTOR = 0.5  # whom a statement is about tells less than what it says of him


class Rarity:
    """The terms of a corpus by sentence, and what they weigh between two articles."""

    def __init__(self, tables: Mapping[str, pd.DataFrame]) -> None:
        """Read the terms out of ARTICLES, SENTENCES, MENTIONS and LEMMAS."""
        articles = tables["articles"]
        texts = dict(zip(articles["article_id"], articles["text"], strict=True))
        named = content.mentioned(tables["mentions"])
        lemmas = content.lemmas_by_article(tables["lemmas"])
        names = _names(tables["mentions"], texts)
        self._terms: dict[tuple[str, int], list[Term]] = {}
        self._holding: dict[str, Counter[str]] = defaultdict(Counter)
        self._sentences: Counter[str] = Counter()
        sentences = tables["sentences"]
        for article_id, number, start, end in zip(
            sentences["article_id"], sentences["sentence"], sentences["start"], sentences["end"], strict=True
        ):
            text, known = texts[article_id], names.get(article_id, {})
            found = content.terms(text, int(start), int(end), named.get(article_id, NOBODY), lemmas.get(article_id))
            found = [term._replace(key=known.get(text[term.start : term.end], term.key)) for term in found]
            self._terms[article_id, int(number)] = found
            self._holding[article_id].update({term.key for term in found})
            self._sentences[article_id] += 1

    def terms(self, article_id: str, sentence: int) -> list[Term]:
        """The terms of a sentence in order."""
        return self._terms.get((article_id, sentence), [])

    def weight(self, keys: Iterable[str], one: str, other: str) -> float:
        """What some terms weigh together between two articles."""
        ours, theirs = self._holding[one], self._holding[other]
        sentences = self._sentences[one] + self._sentences[other]
        return sum(content.rarity(key, ours, theirs, sentences) * _rare(key) for key in sorted(keys))


def _names(mentions: pd.DataFrame, texts: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """For each article the names it uses and the terms of their actors.

    The name recogniser does not see 'Kelmark' in 'a Kelmark-Tavora pact', which is about Kelmark all the same.
    """
    found: dict[str, dict[str, str]] = defaultdict(dict)
    named = mentions[mentions["kind"] == "name"]
    for article_id, start, end, actor in zip(
        named["article_id"], named["start"], named["end"], named["actor"], strict=True
    ):
        found[article_id][texts[article_id][int(start) : int(end)]] = f"@{actor}"
    return found


def _rare(key: str) -> float:
    return _ACTOR if key.startswith("@") else content.telling(key)
