"""What a clause states, without what attributes it: the terms that shared facts are found by."""

import pytest

from analysis import annotate
from analysis.comparison.events import statements


def stated(text):
    """The terms of all clauses of a text, and those of them that say what happens."""
    found = annotate([{"id": "one", "outlet": "Courier", "title": "", "text": text}], trained=False)
    read = statements.sentences(
        found.articles, found.sentences, found.clauses, found.mentions, found.attributions, found.lemmas
    )
    clauses = [statement for sentence in read for statement in sentence.statements]
    return {key for one in clauses for key in one.keys}, {key for one in clauses for key in one.happening}


def test_the_day_on_which_somebody_spoke_is_no_part_of_what_was_said():
    keys, _ = stated("The minister said on Thursday that the harbour was closed.")
    assert "harbour" in keys and "thursday" not in keys
    keys, _ = stated("The minister said that the harbour was closed on Thursday.")
    assert "thursday" in keys


def test_a_country_and_its_people_are_one_term():
    assert "@Norway" in stated("A Norwegian trawler sank.")[0]
    assert "@Norway" in stated("A trawler sank off Norway.")[0]


def test_verbs_and_names_of_events_and_figures_say_what_happens_and_things_do_not():
    keys, happening = stated("The truce let 112 trawlers pass the old lighthouse.")
    assert {"truce", "112", "pass"} <= happening
    assert "lighthous" in keys - happening


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway, Sweden and Denmark signed the treaty.", {"@Norway", "@Sweden", "@Denmark"}),
        ("The Norwegian minister Ida Brandt signed the treaty.", {"@Ida Brandt"}),
        ("Jim Jordan opened the inquiry. Mr Jordan left.", {"@Jim Jordan"}),
    ],
)
def test_a_country_is_told_from_a_title_and_from_a_person_of_its_name(text, expected):
    assert {key for key in stated(text)[0] if key.startswith("@")} == expected


def test_a_day_that_is_said_is_no_day_of_saying():
    assert "monday" in stated("Officials said Monday would be the deadline.")[0]
