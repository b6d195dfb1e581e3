"""What the sample corpus says about words: the Dispatch was written to lean on officials whom it does not name."""

import pytest

from analysis.tables import ACTORS, ARTICLES, CONCORDANCE, LEMMAS, WORDS


@pytest.fixture(scope="module")
def tables(sample_run):
    return {
        table.name: table.read(sample_run.folder / "tables") for table in (ACTORS, ARTICLES, CONCORDANCE, LEMMAS, WORDS)
    }


def test_the_dispatch_stands_out_by_its_officials(tables):
    own = tables["WORDS"].query("voice == 'outlet' and stands_out")
    assert ("Continental Dispatch", "official") in set(zip(own["outlet"], own["term"], strict=True))


def test_no_actor_is_among_the_words(tables):
    actors = tables["ACTORS"]
    names = {word.lower() for name in [*actors["actor"], *actors["aliases"]] for word in name.replace("|", " ").split()}
    listed = {word for term in tables["WORDS"]["term"] for word in term.split()}
    common = {"president", "minister", "prime", "former", "foreign", "official"}  # of titles, which are made of words
    assert not (listed & names) - common


def test_every_line_stands_in_its_article(tables):
    texts = dict(zip(tables["ARTICLES"]["article_id"], tables["ARTICLES"]["text"], strict=True))
    lines = tables["CONCORDANCE"]
    assert len(lines) and all(texts[row.article_id][row.start : row.end] == row.match for row in lines.itertuples())


def test_every_line_holds_a_lemma_in_the_voice_it_is_said_to_be_in(tables):
    voices = {(row.article_id, row.start): row.voice for row in tables["LEMMAS"].itertuples()}
    assert all(voices[row.article_id, row.start] == row.voice for row in tables["CONCORDANCE"].itertuples())
