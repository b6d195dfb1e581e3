"""What a run's record keeps of its results."""

import pandas as pd
import pytest

from analysis.running import outcome
from analysis.tables import SCORES


def test_the_period_is_the_first_and_the_last_day_that_is_known():
    published = pd.DataFrame({"published": ["2031-05-09T06:00", "", "2031-05-02", "in spring"]}, dtype="str")
    assert outcome.period(published) == ["2031-05-02", "2031-05-09"]
    assert outcome.period(published.iloc[[1, 3]]) == []


def test_the_headline_is_each_outlets_own_voice_and_no_interval_is_none():
    rows = [
        row("hedging", "Herald", "outlet", low=0.1, high=0.3),
        row("hedging", "Herald", "all"),
        row("named", "Courier", "outlet", low=float("nan"), high=float("nan")),
        row("portrayal", "Herald", "outlet", about="Marenko"),
        row("hedging_plain", "Herald", "outlet"),
    ]
    found = outcome.headline(SCORES.frame(rows))
    assert [(r["measure"], r["outlet"], r["low"]) for r in found] == [
        ("hedging", "Herald", 0.1),
        ("named", "Courier", None),
    ]
    assert found[0] == {
        "measure": "hedging", "outlet": "Herald", "score": 0.2, "low": 0.1, "high": 0.3, "articles": 5, "judged": 40,
        "enough": True,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("articles", "dropped", "undated", "line"),
    [
        (1, {}, 0, "read 1 article"),
        (
            1200,
            {"too short": 2, "unreadable": 1},
            3,
            "read 1,200 articles; dropped 3 (see DROPPED): 2 too short, 1 unreadable; "
            "3 without a date that could be read",
        ),
    ],
)
def test_a_line_tells_what_was_read_and_what_was_not(articles, dropped, undated, line):
    assert outcome.in_words({"rows": {"ARTICLES": articles}, "dropped": dropped, "undated": undated}) == line


def row(measure, outlet, voice, *, about="", low=0.0, high=1.0):
    values = dict.fromkeys(SCORES.names, 0.0) | {"unshared_judged": 0, "unshared_articles": 0}
    key = {"measure": measure, "outlet": outlet, "voice": voice, "about": about}
    return values | key | {"articles": 5, "judged": 40, "score": 0.2, "low": low, "high": high, "enough": True}
