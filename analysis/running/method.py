"""The method of a run: what is kept of it beside the record, and how the methods of two runs differ."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, NamedTuple

from analysis.errors import ConfigError
from analysis.language import lexicon
from analysis.parameters import Framing, load_framing
from analysis.running import manifest, workspace

FOLDER = "method"

Reach = Literal["scores", "certainty", "looks"]

_SETTINGS = "framing.toml"
_CERTAINTY = frozenset({"seed", "draws", "min_articles", "min_judged"})
_LOOKS = frozenset({"title", "pdf", "reporting", "validation", "training", "matplotlib", "jinja2", "papermill"})
_WITHOUT_EFFECT = frozenset({"workers", "cluster"})
_UNTOLD = "not on record"


class Change(NamedTuple):
    """A part of the method that is not as it was.

    reach: what it can move: scores; certainty, which is intervals, tests and what is enough; or only looks.
    detail: what changed within it, in words.
    """

    what: str
    before: str
    after: str
    reach: Reach
    detail: tuple[str, ...] = ()


def keep(run: Path, config: str = "") -> None:
    """Copy the word lists and the settings into the run's folder: hashes tell that they changed, and not how."""
    lists = run / FOLDER / lexicon.FOLDER.name
    lists.mkdir(parents=True)
    for path in sorted(lexicon.FOLDER.glob("*.csv")):
        shutil.copyfile(path, lists / path.name)
    if config:
        shutil.copyfile(workspace.find(config), run / FOLDER / _SETTINGS)


def fingerprint(record: Mapping[str, Any]) -> str:
    """A hash of all that scores depend on beside the articles; runs with the same one differ in their news alone."""
    environment = record.get("environment") or {}
    parts = {part: environment.get(part) for part in ("model_sha256", "reader_sha256", "lexicons", "python")}
    named = {**(environment.get("packages") or {}), **(environment.get("rooms") or {})}
    settings = {name: value for name, value in _told(record.get("settings")).items() if _reach(name) == "scores"}
    return manifest.digest(
        parts,
        {name: value for name, value in named.items() if name not in _LOOKS},
        settings,
        (record.get("reader") or {}).get("by"),
        (record.get("config") or {}).get("sha256"),
    )


def changes(before: Path, after: Path) -> list[Change]:
    """What differs between the methods of two runs, by their records and by the lists and settings that were kept."""
    one, other = (manifest.read(run) or {} for run in (before, after))
    return [
        *_parameters(one, other),
        *_readers(one, other),
        *_framing(before, after, one, other),
        *_lists(before, after, one, other),
        *_versions(one, other),
    ]


def _parameters(one: Mapping[str, Any], other: Mapping[str, Any]) -> Iterator[Change]:
    settings = [record.get("settings") for record in (one, other)]
    missing = "not there"
    if not all(settings):  # an older record has only what was given
        settings, missing = [record.get("parameters") for record in (one, other)], "the default"
    for name, before, after in _unequal(*map(_told, settings), missing=missing):
        yield Change(f"parameter {name}", before, after, _reach(name))


def _told(settings: Mapping[str, Any] | None) -> dict[str, str]:
    """Parameters as text, a default as the notebook writes it; without those that change no result."""
    return {name: str(value).strip("\"'") for name, value in (settings or {}).items() if name not in _WITHOUT_EFFECT}


def _readers(one: Mapping[str, Any], other: Mapping[str, Any]) -> Iterator[Change]:
    by = [str((record.get("reader") or {}).get("by", _UNTOLD)) for record in (one, other)]
    names = {"reader": "the trained reader", "plain": "the plain definitions"}
    if by[0] != by[1]:
        yield Change("who reads", names.get(by[0], by[0]), names.get(by[1], by[1]), "scores")
    parts = {"model": "language model", "model_sha256": "weights of the language model"}
    if by == ["reader", "reader"]:
        parts["reader_sha256"] = "weights of the trained reader"
    for key, what in parts.items():
        before, after = (str((record.get("environment") or {}).get(key, _UNTOLD)) for record in (one, other))
        if before != after:
            yield Change(what, _short(before), _short(after), "scores")


