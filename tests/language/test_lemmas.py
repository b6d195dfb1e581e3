import importlib

import pytest

from analysis.language import lemmas, parse

TEXT = (
    "The worst strikes hit Kelmark on Tuesday, and fishermen were quickly leaving the harbours.\n"
    "Talks about the children of the 14 wounded men had not begun."
)


def content(text):
    return list(lemmas.content(parse.read(text).paragraphs))


@pytest.mark.parametrize(
    ("text", "word", "lemma", "word_class"),
    [
        ("The worst strikes hit the harbour.", "strikes", "strike", "noun"),
        ("The worst strikes hit the harbour.", "worst", "bad", "adjective"),
        ("Fishermen were quickly leaving the bay.", "leaving", "leave", "verb"),
        ("Fishermen were quickly leaving the bay.", "Fishermen", "fisherman", "noun"),
        ("Fishermen were quickly leaving the bay.", "quickly", "quickly", "adverb"),
        ("Ilya Marenko spoke in Kelmark.", "Marenko", "Marenko", "name"),
    ],
)
def test_a_content_word_has_its_lemma_and_class(text, word, lemma, word_class):
    found = {text[item.start : item.end]: (item.lemma, item.word_class) for item in content(text)}
    assert found[word] == (lemma, word_class)


def test_function_words_auxiliaries_and_numbers_are_no_content_words():
    found = {item.lemma for item in content("It had not been 14 days, but they did have to go to the port.")}
    assert found == {"day", "go", "port"}


def test_offsets_are_those_of_the_article():
    assert [TEXT[item.start : item.end] for item in content(TEXT)][-3:] == ["wounded", "men", "begun"]


def test_lemmas_are_those_of_the_models_own_pipeline():
    shipped = importlib.import_module(parse.DEFAULT_MODEL).load()
    for paragraph in parse.read(TEXT).paragraphs:
        theirs = {paragraph.start + token.idx: token.lemma_.lower() for token in shipped(paragraph.text)}
        ours = [item for item in lemmas.content([paragraph]) if item.word_class != "name"]
        assert ours and all(theirs[item.start] == item.lemma for item in ours)
