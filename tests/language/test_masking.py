from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.language.masking import hidden, hidden_of, masked, name_within


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


@pytest.mark.parametrize(
    ("text", "target", "seen"),
    [
        ("Marenko spoke, then Marenko left", "Marenko", "_ spoke, then _ left"),
        ("President Vera Marenko spoke", "President Vera Marenko", "President _ spoke"),
        ("Vera Marenko spoke and Vera left", "Vera Marenko", "_ spoke and _ left"),
        ("Vera Marenko and the other Vera Marenko", "Vera Marenko", "_ and the other _"),
        ("MARENKO: I accuse Marenko's rival", "Marenko", "_: I accuse _'s rival"),
        ("the anti-Marenko league met Marenko", "Marenko", "the anti-_ league met _"),
        ("Xu spoke, and Xu's men left", "Xu", "_ spoke, and _'s men left"),
        ("Erdağ spoke, and then Erdağ left", "Erdağ", "_ spoke, and then _ left"),
        ("New Kelmark votes; New rules apply", "New Kelmark", "_ votes; New rules apply"),
        ("Marenko spoke of Marenkova", "Marenko", "_ spoke of Marenkova"),
        ("US troops, says the US, will leave us", "US", "_ troops, says the _, will leave us"),
        ("He said that He spoke", "He", "He said that He spoke"),
        ("the president said so", "the president", "the president said so"),
    ],
)
def test_a_name_is_hidden_wherever_it_stands_and_whoever_has_it(text, target, seen):
    assert shown(text, target) == seen


@pytest.mark.parametrize("name", ["Marenko", "Li", "May", "Åse Ås", "Anna von der Leck", "N.A.T.O.", "OPEC", "O'Dwyer"])
def test_nothing_of_the_name_is_seen_of_whatever_kind_it_is(name):
    assert shown(f"Then {name} said that {name} would stay", name) == "Then _ said that _ would stay"


def test_a_stretch_of_the_recogniser_beyond_the_target_is_a_mask_of_its_own():
    text = "They blamed Ilsa Marenko for it"
    both = text.index("Ilsa"), text.index(" for")
    assert shown(text, "Marenko", [both]) == "They blamed __ for it"


def test_a_title_that_the_recogniser_takes_for_a_part_of_the_name_stays():
    text = "They blamed King Marenko for it"
    whole = text.index("King"), text.index(" for")
    assert shown(text, "Marenko", [whole]) == shown(text, "Marenko") == "They blamed King _ for it"


def test_given_names_are_hidden_around_a_target_that_is_none():
    text = "Marenko said he left"
    assert shown(text, "he", [(0, 7)]) == "_ said he left"


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("iPhone", "iPhone"),
        ("de Marenko", "Marenko"),
        ("李克强", "李克强"),
        ("Mr. Marenko", "Marenko"),
        ("the former Prime Minister Ilsa Marenko", "Ilsa Marenko"),
        ("WHO", "WHO"),
    ],
)
def test_a_name_is_what_is_left_without_titles(target, name):
    start, end = name_within(target, (0, len(target)))
    assert target[start:end] == name


@pytest.mark.parametrize("target", ["he", "I", "They", "the president", "President", "officials", ""])
def test_what_is_no_name_has_none(target):
    assert name_within(target, (0, len(target))) is None


_WORDS = st.sampled_from(["Marenko", "Vera", "Xu", "King", "the", "rival", "of", "New", "US", "he"])
_SPANS = st.tuples(st.integers(0, 40), st.integers(0, 12)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(_WORDS, min_size=1, max_size=9), _SPANS, st.lists(_SPANS, max_size=3))
def test_hidden_stretches_are_in_order_and_apart(words, target, names):
    text = " ".join(words)
    inside = [(min(start, len(text)), min(end, len(text))) for start, end in names]
    found = hidden(text, (min(target[0], len(text)), min(target[1], len(text))), inside)
    assert all(start < end for start, end in found)
    assert all(before[1] <= after[0] for before, after in pairwise(found))


def shown(text, target, names=()):
    """The text as the reader sees it: each hidden stretch is a '_'."""
    start = text.index(target)
    seen = text
    for left, right in reversed(hidden(text, (start, start + len(target)), names)):
        seen = seen[:left] + "_" + seen[right:]
    return seen


def test_what_is_hidden_of_several_targets_hides_each_of_them():
    text = "Dana Corvel called Voss a liar, and Corvel laughed."
    targets, names = [(0, 11), (19, 23)], [(36, 42)]
    together = hidden_of(text, targets, names)
    covered = {place for start, end in together for place in range(start, end)}
    for target in targets:
        assert covered >= {place for start, end in hidden(text, target, names) for place in range(start, end)}
    assert all(before[1] <= after[0] for before, after in pairwise(together))
