"""The chain of notebooks: runs them in order, skips those whose inputs did not change, and keeps the record."""

from __future__ import annotations

import shutil
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from analysis import errors
from analysis.errors import FramescopeError, StageFailed
from analysis.language.parse import DEFAULT_MODEL, weights_hash
from analysis.parameters import Comparison, load_framing
from analysis.running import history, manifest, method, notebooks, outcome, workspace
from analysis.running.notebooks import Parameter, Value
from analysis.running.workspace import Workspace

Tell = Callable[[str], None]


@dataclass(frozen=True, kw_only=True)
class Stage:
    """A notebook of the chain, the stages whose tables it reads, and the rooms of the package it depends on.

    Rooms that the first two only use to show what they made are left out: a new chart colour reads no article again.
    """

    name: str
    reads: tuple[str, ...]
    rooms: tuple[str, ...]


_READING = ("corpus", "language", "signals", "running")
_SCORING = (*_READING, "comparison", "reporting")

STAGES = (
    Stage(name="01_load", reads=(), rooms=("corpus", "language", "running", "reporting")),
    Stage(name="02_annotate", reads=("01_load",), rooms=_READING),
    Stage(name="03_hedging", reads=("01_load", "02_annotate"), rooms=_SCORING),
    Stage(name="04_sourcing", reads=("01_load", "02_annotate"), rooms=_SCORING),
    Stage(name="05_portrayal", reads=("01_load", "02_annotate"), rooms=_SCORING),
    Stage(name="06_compare", reads=("01_load", "02_annotate"), rooms=_SCORING),
    Stage(name="07_report", reads=("01_load", "02_annotate", "06_compare"), rooms=(*_SCORING, "validation")),
)

_COMPARISON = frozenset(field.name for field in fields(Comparison))

# Where a run is written and how many share the work changes no result.
_WITHOUT_EFFECT = frozenset({"run", "workers", "cluster"})


class Result(NamedTuple):
    """A run that went well: its folder and its record."""

    folder: Path
    record: dict[str, Any]

    @property
    def report(self) -> Path:
        """The report."""
        return self.folder / "report.html"


def run(
    corpus: str,
    *,
    config: str = "",
    out: str = "reports",
    name: str = "",
    parameters: Mapping[str, Value] | None = None,
    timeout: int = 3600,
    tell: Tell = lambda line: None,
) -> Result:
    """Run the whole chain on a corpus into a new folder of `out`; `latest` moves there when all went well.

    timeout: seconds any one cell may take. tell: called with a line on what happens.

    Raises:
        UsageError: corpus, settings or a parameter are wrong; nothing was run.
        NothingToAnalyse: no article was left.
        StageFailed: a notebook raised; the executed notebook and the record are kept.
    """
    given = _checked(corpus, config, parameters or {})
    folder = history.new_run(Path(out), _corpus_name(corpus), name)
    record = _begin(corpus, config, given)
    manifest.write(folder, record)
    method.keep(folder, config)
    if record["reader"]["why"]:
        tell(f"{record['reader']['why']} The plain definitions read instead.")
    try:
        with _stoppable():
            _run_stages(folder, record, {"corpus": corpus, "config": config, **given}, timeout, tell)
    except BaseException as error:
        _end(folder, record, "failed", str(error) or type(error).__name__)
        raise
    _end(folder, record, "good")
    tell(outcome.in_words(record))
    history.point_to(folder)
    return Result(folder, record)


def settable() -> list[Parameter]:
    """The parameters of the notebooks that a user may set."""
    return notebooks.settable([_source(stage) for stage in STAGES])


def _checked(corpus: str, config: str, parameters: Mapping[str, Value]) -> dict[str, Value]:
    """Everything that can be wrong with the call is found here, before a folder is made or a kernel starts."""
    workspace.find(corpus)
    load_framing(workspace.find(config) if config else None)
    given = notebooks.checked(parameters, [_source(stage) for stage in STAGES])
    Comparison(**{name: int(value) for name, value in given.items() if name in _COMPARISON})
    weights_hash(_model(given))
    return given


def _corpus_name(corpus: str) -> str:
    path = workspace.find(corpus).resolve()
    return path.name if path.is_dir() else path.name.split(".")[0]


def _model(given: Mapping[str, Value]) -> str:
    return str(given.get("spacy_model", DEFAULT_MODEL))


def _source(stage: Stage) -> Path:
    return notebooks.folder() / f"{stage.name}.ipynb"


def _begin(corpus: str, config: str, given: Mapping[str, Value]) -> dict[str, Any]:
    files = workspace.file_hashes(workspace.find(corpus))
    environment = manifest.environment(_model(given))
    return {
        "status": "running",
        "started": datetime.now(UTC).isoformat(timespec="seconds"),
        "corpus": {"path": corpus, "sha256": workspace.combined(files), "files": files},
        "config": {"path": config, "sha256": workspace.fingerprint(workspace.find(config))} if config else None,
        "parameters": dict(given),
        "settings": {parameter.name: parameter.default for parameter in settable()} | dict(given),
        "environment": environment,
        "reader": _reader(bool(given.get("reader", True)), str(environment["reader_missing"])),
        "stages": [],
    }


def _reader(wanted: bool, missing: str) -> dict[str, Any]:
    """By which definitions the run reads, and why by the plain ones where the trained reader was wanted."""
    return {"by": "reader" if wanted and not missing else "plain", "wanted": wanted, "why": missing if wanted else ""}


