"""Text becomes word pieces whose words point back at the text, whatever it is written in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.language.pieces import LONGEST, Vocabulary
from analysis.language.reader import FOLDER


@pytest.fixture(scope="module")
def vocabulary():
    return Vocabulary(FOLDER)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Marenko’s “inglorious” deal", ["Marenko", "’", "s", "“", "inglorious", "”", "deal"]),
        ("Cafe\u0301 🚢 Orbán—said", ["Cafe\u0301", "🚢", "Orbán", "—", "said"]),
        ("don't   stop\u00a0now", ["don", "'", "t", "stop", "now"]),
        ("", []),
    ],
)
def test_words_are_runs_of_letters_and_single_marks(vocabulary, text, words):
    assert [text[start:end] for start, end in vocabulary.pieces(text).words] == words


@given(st.text(max_size=80))
def test_words_are_in_order_within_the_text_and_do_not_overlap(vocabulary, text):
    pieces = vocabulary.pieces(text)
    bounds = [place for word in pieces.words for place in word]
    assert bounds == sorted(bounds) and all(0 <= at <= len(text) for at in bounds)
    assert len(pieces.first) == len(pieces.words) and all(0 < at < len(pieces.ids) - 1 for at in pieces.first)


def test_a_hidden_name_is_one_mask_whatever_the_name(vocabulary):
    short = vocabulary.pieces("Xu Bo met the dockers.", [(0, 5)])
    long = vocabulary.pieces("Maximiliane Oberhofer-Quist met the dockers.", [(0, 27)])
    assert short.ids == long.ids and short.words[0] == (0, 5) and long.words[0] == (0, 27)


def test_the_name_of_a_control_piece_in_a_text_is_text(vocabulary):
    masked = vocabulary.pieces("x", [(0, 1)]).ids
    assert masked[1] not in vocabulary.pieces("x [MASK] [CLS]").ids[1:-1]


def test_the_pieces_of_a_span_are_those_of_the_words_it_touches(vocabulary):
    pieces = vocabulary.pieces("The inglorious deal")
    assert pieces.places((0, 3)) == [1]
    assert pieces.places((4, 14)) == pieces.places((6, 7)) == list(range(2, len(pieces.ids) - 2))
    assert pieces.places((3, 4)) == []


def test_embeddings_are_a_row_a_piece_and_depend_on_the_place(vocabulary):
    ids = vocabulary.pieces("no no").ids
    rows = vocabulary.embeddings(ids)
    assert rows.shape == (len(ids), 384) and (rows[1] != rows[2]).any()
    assert vocabulary.embeddings(ids * (LONGEST // len(ids))).shape[0] <= LONGEST
