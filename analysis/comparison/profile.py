"""Whose words fill an outlet's articles: its own, and those of which sources.

Every word counts once, for whoever says it: what a source reports of another is the other's. Shares are ratios of sums
over articles, and their intervals come from resampling the articles, as those of scores do.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from analysis.comparison import estimates
from analysis.comparison import groups as grouping
from analysis.comparison.groups import ALL_VOICES, Group
from analysis.parameters import Comparison
from analysis.tables import CONCENTRATION, PROFILE, SOURCES

OWN, UNKNOWN = "own", "unknown"
PARTS = (OWN, "person", "organisation", "document", "collective", "anonymous", UNKNOWN)
_SHARE = (0.0, 1.0)


def by_part(voices: pd.DataFrame, articles: pd.DataFrame, how: Comparison) -> pd.DataFrame:
    """Each outlet's words by part: its own voice, and each kind of source; PROFILE.

    Every outlet has a row for every part; a part of which nothing was found is a share of 0 of the words read.
    """
    counted = _counted(voices, articles)
    unshared = counted[~counted["shared"]]
    rows = []
    for outlet, words in counted.groupby("outlet", sort=True):
        alone = unshared[unshared["outlet"] == outlet]
        for part in PARTS:
            row = _share(_group(words, words["part"] == part, str(outlet), part), how)
            total = int(alone["words"].sum())
            rest = alone.loc[alone["part"] == part, "words"].sum() / total if total else np.nan
            rows.append({"outlet": outlet, "part": part, **row, "unshared": float(rest)})
    return PROFILE.frame(rows)


def by_source(voices: pd.DataFrame, articles: pd.DataFrame, actors: pd.DataFrame) -> pd.DataFrame:
    """The actors whose words each outlet reports, those with most words first; SOURCES.

    Sources that are no known actors ('officials') are left out: nobody can tell whether two of them are one.
    """
    counted = _traced(_counted(voices, articles), actors)
    found = counted.groupby(["outlet", "speaker"], sort=True).agg(
        words=("words", "sum"), articles=("article_id", "nunique")
    )
    found = found[found["words"] > 0].reset_index()
    found["share"] = found["words"] / found.groupby("outlet")["words"].transform("sum")
    found["outlets"] = found.groupby("speaker")["outlet"].transform("nunique")
    found["kind"] = found["speaker"].map(dict(zip(actors["actor"], actors["kind"], strict=True)))
    found = found.sort_values(["outlet", "words", "speaker"], ascending=[True, False, True], kind="stable")
    return SOURCES.taken(found.rename(columns={"speaker": "source"}))


def concentration(voices: pd.DataFrame, articles: pd.DataFrame, actors: pd.DataFrame, how: Comparison) -> pd.DataFrame:
    """How far the words that an outlet reports of actors are those of few; CONCENTRATION.

    The entropy of the shares (Shannon 1948) over its maximum, and as a number of sources of equal share (Jost 2006,
    Oikos 113:363). Both depend on how much was read: compare outlets of about as many articles.
    """
    counted = _counted(voices, articles)
    sourced = counted[counted["voice"] == "source"]
    traced = _traced(counted, actors)
    rows = [
        _concentrated(str(outlet), words, int(sourced.loc[sourced["outlet"] == outlet, "words"].sum()), how)
        for outlet, words in traced.groupby("outlet", sort=True)
        if words["words"].sum()
    ]
    return CONCENTRATION.frame(rows)


def _counted(voices: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """The stretches that count, each with its outlet, its sampling unit and the part it belongs to."""
    outlets = dict(zip(articles["article_id"], articles["outlet"], strict=True))
    kind = voices["source_kind"].where(voices["source_kind"] != "", UNKNOWN)
    counted = voices.assign(
        outlet=voices["article_id"].map(outlets).astype("str"),
        unit=voices["article_id"].map(grouping.units(articles)),
        part=kind.where(voices["voice"] == "source", OWN),
        words=voices["words"].astype(float),
    )
    return counted[~counted["again"]]


def _traced(counted: pd.DataFrame, actors: pd.DataFrame) -> pd.DataFrame:
    return counted[(counted["voice"] == "source") & counted["speaker"].isin(set(actors["actor"]))]


def _group(words: pd.DataFrame, chosen: pd.Series[bool], outlet: str, about: str) -> Group:
    """The chosen words and all words, article by article; articles without a word are left out."""
    counts = words.groupby("unit", sort=True)["words"].sum()
    counts = counts[counts > 0]
    sums = words["words"].where(chosen, 0.0).groupby(words["unit"]).sum().reindex(counts.index)
    units = tuple(map(str, counts.index))
    return Group("words", outlet, ALL_VOICES, about, units, sums.to_numpy(dtype=float), counts.to_numpy(dtype=float))


def _share(group: Group, how: Comparison) -> dict[str, Any]:
    share, low, high = estimates.estimate(group, _SHARE, how)
    return {
        "words": int(group.sums.sum()),
        "share": share,
        "low": low,
        "high": high,
        "articles": len(group.units),
        "enough": estimates.enough(group, how),
    }


def _concentrated(outlet: str, words: pd.DataFrame, sourced: int, how: Comparison) -> dict[str, Any]:
    totals = words.groupby("speaker", sort=True)["words"].sum()
    totals = totals[totals > 0]
    top = str(totals.sort_values(ascending=False, kind="stable").index[0])
    share = _share(_group(words, words["speaker"] == top, outlet, top), how)
    shares = totals.to_numpy(dtype=float) / totals.sum()
    entropy = float(-(shares * np.log(shares)).sum())
    return {
        "outlet": outlet,
        "articles": share["articles"],
        "words": int(totals.sum()),
        "traced": float(totals.sum()) / sourced,
        "sources": len(totals),
        "top": top,
        "top_share": share["share"],
        "top_low": share["low"],
        "top_high": share["high"],
        "entropy": entropy / np.log(len(totals)) if len(totals) > 1 else np.nan,
        "effective": float(np.exp(entropy)),
        "enough": share["enough"],
    }