def _framing(before: Path, after: Path, one: Mapping[str, Any], other: Mapping[str, Any]) -> Iterator[Change]:
    hashes = [str((record.get("config") or {}).get("sha256") or "none") for record in (one, other)]
    if hashes[0] != hashes[1]:
        yield Change(_SETTINGS, _short(hashes[0]), _short(hashes[1]), "scores", tuple(_framing_detail(before, after)))


def _framing_detail(before: Path, after: Path) -> Iterator[str]:
    try:
        one, other = (_kept_framing(run) for run in (before, after))
    except ConfigError:
        yield "what changed in it cannot be told: a copy of it can no longer be understood"
        return
    names = [{actor.name: actor for actor in framing.actors} for framing in (one, other)]
    yield from _gone_and_new("actor", set(names[0]), set(names[1]))
    for name in sorted(set(names[0]) & set(names[1])):
        if names[0][name] != names[1][name]:
            yield f"actor {name}: other kind or spellings"
    yield from _gone_and_new("ignored", set(one.ignore), set(other.ignore))
    yield from _gone_and_new("reported", set(one.report), set(other.report))


def _kept_framing(run: Path) -> Framing:
    kept = run / FOLDER / _SETTINGS
    return load_framing(kept if kept.exists() else None)


def _lists(before: Path, after: Path, one: Mapping[str, Any], other: Mapping[str, Any]) -> Iterator[Change]:
    hashes = [(record.get("environment") or {}).get("lexicons") or {} for record in (one, other)]
    for name, old, new in _unequal(*hashes):
        detail = () if "none" in (old, new) else tuple(_list_detail(before, after, name))
        yield Change(f"word list {name}", _short(old), _short(new), "scores", detail)


def _list_detail(before: Path, after: Path, name: str) -> Iterator[str]:
    paths = [run / FOLDER / lexicon.FOLDER.name / f"{name}.csv" for run in (before, after)]
    if not all(path.exists() for path in paths):
        yield "which entries cannot be told: an older run kept no copy of its lists"
        return
    one, other = ({tuple(row.values()) for row in lexicon.rows(path)} for path in paths)
    gone, new = ({row[0] for row in rows} for rows in (one - other, other - one))
    yield from _gone_and_new("entry", gone - new, new - gone)
    yield from (f"entry {word} changed" for word in sorted(gone & new))


def _gone_and_new(what: str, before: set[str], after: set[str]) -> Iterator[str]:
    yield from (f"{what} {name} is new" for name in sorted(after - before))
    yield from (f"{what} {name} is gone" for name in sorted(before - after))


def _versions(one: Mapping[str, Any], other: Mapping[str, Any]) -> Iterator[Change]:
    environments = [record.get("environment") or {} for record in (one, other)]
    flat = [{"python": e.get("python", _UNTOLD), "framescope": e.get("framescope", _UNTOLD)} for e in environments]
    for name, before, after in _unequal(*flat):
        yield Change(name, before, after, "scores")
    for name, before, after in _unequal(*(e.get("packages") or {} for e in environments)):
        yield Change(f"package {name}", before, after, _reach(name))
    yield from _code(*environments)


def _code(one: Mapping[str, Any], other: Mapping[str, Any]) -> Iterator[Change]:
    if not one.get("rooms") or not other.get("rooms"):
        if one.get("source") != other.get("source"):
            yield Change("code", _short(str(one.get("source"))), _short(str(other.get("source"))), "scores")
        return
    for room, before, after in _unequal(one["rooms"], other["rooms"]):
        where = "notebooks" if room == "notebooks" else f"analysis/{room}".removesuffix("/")
        yield Change(f"code in {where}", _short(before), _short(after), _reach(room))


def _unequal(
    one: Mapping[str, Any], other: Mapping[str, Any], *, missing: str = "none"
) -> Iterator[tuple[str, str, str]]:
    """The names under which the two have different values, with both; `missing` where one has no such name."""
    for name in sorted({*one, *other}):
        if one.get(name) != other.get(name):
            yield name, str(one.get(name, missing)), str(other.get(name, missing))


def _reach(name: str) -> Reach:
    return "certainty" if name in _CERTAINTY else "looks" if name in _LOOKS else "scores"


def _short(words: str) -> str:
    """A hash cut to what a person compares; anything else as it is."""
    return words[:12] if len(words) == 64 else words
