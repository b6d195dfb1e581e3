"""A small invented corpus, written out as the tables that the report is made from."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from analysis import tables
from analysis.comparison import naming, profile, revisions, scores, sensitivity
from analysis.corpus import passages
from analysis.corpus.passages import Copied
from analysis.parameters import Comparison
from analysis.reporting.facts import Accuracy, Facts
from analysis.signals import voice
from analysis.signals.measure import Measure
from analysis.signals.reading import Attribution

HOW = Comparison(seed=1, draws=200, min_articles=3, min_judged=6)


def measure(name: str, family: str, **changes: Any) -> Measure:
    """A measure that judges nothing: the report reads only its words."""
    values: dict[str, Any] = {
        "question": f"How much {name}?",
        "judged": "a sentence",
        "unit": "share of sentences",
        "higher": f"more {name}",
        "about": "",
        "source": "this test",
        "by_voice": family != "sourcing",
        "judge": lambda annotation: (),
    }
    return Measure(name=name, family=family, **(values | changes))


HEDGING = measure("hedging", "hedging", question="How much is hedged?")
QUOTED = measure("quoted", "sourcing", unit="share of claims", judged="a claim", about="kind of source")
PORTRAYAL = measure(
    "portrayal",
    "portrayal",
    question="How are actors presented?",
    unit="score from −1 to 1",
    judged="a mention",
    about="actor",
    by_about=True,
    range=(-1.0, 1.0),
)
MEASURES = (HEDGING, QUOTED, PORTRAYAL)


@dataclass(frozen=True, kw_only=True)
class Story:
    """An article as a test writes it; each thing found is named by its words, which must occur once.

    said: (source, cue, content, form, actor). mentions: (words, actor, value). edits: (words in the raw text, rule).
    """

    outlet: str
    title: str
    body: str
    published: str = "2031-05-02"
    hedges: Sequence[str] = ()
    said: Sequence[tuple[str, str, str, str, str]] = ()
    mentions: Sequence[tuple[str, str, float]] = ()
    furniture: str = ""
    copy_group: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The clean text, title first."""
        return f"{self.title}\n\n{self.body}"


def build(
    stories: Sequence[Story], *, measures: Sequence[Measure] = MEASURES, copied: bool = False
) -> dict[str, pd.DataFrame]:
    """The tables of some stories, by their lower-case names; scored and compared as the chain does it.

    With `copied`, passages that stand in several of them are found; else there are none, however alike the stories are.
    """
    rows: dict[str, list[dict[str, Any]]] = {table.name.lower(): [] for table in tables.TABLES}
    for number, story in enumerate(stories, 1):
        _add(rows, story, f"story-{number}")
    frames = {table.name.lower(): table.frame(rows[table.name.lower()]) for table in tables.TABLES}
    frames["actors"] = tables.ACTORS.frame(_actors(frames["mentions"]))
    if copied:
        frames |= _copied(frames)
    frames["scores"] = scores.by_outlet(frames["judgements"], frames["articles"], measures, HOW)
    frames["differences"] = scores.differences(frames["judgements"], frames["articles"], measures, HOW)
    voices, articles, actors = frames["voices"], frames["articles"], frames["actors"]
    frames["naming"] = naming.by_outlet(frames["designations"], articles)
    frames["profile"] = profile.by_part(voices, articles, HOW)
    frames["sources"] = profile.by_source(voices, articles, actors)
    frames["concentration"] = profile.concentration(voices, articles, actors, HOW)
    frames["influence"] = sensitivity.influence(
        frames["judgements"], frames["articles"], measures, frames["differences"]
    )
    return frames


