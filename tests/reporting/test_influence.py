"""The report says how much hangs on one article."""

import pytest
from newsroom import HEDGING, MEASURES, Story, build, facts, harbour

from analysis.reporting import influence, page, prose
from analysis.reporting.corpus import Corpus


@pytest.fixture(scope="module")
def clear():
    """Eight alike articles of each outlet: the Ledger hedges half of its sentences, the Post none."""
    return build(harbour(8))


def test_a_finding_that_no_article_turns_says_how_far_apart_it_stays(clear):
    assert hangs(clear) == ("Whichever one article is left out, they lie 50 percentage points apart.", "")


def test_a_finding_that_articles_move_says_between_what(clear):
    changed = clear["influence"].copy()
    changed.loc[changed["other"] != "", "least"] = 0.412
    assert "they lie 41 to 50 percentage points apart" in hangs(clear | {"influence": changed}).words


def test_a_finding_that_hangs_on_one_article_names_it(clear):
    changed = clear["influence"].copy()
    changed.loc[changed["other"] != "", ["least", "keeps_sign", "least_without"]] = [-0.2, False, "story-2"]
    assert hangs(clear | {"influence": changed}) == (
        "The difference hangs on one article: without it it would turn round.",
        "story-2",
    )


def test_a_finding_of_which_nothing_is_left_says_that(clear):
    changed = clear["influence"].copy()
    changed.loc[changed["other"] != "", ["least", "keeps_sign"]] = [0.0, False]
    assert "nothing would be left of it" in hangs(clear | {"influence": changed}).words


def test_every_score_of_an_outlet_as_a_whole_has_a_line(talks):
    lines = influence.lines(Corpus(talks), MEASURES)
    scores = talks["scores"]
    assert len(lines) == int((scores["about"] == "").sum())
    assert {line.outlet for line in lines} == set(scores["outlet"])


def test_an_article_that_moves_a_score_is_linked_where_it_stands_whole():
    odd = Story(outlet="Harbour Ledger", title="An odd one", body="All will agree.")
    html = page.render(build([*harbour(), odd]), facts())
    section = html[html.index('id="influence"') : html.index("This run")]
    assert '<a href="#article-' in section and "An odd one" in section


def test_one_article_for_each_outlet_leaves_nothing_to_leave_out(thin):
    assert 'id="influence"' not in page.render(thin, facts())


def hangs(tables):
    told = next(one for one in prose.findings(tables["scores"], tables["differences"], MEASURES) if one.measure)
    assert told.measure == HEDGING.name and told.kind == "difference"
    return influence.of(Corpus(tables), HEDGING, told)
