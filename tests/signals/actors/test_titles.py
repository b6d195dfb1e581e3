import pytest

from analysis.signals.actors import titles


@pytest.mark.parametrize(
    ("text", "role", "sex", "former"),
    [
        ("President", "president", "", False),
        ("Vostranan President", "president", "", False),
        ("former Prime Minister", "prime minister", "", True),
        ("Hungarian premier", "prime minister", "", False),
        ("Sen.", "senator", "", False),
        ("spokeswoman", "spokesperson", "f", False),
        ("Mr", "", "m", False),
    ],
)
def test_a_title_tells_office_and_sex(text, role, sex, former):
    found = titles.parse(text)
    assert (found.role, found.sex, found.former) == (role, sex, former)


@pytest.mark.parametrize("text", ["", "table", "the green table"])
def test_other_words_are_no_title(text):
    assert titles.parse(text) is None


@pytest.mark.parametrize(
    ("name", "length"),
    [("Prime Minister Viktor", 2), ("President Lund", 1), ("Karl Lund", 0), ("President", 0)],
)
def test_a_title_at_the_beginning_of_a_name_is_counted_and_never_all_of_it(name, length):
    assert titles.leading(name.split()) == length
