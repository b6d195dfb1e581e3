"""The sentences that carry numbers: every claim the report makes in words is made here.

Neutral by rule: outlets are never ranked, and nothing is called bias. A difference is claimed only where its q is at
most 5 % and its interval lies on one side of zero; what is too thin to say is never compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import pandas as pd

from analysis.parameters import Comparison
from analysis.reporting.rows import rows
from analysis.reporting.wording import (
    chance_is,
    count,
    difference,
    difference_interval,
    interval,
    is_share,
    listing,
    score,
    share,
    signed,
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
    clear = [_difference(rows, scores, by_name[rows[0]["measure"]]) for rows in _clearest(known)]
    if clear:
        return clear[:_MOST] + _descriptions(scores, measures)[: max(0, _FEWEST - len(clear))]
    return [_nothing(scores, known), *_descriptions(scores, measures)[: _MOST - 1]]


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


def noun(measure: Measure) -> str:
    """What the measure counts, in the plural: 'sentences', 'claims', 'mentions'."""
    if measure.unit.startswith("share of "):
        return measure.unit.removeprefix("share of ").split()[0]
    return "mentions" if measure.by_about else "judgements"


def noun_forms(many: str) -> tuple[str, str]:
    """The noun in the singular and the plural."""
    return many.removesuffix("s"), many


def axis_label(measure: Measure) -> str:
    """What stands under an axis: the unit, or which side is which."""
    return measure.unit if is_share(measure) else "← unfavourable · favourable →"


def label(name: str) -> str:
    """The short name of a measure, as a heading."""
    return _LABELS.get(name, name.replace("_", " ").capitalize())


def voice_title(voice: str) -> str:
    """Whose words: the heading of a panel."""
    return _VOICE_TITLES.get(voice, voice)


def panel_title(measure: Measure, voice: str, about: str) -> str:
    """The heading of a small figure: the measure, about whom, in whose voice."""
    parts = [label(measure.name), about, _VOICE_SHORT.get(voice, voice) if has_voices(measure) else ""]
    return " · ".join(part for part in parts if part)


def kind_title(value: str) -> str:
    """A kind of source, a form or a stance in words."""
    return _KIND_TITLES.get(value, value.capitalize())


def has_voices(measure: Measure) -> bool:
    """Whether the voice of a judgement matters: how to source is always the outlet's own choice."""
    return measure.family != "sourcing"


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


def period(published: Iterable[str]) -> str:
    """From when to when the articles were published: '1 May 2031 to 9 May 2031'; '' where no date is known."""
    days = sorted({day for words in published if (day := _day(words))})
    if not days:
        return ""
    first, last = (f"{day.day} {_MONTHS[day.month - 1]} {day.year}" for day in (days[0], days[-1]))
    return first if first == last else f"{first} to {last}"


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words[:10])
    except ValueError:
        return None


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def alt_by_outlet(table: pd.DataFrame, measure: Measure) -> str:
    """What a figure of one measure by outlet shows, in words."""
    lines = [
        f"{row.outlet}, {_VOICE_SHORT.get(row.voice, row.voice)}: {_told_or_thin(row, measure)}"
        for row in rows(table.sort_values(["voice", "outlet"]))
    ]
    return f"{measure.question} " + ("; ".join(lines) + "." if lines else "Nothing was judged.")


def alt_map(table: pd.DataFrame, measure: Measure) -> str:
    """What the map of actors by outlet shows, in words."""
    actors = listing([str(actor) for actor in dict.fromkeys(table["about"])])
    enough = int(table["enough"].sum())
    return (
        f"{measure.question} Dots from {signed(measure.range[0])} to {signed(measure.range[1])} by outlet and voice, "
        f"for {actors or 'nobody'}; {enough} of {count(len(table), 'score')} rest on enough text to be compared. "
        "The table below the figure gives each number."
    )


def alt_shares(table: pd.DataFrame, title: str) -> str:
    """What a figure of shares by outlet shows, in words."""
    lines = [
        f"{row.outlet}: {kind_title(row.value).lower()} {share(row.number, row.attributions)} "
        f"({row.number} of {row.attributions})"
        for row in rows(table)
        if row.number
    ]
    return f"{title} " + ("; ".join(lines) + "." if lines else "No attributions were found.")


def alt_coverage(table: pd.DataFrame) -> str:
    """What the figure of articles by date shows, in words."""
    totals = table.groupby("outlet", sort=True)["articles"].sum()
    lines = [f"{outlet}: {count(int(number), 'article')}" for outlet, number in totals.items()]
    return f"Articles by outlet and date. {'; '.join(lines)}." if lines else "No articles."


