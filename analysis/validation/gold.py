"""Readers of annotated corpora: JSON Lines in, frozen values out.

Four formats, one JSON object a line; offsets are Python string offsets, [start, end):

    sourcing   {"id", "outlet", "published", "title", "author", "text",
                "attributions": [{"source": [[s, e]], "cue": [[s, e]], "content": [[s, e]], "type" or "form"}]}
    hedging    {"id", "doc_id", "genre", "sentence", "uncertain", "cues": [{"start", "end", "text", "type"}]}
    portrayal  {"id", "sentence", "targets": [{"id", "start", "end", "label": -1, 0 or 1}]}
               or, where the text may not be passed on, {"article", "start", "end", "sha256", "targets"}: the
               sentence is a stretch of the text of that article of a sourcing file, `sha256` twelve digits of its hash
    roles      {"id", "sentence", "targets": [{"start", "end", "role": "agent", "patient", "speaker" or ""}]}

The corpora themselves are not part of the project: see `docs/accuracy.md` for where they come from.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, get_args

from analysis.errors import UsageError
from analysis.signals.reading import LABELS, ActRole, Label, Span

T = TypeVar("T")

_LABELS: dict[int, Label] = dict(zip((-1, 0, 1), LABELS, strict=True))


@dataclass(frozen=True, kw_only=True)
class GoldAttribution:
    """An attribution as a person marked it; `form` is '' where the corpus does not say."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    form: str = ""


@dataclass(frozen=True, kw_only=True)
class SourcedArticle:
    """An article with every attribution in it marked."""

    id: str
    text: str
    attributions: tuple[GoldAttribution, ...]
    outlet: str = ""
    published: str = ""
    title: str = ""
    author: str = ""


@dataclass(frozen=True, kw_only=True)
class HedgeCue:
    """A hedge as a person marked it."""

    start: int
    end: int
    text: str
    type: str


@dataclass(frozen=True, kw_only=True)
class HedgedSentence:
    """A sentence with its hedge cues marked; `uncertain` where it has one."""

    id: str
    doc_id: str
    genre: str
    sentence: str
    uncertain: bool
    cues: tuple[HedgeCue, ...]


@dataclass(frozen=True, kw_only=True)
class GoldTarget:
    """A mention in a sentence and how people say the sentence presents it."""

    id: str
    start: int
    end: int
    label: Label


@dataclass(frozen=True, kw_only=True)
class PortrayedSentence:
    """A sentence with the targets whose portrayal was judged; `article` where it was judged as a part of one."""

    id: str
    sentence: str
    targets: tuple[GoldTarget, ...]
    article: str = ""


class GoldRole(NamedTuple):
    """A mention in a sentence and what it does there."""

    start: int
    end: int
    role: ActRole


class CastSentence(NamedTuple):
    """A sentence with mentions whose roles were judged; of which document it is, is the id up to the first colon."""

    id: str
    sentence: str
    targets: tuple[GoldRole, ...]


def read_sourcing(path: Path) -> tuple[SourcedArticle, ...]:
    """The articles of a sourcing file.

    Raises:
        UsageError: a line is not JSON or lacks a field.
    """
    return tuple(_read(path, _article))


def read_hedging(path: Path) -> tuple[HedgedSentence, ...]:
    """The sentences of a hedging file.

    Raises:
        UsageError: a line is not JSON or lacks a field.
    """
    return tuple(_read(path, _hedged))


def read_portrayal(path: Path) -> tuple[PortrayedSentence, ...]:
    """The sentences of a portrayal file.

    Raises:
        UsageError: a line is not JSON, lacks a field or has an unknown label.
    """
    return tuple(_read(path, _portrayed))


def read_portrayal_within(path: Path, articles: Iterable[SourcedArticle]) -> tuple[PortrayedSentence, ...]:
    """The sentences of a portrayal file that says where they stand, with their text from the articles.

    Raises:
        UsageError: a line is not JSON, lacks a field, has an unknown label, or names a text that is not there.
    """
    texts = {article.id: article.text for article in articles}
    return tuple(_read(path, partial(_portrayed_within, texts)))


def read_roles(path: Path) -> tuple[CastSentence, ...]:
    """The sentences of a file of roles.

    Raises:
        UsageError: a line is not JSON, lacks a field or has an unknown role.
    """
    return tuple(_read(path, _cast))


def _read(path: Path, build: Callable[[Mapping[str, Any]], T]) -> Iterator[T]:
    if not path.is_file():
        raise UsageError(f"There is no file {path}.")
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                try:
                    yield build(json.loads(line))
                except (KeyError, TypeError, ValueError) as error:
                    raise UsageError(
                        f"{path.name}, line {number}: {_words(error)}. Expected one JSON object a line with the fields "
                        f"that the docstring of analysis/validation/gold.py lists."
                    ) from error


def _words(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f"no {error}"
    return f"not what was expected ({error})"


def _article(row: Mapping[str, Any]) -> SourcedArticle:
    return SourcedArticle(
        id=row["id"],
        text=row["text"],
        attributions=tuple(
            GoldAttribution(
                source=_spans(a["source"]),
                cue=_spans(a["cue"]),
                content=_spans(a["content"]),
                form=a.get("type") or a.get("form", ""),
            )
            for a in row["attributions"]
        ),
        **{name: row.get(name) or "" for name in ("outlet", "published", "title", "author")},
    )


def _hedged(row: Mapping[str, Any]) -> HedgedSentence:
    cues = tuple(HedgeCue(start=c["start"], end=c["end"], text=c["text"], type=c["type"]) for c in row["cues"])
    return HedgedSentence(
        id=row["id"],
        doc_id=row["doc_id"],
        genre=row["genre"],
        sentence=row["sentence"],
        uncertain=bool(row["uncertain"]),
        cues=cues,
    )


def _portrayed_within(texts: Mapping[str, str], row: Mapping[str, Any]) -> PortrayedSentence:
    article, start, end = row["article"], row["start"], row["end"]
    if article not in texts:
        raise ValueError(f"the articles have none with the id {article}")
    sentence = texts[article][start:end]
    if hashlib.sha256(sentence.encode()).hexdigest()[:12] != row["sha256"]:
        raise ValueError(f"{article} has another text from {start} to {end} than was annotated")
    targets = [{"id": f"{article}:{start + target['start']}", **target} for target in row["targets"]]
    found = _portrayed({"id": f"{article}:{start}", "sentence": sentence, "targets": targets})
    return replace(found, article=article)


def _portrayed(row: Mapping[str, Any]) -> PortrayedSentence:
    targets = tuple(
        GoldTarget(id=t["id"], start=t["start"], end=t["end"], label=_LABELS[t["label"]]) for t in row["targets"]
    )
    for target in targets:
        if not 0 <= target.start < target.end <= len(row["sentence"]):
            raise ValueError(f"target {target.id} at {target.start} to {target.end} is not within the sentence")
    return PortrayedSentence(id=row["id"], sentence=row["sentence"], targets=targets)


def _cast(row: Mapping[str, Any]) -> CastSentence:
    targets = tuple(GoldRole(int(t["start"]), int(t["end"]), t["role"]) for t in row["targets"])
    if unknown := {target.role for target in targets} - set(get_args(ActRole)):
        raise ValueError(f"unknown role {', '.join(sorted(unknown))}")
    return CastSentence(row["id"], row["sentence"], targets)


def _spans(pairs: list[list[int]]) -> tuple[Span, ...]:
    return tuple((int(start), int(end)) for start, end in pairs)
