"""The section on sources shows whose words fill the articles, with lines to read them in."""

import re

import newsroom
import pytest

from analysis.reporting import figures, page, quoted
from analysis.reporting.corpus import Corpus


def test_the_parts_of_an_outlet_are_told_with_their_words_and_no_part_without_any(talks):
    rows = [row for row in quoted.parts(Corpus(talks)) if row.outlet == "Harbour Ledger"]
    assert [row.part for row in rows] == ["Own words", "People"]
    assert sum(row.words for row in rows) == words_of(talks, "Harbour Ledger")


def test_one_article_has_no_interval_and_says_that_it_is_thin(thin):
    assert {(row.interval, row.thin) for row in quoted.parts(Corpus(thin))} == {("no interval", True)}


def test_a_source_is_shown_with_its_words_and_a_line_that_it_says(talks):
    (ledger, *_) = quoted.outlets(Corpus(talks))
    (source,) = ledger.sources
    assert (source.name, source.words, source.attributions, source.quoted) == ("Ilya Marenko", 12, 4, 4)
    assert {line.match for line in source.lines} == {"“The pact holds”"}


def test_whom_all_report_is_nobody_s_alone_and_whom_one_reports_is_its_own():
    stories = newsroom.harbour(2)
    stories.append(
        newsroom.Story(
            outlet="Kelmark Post",
            title="A word from the port",
            body="“The cranes stand still”, Leo Fenwick said on the quay. Leo Fenwick left.",
            said=[("Fenwick said", "said on", "“The cranes stand still”", "direct", "Leo Fenwick")],
            mentions=[("Fenwick left", "Leo Fenwick", 0.0)],
        )
    )
    found = {outlet.name: outlet.alone for outlet in quoted.outlets(Corpus(newsroom.build(stories)))}
    assert found == {"Harbour Ledger": (), "Kelmark Post": (("Leo Fenwick", 4, 1),), "Vostrana Wire": ()}


def test_the_figure_says_in_words_what_it_draws(talks):
    figure = figures.words_by_part(talks["profile"])
    assert "Harbour Ledger: own words 93\u00a0%, people 7\u00a0%" in figure.alt  # 3 of 46 words are quoted
    assert "Nobody found" in figure.svg
    assert figure.svg == figures.words_by_part(talks["profile"]).svg


def test_every_line_leads_to_a_sentence_that_is_there(talks):
    html = page.render(talks, newsroom.facts())
    section = html[html.index('<section id="sourcing"') : html.index('<section id="portrayal"')]
    places = re.findall(r'href="#(a\d+-s\d+)"', section)
    assert places and all(f'id="{place}"' in html for place in places)


@pytest.mark.parametrize("word", ["bias", "worst", "best", "unfair"])
def test_the_sections_judge_nobody(talks, word):
    html = page.render(talks, newsroom.facts())
    section = html[html.index('<section id="sourcing"') : html.index('<section id="evidence"')]
    assert word not in re.sub(r"<[^>]+>", " ", section).lower().split()


def words_of(tables, outlet):
    articles = tables["articles"]
    names = set(articles.loc[articles["outlet"] == outlet, "article_id"])
    return int(tables["voices"].loc[tables["voices"]["article_id"].isin(names), "words"].sum())
