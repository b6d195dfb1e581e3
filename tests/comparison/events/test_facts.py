"""Statements that several outlets make are found, those that only look alike are not."""

import random
from dataclasses import replace

import pandas as pd
import pytest
from stories import told

from analysis.comparison.events import coverage, facts, links, reported

COURIER = [
    "@Dana_Corvel met @Ilya_Marenko in a customs house by the harbour",
    "The truce in the strait was extended to the end of June",
    "A list of 112 prisoners lay on the table of the customs house",
    "Fishing crews along the northern channel cheered the agreement",
    "Herring prices fell again in the small ports of the north",
    "The weather kept the ferries in the bay",
    "Talks between the two delegations will resume on Thursday in Belcastre",
]
BELL = [
    "@Ilya_Marenko and @Dana_Corvel met in the old customs house on Friday",
    "Both extended the truce in the strait until the end of June",
    "Reporters saw a list with the names of 112 prisoners on the table",
    "Along the northern channel the fishing crews cheered",
    "A brass band played badly outside",
    "Shopkeepers had closed early because of the crowds",
    "The delegations resume their talks in Belcastre on Thursday",
]
LEDGER = [
    "The truce in the strait will run to the end of June",
    "@Dana_Corvel left without an answer on a visa scheme",
    "In the customs house @Ilya_Marenko and @Dana_Corvel met for four hours",
    "The fishing crews of the northern channel cheered loudest",
    "A cat walked across the quay",
    "On Thursday the talks of the delegations resume in Belcastre",
]


def found(*articles):
    return facts.facts(links.links([sentence for article in articles for sentence in article]).links)


def stating(some):
    return {frozenset((s.outlet, s.sentence) for s in fact.statements) for fact in some}


def three():
    return told("Courier", *COURIER), told("Bell", *BELL), told("Ledger", *LEDGER)


def test_what_three_outlets_state_is_one_fact():
    assert {("Courier", 1), ("Bell", 1), ("Ledger", 0)} in stating(found(*three()))


def test_what_two_outlets_state_is_a_fact():
    assert {("Courier", 2), ("Bell", 2)} in stating(found(*three()))


def test_what_one_outlet_states_alone_is_none():
    alone = [("Courier", 4), ("Bell", 4), ("Ledger", 4), ("Bell", 5)]
    assert not [place for place in alone if any(place in statements for statements in stating(found(*three())))]


def test_facts_of_most_outlets_come_first():
    outlets = [len(fact.outlets) for fact in found(*three())]
    assert outlets == sorted(outlets, reverse=True) and outlets[0] == 3


def test_an_outlet_shares_nothing_with_itself():
    assert found(told("Courier", *COURIER, article="a"), told("Courier", *COURIER, article="b")) == []


def test_statements_about_others_stay_apart():
    one = told("Courier", "@Dana_Corvel opened the harbour fair with a speech on herring", *COURIER[3:])
    other = told("Bell", "@Tomas_Rydell opened the harbour fair with a speech on herring", *BELL[3:])
    assert not [places for places in stating(found(one, other)) if ("Courier", 0) in places]


def test_what_shares_only_things_is_a_topic_and_no_fact():
    things = {"list", "name", "112", "prison", "tabl", "custom", "hous", "lay", "reporter", "saw"}
    one, other = told("Courier", *COURIER, things=things), told("Bell", *BELL, things=things)
    assert {("Courier", 2), ("Bell", 2)} not in stating(found(one, other))
    assert {("Courier", 1), ("Bell", 1)} in stating(found(one, other))


def test_two_speakers_in_quotation_marks_made_two_statements():
    line = "We shall keep the strait open and the fishing fleet at sea"
    one = told("Courier", line, speaker="Dana Corvel", quoted=True) + told("Courier", *COURIER)[1:]
    other = told("Bell", line, speaker="Ilya Marenko", quoted=True) + told("Bell", *BELL)[1:]
    assert ("Courier", 0) not in {place for places in stating(found(one, other)) for place in places}


@pytest.mark.parametrize(("apart", "shared"), [(3, True), (4, False)])
def test_articles_more_than_three_days_apart_are_not_compared(apart, shared):
    one, other = told("Courier", *COURIER, day=100), told("Bell", *BELL, day=100 + apart)
    assert bool(found(one, other)) is shared


def test_the_order_of_the_articles_changes_nothing():
    articles = list(three())
    expected = [(fact.core, stating([fact])) for fact in found(*articles)]
    for seed in range(5):
        random.Random(seed).shuffle(articles)
        assert [(fact.core, stating([fact])) for fact in found(*articles)] == expected


