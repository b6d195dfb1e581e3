import re
from xml.etree import ElementTree

import pandas as pd
import pytest
from newsroom import HEDGING, PORTRAYAL, QUOTED, Story, build

from analysis.reporting import figures

HOSTILE = "$x^2$ <script>alert(1)</script> \u202egnp\u0007 😀 " + "w" * 10_000


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(svg).iter() if element.tag.endswith("}text")]


def test_by_outlet_writes_every_score_it_was_given(talks):
    figure = figures.by_outlet(talks["scores"], HEDGING)
    shown = [text.replace("\u00a0", " ") for text in texts(figure.svg)]
    rows = figure.table[figure.table["enough"]]
    assert [text for text in shown if re.fullmatch(r"\d+ %", text) and text not in ("0 %", "50 %", "100 %")] == [
        f"{score * 100:.0f} %" for score in rows["score"] if f"{score * 100:.0f}" not in ("0", "50", "100")
    ]
    assert sum(text.startswith("n ") for text in shown) == len(figure.table)


def test_by_outlet_is_drawn_from_the_table_it_carries(talks):
    figure = figures.by_outlet(talks["scores"], HEDGING)
    expected = talks["scores"][talks["scores"]["measure"] == "hedging"].reset_index(drop=True)
    pd.testing.assert_frame_equal(figure.table, expected)


def test_a_thin_score_is_drawn_without_its_number(thin):
    svg = figures.by_outlet(thin["scores"], HEDGING).svg
    assert "too thin to say" in texts(svg)
    bold = [e.text for e in ElementTree.fromstring(svg).iter() if e.get("font-weight") == "700"]
    assert bold == ["In the outlet’s own voice", "In the words of its sources", "All together"]


def test_an_outlet_without_a_score_gets_a_gap_not_a_zero(talks):
    scores = talks["scores"]
    without = scores[~((scores["outlet"] == "Kelmark Post") & (scores["voice"] == "source"))]
    assert texts(figures.by_outlet(without, HEDGING).svg).count("none found") == 1


def test_an_outlet_keeps_its_colour_in_every_figure(talks):
    one = figures.by_outlet(talks["scores"], HEDGING).svg
    other = figures.source_kinds(talks["attributions"], talks["articles"]).svg
    for svg in (one, other):
        assert re.findall(r'<use [^>]*fill="(#\w+)"', svg)[:3] == ["#0068a8", "#c24e00", "#00805c"]


def test_the_map_has_a_group_for_each_actor(talks):
    figure = figures.portrayal_map(talks["scores"], PORTRAYAL)
    assert {"Dana Corvel", "Ilya Marenko"} <= set(texts(figure.svg))
    assert set(figure.table["about"]) == {"Dana Corvel", "Ilya Marenko"}


def test_source_kinds_count_attributions(talks):
    table = figures.source_kinds(talks["attributions"], talks["articles"]).table
    people = table[table["value"] == "person"]
    assert list(people["number"]) == [4, 4, 4]
    assert list(people["share"]) == [1.0, 1.0, 1.0]
    assert set(table[table["value"] == "document"]["number"]) == {0}


def test_coverage_counts_articles_by_day(talks):
    table = figures.coverage(talks["articles"]).table
    assert list(table.columns) == ["outlet", "period", "articles"]
    assert list(table["articles"]) == [1] * 12
    assert table["period"].iloc[0] == "2031-05-01"


def test_coverage_says_which_articles_have_no_date():
    tables = build([Story(outlet="Post", title="Undated", body="It rains.", published="")])
    figure = figures.coverage(tables["articles"])
    assert "1 undated" in texts(figure.svg)
    assert "no dates known" in texts(figure.svg)


def test_coverage_over_years_is_counted_by_month():
    stories = [Story(outlet="Post", title="One", body="It rains.", published=f"20{year}-03-15") for year in (30, 31)]
    assert list(figures.coverage(build(stories)["articles"]).table["period"]) == ["2030-03-01", "2031-03-01"]


def test_nothing_judged_is_said_in_words(talks):
    figure = figures.by_outlet(talks["scores"].iloc[:0], HEDGING)
    assert texts(figure.svg) == ["Nothing was judged here: a gap, not a zero."]


@pytest.mark.parametrize("draw", [figures.source_kinds, figures.forms])
def test_hostile_names_are_drawn_as_text(draw):
    said = [("Marenko", "said", "“Yes”", "direct", "Marenko")]
    tables = build([Story(outlet=HOSTILE, title="Talks", body="“Yes”, Marenko said.", said=said)])
    figure = draw(tables["attributions"], tables["articles"])
    for svg in (figure.svg, figure.narrow):
        ElementTree.fromstring(svg)
        assert "<script" not in svg
        assert "\u202e" not in svg
        assert len(svg) < 40_000
        assert any(text.startswith("$x^2$") for text in texts(svg))


def test_the_same_table_gives_the_same_bytes(talks):
    assert figures.by_outlet(talks["scores"], HEDGING).svg == figures.by_outlet(talks["scores"], HEDGING).svg


def test_a_figure_needs_no_inline_style(talks):
    figure = figures.together(talks["scores"], [QUOTED], name="sourcing", title="How is it sourced?")
    assert "style=" not in figure.svg + figure.narrow


def test_a_figure_is_written_with_its_table(talks, tmp_path):
    figure = figures.by_outlet(talks["scores"], HEDGING)
    figure.write(tmp_path)
    assert (tmp_path / "hedging-by-outlet.svg").read_text(encoding="utf-8") == figure.svg
    assert len(pd.read_csv(tmp_path / "hedging-by-outlet.csv")) == len(figure.table)


def test_a_figure_says_in_words_what_it_shows(talks):
    figure = figures.by_outlet(talks["scores"], HEDGING)
    assert "Harbour Ledger, own voice: 50\u00a0%" in figure.alt
    assert "24 sentences in 4 articles" in figure.alt
    assert ElementTree.fromstring(figure.svg).find("{http://www.w3.org/2000/svg}desc").text == figure.alt
