"""Runs keep out of each other's way, and `latest` is never without a target."""

import json

import pytest

from analysis.errors import UsageError
from analysis.running import history


def test_two_runs_at_the_same_time_get_two_folders(tmp_path, monkeypatch):
    first, second = (history.new_run(tmp_path, "news") for _ in range(2))
    assert first != second and first.is_dir() and second.is_dir()


def test_a_name_that_is_taken_is_refused(tmp_path):
    history.new_run(tmp_path, "news", "monday")
    with pytest.raises(UsageError, match="monday"):
        history.new_run(tmp_path, "news", "monday")


@pytest.mark.parametrize("name", ["latest", "..", "a/b", "../escape"])
def test_a_name_that_is_no_plain_folder_is_refused(tmp_path, name):
    with pytest.raises(UsageError):
        history.new_run(tmp_path, "news", name)
    assert list(tmp_path.iterdir()) == []


def test_reports_cannot_be_written_into_a_file(tmp_path):
    (tmp_path / "reports").write_text("not a folder")
    with pytest.raises(UsageError, match="reports"):
        history.new_run(tmp_path / "reports", "news")


def test_latest_moves_to_the_run_it_is_told(tmp_path):
    for name in ("one", "two"):
        history.point_to(history.new_run(tmp_path, "news", name))
        assert (tmp_path / "latest").resolve() == (tmp_path / name).resolve()


def test_latest_does_not_overwrite_what_a_user_put_there(tmp_path):
    (tmp_path / "latest").mkdir()
    with pytest.raises(UsageError, match="no link"):
        history.point_to(history.new_run(tmp_path, "news", "one"))


def test_runs_are_listed_newest_first_and_broken_records_are_passed_over(tmp_path):
    for name, started in (("old", "2026-01-01"), ("new", "2026-02-01")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "manifest.json").write_text(json.dumps({"started": started}))
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "manifest.json").write_text("{")
    history.point_to(tmp_path / "old")
    assert [folder.name for folder, _ in history.runs(tmp_path)] == ["new", "old"]
    assert list(history.runs(tmp_path / "nowhere")) == []


def test_a_run_is_found_by_its_name_by_latest_and_by_its_folder(tmp_path):
    recorded(tmp_path, "one")
    history.point_to(tmp_path / "one")
    for name in ("one", "latest", str(tmp_path / "one")):
        assert history.find(name, tmp_path)[0] == (tmp_path / "one").resolve()


def test_a_run_that_is_not_there_is_answered_with_those_that_are(tmp_path):
    with pytest.raises(UsageError, match=r"none in .*framescope run"):
        history.find("monday", tmp_path)
    for number in range(15):
        recorded(tmp_path, f"run-{number:02d}", started=f"2031-05-{number + 1:02d}")
    with pytest.raises(UsageError, match=r"there are run-14, run-13, .*run-03 and 3 older ones"):
        history.find("monday", tmp_path)


def test_a_folder_that_is_no_run_is_said_to_be_none(tmp_path):
    with pytest.raises(UsageError, match="is no run"):
        history.find(str(tmp_path), tmp_path / "reports")


def test_a_run_without_results_is_refused_with_its_reason(tmp_path):
    recorded(tmp_path, "bad", status="failed", error="The disk is full.")
    with pytest.raises(UsageError, match="failed: The disk is full"):
        history.find_good("bad", tmp_path)


def recorded(out, name, **record):
    (out / name).mkdir()
    (out / name / "manifest.json").write_text(json.dumps({"status": "good"} | record))
