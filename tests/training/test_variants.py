"""Sentences made of others, for a teacher to judge."""

import dataclasses

import pytest

from analysis.language.pieces import Vocabulary
from analysis.language.reader import FOLDER

pytest.importorskip("torch")
examples = pytest.importorskip("analysis.training.examples")
variants = pytest.importorskip("analysis.training.variants")

TEXT = "Voss angrily rejected the proposal, and Okell praised the courage of the striking miners"
NAMES = [(0, 4), (40, 45)]


def _sentence(name, *, picked=False, text=TEXT):
    pieces = Vocabulary(FOLDER).pieces(text, NAMES)
    return examples.Sentence(
        id=name, ids=pieces.ids, places=[pieces.places(span) for span in NAMES], labels=[0, 2], picked=picked
    )


@pytest.fixture(scope="module")
def mask():
    return Vocabulary(FOLDER).mask


@pytest.fixture(scope="module")
def rows():
    return [_sentence(str(number), picked=number % 2 == 0) for number in range(200)]


@pytest.fixture(scope="module")
def made(rows):
    return variants.of(rows, FOLDER, seed=3)


def test_each_sentence_has_a_variant_without_labels_under_a_name_of_its_own(rows, made):
    assert [one.id for one in made] == [f"{row.id}~3" for row in rows]
    assert all(one.labels is None and one.picked == row.picked for one, row in zip(made, rows, strict=True))


def test_the_sentences_stay_as_they_are(rows, made):
    assert made and rows == [dataclasses.replace(_sentence(row.id), picked=row.picked) for row in rows]


def test_targets_are_where_their_masks_are(made, mask):
    assert all(one.ids[place] == mask for one in made for places in one.places for place in places)
    assert all(len(one.places) == one.ids.count(mask) for one in made)


def test_words_differ_and_are_left_out_in_about_the_shares_that_are_asked_for(rows, made):
    alone = [(one, row) for one, row in zip(made, rows, strict=True) if len(one.places) == 2]
    open_ = 11  # pieces of three letters or more in the sentence
    dropped = sum(len(row.ids) - len(one.ids) for one, row in alone) / len(alone) / open_
    new = sum(len(set(one.ids) - set(row.ids)) for one, row in alone) / len(alone) / open_
    assert dropped == pytest.approx(0.05, abs=0.02)
    assert new == pytest.approx(0.15, abs=0.04)


def test_about_a_quarter_have_another_behind(made):
    assert sum(len(one.places) == 4 for one in made) / len(made) == pytest.approx(0.25, abs=0.1)


def test_what_is_joined_begins_and_ends_once(made, rows):
    begin, end = rows[0].ids[0], rows[0].ids[-1]
    for one in made:
        assert (one.ids.count(begin), one.ids.count(end)) == (1, 1)
        assert (one.ids[0], one.ids[-1]) == (begin, end)


def test_a_sentence_that_was_picked_is_never_joined_to_one_that_was_not():
    comma = Vocabulary(FOLDER).pieces(",").ids[1]
    picked = _sentence("a", picked=True, text="Voss angrily walked out of the hall when Okell spoke")
    both = variants.of([picked, _sentence("b")] * 40, FOLDER, seed=0)
    commas = {(one.picked, one.ids.count(comma)) for one in both if len(one.places) == 4}
    assert commas == {(True, 0), (False, 2)}


def test_a_long_sentence_is_joined_to_none():
    long = _sentence("a", text=TEXT + ", and so did they all" * 6)
    assert len(long.ids) > 40
    assert all(len(one.places) == 2 for one in variants.of([long] * 40, FOLDER, seed=0))


def test_words_are_replaced_by_similar_ones():
    similar = variants._similar(FOLDER)
    rejected, *others = (Vocabulary(FOLDER).pieces(word).ids[1] for word in ("rejected", "rejecting", "reject"))
    assert set(others) <= set(similar[rejected])
    assert rejected not in similar[rejected]


def test_a_variant_is_the_same_each_time(rows, made):
    assert variants.of(rows, FOLDER, seed=3) == made
    assert variants.of(rows, FOLDER, seed=4) != made
