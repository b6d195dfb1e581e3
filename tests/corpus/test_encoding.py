"""Bytes become text, whatever they were written in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.encoding import decode

TEXT = "“We are ready,” Inés Calado said — and Kelmark’s envoy nodded."


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("cp1252", "cp1252"),
        ("mac_roman", "mac_roman"),
    ],
)
def test_the_encoding_is_found_and_the_text_is_whole(written: str, expected: str) -> None:
    assert decode(TEXT.encode(written)) == (TEXT, expected)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf8_is_never_taken_for_something_else(text: str) -> None:
    assert decode(text.encode()).text == text.removeprefix("\ufeff")


def test_bytes_of_cp1252_that_strayed_into_utf8_are_read_as_what_they_are() -> None:
    data = TEXT.encode() + " Vostrana’s".encode("cp1252")
    assert decode(data) == (TEXT + " Vostrana’s", "utf-8 with stray cp1252")


def test_what_a_page_declares_is_believed_where_it_is_not_utf8() -> None:
    assert decode("Łódź said žes".encode("iso8859-2"), declared="ISO-8859-2").text == "Łódź said žes"
    assert decode("Łódź".encode(), declared="ISO-8859-2").text == "Łódź"


def test_another_script_is_not_read_as_western() -> None:
    text = "Правительство сообщило в понедельник, что мост будет закрыт на месяц для проверки опор."
    assert decode(text.encode("cp1251")).text == text


@pytest.mark.parametrize(
    ("data", "found"),
    [(b"%PDF-1.7 ...", "a PDF"), (b"PK\x03\x04...", "a ZIP archive"), (bytes(range(256)) * 8, "binary data")],
)
def test_what_is_no_text_is_named(data: bytes, found: str) -> None:
    with pytest.raises(ValueError, match=found):
        decode(data)
