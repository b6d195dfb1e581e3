"""One aggregation for all measures: laws, and numbers that can be had by hand."""

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from analysis.comparison import scores
from analysis.errors import ParameterError
from analysis.parameters import Comparison
from analysis.tables import ARTICLES, JUDGEMENTS

HOW = Comparison(draws=300, min_articles=3, min_judged=5)
SHARE = SimpleNamespace(name="hedging", by_about=False, by_voice=True, range=(0.0, 1.0))
FEELING = SimpleNamespace(name="portrayal", by_about=True, by_voice=True, range=(-1.0, 1.0))


def test_score_is_the_mean_of_the_values():
    table = score({"Herald": [[1, 0, 0], [1], [0, 1]]})
    assert table.loc["Herald", ["articles", "judged", "score"]].tolist() == [3, 6, 0.5]


def test_an_outlet_with_no_judgement_has_no_score_rather_than_zero():
    judgements, articles = corpus({"Herald": [[1], [0], [1]], "Courier": [[], [], []]})
    assert set(scores.by_outlet(judgements, articles, [SHARE], HOW)["outlet"]) == {"Herald"}


def test_shuffling_the_articles_changes_nothing():
    judgements, articles = corpus({"Herald": [[1, 0], [1], [0, 0]], "Courier": [[1], [1, 1], [0]]})
    shuffled = judgements.sample(frac=1, random_state=3), articles.sample(frac=1, random_state=4)
    for function in (scores.by_outlet, scores.differences):
        pd.testing.assert_frame_equal(
            function(judgements, articles, [SHARE], HOW), function(*shuffled, [SHARE], HOW), check_like=True
        )


def test_doubling_the_corpus_keeps_the_score_and_narrows_the_interval():
    values = [[1, 0, 0, 1], [1, 1], [0, 0, 0], [1], [0, 1]]
    once, twice = score({"Herald": values}), score({"Herald": values * 2})
    assert once.loc["Herald", "score"] == twice.loc["Herald", "score"]
    assert width(twice) < width(once)


def test_another_outlets_presence_moves_no_interval():
    herald = [[1, 0, 0, 1], [1, 1], [0, 0, 0]]
    alone, accompanied = score({"Herald": herald}), score({"Herald": herald, "Courier": [[1], [0], [1]]})
    assert alone.loc["Herald"].tolist() == accompanied.loc["Herald"].tolist()


def test_another_seed_moves_the_interval_and_not_the_score():
    judgements, articles = corpus({"Herald": [[1, 0, 0, 1], [1, 1], [0, 0, 0], [1, 0], [0, 1, 1]] * 3})
    one, other = (
        scores.by_outlet(judgements, articles, [SHARE], Comparison(seed=seed, draws=200)).iloc[0] for seed in (0, 1)
    )
    assert one["score"] == other["score"] and one["low"] != other["low"]


def test_one_article_has_a_score_but_no_interval_and_is_not_enough():
    row = score({"Herald": [[1, 0, 1, 1, 0, 1]]}).loc["Herald"]
    assert row["score"] == pytest.approx(4 / 6) and np.isnan(row["low"]) and not row["enough"]


@pytest.mark.parametrize(
    ("values", "enough"),
    [([[1, 1], [0, 0], [1]], True), ([[1, 1, 0], [0, 0, 1]], False), ([[1], [0], [1]], False)],
)
def test_enough_needs_the_declared_articles_and_judgements(values, enough):
    assert score({"Herald": values}).loc["Herald", "enough"] == enough


def test_only_outlets_with_enough_are_compared():
    judgements, articles = corpus(
        {"Herald": [[1, 1], [1], [1, 0]], "Courier": [[0, 0], [0], [0, 0]], "Echo": [[1, 0, 1, 0, 1, 0]]}
    )
    table = scores.differences(judgements, articles, [SHARE], HOW)
    assert table[["group", "other"]].to_numpy().tolist() == [["Courier", "Herald"]]
    assert table.iloc[0]["difference"] == pytest.approx(-0.8)


def test_q_is_benjamini_and_hochbergs():
    from analysis.tables import DIFFERENCES

    rows = [dict.fromkeys(DIFFERENCES.names, "") | NUMBERS | {"p": p} for p in (0.01, 0.04, 0.03, 0.5)]
    q = scores._with_q(DIFFERENCES.frame(rows))["q"]
    # by hand: sorted .01 .03 .04 .5 times 4/rank: .04 .06 .0533 .5, then the running minimum from the largest
    assert q.tolist() == pytest.approx([0.04, 0.16 / 3, 0.16 / 3, 0.5])


