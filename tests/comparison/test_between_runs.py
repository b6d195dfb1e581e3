"""What moved between two runs, in numbers that can be had by hand."""

import math

import pandas as pd
import pytest

from analysis.comparison import between_runs
from analysis.comparison.between_runs import Read


def test_articles_are_the_same_changed_added_or_removed_by_their_raw_text():
    before = articles(a="one", b="two", c="three")
    after = articles(b="two", c="three, corrected", d="four")
    found = between_runs.matched(before, after)
    assert dict(zip(found["fate"], found["after_id"] + "<" + found["before_id"], strict=True)) == {
        "same": "b<b",
        "changed": "c<c",
        "added": "d<",
        "removed": "<a",
    }


def test_an_article_that_moved_to_another_file_is_the_same():
    found = between_runs.matched(articles(old_name="one"), articles(new_name="one"))
    assert found[["fate", "before_id", "after_id"]].to_numpy().tolist() == [["same", "old_name", "new_name"]]


def test_an_article_that_another_outlet_is_said_to_have_published_is_changed():
    before, after = articles(a="x"), articles(a="x").assign(outlet="Another")
    assert list(between_runs.matched(before, after)["fate"]) == ["changed"]


def test_two_articles_with_one_text_are_paired_once_each():
    found = between_runs.matched(articles(a="one", b="one"), articles(c="one"))
    assert sorted(found["fate"]) == ["removed", "same"]


def test_the_same_raw_text_cleaned_otherwise_is_marked():
    after = articles(a="one", b="two").assign(text=["One.", "cleaned otherwise"])
    found = between_runs.matched(articles(a="one", b="two").assign(text=["One.", "Two."]), after)
    assert found["cleaned"].tolist() == [False, True]


def test_with_other_articles_and_the_same_method_all_of_a_change_is_the_news():
    # before 1/2 and 0/2, together 1/4; after 0/2 and 2/2, together 2/4
    row = moved({"a": [1, 0], "b": [0, 0]}, {"b": [0, 0], "c": [1, 1]})
    assert (row["change"], row["news"], row["anew"]) == (0.25, 0.25, 0.0)


def test_with_the_same_articles_and_another_method_none_of_it_is():
    row = moved({"a": [1, 0], "b": [0, 0]}, {"a": [1, 1], "b": [0, 0]})
    assert (row["change"], row["news"], row["anew"]) == (0.25, 0.0, 0.25)


def test_where_both_moved_the_change_is_cut_in_two():
    # before: a 1/2, b 0/2, together 1/4. After: b read anew 1/2, c 2/2, together 3/4.
    # without a 0/2: -1/4; b read anew 1/2: +1/2; with c 3/4: +1/4
    row = moved({"a": [1, 0], "b": [0, 0]}, {"b": [1, 0], "c": [1, 1]})
    assert (row["change"], row["news"], row["anew"]) == (0.5, 0.0, 0.5)


def test_runs_without_a_common_article_cannot_be_cut():
    row = moved({"a": [1, 0]}, {"c": [1, 1]})
    assert row["change"] == 0.5 and math.isnan(row["news"]) and math.isnan(row["anew"])


def test_a_score_that_only_one_run_has_has_no_change():
    found = between_runs.moves(read({"a": [1]}), read({"a": [1]}, outlet="Courier"), matches(["a"], ["a"]))
    assert found["change"].isna().all() and len(found) == 2


def test_an_article_that_moved_to_another_file_counts_as_the_same():
    before, after = read({"old": [1, 0], "b": [0]}), read({"new": [1, 0], "b": [1]})
    row = between_runs.moves(before, after, between_runs.matched(before.articles, after.articles)).iloc[0]
    assert (row["news"], row["anew"]) == (0.0, pytest.approx(1 / 3))


def test_all_voices_and_all_actors_are_cut_as_they_were_scored():
    before, after = read({"a": [1, 0]}), read({"a": [1, 1]})
    for run in (before, after):
        run.judgements["voice"] = ["outlet", "source"]
        run.judgements["about"] = "person"
        run.scores["voice"] = "all"
    row = between_runs.moves(before, after, between_runs.matched(before.articles, after.articles)).iloc[0]
    assert (row["change"], row["anew"]) == (0.5, 0.5)


def test_a_change_between_runs_of_the_same_judgements_has_no_width():
    row = moved({"a": [1, 0], "b": [0, 0]}, {"a": [1, 0], "b": [0, 0]})
    assert (row["change"], row["change_low"], row["change_high"]) == pytest.approx((0, 0, 0))


def test_a_change_between_runs_without_a_common_article_is_as_wide_as_of_two_outlets():
    row = moved({"a": [1, 0], "b": [0, 0]}, {"c": [1, 0], "d": [1, 1]})
    # both scores reach 0.1 to either side: the root of 0.1² + 0.1²
    assert row["change_high"] - row["change"] == pytest.approx(0.02**0.5)


def test_a_change_that_rests_on_too_little_has_no_interval():
    before, after = read({"a": [1, 0]}), read({"b": [1, 1]})
    after.scores["enough"] = False
    row = between_runs.moves(before, after, between_runs.matched(before.articles, after.articles)).iloc[0]
    assert row["change"] == 0.5 and math.isnan(row["change_low"])


def test_what_is_judged_differently_is_found_by_its_place():
    before, after = read({"a": [1, 0], "b": [0, 0]}), read({"a": [1, 1], "b": [0]})
    found = between_runs.rejudged(before, after, between_runs.matched(before.articles, after.articles))
    rows = found[["article_id", "start", "before", "after"]].fillna(-1).to_numpy().tolist()
    assert rows == [["a", 10, 0.0, 1.0], ["b", 10, 0.0, -1.0]]


def test_articles_that_only_one_run_has_are_not_judged_differently():
    before, after = read({"a": [1], "b": [1]}), read({"b": [1], "c": [0]})
    assert between_runs.rejudged(before, after, between_runs.matched(before.articles, after.articles)).empty


def moved(before, after):
    one, other = read(before), read(after)
    return between_runs.moves(one, other, between_runs.matched(one.articles, other.articles)).iloc[0]


def matches(before, after):
    return between_runs.matched(articles(**{a: a for a in before}), articles(**{b: b for b in after}))


def articles(**texts):
    rows = [{"article_id": name, "raw_sha256": text, "text": text} for name, text in texts.items()]
    return pd.DataFrame(rows).assign(outlet="Herald", title="", published="")


def read(values, outlet="Herald"):
    """What a run read and made of it, from article → values; the articles old and new have one text."""
    texts = {name: "moved" if name in ("old", "new") else name for name in values}
    rows = [
        {"measure": "hedging", "voice": "outlet", "about": "", "outlet": outlet, "article_id": name, "value": value}
        | {"start": 10 * place, "end": 10 * place + 5}
        for name, numbers in values.items()
        for place, value in enumerate(numbers)
    ]
    judgements = pd.DataFrame(rows).astype({"value": float})
    score = judgements["value"].mean()
    scores = pd.DataFrame(
        [
            {"measure": "hedging", "voice": "outlet", "about": "", "outlet": outlet, "score": score}
            | {"articles": len(values), "judged": len(judgements), "low": score - 0.1, "high": score + 0.1}
            | {"enough": True}
        ]
    )
    return Read(articles(**texts), judgements, scores)
