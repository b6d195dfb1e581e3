"""Annotations as plain records, one per text: what `framescope annotate` and `framescope portray` print as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from analysis.corpus import articles
from analysis.corpus.encoding import decode
from analysis.errors import UsageError
from analysis.language import reader
from analysis.language.parse import DEFAULT_MODEL
from analysis.parameters import Framing
from analysis.running.engine import Failure, map_items
from analysis.signals import annotate, hedging, portrayal
from analysis.signals.reading import Annotation


def texts(files: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """The texts in some files: each line of a .jsonl, or the whole of any other file under its name.

    Raises:
        UsageError: a file cannot be read, or a line is no JSON object with a text.
    """
    for file in files:
        if file.suffix == ".jsonl":
            yield from (row for _, row in _lines(file, {"text": str}))
        else:
            yield {"id": file.name, "text": _plain(file)}


def targets(file: Path) -> Iterator[dict[str, Any]]:
    """The lines of a .jsonl of sentences with a target.

    Raises:
        UsageError: the file cannot be read, a line lacks a key, or a target lies outside its sentence.
    """
    for where, row in _lines(file, {"sentence": str, "start": int, "end": int}):
        if not 0 <= row["start"] < row["end"] <= len(row["sentence"]):
            raise UsageError(f"{where}: start {row['start']} and end {row['end']} do not lie within the sentence.")
        yield row


def annotated(
    texts: Iterable[Mapping[str, object]], *, framing: Framing, raw: bool = False, model: str = DEFAULT_MODEL
) -> Iterator[dict[str, Any]]:
    """A record for each text, in order: sentences, mentions, attributions, hedges, portrayals.

    Offsets refer to the text as given with `raw`, else to the clean text, which the record then carries.
    Actors are found in all the texts together. A text without words has empty lists; one that could not be read has
    the error as well.
    """
    given = list(texts)
    numbered = ({**text, "id": str(number)} for number, text in enumerate(given))
    rows = list(annotate.rows(articles.from_texts(numbered, raw=raw).articles))
    results = map_items(
        partial(annotate.read, model=model, trained=annotate.usable()),
        rows,
        progress="reading texts",
        ahead=partial(annotate.ahead, model=model),
        shared=annotate.paragraphs,
    )
    failed = {result.item["article_id"]: result.error for result in results if isinstance(result, Failure)}
    readings = [result for result in results if not isinstance(result, Failure)]
    found = {one.reading.article_id: one for one in annotate.resolved(readings, framing)[1]}
    for number, text in enumerate(given):
        yield _record(text["id"], found.get(str(number)), failed.get(str(number), ""), raw=raw)


def portrayed(rows: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """A record for each sentence with a target: its label, score and confidence."""
    trained = reader.load() if annotate.usable() else None
    for row in rows:
        found = portrayal.portray_sentence(row["sentence"], row["start"], row["end"], trained)
        yield {"id": row["id"], "label": found.label, "score": found.score, "confidence": found.confidence}


def _lines(file: Path, keys: Mapping[str, type]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each line that is not blank, with its place; a row without an id gets the number of its line."""
    for number, line in enumerate(_content(file).split("\n"), start=1):
        if line.strip():
            where = f"{file}, line {number}"
            yield where, {"id": number} | {key: _readable(value) for key, value in _row(line, keys, where).items()}


def _row(line: str, keys: Mapping[str, type], where: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{where} is not JSON: {error}.") from error
    for key, kind in keys.items():
        if not isinstance(row, dict) or not isinstance(row.get(key), kind):
            raise UsageError(f"{where}: expected an object with '{key}' ({kind.__name__}).")
    return dict(row)


def _readable(value: object) -> object:
    """Text with U+FFFD for halves of characters, which cannot be written; offsets stay as they are."""
    return _HALF.sub("\ufffd", value) if isinstance(value, str) else value


def _plain(file: Path) -> str:
    try:
        return decode(_bytes(file)).text
    except ValueError as error:
        raise UsageError(f"{file}: {error}.") from error


def _content(file: Path) -> str:
    try:
        return _bytes(file).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{file} is not UTF-8: {error}.") from error


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise UsageError(f"Cannot read {file}: {error.strerror}.") from error


_HALF = re.compile("[\ud800-\udfff]")
_NOTHING: dict[str, Any] = {name: [] for name in ("sentences", "mentions", "attributions", "hedges", "portrayals")}


def _record(identifier: object, annotation: Annotation | None, error: str, *, raw: bool) -> dict[str, Any]:
    text = {} if raw else {"text": annotation.reading.text if annotation else ""}
    return {"id": identifier, **text, **(_found(annotation) if annotation else _NOTHING)} | (
        {"error": error} if error else {}
    )


def _found(annotation: Annotation) -> dict[str, Any]:
    reading = annotation.reading
    return {
        "sentences": [[sentence.start, sentence.end] for sentence in reading.sentences],
        "mentions": [
            {"start": mention.start, "end": mention.end, "actor": mention.actor, "kind": mention.kind}
            for mention in annotation.mentions
        ],
        "attributions": [
            {
                "source": found.source,
                "cue": found.cue,
                "content": found.content,
                "form": found.form,
                "source_actor": found.source_actor,
                "source_kind": found.source_kind,
                "stance": found.stance,
                "cue_class": found.cue_class,
                "confidence": found.confidence,
            }
            for found in annotation.attributions
        ],
        "hedges": [
            hedge._asdict() | {"voice": said.voice, "speaker": said.speaker}
            for hedge, said in hedging.voiced(annotation)
        ],
        "portrayals": [
            {
                "start": mention.start,
                "end": mention.end,
                "actor": mention.actor,
                "label": found.label,
                "score": found.score,
                "confidence": found.confidence,
                "voice": said.voice,
                "speaker": said.speaker,
            }
            for mention, found, said in portrayal.presented(annotation)
        ],
    }