def test_outlets_that_do_not_differ_are_seldom_called_different():
    rng = np.random.default_rng(11)
    values = {name: [rng.integers(0, 2, size=10).tolist() for _ in range(8)] for name in "ABCDEF"}
    judgements, articles = corpus(values)
    assert (scores.differences(judgements, articles, [SHARE], HOW)["q"] > 0.05).all()


def test_each_actor_is_scored_apart_and_never_all_together():
    judgements, articles = corpus({"Herald": [[1, -1], [1, -1], [1, -1]]}, measure="portrayal")
    judgements["about"] = ["Marenko", "Corvel"] * 3
    table = scores.by_outlet(judgements, articles, [FEELING], HOW).set_index("about")["score"]
    assert table.to_dict() == {"Corvel": -1.0, "Marenko": 1.0}


def test_voices_are_scored_apart_and_together():
    judgements, articles = corpus({"Herald": [[1, 0], [1, 0], [1, 0]]})
    judgements["voice"] = ["source", "outlet"] * 3
    table = scores.by_outlet(judgements, articles, [SHARE], HOW).set_index("voice")["score"]
    assert table.to_dict() == {"all": 0.5, "outlet": 0.0, "source": 1.0}


def test_near_copies_within_an_outlet_are_one_unit():
    judgements, articles = corpus({"Herald": [[1, 1], [1, 1], [1, 1], [0, 0]]})
    articles.loc[:2, "copy_group"] = "copy-1"
    row = scores.by_outlet(judgements, articles, [SHARE], HOW).iloc[0]
    assert row["articles"] == 2 and row["judged"] == 8 and not row["enough"]


def test_what_hardly_ever_happens_is_not_compared():
    # one doubting verb in one article: shuffled labels would only tell long articles from short ones
    rare = {"Herald": [[0, 0, 0]] * 6, "Courier": [[0, 0]] * 5 + [[1, 0]]}
    judgements, articles = corpus(rare)
    assert scores.differences(judgements, articles, [SHARE], HOW).empty
    assert scores.by_outlet(judgements, articles, [SHARE], HOW)["enough"].all()


def test_what_the_outlet_chooses_is_scored_in_its_own_voice_alone():
    judgements, articles = corpus({"Herald": [[1, 0], [1, 0], [1, 0]]})
    judgements["voice"] = ["source", "outlet"] * 3
    choice = SimpleNamespace(name="hedging", by_about=False, by_voice=False, range=(0.0, 1.0))
    table = scores.by_outlet(judgements, articles, [choice], HOW)
    assert table[["voice", "judged", "score"]].to_numpy().tolist() == [["outlet", 3, 0.0]]


def test_equal_means_are_equal_whatever_rounding_does():
    judgements, articles = corpus({"Herald": [[0.1, 0.1, 0.1], [0.1], [0.1, 0.1]]}, measure="portrayal")
    judgements["about"] = "Marenko"
    row = scores.by_outlet(judgements, articles, [FEELING], HOW).iloc[0]
    assert row["high"] - row["low"] > 0.5


@pytest.mark.parametrize("wrong", [{"draws": 0}, {"min_articles": 1}, {"min_judged": 0}, {"seed": -1}])
def test_numbers_that_nothing_can_be_computed_with_are_refused(wrong):
    with pytest.raises(ParameterError, match="expected at least"):
        Comparison(**wrong)


NUMBERS = {"difference": 0.0, "low": 0.0, "high": 0.0, "p": 0.0, "q": np.nan}
NUMBERS |= dict.fromkeys(("unshared", "unshared_low", "unshared_high"), 0.0)


def corpus(values, measure="hedging"):
    """Judgements and articles from outlet → a list of articles, each a list of values."""
    judged, listed = [], []
    for outlet, articles in values.items():
        for number, article in enumerate(articles):
            name = f"{outlet}-{number}"
            listed.append(
                dict.fromkeys(ARTICLES.names, "")
                | {"article_id": name, "outlet": outlet, "title_end": 0, "words": 9, "record": None}
            )
            judged += [
                {"measure": measure, "article_id": name, "outlet": outlet, "sentence": at, "start": 0, "end": 1}
                | {"about": "", "voice": "outlet", "speaker": "", "value": float(value)}
                | {"cue_start": None, "cue_end": None, "confidence": np.nan, "shared": False, "again": False}
                for at, value in enumerate(article)
            ]
    return JUDGEMENTS.frame(judged), ARTICLES.frame(listed)


def score(values):
    judgements, articles = corpus(values)
    return scores.by_outlet(judgements, articles, [SHARE], HOW).set_index("outlet")


def width(table):
    return table.iloc[0]["high"] - table.iloc[0]["low"]
