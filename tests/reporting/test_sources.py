"""Counts of whom the outlets quote."""

import pandas as pd

from analysis.reporting import sources


def said(article, cue, content, **more):
    row = {"article_id": article, "source": [(0, 6)], "cue": [cue], "content": [content], "cue_class": "speech"}
    return row | {"form": "indirect", "source_actor": ""} | more


def test_what_stands_within_what_another_says_is_not_the_outlets_choice():
    found = pd.DataFrame(
        [
            said("a", (7, 11), (12, 60)),
            said("a", (30, 36), (37, 60)),  # within the first
            said("b", (30, 36), (37, 60)),  # at the same place of another article
            said("a", (70, 74), (75, 99), cue_class="belief"),
            said("a", (100, 105), (106, 130), cue_class="intention"),
        ]
    )
    assert [*sources.claims(found).index] == [0, 2, 3]


def test_what_stands_within_a_plan_is_the_outlets_choice():
    found = pd.DataFrame([said("a", (7, 12), (13, 60), cue_class="attitude"), said("a", (30, 36), (37, 60))])
    assert [*sources.claims(found).index] == [1]


def test_of_two_claims_that_hold_each_other_the_shorter_is_within_the_longer():
    found = pd.DataFrame([said("a", (20, 24), (30, 60)), said("a", (40, 44), (10, 35)), said("a", (50, 52), (53, 58))])
    assert [*sources.claims(found).index] == [0]


def test_no_attributions_make_no_claims():
    found = pd.DataFrame([said("a", (7, 11), (12, 60))]).iloc[:0]
    assert sources.claims(found).empty
