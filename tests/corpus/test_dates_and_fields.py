"""What a row says, whatever its columns are called and however its date is written."""

from typing import Any

import pytest

from analysis.corpus.dates import iso_date
from analysis.corpus.fields import NAMES, fields


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2025-05-03", "2025-05-03"),
        ("2025-05-03T14:05:00Z", "2025-05-03T14:05:00+00:00"),
        ("2025-05-03 14:05:00 UTC", "2025-05-03T14:05:00+00:00"),
        ("20250503", "2025-05-03"),
        ("Sat, 03 May 2025 14:05:00 +0200", "2025-05-03T14:05:00+02:00"),
        ("May 3, 2025", "2025-05-03"),
        ("Sept. 5, 2025", "2025-09-05"),
        ("Saturday, May 3, 2025", "2025-05-03"),
        ("3 May 2025", "2025-05-03"),
        ("3rd May 2025", "2025-05-03"),
        ("Updated May 3, 2025 at 3:14 p.m. ET", "2025-05-03T15:14:00"),
        ("2025/05/03", "2025-05-03"),
        ("23/05/2025", "2025-05-23"),
        ("05/23/2025", "2025-05-23"),
        ("05/05/2025", "2025-05-05"),
        ("1746280800", "2025-05-03T14:00:00+00:00"),
        ("03/05/2025", ""),  # May or March
        ("2025-13-45", ""),
        ("2025", ""),
        ("soon", ""),
        ("", ""),
    ],
)
def test_a_date_in_iso(written: str, iso: str) -> None:
    assert iso_date(written) == iso


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"Text": "A."}, {"text": "A."}),
        ({"Article_Text": "A.", "Headline": "H", "Media Name": "M"}, {"text": "A.", "title": "H", "outlet": "M"}),
        ({"content": "A.", "source": {"id": 3, "name": "The Bell"}}, {"text": "A.", "outlet": "The Bell"}),
        ({"body": "A.", "authors": ["Jane Doe", "John Roe"]}, {"text": "A.", "author": "Jane Doe, John Roe"}),
        ({"text": "A.", "publishedAt": "2025-05-03T00:00:00Z"}, {"published": "2025-05-03T00:00:00+00:00"}),
        ({"text": "A.", "author": "None", "url": float("nan")}, {"author": "", "url": ""}),
        ({"text": "", "body": "A."}, {"text": "A."}),
        ({"text": "A.", "id": 7.0}, {"id": "7"}),
        ({"text": "A.", "title": " Two\n lines "}, {"title": "Two lines"}),
        ({"text": "half \ud800 a character"}, {"text": "half � a character"}),
        ({"text": "A.", "attributions": [{"source": [[0, 1]]}]}, {"text": "A."}),
    ],
)
def test_what_a_row_says_by_our_names(row: dict[Any, Any], expected: dict[str, str]) -> None:
    found = fields(row)
    assert set(found) == set(NAMES)
    assert {name: found[name] for name in expected} == expected
