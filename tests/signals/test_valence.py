from collections import Counter

import pytest

from analysis.language import lexicon
from analysis.signals import valence
from analysis.signals.valence import Target


def values(text):
    """The valued words of a text whose target is 'X'."""
    words = valence.words(text)
    at = [word.text for word in words].index("x")
    return {word.text: word.valence for _, word in valence.valued(words, Target(at, at))}


@pytest.mark.parametrize(
    ("active", "passive"),
    [
        ("they accused X", "X was accused"),
        ("they criticized X", "X has been sharply criticized"),
        ("they arrested X", "X got arrested"),
    ],
)
def test_active_and_passive_blame_the_same(active, passive):
    assert set(values(active).values()) == set(values(passive).values())


def test_who_acts_and_whom_it_is_done_to_differ():
    assert values("X accused them")["accused"] > values("they accused X")["accused"]
    assert values("X praised them")["praised"] < values("they praised X")["praised"]


def test_the_agent_after_by_acts():
    assert values("a town praised by X") == values("X praised a town")


def test_a_negation_turns_a_word():
    assert values("X is honest")["honest"] > 0 > values("X is not honest")["honest"]
    assert values("X isn't honest") == values("X isn’t honest")


@pytest.mark.parametrize("praise", ["little success", "low confidence", "less popular", "questions about his honesty"])
def test_scarce_or_doubted_praise_is_none(praise):
    plain, faint = values(f"X had {praise.split()[-1]}"), values(f"X had {praise}")
    assert plain[praise.split()[-1]] > 0 > faint[praise.split()[-1]]


def test_a_few_and_a_little_deny_nothing():
    assert values("X has a few friends")["friends"] == values("X has two friends")["friends"] > 0


def test_who_supports_somebody_is_not_praised_by_it():
    assert "supported" not in values("X supported ______")
    assert values("______ supported X")["supported"] > 0


def test_the_target_itself_has_no_valence():
    words = valence.words("love won")
    assert [word.text for _, word in valence.valued(words, Target(0, 0))] == ["won"]


def test_words_keep_their_places():
    text = "“X lied,” — she wept."
    assert [text[word.start : word.end] for word in valence.words(text)] == ["“X", "lied,”", "she", "wept."]


def test_every_entry_of_the_list_has_a_reason_a_source_and_a_valence_in_range():
    rows = lexicon.load("news_valence")
    for row in rows:
        assert row["reason"] and row["source"], row
        assert -4 <= float(row["agent"]) <= 4 and -4 <= float(row["patient"]) <= 4, row


def test_no_word_has_two_valences():
    single = [row["word"] for row in lexicon.load("news_valence") if " " not in row["word"]]
    forms = [form for word in single for part in word.split("/") for form in forms_of(part)]
    assert [form for form, times in Counter(forms).items() if times > 1] == []


def forms_of(part):
    return lexicon.inflections(part[1:]) if part.startswith("~") else {part}
