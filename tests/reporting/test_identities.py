"""Who was taken for one, and who was kept apart though names are alike."""

from analysis.reporting import identities
from analysis.tables import ACTORS


def actors(*rows):
    blank = {"kind": "person", "aliases": "", "articles": 1, "mentions": 1, "reported": True}
    return ACTORS.frame([{**blank, **row} for row in rows])


def test_names_counted_together_are_told_the_most_mentioned_first():
    frame = actors(
        {"actor": "Dana Corvel", "aliases": "Corvel", "mentions": 3},
        {"actor": "Ilya Marenko", "aliases": "Marenco | Ilja Marenko", "mentions": 9},
        {"actor": "Leo Fenwick", "mentions": 20},
    )
    assert [row["actor"] for row in identities.merged(frame)] == ["Ilya Marenko", "Dana Corvel"]


def test_people_with_one_surname_are_shown_as_kept_apart():
    (pair,) = identities.apart(actors({"actor": "Ilya Marenko"}, {"actor": "Vera Marenko"}, {"actor": "Leo Fenwick"}))
    assert {pair.one, pair.other} == {"Ilya Marenko", "Vera Marenko"} and pair.why == "one surname"


def test_names_of_nearly_one_spelling_are_shown_as_kept_apart():
    (pair,) = identities.apart(
        actors(
            {"actor": "Bank of Kelmark", "kind": "organisation"}, {"actor": "Banks of Kelmark", "kind": "organisation"}
        )
    )
    assert pair.why == "nearly one spelling"


def test_a_person_and_an_organisation_are_no_pair():
    assert identities.apart(actors({"actor": "Corvel"}, {"actor": "Corvel", "kind": "organisation"})) == []


def test_the_order_of_the_actors_changes_nothing():
    rows = [{"actor": "Ilya Marenko", "mentions": 4}, {"actor": "Vera Marenko"}, {"actor": "Vera Marenka"}]
    one, other = identities.apart(actors(*rows)), identities.apart(actors(*rows[::-1]))
    assert {frozenset((p.one, p.other)) for p in one} == {frozenset((p.one, p.other)) for p in other} and len(one) == 2
