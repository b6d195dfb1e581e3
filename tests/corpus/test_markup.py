"""Markup goes; the words stay where they were."""

import pytest

from analysis.corpus.markup import undone
from analysis.corpus.offsets import EditedText
from analysis.corpus.records import Markup


def plain(text: str, markup: Markup) -> str:
    return undone(EditedText(text), markup)[0].text


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("Kelmark&#8217;s A&amp;B &quot;yes&quot;", 'Kelmark’s A&B "yes"'),
        ("R&D; and AT&T; no", "R&D; and AT&T; no"),
        ("<p>One.</p><p>Two <b>words</b>.</p>", "One.\n\n\n\nTwo words.\n\n"),
        ("<script>var a = '<p>';</script>One.<br>Two.<br/>", "One.\n\nTwo.\n\n"),
        ("if a < b and c > d", "if a < b and c > d"),
        ("He wrote <sic> there.", "He wrote <sic> there."),
    ],
)
def test_entities_and_tags_in_plain_text(raw: str, clean: str) -> None:
    assert plain(raw, "plain") == clean


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("# Bridge to close", "Bridge to close"),
        ("Bridge\n======\nText.", "Bridge\nText."),
        ('The [ferry](https://example.org/f "Ferry") runs.', "The ferry runs."),
        ("The [ferry][1] runs.\n\n[1]: https://example.org\n\nMore.", "The ferry runs.\n\n\n\nMore."),
        ("![The bridge](bridge.png)Text.", "Text."),
        ("A **very** *large* __bridge__.", "A very large bridge."),
        ("> “We are ready,” she said.\n> Again.", "“We are ready,” she said.\nAgain."),
        ("- one\n* two", "one\ntwo"),
        ("5 * 3 and snake_case_name", "5 * 3 and snake_case_name"),
        ("<!-- note -->Text.", "Text."),
        ("C\\# and \\*stars\\*", "C# and *stars*"),
    ],
)
def test_markdown_marks(raw: str, clean: str) -> None:
    assert plain(raw, "markdown") == clean


def test_front_matter_is_read_and_cut() -> None:
    said = 'title: "Bridge to close"\noutlet: The Harbour Courier\ndate: 2025-05-03\nauthor: Edda Lindqvist'
    raw = f"---\n{said}\n---\n\nText."
    text, declared = undone(EditedText(raw), "markdown")
    assert text.text == "Text."
    assert (declared.title, declared.outlet) == ("Bridge to close", "The Harbour Courier")
    assert (declared.published, declared.author) == ("2025-05-03", "Edda Lindqvist")


def test_three_dashes_without_front_matter_are_left_alone() -> None:
    assert plain("Text.\n\n***\n\nMore.", "markdown").startswith("Text.")
