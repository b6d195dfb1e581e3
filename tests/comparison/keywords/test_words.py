"""Which words an outlet uses more than the others; texts and names are invented."""

import pandas as pd
import pytest
from wordstock import HOW, tables

from analysis.comparison.keywords import concordance, vocabulary, words
from analysis.parameters import Comparison

PLACES = ("harbour", "bridge", "market", "school", "ferry", "mill")


def strait(*, post="protest", ledger="riot", each="Crowds saw the {word} near the {place} on day {n}, it was loud."):
    """Two outlets with six articles each, which differ in one word."""
    return [
        (f"{outlet}-{number}", outlet, each.format(word=word, place=place, n=number))
        for outlet, word in (("Kelmark Post", post), ("Strait Ledger", ledger))
        for number, place in enumerate(PLACES)
    ]


def found(stories, how=HOW):
    return words.by_outlet(*tables(stories), how)[0]


def terms(stories):
    return set(vocabulary.terms(*tables(stories))["term"])


def test_a_word_that_only_one_outlet_uses_in_every_article_stands_out():
    out = found(strait())
    assert set(out.loc[out["stands_out"], ["outlet", "term"]].itertuples(index=False, name=None)) == {
        ("Kelmark Post", "protest"),
        ("Strait Ledger", "riot"),
    }


def test_counts_are_those_of_the_text():
    row = found(strait(ledger="protest, a riot")).set_index(["outlet", "term"]).loc["Strait Ledger", "riot"]
    assert (row["count"], row["articles"], row["other_count"], row["other_articles"]) == (6, 6, 0, 0)
    assert row["rate"] == pytest.approx(10_000 * 6 / (6 * 8))  # crowds saw protest riot place day number loud


def test_where_outlets_use_the_same_words_none_stands_out():
    assert not found(strait(ledger="protest"))["stands_out"].any()


def test_a_word_of_one_article_is_its_topic():
    topic = ("Strait Ledger-x", "Strait Ledger", "Smugglers met. " * 3 + "Smugglers hid, smugglers ran, smugglers won.")
    assert "smugglers" not in set(found([*strait(), topic])["term"])


def test_one_article_per_outlet_is_listed_and_never_stands_out():
    text = "The {0} grew. The {0} spread. The {0} won. The {0} was over. It was no {1}, it was a {0}."
    words = (("a", "Kelmark Post", "protest", "riot"), ("b", "Strait Ledger", "riot", "protest"))
    out = found([(name, outlet, text.format(one, other)) for name, outlet, one, other in words])
    assert set(out["form"]) == {"protest", "riot"}
    assert not out["enough"].any() and not out["stands_out"].any() and out["chance"].isna().all()


def test_one_outlet_alone_has_nothing_to_differ_from():
    assert found(strait()[:6]).empty


def test_names_never_appear():
    each = "Crowds saw the {word} of [Marenko] near the {place} on day {n}, it was loud."
    assert not {"marenko"} & terms(strait(each=each))


def test_a_capital_within_a_sentence_makes_a_name_and_one_at_its_start_does_not():
    found = terms([("a", "Post", "Harbours close and the Fleet waits. Fleet officers met.")])
    assert "harbours" in found and "fleet" not in found


def test_what_is_quoted_is_no_word_of_the_outlet():
    stories = strait(each="Crowds came on day {n}, it was loud. “The {word} near the {place} goes on.”")
    out = found(stories)
    assert set(out.loc[out["term"].isin(["protest", "riot"]), "voice"]) == {"source"}
    assert out.loc[out["term"] == "protest", "stands_out"].all()


def test_a_phrase_is_found_and_covers_its_parts():
    out = found(strait(ledger="state of emergency"))
    assert "state of emergency" in set(out["form"]) and not {"state", "emergency"} & set(out["term"])


def test_a_phrase_does_not_cross_a_stop_or_a_voice():
    found = terms([("a", "Post", "Ships sail, ports close. Guards watch “quiet ferries leave” there.")])
    assert {"ships sail", "ports close"} <= found
    assert not {"sail ports", "close guards", "watch quiet", "leave there"} & found


