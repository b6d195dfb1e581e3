"""The report on paper: a tagged PDF with bookmarks, links and page numbers, made by WeasyPrint from the HTML.

WeasyPrint draws an SVG by itself: it knows neither the page's style sheet nor its symbols, and reads its title aloud,
not its description. So the page is prepared: what paper leaves out goes, which also saves most of the time, and each
drawing gets all that it needs.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from itertools import pairwise, takewhile
from typing import Any
from xml.etree.ElementTree import Element

from analysis.errors import MissingExtra
from analysis.reporting.palette import PAPER, TONES

_SVG = "{http://www.w3.org/2000/svg}"
_WHITE = "#ffffff"
_ABOVE = 18  # from the foot of a line of text in a drawing to the space above it
_TALLEST = 1.0  # height of a drawing over its width, so that its heading still stands on the same sheet
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LONG_WORD = re.compile(r"(\S{120})\S+")  # breaking a word of thousands of letters takes minutes


def pdf(html: str) -> bytes:
    """The report as PDF/UA-1; the same HTML gives the same bytes.

    Raises:
        MissingExtra: WeasyPrint, or a library of the system that it needs, is not installed.
    """
    weasyprint = _weasyprint()
    nothing_loads = weasyprint.urls.URLFetcher(allowed_protocols={"data"})
    with _quiet(), _timeless():
        document = weasyprint.HTML(string=html, url_fetcher=nothing_loads)
        _prepare(document.etree_element)
        return bytes(document.write_pdf(pdf_variant="pdf/ua-1"))


def require() -> None:
    """Nothing, where a PDF can be made.

    Raises:
        MissingExtra: WeasyPrint, or a library of the system that it needs, is not installed.
    """
    _weasyprint()


def _weasyprint() -> Any:
    try:
        import weasyprint
    except ImportError as error:
        raise MissingExtra("A PDF needs the extra 'pdf': pip install 'framescope[pdf]'.") from error
    except OSError as error:  # WeasyPrint is there, and Pango is not
        raise MissingExtra(
            f"A PDF needs Pango, a library of the system; on Debian: apt-get install libpangoft2-1.0-0. {error}"
        ) from error
    return weasyprint


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep WeasyPrint from telling of every declaration that is meant for browsers."""
    logger = logging.getLogger("weasyprint")
    before, logger.level = logger.level, logging.ERROR
    try:
        yield
    finally:
        logger.level = before


@contextmanager
def _timeless() -> Iterator[None]:
    """Keep fontTools from stamping the time into fonts (reproducible-builds.org, SOURCE_DATE_EPOCH)."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = before or "0"
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]


def _prepare(page: Element) -> None:
    symbols = {symbol.get("id"): symbol for symbol in page.iter(f"{_SVG}symbol")}
    _strip(page)
    for drawing in page.iter(f"{_SVG}svg"):
        if "chip" in _classes(drawing):
            _fill_chip(drawing, symbols)
        else:
            _fill_chart(drawing)
    for parent in list(page.iter()):
        parent[:] = [piece for child in parent for piece in _sheets(child)]
    for element in page.iter():
        if element.tag != "style":
            element.text = _cut(element.text)
        element.tail = _cut(element.tail)
    kept = {element.get("id") for element in page.iter()}
    for link in page.iter("a"):
        if link.get("href", "").removeprefix("#") not in kept:
            del link.attrib["href"]


def _strip(parent: Element) -> None:
    """Take out what the style sheet hides on paper, and headings over nothing else; text between stays."""
    children = list(parent)
    hidden = [_unprinted(child) or _bare(child, children[place + 1 :]) for place, child in enumerate(children)]
    for child, out in zip(children, hidden, strict=True):
        if out:
            _drop(parent, child)
        else:
            _strip(child)


def _bare(heading: Element, after: Sequence[Element]) -> bool:
    """Whether an element is a heading and all that stands under it is left out."""
    if heading.tag not in _HEADINGS:
        return False
    ends = set(_HEADINGS[: _HEADINGS.index(heading.tag) + 1])
    under = list(takewhile(lambda element: element.tag not in ends, after))
    return bool(under) and all(map(_unprinted, under))


def _unprinted(element: Element) -> bool:
    classes = _classes(element)
    folded = element.tag == "details" and "paper" not in classes
    return folded or not classes.isdisjoint({"screen", "skip", "narrow", "shapes"})


def _drop(parent: Element, child: Element) -> None:
    place = list(parent).index(child)
    if place:
        parent[place - 1].tail = (parent[place - 1].tail or "") + (child.tail or "")
    else:
        parent.text = (parent.text or "") + (child.tail or "")
    parent.remove(child)


def _sheets(element: Element) -> list[Element]:
    """A drawing that is taller than a sheet as one for each sheet."""
    if element.tag != f"{_SVG}svg" or "viewBox" not in element.attrib:
        return [element]
    left, top, width, height = map(float, element.attrib["viewBox"].split())
    ends = [*_cuts(element, width, top, top + height), top + height]
    if len(ends) == 1:
        return [element]
    pieces = []
    for start, end in pairwise([top, *ends]):
        piece = deepcopy(element)
        piece[:] = [part for part in piece if part.tag != f"{_SVG}text" or start <= float(part.get("y", 0)) < end]
        piece.attrib.update(viewBox=f"{left} {start} {width} {end - start}", width=str(width), height=str(end - start))
        pieces.append(piece)
    return pieces


def _cuts(drawing: Element, width: float, top: float, bottom: float) -> Iterator[float]:
    """Where to cut a drawing: above the last heading of a group of rows on each sheet, else above the last row."""
    texts = [text for text in drawing.iter(f"{_SVG}text") if float(text.get("x", 0)) < 0.05 * width]
    rows = [float(text.get("y", 0)) for text in texts]
    groups = [float(text.get("y", 0)) for text in texts if text.get("font-weight") == "700"]
    while top + width * _TALLEST < bottom:
        low, high = top + 0.5 * width * _TALLEST, top + width * _TALLEST
        inside = [[y - _ABOVE for y in lines if low < y - _ABOVE < high] for lines in (groups, rows)]
        top = max(inside[0] or inside[1] or [high])
        yield top


def _cut(words: str | None) -> str | None:
    return _LONG_WORD.sub(r"\1…", words) if words else words


def _classes(element: Element) -> set[str]:
    return set(element.get("class", "").split())


def _fill_chip(chip: Element, symbols: dict[str | None, Element]) -> None:
    """Draw an outlet's shape in its colour; it says nothing that the name beside it does not."""
    (use,) = chip
    symbol = symbols[use.get("href", "").removeprefix("#")]
    tones = {f"c-{tone.name}": tone.light for tone in TONES}
    chip.set("fill", next(tones[name] for name in _classes(chip) if name in tones))
    chip.attrib.update({"viewBox": symbol.get("viewBox", ""), "width": "12", "height": "12"})
    title = Element(f"{_SVG}title")
    title.text = " "
    chip[:] = [title, *symbol]


def _fill_chart(chart: Element) -> None:
    """White paper under the drawing, and its description as its alternative text."""
    title, description = chart.find(f"{_SVG}title"), chart.find(f"{_SVG}desc")
    if title is not None and description is not None:
        title.text = f"{title.text}. {description.text}"
    for element in chart.iter():
        if element.get("fill") == PAPER.light:
            element.set("fill", _WHITE)
