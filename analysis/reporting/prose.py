"""The sentences that carry numbers: every claim the report makes in words is made here.

Neutral by rule: outlets are never ranked, and nothing is called bias. A difference is claimed only where its q is at
most 5 % and its interval lies on one side of zero; what is too thin to say is never compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from analysis.parameters import Comparison
from analysis.reporting.rows import records, rows
from analysis.reporting.terms import has_voices, noun, noun_forms
from analysis.reporting.wording import (
    MINUS,
    chance_is,
    count,
    difference,
    difference_interval,
    interval,
    is_share,
    listing,
    score,
    share,
)
from analysis.signals.measure import Measure

MOST_Q = 0.05
_MOST, _FEWEST = 6, 3


@dataclass(frozen=True, kw_only=True)
class Finding:
    """A finding: what it says in plain words, its numbers, and the key of the scores it rests on.

    kind: difference, where outlets differ; none, where it is said that nothing can be said; description otherwise.
    """

    kind: Literal["difference", "none", "description"]
    text: str
    numbers: str = ""
    without: str = ""  # the same numbers without shared copy
    measure: str = ""
    voice: str = ""
    about: str = ""
    outlets: tuple[str, ...] = ()


def findings(scores: pd.DataFrame, differences: pd.DataFrame, measures: Sequence[Measure]) -> list[Finding]:
    """Three to six findings, the differences that are least likely to be chance first.

    Of one measure in one voice about one actor only the clearest pair of outlets is told, with the number of pairs
    that differ. Where no two outlets can be compared, or none differ, the first finding says so; the others describe.
    """
    by_name = {measure.name: measure for measure in measures}
    known = differences[differences["measure"].isin(by_name)]
    clear = [_difference(rows, scores, by_name[rows[0]["measure"]]) for rows in _clearest(known, by_name)]
    if clear:
        return clear[:_MOST] + _descriptions(scores, measures)[: max(0, _FEWEST - len(clear))]
    return [_nothing(scores, known), *_descriptions(scores, measures)[: _MOST - 1]]


def stands_out(differences: pd.DataFrame) -> pd.Series[bool]:
    """Which rows of DIFFERENCES are told as findings: q at most 5 %, and the interval on one side of zero."""
    return (differences["q"] <= MOST_Q) & (differences["low"] * differences["high"] > 0)


def claim(row: Mapping[str, Any], measure: Measure) -> str:
    """A row of DIFFERENCES in plain words, without its numbers."""
    higher, lower = (row["group"], row["other"]) if row["difference"] > 0 else (row["other"], row["group"])
    return _sentence(higher, lower, measure, row["voice"], row["about"])


def apart(row: Mapping[str, Any], measure: Measure) -> str:
    """How far the two outlets of a row of DIFFERENCES lie apart: '19 percentage points apart [4 to 34], q = .01'."""
    low, high = (row["low"], row["high"]) if row["difference"] > 0 else (-row["high"], -row["low"])
    ends = difference_interval(low, high, measure).replace("-", MINUS)
    return f"{difference(row['difference'], measure)} apart [{ends}], {chance_is('q', row['q'])}"


def thin(articles: int, judged: int, noun: str, comparison: Comparison) -> str:
    """Why a score is not compared: what there is, and what would be needed."""
    return (
        f"too thin to say: {count(articles, 'article')} and {count(judged, *noun_forms(noun))}; "
        f"{comparison.min_articles} and {comparison.min_judged} are needed"
    )


def told(row: Any, measure: Measure) -> str:
    """A score with its interval and its sample: '31 % [22 to 40 %], 140 sentences in 6 articles'."""
    sample = f"{count(row.judged, *noun_forms(noun(measure)))} in {count(row.articles, 'article')}"
    return f"{score(row.score, measure)} [{interval(row.low, row.high, measure)}], {sample}"


def without_copy(row: Any, measure: Measure) -> str:
    """A score without copy that another outlet prints too, or that there is none in it."""
    if row.unshared_judged == row.judged:
        return "the same"
    numbers = f"[{interval(row.unshared_low, row.unshared_high, measure)}], n {row.unshared_judged:,}"
    return f"{score(row.unshared, measure)} {numbers}" if row.unshared_judged else "nothing left"


def glance(tables: Mapping[str, pd.DataFrame]) -> list[tuple[str, str]]:
    """The size of the run: what was read and found, in words and numbers."""
    numbers = {
        "articles": len(tables["articles"]),
        "words": int(tables["articles"]["words"].sum()),
        "sentences": len(tables["sentences"]),
        "attributions": len(tables["attributions"]),
        "hedges": len(tables["hedges"]),
        "mentions of actors": len(tables["mentions"]),
        "comparisons made": len(tables["differences"]),
        "inputs dropped": len(tables["dropped"]),
    }
    return [(what, format(number, ",")) for what, number in numbers.items()]


def _clearest(differences: pd.DataFrame, measures: Mapping[str, Measure]) -> list[list[dict[str, Any]]]:
    """For each measure and actor: its rows that differ in the most telling voice, the clearest first."""
    certain = differences[stands_out(differences)]
    width = certain["measure"].map(lambda name: measures[name].range[1] - measures[name].range[0]).astype(float)
    certain = certain.assign(size=certain["difference"].abs() / width)
    certain = certain.sort_values(["q", "size"], ascending=[True, False], kind="stable")
    found: dict[tuple[str, str], dict[str, list[dict[str, Any]]]] = {}
    for row in records(certain):
        if row["voice"] == "outlet" or has_voices(measures[row["measure"]]):
            found.setdefault((row["measure"], row["about"]), {}).setdefault(row["voice"], []).append(row)
    return [
        next(by_voice[voice] for voice in ("outlet", "source", "all") if voice in by_voice)
        for by_voice in found.values()
    ]


def _difference(rows: list[dict[str, Any]], scores: pd.DataFrame, measure: Measure) -> Finding:
    row = rows[0]
    higher, lower = (row["group"], row["other"]) if row["difference"] > 0 else (row["other"], row["group"])
    low, high = sorted((abs(row["low"]), abs(row["high"])))
    about, voice = row["about"], row["voice"]
    parts = [f"{o}: {told(_row(scores, measure.name, o, voice, about), measure)}" for o in (higher, lower)]
    apart = (
        f"They lie {difference(row['difference'], measure)} apart [{difference_interval(low, high, measure)}], "
        f"{chance_is('p', row['p'])}, {chance_is('q', row['q'])}."
    )
    others = f" {count(len(rows), 'pair')} of outlets differ so clearly here." if len(rows) > 1 else ""
    return Finding(
        kind="difference",
        text=_sentence(higher, lower, measure, voice, about),
        numbers=f"{'; '.join(parts)}. {apart}{others}",
        without=_without(row, scores, measure, (higher, lower)),
        measure=measure.name,
        voice=voice,
        about=about,
        outlets=(higher, lower),
    )


def _without(row: dict[str, Any], scores: pd.DataFrame, measure: Measure, outlets: Sequence[str]) -> str:
    """The numbers of a difference without shared copy."""
    scored = [_row(scores, measure.name, outlet, row["voice"], row["about"]) for outlet in outlets]
    if all(one.unshared_judged == one.judged for one in scored):
        return "No copy that another outlet prints too is among this."
    if pd.isna(row["unshared_low"]):
        return "Without copy that another outlet prints too, there is too little left to compare."
    turned = row["unshared"] * row["difference"] < 0
    ends = sorted((row["unshared_low"], row["unshared_high"]), key=abs)
    clear = ends[0] * ends[1] > 0
    low, high = map(abs, ends) if clear else (-abs(ends[0]), abs(ends[1]))
    words = difference_interval(low, high, measure).replace("-", MINUS)
    parts = "; ".join(f"{one.outlet} {without_copy(one, measure)}" for one in scored)
    size = f"{difference(row['unshared'], measure)} apart{' the other way round' if turned else ''}"
    return (
        f"Without copy that another outlet prints too: {parts}; {size} [{words}]"
        f"{'' if clear else ', an interval that includes zero'}."
    )


def _sentence(higher: str, lower: str, measure: Measure, voice: str, about: str) -> str:
    if measure.name not in _VERBS:
        return f"{higher} scores higher than {lower} on: {measure.question}"
    one, many = (verb.format(about=about) for verb in _VERBS[measure.name])
    if not has_voices(measure):
        return f"{higher} {one} than {lower}."
    if voice == "source":
        return f"The sources that {higher} quotes {many} than those that {lower} quotes."
    return f"{_VOICE_PHRASES[voice]}, {higher} {one} than {lower}."


def _nothing(scores: pd.DataFrame, differences: pd.DataFrame) -> Finding:
    if differences.empty:
        most = int(scores["articles"].max()) if len(scores) else 0
        return Finding(
            kind="none",
            text="No two outlets can be compared: there is too little text to tell a difference from chance.",
            numbers=f"The best covered outlet has {count(most, 'article')} to judge. What follows describes these "
            "articles and nothing beyond them.",
        )
    least = float(differences["q"].min())
    but = ", and an interval that still includes zero" if least <= MOST_Q else ""
    return Finding(
        kind="none",
        text="No difference between outlets stands out from what chance alone would produce.",
        numbers=f"{count(len(differences), 'comparison')} made; the clearest has {chance_is('q', least)}{but}. "
        "That is no proof that the outlets are alike: small differences need more articles to show.",
    )


def _descriptions(scores: pd.DataFrame, measures: Sequence[Measure]) -> list[Finding]:
    """What all articles hold together: counts, and no comparison; the families of measures take turns."""
    told = [
        (measure, _mentioned(scores, measure) if measure.by_about else _pooled(scores, measure)) for measure in measures
    ]
    turns: Counter[str] = Counter()
    found = []
    for measure, finding in told:
        if finding is not None:
            turns[measure.family] += 1
            found.append((turns[measure.family], finding))
    return [finding for _, finding in sorted(found, key=lambda pair: pair[0])]


def _pooled(scores: pd.DataFrame, measure: Measure) -> Finding | None:
    rows = scores[(scores["measure"] == measure.name) & (scores["about"] == "")]
    everything = has_voices(measure) and bool((rows["voice"] == "all").any())
    whole = rows[rows["voice"] == ("all" if everything else "outlet")]
    if not is_share(measure) or whole.empty or not int(whole["judged"].sum()):
        return None
    judged, hits = int(whole["judged"].sum()), _hits(whole)
    text = _POOLED.get(measure.name, "{hits} of {judged} ({share}) are counted under: " + measure.question)
    own = ""
    if has_voices(measure) and len(part := rows[rows["voice"] == "outlet"]):
        own = f" In the outlets’ own voice: {_hits(part)} of {int(part['judged'].sum())}."
    return Finding(
        kind="description",
        text=text.format(hits=hits, judged=count(judged, *noun_forms(noun(measure))), share=share(hits, judged)) + own,
        measure=measure.name,
        voice="all",
    )


def _mentioned(scores: pd.DataFrame, measure: Measure) -> Finding | None:
    rows = scores[(scores["measure"] == measure.name) & (scores["about"] != "")]
    rows = rows[rows["voice"] == "all"] if (rows["voice"] == "all").any() else rows
    if rows.empty:
        return None
    totals = rows.groupby("about", sort=True)["judged"].sum().sort_values(ascending=False, kind="stable").head(4)
    if is_share(measure):
        shown = [(actor, f"{_hits(rows[rows['about'] == actor])} of {int(number)}") for actor, number in totals.items()]
        told = _ACTING if measure.name == "agency" else measure.question
    else:
        shown = [(actor, f"{int(number)}") for actor, number in totals.items()]
        told = "Mentions judged for how they present somebody, most first"
    return Finding(
        kind="description",
        text=f"{told}: {listing([f'{actor} ({number})' for actor, number in shown])}.",
        measure=measure.name,
        voice="all",
    )


def _hits(rows: pd.DataFrame) -> int:
    return round(float((rows["score"] * rows["judged"].astype(float)).sum()))


def _row(scores: pd.DataFrame, measure: str, outlet: str, voice: str, about: str) -> Any:
    chosen = (scores["measure"] == measure) & (scores["outlet"] == outlet)
    chosen &= (scores["voice"] == voice) & (scores["about"] == about)
    return next(rows(scores[chosen]))


_ACTING = "Mentions in which somebody acts, of those in which they act or are acted upon"
_VOICE_PHRASES = {"outlet": "In its own voice", "all": "In all voices together"}
_VERBS = {  # of an outlet, and of the sources it quotes
    "hedging": ("hedges more", "hedge more"),
    "attributed": ("rests more of its sentences on what others say", ""),
    "quoted": ("puts more of what its sources say in quotation marks", ""),
    "named": ("gives its sources a name more often", ""),
    "anonymous": ("leaves its sources unnamed more often", ""),
    "doubt": ("uses verbs that cast doubt on a claim more often", ""),
    "portrayal": ("presents {about} more favourably", "present {about} more favourably"),
    "agency": (
        "shows {about} more as acting and less as acted upon",
        "show {about} more as acting and less as acted upon",
    ),
}
_POOLED = {
    "hedging": "{hits} of {judged} ({share}) hold a hedge.",
    "attributed": "{hits} of {judged} ({share}) report what somebody said or believes.",
    "quoted": "{hits} of {judged} ({share}) stand in quotation marks, wholly or in part.",
    "named": "{hits} of {judged} ({share}) come from a source with a name.",
    "anonymous": "{hits} of {judged} ({share}) come from a source that is kept from the reader.",
    "doubt": "{hits} of {judged} ({share}) are introduced by a verb that casts doubt.",
}
