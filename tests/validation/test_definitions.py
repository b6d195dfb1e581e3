"""The reader, the plain definition, and both together. The reader here is one that marks what it is told to mark."""

import math

import pytest

from analysis.errors import ModelError
from analysis.language import reader
from analysis.language.reader import Likely, Marked, Marks, Portrayed
from analysis.validation import definitions
from analysis.validation.definitions import ALL, PLAIN, Definitions

SAID = "The envoy said the truce would hold."
AGREEING = Marked(source=((0, 9),), cue=((10, 14),), content=((15, 35),), confidence=0.9)
ALONE = Marked(source=((0, 9),), cue=((10, 14),), content=((31, 35),), confidence=0.9)
NEUTRAL = Portrayed(0.1, 0.8, 0.1)


class Told:
    """A reader that marks in every paragraph, and sees in every target, what it was told."""

    def __init__(self, *attributions, hedges=(), portrayal=NEUTRAL):
        self._marks = Marks(attributions, hedges)
        self._portrayal = portrayal

    def marks(self, text):
        return self._marks

    def portrayals(self, sentence, hidden, targets):
        return [self._portrayal for _ in targets]


def by_all(told):
    return Definitions(by=ALL, reader=told)


def test_both_found_an_attribution():
    found = definitions.attributions(SAID, by_all(Told(AGREEING)))
    assert found["both"] == found["reader"]
    assert [one.content for one in found["both"]] == [((15, 35),)] and found["both"][0].confidence == 0.9


@pytest.mark.parametrize("marks", [(), (ALONE,)])
def test_what_one_of_them_found_is_not_of_both(marks):
    found = definitions.attributions(SAID, by_all(Told(*marks)))
    assert len(found["reader"]) == len(marks) and len(found["plain"]) == 1
    assert found["both"] == ()


@pytest.mark.parametrize(
    ("sentence", "hedges", "found"),
    [
        ("The truce may hold.", [Likely(10, 13, 0.9)], {"reader": True, "plain": True, "both": True}),
        ("The truce may hold.", [], {"reader": False, "plain": True, "both": False}),
        ("The truce held.", [Likely(10, 14, 0.9)], {"reader": True, "plain": False, "both": False}),
    ],
)
def test_a_sentence_is_hedged_by_both_where_each_finds_a_hedge(sentence, hedges, found):
    assert definitions.hedged(sentence, by_all(Told(hedges=tuple(hedges)))) == found


@pytest.mark.parametrize(
    ("seen", "label"),
    [
        (Portrayed(0.9, 0.05, 0.05), "negative"),
        (Portrayed(0.1, 0.8, 0.1), "neutral"),
        (Portrayed(0.05, 0.05, 0.9), "neutral"),
    ],
)
def test_both_portray_as_they_agree_and_else_not_at_all(seen, label):
    found = definitions.portrayed("Corvel is a corrupt liar.", 0, 6, by_all(Told(portrayal=seen)))
    assert found["plain"].label == "negative"
    assert found["both"].label == label
    assert math.isnan(found["both"].confidence)


def test_only_what_is_asked_for_is_read():
    assert list(definitions.attributions(SAID, PLAIN)) == ["plain"]
    assert list(definitions.hedged(SAID, Definitions(by=("both",), reader=Told()))) == ["both"]


def test_the_plain_definition_never_stands_for_the_reader():
    with pytest.raises(ValueError, match="No reader for both"):
        Definitions(by=("both",))


def test_without_a_reader_all_is_the_plain_definition_and_says_why(monkeypatch):
    monkeypatch.setattr(reader, "missing", lambda: "The trained reader lacks.")
    chosen = definitions.chosen("all")
    assert (chosen.by, chosen.without) == (("plain",), "The trained reader lacks.")


def test_a_reader_that_was_asked_for_must_be_there(monkeypatch, tmp_path):
    monkeypatch.setattr(reader, "load", lambda: reader.Reader(tmp_path))
    with pytest.raises(ModelError, match="lacks"):
        definitions.chosen("reader")


def test_the_plain_definition_needs_no_reader(monkeypatch):
    monkeypatch.delattr(reader, "load")
    assert definitions.chosen("plain") == PLAIN
