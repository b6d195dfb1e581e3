import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.language.masking import masked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the crew of the United Lines sailed", "the crew of the ____________ sailed"),
        ("Then Vera Marenko spoke about the harbour", "_________________ spoke about the harbour"),
        ("Happy crews sailed home", "Happy crews sailed home"),
        ("“Great work,” he said", '"Great work," he said'),
        ("Great Hope Found After Storm", "Great Hope Found After Storm"),
    ],
)
def test_names_are_masked_and_praise_is_not(text, expected):
    assert masked(text, []) == expected


def test_mentions_are_masked_wherever_they_stand():
    assert masked("they thanked her", [(0, 4), (13, 16)]) == "____ thanked ___"


@pytest.mark.parametrize("mention", [(-9, -2), (30, 40), (-3, 2)])
def test_a_mention_beyond_the_window_moves_nothing(mention):
    assert len(masked("they thanked her", [mention])) == len("they thanked her")


@given(st.text(), st.lists(st.tuples(st.integers(-5, 30), st.integers(-5, 30))))
def test_the_copy_is_as_long_as_the_text(text, mentions):
    assert len(masked(text, mentions)) == len(text)
