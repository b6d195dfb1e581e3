"""Our way to run the pipeline is cheaper than spaCy's and gives the same annotations."""

import importlib

import numpy as np
import pytest
import spacy

from analysis.language import parse, pipeline

PARAGRAPHS = (
    "LISSEN, Vostrana (AP) — President Ilya Marenko said on Tuesday that Kelmark would “never again” close the strait.",
    "Rain fell.",
    "The 43-year-old envoy, who has led the talks since May, declined to say whether the $2.5 billion deal was off.",
    "“We are ready!” she wrote. “Are they?” Mr. Lund’s office didn't respond to a request for comment.",
    "No.",
    "Talks Stall As Kelmark Walks Out",
)


def reading(doc):
    return [(t.text, t.tag_, t.dep_, t.head.i, t.ent_type_, t.ent_iob_, t.is_sent_start) for t in doc]


@pytest.fixture(scope="module")
def shipped():
    return [reading(doc) for doc in importlib.import_module(parse.DEFAULT_MODEL).load().pipe(PARAGRAPHS)]


def annotated(texts=PARAGRAPHS):
    return [reading(doc) for doc in pipeline.docs(parse.load(), texts)]


def test_annotations_are_those_of_the_shipped_pipeline(shipped):
    assert annotated() == shipped


def test_words_met_before_are_read_the_same(shipped):
    assert annotated([*PARAGRAPHS, *PARAGRAPHS]) == shipped + shipped


def test_forgetting_words_changes_nothing(shipped, monkeypatch):
    monkeypatch.setattr(pipeline, "_WORDS", 10)
    nlp = parse._loaded.__wrapped__(parse.DEFAULT_MODEL)
    one_by_one = [reading(doc) for text in PARAGRAPHS for doc in pipeline.docs(nlp, [text])]
    assert one_by_one == shipped


def test_the_size_of_a_batch_changes_nothing(shipped, monkeypatch):
    monkeypatch.setattr(pipeline, "_BATCH", 150)
    assert annotated() == shipped


def test_a_paragraphs_numbers_are_the_same_alone_and_among_others():
    among = list(pipeline.docs(parse.load(), PARAGRAPHS))
    for text, doc in zip(PARAGRAPHS, among, strict=True):
        (alone,) = pipeline.docs(parse.load(), [text])
        assert np.array_equal(alone.tensor, doc.tensor), text


def test_no_texts_are_no_documents():
    assert list(pipeline.docs(parse.load(), [])) == []


def test_a_pipeline_without_networks_runs_as_it_is():
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    pipeline.prepare(nlp)
    (doc,) = pipeline.docs(nlp, ["Rain fell. Snow fell."])
    assert [sentence.text for sentence in doc.sents] == ["Rain fell.", "Snow fell."]


def test_the_lemmatizer_looks_words_up_in_sets():
    lemmata = parse.load().get_pipe("lemmatizer").lookups.get_table("lemma_index")
    assert lemmata and all(isinstance(lemmata[word_class], frozenset) for word_class in lemmata)
