"""Markup undone: entities and stray tags in plain text, Markdown marks; HTML pages go to `pages`."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from analysis.corpus.dates import iso_date
from analysis.corpus.offsets import Change, EditedText
from analysis.corpus.records import Declared, Markup


def undone(text: EditedText, markup: Markup) -> tuple[EditedText, Declared]:
    """The text without its markup, and what it declares of itself.

    Raises:
        MissingExtra: the text is an HTML page, and the extra that reads them is not installed.
    """
    if markup == "html":
        from analysis.corpus.pages import article

        return article(text)
    declared = Declared()
    if markup == "markdown":
        text, declared = _without_front_matter(text)
        text = text.changed(_markdown(text.text))
    return entities_undone(text.changed(_tags(text.text))), declared


def entities_undone(text: EditedText) -> EditedText:
    """The text with '&amp;', '&#8217;' and their like as the characters they stand for."""
    return text.changed(_entities(text.text))


_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31}\d{0,2});")


def _entities(text: str) -> Iterator[Change]:
    for match in _ENTITY.finditer(text):
        character = html.unescape(match.group())
        if character != match.group():
            yield Change(match.start(), match.end(), character, "entity", "an HTML entity stands for a character")


_PAIRED = re.compile(r"</(?:p|div|a|em|strong|b|i|span|h[1-6]|li|blockquote)\s*>|<br\s*/?>", re.IGNORECASE)
_UNSEEN = r"<(?P<element>script|style|figure|figcaption|iframe|noscript)\b.*?</(?P=element)\s*>|<!--.*?-->"
_TAG = re.compile(
    rf"(?P<unseen>{_UNSEEN})|</?(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?:\s[^<>]*)?/?>", re.DOTALL | re.IGNORECASE
)
_BLOCK_TAGS = "p div br li ul ol h1 h2 h3 h4 h5 h6 blockquote tr table section article header footer hr"
_BLOCKS = frozenset(_BLOCK_TAGS.split())


def _tags(text: str) -> Iterator[Change]:
    """HTML tags in what came as plain text, once there are enough of them to be markup."""
    if len(_PAIRED.findall(text)) < 2:
        return
    for match in _TAG.finditer(text):
        block = match["unseen"] or (match["name"] or "").lower() in _BLOCKS
        after = "\n\n" if block and match.start() > 0 else ""
        yield Change(match.start(), match.end(), after, "markup", "an HTML tag is not part of the text")


_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)\s*", re.DOTALL)
_FRONT_KEY = re.compile(r"^(\w[\w -]*?)\s*:\s*(.+?)\s*$", re.MULTILINE)


def _without_front_matter(text: EditedText) -> tuple[EditedText, Declared]:
    if (match := _FRONT_MATTER.match(text.text)) is None:
        return text, Declared()
    said = {key.lower(): value.strip("\"'") for key, value in _FRONT_KEY.findall(match.group(1))}
    cut = Change(0, match.end(), "", "front matter", "what the file says of itself")
    return text.changed([cut]), Declared(
        outlet=_said(said, "outlet", "source", "publisher", "site"),
        title=_said(said, "title", "headline"),
        author=_said(said, "author", "authors", "byline").strip("[]"),
        published=iso_date(_said(said, "published", "date", "pubdate")),
        url=_said(said, "url", "link", "canonical"),
    )


def _said(said: dict[str, str], *keys: str) -> str:
    return next((said[key] for key in keys if key in said), "")


# In each pattern the group 'keep', where there is one, is what stays.
_MARKS = re.compile(
    r"(?P<comment><!--(?s:.*?)-->)"
    r"|(?P<escape>\\[\\`*_{}\[\]()#+\-.!>])"
    r"|(?P<image>!\[[^\]\n]*\]\([^)\n]*\))"
    r"|(?P<link>\[(?P<keep>[^\]\n]+)\](?:\([^)\s]+(?:\s+\"[^\"\n]*\")?\)|\[[^\]\n]*\]))"
    r"|(?P<reference>^\[[^\]\n]+\]:\s+\S+.*$)"
    r"|(?P<heading>^#{1,6}[ \t]+|[ \t]+#+[ \t]*$)"
    r"|(?P<quote>^(?:>[ \t]?)+)"
    r"|(?P<underline>^(?:=+|-+)[ \t]*$\n?)"
    r"|(?P<item>^[ \t]*[-*+][ \t]+(?=\S))"
    r"|(?P<emphasis>\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|`+)",
    re.MULTILINE,
)
_WHAT = {
    "comment": "a comment",
    "image": "an image",
    "link": "a link",
    "reference": "the address of a link",
    "heading": "the mark of a heading",
    "quote": "the mark of a quotation",
    "underline": "the line under a heading",
    "item": "the mark of a list",
    "emphasis": "the mark of emphasis",
    "escape": "a backslash that protects a mark",
}


def _markdown(text: str) -> Iterator[Change]:
    for match in _MARKS.finditer(text):
        kind = next(name for name in _WHAT if match[name] is not None)
        reason = f"{_WHAT[kind]} in Markdown"
        if kind == "link":
            yield Change(match.start(), match.start("keep"), "", "markup", reason)
            yield Change(match.end("keep"), match.end(), "", "markup", reason)
        else:
            end = match.start() + 1 if kind == "escape" else match.end()
            yield Change(match.start(), end, "", "markup", reason)
