"""A paragraph is a line, and blanks are plain."""

import textwrap

import pytest

from analysis.corpus.offsets import EditedText
from analysis.corpus.whitespace import WHITESPACE_RULES, tidied

PARAGRAPHS = [
    "The government of Vostrana said on Monday that the bridge over the Orrin would be closed for a whole month, and "
    "that nobody should try to cross it on foot, by bicycle or otherwise until the engineers are done.",
    "Its engineers had found cracks in two of the pillars, according to a report seen by this newspaper, which the "
    "harbour office has refused to publish since the beginning of last year.",
    "“We are ready,” the harbour master said.",
]


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("One.\r\n\r\nTwo.", "One.\n\nTwo."),
        ("One.\rTwo.", "One.\nTwo."),
        ("One.  \nTwo.\t\n", "One.\nTwo."),
        ("One.\n\n \n\n\nTwo.", "One.\n\nTwo."),
        ("\n\n One.\n\n", "One."),
        ("9\xa0May", "9 May"),
        ("sum\xadmit", "summit"),
        ("\ufeffOne.", "One."),
        ("The \u202eeno\u202c one.", "The eno one."),
        ("One.\u2028Two.", "One.\nTwo."),
        ("two  spaces stay.", "two  spaces stay."),
    ],
)
def test_blanks_become_plain(raw: str, clean: str) -> None:
    edited = tidied(EditedText(raw))
    assert edited.text == clean
    assert {edit.rule for edit in edited.edits} <= WHITESPACE_RULES


@pytest.mark.parametrize("width", [60, 72, 80])
def test_lines_broken_to_a_width_become_paragraphs_again(width: int) -> None:
    broken = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS)
    assert tidied(EditedText(broken)).text == "\n\n".join(PARAGRAPHS)


def test_one_paragraph_a_line_is_left_alone() -> None:
    for joint in ("\n", "\n\n"):
        text = joint.join(PARAGRAPHS)
        assert tidied(EditedText(text)).edits == ()


def test_lines_of_a_list_are_not_joined() -> None:
    items = "\n".join(
        f"- the ferry of {hour} o’clock leaves from the northern pier until the end of May" for hour in "123456"
    )
    assert tidied(EditedText(items)).edits == ()
