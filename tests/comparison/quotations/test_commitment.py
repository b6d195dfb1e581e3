"""How firmly versions of one utterance commit their speaker."""

import pytest

from analysis.comparison.quotations.commitment import shifts


def told(one, other):
    return [(shift.before, shift.after) for shift in shifts(one, other)]


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("the pact will end the shelling", "that the pact could end the shelling", [("will end", "could end")]),
        ("We will open the strait", "the fleet might reopen the strait", [("will open", "might reopen")]),
        ("I may send the frigates", "I intend to send the frigates", [("may send", "intend to send")]),
        ("The ferry will not sail", "the ferry may not sail", [("will not sail", "may not sail")]),
        ("trade once the siege ends", "trade if the siege ends", [("once the siege", "if the siege")]),
        ("when the ice has gone we sail", "they sail unless the ice stays", [("when the ice", "unless the ice")]),
        ("The vote is likely to fail", "the vote will fail", [("likely to fail", "will fail")]),
        ("“They’ll sail at dawn”", "they could sail at dawn", [("’ll sail", "could sail")]),
    ],
)
def test_a_shift_is_told_with_its_words(one, other, found):
    assert told(one, other) == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We will open the strait", "that they would open the strait"),
        ("We can open the strait", "that they could open the strait"),
        ("The talks resume in May", "the talks may resume"),
        ("The strait opens in May after a vote", "The strait will open in June"),
        ("It is the will of the council", "it may be the council"),
        ("the might of the fleet will hold", "the fleet will hold"),
        ("He could not see the harbour", "he saw the harbour"),
        ("We will hold a vote on the tariff", "they might hold talks with Tavora"),
        ("If the ice melts we sail", "once the council votes they leave"),
        ("The ferry will not sail", "the ferry may sail"),
        ("", "the ferry may sail"),
    ],
)
def test_what_is_no_shift_is_not_told(one, other):
    assert told(one, other) == []


def test_a_shift_reads_the_other_way_round_from_the_other_side():
    one, other = "the pact will end the shelling", "the pact could end the shelling"
    assert told(other, one) == [(after, before) for before, after in told(one, other)]


@pytest.mark.xfail(
    strict=True, reason="'could' is read as possibility also where it tells what somebody was able to do"
)
def test_past_ability_is_no_possibility():
    assert told("she will swim to the pier", "as a girl she could swim to the pier") == []
