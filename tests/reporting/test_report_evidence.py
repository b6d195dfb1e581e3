from newsroom import HEDGING, MEASURES, PORTRAYAL, Story, build, harbour

from analysis.reporting import evidence
from analysis.reporting.corpus import Corpus


def block(found, measure, outlet, about=""):
    return next(b for b in found if (b.measure, b.outlet, b.about) == (measure, outlet, about))


def marked(item, kind):
    return [piece.text for piece in item.pieces if kind in piece.kinds]


def test_every_score_has_its_evidence(talks):
    corpus = Corpus(talks)
    ids = {b.key for b in evidence.blocks(corpus, MEASURES)}
    assert ids == set(evidence.keys(corpus).values())


def test_where_there_is_room_every_judgement_is_shown(talks):
    found = evidence.blocks(Corpus(talks), MEASURES)
    assert sum(len(b.items) for b in found) == len(talks["judgements"])
    assert all(len(b.items) == b.judged for b in found)


def test_what_decided_is_marked_in_its_sentence(talks):
    item = block(evidence.blocks(Corpus(talks), MEASURES), HEDGING, "Harbour Ledger").items[0]
    assert "".join(piece.text for piece in item.pieces) == "Party 1 may agree on clause 0."
    assert marked(item, "decided") == ["may"]
    assert (item.value, item.counts, item.published) == ("counts", True, "2031-05-01")


def test_portrayal_shows_the_mention_the_deciding_words_and_the_value(talks):
    item = block(evidence.blocks(Corpus(talks), MEASURES), PORTRAYAL, "Kelmark Post", "Ilya Marenko").items[0]
    assert marked(item, "judged") == ["Marenko"]
    assert marked(item, "decided") == ["reckless"]
    assert item.value == "−0.60"


def test_what_a_source_says_is_told_as_the_sources(talks):
    items = block(evidence.blocks(Corpus(talks), MEASURES), HEDGING, "Kelmark Post").items
    assert {(item.voice, item.speaker) for item in items} == {("outlet", ""), ("source", "Ilya Marenko")}


def test_places_lead_to_the_clean_text_and_to_the_original_file(talks):
    corpus = Corpus(talks)
    item = block(evidence.blocks(corpus, MEASURES), HEDGING, "Harbour Ledger").items[0]
    start, end = map(int, item.place.split("–"))
    assert corpus.article["story-1"]["text"][start:end] == "Party 1 may agree on clause 0."
    struck = len("Share this story 0 82\n")
    assert item.raw_place == f"story-1.txt {start + struck}–{end + struck}"


def test_a_page_without_room_shows_each_article_in_turn(talks):
    found = block(evidence.blocks(Corpus(talks), MEASURES, most=30), HEDGING, "Harbour Ledger")
    counting = [item.article_id for item in found.items if item.counts]
    assert counting == sorted(set(counting))
    assert len(found.items) < found.judged


def test_the_page_never_shows_more_than_it_may():
    corpus = Corpus(build(harbour(12)))
    assert sum(len(b.items) for b in evidence.blocks(corpus, MEASURES, most=120)) <= 120


def test_the_strongest_portrayals_come_first():
    mentions = [("reckless Corvel", "Dana Corvel", -0.2), ("ruthless Corvel", "Dana Corvel", -0.9)]
    body = "They met a reckless Corvel at noon. They left a ruthless Corvel at one."
    tables = build([Story(outlet="Post", title="Talks", body=body, mentions=mentions)])
    (found,) = evidence.blocks(Corpus(tables), [PORTRAYAL], most=1)
    assert [item.value for item in found.items] == ["−0.90"]


def test_a_very_long_sentence_is_cut_around_what_decided():
    body = "word " * 2000 + "may " + "word " * 2000 + "end."
    tables = build([Story(outlet="Post", title="Talks", body=body, hedges=["may"])])
    items = evidence.blocks(Corpus(tables), [HEDGING])[0].items
    shown = next(item for item in items if item.counts)
    assert marked(shown, "decided") == ["may"]
    assert sum(len(piece.text) for piece in shown.pieces) <= 600
