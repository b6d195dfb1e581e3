"""Near-copies are found by what they share, not by what they are about."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.corpus.copies import copy_groups

WORDS = [
    a + b for a in ("bra", "kel", "mar", "os", "tri", "vel", "zin") for b in ("da", "ek", "ift", "oon", "und", "yre")
]


def story(seed: int, size: int = 300) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=size))


def edited(text: str, seed: int, share: float) -> str:
    dice = random.Random(seed)
    return " ".join("edited" if dice.random() < share else word for word in text.split())


def test_a_lightly_edited_text_is_a_copy_and_another_story_is_not() -> None:
    texts = {"a": story(1), "b": edited(story(1), 2, 0.03), "c": story(3)}
    assert copy_groups(texts) == {"a": "a", "b": "a"}


def test_half_an_article_is_a_copy_of_the_whole() -> None:
    whole = story(1)
    half = " ".join(whole.split()[:150])
    assert copy_groups({"half": half, "whole": whole}) == {"half": "half", "whole": "half"}


def test_a_shared_quotation_makes_no_copy() -> None:
    quotation = story(9, 40)
    assert copy_groups({"a": f"{story(1)} {quotation}", "b": f"{quotation} {story(2)}"}) == {}


@pytest.mark.parametrize("copies", [2, 11, 60])
def test_all_copies_are_one_group_however_many_there_are(copies: int) -> None:
    texts = {f"copy {n:02}": edited(story(1), n, 0.02) for n in range(copies)} | {"other": story(5)}
    assert set(copy_groups(texts).values()) == {"copy 00"}
    assert len(copy_groups(texts)) == copies


def test_case_marks_and_quotation_marks_make_no_difference() -> None:
    assert len(copy_groups({"a": story(1), "b": story(1).upper().replace(" ", " – ")})) == 2


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(8)))
def test_the_order_of_the_articles_changes_names_and_not_groups(order: list[int]) -> None:
    texts = {str(n): edited(story(n // 3), n, 0.01) for n in order}
    groups: dict[str, set[str]] = {}
    for name, group in copy_groups(texts).items():
        groups.setdefault(group, set()).add(name)
    assert {frozenset(group) for group in groups.values()} == {frozenset("012"), frozenset("345"), frozenset("67")}


@pytest.mark.parametrize("texts", [{}, {"a": ""}, {"a": "", "b": ""}, {"a": "four words are few"}])
def test_there_may_be_nothing_to_compare(texts: dict[str, str]) -> None:
    assert copy_groups(texts) == {}
