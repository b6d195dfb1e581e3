from typing import get_args

import pytest

from analysis.language import lexicon, parse
from analysis.signals.attribution import cues
from analysis.signals.reading import CueClass, SourceKind, Stance

PATTERNS = {"quote", "clause", "to", "ing", "object", "object+", "oprd", "passive"}


def test_every_entry_says_what_it_is_and_where_it_comes_from():
    rows = lexicon.load("cues")
    for row in rows:
        assert row["class"] in get_args(CueClass)
        assert row["stance"] in get_args(Stance)
        assert row["pos"] in ("verb", "noun", "adjective")
        assert row["source"]
        patterns = set(row["patterns"].split())
        assert patterns
        assert all(pattern in PATTERNS or pattern.startswith("+") for pattern in patterns)
    assert len({(row["lemma"], row["pos"]) for row in rows}) == len(rows)


def test_every_noun_has_a_kind_and_a_source():
    rows = lexicon.load("sources")
    assert {row["kind"] for row in rows} == {*get_args(SourceKind), "thing"}
    assert all(row["source"] for row in rows)
    assert len({row["noun"] for row in rows}) == len(rows)


@pytest.mark.parametrize(
    ("cue", "lemmas"),
    [
        ("said", {"say"}),
        ("has also said in a statement", {"say"}),
        ("According to", {"according"}),
        ("noted and warned", {"note", "warn"}),
        (":", {":"}),
        ("—", {":"}),
        ("hopes", set()),
        ("endorsed", set()),
        ("", set()),
    ],
)
def test_what_is_spoken_is_told_by_the_words_of_the_cue(cue, lemmas):
    assert cues.spoken(cue) == lemmas


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("She pointed out a flaw.", "pointed", "point out"),
        ("She told them.", "told", "tell"),
        ("The leaders’ call ended.", "call", None),
        ("The so-called deal ended.", "called", None),
        ("It rained.", "rained", None),
    ],
)
def test_a_verb_is_found_in_its_forms(text, word, lemma):
    doc = parse.read(text).paragraphs[0].doc
    (token,) = (token for token in doc if token.text == word)
    cue = cues.verb_cue(token)
    assert (cue.lemma if cue else None) == lemma