def _clearest(differences: pd.DataFrame) -> list[list[dict[str, Any]]]:
    """For each measure and actor: its rows that differ in the most telling voice, the clearest first."""
    certain = differences[(differences["q"] <= MOST_Q) & (differences["low"] * differences["high"] > 0)]
    certain = certain.assign(size=certain["difference"].abs())
    certain = certain.sort_values(["q", "size"], ascending=[True, False], kind="stable")
    found: dict[tuple[str, str], dict[str, list[dict[str, Any]]]] = {}
    for row in certain.to_dict("records"):
        by_voice = found.setdefault((str(row["measure"]), str(row["about"])), {})
        by_voice.setdefault(str(row["voice"]), []).append({str(key): value for key, value in row.items()})
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
        measure=measure.name,
        voice=voice,
        about=about,
        outlets=(higher, lower),
    )


def _sentence(higher: str, lower: str, measure: Measure, voice: str, about: str) -> str:
    verb = _VERBS.get(measure.name, "scores higher than {other} on: " + measure.question)
    said = f"{_VOICE_PHRASES[voice]}, " if has_voices(measure) and voice in _VOICE_PHRASES else ""
    words = f"{said}{higher} {verb.format(other=lower, about=about)}"
    return words[:1].upper() + words[1:] + ("" if words.endswith("?") else ".")


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
    """What all articles have in common, measure by measure: counts, and no comparison."""
    told = [_pooled(scores, measure) for measure in measures if is_share(measure)]
    told += [_mentioned(scores, measure) for measure in measures if measure.by_about]
    return [finding for finding in told if finding is not None]


def _pooled(scores: pd.DataFrame, measure: Measure) -> Finding | None:
    rows = scores[(scores["measure"] == measure.name) & (scores["about"] == "")]
    everything = has_voices(measure) and bool((rows["voice"] == "all").any())
    whole = rows[rows["voice"] == ("all" if everything else "outlet")]
    if whole.empty or not int(whole["judged"].sum()):
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
    names = listing([f"{actor} ({int(number)})" for actor, number in totals.items()])
    return Finding(
        kind="description",
        text=f"Mentions judged for how they present somebody, most first: {names}.",
        measure=measure.name,
        voice="all",
    )


def _hits(rows: pd.DataFrame) -> int:
    return round(float((rows["score"] * rows["judged"].astype(float)).sum()))


def _row(scores: pd.DataFrame, measure: str, outlet: str, voice: str, about: str) -> Any:
    chosen = (scores["measure"] == measure) & (scores["outlet"] == outlet)
    chosen &= (scores["voice"] == voice) & (scores["about"] == about)
    return next(rows(scores[chosen]))


def _told_or_thin(row: Any, measure: Measure) -> str:
    return told(row, measure) if row.enough else f"too thin to say (n {row.judged})"


_LABELS = {
    "hedging": "Hedging",
    "attributed": "Attributed sentences",
    "quoted": "Quotation marks",
    "named": "Named sources",
    "anonymous": "Unnamed sources",
    "doubt": "Doubting verbs",
    "portrayal": "Portrayal",
}
_VOICE_TITLES = {"outlet": "In the outlet’s own voice", "source": "In the words of its sources", "all": "All together"}
_VOICE_SHORT = {"outlet": "own voice", "source": "sources’ words", "all": "all voices"}
_VOICE_PHRASES = {"outlet": "in its own voice", "source": "in the words of its sources"}
_VERBS = {
    "hedging": "hedges more than {other}",
    "attributed": "rests more of its sentences on what others say than {other}",
    "quoted": "puts more of what its sources say in quotation marks than {other}",
    "named": "gives its sources a name more often than {other}",
    "anonymous": "leaves its sources unnamed more often than {other}",
    "doubt": "uses verbs that cast doubt on a claim more often than {other}",
    "portrayal": "presents {about} more favourably than {other}",
}
_POOLED = {
    "hedging": "{hits} of {judged} ({share}) hold a hedge.",
    "attributed": "{hits} of {judged} ({share}) report what somebody said or believes.",
    "quoted": "{hits} of {judged} ({share}) stand in quotation marks, wholly or in part.",
    "named": "{hits} of {judged} ({share}) come from a source with a name.",
    "anonymous": "{hits} of {judged} ({share}) come from a source that is kept from the reader.",
    "doubt": "{hits} of {judged} ({share}) are introduced by a verb that casts doubt.",
}
_KIND_TITLES = {
    "person": "People",
    "organisation": "Organisations",
    "document": "Documents and posts",
    "collective": "Groups",
    "anonymous": "Unnamed",
    "direct": "Quoted in full",
    "mixed": "Quoted in part",
    "indirect": "Retold",
    "neutral": "Neutral",
    "assertive": "Asserting",
    "announce": "Announcing",
    "belief": "Believing",
    "accuse": "Accusing",
    "doubt": "Doubting",
}
