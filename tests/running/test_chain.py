"""The chain, run for real on the sample corpus: what it leaves, what it skips, how it fails."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import papermill
import pytest

from analysis import cli
from analysis.errors import ModelError, NothingToAnalyse, ParameterError, StageFailed, UsageError
from analysis.running import chain, notebooks, workspace
from analysis.signals.measures import MEASURES, SECOND
from analysis.tables import ARTICLES, DIFFERENCES, SCORES, TABLES

SAMPLE = str(Path(__file__).parents[2] / "data" / "sample")
SMALL = str(Path(SAMPLE) / "courier")
FEW = {"draws": 200}
POOLED = FEW | {"workers": 2}


@pytest.fixture(scope="module")
def first(sample_run):
    return sample_run


@pytest.fixture(scope="module")
def out(first):
    return first.folder.parent


@pytest.fixture(scope="module")
def second(out, first):
    return chain.run(SAMPLE, out=str(out), name="second", parameters=FEW)


def test_a_run_leaves_report_tables_figures_notebooks_and_record(first):
    names = {path.relative_to(first.folder).as_posix() for path in first.folder.rglob("*") if path.is_file()}
    assert {"report.html", "manifest.json"} <= names
    assert {f"tables/{table.name.lower()}.parquet" for table in TABLES} <= names
    assert {f"tables/{table.name.lower()}.csv" for table in TABLES if table.csv} <= names
    assert {f"notebooks/{stage.name}.ipynb" for stage in chain.STAGES} <= names
    assert {name.removesuffix(".svg") for name in names if name.endswith(".svg")} <= {
        name.removesuffix(".csv") for name in names if name.endswith(".csv")
    }


def test_the_report_is_no_larger_than_can_be_mailed(first):
    """1.5 MB for twenty articles, 10 kB for each further one that is shown whole, 6 MB however many there are."""
    articles = first.record["rows"]["ARTICLES"]
    assert first.report.stat().st_size < min(1_500_000 + 10_000 * max(0, articles - 20), 6_000_000)


def test_the_record_says_what_went_in_and_what_came_out(first):
    record = json.loads((first.folder / "manifest.json").read_text(encoding="utf-8"))
    assert record["status"] == "good" and record["parameters"] == POOLED
    assert len(record["corpus"]["sha256"]) == len(record["environment"]["model_sha256"]) == 64
    assert record["rows"]["ARTICLES"] >= 25 and sum(record["dropped"].values()) == record["rows"]["DROPPED"]
    assert [stage["status"] for stage in record["stages"]] == ["ran"] * len(chain.STAGES)


def test_second_opinions_are_scored_and_never_compared(first):
    tables = first.folder / "tables"
    scored, compared = set(SCORES.read(tables)["measure"]), set(DIFFERENCES.read(tables)["measure"])
    seconds = {measure.name for measure in SECOND} if first.record["reader"]["by"] == "reader" else set()
    assert scored - {measure.name for measure in MEASURES} == seconds
    assert compared and not compared & seconds


def test_stages_whose_inputs_did_not_change_are_skipped(first, second):
    assert {(stage["status"], stage["from"]) for stage in second.record["stages"]} == {("skipped", "first")}


def test_a_skipped_run_is_as_complete_as_the_one_it_copies(first, second):
    assert contents(first.folder) == contents(second.folder)


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    return chain.run(SMALL, out=str(tmp_path_factory.mktemp("small")), name="small", parameters=FEW)


def test_the_same_input_and_seed_give_the_same_bytes(small, tmp_path):
    again = chain.run(SMALL, out=str(tmp_path), name="elsewhere", parameters=FEW)
    assert {stage["status"] for stage in again.record["stages"]} == {"ran"}
    assert results(again.folder) == results(small.folder)


def test_another_parameter_runs_only_what_depends_on_it(small):
    other = chain.run(SMALL, out=str(small.folder.parent), name="other-seed", parameters=FEW | {"seed": 1})
    status = {stage["name"]: stage["status"] for stage in other.record["stages"]}
    assert [name for name, how in status.items() if how == "skipped"] == ["01_load", "02_annotate"]


def test_outputs_that_were_tampered_with_are_not_reused(small, tmp_path):
    copy = tmp_path / "reports"
    shutil.copytree(small.folder, copy / "small")
    with (copy / "small" / "tables" / "articles.csv").open("a") as file:
        file.write("forged\n")
    again = chain.run(SMALL, out=str(copy), parameters=FEW)
    assert [stage["status"] for stage in again.record["stages"]] == ["ran", *["skipped"] * (len(chain.STAGES) - 1)]


def test_latest_points_to_the_last_good_run(out, first, second):
    assert (out / "latest").resolve() == second.folder.resolve()


IMPORTED = """
import sys, json
cells = [c["source"] for c in json.load(open(sys.argv[1]))["cells"] if c["cell_type"] == "code"]
lines = [line.strip() for cell in cells for line in cell]
exec("\\n".join(line for line in lines if line.startswith(("import ", "from "))))
parts = [name.split(".") for name in sys.modules if name.startswith("analysis.")]
print(*sorted({part[1] for part in parts if len(part) > 2}))
"""


@pytest.mark.parametrize("stage", chain.STAGES[2:], ids=lambda stage: stage.name)
def test_a_stage_knows_every_room_that_it_depends_on(stage):
    book = str(notebooks.folder() / f"{stage.name}.ipynb")
    out = subprocess.run([sys.executable, "-c", IMPORTED, book], capture_output=True, text=True, check=True).stdout
    assert {"running"} <= set(out.split()) <= set(stage.rooms)


def test_a_file_that_is_read_through_a_link_or_beside_the_corpus_counts_as_input(tmp_path):
    corpus, elsewhere = tmp_path / "corpus", tmp_path / "elsewhere"
    corpus.mkdir()
    elsewhere.mkdir()
    (corpus / "today").symlink_to(elsewhere)
    (elsewhere / "story.txt").write_text("Rain fell.")
    (tmp_path / "one.txt").write_text("Rain fell.")
    before = workspace.fingerprint(corpus), workspace.fingerprint(tmp_path / "one.txt")
    (elsewhere / "more.txt").write_text("More rain fell.")
    (tmp_path / "articles.csv").write_text("file,outlet\none.txt,Herald\n")
    after = workspace.fingerprint(corpus), workspace.fingerprint(tmp_path / "one.txt")
    assert before[0] != after[0] and before[1] != after[1]


def test_a_notebook_run_alone_on_another_corpus_reads_that_corpus(tmp_path):
    for corpus in ("courier", "bell"):
        given = {"run": str(tmp_path / "run"), "corpus": str(Path(SAMPLE) / corpus)}
        papermill.execute_notebook(notebooks.folder() / "02_annotate.ipynb", None, parameters=given, progress_bar=False)
    files = ARTICLES.read(tmp_path / "run" / "tables")["source_file"]
    assert "0507-court.txt" in set(files) and not files.str.contains("lanner").any()


def test_a_failing_notebook_is_kept_and_latest_does_not_move(tmp_path, monkeypatch):
    books = tmp_path / "notebooks"
    shutil.copytree(notebooks.folder(), books)
    book = nbformat.read(books / "03_hedging.ipynb", as_version=4)
    book.cells[2].source += "\nraise ValueError('the word list is empty')"
    nbformat.write(book, books / "03_hedging.ipynb")
    monkeypatch.setattr(notebooks, "folder", lambda: books)
    out = tmp_path / "reports"
    with pytest.raises(StageFailed, match=r"03_hedging failed with ValueError: the word list is empty"):
        chain.run(SMALL, out=str(out), name="bad", parameters=FEW)
    record = json.loads((out / "bad" / "manifest.json").read_text(encoding="utf-8"))
    assert record["status"] == "failed" and record["stages"][-1]["status"] == "failed"
    assert "the word list is empty" in (out / "bad" / "notebooks" / "03_hedging.ipynb").read_text(encoding="utf-8")
    assert not (out / "latest").exists()


def test_a_cell_that_hangs_ends_the_run(tmp_path, monkeypatch):
    books = tmp_path / "notebooks"
    shutil.copytree(notebooks.folder(), books)
    book = nbformat.read(books / "01_load.ipynb", as_version=4)
    book.cells[2].source = "import time\ntime.sleep(60)"
    nbformat.write(book, books / "01_load.ipynb")
    monkeypatch.setattr(notebooks, "folder", lambda: books)
    with pytest.raises(StageFailed, match="01_load failed with CellTimeoutError"):
        chain.run(SMALL, out=str(tmp_path / "reports"), timeout=1)


def test_nothing_to_analyse_is_told_by_the_exit_code(tmp_path, capsys):
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "stub.txt").write_text("Too short.")
    assert cli.main(["run", str(tmp_path / "corpus"), "--out", str(tmp_path / "reports"), "--quiet"]) == 3
    said = capsys.readouterr().err
    assert "dropped: 1 too short. The first, stub.txt: " in said
    with pytest.raises(NothingToAnalyse):
        chain.run(str(tmp_path / "corpus"), out=str(tmp_path / "reports"))


def test_a_feed_that_cannot_be_read_is_no_quiet_day(tmp_path, capsys):
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "README.md").write_text("What the feed writes.")
    (tmp_path / "corpus" / "feed.jsonl").write_text("<html>502 Bad Gateway</html>\n")
    command = ["run", str(tmp_path / "corpus"), "--out", str(tmp_path / "reports"), "--quiet"]
    assert cli.main(command) == 1
    assert "dropped: 2 unreadable." in capsys.readouterr().err
    (tmp_path / "corpus" / "feed.jsonl").unlink()
    assert cli.main(command) == 3


@pytest.mark.parametrize("name", ["05_portrayal", "07_report"])
def test_a_notebook_runs_alone_and_makes_what_it_needs(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    given = {"run": "alone", "corpus": SMALL, "draws": 100}
    papermill.execute_notebook(notebooks.folder() / f"{name}.ipynb", "out.ipynb", parameters=given, progress_bar=False)
    assert (tmp_path / "alone" / "tables" / "judgements.parquet").exists()
    assert (tmp_path / "alone" / "report.html").exists() == (name == "07_report")


def test_a_run_that_is_stopped_says_so_and_leaves_no_kernel_behind(tmp_path):
    command = [sys.executable, "-m", "analysis.cli", "run", SMALL, "--out", str(tmp_path), "--name", "stopped"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=Path(SAMPLE).parents[1])
    assert process.stderr is not None
    assert any("01_load" in line for line in iter(process.stderr.readline, ""))
    process.terminate()
    _, err = process.communicate(timeout=60)
    assert process.returncode == 1 and "stopped from outside" in err
    record = json.loads((tmp_path / "stopped" / "manifest.json").read_text(encoding="utf-8"))
    assert record["status"] == "failed" and not (tmp_path / "latest").exists()


@pytest.mark.parametrize(
    ("call", "error"),
    [
        ({"corpus": "no/such/folder"}, UsageError),
        ({"corpus": SAMPLE, "config": "no-such.toml"}, UsageError),
        ({"corpus": SAMPLE, "parameters": {"sede": 1}}, ParameterError),
        ({"corpus": SAMPLE, "parameters": {"seed": "one"}}, ParameterError),
        ({"corpus": SAMPLE, "parameters": {"draws": "0"}}, ParameterError),
        ({"corpus": SAMPLE, "parameters": {"spacy_model": "en_no_such_model"}}, ModelError),
    ],
)
def test_a_wrong_call_runs_nothing(tmp_path, call, error):
    with pytest.raises(error):
        chain.run(**call, out=str(tmp_path / "reports"))
    assert not (tmp_path / "reports").exists()


def contents(folder):
    """Every file of a run but its record, by name."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "manifest.json"
    }


def results(folder):
    """Tables, figures and the report, by name."""
    return {name: data for name, data in contents(folder).items() if not name.startswith("notebooks/")}
