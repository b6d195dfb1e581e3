"""The report on paper: tagged, linked, numbered, and the same each time."""

import io
import re
import sys

import newsroom
import pytest
from newsroom import Story, build, facts

from analysis import cli
from analysis.errors import MissingExtra
from analysis.reporting import page
from analysis.reporting.paper import pdf

HOSTILE = "</p><script>alert(1)</script> $x$ \u202egnp 😀 javascript:alert(1)"


@pytest.fixture(scope="module")
def html():
    return page.render(build(newsroom.harbour(12)), facts())


@pytest.fixture(scope="module")
def sheets(html):
    return printed(html)


@pytest.fixture(scope="module")
def paper(sheets):
    return read(sheets)


def printed(html):
    """The PDF of some HTML, where one can be made here."""
    try:
        return pdf(html)
    except MissingExtra as missing:
        pytest.skip(str(missing))


def read(sheets):
    """A PDF, read again."""
    pypdf = pytest.importorskip("pypdf", reason="a PDF is read with pypdf")
    return pypdf.PdfReader(io.BytesIO(sheets))


def text(paper):
    return " ".join(" ".join(leaf.extract_text() for leaf in paper.pages).split())


def everything(paper):
    """Every dictionary of the file."""
    found = (paper.get_object(number) for number in range(1, int(paper.trailer["/Size"])))
    return [entry for entry in found if hasattr(entry, "keys")]


def test_it_is_tagged_and_says_in_which_language_and_under_which_title(paper):
    root = paper.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert paper.metadata.title == "How the news was framed: The harbour talks"
    assert b"pdfuaid:part" in root["/Metadata"].get_data()


def test_its_bookmarks_are_its_headings(html, paper):
    def titles(outline):
        return [found for item in outline for found in (titles(item) if isinstance(item, list) else [item.title])]

    found = titles(paper.outline)
    assert found[0].split() == ["How", "the", "news", "was", "framed", "The", "harbour", "talks"]
    assert {"What differs between the outlets?", "Who is quoted, and how?", "How were the numbers made?"} <= set(found)


def test_every_sheet_has_its_number(paper):
    number = len(paper.pages)
    assert number > 3
    assert all(f"{place} of {number}" in leaf.extract_text() for place, leaf in enumerate(paper.pages, 1))


def test_it_is_set_in_the_fonts_that_the_page_carries(paper):
    fonts = {str(entry["/FontName"]) for entry in everything(paper) if "/FontName" in entry}
    assert any("Source-Sans" in font for font in fonts) and any("Source-Serif" in font for font in fonts)


def test_the_contents_and_the_findings_lead_on_by_links(paper):
    links = [
        note.get_object()
        for leaf in paper.pages
        for note in leaf.get("/Annots", [])
        if note.get_object()["/Subtype"] == "/Link"
    ]
    targets = {link["/Dest"] for link in links if "/Dest" in link}
    assert {"findings", "health", "evidence-hedging-0"} <= targets <= set(paper.named_destinations)
    assert len(links) == len([link for link in links if "/Dest" in link])


def test_every_drawing_has_words_in_its_place(paper):
    said = [entry.get("/Alt") for entry in everything(paper) if entry.get("/S") == "/Figure"]
    assert said and all(said)
    assert any("Harbour Ledger" in words and "%" in words for words in said)


def test_what_is_folded_on_the_screen_stays_there_but_for_the_sentences_behind_findings(paper):
    words = text(paper)
    assert "Party 1 may agree on clause 0." in words and "The articles with all their marks" not in words
    assert "This is the printed part of a longer report." in words


def test_a_heading_over_nothing_but_folded_text_stays_away():
    folded = "<h3>Folded</h3><details><summary>More</summary>There.</details>"
    inside = f"<title>T</title><body><h2>Whole</h2><p>Here.</p>{folded}<h3>Open</h3><p>Air.</p></body>"
    words = text(read(printed(f'<html lang="en">{inside}</html>')))
    assert words == "Whole Here. Open Air."


def test_a_drawing_taller_than_a_sheet_goes_on_on_the_next():
    rows = "".join(f'<text x="0" y="{y}">Row {y}.</text>' for y in range(20, 4000, 40))
    style = re.search(r"<style>.*?</style>", page.render(build(newsroom.harbour(1)), facts()), re.S)[0]
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 700 4000" width="700" height="4000">{rows}</svg>'
    around = f'<title>T</title>{style}<body><figure class="figure"><div class="wide">{drawing}</div></figure></body>'
    sheets = [leaf.extract_text() for leaf in read(printed(f'<html lang="en">{around}</html>')).pages]
    assert [int(row) for sheet in sheets for row in re.findall(r"Row (\d+)\.", sheet)] == list(range(20, 4000, 40))
    assert len(sheets) == 6


def test_a_printed_sentence_is_in_the_voice_that_the_finding_is_about(html):
    findings = re.search(r'<section id="findings".*?</section>', html, re.S)[0]
    assert "In its own voice" in findings
    shown = re.findall(r'<li class="(?:yes|no)">.*?</li>', html[html.index('id="evidence-hedging-0"') :], re.S)
    assert shown and all("own voice" in item for item in shown[:5])


def test_the_same_page_prints_the_same_bytes(html, sheets):
    assert pdf(html) == sheets


def test_nothing_is_loaded_into_it(tmp_path):
    (tmp_path / "secret.txt").write_text("The password is sesame.")
    around = (
        f'<html lang="en"><title>T</title><link rel="attachment" href="{(tmp_path / "secret.txt").as_uri()}"><p>Hello'
    )
    assert not [
        entry for entry in everything(read(printed(around))) if entry.get("/Type") in ("/EmbeddedFile", "/Filespec")
    ]


def test_hostile_text_prints_as_text():
    story = Story(outlet=HOSTILE, title=HOSTILE, body=f"{HOSTILE} may matter.", hedges=["may"])
    long = Story(outlet="W" * 10_000, title="W" * 10_000, body="It rains.")
    paper = read(printed(page.render(build([story, long]), facts(corpus=HOSTILE))))
    assert "<script>alert(1)</script>" in text(paper) and "\u202e" not in text(paper)
    actions = {"/JS", "/JavaScript", "/URI", "/Launch", "/OpenAction"}
    assert not [entry for entry in everything(paper) if actions & {*entry.keys(), entry.get("/S")}]


def test_without_weasyprint_the_extra_is_named_before_anything_runs(tmp_path, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    assert cli.main(["run", "data/sample", "--out", str(tmp_path / "reports"), "--pdf"]) == 1
    assert "framescope[pdf]" in capsys.readouterr().err
    assert not (tmp_path / "reports").exists()
