"""The pages beside the report as a browser shows them: two runs compared, the list of runs, a notebook without code."""

import json
import shutil
from pathlib import Path

import pytest

from analysis.reporting import diffpage, exported, index
from analysis.running import manifest
from analysis.tables import ARTICLES, JUDGEMENTS, SCORES

KINDS = ("diff", "index", "notebook")


@pytest.fixture(scope="module")
def pages(chromium, sample_run, tmp_path_factory):
    """A page of each kind, made from the sample's run and from one in which two articles and some scores are others."""
    out = tmp_path_factory.mktemp("pages")
    before, after = (Path(shutil.copytree(sample_run.folder, out / name)) for name in ("before", "after"))
    record = json.loads((after / manifest.NAME).read_text(encoding="utf-8"))
    record["settings"] = record["settings"] | {"seed": 7}
    record["period"] = [record["period"][0], "2025-06-30"]
    manifest.write(after, record)
    tables = after / "tables"
    ARTICLES.write(ARTICLES.read(tables).iloc[2:], tables)
    judged, scores = JUDGEMENTS.read(tables), SCORES.read(tables)
    JUDGEMENTS.write(judged.assign(value=judged["value"].mask(judged.index % 40 == 0, 1.0)), tables)
    SCORES.write(scores.assign(score=scores["score"] + 0.01), tables)
    index.write(out)
    notebook = exported.write(before)[4]
    return {
        "diff": diffpage.between("before", "after", out=out).page,
        "index": out / "index.html",
        "notebook": notebook,
    }


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark"), (320, "light")])
def test_the_page_asks_for_nothing_and_does_not_scroll_sideways(visit, pages, kind, width, scheme):
    seen = visit(pages[kind], width=width, scheme=scheme)
    seen.page.evaluate("document.querySelectorAll('details').forEach(found => { found.open = true })")
    sideways = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert seen.page.evaluate(sideways) == 0
    assert {url for url in seen.requests if not url.startswith("data:")} == {pages[kind].as_uri()}
    assert seen.complaints == []
    seen.page.context.close()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(visit, pages, kind, scheme):
    axe = pytest.importorskip("axe_playwright_python", reason="accessibility is checked with axe-playwright-python")
    page = visit(pages[kind], scheme=scheme).page
    page.evaluate("document.querySelectorAll('details').forEach(found => { found.open = true })")
    page.evaluate((Path(axe.__file__).parent / "axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations'], preload: false})")
    page.context.close()
    assert [(broken["id"], broken["nodes"][0]["html"][:200]) for broken in found["violations"]] == []
