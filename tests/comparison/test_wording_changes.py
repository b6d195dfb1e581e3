"""Changes of wording are told word by word, and lie where they say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.comparison.wording_changes import changes
from analysis.language.words import words

TEXTS = st.lists(st.sampled_from(["strait", "Strait", "ferry", "opens", "40", "%", "“soon”", "-", "isn’t"])).map(
    " ".join
)


def told(one: str, other: str) -> list[tuple[str, str, str]]:
    return [(change.kind, change.before, change.after) for change in changes(one, other)]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("The ferry sails today.", "The ferry sails on Monday.", [("replaced", "today", "on Monday")]),
        ("The ferry sails today.", "The last ferry sails today.", [("inserted", "", "last")]),
        ("The last ferry sails today.", "The ferry sails today.", [("deleted", "last", "")]),
        ("Marenko said.", "On Friday Marenko said.", [("inserted", "", "On Friday")]),
        ("an inglorious war", "a disgraceful war", [("replaced", "an inglorious", "a disgraceful")]),
        ("fares rose $40", "fares rose €40", [("replaced", "$", "€")]),
        ("fares rose 4.5 %", "fares rose 45 %", [("replaced", "4.5", "45")]),
    ],
)
def test_a_change_is_told_by_the_words_before_and_after(one, other, expected):
    assert told(one, other) == expected


@pytest.mark.parametrize(
    "other",
    ["«The strait isn't open»", "the STRAIT isn’t open!", "“The strait” isn’t … open", "The  strait\nisn’t open"],
)
def test_marks_capitals_and_blanks_change_no_words(other):
    assert changes("“The strait isn’t open”", other) == ()


def test_a_place_where_nothing_stood_is_after_the_word_before():
    (change,) = changes("The ferry sails.", "The ferry never sails.")
    assert (change.start, change.end) == (9, 9)
    assert (change.other_start, change.other_end) == (10, 15)


@given(TEXTS, TEXTS)
def test_changes_made_in_the_one_give_the_words_of_the_other(one, other):
    made, at = "", 0
    for change in changes(one, other):
        made += f"{one[at : change.start]} {change.after} "
        at = change.end
    assert [word.key for word in words(made + one[at:])] == [word.key for word in words(other)]


@given(TEXTS, TEXTS)
def test_changes_lie_where_they_say(one, other):
    for change in changes(one, other):
        assert one[change.start : change.end] == change.before
        assert other[change.other_start : change.other_end] == change.after


@given(TEXTS)
def test_nothing_changes_of_itself(text):
    assert changes(text, text) == ()