def test_the_order_changes_nothing_either_where_much_could_be_grouped_in_two_ways():
    for seed in range(20):
        draw = random.Random(seed)
        words = [f"word{letter}{other}" for letter in "abcdef" for other in "klmno"][: 12 + seed]
        articles = [
            told(outlet, *[" ".join(draw.sample(words, 6)) for _ in range(8)]) for outlet in ("Bell", "Courier", "Wire")
        ]
        expected = [(fact.core, stating([fact])) for fact in found(*articles)]
        assert [(fact.core, stating([fact])) for fact in found(*reversed(articles))] == expected


def test_an_article_about_something_else_changes_no_fact():
    other = told("Wire", "A comet passed", "Telescopes in the desert followed it", "Astronomers drank cocoa")
    assert stating(found(*three(), other)) == stating(found(*three()))


def test_a_core_is_held_in_part():
    core = {"truce": 3.0, "june": 4.0}
    assert facts.share(core, {"truce", "june", "more"}) == 1
    assert facts.share(core, {"june"}) == pytest.approx(16 / 25)
    assert facts.share(core, set()) == 0


# Coverage


def cells(*articles):
    sentences = [sentence for article in articles for sentence in article]
    linked = links.links(sentences)
    covered = coverage.coverage(facts.facts(linked.links), sentences, linked.events)
    return [{cell.outlet: cell for cell in one.cells} for one in covered]


def of_prisoners(*articles):
    (row,) = [
        row
        for row in cells(*articles)
        if any(p.sentence == 2 and p.article == "courier" for p in row["Courier"].passages)
    ]
    return row


def test_an_outlet_states_a_fact_or_nothing_near_it_was_found():
    row = of_prisoners(*three())
    assert {outlet: cell.state for outlet, cell in row.items()} == {
        "Bell": "own voice",
        "Courier": "own voice",
        "Ledger": "absent",
    }


def test_what_only_a_source_says_is_attributed():
    bell = told("Bell", *BELL[:2]) + told("Bell", *BELL, speaker="a clerk")[2:]
    assert of_prisoners(told("Courier", *COURIER), bell, told("Ledger", *LEDGER))["Bell"].state == "attributed"


def test_something_near_is_unclear_and_shown():
    ledger = told("Ledger", *LEDGER, "Mothers of prisoners waited by the table, each with a list")
    cell = of_prisoners(told("Courier", *COURIER), told("Bell", *BELL), ledger)["Ledger"]
    assert cell.state == "unclear" and [p.sentence for p in cell.passages] == [len(LEDGER)]


def test_an_outlet_without_an_article_on_the_event_has_no_cell():
    other = told("Wire", "A comet passed", "Telescopes in the desert followed it", "Astronomers drank cocoa")
    assert "Wire" not in of_prisoners(*three(), other)


@pytest.mark.parametrize(("ledger_day", "earlier"), [(99, True), (100, False)])
def test_it_is_told_when_all_an_outlet_has_came_out_before(ledger_day, earlier):
    row = of_prisoners(
        told("Courier", *COURIER, day=100), told("Bell", *BELL, day=101), told("Ledger", *LEDGER, day=ledger_day)
    )
    assert row["Ledger"].earlier is earlier


def test_an_utterance_in_a_subhead_is_no_statement():
    stories = {
        "Bell": "The harbour was calm.\n\nAnna Holt: “We close the strait tonight”\n\nThe canal opens at dawn.",
        "Courier": "Anna Holt says “we close the strait tonight after two tankers hit mines off Melk”.",
        "Wire": "Anna Holt says “we close the strait tonight after two tankers hit mines off Melk”.",
    }
    read = [sentence for outlet, text in stories.items() for sentence in told(outlet, text)]
    row = {"cluster": 0, "spans": [(0, 40)], "speaker": "Anna Holt", "quoted": [(0, 40)], "sentence": 0}
    rows = [row | {"outlet": outlet, "article_id": outlet.lower()} for outlet in stories]
    rows[0]["sentence"] = 7  # of a subhead, which is not among the sentences
    (one,) = reported.facts(pd.DataFrame(rows), read)
    assert one.outlets == {"Courier", "Wire"}


# Told once


def fact(core, *places):
    """A fact that these sentences state, each in an article of an outlet's name."""
    statements = [sentence.statements[0] for place in places for sentence in place]
    return facts.Fact(core=core, statements=tuple(statements))


