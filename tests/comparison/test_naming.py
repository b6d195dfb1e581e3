"""How often each outlet uses each name, counted by hand."""

import pandas as pd

from analysis.comparison import naming
from analysis.tables import ARTICLES, DESIGNATIONS


def test_each_form_is_counted_by_outlet_with_its_articles():
    rows = [called("a", "Marenko"), called("a", "Marenko"), called("b", "Marenko"), called("z", "Marenko")]
    found = naming.by_outlet(frame(rows), ARTICLES_FRAME)
    assert list(found[["outlet", "form", "times", "articles"]].itertuples(index=False, name=None)) == [
        ("Ledger", "Marenko", 3, 2),
        ("Post", "Marenko", 1, 1),
    ]


def test_dots_and_capitals_make_no_other_form_and_the_usual_spelling_is_shown():
    rows = [called("a", "U.V. President"), called("a", "UV president"), called("b", "UV president")]
    (found,) = naming.by_outlet(frame(rows), ARTICLES_FRAME).itertuples()
    assert (found.form, found.times) == ("UV president", 3)


def test_what_the_outlet_prints_again_counts_once():
    rows = [called("a", "Marenko"), called("b", "Marenko", again=True)]
    assert naming.by_outlet(frame(rows), ARTICLES_FRAME)["times"].tolist() == [1]


def test_voices_and_kinds_stand_apart():
    rows = [called("a", "Marenko"), called("a", "Marenko", voice="source"), called("a", "Marenko", kind="name")]
    assert len(naming.by_outlet(frame(rows), ARTICLES_FRAME)) == 3


def test_the_order_of_the_articles_changes_nothing():
    rows = [called("a", "Marenko"), called("b", "the autocrat"), called("z", "Marenko")]
    backwards = naming.by_outlet(frame(rows[::-1]), ARTICLES_FRAME.iloc[::-1])
    pd.testing.assert_frame_equal(backwards, naming.by_outlet(frame(rows), ARTICLES_FRAME))


def test_another_outlets_article_changes_no_count():
    rows = [called("a", "Marenko"), called("b", "president")]
    alone = naming.by_outlet(frame(rows), ARTICLES_FRAME)
    beside = naming.by_outlet(frame([*rows, called("z", "Marenko")]), ARTICLES_FRAME)
    pd.testing.assert_frame_equal(beside[beside["outlet"] == "Ledger"].reset_index(drop=True), alone)


def frame(rows):
    return DESIGNATIONS.frame(rows)


def called(article, form, *, kind="surname", voice="outlet", again=False):
    return {
        "article_id": article,
        "sentence": 0,
        "start": 0,
        "end": len(form),
        "about": "Ilya Marenko",
        "kind": kind,
        "form": form,
        "noun": "",
        "voice": voice,
        "speaker": "",
        "first": False,
        "again": again,
    }


_TEXTS = {c.name: "" for c in ARTICLES.columns if c.kind == "text"}
_NUMBERS = {c.name: None for c in ARTICLES.columns if c.kind == "int"}
ARTICLES_FRAME = ARTICLES.frame(
    {**_TEXTS, **_NUMBERS, "article_id": name, "outlet": outlet}
    for name, outlet in (("a", "Ledger"), ("b", "Ledger"), ("z", "Post"))
)
