"""By which names outlets call the same actors and events."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.tables import NAMING

_SAME = ["outlet", "about", "kind", "noun", "voice", "key"]


def by_outlet(designations: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """How often each outlet uses each form, the most frequent first; NAMING.

    'U.S. president' and 'US President' are one form, which is shown as it is written most often in the corpus.
    """
    outlets = dict(zip(articles["article_id"], articles["outlet"], strict=True))
    counted = designations[~designations["again"]]
    counted = counted.assign(outlet=counted["article_id"].map(outlets).astype("str"), key=keys(counted["form"]))
    spelling = _spellings(counted)
    found = counted.groupby(_SAME, sort=True).agg(
        times=("form", "size"), articles=("article_id", "nunique"), first=("first", "sum")
    )
    found = found.reset_index()
    found["form"] = found["key"].map(spelling)
    order = ["about", "outlet", "times", "kind", "form", "voice"]
    found = found.sort_values(order, ascending=[name != "times" for name in order], kind="stable")
    return NAMING.taken(found)


def keys(forms: pd.Series[str]) -> pd.Series[str]:
    """What makes two spellings one form: small letters, no dots."""
    return forms.str.casefold().str.replace(".", "", regex=False)


def _spellings(counted: pd.DataFrame) -> dict[Any, str]:
    """The most frequent spelling of each form; of equals, the first in the alphabet."""
    numbers = counted.groupby(["key", "form"], sort=True).size().reset_index(name="times")
    numbers = numbers.sort_values(["key", "times", "form"], ascending=[True, False, True], kind="stable")
    first = numbers.drop_duplicates("key")
    return dict(zip(first["key"], first["form"], strict=True))
