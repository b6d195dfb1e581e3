from newsroom import Story, build

from analysis.reporting import health
from analysis.reporting.corpus import Corpus
from analysis.tables import DROPPED


def corpus(*stories, dropped=()):
    return Corpus(build(stories) | {"dropped": DROPPED.frame(dropped)})


def test_each_outlet_is_counted_apart():
    rows = health.intake(
        corpus(
            Story(outlet="Ledger", title="One", body="It rains.", furniture="Share", copy_group="c1"),
            Story(outlet="Post", title="Two", body="It rains.", published="", copy_group="c1"),
        ),
        {"story-2": 3},
    )
    assert [(r.outlet, r.articles, r.words, r.undated, r.removed, r.unbalanced, r.copies) for r in rows] == [
        ("Ledger", 1, 3, 0, 1, 0, 1),
        ("Post", 1, 3, 1, 0, 3, 1),
    ]


def test_rules_are_told_with_a_reason_and_an_example():
    (rule,) = health.rules(corpus(Story(outlet="Post", title="One", body="It rains.", furniture="Share this")))
    assert (rule.rule, rule.reason, rule.edits, rule.articles) == ("share bar", "buttons of the page", 1, 1)
    assert (rule.before, rule.after) == ("Share this", "")


def test_near_copies_are_told_together():
    stories = [Story(outlet=o, title="Same", body="It rains.", copy_group="c1") for o in ("Ledger", "Post")]
    (group,) = health.copies(corpus(*stories, Story(outlet="Post", title="Other", body="It snows.")))
    assert [row["outlet"] for row in group] == ["Ledger", "Post"]


def test_what_was_dropped_is_told_with_its_outlet():
    row = {
        "source_file": "a.txt",
        "record": None,
        "outlet": "Post",
        "title": "",
        "reason": "empty",
        "detail": "0 words",
    }
    found = corpus(Story(outlet="Post", title="One", body="It rains."), dropped=[row])
    assert health.intake(found, {})[0].dropped == 1
    assert health.dropped(found)[0]["reason"] == "empty"
