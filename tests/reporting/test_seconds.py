"""Second opinions stand beside the trained reader's scores, and nowhere else."""

import re

import pytest
from newsroom import PORTRAYAL, build, facts, harbour

from analysis.reporting import page, seconds
from analysis.reporting.corpus import Corpus
from analysis.tables import SCORES


def score(measure, outlet, value, *, about="", voice="outlet", enough=True):
    row = {"measure": measure, "outlet": outlet, "voice": voice, "about": about, "articles": 4, "judged": 40}
    row |= {"score": value, "low": value, "high": value, "enough": enough}
    row |= {"unshared": value, "unshared_low": value, "unshared_high": value}
    return row | {"unshared_judged": 40, "unshared_articles": 4}


READ = [
    score("hedging", "Harbour Ledger", 0.4),
    score("hedging", "Kelmark Post", 0.2),
    score("hedging", "Vostrana Wire", 0.1),
    score("hedging", "Vostrana Wire", 0.9, voice="source"),
    score("quoted", "Kelmark Post", 0.5),
    score("portrayal", "Kelmark Post", -0.5, about="Dana Corvel", enough=False),
]
PLAIN = [
    score("hedging_plain", "Harbour Ledger", 0.3),
    score("hedging_plain", "Kelmark Post", 0.1),
    score("hedging_plain", "Vostrana Wire", 0.2),
    score("hedging_agreed", "Harbour Ledger", 0.25),
    score("hedging_agreed", "Kelmark Post", 0.1),
    score("hedging_agreed", "Vostrana Wire", 0.0),
    score("portrayal_plain", "Kelmark Post", -0.1, about="Dana Corvel", enough=False),
]


@pytest.fixture(scope="module")
def corpus(talks):
    return Corpus({**talks, "scores": SCORES.frame(READ + PLAIN)}, "reader")


def test_both_scores_of_an_outlets_own_voice_stand_side_by_side(corpus):
    found = [one for one in seconds.opinions(corpus, facts()) if one.label == "Hedging"]
    assert [(one.outlet, one.read, one.plain, one.agreed) for one in found] == [
        ("Harbour Ledger", "40\u00a0%", "30\u00a0%", "25\u00a0%"),
        ("Kelmark Post", "20\u00a0%", "10\u00a0%", "10\u00a0%"),
        ("Vostrana Wire", "10\u00a0%", "20\u00a0%", "0\u00a0%"),
    ]


def test_a_measure_without_a_second_opinion_is_left_out(corpus):
    assert {one.label for one in seconds.opinions(corpus, facts())} == {"Hedging", "Portrayal"}


def test_portrayal_is_told_by_actor_and_has_no_strict_score(corpus):
    (found,) = (one for one in seconds.opinions(corpus, facts()) if one.label == "Portrayal")
    assert (found.about, found.read, found.plain, found.agreed) == ("Dana Corvel", "−0.50", "−0.10", "–")
    assert found.thin


def test_pairs_of_outlets_are_counted_whose_order_both_share(corpus):
    # Ledger before Post and Ledger before Wire in both; Post before Wire in one alone.
    assert seconds.order(corpus, facts()).startswith("In 2 of 3 pairs of outlets")


def test_where_nothing_can_be_compared_nothing_is_said_of_the_order(corpus):
    assert seconds.order(corpus, facts(measures=(PORTRAYAL,))) == ""


def test_second_opinions_stand_in_the_method_and_nowhere_else(corpus):
    html = page.render(corpus.tables, facts(by="reader"))
    start, end = html.index('<h3 id="second">'), html.index("<h3>This run</h3>")
    assert "Strict: both" in html[start:end] and "30\u00a0%" in html[start:end]
    assert not re.search(r"\w_(plain|agreed)\b", html)


def test_a_text_that_the_plain_definitions_read_has_no_second_opinion():
    assert 'id="second"' not in page.render(build(harbour(1)), facts())
