"""Broken characters are repaired in the smallest stretch, and what is right stays."""

import pytest

from analysis.corpus.mojibake import repaired
from analysis.corpus.offsets import EditedText


@pytest.mark.parametrize(
    ("broken", "right"),
    [
        ("Kelmarkโ€™s request", "Kelmark’s request"),
        ("the callโ€”before the meetingโ€”was short", "the call—before the meeting—was short"),
        ("Inรฉs Calado", "Inés Calado"),
        ("โ€œYesโ€\x9d", "“Yes”"),
        ("โ€œYesโ€, she said", "“Yes”, she said"),
        ("Kelmarkâ€™s request", "Kelmark’s request"),
        ("InÃ©s Calado", "Inés Calado"),
        ("â€œYesâ€\x9d and “no”", "“Yes” and “no”"),
        ("Â£10m", "£10m"),
        ("SÃ ̈vres", "Sèvres"),
        ("the Ã la carte bridge", "the à la carte bridge"),
        ("\x93Yes,\x94 he said \x96 Kelmark\x92s word\x85", "“Yes,” he said – Kelmark’s word…"),
    ],
)
def test_mojibake_is_repaired(broken: str, right: str) -> None:
    assert repaired(EditedText(broken)).text == right


@pytest.mark.parametrize(
    "text",
    [
        "“We are ready,” she said — ‘now’, «maintenant», „jetzt“ …",
        "Inés, Łukasz, Zoë, Ångström, São Tomé",
        "สวัสดี means hello",
        "รกร้าง",
        "ราคา 50 บาท",
        "5 € and £10, 20 °C ±2",
        "naïve café–bar",
        "It’s “Łódź”, isn’t it?",
        "the longÃ¢€term view",  # a byte is lost: no repair is right
    ],
)
def test_what_is_right_or_beyond_repair_stays(text: str) -> None:
    assert repaired(EditedText(text)).edits == ()


def test_real_thai_beside_a_broken_word_stays() -> None:
    assert repaired(EditedText("สวัสดี said Inรฉs")).text == "สวัสดี said Inés"


def test_an_edit_covers_the_broken_characters_and_nothing_else() -> None:
    edits = repaired(EditedText("Kelmarkโ€™s and InÃ©s and Kelmark’s")).edits
    assert [(e.start, e.end, e.after) for e in edits] == [(7, 10, "’"), (18, 20, "é")]
    assert {e.rule for e in edits} == {"mojibake"}


def test_quotation_marks_are_not_straightened() -> None:
    assert repaired(EditedText("“InÃ©s” said ‘so’")).text == "“Inés” said ‘so’"
