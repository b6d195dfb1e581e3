from hypothesis import given
from hypothesis import strategies as st

from analysis.reporting.marks import Mark, Struck, paragraphs, pieces, within

TEXT = "Marenko said it may rain."


def test_overlapping_marks_share_the_piece_in_the_middle():
    found = pieces(TEXT, 0, 12, [Mark(0, 7, "source"), Mark(3, 12, "cue")])
    assert [(piece.text, piece.kinds) for piece in found] == [
        ("Mar", ("source",)),
        ("enko", ("source", "cue")),
        (" said", ("cue",)),
    ]


def test_text_without_marks_is_one_plain_piece():
    (piece,) = pieces(TEXT, 0, len(TEXT), [])
    assert piece.plain and piece.text == TEXT


def test_an_anchor_begins_a_piece():
    found = pieces(TEXT, 0, len(TEXT), [], anchors=[(8, "a1-s1")])
    assert [(piece.text, piece.anchor) for piece in found] == [("Marenko ", ""), ("said it may rain.", "a1-s1")]


def test_struck_text_stands_where_it_stood():
    found = pieces(TEXT, 0, len(TEXT), [], struck=[Struck(8, "ADVERT", "advert")])
    assert [(piece.text, piece.struck) for piece in found] == [
        ("Marenko ", False),
        ("ADVERT", True),
        ("said it may rain.", False),
    ]


def test_notes_of_all_marks_over_a_piece_are_told_once():
    (piece,) = pieces("may", 0, 3, [Mark(0, 3, "hedge", "hedge"), Mark(0, 3, "cue", "hedge")])
    assert piece.note == "hedge"


def test_paragraphs_are_the_lines_that_are_not_blank():
    assert paragraphs("One.\n\n \nTwo.") == [(0, 4), (8, 12)]


SPANS = st.tuples(st.integers(-5, 40), st.integers(-5, 40)).map(sorted)


@given(st.text(max_size=30), st.lists(SPANS, max_size=8), SPANS)
def test_the_pieces_give_the_text_again(text, spans, window):
    start, end = (max(0, min(place, len(text))) for place in window)
    found = pieces(text, start, end, [Mark(s, e, f"k{n}") for n, (s, e) in enumerate(spans)])
    assert "".join(piece.text for piece in found) == text[start:end]


@given(st.lists(SPANS, max_size=12), SPANS)
def test_within_finds_just_the_marks_that_touch(spans, window):
    marks = sorted(Mark(s, e, "k") for s, e in spans)
    start, end = window
    assert within(marks, start, end) == [m for m in marks if m.end > start and m.start < end]
