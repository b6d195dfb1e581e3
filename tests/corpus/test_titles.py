"""Title and body are told apart."""

import pytest

from analysis.corpus.offsets import EditedText
from analysis.corpus.titles import titled

BODY = (
    "The government of Vostrana said on Monday that the bridge would be closed for a month.\n\n"
    "Its engineers had found cracks in two of the pillars."
)


@pytest.mark.parametrize(
    "headline",
    [
        "Bridge over the Orrin to close",
        "Will the bridge ever open again?",
        "‘Cracks in two pillars’: bridge to close for a month",
        "Talks on the bridge resume in the U.K.",
        "Corvel: “We are ready”",
    ],
)
def test_a_first_line_that_looks_like_a_headline_is_the_title(headline: str) -> None:
    found = titled(EditedText(f"{headline}\n\n{BODY}"))
    assert (found.title, found.text.text[: found.end]) == (headline, headline)
    assert found.text.edits == ()


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "“We are ready,” the harbour master said.\n\n" + BODY,
        "SALTMERE, May 3 (MW) — The bridge over the Orrin will close, the government said, and it will stay so for as "
        "long as the engineers need to look at each of the pillars\n\n" + BODY,
        "One line only",
        "Price\n12",
    ],
)
def test_a_text_without_a_headline_has_no_title(text: str) -> None:
    assert titled(EditedText(text))[1:] == ("", 0)


@pytest.mark.parametrize(
    ("title", "first"),
    [
        ("Bridge to close for a month", "Bridge to close for a month"),
        ("Bridge to close for a month", "Bridge to Close for a Month."),
        ("Kelmark’s bridge to close", "Kelmark's bridge to close"),
        ("Bridge to close; Cracks in two pillars", "Bridge to close.\n\nCracks in two pillars."),
    ],
)
def test_a_given_title_is_found_in_the_text_with_other_marks(title: str, first: str) -> None:
    found = titled(EditedText(f"{first}\n\n{BODY}"), title)
    assert (found.title, found.text.text[: found.end]) == (title, first)
    assert found.text.edits == ()


def test_a_pages_title_ends_where_its_headline_does() -> None:
    headline = "The bridge to close for a month"
    found = titled(EditedText(f"{headline}\n\n{BODY}"), f"{headline} | The Harbour Courier")
    assert (found.title, found.end) == (headline, len(headline))


def test_a_given_title_that_the_text_does_not_have_is_put_before_it() -> None:
    found = titled(EditedText(BODY), "Bridge to close")
    assert found.text.text == f"Bridge to close\n\n{BODY}"
    assert [(e.start, e.end, e.after, e.rule) for e in found.text.edits] == [(0, 0, "Bridge to close\n\n", "title")]
    assert found.text.text[: found.end] == "Bridge to close"


def test_a_sentence_that_begins_like_the_title_is_no_title() -> None:
    found = titled(EditedText(BODY), "The government of Vostrana")
    assert found.text.text == f"The government of Vostrana\n\n{BODY}"


def test_a_section_label_above_the_title_goes() -> None:
    found = titled(EditedText(f"Harbour\n\nBridge to close\n\n{BODY}"), "Bridge to close")
    assert found.text.text == f"Bridge to close\n\n{BODY}"
    assert found.end == len("Bridge to close")
