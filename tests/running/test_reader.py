"""The trained reader in the chain: what a run does where its files are broken, missing, other ones, or not asked for.

The runs are processes of their own, since the folder of the reader is read when the program starts.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from analysis.language import reader
from analysis.parameters import Comparison
from analysis.running import manifest, steps
from analysis.signals import measures

SMALL = str(Path(__file__).parents[2] / "data" / "sample" / "courier")
NOTE = "The trained reader was wanted and could not be used."

needs_model = pytest.mark.skipif(bool(reader.missing()), reason="the trained reader's files are not here")


class Run(NamedTuple):
    """What a run left."""

    err: str
    record: dict[str, object]
    report: str

    @property
    def status(self):
        """How each stage went, by its name."""
        return {stage["name"]: stage["status"] for stage in self.record["stages"]}


def run(out, model, *options):
    name = f"run-{len(list(out.glob('run-*')))}"
    command = [sys.executable, "-m", "analysis.cli", "run", SMALL, "--out", str(out), "--name", name]
    found = subprocess.run(
        [*command, "-p", "draws", "200", *options],
        capture_output=True,
        text=True,
        env=os.environ | {"FRAMESCOPE_READER": str(model)},
    )
    assert found.returncode == 0, found.stderr
    record = json.loads((out / name / "manifest.json").read_text(encoding="utf-8"))
    return Run(found.stderr, record, (out / name / "report.html").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    """A copy of the reader's files."""
    return shutil.copytree(reader.FOLDER, tmp_path_factory.mktemp("model") / "model")


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    return tmp_path_factory.mktemp("reports")


@pytest.fixture(scope="module")
def trained(out, model):
    return run(out, model)


@pytest.fixture(scope="module")
def without(tmp_path_factory):
    """A run where the folder of the reader is not there."""
    return run(tmp_path_factory.mktemp("without"), "/no/such/folder")


@needs_model
def test_a_run_with_the_reader_says_so_and_warns_of_nothing(trained):
    assert trained.record["reader"] == {"by": "reader", "wanted": True, "why": ""}
    assert trained.err.startswith("01_load")
    assert NOTE not in trained.report
    assert "was read by the trained reader" in trained.report


def test_without_the_readers_files_the_run_says_so_at_its_start_in_its_record_and_in_its_report(without):
    assert without.err.startswith("The trained reader lacks")
    assert without.err.splitlines()[0].endswith("The plain definitions read instead.")
    assert without.record["reader"]["by"] == "plain" and without.record["reader"]["wanted"]
    assert "lacks" in without.record["reader"]["why"]
    assert NOTE in without.report and 'See <a href="#accuracy">' in without.report
    assert "was read by the plain definitions" in without.report


@needs_model
def test_a_file_in_which_one_byte_changed_is_not_used_and_what_it_read_before_is_read_again(
    out, model, trained, tmp_path
):
    broken = shutil.copytree(model, tmp_path / "model")
    changed = bytearray((broken / "words.onnx").read_bytes())
    changed[5000] ^= 1
    (broken / "words.onnx").write_bytes(changed)
    found = run(out, broken)
    assert found.err.startswith("The reader's file words.onnx has SHA-256 ")
    assert found.record["reader"]["by"] == "plain"
    assert NOTE in found.report
    assert found.status["02_annotate"] == "ran"


@needs_model
def test_whoever_does_not_ask_for_the_reader_is_not_warned_and_only_what_depends_on_it_runs(out, model, trained):
    found = run(out, model, "-p", "reader", "false")
    assert found.record["reader"] == {"by": "plain", "wanted": False, "why": ""}
    assert "definitions read instead" not in found.err and NOTE not in found.report
    assert "was not asked for" in found.report
    assert [name for name, how in found.status.items() if how == "skipped"] == ["01_load"]


@needs_model
def test_another_model_reads_again(out, model, trained, tmp_path):
    other = shutil.copytree(model, tmp_path / "model")
    settings = json.loads((other / reader.SETTINGS).read_text(encoding="utf-8"))
    settings["hedge_threshold"] = 0.99
    (other / reader.SETTINGS).write_text(json.dumps(settings), encoding="utf-8")
    assert run(out, other).status["02_annotate"] == "ran"


def test_the_readers_files_are_no_part_of_the_source(tmp_path, monkeypatch):
    package = tmp_path / "analysis"
    (package / "language" / "model").mkdir(parents=True)
    (package / "__init__.py").write_text("")
    monkeypatch.setattr(manifest, "_PACKAGE", package)
    before = manifest.source_hash()
    (package / "language" / "model" / "words.onnx").write_bytes(b"another")
    assert manifest.source_hash() == before
    (package / "language" / "words.py").write_text("changed = True")
    assert manifest.source_hash() != before


@needs_model
def test_tables_that_other_definitions_made_are_compared_anew(tmp_path):
    work = steps.open_articles(str(tmp_path), corpus=SMALL)
    how = Comparison(draws=100)
    steps.annotate(work, workers=1)
    trained = steps.all_tables(work, how)["scores"]
    steps.annotate(work, reader=False, workers=1)
    plain = steps.all_tables(work, how)["scores"]
    assert set(trained["measure"]) - set(plain["measure"]) == {measure.name for measure in measures.SECOND}
