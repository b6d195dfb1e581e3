"""Dates of publication as they are written, in ISO 8601."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_LEAD = re.compile(r"^(?:published|updated|posted|last (?:updated|modified))(?:\s+on)?:?\s+", re.IGNORECASE)
_ZONE = re.compile(r"\s*\b(?:[A-Z]{1,4}T|UTC|GMT|Z)$")
_FORMATS = (
    *("%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y", "%A %B %d %Y", "%a %b %d %Y", "%A %d %B %Y", "%a %d %b %Y"),
    *("%Y/%m/%d", "%Y %m %d", "%d %m %Y", "%d-%b-%Y", "%d-%B-%Y"),
)
_TIMES = ("%H:%M", "%H:%M:%S", "%I:%M %p", "%I %p", "%I:%M%p")
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})\b(.*)")
_EPOCH = re.compile(r"\d{10}(\d{3})?(\.\d+)?")


def iso_date(written: str) -> str:
    """The date, or date and time, in ISO 8601; '' where it is not understood.

    Day and month of 03/04/2025 cannot be told apart: ''. A zone given by a name other than UTC or GMT is left out.
    """
    text = _LEAD.sub("", " ".join(written.split()))
    if not text:
        return ""
    return _iso(text) or _epoch(text) or _mail(text) or _slashed(text) or _words(text)


def _iso(text: str) -> str:
    if text.isdecimal() and len(text) != 8:
        return ""
    try:
        parsed = datetime.fromisoformat(re.sub(r"\s*(?:UTC|GMT)$", "+00:00", text))
    except ValueError:
        return ""
    return parsed.date().isoformat() if ":" not in text and "T" not in text else parsed.isoformat()


def _epoch(text: str) -> str:
    if not (match := _EPOCH.fullmatch(text)):
        return ""
    seconds = float(text) / (1000 if match.group(1) else 1)
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")


def _mail(text: str) -> str:
    if not re.search(r"\d:\d\d:\d\d", text):
        return ""
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _slashed(text: str) -> str:
    if not (match := _SLASHED.fullmatch(text)):
        return ""
    first, second, year, rest = int(match[1]), int(match[2]), match[3], match[4]
    if (first > 12) == (second > 12) and first != second:
        return ""
    day, month = (first, second) if first > 12 else (second, first)
    return (
        _iso(f"{year}-{month:02}-{day:02}") if not rest.strip() else _iso(f"{year}-{month:02}-{day:02} {rest.strip()}")
    )


def _words(text: str) -> str:
    """'Oct. 16, 2025, 3:14 PM EDT', '16th October 2025', 'Thursday, October 16, 2025'."""
    utc = bool(re.search(r"\b(?:UTC|GMT|Z)$", text))
    plain = _ZONE.sub("", re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", text))
    plain = re.sub(r"\bSept\b", "Sep", re.sub(r"[,.|]|\bat\b|(?<=\s)[-–—](?=\s)", " ", plain))
    plain = " ".join(re.sub(r"\b([ap])\s+m\b", r"\1m", plain, flags=re.IGNORECASE).split())
    for date in _FORMATS:
        if (parsed := _strptime(plain, date)) is not None:
            return parsed.date().isoformat()
        for time in _TIMES:
            if (parsed := _strptime(plain, f"{date} {time}")) or (parsed := _strptime(plain, f"{time} {date}")):
                return parsed.replace(tzinfo=UTC if utc else None).isoformat()
    return ""


def _strptime(text: str, form: str) -> datetime | None:
    try:
        return datetime.strptime(text, form)
    except ValueError:
        return None
