"""The same utterance in several articles."""

import pandas as pd
import pytest
from newsdesk import Article, Said, desk

from analysis.comparison.quotations.quotes import quotes

MARENKO, CORVEL, OKELL = "Ilya Marenko", "Dana Corvel", "Mira Okell"
FILLER = (
    " The quay was empty all morning. Two tugs lay at anchor. Rain fell on the market."
    " A band played by the customs house. The bakery sold out early. Gulls circled the lighthouse."
)


def article(outlet, lead, said, *, published="2031-05-02", **named):
    """An article of a lead and some sentences about nothing much."""
    known = {"Marenko": MARENKO, "Corvel": CORVEL, "Okell": OKELL, **named}
    return Article(outlet, lead + FILLER, [said], known, published)


def direct(outlet, speaker, actor, words, **more):
    return article(outlet, f"“{words}” {speaker} said.", Said(speaker, "said", f"“{words}”", actor), **more)


def indirect(outlet, speaker, actor, words, cue="said", stance="neutral", **more):
    said = Said(speaker, cue, words, actor, stance=stance)
    return article(outlet, f"{speaker} {cue} {words}.", said, **more)


def aligned(*articles):
    """The outlets of each utterance that several articles report."""
    found = quotes(desk(*articles))
    return sorted(sorted(part["outlet"]) for _, part in found.groupby("cluster"))


def rows(*articles):
    return {row["outlet"]: row for row in quotes(desk(*articles)).to_dict("records")}


PIER = "We will meet at the old pier of Port Senna to bring this shameful siege to an end,"
GATHER = "We will gather at the old pier of Port Senna to bring this disgraceful siege to a conclusion,"


def test_a_quotation_with_other_words_is_the_same_utterance():
    assert aligned(direct("Bell", "Marenko", MARENKO, PIER), direct("Ledger", "Marenko", MARENKO, GATHER)) == [
        ["Bell", "Ledger"]
    ]


def test_changed_words_are_told_against_the_majority():
    found = rows(
        direct("Bell", "Marenko", MARENKO, PIER),
        direct("Courier", "Marenko", MARENKO, PIER),
        direct("Ledger", "Marenko", MARENKO, GATHER),
    )
    assert found["Ledger"]["alteration"] == "substituted"
    assert found["Ledger"]["changed"] == "meet → gather | shameful → disgraceful | an end → a conclusion"
    assert [found[name]["majority"] for name in ("Bell", "Courier", "Ledger")] == [True, True, False]


def test_an_indirect_report_is_aligned_by_what_it_says():
    one = direct("Bell", "Corvel", CORVEL, "The grain corridor will help our negotiators to end the siege of Saltmere,")
    other = indirect("Ledger", "Corvel", CORVEL, "the grain corridor could pave the way for negotiators in Saltmere")
    found = rows(one, other)
    assert found["Ledger"]["alteration"] == "indirect"
    assert found["Ledger"]["commitment"] == "will help → could pave"


def test_the_same_speaker_on_the_same_topic_is_not_enough():
    one = direct("Bell", "Corvel", CORVEL, "The siege of Saltmere has cost us forty ships and a winter,")
    other = direct("Ledger", "Corvel", CORVEL, "Nobody in Saltmere has asked me to lift the siege by Friday,")
    assert aligned(one, other) == []


def test_utterances_that_end_alike_stay_apart():
    def doubtful(outlet, question, published):
        text = f"“{question} I don’t think so,” Corvel said.{FILLER}"
        said = Said("Corvel", "said", f"“{question} I don’t think so,”", CORVEL)
        return Article(outlet, text, [said], {"Corvel": CORVEL}, published)

    one = doubtful("Bell", "Do they want the Lanner pointed at them?", "2031-05-02")
    other = doubtful("Ledger", "Would he say, lend me your Lanner?", "2031-05-05")
    assert aligned(one, other) == []


def test_a_short_quotation_that_stands_alone_is_one_utterance_on_one_day():
    assert aligned(
        direct("Bell", "Corvel", CORVEL, "We are ready!"), direct("Ledger", "Corvel", CORVEL, "We are ready!")
    ) == [["Bell", "Ledger"]]
    assert (
        aligned(
            direct("Bell", "Corvel", CORVEL, "We are ready!"),
            direct("Ledger", "Corvel", CORVEL, "We are ready!", published="2031-05-09"),
        )
        == []
    )


def test_like_words_of_two_speakers_are_two_utterances():
    one = direct("Bell", "Corvel", CORVEL, "Peace in the north will help to end the war with Vostrana,")
    other = direct(
        "Ledger", "Okell", OKELL, "We hope that the calm in the north helps to end the long war with Vostrana,"
    )
    assert aligned(one, other) == []


def test_one_quotation_given_to_two_speakers_is_called_out():
    found = rows(direct("Bell", "Marenko", MARENKO, PIER), direct("Ledger", "Corvel", CORVEL, PIER))
    assert found["Bell"]["also_given_to"] == CORVEL
    assert found["Ledger"]["also_given_to"] == MARENKO


