"""What outlets share and leave out, as tables: facts, their coverage, and the tensions between reports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from analysis.comparison.events import coverage, facts, links, reported, statements
from analysis.comparison.events import tensions as reports
from analysis.comparison.events.coverage import Cell, Covered, Passage
from analysis.comparison.events.statements import Span
from analysis.comparison.events.tensions import Material, Tension
from analysis.tables import COVERAGE, FACTS, TENSIONS

_MARKS = ' \t\n,;:–—-“”"«»'
_JOINTS = re.compile(
    r"^(?:that|and|but|who|as|because|even though|although|though|meanwhile,|additionally,|however,|later,|,)\s+"
    r"|[\s,]+(?:and|but|to see|…)$",
    re.IGNORECASE,
)
_SUBJECTLESS = re.compile(
    r"(?:is|are|was|were|has|have|had|can|could|will|would|may|might|must|should|does|did|whose|which|if|what|it|they"
    r"|(?:[a-z]+ly )?[a-z]+(?:ing|ed)|made|led|held|to)\b|.*\b(?:such an?|[Tt]he two|[Bb]oth)\b"
)
_OPENS = re.compile(r"[“\"«„]")
_PRONOUN = re.compile(r"(?:I|we|he|she|they)\b", re.IGNORECASE)
_REMNANT = 3  # words; fewer, at the end of an interrupted clause, tell nothing
_MID_SENTENCE, _FEW_LETTERS = 25, 30  # characters, for choosing the words that name a fact
_TOO_LITTLE, _NO_SUBJECT = 40, 120  # how many characters longer words may be that say more, or have a subject
_SAYS_ALL = 200  # the same for words that hold all of the core against words that hold nothing
_LABEL_SHARE = 0.7  # of the core that the words which name a fact must hold


class Shared(NamedTuple):
    """The tables FACTS, COVERAGE and TENSIONS."""

    facts: pd.DataFrame
    coverage: pd.DataFrame
    tensions: pd.DataFrame


class Annotations(NamedTuple):
    """The tables that shared facts are found in."""

    articles: pd.DataFrame
    sentences: pd.DataFrame
    clauses: pd.DataFrame
    mentions: pd.DataFrame
    attributions: pd.DataFrame
    lemmas: pd.DataFrame
    hedges: pd.DataFrame
    quotes: pd.DataFrame


def shared(annotated: Annotations) -> Shared:
    """The facts that two outlets or more state, who states them, and where reports differ.

    The order of the articles changes nothing, nor does an article that shares nothing with the others.
    """
    read = statements.sentences(*annotated[:6])
    linked = links.links(read)
    found = [*facts.facts(linked.links), *reported.facts(annotated.quotes, read)]
    covered = coverage.coverage(found, read, linked.events)
    texts = dict(zip(annotated.articles["article_id"], annotated.articles["text"], strict=True))
    material = Material(texts=texts, sentences=read, mentions=annotated.mentions, attributions=annotated.attributions)
    return Shared(
        facts=FACTS.frame(_passages(covered, _Dressing(annotated, texts))),
        coverage=COVERAGE.frame(row for number, one in enumerate(covered) for row in _cells(number, one, texts)),
        tensions=TENSIONS.frame(_said(reports.tensions(covered, linked.events, material))),
    )


def _passages(covered: Sequence[Covered], dressing: _Dressing) -> Iterator[dict[str, Any]]:
    for number, one in enumerate(covered):
        for cell in one.cells:
            for passage in cell.passages:
                stated = "own voice" if passage.voice == "outlet" else "attributed"
                yield {
                    "fact": number,
                    "article_id": passage.article,
                    "outlet": passage.outlet,
                    "sentence": passage.sentence,
                    "spans": passage.spans,
                    "state": "unclear" if cell.state == "unclear" else stated,
                    "speaker": passage.speaker,
                    "cue": dressing.cue(passage),
                    "hedges": dressing.hedges(passage),
                    "share": round(passage.share, 4),
                }


def _cells(number: int, one: Covered, texts: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    label = _label(one, texts)
    for cell in one.cells:
        yield {
            "fact": number,
            "statement": label,
            "terms": " ".join(key.replace(" ", "_") for key in one.fact.core),
            "weight": round(one.fact.weight, 3),
            "outlet": cell.outlet,
            "state": cell.state,
            "speakers": " | ".join(_speakers(cell)),
            "passages": len(cell.passages),
            "earlier": cell.earlier,
        }


def _speakers(cell: Cell) -> list[str]:
    if cell.state != "attributed":
        return []
    return sorted({passage.speaker or "a source not made out" for passage in cell.passages})


def _label(one: Covered, texts: Mapping[str, str]) -> str:
    """The words that name a fact: of those with much of its core one that is short and can stand alone.

    A few quoted words and what begins with 'I' or 'he' get their speaker, as 'Dana Corvel: “too late”'.
    """
    stated = [passage for cell in one.cells if cell.state in ("own voice", "attributed") for passage in cell.passages]
    most = max(passage.share for passage in stated)
    full = [passage for passage in stated if passage.share >= min(_LABEL_SHARE, most)]
    words = [(_words(passage, texts[passage.article]), n) for n, passage in enumerate(full)]
    label, number = min(words, key=lambda item: (_awkward(item[0]) - _SAYS_ALL * full[item[1]].share, item))
    passage = full[number]
    if not passage.speaker or not (len(label) < _FEW_LETTERS or _PRONOUN.match(label)):
        return label
    begin = passage.spans[0][0]
    in_marks = len(label) < _FEW_LETTERS and bool(_OPENS.search(texts[passage.article][max(0, begin - 1) : begin + 1]))
    return f"{passage.speaker}: “{label}”" if in_marks else f"{passage.speaker}: {label}"


def _words(passage: Passage, text: str) -> str:
    """The words of a passage without what only joins them to the rest of their sentence."""
    parts = [part for start, end in passage.spans if (part := _trimmed(text[start:end]))]
    if len(parts) > 1 and len(parts[-1].split()) < _REMNANT:
        parts.pop()
    return _trimmed(" … ".join(parts))


def _awkward(text: str) -> int:
    """The length of some words, more where they begin in mid-sentence, have no subject or say too little."""
    return (
        len(text)
        + (0 if text[:1].isupper() else _MID_SENTENCE)
        + (_NO_SUBJECT if _SUBJECTLESS.match(text) else 0)
        + (_TOO_LITTLE if len(text) < _FEW_LETTERS else 0)
    )


def _trimmed(text: str) -> str:
    """Words without marks around them and what joins them to others."""
    words = _JOINTS.sub("", text.strip(_MARKS)).strip(_MARKS)
    for opening, closing in ("“”", "«»"):
        if words.count(opening) > words.count(closing):
            words += closing
        elif words.count(opening) < words.count(closing):
            words = opening + words
    return words


def _said(found: Sequence[Tension]) -> Iterator[dict[str, Any]]:
    for number, tension in enumerate(found):
        for said in tension.said:
            values = said._asdict()
            values["article_id"] = values.pop("article")
            yield {"tension": number, "kind": tension.kind, "about": tension.about, **values}


class _Dressing:
    """How a passage is dressed: by which words it is attributed, and how it is hedged."""

    def __init__(self, annotated: Annotations, texts: Mapping[str, str]) -> None:
        self._texts = texts
        claims = annotated.attributions[annotated.attributions["cue_class"].isin(["speech", "belief"])]
        self._claims = {str(article): part for article, part in claims.groupby("article_id", sort=False)}
        self._hedges = {str(article): part for article, part in annotated.hedges.groupby("article_id", sort=False)}

    def cue(self, passage: Passage) -> str:
        """The cue of the innermost claim that holds the passage; '' in the outlet's own voice."""
        claims = self._claims.get(passage.article)
        if passage.voice == "outlet" or claims is None:
            return ""
        holding: list[tuple[int, tuple[Span, ...]]] = []
        for cue, content in zip(claims["cue"], claims["content"], strict=True):
            size = sum(end - start for start, end in content)
            if any(start < passage.spans[0][1] and passage.spans[0][0] < end for start, end in content):
                holding.append((size, cue))
        if not holding:
            return ""
        text = self._texts[passage.article]
        return " … ".join(text[start:end] for start, end in min(holding)[1])

    def hedges(self, passage: Passage) -> str:
        """The hedges within the passage, as written, joined by ' | '."""
        hedges = self._hedges.get(passage.article)
        if hedges is None:
            return ""
        within = [
            text
            for start, text in zip(hedges["start"], hedges["text"], strict=True)
            if any(begin <= start < end for begin, end in passage.spans)
        ]
        return " | ".join(within)