def test_a_line_that_an_outlet_prints_again_counts_once():
    line = "Write to [Corvel] about this edition of 3 May."
    other = "Write to [Marenko] about this edition of 9 May."
    places = vocabulary.terms(*tables([("a", "Post", line), ("b", "Post", other), ("c", "Wire", other)]))
    assert list(places.loc[places["term"] == "edition", "article_id"]) == ["a", "c"]


@pytest.mark.parametrize(
    "line",
    [
        "Watch the video of the march above.",
        "See photos from the square below.",
        "This story has been updated with a reply from the ministry.",
        "Dana Corvel contributed reporting to this.",
        "Ilya Marenko contributed to this report.",
        "Update: the ministry has replied.",
    ],
)
def test_what_speaks_to_the_reader_about_the_page_does_not_count(line):
    assert not terms([("a", "Post", line)])


@pytest.mark.parametrize(
    "line", ["Watch towers burn along the coast.", "Follow the money, she wrote, and see harbours."]
)
def test_what_only_begins_alike_counts(line):
    assert terms([("a", "Post", line)])


def test_shared_copy_is_left_aside():
    copy = (
        "Dock workers in the northern ports walked out before dawn, and ferries to the islands stayed tied up while "
        "managers and union leaders argued behind closed doors about overtime, rest and broken cranes."
    )
    out = terms([("a", "Post", f"{copy} Rain fell."), ("b", "Wire", f"{copy} Snow fell.")])
    assert out == {"rain", "fell", "snow", "rain fell", "snow fell"}


def test_the_order_of_the_articles_changes_nothing():
    stories = strait()
    pd.testing.assert_frame_equal(found(stories), found(stories[::-1]))


def test_one_seed_one_result_and_another_seed_moves_nothing_but_chance():
    one, other = found(strait()), found(strait(), Comparison(seed=9, draws=200, min_articles=3, min_judged=5))
    pd.testing.assert_frame_equal(one, found(strait()))
    pd.testing.assert_frame_equal(one.drop(columns="chance"), other.drop(columns="chance"))


def test_what_outlets_are_called_changes_no_number():
    renamed = [(name, {"Kelmark Post": "Zephyr", "Strait Ledger": "Anchor"}[o], text) for name, o, text in strait()]
    one, other = (f.sort_values(["voice", "term"]).reset_index(drop=True) for f in (found(strait()), found(renamed)))
    pd.testing.assert_frame_equal(one[["term", "z", "clarity"]], other[["term", "z", "clarity"]])


def test_an_article_in_the_other_voice_alone_moves_nothing():
    quoted = ("x", "Vostrana Wire", "“Nobody asked us.”")
    own = found(strait()).query("voice == 'outlet'").reset_index(drop=True)
    pd.testing.assert_frame_equal(own, found([*strait(), quoted]).query("voice == 'outlet'").reset_index(drop=True))


def test_lines_show_the_term_in_its_paragraph_from_different_articles():
    stories = strait()
    made = tables(stories)
    out, places = words.by_outlet(*made, HOW)
    lines = concordance.lines(out, places, made[1])
    riot = lines[lines["term"] == "riot"]
    assert riot["article_id"].nunique() == len(riot) == concordance.MOST_LINES
    texts = {name: text for name, _, text in stories}
    assert all(texts[row.article_id].startswith(row.left + row.match + row.right) for row in riot.itertuples())
    assert set(riot["match"]) == {"riot"} and set(riot["left"]) == {"Crowds saw the "}


def test_a_long_paragraph_is_cut_between_words():
    text = "quiet " * 40 + "riot " + "streets " * 40 + "end."
    made = tables([("a", "Post", text), ("b", "Wire", "The riot grew. The riot spread.")])
    out, places = words.by_outlet(*made, HOW)
    line = concordance.lines(out.iloc[:0], places, made[1])
    assert line.empty
    shown = concordance._line({**places[places["term"] == "riot"].iloc[0].to_dict()}, {"a": text})
    assert shown["left"].startswith("… quiet ") and shown["right"].endswith(" streets …")
