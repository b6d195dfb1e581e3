"""What a stretch of text is about, as terms."""

import pandas as pd
import pytest

from analysis.comparison import content


def keys(text, named=content.NOBODY):
    return [term.key for term in content.terms(text, 0, len(text), named)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the talks, they said, will be held", ["talk", "held"]),
        ("Talks were talking points", ["talk", "talk", "point"]),
        ("the fourth year; four years", ["4.", "year", "4", "year"]),
        ("1,900 people in 3.5 hours", ["1,900", "peopl", "3.5", "hour"]),
        ("Kelmark’s harbour isn’t closed", ["kelmark", "harbour", "close"]),
        ("sixty-four ships and 64 ships", ["64", "ship", "64", "ship"]),
        ("a twenty-first call, thirty years", ["21.", "call", "30", "year"]),
        ("the 2nd and the second, the 21st and the twelfth", ["2.", "2.", "21.", "12."]),
        ("U.S. ships", ["u.s.", "ship"]),
        ("a conflict, a war; they gathered to meet", ["war", "war", "meet", "meet"]),
        ("", []),
    ],
)
def test_a_text_is_about_its_stems_and_numbers(text, found):
    assert keys(text) == found


def test_an_actor_is_one_term_however_he_is_named():
    text = "Prime Minister Dana Corvel met the Vostranan president, she said."
    mentions = pd.DataFrame(
        [("a", 15, 26, "Dana Corvel"), ("a", 31, 54, "Ilya Marenko"), ("a", 56, 59, "Dana Corvel")],
        columns=["article_id", "start", "end", "actor"],
    )
    named = content.mentioned(mentions)["a"]
    assert keys(text, named) == ["prime", "minist", "@Dana Corvel", "met", "@Ilya Marenko", "@Dana Corvel"]


def test_with_lemmas_the_forms_of_an_irregular_verb_are_one_term():
    text = "led and leading"
    assert [term.key for term in content.terms(text, 0, len(text), lemmas={0: "lead", 8: "lead"})] == ["lead", "lead"]


def test_terms_know_their_place():
    text = "A pause begins at midnight."
    assert [text[term.start : term.end] for term in content.terms(text, 2, 17)] == ["pause", "begins"]


def test_candidates_share_terms():
    stretches = [{"a", "b", "c"}, {"a", "b"}, {"c", "d"}, {"x"}]
    assert list(content.candidates(stretches)) == [(0, 1)]
    assert list(content.candidates(stretches, shared=1)) == [(0, 1), (0, 2)]


def test_a_term_that_everything_holds_finds_no_candidates():
    stretches = [{"the", "same"}] * 300
    assert list(content.candidates(stretches)) == []
