"""Content words keep to their voice, and names are told from words."""

import analysis

TEXT = (
    "The Vostrana ministry shelled the harbour, Ilya Marenko said.\n"
    "“This cowardly crime was ordered from abroad,” Marenko said on Tuesday.\n"
    "Marenko, the prime minister, arrived by ferry."
)


def lemmas(text=TEXT):
    return analysis.annotate([{"text": text, "outlet": "Strait Ledger"}], trained=False, raw=True).lemmas


def test_quoted_words_are_the_speakers():
    quoted = lemmas().query("voice == 'source'")
    assert {"cowardly", "crime", "order"} <= set(quoted["lemma"])
    assert "Marenko" in set(quoted.loc[quoted["lemma"] == "crime", "speaker"].str.split().str[-1])


def test_the_outlets_words_hold_nothing_that_was_quoted():
    own = set(lemmas().query("voice == 'outlet'")["lemma"])
    assert "arrive" in own and not own & {"cowardly", "crime", "order"}


def test_a_name_is_a_name_and_a_title_is_made_of_words():
    classes = dict(zip(lemmas()["lemma"], lemmas()["word_class"], strict=True))
    assert classes["Marenko"] == "name"
    assert classes["minister"] == "noun"


def test_every_place_holds_the_word():
    found = lemmas()
    assert [TEXT[start:end] for start, end in zip(found["start"], found["end"], strict=True)][-2:] == [
        "arrived",
        "ferry",
    ]
    assert list(found["sentence"]) == sorted(found["sentence"])
