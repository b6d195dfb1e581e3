"""The page on two runs tells the news from the method, from what the runs left behind."""

import hashlib
import json
import re
import shutil
from dataclasses import replace

import newsroom
import pytest
from newsroom import Story, harbour

from analysis import cli
from analysis.language import lexicon
from analysis.reporting import diffpage, diffwords, moved
from analysis.reporting.moved import Moved
from analysis.running import past
from analysis.signals.measures import MEASURES
from analysis.tables import ACTORS, ARTICLES, TABLES

HOSTILE = "</td><script>alert(1)</script> $x$ \u202egnp"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The same news by the same method twice, then by another word list; and other news by another method."""
    out = tmp_path_factory.mktemp("made")
    run(out, "one", harbour(8))
    shutil.copytree(out / "one", out / "again")
    run(out, "reread", [replace(story, hedges=()) for story in harbour(8)], lists={"hedges": "0" * 64})
    added = Story(outlet="Kelmark Post", title=HOSTILE, body="All may agree in the end.", hedges=["may"])
    run(out, "other", [*harbour(8)[1:], added], parameters={"seed": 3, "reader": False})
    return out


@pytest.fixture
def out(made, tmp_path):
    return shutil.copytree(made, tmp_path / "reports")


def test_the_same_news_by_the_same_method_moves_nothing(out):
    found = between(out, "one", "again")
    assert diffwords.verdict(found) == "Neither the news nor the method moved."
    assert found.moved.empty and found.rejudged.empty and not found.changes


def test_another_method_moves_scores_of_the_same_news(out):
    found = between(out, "one", "reread")
    assert diffwords.verdict(found) == "The method moved; the news did not."
    row = found.moved.iloc[0]
    assert (row["measure"], row["news"], row["change"]) == ("hedging", 0.0, pytest.approx(-0.5))
    assert row["anew"] == row["change"]
    assert "exact for these articles" in diffwords.told_apart(found)


def test_other_articles_move_scores_under_the_same_method(out):
    run(out, "more", [*harbour(8), Story(outlet="Kelmark Post", title="A late one", body="It may.", hedges=["may"])])
    found = between(out, "one", "more")
    assert diffwords.verdict(found) == "The news moved; the method did not."
    assert (
        diffwords.news(found) == "24 articles stand in both runs as they were; 1 added, none removed and none changed."
    )
    assert set(found.moved["outlet"]) == {"Kelmark Post"} and (found.moved["anew"].abs() < 1e-9).all()


def test_where_both_moved_the_way_to_tell_them_apart_is_told(out):
    found = between(out, "one", "other")
    assert diffwords.verdict(found) == "The news moved, and so did the method."
    first, second = diffwords.again(found, whole=False)
    assert first.startswith('framescope run "talks" -p seed 3 -p reader False --name one-again')
    assert second == "framescope diff one one-again"


def test_a_change_of_looks_alone_is_no_change_of_method(out):
    run(out, "prettier", harbour(8), rooms={"reporting": "new"})
    found = between(out, "one", "prettier")
    assert [change.reach for change in found.changes] == ["looks"] and not found.method


def test_a_difference_that_no_longer_stands_out_is_gone(out):
    claims = moved.claims(between(out, "one", "reread"))
    gone = [claim for claim in claims if claim.fate == "gone"]
    assert any("Harbour Ledger hedges more than Kelmark Post" in claim.text for claim in gone)
    assert all("not compared" in claim.after or "does not stand out" in claim.after for claim in gone)
    assert diffwords.counts(claims).endswith(f"{len(gone)} gone")


def test_a_passage_that_is_judged_otherwise_is_shown_with_both_judgements(out):
    flips = moved.flips(between(out, "one", "reread"), "hedging", most=3)
    assert [(flip.before, flip.after) for flip in flips] == [(1.0, 0.0)] * 3
    assert flips[0].judged == "Party 1 may agree on clause 0." and flips[0].outlet == "Harbour Ledger"


def test_an_actor_that_came_or_goes_by_another_name_is_told(out):
    one, other = (out / name / "tables" for name in ("one", "again"))
    actors = ACTORS.read(one)
    ACTORS.write(actors.assign(aliases=["Corvel", "Ilya Marenco"]), one)
    renamed = actors.assign(actor=["Dana Corvel", "Ilya Marenco"], aliases=["Corvel | the premier", "Ilya Marenko"])
    ACTORS.write(renamed, other)
    told = {person.name: person.what for person in moved.persons(between(out, "one", "again"))}
    assert told == {
        "Dana Corvel": "also found as the premier",
        "Ilya Marenco": "new; was called Ilya Marenko",
        "Ilya Marenko": "gone; now called Ilya Marenco",
    }


@pytest.mark.parametrize("pair", [("one", "again"), ("one", "reread"), ("one", "other")], ids="-".join)
def test_the_page_is_safe_and_whole(out, pair):
    html = page(out, *pair)
    assert "<script" not in html and "javascript:" not in html and "http-equiv" in html
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids)) and set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)
    assert set(re.findall(r"https?://[^\s\"<)]+", html)) <= {"http://www.w3.org/2000/svg"}
    assert not re.search(r' style="| on\w+="', html)


def test_the_page_links_the_two_reports_from_where_it_lies(out):
    (out / "one" / "report.html").write_text("")
    assert 'href="one/report.html"' in page(out, "one", "again")
    (out / "www").mkdir()
    at = out / "www" / "moved.html"
    assert 'href="../one/report.html"' in diffpage.between("one", "again", out=out, page=at).page.read_text("utf-8")


def test_text_of_articles_is_shown_as_text(out):
    html = page(out, "one", "other")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html and "\u202e" not in html


def test_the_command_prints_a_summary_and_last_the_page(out, capsys):
    assert cli.main(["diff", "one", "other", "--out", str(out)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "The news moved, and so did the method." in lines
    assert lines[-1] == str(out / "diff-one-other.html") and (out / "diff-one-other.html").exists()


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["one", "nowhere"], 2, "There is no run 'nowhere' in .*; there are .*one"),
        (["one", "failed"], 2, "failed has no results, its status is failed: The disk is full"),
        (["one", "bare"], 1, "The table ARTICLES is not in .*make it again: framescope run talks"),
        (["one", "older"], 1, "has no column 'raw_sha256'.*made by Framescope 0.0.9"),
        (["one", "again", "--page", "/no/such/folder/x.html"], 2, "Cannot write"),
    ],
)
def test_what_cannot_be_compared_is_said_in_words(out, capsys, words, code, message):
    for name, record in (("failed", {"status": "failed", "error": "The disk is full"}), ("bare", {})):
        (out / name).mkdir()
        (out / name / "manifest.json").write_text(json.dumps(recorded() | record))
    run(out, "older", harbour(2), framescope="0.0.9")
    articles = ARTICLES.read(out / "older" / "tables")
    articles.drop(columns="raw_sha256").to_parquet(out / "older" / "tables" / "articles.parquet")
    assert cli.main(["diff", *words, "--out", str(out)]) == code
    err = capsys.readouterr().err
    assert re.search(message, err), err


def between(out, before, after):
    return Moved(before=past.load(before, out), after=past.load(after, out), measures=MEASURES)


def page(out, before, after):
    return diffpage.between(before, after, out=out).page.read_text(encoding="utf-8")


def run(out, name, stories, **changes):
    """Leave a run behind as the chain does: its tables and its record."""
    frames = newsroom.build(stories)
    hashes = [hashlib.sha256(text.encode()).hexdigest() for text in frames["articles"]["text"]]
    frames["articles"]["raw_sha256"] = hashes
    for table in TABLES:
        table.write(frames[table.name.lower()], out / name / "tables")
    (out / name / "manifest.json").write_text(json.dumps(recorded(**changes)))


def recorded(*, parameters=None, lists=None, rooms=None, framescope="0.1.0"):
    settings = {"seed": 0, "reader": True} | (parameters or {})
    environment = {"framescope": framescope, "python": "3.11", "packages": {"spacy": "3.8"}, "model": "a_model"}
    environment |= {"lexicons": lexicon.hashes() | (lists or {}), "rooms": {"reporting": "old"} | (rooms or {})}
    return {
        "status": "good",
        "started": "2031-05-02T06:00:00+00:00",
        "corpus": {"path": "talks"},
        "config": None,
        "parameters": parameters or {},
        "settings": settings,
        "environment": environment,
        "reader": {"by": "reader"},
    }
