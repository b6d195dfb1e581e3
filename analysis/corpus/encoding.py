"""Bytes to text: which encoding, as far as the bytes tell."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an Office document",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"{\\rtf": "an RTF document",
    b"\x1f\x8b": "gzip data inside gzip data",
}
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_CONTROL_SHARE = 0.005  # text has none; a page of binary data has 10 % and more
_NUL_SHARE = 0.5  # of every second byte: English in UTF-16 has more, and next to none in the others
_FOREIGN_SHARE = 0.2  # of the letters; French stays below, another script read as Western does not
_TYPOGRAPHY = re.compile("[“”‘’–—…]")
_STRAY = "framescope-stray-cp1252"


class Decoded(NamedTuple):
    """A text and the name of the encoding it was read with."""

    text: str
    encoding: str


def decode(data: bytes, *, declared: str = "") -> Decoded:
    """The text of the bytes: by byte order mark, as UTF-8, as UTF-16 without a mark, as cp1252, else as it looks.

    `declared` is what the file says of itself; it is believed where the bytes are not UTF-8. The encoding's name is a
    Python codec, except 'utf-8 with stray cp1252' for UTF-8 in which single bytes are cp1252.

    Raises:
        ValueError: the bytes are no text; the message says what they look like.
    """
    for signature, name in _SIGNATURES.items():
        if data.startswith(signature):
            raise ValueError(f"expected text, found {name}")
    decoded = _decode(data, declared)
    controls = len(_CONTROLS.findall(decoded.text))
    if controls > _CONTROL_SHARE * len(decoded.text):
        raise ValueError(f"expected text, found binary data ({controls} control characters)")
    return decoded


def _decode(data: bytes, declared: str) -> Decoded:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return Decoded(data.decode(encoding, "replace"), encoding)
    if wide := _utf16_without_mark(data):
        return Decoded(data.decode(wide, "replace"), wide)
    for encoding in ("utf-8", declared):
        if encoding and (text := _strictly(data, encoding)) is not None:
            return Decoded(text, encoding.lower())
    return _mostly_utf8(data) or _single_bytes(data)


def _utf16_without_mark(data: bytes) -> str:
    sample = data[:4096]
    low, high = sample[0::2].count(0), sample[1::2].count(0)
    enough = _NUL_SHARE * len(sample) / 2
    if max(low, high) <= enough or min(low, high) > enough / 4:
        return ""
    return "utf-16-le" if high > low else "utf-16-be"


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _mostly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 into which somebody pasted a few bytes of cp1252, if the valid sequences outnumber the stray bytes."""
    kept = data.decode("utf-8", "ignore")
    stray = len(data) - len(kept.encode("utf-8"))
    valid = sum(1 for character in kept if ord(character) > 127)
    return Decoded(data.decode("utf-8", _STRAY), "utf-8 with stray cp1252") if valid > stray else None


def _single_bytes(data: bytes) -> Decoded:
    """cp1252 unless the text would look foreign; Mac Roman where that alone gives quotation marks and dashes."""
    western = _strictly(data, "cp1252")
    mac = data.decode("mac_roman")
    if not _TYPOGRAPHY.search(western or "") and _TYPOGRAPHY.search(mac) and _is_western(mac):
        return Decoded(mac, "mac_roman")
    if western is not None and _is_western(western):
        return Decoded(western, "cp1252")
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is not None:
        return Decoded(data.decode(best.encoding, "replace"), best.encoding)
    return Decoded(data.decode("cp1252", "replace"), "cp1252")


def _is_western(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    return sum(not letter.isascii() for letter in letters) <= _FOREIGN_SHARE * len(letters)


def _stray_byte(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    byte = error.object[error.start : error.start + 1]
    return byte.decode("cp1252", "replace"), error.start + 1


codecs.register_error(_STRAY, _stray_byte)
