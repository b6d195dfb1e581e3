"""How much hangs on one article, in numbers that can be had by hand."""

from itertools import combinations
from types import SimpleNamespace

import pandas as pd
import pytest

from analysis.comparison import scores, sensitivity
from analysis.parameters import Comparison
from analysis.tables import ARTICLES, DIFFERENCES, JUDGEMENTS

HOW = Comparison(draws=100, min_articles=2, min_judged=2)
SHARE = SimpleNamespace(name="hedging", by_about=False, by_voice=True, range=(0.0, 1.0))

# Herald: 1 of 3, 1 of 1, 1 of 2, together 3 of 6. Courier: 0 of 2, 1 of 2, together 1 of 4.
PAPERS = {"Herald": [[1, 0, 0], [1], [0, 1]], "Courier": [[0, 0], [1, 0]]}


def test_a_score_is_taken_again_without_each_article_in_turn():
    row = influence(PAPERS).loc["Herald", ""]
    # without the first 2 of 3, without the second 2 of 5, without the third 2 of 4
    assert (row["value"], row["articles"]) == (0.5, 3)
    assert (row["least"], row["least_without"]) == (pytest.approx(2 / 5), "Herald 1")
    assert (row["most"], row["most_without"]) == (pytest.approx(2 / 3), "Herald 0")


def test_a_difference_is_taken_again_without_each_article_of_either_outlet():
    row = influence(PAPERS).loc["Courier", "Herald"]
    # 1/4 - 3/6; without a Courier article 1/2 - 1/2 or 0 - 1/2; without a Herald one 1/4 - 2/3, 1/4 - 2/5 or 1/4 - 2/4
    assert (row["value"], row["articles"]) == (-0.25, 5)
    assert (row["least"], row["least_without"]) == (-0.5, "Courier 1")
    assert (row["most"], row["most_without"]) == (0.0, "Courier 0")
    assert not row["keeps_sign"]


def test_a_difference_that_no_single_article_makes_keeps_its_sign():
    row = influence({"Herald": [[1, 0], [1, 1], [0, 1]], "Courier": [[0, 0], [0, 0], [1, 0]]}).loc["Courier", "Herald"]
    # 1/6 - 4/6; at the nearest 1/4 - 4/6 or 1/6 - 2/4
    assert row["most"] == pytest.approx(-1 / 3) and row["keeps_sign"]


def test_a_score_of_one_article_has_no_row():
    assert influence({"Herald": [[1, 0]], "Courier": [[0], [1]]}).index.tolist() == [("Courier", "")]


def test_near_copies_within_an_outlet_are_left_out_together():
    judgements, articles = corpus({"Herald": [[1], [1], [0]]})
    articles.loc[:1, "copy_group"] = "Herald 0"
    row = influence_of(judgements, articles).loc["Herald", ""]
    assert (row["articles"], row["least"], row["least_without"]) == (2, 0.0, "Herald 0")


def test_a_near_copy_is_called_by_the_outlets_own_article():
    judgements, articles = corpus({"Herald": [[1], [0]], "Courier": [[1], [0]]})
    articles.loc[articles["article_id"].isin(["Herald 0", "Courier 0"]), "copy_group"] = "Courier 0"
    assert influence_of(judgements, articles).loc["Herald", ""]["least_without"] == "Herald 0"


def test_where_no_article_moves_a_score_least_and_most_are_the_score():
    row = influence({"Herald": [[0, 0], [0], [0, 0, 0]]}).loc["Herald", ""]
    assert row["least"] == row["most"] == row["value"] == 0.0
    assert not row["keeps_sign"]  # nothing lies on no side of zero


def test_shuffling_the_articles_changes_nothing():
    judgements, articles = corpus(PAPERS)
    pd.testing.assert_frame_equal(
        influence_of(judgements, articles),
        influence_of(judgements.sample(frac=1, random_state=1), articles.sample(frac=1, random_state=2)),
    )


def test_another_outlet_moves_no_row_of_the_others():
    one, other = influence(PAPERS), influence({**PAPERS, "Echo": [[1, 1], [0, 1]]})
    pd.testing.assert_frame_equal(one.sort_index(), other.loc[one.index].sort_index())


def test_leaving_out_one_of_many_moves_little():
    few, many = influence(PAPERS), influence({outlet: articles * 20 for outlet, articles in PAPERS.items()})
    for pair in (("Herald", ""), ("Courier", "Herald")):
        assert many.loc[pair, "value"] == pytest.approx(few.loc[pair, "value"])
        assert reach(many.loc[pair]) < reach(few.loc[pair]) / 10


def reach(row):
    return row["most"] - row["least"]


def influence(values):
    return influence_of(*corpus(values))


def influence_of(judgements, articles):
    found = sensitivity.influence(judgements, articles, [SHARE], pairs(judgements, articles))
    return found.set_index(["outlet", "other"])


def pairs(judgements, articles):
    """A row of DIFFERENCES for each two outlets of which an article can be left out."""
    scored = scores.by_outlet(judgements, articles, [SHARE], HOW)
    outlets = sorted(scored.loc[scored["articles"] > 1, "outlet"])
    rows = [
        {"measure": "hedging", "voice": "outlet", "about": "", "group": a, "other": b}
        for a, b in combinations(outlets, 2)
    ]
    numbers = [column.name for column in DIFFERENCES.columns if column.kind == "float"]
    return DIFFERENCES.frame(row | dict.fromkeys(numbers, 0.0) for row in rows)


def corpus(values):
    """JUDGEMENTS and ARTICLES of outlets, each a list of articles, each a list of values; named by outlet and place."""
    judged, read = [], []
    for outlet, articles in values.items():
        for place, numbers in enumerate(articles):
            name = {"article_id": f"{outlet} {place}", "outlet": outlet}
            read.append(dict.fromkeys(ARTICLES.names, "") | {"title_end": 0, "words": 1, "record": None} | name)
            blank = dict.fromkeys(JUDGEMENTS.names, "") | {"confidence": None, "cue_start": None, "cue_end": None}
            blank |= {"shared": False, "again": False}
            for number, value in enumerate(numbers):
                at = {"sentence": number, "start": number, "end": number + 1}
                judged.append(blank | name | at | {"measure": "hedging", "voice": "outlet", "value": float(value)})
    return JUDGEMENTS.frame(judged), ARTICLES.frame(read)
