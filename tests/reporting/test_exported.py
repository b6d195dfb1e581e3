"""Executed notebooks become pages without code that need no network."""

import re
import sys

import nbformat
import pandas as pd
import pytest

from analysis import cli
from analysis.errors import MissingExtra, UsageError
from analysis.reporting import exported, figures

pytest.importorskip("nbconvert", reason="the extra 'export' is not installed")

HOSTILE = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def run(tmp_path_factory, talks):
    folder = tmp_path_factory.mktemp("reports") / "monday"
    book(folder / "notebooks" / "03_hedging.ipynb", "# 03 · How much is hedged?", talks)
    book(folder / "notebooks" / "05_portrayal.ipynb", "# 05 · How is each actor portrayed?", talks)
    (folder / "manifest.json").write_text('{"status": "good"}')
    return folder


@pytest.fixture(scope="module")
def html(run):
    first, _ = exported.write(run)
    return first.read_text(encoding="utf-8")


def test_text_tables_and_figures_are_there_and_code_is_not(html):
    assert "How much is hedged?" in html and "12 articles" in html
    assert "<td>Harbour Ledger</td>" in html and re.search(r'<svg [^>]*class="chart"', html)
    assert "print(" not in html


def test_the_parameters_of_the_run_are_shown_without_where_it_lies(html):
    assert "<code>seed</code></dt><dd>7</dd>" in html and "<code>corpus</code></dt><dd>talks</dd>" in html
    assert "/srv/" not in html


def test_nothing_is_loaded_and_nothing_brings_its_own_style(html):
    assert not re.search(r"<script|<link|<iframe|\sstyle=|url\((?!data:)|@import|cdn", html)
    assert html.count("<style>") == 1 and set(re.findall(r"https?://[^\s\"<)]+", html)) == {
        "http://www.w3.org/2000/svg"
    }
    assert "&lt;script&gt;" in html and "<th></th>" not in html


def test_each_page_links_the_others(html):
    assert '<a href="03_hedging.html" aria-current="page">' in html and 'href="05_portrayal.html"' in html


def test_the_command_prints_where_the_pages_lie(run, capsys):
    assert cli.main(["export", "monday", "--out", str(run.parent)]) == 0
    assert capsys.readouterr().out.split() == [str(page) for page in sorted((run / "notebooks").glob("*.html"))]


def test_a_run_without_notebooks_is_refused(tmp_path):
    with pytest.raises(UsageError, match="no executed notebooks"):
        exported.write(tmp_path)


def test_the_extra_is_named_where_it_is_missing(run, monkeypatch):
    monkeypatch.setitem(sys.modules, "nbconvert", None)
    with pytest.raises(MissingExtra, match=r"framescope\[export\]"):
        exported.write(run)


def book(path, title, talks):
    """An executed notebook as the chain leaves it: text, a count, a table, a figure."""
    from newsroom import HEDGING

    table = pd.DataFrame({"outlet": ["Harbour Ledger", HOSTILE]})
    figure = figures.by_outlet(talks["scores"], HEDGING)
    outputs = [
        nbformat.v4.new_output("stream", text="12 articles\n"),
        nbformat.v4.new_output("display_data", {"text/html": table._repr_html_(), "text/plain": "a table"}),
        nbformat.v4.new_output("display_data", {"image/svg+xml": figure.svg, "text/plain": "a figure"}),
    ]
    cells = [nbformat.v4.new_markdown_cell(title), nbformat.v4.new_code_cell("print(len(articles))", outputs=outputs)]
    given = {"run": "/srv/reports/monday", "corpus": "/srv/news/talks", "seed": 7}
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"papermill": {"parameters": given}}), path)