def _run_stages(folder: Path, record: dict[str, Any], given: dict[str, Value], timeout: int, tell: Tell) -> None:
    from analysis.running.kernel import SharedKernel

    given = {"run": str(folder), **given}
    with SharedKernel() as kernel:
        for stage in STAGES:
            started = time.monotonic()
            key = _key(stage, record, given)
            done = _reuse(folder, stage, key)
            if done is None:
                tell(f"{stage.name} …")
                done = _execute(folder, stage, given, kernel, timeout)
            done = {"name": stage.name, "key": key, **done, "seconds": round(time.monotonic() - started, 2)}
            record["stages"].append(done)
            manifest.write(folder, record)
            tell(_line(done))
            if done["status"] == "failed":
                raise _error(stage, folder, done["error"])


def _line(done: Mapping[str, Any]) -> str:
    if done["status"] == "skipped":
        return f"{done['name']} skipped: nothing it depends on has changed since run {done['from']}"
    return f"{done['name']} {done['status']} after {done['seconds']:.1f} s"


def _key(stage: Stage, record: Mapping[str, Any], given: Mapping[str, Value]) -> str:
    """What the stage's result depends on: the notebook, the code, the versions, the parameters, the inputs."""
    source = _source(stage)
    declared = notebooks.parameters(source)
    values = {k: v for k, v in given.items() if k in declared and k not in _WITHOUT_EFFECT}
    before = [done for done in record["stages"] if done["name"] in stage.reads]
    inputs = {name: sha for done in before for name, sha in done["outputs"].items() if name.startswith("tables/")}
    environment = {k: v for k, v in record["environment"].items() if k not in {"source", "rooms", "lexicons"}}
    corpus, config = record["corpus"]["sha256"], (record["config"] or {}).get("sha256")
    return manifest.digest(
        source.read_text(encoding="utf-8"),
        manifest.source_hash(*stage.rooms),
        environment,
        values,
        corpus,
        config,
        inputs,
    )


def _reuse(folder: Path, stage: Stage, key: str) -> dict[str, Any] | None:
    """Copy the stage's outputs from an earlier run with the same key, if they are all still as they were."""
    for other, record in history.runs(folder.parent):
        for done in record.get("stages", []):
            if done.get("key") == key and done.get("status") != "failed" and _intact(other, done["outputs"]):
                for name in done["outputs"]:
                    (folder / name).parent.mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(other / name, folder / name)
                return {"status": "skipped", "from": other.name, "outputs": done["outputs"]}
    return None


def _intact(run_folder: Path, outputs: Mapping[str, str]) -> bool:
    try:
        return manifest.file_hashes(run_folder, outputs) == dict(outputs)
    except OSError:
        return False


def _execute(folder: Path, stage: Stage, given: Mapping[str, Value], kernel: Any, timeout: int) -> dict[str, Any]:
    """Run one notebook. Whether it went well is told by what is raised, never by what the saved notebook says."""
    from papermill.execute import execute_notebook

    source, target = _source(stage), folder / "notebooks" / f"{stage.name}.ipynb"
    target.parent.mkdir(exist_ok=True)
    declared = notebooks.parameters(source)
    before = _files(folder)
    outcome: dict[str, Any] = {"status": "ran"}
    try:
        execute_notebook(
            str(source),
            str(target),
            parameters={name: value for name, value in given.items() if name in declared},
            engine_name="framescope",
            progress_bar=False,
            shared=kernel,
            timeout=timeout,
            stderr_file=sys.stderr if sys.stderr.isatty() else None,
        )
    except Exception as error:  # noqa: BLE001 - recorded, then raised again by _run_stages as a named error
        outcome = {"status": "failed", "error": _reason(error)}
    written = [name for name, stamp in _files(folder).items() if before.get(name) != stamp]
    return outcome | {"outputs": manifest.file_hashes(folder, written)}


def _reason(error: Exception) -> dict[str, str]:
    kind, text = getattr(error, "ename", type(error).__name__), getattr(error, "evalue", str(error))
    return {"type": str(kind), "message": str(text).strip()}


def _error(stage: Stage, folder: Path, reason: Mapping[str, str]) -> FramescopeError:
    """The error a notebook raised, as itself where it is one of ours, so that its exit code survives the kernel."""
    kind = getattr(errors, reason["type"], None)
    if isinstance(kind, type) and issubclass(kind, FramescopeError):
        return kind(reason["message"])
    kept = folder / "notebooks" / f"{stage.name}.ipynb"
    return StageFailed(f"{stage.name} failed with {reason['type']}: {reason['message']} The notebook is kept: {kept}")


def _files(folder: Path) -> dict[str, tuple[int, int]]:
    files = {}
    for path in folder.rglob("*"):
        if path.is_file() and not path.name.startswith(".") and path.name != manifest.NAME:
            stat = path.stat()
            files[path.relative_to(folder).as_posix()] = (stat.st_mtime_ns, stat.st_size)
    return files


def _end(folder: Path, record: dict[str, Any], status: str, error: str = "") -> None:
    record["status"] = status
    record["finished"] = datetime.now(UTC).isoformat(timespec="seconds")
    if error:
        record["error"] = error
    manifest.write(folder, record)
    if status == "good":  # after a failure a table may be half written
        record.update(outcome.of(Workspace(folder)))
        manifest.write(folder, record)


@contextmanager
def _stoppable() -> Iterator[None]:
    """Turn SIGTERM into an exception, so that a run stopped by a scheduler ends its kernel and says so."""

    if threading.current_thread() is not threading.main_thread():  # only the main thread may handle signals
        yield
        return

    def stop(number: int, frame: object) -> None:
        raise StageFailed("The run was stopped from outside (SIGTERM).")

    previous = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, previous)
