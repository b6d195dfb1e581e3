"""What every page of ours is made in: templates that escape, one style sheet, and a policy that lets nothing in."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import Any

from analysis.reporting import palette
from analysis.reporting.drawing import printable

_TEMPLATES = Path(__file__).parent / "templates"
_FONTS = {"Source Sans 3": "source-sans-3.woff2", "Source Serif 4": "source-serif-4.woff2"}


def rendered(template: str, **context: Any) -> str:
    """A page in the report's style: one file that needs no network and runs no script."""
    style = _style()
    return str(_environment().get_template(template).render(style=style, policy=_policy(style), **context))


def _environment() -> Any:
    """Jinja with autoescape on, undefined names refused, and steering characters made visible everywhere."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    def shown(value: Any) -> Any:
        return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=shown,
    )
    # Only drawings made here, in which every text was escaped by an XML writer, enter the page as markup.
    environment.filters["drawing"] = lambda figure_svg: Markup(figure_svg)
    return environment


def _style() -> str:
    """The style sheet with the colours of both schemes and the fonts written into it."""
    text = (_TEMPLATES / "style.css").read_text(encoding="utf-8")
    tones = "\n".join(
        f".c-{tone.name} {{ color: var(--{tone.name}); }} "
        + " ".join(f'.chart [{key}="{tone.light}"] {{ {key}: var(--{tone.name}); }}' for key in ("fill", "stroke"))
        for tone in palette.TONES
    )
    return (
        text.replace("/* fonts */", "\n".join(map(_font, _FONTS)))
        .replace("/* light */", palette.css_variables(dark=False))
        .replace("/* dark */", palette.css_variables(dark=True))
        .replace("/* tones */", tones)
    )


def _font(family: str) -> str:
    data = base64.b64encode((_TEMPLATES / "fonts" / _FONTS[family]).read_bytes()).decode()
    return (
        f"@font-face {{ font-family: '{family}'; font-weight: 200 900; font-display: swap; "
        f"src: url(data:font/woff2;base64,{data}) format('woff2'); }}"
    )


def _policy(style: str) -> str:
    """What the page may load: its own style sheet, which it carries, and nothing else."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; font-src data:; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
