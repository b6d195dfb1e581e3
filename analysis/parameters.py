"""What a user may set: `framing.toml`, read and checked before anything runs."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from analysis.errors import ConfigError, ParameterError

ActorKind = Literal["person", "organisation", "country"]
_KINDS = ("person", "organisation", "country")


@dataclass(frozen=True, kw_only=True)
class KnownActor:
    """An actor named in `framing.toml`."""

    name: str
    kind: ActorKind | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """How outlets are compared.

    seed: fixes every random draw. draws: resamples per interval and shuffles per test.
    min_articles, min_judged: below either, a score is shown as too thin to say and is not compared.
    """

    seed: int = 0
    draws: int = 2000
    min_articles: int = 5
    min_judged: int = 20

    def __post_init__(self) -> None:
        """Refuse numbers that nothing can be computed with."""
        for name, least in (("draws", 100), ("min_articles", 2), ("min_judged", 1), ("seed", 0)):
            if getattr(self, name) < least:
                raise ParameterError(f"{name} is {getattr(self, name)}; expected at least {least}.")


@dataclass(frozen=True, kw_only=True)
class Framing:
    """What `framing.toml` says; empty by default: actors are found in the corpus.

    actors: actors with a fixed name, their kind and further spellings or titles ('the Ukrainian president').
    ignore: names that are no actors here.
    report: the actors to show in figures; empty for the most mentioned ones.
    """

    actors: tuple[KnownActor, ...] = ()
    ignore: tuple[str, ...] = ()
    report: tuple[str, ...] = ()


_TOP_KEYS = frozenset({"actor", "ignore", "report"})
_ACTOR_KEYS = frozenset({"name", "kind", "aliases"})


def load_framing(path: Path | None) -> Framing:
    """The settings in a `framing.toml`; the defaults for None.

    Raises:
        ConfigError: the file is missing, is not TOML, or has keys or types that are not known.
    """
    if path is None:
        return Framing()
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"Cannot read {path}: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} is not valid TOML: {error}.") from error
    _known(content, _TOP_KEYS, str(path))
    actors = content.get("actor", [])
    if not isinstance(actors, list) or not all(isinstance(actor, dict) for actor in actors):
        raise ConfigError(f"{path}: write each actor as a table [[actor]] with a name.")
    return Framing(
        actors=tuple(_actor(actor, path) for actor in actors),
        ignore=_strings(content, "ignore", path),
        report=_strings(content, "report", path),
    )


def _actor(table: dict[str, Any], path: Path) -> KnownActor:
    where = f"{path}: [[actor]] {table.get('name', '')!r}"
    _known(table, _ACTOR_KEYS, where)
    name, kind = table.get("name"), table.get("kind")
    if not isinstance(name, str) or not name.strip():
        raise ConfigError(f"{where}: an actor needs a name in quotation marks.")
    if kind is not None and kind not in _KINDS:
        raise ConfigError(f"{where}: kind is {kind!r}; expected one of {', '.join(_KINDS)}.")
    return KnownActor(name=name, kind=kind, aliases=_strings(table, "aliases", path))


def _strings(table: dict[str, Any], key: str, path: Path) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ConfigError(f'{path}: {key} is {value!r}; expected a list of strings, such as {key} = ["…"].')
    return tuple(value)


def _known(table: dict[str, Any], keys: frozenset[str], where: str) -> None:
    if unknown := sorted(set(table) - keys):
        raise ConfigError(f"{where}: unknown key {unknown[0]!r}; there are {', '.join(sorted(keys))}.")
