from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.language import parse
from analysis.signals.sentences import sentence_at, sentences


def split(text):
    return [text[sentence.start : sentence.end] for sentence in sentences(parse.read(text))]


@pytest.mark.parametrize(
    "expected",
    [
        ["Marenko left on Monday.", "Lund stayed in the capital."],
        ["“We are ready.”", "The envoy then left the hall."],
        ["“The talks are over.", "We will not come back,” Lund said."],
        ["“Never!” Lund shouted from the balcony."],
        ["“Who would sign that?” Marenko asked reporters."],
        ["The vote (see page 4.)", "Nobody else came."],
        ["Gen. Petr Lund and Sens. Ana Holt and Eva Brand met in St. Orrin on Friday."],
        ["The U.S. Senate voted on Friday."],
        ["Lund said: «We will wait.»", "Then he left the room."],
        ["Lund said that it was late.", "''We are ready,'' he said.", "''Nobody came.''", "''We go,'' Holt said."],
        ["Prime Minister Marenko met Fr. Karl Lund and Maj. Anna Holt.", "Gen. Petr Lund stayed."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(expected):
    assert split(" ".join(expected)) == expected


@pytest.mark.parametrize(
    "expected",
    [
        ["Lund shouted “Harbour first, always Harbour first…!”", "After that he left the room."],
        ["Lund wrote “Nobody came.”", "The envoy then left the hall."],
        ["“Never!”Lund shouted from the balcony."],
    ],
)
def test_a_lost_space_after_a_quotation_joins_no_sentences(expected):
    assert split("".join(expected)) == expected


@pytest.mark.parametrize(
    "title", ["Marenko Says Talks Have Failed Lund Stays Home", "Lund v. Holt: Vostranan PM Stays"]
)
def test_a_headline_without_a_stop_is_one_sentence(title):
    parsed = parse.read(f"{title}\n\nMarenko left.", title_end=len(title))
    assert [sentence.role for sentence in sentences(parsed)] == ["title", "body"]


def test_no_sentence_crosses_a_paragraph():
    text = "Marenko went home\nLund stayed"
    assert split(text) == ["Marenko went home", "Lund stayed"]


def test_a_sentence_knows_its_paragraph_and_role():
    found = sentences(parse.read("Talks fail\n\nMarenko left.", title_end=10))
    assert [(sentence.role, sentence.paragraph) for sentence in found] == [("title", 0), ("body", 1)]


@given(st.lists(st.sampled_from(["Lund left.", '"', "”", "“", ")", "...", "U.S.", "no", "\n", "?!"]), max_size=8))
def test_sentences_are_in_order_and_do_not_overlap(pieces):
    text = " ".join(pieces)
    found = sentences(parse.read(text))
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(text[sentence.start : sentence.end].strip() for sentence in found)


def test_every_word_stands_in_a_sentence():
    text = "Marenko left. “Never!” Lund said (twice).\nThe end"
    found = sentences(parse.read(text))
    for offset, character in enumerate(text):
        if character.isalnum():
            assert any(sentence.start <= offset < sentence.end for sentence in found)


def test_an_offset_belongs_to_the_sentence_around_it():
    found = sentences(parse.read("Marenko left. Lund stayed."))
    assert [sentence_at(found, offset) for offset in (0, 12, 13, 14, 25)] == [0, 0, 0, 1, 1]
