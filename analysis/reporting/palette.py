"""Colours and shapes: an outlet keeps its own through the whole report, in both colour schemes and in grey.

The hues are those of Okabe and Ito (2008), which colour-blind readers tell apart, darkened for paper and lightened for
dark screens until each stands out from its ground at 3 : 1 or better. A shape goes with each, so that colour is never
the only sign.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Tone(NamedTuple):
    """A colour by its role: its name in the style sheet, its value on paper and on a dark screen."""

    name: str
    light: str
    dark: str


class Look(NamedTuple):
    """How an outlet is drawn everywhere: its colour, matplotlib's letter for its shape, the number of that shape."""

    tone: Tone
    marker: str
    shape: int


PAPER = Tone("paper", "#fdfcf9", "#15171b")
INK = Tone("ink", "#1d1c1a", "#ebe8e1")
SOFT = Tone("soft", "#5c5850", "#b3aea4")
LINE = Tone("line", "#d9d4c8", "#3a3d44")
THIN = Tone("thin", "#8b867b", "#8d8a84")

_HUES = (
    Tone("hue0", "#0068a8", "#5fb0ea"),
    Tone("hue1", "#c24e00", "#ff8f4d"),
    Tone("hue2", "#00805c", "#2fc79c"),
    Tone("hue3", "#a8467e", "#e797c4"),
    Tone("hue4", "#946a00", "#e9b440"),
    Tone("hue5", "#3f6f95", "#9fcdf2"),
    Tone("hue6", "#55524c", "#c9c6bf"),
    Tone("hue7", "#6d6a00", "#d8d05a"),
)
_MARKERS = ("o", "s", "D", "^", "v", "P", "X", "p")

TONES = (PAPER, INK, SOFT, LINE, THIN, *_HUES)


def looks(outlets: Iterable[str]) -> dict[str, Look]:
    """A look for each outlet, given in the order of their names: the same outlets always look the same.

    Past eight outlets the colours come again with other shapes; sixty-four are told apart.
    """
    return {outlet: _look(number) for number, outlet in enumerate(sorted(set(outlets)))}


def css_variables(*, dark: bool) -> str:
    """The colours as CSS custom properties for one of the two schemes."""
    return " ".join(f"--{tone.name}: {tone.dark if dark else tone.light};" for tone in TONES)


def _look(number: int) -> Look:
    hues, shapes = len(_HUES), len(_MARKERS)
    shape = (number + number // hues) % shapes
    return Look(tone=_HUES[number % hues], marker=_MARKERS[shape], shape=shape)