def test_a_statement_told_again_in_the_same_sentences_is_one_row():
    one, other = told("Courier", "the truce was extended"), told("Bell", "both extended the truce to the end of June")
    wider = fact({"truce": 3.0, "extend": 3.0, "june": 2.0}, one, other)
    again = fact({"truce": 3.0, "extend": 3.0}, one, other)
    covered = coverage.coverage([again, wider], one + other, {"courier": {"bell"}, "bell": {"courier"}})
    assert [row.fact for row in covered] == [wider]


def test_an_utterance_of_several_sentences_is_told_again_by_its_last_one():
    lines = "the council has sneezed", "we shall lend it a handkerchief"
    whole, part = [], []
    for outlet in ("Bell", "Courier"):
        first, second = told(outlet, *lines)
        both = replace(first.statements[0], spans=(*first.statements[0].spans, *second.statements[0].spans))
        whole.append(replace(both, terms=(*both.terms, *second.statements[0].terms)))
        part.append(second)
    core = {"sneez": 2.0, "handkerchief": 3.0, "lend": 2.0}
    wide = facts.Fact(core=core, statements=tuple(whole))
    events = {"courier": {"bell"}, "bell": {"courier"}}
    read = told("Bell", *lines) + told("Courier", *lines)
    again = fact({"handkerchief": 3.0, "lend": 2.0}, part)
    assert [row.fact for row in coverage.coverage([again, wide], read, events)] == [wide]


def test_two_statements_of_the_same_sentences_are_two_rows():
    one, other = told("Courier", "the truce holds, herring is dear"), told("Bell", "truce holds and herring is dear")
    truce, herring = fact({"truce": 3.0, "hold": 3.0}, one, other), fact({"her": 3.0, "dear": 3.0}, one, other)
    covered = coverage.coverage([truce, herring], one + other, {"courier": {"bell"}, "bell": {"courier"}})
    assert [row.fact for row in covered] == [truce, herring]


def test_a_folded_row_says_of_an_outlet_what_the_other_left_unclear():
    one = told("Courier", "the delegations resume their talks on Thursday in Belcastre")
    other = told("Bell", "delegations resume talks on Thursday in Belcastre")
    third = told("Ledger", "talks of the delegations were to resume")
    whole = fact({"deleg": 2.0, "resum": 3.0, "talk": 1.0, "thursday": 2.0, "belcastr": 2.5}, one, other)
    part = fact({"deleg": 2.0, "resum": 3.0, "talk": 1.0}, other, third)
    events = {"courier": {"bell", "ledger"}, "bell": {"courier", "ledger"}, "ledger": {"bell", "courier"}}
    (row,) = coverage.coverage([whole, part], one + other + third, events)
    assert {cell.outlet: cell.state for cell in row.cells}["Ledger"] == "own voice"


def test_no_chain_of_rows_leads_to_one_that_is_unlike():
    one = told("Courier", "alpha badger bison bravo cobra charlie donkey")
    other = told("Bell", "alpha badger bison bravo cobra charlie donkey")
    events = {"courier": {"bell"}, "bell": {"courier"}}
    first = fact({"alpha": 4.0, "badger": 4.0, "bison": 4.0, "bravo": 4.0}, one, other)
    second = fact({"bison": 4.0, "bravo": 4.0, "cobra": 3.0, "charli": 3.0}, one, other)
    third = fact({"cobra": 3.0, "charli": 3.0, "donkey": 4.0}, one, other)
    covered = coverage.coverage([first, second, third], one + other, events)
    assert [row.fact for row in covered] == [first, third]


def test_a_folded_passage_tells_how_much_it_holds_of_what_it_is_shown_for():
    one = told("Courier", "the delegations resume their talks on Thursday in Belcastre")
    other = told("Bell", "delegations resume talks on Thursday in Belcastre")
    third = told("Ledger", "talks of the delegations were to resume")
    core = {"deleg": 2.0, "resum": 3.0, "talk": 1.0, "thursday": 2.0, "belcastr": 2.5}
    events = {"courier": {"bell", "ledger"}, "bell": {"courier", "ledger"}, "ledger": {"bell", "courier"}}
    part = fact({"deleg": 2.0, "resum": 3.0, "talk": 1.0}, other, third)
    (row,) = coverage.coverage([fact(core, one, other), part], one + other + third, events)
    ((passage,),) = [cell.passages for cell in row.cells if cell.outlet == "Ledger"]
    assert passage.share == pytest.approx((4 + 9 + 1) / (4 + 9 + 1 + 4 + 6.25))
