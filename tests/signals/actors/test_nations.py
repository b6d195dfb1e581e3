import pytest
from newsstand import corpus

from analysis.signals.actors import nations


@pytest.mark.parametrize(
    ("words", "country"),
    [
        (["Ukrainian"], "Ukraine"),
        (["the", "U.S."], "United States"),
        (["South", "Korean"], "South Korea"),
        (["senior", "Kremlin"], ""),
        ([], ""),
    ],
)
def test_words_of_a_title_name_a_country(words, country):
    assert nations.learn([]).named(words) == country


def test_a_country_that_no_list_has_is_known_from_its_government():
    known = nations.learn(corpus("Vostranan President Karl Lund spoke in Vostrana on Friday."))
    assert known.named(["Vostranan"]) == "Vostrana"
    assert known.names["vostrana"] == "Vostrana"


def test_a_state_with_a_governor_is_no_country():
    known = nations.learn(corpus("Iowa Governor Karl Lund met Iowans in Iowa on Friday."))
    assert "iowa" not in known.names


def test_a_seat_of_government_is_known_from_the_text():
    text = "Vostranan President Karl Lund left Sarnograd, the capital of Vostrana. He was born in Vostrana."
    assert nations.learn(corpus(text)).seats["sarnograd"] == "Vostrana"


def test_every_word_of_the_list_has_one_country_and_no_word_is_empty():
    words = nations.learn([]).all_words()
    assert all(word == word.strip() and word for word in words)
    assert words["kyiv"] == "Ukraine" and words["dutch"] == "Netherlands"


def test_a_ruler_with_a_government_is_no_country():
    text = "Viktor Brand left. Critics rejected Brand’s government. They had put their hopes in Brand."
    assert "brand" not in nations.learn(corpus(text)).names