def _copied(frames: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    found = passages.found(frames["articles"])
    told, judged = Copied(found), frames["judgements"]
    places = zip(judged["article_id"], judged["start"], judged["end"], strict=True)
    flags = pd.DataFrame([told.at(*place) for place in places], index=judged.index, columns=["shared", "again"])
    return {
        "passages": found,
        "revisions": revisions.found(found, frames["articles"]),
        "judgements": judged.assign(shared=flags["shared"].astype(bool), again=flags["again"].astype(bool)),
    }


def facts(**changes: Any) -> Facts:
    """The facts of an invented run."""
    values: dict[str, Any] = {
        "corpus": "The harbour talks",
        "fingerprint": "0123456789abcdef",
        "version": "0.1.0",
        "measures": MEASURES,
        "comparison": HOW,
        "parameters": {"corpus": "talks", "seed": 1},
        "packages": {"pandas": "3.0"},
        "model": "a_model",
        "model_sha256": "ab" * 32,
        "lexicons": {"hedges": "cd" * 32},
        "unbalanced": {"story-1": 2},
        "accuracy": (Accuracy(family="hedging", what="hedged sentences", figure="F1 .80", on="invented sentences"),),
    }
    return Facts(**(values | changes))


def harbour(articles: int = 4) -> list[Story]:
    """Three outlets with `articles` articles each: the Ledger hedges much, the Post little, the Wire in between."""
    return [
        _talks(outlet, number, hedged)
        for outlet, hedged in (("Harbour Ledger", 3), ("Kelmark Post", 0), ("Vostrana Wire", 1))
        for number in range(articles)
    ]


_MODALS = ("may", "might", "could")


def _talks(outlet: str, number: int, hedged: int) -> Story:
    verbs = [f"{_MODALS[place]} agree" if place < hedged else "will agree" for place in range(3)]
    lines = [f"Party {place} {verb} on clause {number}." for place, verb in enumerate(verbs, 1)]
    body = (
        f"{' '.join(lines)}\n\n“The pact holds”, Ilya Marenko said. "
        f"Dana Corvel attacked a reckless Marenko on day {number}.\n\nThe ministry welcomed the brave Corvel."
    )
    return Story(
        outlet=outlet,
        title=f"Talks enter day {number}",
        body=body,
        published=f"2031-05-{number + 1:02d}",
        hedges=_MODALS[:hedged],
        said=[("Ilya Marenko", "said", "“The pact holds”", "direct", "Ilya Marenko")],
        mentions=[("reckless Marenko", "Ilya Marenko", -0.6), ("brave Corvel", "Dana Corvel", 0.5 if hedged else 0.0)],
        furniture="Share this story 0 82" if number == 0 else "",
    )


def _add(rows: dict[str, list[dict[str, Any]]], story: Story, article_id: str) -> None:
    text = story.text
    key = {"article_id": article_id}
    rows["articles"].append(_article(story, article_id))
    if story.furniture:
        before = f"{story.furniture}\n"
        edit = {"raw_start": 0, "raw_end": len(before), "before": before, "after": "", "rule": "share bar"}
        rows["edits"].append(key | edit | {"reason": "buttons of the page"})
    spans = _sentences(text)
    for number, (start, end) in enumerate(spans):
        role = "title" if start == 0 else "body"
        rows["sentences"].append(key | {"sentence": number, "start": start, "end": end, "role": role})
    place = {"spans": spans, "article_id": article_id, "outlet": story.outlet}
    contents = [_span(text, content) for _, _, content, _, _ in story.said]
    _add_said(rows, story, place)
    _add_voices(rows, story, article_id)
    _add_hedges(rows, story, place, contents)
    _add_mentions(rows, story, place, contents)


def _article(story: Story, article_id: str) -> dict[str, Any]:
    return {
        "article_id": article_id,
        "outlet": story.outlet,
        "title": story.title,
        "author": "A. Writer",
        "published": story.published,
        "url": "",
        "language": "en",
        "text": story.text,
        "title_end": len(story.title),
        "words": len(story.text.split()),
        "source_file": f"{article_id}.txt",
        "record": None,
        "encoding": "utf-8",
        "raw_sha256": "0" * 64,
        "copy_group": story.copy_group,
        **story.extra,
    }


def _add_said(rows: dict[str, list[dict[str, Any]]], story: Story, place: dict[str, Any]) -> None:
    for number, (source, cue, content, form, actor) in enumerate(story.said):
        cue_span, content_span = _span(story.text, cue), _span(story.text, content)
        row = {
            "article_id": place["article_id"],
            "attribution": number,
            "source": (_span(story.text, source),),
            "cue": (cue_span,),
            "content": (content_span,),
            "form": form,
            "source_actor": actor,
            "source_kind": "person",
            "stance": "neutral",
            "venue": "",
            "confidence": None,
        }
        known = tables.ATTRIBUTIONS.names
        rows["attributions"].append({k: v for k, v in (row | {"cue_class": "speech"}).items() if k in known})
        value = 0.0 if form == "indirect" else 1.0
        rows["judgements"].append(_judgement("quoted", place, content_span, value, cue_span, about="person"))


def _add_voices(rows: dict[str, list[dict[str, Any]]], story: Story, article_id: str) -> None:
    said = [
        Attribution(
            source=(_span(story.text, source),), cue=(_span(story.text, cue),), content=(_span(story.text, content),),
            form="direct", source_kind="person", stance="neutral", source_actor=actor,
        )
        for source, cue, content, _, actor in story.said
    ]  # fmt: skip
    for span, words in voice.words(story.text, voice.voices(story.text, said)):
        row = {"article_id": article_id, **span._asdict(), "words": words, "shared": False, "again": False}
        rows["voices"].append(row)


def _add_hedges(
    rows: dict[str, list[dict[str, Any]]], story: Story, place: dict[str, Any], contents: list[tuple[int, int]]
) -> None:
    found = [_span(story.text, hedge) for hedge in story.hedges]
    for (start, end), hedge in zip(found, story.hedges, strict=True):
        voice = _voice(start, contents)
        row = {"sentence": _number(place, start), "start": start, "end": end, "text": hedge, "type": "modal"}
        row["confidence"] = None
        rows["hedges"].append({"article_id": place["article_id"]} | row | voice)
    for start, end in place["spans"]:
        cue = next((span for span in found if start <= span[0] < end), None)
        judgement = _judgement("hedging", place, (start, end), float(cue is not None), cue)
        rows["judgements"].append(judgement | _voice(cue[0] if cue else start, contents))


def _add_mentions(
    rows: dict[str, list[dict[str, Any]]], story: Story, place: dict[str, Any], contents: list[tuple[int, int]]
) -> None:
    for words, actor, value in story.mentions:
        start, end = _span(story.text, words)
        start = end - len(words.split()[-1])
        row = {"sentence": _number(place, start), "start": start, "end": end, "actor": actor, "kind": "name"}
        row |= {"role": "", "verb_start": None, "verb_end": None}
        rows["mentions"].append({"article_id": place["article_id"]} | row)
        rows["designations"].append(
            {"article_id": place["article_id"], "sentence": row["sentence"], "start": start, "end": end}
            | {
                "about": actor,
                "kind": "surname",
                "form": story.text[start:end],
                "noun": "",
                "first": False,
                "again": False,
            }
            | _voice(start, contents)
        )
        cue = _span(story.text, words)[0], start - 1
        judgement = _judgement("portrayal", place, (start, end), value, cue if value else None, about=actor)
        rows["judgements"].append(judgement | _voice(start, contents))


def _judgement(
    name: str,
    place: dict[str, Any],
    span: tuple[int, int],
    value: float,
    cue: tuple[int, int] | None,
    *,
    about: str = "",
) -> dict[str, Any]:
    return {
        "measure": name,
        "article_id": place["article_id"],
        "outlet": place["outlet"],
        "sentence": _number(place, span[0]),
        "start": span[0],
        "end": span[1],
        "about": about,
        "voice": "outlet",
        "speaker": "",
        "value": value,
        "cue_start": cue[0] if cue else None,
        "cue_end": cue[1] if cue else None,
        "confidence": None,
        "shared": False,
        "again": False,
    }


def _voice(at: int, contents: list[tuple[int, int]]) -> dict[str, str]:
    inside = any(start <= at < end for start, end in contents)
    return {"voice": "source", "speaker": "Ilya Marenko"} if inside else {"voice": "outlet", "speaker": ""}


def _number(place: dict[str, Any], at: int) -> int:
    return max(number for number, (start, _) in enumerate(place["spans"]) if start <= at)


def _span(text: str, words: str) -> tuple[int, int]:
    assert text.count(words) == 1, f"{words!r} must occur once in {text!r}"
    return text.index(words), text.index(words) + len(words)


def _sentences(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"[^\s][^\n]*?(?:\.(?=\s|$)|(?=\n|$))", text)]


def _actors(mentions: pd.DataFrame) -> list[dict[str, Any]]:
    return [
        {
            "actor": str(actor),
            "kind": "person",
            "aliases": "",
            "articles": rows["article_id"].nunique(),
            "mentions": len(rows),
            "reported": True,
        }
        for actor, rows in mentions.groupby("actor", sort=True)
    ]