def test_a_speaker_nobody_recognised_may_be_the_same():
    found = rows(direct("Bell", "Marenko", MARENKO, PIER), direct("Ledger", "The president", "", PIER))
    assert found["Bell"]["cluster"] == found["Ledger"]["cluster"]
    assert found["Ledger"]["also_given_to"] == ""


def test_a_warning_given_to_two_of_one_side_is_called_out():
    words = "that supplying Lanner missiles to Kelmark could damage relations and the peace process"
    one = indirect("Bell", "Palace aide Benedikt Hale", "Benedikt Hale", words, cue="warned", stance="accuse")
    other = indirect(
        "Ledger",
        "The Palace",
        "Palace",
        "that supplying Lanner missiles would harm relations and undermine the peace process",
        cue="cautioned",
        stance="accuse",
        Palace="Palace",
    )
    found = rows(one, other)
    assert found["Bell"]["also_given_to"] == "Palace"
    assert found["Ledger"]["also_given_to"] == "Benedikt Hale"


def test_sentences_of_one_quotation_are_one_utterance():
    def whole(outlet):
        words = "“Two people who had not spoken spoke for ninety minutes. That is not peace,”"
        return Article(outlet, f"{words} Okell said.{FILLER}", [Said("Okell", "said", words, OKELL)], {"Okell": OKELL})

    found = rows(
        whole("Bell"),
        whole("Courier"),
        direct("Ledger", "Okell", OKELL, "Two people who had not spoken spoke for ninety minutes,", published=""),
    )
    assert {row["cluster"] for row in found.values()} == {0}
    assert [found[name]["alteration"] for name in ("Bell", "Ledger")] == ["verbatim", "truncated"]


def test_a_long_quotation_recurs_at_any_time_and_a_report_of_it_does_not():
    late = "2031-09-30"
    assert aligned(
        direct("Bell", "Marenko", MARENKO, PIER), direct("Ledger", "Marenko", MARENKO, PIER, published=late)
    ) == [["Bell", "Ledger"]]
    words = "that they would meet at the old pier of Port Senna to bring the shameful siege to an end"
    report = indirect("Ledger", "Marenko", MARENKO, words)
    assert aligned(direct("Bell", "Marenko", MARENKO, PIER), report) == [["Bell", "Ledger"]]
    assert aligned(direct("Bell", "Marenko", MARENKO, PIER), report._replace(published=late)) == []


NEWS = (
    direct("Bell", "Marenko", MARENKO, PIER),
    direct("Courier", "Marenko", MARENKO, PIER),
    direct("Ledger", "Marenko", MARENKO, GATHER),
    indirect("Wire", "Marenko", MARENKO, "that he would meet at the old pier of Port Senna to end the shameful siege"),
    direct("Post", "Corvel", CORVEL, "We are ready!"),
    direct("Mail", "Corvel", CORVEL, "We are ready!"),
)


@pytest.fixture(scope="module")
def news():
    return quotes(desk(*NEWS))


def versions(found):
    """The rows without the number of the utterance, which only counts."""
    return found.drop(columns="cluster").sort_values(["article_id", "sentence"]).reset_index(drop=True)


def partition(found):
    """Which versions are of one utterance."""
    places = found["article_id"] + " " + found["sentence"].astype("str")
    return {frozenset(part) for _, part in places.groupby(found["cluster"])}


def test_the_order_of_the_articles_changes_nothing(news):
    turned = quotes(desk(*NEWS[::-1]))
    assert partition(turned) == partition(news)
    pd.testing.assert_frame_equal(versions(turned), versions(news))


@pytest.mark.parametrize(
    "unrelated",
    [
        direct("Globe", "Okell", OKELL, "Herring have come back to the northern shelf after a decade,"),
        direct("Globe", "Okell", OKELL, "We will end this on the old pier,", published="2030-01-01"),
        article("Globe", "Nothing was said at the market.", Said("", "said", "Nothing")),
    ],
)
def test_an_unrelated_article_changes_nothing(news, unrelated):
    found = quotes(desk(NEWS[0], unrelated, *NEWS[1:]))
    assert partition(found) == partition(news)
    pd.testing.assert_frame_equal(versions(found), versions(news))


def test_an_article_printed_twice_aligns_all_that_it_quotes():
    one = direct("Bell", "Marenko", MARENKO, PIER)
    found = quotes(desk(one, one._replace(outlet="Courier")))
    assert set(found["alteration"]) == {"verbatim"}
    assert partition(found) == {frozenset(found["article_id"] + " 0")}


def test_without_dates_speaker_and_content_decide():
    undated = [one._replace(published="") for one in NEWS]
    assert len(partition(quotes(desk(*undated)))) == 2


def test_one_article_shares_nothing():
    assert quotes(desk(NEWS[0])).empty
