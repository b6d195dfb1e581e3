"""What the report says is true of the definitions that read the text."""

import math

import pandas as pd
import pytest
from newsroom import Story, build, facts, harbour

from analysis.reporting import page, passages
from analysis.reporting.corpus import Corpus
from analysis.reporting.facts import Accuracy, measured_accuracy

TRAINED = Accuracy(family="hedging", what="hedged sentences", figure="F1 .90", on="invented sentences", by="reader")
PLAIN = Accuracy(family="hedging", what="hedged sentences", figure="F1 .80", on="invented sentences", by="plain")
OTHER = Accuracy(family="sourcing", what="claims", figure="F1 .70", on="invented sentences", by="plain")


@pytest.fixture(scope="module")
def talks():
    return build(harbour(1))


def section(html, name):
    start = html.index(f'<section id="{name}"')
    return html[start : html.index("</section>", start)]


@pytest.mark.parametrize(("by", "figure", "other"), [("reader", ".90", ".80"), ("plain", ".80", ".90")])
def test_accuracy_is_that_of_the_definitions_that_read(talks, by, figure, other):
    html = page.render(talks, facts(by=by, accuracy=(TRAINED, PLAIN)))
    assert f"Hedged sentences: F1 {figure}" in section(html, "hedging")
    assert f"F1 {other}" not in html


def test_what_was_not_measured_is_said_to_be_so(talks):
    html = page.render(talks, facts(by="reader", accuracy=(TRAINED, OTHER)))
    assert "That was not measured for the trained reader" in section(html, "sourcing")
    assert "not measured" not in section(html, "method")
    html = page.render(talks, facts(by="reader", accuracy=(PLAIN,)))
    assert "That was not measured for the trained reader" in section(html, "method")


def test_a_reader_that_was_wanted_and_is_missing_is_told_first_with_what_that_costs(talks):
    html = page.render(talks, facts(reader_missing="Its file is gone.", accuracy=(TRAINED, PLAIN, OTHER)))
    note = html[html.index('<aside class="warnings"') : html.index("</aside>")]
    assert "could not be used. Its file is gone." in note
    assert "What that costs: hedged sentences F1 .80 instead of F1 .90." in note and "claims" not in note
    assert '<a href="#accuracy">' in note and 'id="accuracy"' in html


def test_a_cost_that_was_not_measured_is_not_told(talks):
    html = page.render(talks, facts(reader_missing="Its file is gone.", accuracy=(PLAIN,)))
    assert "What that costs" not in html


def test_only_figures_on_the_same_text_are_set_against_each_other():
    elsewhere = Accuracy(family="hedging", what="hedged sentences", figure="F1 .90", on="other sentences", by="reader")
    assert facts(accuracy=(PLAIN, elsewhere)).costs == []


def test_the_method_tells_the_readers_hash_and_settings(talks):
    about = facts(by="reader", reader_sha256="ef" * 32, reader={"cue_threshold": 0.25})
    method = section(page.render(talks, about), "method")
    assert "ef" * 32 in method and "cue threshold 0.25" in method
    assert "Trained reader" not in section(page.render(talks, facts()), "method")


@pytest.mark.parametrize(("by", "source"), [("reader", "the encoder"), ("plain", "the list")])
def test_the_source_of_a_method_is_that_of_the_definitions_that_read(talks, by, source):
    from dataclasses import replace

    from newsroom import HEDGING

    measure = replace(HEDGING, source="the encoder", plain_source="the list")
    assert measure.source_by(by) == source
    assert f"<td>{source}</td>" in page.render(talks, facts(by=by, measures=(measure,)))


def test_the_figures_on_record_name_their_definitions():
    assert {found.by for found in measured_accuracy()} <= {"reader", "plain"}
    assert {found.family for found in measured_accuracy()} == {
        "hedging",
        "sourcing",
        "portrayal",
        "roles",
        "quotes",
        "covered",
    }


@pytest.mark.parametrize(
    ("by", "value", "confidence", "marked"),
    [
        ("plain", 0.31, 0.5, True),
        ("plain", 0.29, 0.9, False),
        ("reader", 0.75, 0.8, True),  # .80 favourable, .05 unfavourable
        ("reader", -0.75, 0.8, True),  # .80 unfavourable, .05 favourable
        ("reader", 0.55, 0.59, False),  # not sure enough
        ("reader", 0.15, 0.8, False),  # .80 neutral
        ("reader", -0.15, 0.8, False),
        ("reader", -0.3, 0.62, False),  # .62 neutral, .34 unfavourable
        ("reader", 0.5, math.nan, True),  # by the words nearby, which know of no confidence
    ],
)
def test_a_single_portrayal_is_marked_where_it_is_sure_enough(by, value, confidence, marked):
    mentions = [("brave Corvel", "Dana Corvel", value)]
    tables = build([Story(outlet="Post", title="Talks", body="They met a brave Corvel.", mentions=mentions)])
    sure = tables["judgements"].assign(confidence=confidence)
    kinds = {mark.kind for mark in Corpus({**tables, "judgements": sure}, by).marks("story-1")}
    assert bool(kinds & {"favour", "disfavour"}) == marked


def test_a_portrayal_without_deciding_words_reads_as_its_sentence():
    mentions = [("reckless Corvel", "Dana Corvel", -0.9)]
    story = Story(outlet="Post", title="Talks", body="They left a reckless Corvel at one.", mentions=mentions)
    tables = build([story])
    judgements = tables["judgements"].assign(
        cue_start=pd.array([None] * len(tables["judgements"]), dtype="Int64"),
        cue_end=pd.array([None] * len(tables["judgements"]), dtype="Int64"),
    )
    evidence = section(page.render({**tables, "judgements": judgements}, facts(by="reader")), "evidence")
    assert 'They left a reckless <span class="judged">Corvel</span> at one.' in evidence
    assert 'class="judged decided"' not in evidence
    (shown,) = passages.behind(
        judgements[judgements["measure"] == "portrayal"], tables["articles"], {"measure": "portrayal", "outlet": "Post"}
    )["passage"]
    assert shown == "They left a reckless Corvel at one."
