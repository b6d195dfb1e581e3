"""What hostile articles leave behind is text: in every page, drawing, table and notebook of a run."""

import csv
import json
import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from analysis.reporting import index

RUNS = re.compile(r"^(?:script|img|iframe|object|embed|link|base|form|foreignobject)$", re.I)


class Tags(HTMLParser):
    """What a page would run or load."""

    def __init__(self, html):
        super().__init__()
        self.found, self.text = [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        leads = str(given.get("href", "")).strip().lower()
        if (
            RUNS.match(tag)
            or any(name.startswith("on") for name in given)
            or leads.startswith(("javascript:", "data:"))
        ):
            self.found.append((tag, given))

    def handle_data(self, data):
        self.text.append(data)


@pytest.fixture(scope="module")
def folder(hostile_run):
    index.write(hostile_run.folder.parent)
    return hostile_run.folder


def test_no_page_holds_anything_that_runs_or_loads(folder):
    pages = list(folder.parent.rglob("*.html"))
    assert {"report.html", "index.html"} <= {page.name for page in pages}
    for page in pages:
        assert Tags(page.read_text(encoding="utf-8")).found == [], page.name


def test_the_report_shows_it_all_as_text(folder):
    words = "".join(Tags((folder / "report.html").read_text(encoding="utf-8")).text)
    for said in ("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "$x_1$", "😀", '=HYPERLINK("javascript'):
        assert said in words
    assert "\u202e" not in words and "\ufffdegnart" in words


def test_no_drawing_holds_anything_but_a_drawing(folder):
    drawings = list(folder.rglob("*.svg"))
    assert drawings
    for drawing in drawings:
        assert drawing.stat().st_size < 200_000
        for element in ElementTree.parse(drawing).iter():
            tag = element.tag.rpartition("}")[2]
            assert tag in {"svg", "title", "desc", "defs", "g", "path", "use", "text", "tspan", "rect", "circle"}, tag
            assert not [key for key in element.attrib if key.lower().startswith("on")]
            assert all(value.startswith("#") for key, value in element.attrib.items() if key.endswith("href"))


def test_no_cell_of_a_table_is_a_formula(folder):
    tables = [*(folder / "tables").rglob("*.csv"), *(folder / "figures").rglob("*.csv")]
    assert len(tables) > 20
    for table in tables:
        with table.open(encoding="utf-8", newline="") as file:
            for row in csv.reader(file):
                assert not [cell for cell in row if re.match(r"[=+@\t\r]|-(?![\d.])", cell)], table.name


def test_no_notebook_shows_markup_of_an_article(folder):
    for book in folder.rglob("*.ipynb"):
        for cell in json.loads(book.read_text(encoding="utf-8"))["cells"]:
            for output in cell.get("outputs", []):
                shown = "".join(output.get("data", {}).get("text/html", []))
                assert "<script" not in shown and "<img" not in shown, book.name
