import pytest

from analysis.language.phrases import Phrases, straight


def found(phrase, text):
    words = [straight(word) for word in text.split()]
    matches = (match for at in range(len(words)) for match in Phrases([(phrase, phrase)]).at(words, at))
    return [" ".join(words[match.start : match.end]) for match in matches]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("reportedly", "He reportedly left", ["reportedly"]),
        ("remains to be", "It remains to be seen", ["remains to be"]),
        ("remains to be", "It remains to seen be", []),
        ("open/moot point", "a moot point", ["moot point"]),
        ("~appear", "it appeared , and appears still", ["appeared", "appears"]),
        ("not ... clear", "it is not at all clear", ["not at all clear"]),
        ("not ... clear", "it is not clear", ["not clear"]),
        ("not ... clear", "not one of the ships was clear", []),
        ("didn't say", "She didn’t say", ["didn't say"]),
    ],
)
def test_a_phrase_is_found_in_words(phrase, text, expected):
    assert found(phrase, text) == expected


def test_the_longer_of_two_phrases_comes_first():
    phrases = Phrases([("yet", 1), ("yet to be", 2)])
    assert [match.entry for match in phrases.at(["yet", "to", "be"], 0)] == [2, 1]


def test_a_phrase_at_the_end_of_the_text_is_no_error():
    assert list(Phrases([("yet to be", 1)]).at(["yet", "to"], 0)) == []
