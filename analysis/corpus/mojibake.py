"""Repair of text that was decoded with the wrong encoding somewhere on its way, in the smallest stretches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from analysis.corpus.offsets import Change, EditedText

_THAI_REASON = "UTF-8 that was shown as Windows-874"
_LATIN_REASON = "UTF-8 that was shown as a Western single-byte encoding"


def repaired(text: EditedText) -> EditedText:
    """The text with its mojibake repaired: first the Thai hybrid, which ftfy does not know, then the usual kind."""
    text = text.changed(_thai_hybrids(text.text))
    text = text.changed(_lone(text.text))
    return text.changed(_usual(text.text))


def _lone(text: str) -> Iterator[Change]:
    """What is left of a sequence whose second character was taken for a blank, and cp1252 read as Latin-1."""
    for match in _LONE.finditer(text):
        after = _LONE_MEANS.get(match.group()) or match.group().encode("latin-1").decode("cp1252")
        yield Change(match.start(), match.end(), after, "mojibake", _LATIN_REASON)


_LONE_MEANS = {"Ã \u0308": "è", "Ã": "à"}
_LONE = re.compile("Ã \u0308|(?<![A-Z])Ã(?=[ ,.])|[\u0085\u0091-\u0097](?![\u0080-\u00bf])(?<![\u00c0-\u00f4\u20ac].)")


def _byte(character: str) -> int | None:
    """The byte that stands for a character in Windows-874, with Windows-1252 in the gaps that 874 leaves."""
    for encoding in ("cp874", "cp1252"):
        try:
            return character.encode(encoding)[0]
        except UnicodeEncodeError:
            continue
    return ord(character) if "\x80" <= character <= "\x9f" else None


_BYTES = {chr(c): b for c in (*range(0x80, 0x100), *range(0x152, 0x2123), 0xE3F) if (b := _byte(chr(c))) and b > 0x7F}
_HYBRID = re.compile(f"[{re.escape(''.join(_BYTES))}]+")
_THAI = re.compile("[\u0e01-\u0e5b]")
_CUT_SHORT = b"\xe2\x80"  # of a closing quotation mark: its last byte, 9D, has no character and gets lost
_PUNCTUATION = re.compile("[\u2010-\u2044\u20a0-\u20bf\u2122\u2190-\u21ff]")
_LETTERS = re.compile("[\u00a0-\u024f\u1e00-\u1eff]")


def _thai_hybrids(text: str) -> Iterator[Change]:
    """Thai characters and what follows them that are, read as bytes, UTF-8 of something that is not Thai.

    Real Thai stays: a run is repaired only if every Thai character in it belongs to such a sequence, and a sequence
    for a Latin letter only where it stands beside Latin letters.
    """
    if not _THAI.search(text):
        return
    for run in _HYBRID.finditer(text):
        if not _THAI.search(run.group()):
            continue
        changes = list(_sequences(run.group(), run.start()))
        covered = {i for change in changes for i in range(change.start, change.end)}
        thai = (run.start() + match.start() for match in _THAI.finditer(run.group()))
        if set(thai) <= covered and all(_fits(text, change) for change in changes):
            yield from changes


def _sequences(run: str, offset: int) -> Iterator[Change]:
    position = 0
    while position < len(run):
        size = _sequence_length(_BYTES[run[position]])
        raw = bytes(_BYTES[character] for character in run[position : position + size])
        try:
            after = raw.decode("utf-8") if _THAI.match(run[position]) and size > 1 else ""
        except UnicodeDecodeError:
            after = "”" if raw == _CUT_SHORT else ""
            size = len(raw)
        if len(after) == 1 and not _THAI.match(after):
            yield Change(offset + position, offset + position + size, after, "mojibake", _THAI_REASON)
            position += size
        else:
            position += 1


def _sequence_length(lead: int) -> int:
    return 2 if 0xC2 <= lead <= 0xDF else 3 if 0xE0 <= lead <= 0xEF else 4 if 0xF0 <= lead <= 0xF4 else 1


def _fits(text: str, change: Change) -> bool:
    if _PUNCTUATION.match(change.after):
        return True
    beside = text[max(0, change.start - 1) : change.start] + text[change.end : change.end + 1]
    return bool(_LETTERS.match(change.after)) and any(c.isascii() and c.isalpha() for c in beside)


_HALF_REPAIRED = re.compile("â€|[ÂÃ][\u0080-\u00bf]")  # a byte is lost for good: better left as it is
_SUSPICIOUS = re.compile("[A-Za-z]{0,9}[^\\x00-\\x7f]{2,}[A-Za-z]{0,9}")


def _usual(text: str) -> Iterator[Change]:
    """What ftfy repairs, run by run, without any of its changes that are matters of taste."""
    for match in _SUSPICIOUS.finditer(text):
        before, after = match.group(), _fixed(match.group())
        if before != after and not _HALF_REPAIRED.search(after):
            same = _shared(before, after)
            rest = _shared(before[same:][::-1], after[same:][::-1])
            repair = after[same : len(after) - rest]
            yield Change(match.start() + same, match.end() - rest, repair, "mojibake", _LATIN_REASON)


def _shared(one: str, other: str) -> int:
    """How many characters both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


@lru_cache(maxsize=10_000)
def _fixed(run: str) -> str:
    import ftfy

    plain = ftfy.TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        fix_c1_controls=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        fix_surrogates=False,
        remove_control_chars=False,
        normalization=None,
    )
    return str(ftfy.fix_encoding(run, plain))
