"""Whose words fill an outlet's articles: shares of words that can be worked out by hand."""

import math

import pandas as pd
import pytest

from analysis.comparison import profile
from analysis.parameters import Comparison
from analysis.tables import ACTORS, ARTICLES, VOICES

HOW = Comparison(seed=1, draws=200, min_articles=2, min_judged=10)


def test_each_word_counts_for_whoever_says_it():
    shares = parts(voices("a", own=60, Marenko=30, officials=10), articles("a"))
    assert shares["own"] == 0.6 and shares["person"] == 0.3 and shares["collective"] == 0.1
    assert sum(shares.values()) == pytest.approx(1)


def test_a_share_is_a_ratio_of_sums_and_no_mean_of_shares():
    shares = parts([*voices("a", own=90, Marenko=10), *voices("b", own=0, Marenko=300)], articles("a", "b"))
    assert shares["person"] == 310 / 400


def test_what_nobody_found_says_is_unknown_and_not_the_outlets():
    assert parts([*voices("a", own=5), stretch("a", 5, 15, "source", "", "")], articles("a"))["unknown"] == 0.75


def test_words_that_the_outlet_prints_again_count_once_and_shared_copy_has_its_own_share():
    rows = voices("a", own=50, Marenko=50)
    again = [row | {"again": True} for row in voices("b", own=50, Marenko=50)]
    shared = [row | {"shared": True} for row in voices("c", Marenko=100)]
    found = table([*rows, *again, *shared], articles("a", "b", "c")).set_index("part").loc["person"]
    assert (found["words"], found["share"], found["unshared"]) == (150, 0.75, 0.5)


def test_an_interval_needs_two_articles_and_holds_the_share():
    alone = table(voices("a", own=50, Marenko=50), articles("a")).set_index("part").loc["own"]
    assert math.isnan(alone["low"]) and not alone["enough"]
    two = table([*voices("a", own=50, Marenko=50), *voices("b", own=80, Marenko=20)], articles("a", "b"))
    own = two.set_index("part").loc["own"]
    assert own["low"] < own["share"] == 0.65 < own["high"] and own["enough"]


def test_the_order_of_articles_and_another_outlets_articles_change_no_share():
    rows = [*voices("a", own=50, Marenko=50), *voices("b", own=70, Marenko=30)]
    known = articles("a", "b")
    backwards = table(rows[::-1], known.iloc[::-1])
    pd.testing.assert_frame_equal(backwards, table(rows, known))
    more = pd.concat([known, articles("z", outlet="Post")], ignore_index=True)
    with_post = table([*rows, *voices("z", own=10, Marenko=90)], more)
    pd.testing.assert_frame_equal(with_post[with_post["outlet"] == "Ledger"], table(rows, known))


def test_sources_are_ordered_by_their_words_and_tell_who_else_reports_them():
    rows = [*voices("a", own=10, Marenko=30, Corvel=70), *voices("z", own=10, Marenko=5)]
    known = pd.concat([articles("a"), articles("z", outlet="Post")], ignore_index=True)
    found = profile.by_source(frame(rows), known, ACTORS_FRAME)
    assert list(found[["outlet", "source", "words", "share", "outlets"]].itertuples(index=False, name=None)) == [
        ("Ledger", "Corvel", 70, 0.7, 1),
        ("Ledger", "Marenko", 30, 0.3, 2),
        ("Post", "Marenko", 5, 1.0, 2),
    ]


def test_sources_that_are_no_known_actors_are_not_counted_as_one():
    found = profile.by_source(frame(voices("a", officials=50)), articles("a"), ACTORS_FRAME)
    assert found.empty


def test_four_sources_of_equal_share_are_four_and_as_even_as_can_be():
    row = concentrated(voices("a", Marenko=10, Corvel=10, Rydell=10, Brekker=10))
    assert row["entropy"] == pytest.approx(1) and row["effective"] == pytest.approx(4) and row["top_share"] == 0.25


def test_three_quarters_and_a_quarter_have_the_entropy_of_the_textbook():
    row = concentrated(voices("a", Marenko=75, Corvel=25))
    assert row["entropy"] == pytest.approx(0.8113, abs=1e-4)  # in bits, of one possible
    assert (row["top"], row["top_share"]) == ("Marenko", 0.75)


def test_one_source_alone_has_no_evenness():
    row = concentrated(voices("a", Marenko=75))
    assert math.isnan(row["entropy"]) and row["effective"] == pytest.approx(1) and row["sources"] == 1


def test_concentration_says_how_much_of_the_reported_words_it_knows_the_speaker_of():
    assert concentrated(voices("a", own=100, Marenko=30, officials=10))["traced"] == 0.75


ACTORS_FRAME = ACTORS.frame(
    {"actor": name, "kind": "person", "aliases": "", "articles": 1, "mentions": 1, "reported": True}
    for name in ("Marenko", "Corvel", "Rydell", "Brekker")
)


def parts(rows, known):
    found = table(rows, known)
    return dict(zip(found["part"], found["share"], strict=True))


def table(rows, known):
    return profile.by_part(frame(rows), known, HOW)


def concentrated(rows):
    return profile.concentration(frame(rows), articles("a"), ACTORS_FRAME, HOW).iloc[0]


def frame(rows):
    return VOICES.frame(rows)


def voices(article, **words):
    """Stretches of so many words each: the outlet's own, an actor's, or of 'officials'."""
    at, found = 0, []
    for who, number in words.items():
        voice, speaker = ("outlet", "") if who == "own" else ("source", who)
        kind = "" if who == "own" else "collective" if who == "officials" else "person"
        found.append(stretch(article, at, number, voice, speaker, kind))
        at += number
    return found


def stretch(article, at, number, voice, speaker, kind):
    return {
        "article_id": article,
        "start": at,
        "end": at + number,
        "voice": voice,
        "speaker": speaker,
        "source_kind": kind,
        "words": number,
        "shared": False,
        "again": False,
    }


def articles(*names, outlet="Ledger"):
    texts = {c.name: "" for c in ARTICLES.columns if c.kind == "text"}
    numbers = {c.name: None for c in ARTICLES.columns if c.kind == "int"}
    return ARTICLES.frame({**texts, **numbers, "article_id": name, "outlet": outlet} for name in names)
