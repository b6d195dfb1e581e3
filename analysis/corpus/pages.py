"""HTML pages: trafilatura finds the article, and every character of it is found again in the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any, NamedTuple

from analysis.corpus.dates import iso_date
from analysis.corpus.offsets import Change, EditedText
from analysis.corpus.records import Declared
from analysis.errors import MissingExtra

_PAGE = "not part of the article: menus, scripts, links, other stories"
_TAG = "tags and line breaks within the article's text"
_LOST = "the article's text as it was extracted; its place in the page is not known exactly"


def article(page: EditedText) -> tuple[EditedText, Declared]:
    """The article's text, a paragraph a line, and what the page says of it.

    Raises:
        MissingExtra: trafilatura is not installed.
        ValueError: no article was found in the page.
    """
    try:
        import trafilatura
    except ImportError as error:
        raise MissingExtra("HTML pages need the extra 'html': pip install 'framescope[html]'.") from error
    found: Any = trafilatura.bare_extraction(
        page.text, include_comments=False, include_tables=False, with_metadata=True
    )
    if found is None or not found.text:
        raise ValueError("expected an article, found a page without one")
    paragraphs = [" ".join(line.split()) for line in found.text.split("\n") if line.strip()]
    return page.changed(_changes(_Visible.of(page.text), paragraphs, len(page.text))), _declared(found)


def _declared(found: Any) -> Declared:
    return Declared(
        title=" ".join((found.title or "").split()),
        author=(found.author or "").replace("; ", ", "),
        published=iso_date(found.date or ""),
        url=found.url or "",
        site=found.sitename or "",
    )


_PIECE = re.compile(
    r"<!--.*?-->|<(script|style|template|noscript|svg|head)\b.*?</\1\s*>|<!?/?[a-zA-Z][^>]*>|&(?:#\w+|\w+);|\s+|.",
    re.DOTALL | re.IGNORECASE,
)


class _Visible(NamedTuple):
    """What can be seen of a page: its characters without blanks, and the stretch of the page each comes from."""

    text: str
    starts: list[int]
    ends: list[int]

    @classmethod
    def of(cls, page: str) -> _Visible:
        """The visible characters of the page."""
        characters, starts, ends = [], [], []
        for match in _PIECE.finditer(page):
            piece = match.group()
            if piece.isspace() or (piece.startswith("<") and len(piece) > 1):
                continue
            for character in unescape(piece):
                if not character.isspace():
                    characters.append(character)
                    starts.append(match.start())
                    ends.append(match.end())
        return cls("".join(characters), starts, ends)


class _Placed(NamedTuple):
    """A paragraph of the article and where it begins among the visible characters; -1 where it was not found."""

    paragraph: str
    first: int


def _changes(visible: _Visible, paragraphs: list[str], size: int) -> Iterator[Change]:
    """Cuts and replacements that turn the page into the paragraphs, each but the first after a blank line."""
    position, joint = 0, ""
    for paragraph, first in _placed(visible.text, paragraphs):
        if first < 0:
            joint += paragraph + "\n\n"
            continue
        start = visible.starts[first]
        rule = "lost place" if joint.strip() else "page"
        yield Change(position, start, joint, rule, _LOST if joint.strip() else _PAGE)
        yield from _within(visible, paragraph, first)
        position, joint = visible.ends[first + len(_letters(paragraph)) - 1], "\n\n"
    rule = "lost place" if joint.strip() else "page"
    yield Change(position, size, joint.rstrip(), rule, _LOST if joint.strip() else _PAGE)


def _placed(visible: str, paragraphs: list[str]) -> Iterator[_Placed]:
    """Each paragraph in its place; first those that can be mistaken for nothing else, the others between them."""
    bare = [_letters(paragraph) for paragraph in paragraphs]
    anchors = _anchors(visible, bare)
    cursor = 0
    for number, paragraph in enumerate(paragraphs):
        limit = next((anchors[later] for later in range(number + 1, len(bare)) if later in anchors), len(visible))
        first = anchors.get(number, visible.find(bare[number], cursor, limit))
        if first < 0 and (unmarked := re.sub(r"^[-*•]\s+", "", paragraph)) != paragraph:
            paragraph, first = unmarked, visible.find(_letters(unmarked), cursor, limit)
        yield _Placed(paragraph, first)
        cursor = first + len(_letters(paragraph)) if first >= 0 else cursor


_UNMISTAKABLE = 40  # letters


def _anchors(visible: str, bare: list[str]) -> dict[int, int]:
    """The places of the long paragraphs that stand on the page once, as far as they keep the order."""
    anchors, cursor = {}, 0
    for number, letters in enumerate(bare):
        first = visible.find(letters, cursor) if len(letters) >= _UNMISTAKABLE else -1
        if first >= 0 and visible.find(letters, first + 1) < 0:
            anchors[number], cursor = first, first + len(letters)
    return anchors


def _letters(paragraph: str) -> str:
    return re.sub(r"\s+", "", paragraph)


def _within(visible: _Visible, paragraph: str, first: int) -> Iterator[Change]:
    """Between the characters of a paragraph: blanks as the paragraph has them; entities as their characters."""
    number, blank, before = first, "", -1
    for character in paragraph:
        if character.isspace():
            blank = " "
            continue
        start, end = visible.starts[number], visible.ends[number]
        if before >= 0 and start > before:
            yield Change(before, start, blank, "markup", _TAG)
        if end - start > 1 and start >= before:
            yield Change(start, end, character, "entity", "an HTML entity stands for a character")
        number, blank, before = number + 1, "", max(before, end)
