"""A canvas in pixels that becomes an SVG: text stays text, colours follow the page, the same drawing, the same bytes.

Matplotlib draws; what it writes is then cut down to what a page needs. Style attributes become plain attributes, which
a strict content security policy allows, and by which the page finds each colour to change it in the dark. Ids begin
with the name of the figure, so that many figures fit into one page.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from analysis.reporting.palette import INK, PAPER, SOFT, Tone

if TYPE_CHECKING:
    from matplotlib.figure import Figure as MatplotlibFigure

Point = tuple[float, float]

FONT = "'Source Sans 3', 'Source Sans Pro', 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_SETTINGS: Any = {"svg.fonttype": "none", "svg.hashsalt": "framescope", "path.simplify": False}


class Canvas:
    """A drawing of so many pixels, origin top left."""

    def __init__(self, width: float, height: float) -> None:
        """An empty canvas on paper."""
        import matplotlib as mpl
        from matplotlib.figure import Figure as MatplotlibFigure

        self.width, self.height = width, height
        with mpl.rc_context(_SETTINGS):
            self._figure: MatplotlibFigure = MatplotlibFigure(figsize=(width / 72, height / 72), facecolor=PAPER.light)
            self._axes: Any = self._figure.add_axes((0, 0, 1, 1))
        self._axes.set(xlim=(0, width), ylim=(height, 0))
        self._axes.axis("off")

    def line(self, xs: tuple[float, float], ys: tuple[float, float], tone: Tone, *, width: float = 1.0) -> None:
        """A straight line."""
        self._axes.plot(xs, ys, color=tone.light, linewidth=width, solid_capstyle="butt", clip_on=False)

    def lines(self, ends: Sequence[tuple[Point, Point]], tone: Tone, *, width: float = 1.0) -> None:
        """Many straight lines alike, drawn at once."""
        from matplotlib.collections import LineCollection

        self._axes.add_collection(LineCollection(ends, colors=tone.light, linewidths=width, clip_on=False, zorder=2))

    def dot(self, x: float, y: float, tone: Tone, marker: str, *, hollow: bool = False, size: float = 8.5) -> None:
        """A marker; hollow for what is too thin to say."""
        self.dots([(x, y)], tone, marker, hollow=hollow, size=size)

    def dots(self, at: Sequence[Point], tone: Tone, marker: str, *, hollow: bool = False, size: float = 8.5) -> None:
        """Many markers alike, drawn at once."""
        face, edge = (PAPER, tone) if hollow else (tone, PAPER)
        self._axes.plot(
            *zip(*at, strict=True), marker=marker, markersize=size, color=face.light, markeredgecolor=edge.light,
            markeredgewidth=1.4 if hollow else 0.8, linestyle="none", clip_on=False,
        )  # fmt: skip

    def bar(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        tone: Tone,
        *,
        outline: Tone | None = None,
        strength: float = 1.0,
    ) -> None:
        """A filled rectangle, its top left corner at (x, y); the paler, the less its strength."""
        from matplotlib.patches import Rectangle

        place: dict[str, Any] = {"xy": (x, y), "width": width, "height": height, "clip_on": False, "zorder": 3}
        edge = {"edgecolor": outline.light, "linewidth": 1} if outline else {"edgecolor": "none"}
        if strength == 1.0:
            self._axes.add_patch(Rectangle(**place, facecolor=tone.light, **edge))
        else:  # two drawings: what fades the fill would fade the outline with it
            self._axes.add_patch(Rectangle(**place, facecolor=tone.light, edgecolor="none", alpha=strength))
            self._axes.add_patch(Rectangle(**place, facecolor="none", **edge))

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        tone: Tone = INK,
        size: float = 13,
        align: str = "left",
        bold: bool = False,
    ) -> None:
        """A line of text, its baseline at y, whatever characters it holds."""
        self._axes.text(
            x, y, printable(words), color=tone.light, fontsize=size, ha=align, va="baseline",
            fontweight=700 if bold else 400, parse_math=False, clip_on=False,
        )  # fmt: skip

    def note(self, x: float, y: float, words: str, *, align: str = "left") -> None:
        """A small, soft line of text."""
        self.text(x, y, words, tone=SOFT, size=11.5, align=align)

    def svg(self, name: str, title: str, description: str) -> str:
        """The drawing as SVG text, its ids beginning with `fig-<name>`."""
        import matplotlib as mpl

        raw = io.BytesIO()
        with mpl.rc_context(_SETTINGS), warnings.catch_warnings():
            # The reader's browser chooses the font, so it does not matter that matplotlib's own lacks a glyph.
            warnings.filterwarnings("ignore", message="Glyph .* missing from font")
            self._figure.savefig(raw, format="svg", metadata={"Date": None, "Creator": None})
        return _plain(raw.getvalue(), f"fig-{name}", printable(title), printable(description))


def printable(words: str) -> str:
    """The words, with characters that steer a terminal, an XML parser or the direction of text shown as '�'.

    One character stands for one, so that offsets stay true.
    """
    return _STEERING.sub("\ufffd", words)


_STEERING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_KEPT = {
    "fill", "stroke", "stroke-width", "stroke-linejoin", "stroke-linecap", "fill-opacity", "stroke-opacity", "opacity",
    "font-size", "font-weight", "text-anchor",
}  # fmt: skip

_USUAL = {"font-size": "13", "fill": INK.light}


def _plain(raw: bytes, name: str, title: str, description: str) -> str:
    ElementTree.register_namespace("", _SVG)
    root = ElementTree.fromstring(raw)
    for unwanted in ("metadata", "defs"):
        for found in root.findall(f"{{{_SVG}}}{unwanted}"):
            root.remove(found)
    for element in root.iter():
        _tidy(element)
    _rename(root, name)
    _flatten(root)
    _spare(root)
    _introduce(root, name, title, description)
    text = ElementTree.tostring(root, encoding="unicode")
    return re.sub(r">\s+<", ">\n<", text) + "\n"


def _tidy(element: ElementTree.Element) -> None:
    """Style attributes become plain ones; clipping goes, as nothing here is clipped; numbers get two decimals."""
    for declaration in element.attrib.pop("style", "").split(";"):
        key, _, value = (part.strip() for part in declaration.partition(":"))
        if key in _KEPT and value != "start":
            element.set(key, value.removesuffix("px"))
    element.attrib.pop("clip-path", None)
    if element.get("transform", "").startswith("rotate(-0"):
        del element.attrib["transform"]
    for key in ("x", "y", "d"):
        if key in element.attrib:
            element.set(key, re.sub(r"-?\d+\.\d+", _round, " ".join(element.attrib[key].split())))


def _flatten(element: ElementTree.Element) -> None:
    """Groups that carry nothing give way to what is in them."""
    children = []
    for child in list(element):
        _flatten(child)
        children += list(child) if child.tag == f"{{{_SVG}}}g" and not child.attrib else [child]
        element.remove(child)
    element.extend(children)


def _round(match: re.Match[str]) -> str:
    return f"{float(match[0]):.2f}".rstrip("0").rstrip(".")


def _rename(root: ElementTree.Element, name: str) -> None:
    """Ids that something points at are numbered under the figure's name; all others go."""
    used = {element.attrib[_XLINK].removeprefix("#") for element in root.iter() if _XLINK in element.attrib}
    names: dict[str, str] = {}
    for element in root.iter():
        old = element.attrib.pop("id", None)
        if old in used:
            element.set("id", names.setdefault(old, f"{name}-{len(names)}"))
    for element in root.iter():
        if _XLINK in element.attrib:
            element.set("href", "#" + names[element.attrib.pop(_XLINK).removeprefix("#")])


def _spare(root: ElementTree.Element) -> None:
    """What a shape's definition says its uses need not say; what most texts have, the root says once."""
    shapes = {"#" + element.attrib["id"]: element for element in root.iter() if "id" in element.attrib}
    for element in root.iter():
        said = shapes[element.attrib["href"]].attrib if "href" in element.attrib else {}
        if element.tag == f"{{{_SVG}}}text":
            said = _USUAL
        for key in said:
            if element.get(key) == said[key]:
                del element.attrib[key]
    root.attrib.update(_USUAL)


def _introduce(root: ElementTree.Element, name: str, title: str, description: str) -> None:
    for key in ("width", "height"):
        root.set(key, root.attrib[key].removesuffix("pt"))
    root.attrib.update(
        {"role": "img", "aria-labelledby": f"{name}-title {name}-desc", "font-family": FONT, "class": "chart"}
    )
    root.attrib.pop("version", None)
    for position, (tag, words) in enumerate((("title", title), ("desc", description))):
        element = ElementTree.Element(f"{{{_SVG}}}{tag}", {"id": f"{name}-{tag}"})
        element.text = words
        root.insert(position, element)
