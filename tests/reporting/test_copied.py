"""The report says whose copy it is, with and without what every score is, and who edited what."""

import re

import pytest
from newsroom import MEASURES, Story, build, facts

from analysis.reporting import copied, page, printings
from analysis.reporting.corpus import Corpus

WIRE = (
    "The last ferry left Port Senna at noon on Friday with forty cars and no lorries. The next one may sail when the "
    "wind in the Orrin Strait drops. The harbour office gave no hour for it and asked drivers to stay at home."
)
STANDING = (
    "The Bell is owned by its readers, who meet each spring in the old customs house of Varn to elect its editor for "
    "the year to come and to drink the wine that is left."
)


def stories():
    return [
        Story(outlet="Wire", title="Ferry leaves", body=WIRE, published="2031-05-02", hedges=["may"]),
        Story(
            outlet="Bell",
            title="Stranded",
            body=f"It rains in Port Senna. {WIRE.replace('at noon', 'late')} {STANDING}",
            published="2031-05-03",
            hedges=["may"],
        ),
        Story(
            outlet="Bell", title="Weather", body=f"It might clear. {STANDING}", published="2031-05-04", hedges=["might"]
        ),
    ]


@pytest.fixture(scope="module")
def tables():
    return build(stories(), copied=True)


@pytest.fixture(scope="module")
def corpus(tables):
    return Corpus(tables)


def words(pieces, kind):
    return [piece.text for piece in pieces if kind in piece.kinds]


def test_words_are_counted_as_shared_and_as_printed_again(corpus):
    bell, wire = copied.shares(corpus)
    assert (wire.shared, wire.again, wire.articles, wire.whole) == (len(WIRE.split()), 0, 1, 1)
    assert (bell.shared, bell.again, bell.articles, bell.whole) == (len(WIRE.split()) - 1, len(STANDING.split()), 1, 2)


def test_two_outlets_that_share_copy_are_told_with_the_one_that_had_it_on_an_earlier_day(corpus):
    (both,) = copied.pairs(corpus)
    assert (both.one, both.other, both.passages) == ("Bell", "Wire", 1)
    assert (both.one_first, both.other_first) == (0, 1)


def test_dates_that_do_not_tell_name_nobody_as_first():
    undated = [stories()[0], stories()[1].__class__(**(vars(stories()[1]) | {"published": ""}))]
    (both,) = copied.pairs(Corpus(build(undated, copied=True)))
    assert (both.one_first, both.other_first) == (0, 0)


def test_a_printing_stands_beside_the_earliest_with_its_changes_marked(corpus):
    (passage,) = printings.passages(corpus)
    (side,) = passage.sides
    assert passage.first["outlet"] == "Wire"
    assert words(side.before, "gone") == ["at noon"]
    assert words(side.after, "new") == ["late"]


def test_what_is_unchanged_is_cut_short_between_the_changes(corpus, monkeypatch):
    monkeypatch.setattr(printings, "_UNCHANGED", 60)
    (side,) = printings.passages(corpus)[0].sides
    shown = "".join(piece.text for piece in side.after)
    assert shown.startswith("The last ferry left Port Senna late on Friday")
    assert shown.endswith("drivers to stay at home")
    assert "[…]" in shown
    assert len(shown) < len(WIRE) / 2 + 20


def test_what_stands_around_words_that_were_left_out_is_shown(monkeypatch):
    monkeypatch.setattr(printings, "_UNCHANGED", 60)
    shorter = Story(outlet="Post", title="Ferry", body=WIRE.replace(" in the Orrin Strait", ""), published="2031-05-05")
    (passage,) = printings.passages(Corpus(build([stories()[0], shorter], copied=True)))
    shown = ["".join(piece.text for piece in side) for side in (passage.sides[0].before, passage.sides[0].after)]
    assert "wind in the Orrin Strait drops" in shown[0]
    assert "wind drops" in shown[1]


def test_a_standing_line_is_listed_once_with_how_often_it_is_printed(corpus):
    (line,) = copied.again(corpus)
    assert (line.outlet, line.printings, line.words) == ("Bell", 2, len(STANDING.split()))
    assert line.beginning.startswith("The Bell is owned")


def test_a_score_is_shown_with_and_without_shared_copy(tables):
    hedging = tables["scores"].set_index(["measure", "outlet", "voice"]).loc[("hedging", "Bell", "outlet")]
    # title, "It rains", three sentences of the wire, the standing line; title, "It might clear"; not the line again
    assert (hedging["judged"], hedging["score"]) == (8, 2 / 8)
    assert (hedging["unshared_judged"], hedging["unshared"]) == (5, 1 / 5)


def test_shared_copy_is_marked_in_the_articles_and_says_who_else_prints_it(corpus):
    notes = {mark.kind: mark.note for mark in corpus.marks("story-2") if mark.kind in ("shared", "again")}
    assert notes == {"shared": "shared copy, also in Wire", "again": "printed again by the same outlet later"}


def test_evidence_leaves_out_what_is_printed_again_and_says_what_is_shared(tables):
    html = page.render(tables, facts())
    evidence = html[html.index('id="evidence-hedging-0"') :]
    evidence = evidence[: evidence.index("</details>")]
    assert evidence.count("<li") == 8
    assert evidence.count("shared copy") == 3


def test_the_section_says_what_there_is(tables):
    html = page.render(tables, facts())
    section = re.sub(r"<[^>]+>", "", html[html.index('<section id="copy"') : html.index('<section id="evidence"')])
    assert "1 passage stands in two or more outlets" in section
    assert "1 further passage is printed again by one outlet alone" in section
    assert "Printed first, as far as these articles tell, by" in section


def test_where_nothing_is_shared_the_section_says_so():
    alone = [Story(outlet="Post", title="Rain", body="It rains.")]
    html = page.render(build(alone, copied=True), facts())
    assert "No passage stands in two outlets." in html


def test_scores_are_listed_by_how_far_shared_copy_moves_them(tables):
    enough = tables["scores"].assign(enough=True)
    moved = copied.moved(enough, MEASURES)
    assert list(moved["moved"].abs()) == sorted(moved["moved"].abs(), reverse=True)
    assert (moved["judged"] > moved["unshared_judged"]).all()
    assert copied.moved(tables["scores"].assign(enough=False), MEASURES).empty
