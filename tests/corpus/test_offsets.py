"""Edits rebuild the clean text, and offsets go both ways."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.offsets import Change, EditedText, Offsets, applied, clean_span, raw_span
from analysis.tables import EDITS


def change(start: int, end: int, after: str, rule: str = "rule") -> Change:
    return Change(start, end, after, rule, "reason")


def table(edited: EditedText) -> pd.DataFrame:
    return EDITS.frame(edited.rows("a"))


@st.composite
def batches(draw: st.DrawFn) -> tuple[str, list[list[tuple[float, float, str]]]]:
    raw = draw(st.text(alphabet="abcdefgh\n ", max_size=30))
    cut = st.tuples(st.floats(0, 1), st.floats(0, 1), st.text(alphabet="XYZ", max_size=3))
    return raw, draw(st.lists(st.lists(cut, max_size=4), max_size=4))


def placed(text: str, cuts: list[tuple[float, float, str]]) -> list[Change]:
    points = sorted(int(f * len(text)) for a, b, _ in cuts for f in (a, b))
    return [change(s, e, cut[2]) for s, e, cut in zip(points[::2], points[1::2], cuts, strict=True)]


def naively(text: str, changes: list[Change]) -> str:
    for c in reversed(changes):
        text = text[: c.start] + c.after + text[c.end :]
    return text


@given(batches())
def test_edits_rebuild_the_text_through_any_steps(case: tuple[str, list[list[tuple[float, float, str]]]]) -> None:
    raw, steps = case
    edited = EditedText(raw)
    for cuts in steps:
        changes = placed(edited.text, cuts)
        expected = naively(edited.text, changes)
        edited = edited.changed(changes)
        assert edited.text == expected
    assert applied(raw, edited.edits) == edited.text
    assert all(a.end <= b.start for a, b in zip(edited.edits, edited.edits[1:], strict=False))


@given(batches())
def test_a_kept_character_is_found_in_the_raw_text_and_back(
    case: tuple[str, list[list[tuple[float, float, str]]]],
) -> None:
    raw, steps = case
    edited = EditedText(raw)
    for cuts in steps:
        edited = edited.changed(placed(edited.text, cuts))
    offsets = Offsets.of(table(edited))
    made = {i for edit, (s, e) in zip(edited.edits, clean_stretches(edited), strict=True) if edit for i in range(s, e)}
    for i, character in enumerate(edited.text):
        start, end = offsets.raw_span(i, i + 1)
        if i not in made:
            assert (end - start, raw[start:end]) == (1, character)
            assert offsets.clean_span(start, end) == (i, i + 1)
        else:
            assert (start, end) in {(edit.start, edit.end) for edit in edited.edits}


@given(batches(), st.integers(0, 40), st.integers(0, 40))
def test_spans_never_turn_around(case: tuple[str, list[list[tuple[float, float, str]]]], a: int, b: int) -> None:
    raw, steps = case
    edited = EditedText(raw)
    for cuts in steps:
        edited = edited.changed(placed(edited.text, cuts))
    size = len(edited.text)
    start, end = sorted((min(a, size), min(b, size)))
    raw_start, raw_end = raw_span(table(edited), start, end)
    assert 0 <= raw_start <= raw_end <= len(raw)
    back = clean_span(table(edited), raw_start, raw_end)
    inserted = any(edit.start == edit.end for edit in edited.edits)  # has no raw text to lead to
    assert start == end or inserted or (back[0] <= start and end <= back[1])


def clean_stretches(edited: EditedText) -> list[tuple[int, int]]:
    stretches, growth = [], 0
    for edit in edited.edits:
        start = edit.start + growth
        stretches.append((start, start + len(edit.after)))
        growth += len(edit.after) - (edit.end - edit.start)
    return stretches


def test_a_span_that_covers_a_repair_covers_the_whole_of_the_raw_sequence() -> None:
    edited = EditedText("Velmaraโ€™s plan").changed([change(7, 10, "’")])
    assert edited.text == "Velmara’s plan"
    assert raw_span(table(edited), 0, 9) == (0, 11)
    assert raw_span(table(edited), 10, 14) == (12, 16)


def test_a_span_beside_a_cut_does_not_take_the_cut_with_it() -> None:
    edited = EditedText("Title\nOpen Modal\nBody.").changed([change(6, 17, "")])
    assert edited.text == "Title\nBody."
    assert raw_span(table(edited), 0, 5) == (0, 5)
    assert raw_span(table(edited), 6, 11) == (17, 22)
    assert clean_span(table(edited), 6, 16) == (6, 6)


def test_what_was_removed_before_an_insertion_stays_after_it_in_raw_order() -> None:
    edited = EditedText("Menu\nBody.").changed([change(0, 5, "", "furniture")])
    titled = edited.changed([change(0, 0, "Title\n\n", "title")])
    assert titled.text == "Title\n\nBody."
    assert [(e.start, e.end, e.rule) for e in titled.edits] == [(0, 0, "title"), (0, 5, "furniture")]
    assert raw_span(table(titled), 0, 5) == (0, 0)
    assert raw_span(table(titled), 7, 12) == (5, 10)


@pytest.mark.parametrize(
    ("second", "rule"),
    [(change(2, 3, ""), "first"), (change(0, 8, "", "second"), "second"), (change(1, 4, "", "second"), "second")],
)
def test_a_change_within_an_edit_keeps_the_rule_and_a_wider_one_brings_its_own(second: Change, rule: str) -> None:
    edited = EditedText("0123456789").changed([change(2, 6, "ab", "first")]).changed([second])
    assert [e.rule for e in edited.edits] == [rule]


def test_an_edit_that_changes_nothing_is_no_edit() -> None:
    assert EditedText("abc").changed([change(1, 2, "b")]).edits == ()
    assert EditedText("abc").changed([change(1, 2, "x")]).changed([change(1, 2, "b")]).edits == ()
