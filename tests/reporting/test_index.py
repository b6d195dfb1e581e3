"""The list of runs is made from their records, and shows how headline scores moved."""

import json
import re

import pytest

from analysis.reporting import index, trends
from analysis.signals.measures import MEASURES

HEADLINE = [measure for measure in MEASURES if measure.name in ("hedging", "named")]


def test_every_run_is_listed_newest_first_and_a_failed_one_with_its_reason(tmp_path):
    leave(tmp_path, "monday", started="2031-05-05")
    leave(tmp_path, "tuesday", started="2031-05-06", status="failed", error="<b>The disk</b> is full.")
    html = written(tmp_path)
    assert html.index("tuesday") < html.index("monday")
    assert "&lt;b&gt;The disk&lt;/b&gt; is full." in html and "<b>The" not in html


def test_links_are_relative_and_lead_to_reports_that_are_there(tmp_path):
    leave(tmp_path, "a run #1", report=True)
    leave(tmp_path, "lost")
    assert re.findall(r'href="([^#"][^"]*)"', written(tmp_path)) == ["a%20run%20%231/report.html"]


def test_headline_scores_stand_with_their_intervals(tmp_path):
    leave(tmp_path, "monday", headline=[score(0.25), score(0.5, outlet="Courier", enough=False)])
    html = written(tmp_path)
    assert "25\u00a0% [15 to 35\u00a0%]" in html and "too thin to say (n 40)" in html


@pytest.mark.parametrize("record", [{}, {"corpus": None}, {"rows": None, "headline": None, "stages": None}])
def test_a_record_of_an_older_version_is_listed_with_what_it_has(tmp_path, record):
    leave(tmp_path, "old", bare=True, **record)
    assert "old" in written(tmp_path)


def test_runs_on_two_days_make_a_trend_and_one_day_makes_none():
    days = [run("2031-05-02", 0.3), run("2031-05-01", 0.2)]
    (found,) = trends.of(days, HEADLINE)
    assert [(line["day"], line["score"]) for line in found.lines] == [
        ("2031-05-01", "20\u00a0%"),
        ("2031-05-02", "30\u00a0%"),
    ]
    assert trends.of(days[:1], HEADLINE) == []


def test_of_two_runs_that_end_on_one_day_the_newest_counts():
    newest = run("2031-05-02", 0.9, started="2031-06-01")
    (found,) = trends.of([newest, run("2031-05-02", 0.3), run("2031-05-01", 0.2)], HEADLINE)
    assert [line["score"] for line in found.lines] == ["20\u00a0%", "90\u00a0%"]


def test_runs_without_dates_stand_at_the_day_they_were_made():
    undated = [run("", 0.3, started="2031-06-02T06:00"), run("", 0.2, started="2031-06-01T06:00")]
    (found,) = trends.of(undated, HEADLINE)
    assert [line["day"] for line in found.lines] == ["2031-06-01", "2031-06-02"] and not found.dated


def test_a_change_of_method_is_marked_and_other_news_are_not():
    same = [run("2031-05-02", 0.3), run("2031-05-01", 0.2)]
    assert trends.of(same, HEADLINE)[0].turns == 0
    assert trends.of([same[0] | {"environment": {"model_sha256": "new"}}, same[1]], HEADLINE)[0].turns == 1


def test_corpora_keep_apart():
    days = [run(f"2031-05-0{day}", 0.2, path=path) for day in (2, 1) for path in ("war", "strike")]
    assert [trend.name for trend in trends.of(days, HEADLINE)] == ["war", "strike"]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("news/2031-05-02", "news"),
        ("/srv/news/20310502", "news"),
        ("news-2031-05-02.csv", "news"),
        ("data/sample", "sample"),
        ("2031-05-02", "corpus"),
        ("/2031-05-02", "corpus"),
    ],
)
def test_a_day_in_a_corpus_name_is_no_part_of_it(path, name):
    assert trends.family({"corpus": {"path": path}}) == name


def test_an_outlet_that_comes_later_and_one_without_interval_are_drawn():
    late = run("2031-05-02", 0.3)
    late["headline"].append(score(0.5, outlet="Courier", low=None, high=None, enough=False))
    (found,) = trends.of([late, run("2031-05-01", 0.2)], HEADLINE)
    assert "Courier" in found.figure.svg and "nan" not in found.figure.svg
    assert "Hedging, Herald: 20\u00a0%, at last 30\u00a0%" in found.figure.alt


def test_the_index_is_safe_and_needs_no_network(tmp_path):
    for day in (1, 2):
        record = run(f"2031-05-0{day}", 0.2, path="</title><script>alert(1)</script>")
        record["headline"].append(score(0.1, outlet="<img src=x onerror=alert(1)>\u202e"))
        leave(tmp_path, f"run-{day}", **record)
    html = written(tmp_path)
    assert "<script" not in html and "<img" not in html and "\u202e" not in html
    assert set(re.findall(r"https?://[^\s\"<)]+", html)) == {"http://www.w3.org/2000/svg"}
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))


def test_the_same_records_give_the_same_bytes(tmp_path):
    for day in (1, 2):
        leave(tmp_path, f"run-{day}", **run(f"2031-05-0{day}", 0.2))
    assert written(tmp_path) == written(tmp_path)


def written(out):
    index.write(out)
    return (out / "index.html").read_text(encoding="utf-8")


def leave(out, name, *, report=False, bare=False, **record):
    (out / name).mkdir()
    base = {} if bare else {"status": "good", "started": "2031-05-05", "corpus": {"path": "news"}}
    (out / name / "manifest.json").write_text(json.dumps({"started": "2031-01-01"} | base | record))
    if report:
        (out / name / "report.html").write_text("")


def run(day, value, *, started="2031-05-09T06:00", path="news"):
    period = [day, day] if day else []
    return {
        "status": "good",
        "started": started,
        "corpus": {"path": path},
        "period": period,
        "headline": [score(value)],
    }


def score(value, *, outlet="Herald", measure="hedging", enough=True, **ends):
    numbers = {"score": value, "low": value - 0.1, "high": value + 0.1, "articles": 6, "judged": 40}
    return {"measure": measure, "outlet": outlet, "enough": enough} | numbers | ends
