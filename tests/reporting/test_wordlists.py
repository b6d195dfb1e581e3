from analysis.language import lexicon
from analysis.reporting import wordlists


def test_a_list_shows_the_words_that_count():
    (found,) = wordlists.used({"hedges": lexicon.hashes()["hedges"]})
    assert "may" in found.words
    assert found.entries == len(lexicon.load("hedges"))


def test_a_list_that_is_no_longer_the_same_shows_its_hash_alone():
    (found,) = wordlists.used({"hedges": "0" * 64})
    assert found == wordlists.WordList("hedges", "0" * 64, 0, ())


def test_a_long_list_is_cut():
    (found,) = wordlists.used({"cues": lexicon.hashes()["cues"]})
    assert len(found.words) <= wordlists.MOST_WORDS < found.entries
