"""What the report shows of an utterance that several outlets print."""

import re
from collections import Counter

import newsroom
import pytest

from analysis.comparison.quotations import quotes
from analysis.reporting import page, shared_quotes
from analysis.reporting.corpus import Corpus

PIER = "“We will meet at the old pier of Port Senna to bring this shameful siege to an end,”"
GATHER = "“We will gather at the old pier of Port Senna to bring this disgraceful siege to a conclusion,”"
FILLER = "The quay was empty.\n\nTwo tugs lay at anchor. Rain fell on the market."


def story(outlet, words, speaker="Ilya Marenko", **more):
    return newsroom.Story(
        outlet=outlet,
        title=f"News of the {outlet}",
        body=f"{words} {speaker} said.\n\n{FILLER}",
        said=[(speaker, "said", words, "direct", speaker)],
        mentions=[(speaker, speaker, 0.0)],
        **more,
    )


def tables(*stories):
    found = newsroom.build(stories)
    return found | {"quotes": quotes.quotes(found)}


@pytest.fixture(scope="module")
def pier():
    return tables(story("Bell", PIER), story("Courier", PIER), story("Ledger", GATHER))


def shown(found, **more):
    return shared_quotes.told(Corpus(found), **more)


def test_versions_stand_under_each_other_with_the_majority_first(pier):
    (shared,) = shown(pier).differing
    assert [version.outlet for version in shared.versions] == ["Bell", "Courier", "Ledger"]
    assert [version.standing.partition(":")[0] for version in shared.versions] == ["majority wording", "", ""]
    assert shared.speaker == "Ilya Marenko"


def test_changed_words_are_marked_where_they_stand(pier):
    (shared,) = shown(pier).differing
    ledger = shared.versions[2]
    assert [bit.text for bit in ledger.bits if bit.kind == "put"] == ["gather", "disgraceful", "a conclusion"]
    assert [bit.text for bit in ledger.bits if bit.kind == "left"] == ["meet", "shameful", "an end"]
    kept = "".join(bit.text for bit in ledger.bits if bit.kind != "left")
    assert " ".join(kept.split()) == GATHER


def test_what_all_report_in_the_same_words_without_marks_is_folded_away():
    said = "that the siege of the old pier of Port Senna would end with the herring season"
    stories = [
        newsroom.Story(
            outlet=outlet,
            title=f"News of the {outlet}",
            body=f"Ilya Marenko said {said}.\n\n{FILLER}",
            said=[("Ilya Marenko", "said", said, "indirect", "Ilya Marenko")],
            mentions=[("Ilya Marenko", "Ilya Marenko", 0.0)],
        )
        for outlet in ("Bell", "Courier")
    ]
    found = shown(tables(*stories))
    assert len(found.alike) == 1 and not found.differing


def test_an_utterance_that_all_print_alike_is_folded_away():
    found = shown(tables(story("Bell", PIER), story("Courier", PIER)))
    assert not found.differing
    assert [version.outlet for shared in found.alike for version in shared.versions] == ["Bell", "Courier"]


def test_what_one_outlet_alone_repeats_is_not_shown():
    found = shown(tables(story("Bell", PIER), story("Bell", PIER, published="2031-05-03")))
    assert not found.differing
    assert not found.alike


def test_altered_quotations_stand_before_others():
    one = [story("Bell", "“The tariff on herring is a tax on Saltmere and its smokehouses,”", published="2031-06-01")]
    part = [story("Ledger", "“a tax on Saltmere and its smokehouses,”", published="2031-06-01")]
    found = shown(tables(*one, *part, story("Bell", PIER), story("Ledger", GATHER)))
    assert [shared.title.split()[1] for shared in found.differing] == ["will", "tariff"]


def test_different_speakers_are_called_out_by_name():
    found = shown(tables(story("Bell", PIER), story("Ledger", PIER, speaker="Dana Corvel")))
    (shared,) = found.differing
    assert shared.calls == ("Given to different speakers: Ilya Marenko in Bell; Dana Corvel in Ledger.",)


def test_the_page_marks_changes_without_colour_and_leads_to_the_sentence(pier):
    html = page.render(pier, newsroom.facts())
    section = html[html.index('<section id="quotes"') :].split("</section>")[0]
    assert "<del>meet</del> <ins>gather</ins>" in section
    links = re.findall(r'href="#(a\d+-s\d+)"', section)
    assert len(links) == 3
    assert all(f'id="{link}"' in html for link in links)


def test_ids_of_the_page_are_unique(pier):
    ids = re.findall(r'\bid="([^"]+)"', page.render(pier, newsroom.facts()))
    assert not [name for name, times in Counter(ids).items() if times > 1]


def test_no_shared_utterance_is_said_so():
    found = tables(story("Bell", PIER))
    assert shared_quotes.summary(found["quotes"]) == "No utterance was found that two outlets report."
    assert "No utterance was found" in page.render(found, newsroom.facts())
