"""`framescope open` prints where the report lies, and shows it where there is a display."""

import json
import webbrowser

import pytest

from analysis import cli
from analysis.running import display, history

pytestmark = pytest.mark.usefixtures("desk")


@pytest.fixture
def desk(monkeypatch):
    """A machine with a display, whose browser notes what it is asked to show."""
    asked = []
    monkeypatch.setattr(webbrowser, "open", lambda address: asked.append(address) or True)
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("WAYLAND_DISPLAY", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    return asked


def test_the_latest_report_is_printed_and_shown(tmp_path, capsys, desk):
    leave(tmp_path, "monday")
    history.point_to(leave(tmp_path, "tuesday"))
    assert cli.main(["open", "--out", str(tmp_path)]) == 0
    path = (tmp_path / "tuesday" / "report.html").resolve()
    captured = capsys.readouterr()
    assert captured.out == f"{path}\n" and captured.err == "" and desk == [path.as_uri()]


def test_without_a_display_the_path_is_printed_and_nothing_is_started(tmp_path, capsys, desk, monkeypatch):
    monkeypatch.delenv("DISPLAY")
    leave(tmp_path, "monday")
    assert cli.main(["open", "monday", "--out", str(tmp_path)]) == 0
    captured = capsys.readouterr()
    assert captured.out.strip().endswith("monday/report.html") and "no browser" in captured.err and desk == []


def test_a_browser_that_cannot_be_started_is_no_display(tmp_path, monkeypatch):
    monkeypatch.setattr(webbrowser, "open", lambda address: False)
    assert not display.shown(tmp_path)


def test_where_no_run_went_well_that_is_said(tmp_path, capsys):
    leave(tmp_path, "monday", status="failed")
    assert cli.main(["open", "--out", str(tmp_path)]) == 2
    assert "has gone well yet; there are monday" in capsys.readouterr().err


def test_a_run_that_left_no_report_says_how_it_ended(tmp_path, capsys):
    leave(tmp_path, "monday", status="failed").joinpath("report.html").unlink()
    assert cli.main(["open", "monday", "--out", str(tmp_path)]) == 2
    assert "left no report, its status is failed" in capsys.readouterr().err


def leave(out, name, status="good"):
    folder = out / name
    folder.mkdir()
    (folder / "report.html").write_text("")
    (folder / "manifest.json").write_text(json.dumps({"status": status}))
    return folder
