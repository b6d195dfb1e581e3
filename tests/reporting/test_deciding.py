"""The words that decided single portrayals, asked for what is shown."""

import re

import pytest
from newsroom import MEASURES, PORTRAYAL, Story, build, facts, harbour

from analysis.language import parse, reader
from analysis.reporting import deciding, evidence, page, passages
from analysis.reporting.corpus import Corpus
from analysis.running.workspace import open_folder
from analysis.tables import ARTICLES, SENTENCES

BODY = "They met a reckless Corvel at noon, without mercy. The press cheered the brave Brekker at one."
MENTIONS = [("reckless Corvel", "Dana Corvel", -0.9), ("brave Brekker", "Jonas Brekker", 0.4)]


@pytest.fixture(scope="module")
def tables():
    return build([Story(outlet="Post", title="Talks", body=BODY, mentions=MENTIONS, hedges=["at noon"])])


class Sure:
    """Somebody who says that the word after the target decided, and counts how often he was asked."""

    def __init__(self):
        self.asked = []

    def __call__(self, sentence, start, end):
        self.asked.append((sentence, sentence[start:end]))
        return (end + 1, end + 3) if end + 3 < len(sentence) else None


def cues(judged, articles):
    """The cue of each judgement in words."""
    (text,) = articles["text"]
    spans = zip(judged["cue_start"].fillna(0), judged["cue_end"].fillna(0), strict=True)
    return [text[start:end] for start, end in spans]


def asked(tables, decide, **changes):
    found = deciding.cues(tables["judgements"], tables["articles"], tables["sentences"], decide, **changes)
    return cues(found[found["measure"] == "portrayal"], tables["articles"])


def test_the_words_that_decided_are_the_cue(tables):
    decide = Sure()
    assert asked(tables, decide) == ["at", "at"]
    assert decide.asked == [
        ("They met a reckless Corvel at noon, without mercy.", "Corvel"),
        ("The press cheered the brave Brekker at one.", "Brekker"),
    ]


def test_only_the_strongest_are_asked_about_and_the_others_have_no_cue(tables):
    assert asked(tables, Sure(), most=1) == ["at", ""]


def test_where_no_words_decided_there_is_no_cue(tables):
    assert asked(tables, lambda *_: None) == ["", ""]


def test_where_nobody_can_be_asked_the_cues_are_those_of_the_table(tables):
    assert asked(tables, None) == ["reckless", "brave"]


def test_the_cues_of_other_measures_stay(tables):
    judgements = tables["judgements"]
    found = deciding.cues(judgements, tables["articles"], tables["sentences"], Sure())
    others = judgements["measure"] != "portrayal"
    assert others.any() and found[others].equals(judgements[others]) and list(found.index) == list(judgements.index)


def test_what_stands_twice_is_asked_once():
    decide = Sure()
    asked_of = build([Story(outlet=outlet, title="Talks", body=BODY, mentions=MENTIONS) for outlet in ("Post", "Wire")])
    found = deciding.cues(asked_of["judgements"], asked_of["articles"], asked_of["sentences"], decide)
    assert len(decide.asked) == 2 and found["cue_start"].notna().sum() == 4


def test_what_is_too_long_for_a_sentence_is_not_asked_about():
    body = "word " * 300 + "they met a reckless Corvel at noon."
    mentions = [("reckless Corvel", "Dana Corvel", -0.9)]
    decide = Sure()
    assert asked(build([Story(outlet="Post", title="Talks", body=body, mentions=mentions)]), decide) == [""]
    assert not decide.asked


def test_the_evidence_marks_the_words_that_decided_and_asks_only_for_what_it_shows():
    decide = Sure()
    corpus = Corpus(build(harbour(4)))
    blocks = evidence.blocks(corpus, MEASURES, most=30, decide=decide)
    items = [item for block in blocks if block.measure is PORTRAYAL for item in block.items]
    assert {piece.text for item in items for piece in item.pieces if "decided" in piece.kinds} == {"on"}
    assert len(decide.asked) <= len(items) < (corpus["judgements"]["measure"] == "portrayal").sum()


def test_nobody_can_be_asked_but_the_reader_that_read():
    assert deciding.by("") is None and deciding.by("ef" * 32) is None
    assert deciding.by(reader.fingerprint()) is not None


def test_a_reader_that_is_not_whole_is_not_asked(monkeypatch):
    monkeypatch.setattr(reader, "missing", lambda: "gone")
    assert deciding.by(reader.fingerprint()) is None


def test_the_page_marks_the_words_that_moved_the_reader_and_says_so():
    body = "Exiles condemned the rule of Corvel as corrupt."
    tables = build([Story(outlet="Post", title="Talks", body=body, mentions=[("of Corvel", "Dana Corvel", -0.8)])])
    trained = facts(by="reader", reader_sha256=reader.fingerprint(), model=parse.DEFAULT_MODEL)
    html = page.render(tables, trained)
    assert '<span class="decided">corrupt</span>' in html and html == page.render(tables, trained)
    assert "without which the score would fall most" in html and "moves the score by 0.05" in html
    without = page.render(tables, facts(by="reader"))
    assert '<span class="decided">of</span>' in without and "words without which" not in without


@pytest.mark.parametrize(("by", "shown"), [("trained", "corrupt"), ("plain", "of"), ("missing", "of")])
def test_a_notebook_asks_for_what_it_shows_where_the_reader_read(tmp_path, by, shown):
    body = "Exiles condemned the rule of Corvel as corrupt."
    tables = build([Story(outlet="Post", title="Talks", body=body, mentions=[("of Corvel", "Dana Corvel", -0.8)])])
    work = open_folder(str(tmp_path / "run"))
    work.save(ARTICLES, tables["articles"])
    work.save(SENTENCES, tables["sentences"])
    work.note_made_from("reader", by)
    low = passages.judged(tables["judgements"], {"measure": "portrayal", "outlet": "Post", "about": "Dana Corvel"})
    (passage,) = passages.shown(deciding.asked(work, low), tables["articles"])["passage"]
    assert passage == re.sub(rf"\b{shown}\b", f"⟦{shown}⟧", body)
