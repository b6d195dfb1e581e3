import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.signals.actors import spelling


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Volodymyr Zelenskyy", "Volodymyr Zelenskiy"),
        ("Volodymyr Zelenskyy", "Volodyr Zelensky"),
        ("Viktor Orban", "Viktor Orbán"),
        ("Ilya Marenko", "Ilja Marenco"),
        ("Bill Holt", "William Holt"),
        ("Karl J. Lund", "Karl Lund"),
        ("Sergei Ivanov", "Sergey Ivanov"),
        ("KARL LUND", "Karl Lund"),
        ("Joseph R. Holt Jr.", "Joseph R. Holt"),
    ],
)
def test_spellings_of_one_name_are_one_person(one, other):
    assert spelling.same_person(spelling.parts(one), spelling.parts(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Melania Trump", "Donald Trump"),
        ("Bill Clinton", "Hillary Clinton"),
        ("Karl Lund", "Karl Holt"),
        ("Donald Trump Jr.", "Donald Trump"),
        ("George W. Bush", "George H. Bush"),
        ("Ivana Trump", "Ivanka Trump"),
        ("Lund", "Lund"),
    ],
)
def test_a_surname_alone_makes_no_person(one, other):
    assert not spelling.same_person(spelling.parts(one), spelling.parts(other))


@pytest.mark.parametrize(
    ("text", "given", "surname"),
    [
        ("Karl Lund", "karl", "lund"),
        ("Bill de Blasio", "bill", "de blasio"),
        ("Lund", "", "lund"),
        ("Karl Lund Jr.", "karl", "lund"),
    ],
)
def test_a_name_has_parts(text, given, surname):
    parts = spelling.parts(text)
    assert (parts.given, parts.surname) == (given, surname)


@given(st.text(alphabet="abcdeyilkwzsjfhtcr", min_size=1, max_size=12))
def test_the_key_of_a_surname_ignores_capitals_and_accents(surname):
    assert spelling.surname_key(surname.title()) == spelling.surname_key(surname)


names = st.sampled_from(
    ["Karl Lund", "Carl Lund", "Karl J. Lund", "Anna Holt", "Ann Holt", "Lund", "Karl Lund Jr.", "A. Holt"]
)


@given(names, names)
def test_being_one_person_goes_both_ways(one, other):
    first, second = spelling.parts(one), spelling.parts(other)
    assert spelling.same_person(first, second) == spelling.same_person(second, first)
