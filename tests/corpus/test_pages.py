"""HTML pages become articles, and each character is found again in the page."""

import builtins
from typing import Any

import pandas as pd
import pytest

from analysis.corpus.articles import from_texts
from analysis.corpus.cleaning import Cleaned, cleaned
from analysis.corpus.offsets import applied, raw_span
from analysis.corpus.records import Record
from analysis.errors import MissingExtra
from analysis.tables import EDITS

PARAGRAPHS = [
    "The government of Vostrana said on Monday that the bridge over the Orrin would be closed for a month.",
    "Kelmark&#8217;s <a href='/calado'>In&eacute;s Calado</a> called it &ldquo;a <em>quiet</em> disaster&rdquo;.",
    "Its engineers had found cracks in two of the\n   pillars, according to a report seen by this newspaper.",
    "The ferry will run twice an hour until the work is done, a spokesman for the harbour added on Tuesday.",
]
CLEAN = [
    PARAGRAPHS[0],
    "Kelmark’s Inés Calado called it “a quiet disaster”.",
    "Its engineers had found cracks in two of the pillars, according to a report seen by this newspaper.",
    PARAGRAPHS[3],
]
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Bridge to close for a month | The Bell</title>
<meta property="og:site_name" content="The Bell"><meta name="author" content="Rosa Pell">
<meta property="article:published_time" content="2025-05-03T10:00:00+00:00">
<script>var text = "The government of Vostrana said";</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<div class="cookie">We use cookies to make this page better.</div>
<article><h1>Bridge to close for a month</h1>
{"".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)}</article>
<aside><h3>Related</h3><a href="/soup">Five soups without lemon</a></aside>
<footer><p>© 2025 The Bell</p></footer></body></html>"""


@pytest.fixture(scope="module")
def article() -> Cleaned:
    pytest.importorskip("trafilatura")
    return cleaned(Record(source_file="page.html", raw=PAGE, markup="html"))


def test_the_article_is_the_title_and_the_paragraphs(article: Cleaned) -> None:
    assert article.text.text.split("\n\n") == ["Bridge to close for a month", *CLEAN]
    assert article.text.text[: article.title_end] == "Bridge to close for a month"


def test_the_page_says_who_wrote_it_and_when(article: Cleaned) -> None:
    assert (article.record.title, article.record.author) == ("Bridge to close for a month", "Rosa Pell")
    assert (article.record.published, article.site) == ("2025-05-03", "The Bell")


def test_the_edits_rebuild_the_article_from_the_page(article: Cleaned) -> None:
    assert applied(PAGE, article.text.edits) == article.text.text
    assert not [edit for edit in article.text.edits if edit.rule == "lost place"]


@pytest.mark.parametrize(
    ("clean", "raw"),
    [
        ("closed for a month", "closed for a month"),
        ("Kelmark’s", "Kelmark&#8217;s"),
        ("Inés Calado", "In&eacute;s Calado"),
        ("a quiet disaster", "a <em>quiet</em> disaster"),
        ("the pillars", "the\n   pillars"),
    ],
)
def test_a_span_leads_back_into_the_page(article: Cleaned, clean: str, raw: str) -> None:
    edits = pd.DataFrame(EDITS.frame(article.text.rows("a")))
    start = article.text.text.index(clean)
    first, last = raw_span(edits, start, start + len(clean))
    assert PAGE[first:last] == raw


def test_a_page_without_an_article_says_so() -> None:
    pytest.importorskip("trafilatura")
    with pytest.raises(ValueError, match="a page without one"):
        cleaned(Record(source_file="page.html", raw="<html><body></body></html>", markup="html"))


def test_a_paragraph_that_is_not_found_in_the_page_is_one_honest_edit(monkeypatch: pytest.MonkeyPatch) -> None:
    trafilatura = pytest.importorskip("trafilatura")
    found = trafilatura.bare_extraction(PAGE, with_metadata=True)
    found.text = f"{CLEAN[0]}\nWords that the page does not have.\n{CLEAN[3]}"
    monkeypatch.setattr(trafilatura, "bare_extraction", lambda *_, **__: found)
    text = cleaned(Record(source_file="page.html", raw=PAGE, markup="html")).text
    assert "Words that the page does not have." in text.text
    assert applied(PAGE, text.edits) == text.text
    assert [edit.after.strip() for edit in text.edits if edit.rule == "lost place"] == [
        "Words that the page does not have."
    ]


def test_without_the_extra_the_error_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def absent(name: str, *args: Any, **kwargs: Any) -> Any:
        if name == "trafilatura":
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", absent)
    with pytest.raises(MissingExtra, match=r"framescope\[html\]"):
        cleaned(Record(source_file="page.html", raw=PAGE, markup="html"))


def test_tags_in_a_text_from_memory_go_too() -> None:
    corpus = from_texts([f"<p>{CLEAN[0]}</p><p>{CLEAN[3]}</p>"])
    assert corpus.articles["text"][0] == f"{CLEAN[0]}\n\n{CLEAN[3]}"
