"""What the report says about the run itself: nothing in it depends on the clock or on the machine."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

import pandas as pd

from analysis.language import quotations, reader
from analysis.language.parse import DEFAULT_MODEL
from analysis.parameters import Comparison, Framing, load_framing
from analysis.reporting.rows import rows
from analysis.running import manifest
from analysis.running.workspace import Workspace, find
from analysis.signals.measure import By, Measure
from analysis.signals.measures import MEASURES
from analysis.tables import ACTORS, ARTICLES

DEFINITIONS: Mapping[By, str] = {"reader": "the trained reader", "plain": "the plain definitions"}
_GONE = "When the text was read, its files were not here."  # they are now


@dataclass(frozen=True, kw_only=True)
class Accuracy:
    """How often a signal is right, as it was measured against people.

    figure: the measured number in words, 'F1 .79 [.74 to .83]'. on: what it was measured on. by: which definitions.
    """

    family: str
    what: str
    figure: str
    on: str
    by: By = "plain"


@dataclass(frozen=True, kw_only=True)
class Facts:
    """The run, as the report tells it.

    corpus: name of the corpus, as a person would say it. fingerprint: hash of inputs, parameters and code.
    by: which definitions read the text. reader_missing: why the trained reader, which was wanted, did not.
    reader: its settings. accuracy: of all definitions; see `accurate`.
    unbalanced: article_id → quotation marks without a partner.
    """

    corpus: str
    fingerprint: str
    version: str
    measures: tuple[Measure, ...]
    comparison: Comparison = field(default_factory=Comparison)
    parameters: Mapping[str, object] = field(default_factory=dict)
    packages: Mapping[str, str] = field(default_factory=dict)
    model: str = ""
    model_sha256: str = ""
    by: By = "plain"
    reader: Mapping[str, object] = field(default_factory=dict)
    reader_sha256: str = ""
    reader_missing: str = ""
    lexicons: Mapping[str, str] = field(default_factory=dict)
    unbalanced: Mapping[str, int] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    accuracy: tuple[Accuracy, ...] = ()

    def measure(self, name: str) -> Measure | None:
        """The measure of that name, if the run had it."""
        return next((measure for measure in self.measures if measure.name == name), None)

    def accurate(self, family: str = "") -> tuple[Accuracy, ...]:
        """How often a family's signal, or any, is right as the definitions that read this text have it."""
        return tuple(a for a in self.accuracy if a.by == self.by and family in ("", a.family))

    @property
    def costs(self) -> list[tuple[Accuracy, Accuracy]]:
        """What was measured both ways: by the plain definitions, by the trained reader."""
        trained = {(a.family, a.what, a.on): a for a in self.accuracy if a.by == "reader"}
        plain = [a for a in self.accuracy if a.by == "plain"]
        return [(a, trained[a.family, a.what, a.on]) for a in plain if (a.family, a.what, a.on) in trained]


def gather(work: Workspace, *, corpus: str, comparison: Comparison, config: str = "", title: str = "") -> Facts:
    """The facts of a run, from its folder and from what is installed here.

    The corpus is called by its title or by its file's name: where it lies on some machine is nobody's business.

    The fingerprint is a hash of all raw texts, the settings, the code and the versions: two reports with the same
    fingerprint say the same.
    """
    articles = work.read(ARTICLES)
    model = work.made_from("model") or DEFAULT_MODEL
    environment = manifest.environment(model)
    framing = load_framing(find(config) if config else None)
    read_by = work.made_from("reader")
    by: By = "reader" if read_by == "trained" else "plain"
    parameters = {**asdict(comparison), **asdict(framing), "read by": DEFINITIONS[by]}
    return Facts(
        corpus=title or find(corpus).resolve().name,
        fingerprint=manifest.digest(sorted(articles["raw_sha256"]), parameters, environment),
        version=environment["framescope"],
        measures=MEASURES,
        comparison=comparison,
        parameters={name: value for name, value in parameters.items() if value not in ((), "")},
        packages={"python": environment["python"], **environment["packages"]},
        model=model,
        model_sha256=environment["model_sha256"],
        by=by,
        reader=_reader_settings() if by == "reader" else {},
        reader_sha256=environment["reader_sha256"] if by == "reader" else "",
        reader_missing=environment["reader_missing"] or _GONE if read_by == "missing" else "",
        lexicons=environment["lexicons"],
        unbalanced=_unbalanced(articles),
        warnings=tuple(_warnings(framing, work)),
        accuracy=measured_accuracy(),
    )


def measured_accuracy() -> tuple[Accuracy, ...]:
    """How often each signal is right by each of the definitions, as measured last; `docs/accuracy.md` says how."""
    with (Path(__file__).parents[1] / "validation" / "measured.csv").open(encoding="utf-8", newline="") as file:
        return tuple(Accuracy(**row) for row in csv.DictReader(file))  # type: ignore[arg-type]


def _reader_settings() -> dict[str, object]:
    """The thresholds and the temperature; its files' hashes are told by the one of its settings."""
    if reader.missing():
        return {}
    return {name: value for name, value in reader.settings().items() if isinstance(value, (int, float))}


def _warnings(framing: Framing, work: Workspace) -> Iterator[str]:
    """Settings that came to nothing: a misspelt name must not go unnoticed."""
    known = set(work.read(ACTORS)["actor"])
    for name in framing.report:
        if name not in known:
            yield f"framing.toml asks to report '{name}', but no article mentions an actor of that name."


def _unbalanced(articles: pd.DataFrame) -> dict[str, int]:
    counts = {row.article_id: len(quotations.pair(row.text).unbalanced) for row in rows(articles)}
    return {article: count for article, count in counts.items() if count}
