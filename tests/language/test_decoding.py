"""From the likelihoods of words to runs of words."""

import numpy as np
import pytest

from analysis.language import decoding
from analysis.language.decoding import CONTENT, OTHER, SOURCE
from analysis.language.pieces import LONGEST, Pieces


def roles(text):
    """The roles of words as a string, 's', 'c' or '.', in capitals where they are sure."""
    sure = {"s": SOURCE, "c": CONTENT, ".": OTHER}
    rows = np.full((len(text), 3), 0.0, np.float32)
    for row, letter in zip(rows, text, strict=True):
        row[:] = 0.05 if letter.isupper() else 0.2
        row[sure[letter.lower()]] = 0.9 if letter.isupper() else 0.6
    return rows.argmax(axis=1), rows


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("CCC..CCC", [], [[0, 1, 2, 3, 4, 5, 6, 7]]),  # a hole of two words is filled
        ("CCC...CCC", [], [[0, 1, 2], [6, 7, 8]]),  # three words are no hole
        ("CCC.CCC", [3], [[0, 1, 2], [4, 5, 6]]),  # nor is the cue
        ("CCCSCCC", [], [[0, 1, 2], [4, 5, 6]]),  # nor the source
        ("CCCC....c", [], [[0, 1, 2, 3]]),  # a stray word is dropped
        ("CCCC....C", [], [[0, 1, 2, 3], [8]]),  # unless it is sure
        ("c......", [], [[0]]),  # or all there is
    ],
)
def test_contents_are_joined_and_strays_dropped(text, cue, expected):
    assert decoding.content(*roles(text), cue) == expected


def test_the_source_is_the_likeliest_run():
    assert decoding.source(*roles("ss..S..cc")) == [[4]]
    assert decoding.source(*roles("...cc")) == []


@pytest.mark.parametrize(("likely", "expected"), [((0.3, 0.26, 0.1), [[0, 1]]), ((0.1, 0.2, 0.24), [])])
def test_where_no_word_is_likeliest_a_source_one_that_may_be_is_taken(likely, expected):
    rows = np.array([[0.9 - source, source, 0.1] for source in likely], np.float32)
    assert decoding.source(rows.argmax(axis=1), rows) == expected


def test_a_word_that_begins_a_cue_begins_another_run():
    outside, begins, inside = [0.9, 0.05, 0.05], [0.1, 0.8, 0.1], [0.1, 0.1, 0.8]
    rows = np.array([begins, inside, begins, outside, inside], np.float32)
    assert decoding.likely(rows, 0.5) == [[0, 1], [2], [4]]


def test_distances_grow_away_from_the_cue_and_end_at_a_reach():
    found = decoding.distances(40, 41, 100)
    assert found[0] == found[8] == 0 and found[39] == 31
    assert found[40] == found[41] == decoding.FARTHEST - 1
    assert found[42] == 33 and found[99] == found[80] == 64


@pytest.mark.parametrize("words", [1, 254, 255, 600, 5000])
def test_windows_share_words_and_each_word_is_the_own_of_one(words):
    pieces = Pieces(
        ids=list(range(words + 2)), words=[(n, n + 1) for n in range(words)], first=list(range(1, words + 1))
    )
    own = []
    for window, mine in decoding.windows(pieces):
        assert len(window.ids) <= LONGEST and window.ids[0] == 0 and window.ids[-1] == words + 1
        assert [window.ids[place] - 1 for place in window.first] == [start for start, _ in window.words]
        own += [window.words[number][0] for number in mine]
    assert own == list(range(words))
