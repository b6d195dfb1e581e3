import pytest
from newsstand import reading


def found(text, kind):
    return [reference.text for reference in reading(text).references if reference.kind == kind]


@pytest.mark.parametrize(
    ("text", "descriptions"),
    [
        ("The Ukrainian president spoke.", ["The Ukrainian president"]),
        ("They asked the prime minister.", ["the prime minister"]),
        ("Hungary’s prime minister spoke.", ["Hungary’s prime minister"]),
        ("The president of Ukraine spoke.", ["The president of Ukraine"]),
        ("A president spoke.", []),
        ("The next president will speak.", []),
        ("The presidents spoke.", []),
        ("The president race began.", []),
    ],
)
def test_descriptions_are_of_one_person_in_office(text, descriptions):
    assert found(text, "title") == descriptions


def test_who_belongs_to_the_noun_before_it_and_a_question_to_nobody():
    text = "Karl Lund, who left early, was tired. Who knows?"
    (who,) = [reference for reference in reading(text).references if reference.text.lower() == "who"]
    assert text[who.link :].startswith("Lund")


def test_a_person_without_a_name_is_a_stranger():
    assert found("A spokesman for Karl Lund met a woman.", "stranger") == ["spokesman", "woman"]


def test_a_description_knows_the_name_beside_it():
    text = "Karl Lund, the Ukrainian president, spoke."
    (description,) = [one for one in reading(text).references if one.kind == "title"]
    assert text[description.link :].startswith("Lund")
