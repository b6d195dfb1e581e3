"""How the versions of one utterance differ."""

import pytest

from analysis.comparison.quotations.versions import Printed, compared

WHOLE = "We will meet at the old pier to bring this shameful siege to an end,"


def printed(*wordings):
    """Versions of as many outlets; several pieces are written with a stroke between them, '' is no quotation."""
    return [
        Printed(f"a{n}", f"Outlet {n}", "", tuple(wording.split(" / ")) if wording else ())
        for n, wording in enumerate(wordings)
    ]


def kinds(*wordings):
    return [one.alteration for one in compared(printed(*wordings))]


@pytest.mark.parametrize(
    ("version", "kind"),
    [
        (WHOLE, "verbatim"),
        ("We will meet at the old pier to bring this shameful siege to an end.", "verbatim"),
        ("We will meet at the old pier, to bring this “Shameful” Siege to an end", "marks"),
        ("to bring this shameful siege to an end", "truncated"),
        ("We will meet … to bring this shameful siege to an end", "truncated"),
        ("We will meet / this shameful siege", "truncated"),
        ("We will gather at the old pier to bring this disgraceful siege to a conclusion,", "substituted"),
        ("We will meet at the pier to bring this siege to an end", "substituted"),
        ("Let us gather by the water and finish this shameful siege together", "paraphrased"),
        ("", "indirect"),
        ("over tea and biscuits", "indirect"),
    ],
)
def test_a_version_is_classed_against_the_majority(version, kind):
    assert kinds(WHOLE, WHOLE, version)[2] == kind


def test_what_changed_is_told_word_by_word():
    *_, last = compared(
        printed(WHOLE, WHOLE, "We will gather at the old pier to bring this disgraceful siege to an end")
    )
    assert [(change.before, change.after) for change in last.changes] == [
        ("meet", "gather"),
        ("shameful", "disgraceful"),
    ]


def test_the_majority_wording_is_the_one_most_outlets_print():
    found = compared(printed("the siege must end now", WHOLE, "to bring this shameful siege to an end", WHOLE))
    assert [one.majority for one in found] == [False, True, True, True]
    assert [one.base for one in found] == [False, True, False, False]


def test_an_outlet_that_repeats_itself_is_one():
    versions = printed("a siege that shames us all", WHOLE, WHOLE)
    again = [version._replace(outlet="Outlet 1") for version in versions[1:]]
    assert not any(one.majority for one in compared([versions[0], *again]))


def test_of_two_wordings_neither_is_the_majority_and_both_are_altered():
    found = compared(printed("We gather at the old pier", "We meet at the old pier"))
    assert not any(one.majority for one in found)
    assert [one.alteration for one in found] == ["substituted", "substituted"]


def test_of_two_lengths_the_shorter_is_truncated():
    assert kinds("We meet at the old pier", "at the old pier") == ["verbatim", "truncated"]


def test_the_only_quotation_is_compared_with_nothing():
    assert kinds("We meet at the old pier", "", "") == ["sole", "indirect", "indirect"]
    assert kinds("", "") == ["indirect", "indirect"]


def test_the_order_of_the_versions_changes_nothing():
    versions = printed(WHOLE, "this shameful siege", "We meet to end this shameful blockade", WHOLE, "")
    found = dict(zip(versions, compared(versions), strict=True))
    turned = versions[::-1]
    assert dict(zip(turned, compared(turned), strict=True)) == found
