"""The executed notebooks of a run as pages without code: for those who want the reading and not the program.

nbconvert turns cells into HTML; its own page templates fetch scripts from elsewhere, so that only its bare cells are
used, within the frame of the report.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from analysis.errors import MissingExtra, UsageError
from analysis.reporting import shell

_HIDDEN = frozenset({"run"})  # where a run lies on some machine
_PATHS = frozenset({"corpus", "config"})  # told by their last part


def write(run: Path) -> list[Path]:
    """Write a page beside each executed notebook of the run; returns where they lie.

    Raises:
        UsageError: the run has no executed notebooks.
        MissingExtra: nbconvert is not installed.
    """
    books = sorted((run / "notebooks").glob("*.ipynb"))
    if not books:
        raise UsageError(f"The run {run.name} has no executed notebooks in {run / 'notebooks'}.")
    pages = []
    for book in books:
        page = book.with_suffix(".html")
        page.write_text(rendered(book, among=books), encoding="utf-8", newline="\n")
        pages.append(page)
    return pages


def rendered(book: Path, *, among: list[Path]) -> str:
    """A notebook as a page: what it says, what it found and its parameters; `among` are those that it links.

    Raises:
        MissingExtra: nbconvert is not installed.
    """
    import nbformat

    content = nbformat.read(book, as_version=4)
    return shell.rendered(
        "notebook.html.j2",
        title=_title(content, book),
        cells=_cells(content),
        parameters=_parameters(content),
        books=[(other.stem, f"{other.stem}.html", other == book) for other in among],
    )


def _title(content: Any, book: Path) -> str:
    headings = (line for cell in content.cells if cell.cell_type == "markdown" for line in cell.source.splitlines())
    return next((line.removeprefix("# ") for line in headings if line.startswith("# ")), book.stem)


def _parameters(content: Any) -> dict[str, str]:
    """The parameters that the notebook ran with, as papermill put them in."""
    given: Mapping[str, Any] = content.metadata.get("papermill", {}).get("parameters", {})
    shown = {name: str(value) for name, value in given.items() if name not in _HIDDEN}
    return {name: Path(value).name if name in _PATHS else value for name, value in shown.items()}


def _cells(content: Any) -> str:
    try:
        from nbconvert import HTMLExporter
    except ImportError as error:
        raise MissingExtra("Notebooks as pages need the extra 'export': pip install 'framescope[export]'.") from error
    exporter = HTMLExporter(template_name="basic", exclude_input=True, exclude_anchor_links=True)
    exporter.exclude_input_prompt = exporter.exclude_output_prompt = True
    body, _ = exporter.from_notebook_node(_fitted(content))
    return str(body)


def _fitted(content: Any) -> Any:
    """The notebook with tables that bring no style of their own, which the page's policy refuses.

    A table's empty corner is no heading. Figures become a part of the page, so that they take its fonts and its
    colours in the dark.
    """
    for cell in content.cells:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if "image/svg+xml" in data:
                data["text/html"] = data.pop("image/svg+xml")
            elif "text/html" in data:
                data["text/html"] = _STYLES.sub("", data["text/html"]).replace("<th></th>", "<td></td>")
    return content


_STYLES = re.compile(r"<style[^>]*>.*?</style>|(?<=[\w\"]) (?:style|border)=\"[^\"]*\"", re.DOTALL)
