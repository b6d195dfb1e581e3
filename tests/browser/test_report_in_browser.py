"""The sample's report as a browser shows it: at each width, in both colour schemes, by keyboard, on paper."""

import io
from pathlib import Path

import pytest

# 320 pixels are a window of 1280 at 400 %, as WCAG 1.4.10 has it; 640 are one at 200 %.
VIEWS = [(1280, "light"), (1280, "dark"), (640, "light"), (390, "light"), (390, "dark"), (320, "light")]


@pytest.fixture(scope="module", params=VIEWS, ids=lambda view: f"{view[0]} px {view[1]}")
def view(request, visit, report):
    """The report at a width and in a scheme."""
    width, scheme = request.param
    opened = visit(report, width=width, scheme=scheme)
    yield opened
    opened.page.context.close()


@pytest.fixture
def desk(visit, report):
    """The report as it is first opened on a desktop."""
    opened = visit(report)
    yield opened.page
    opened.page.context.close()


def test_the_page_asks_for_nothing_and_draws_no_complaint(view, report):
    assert {url for url in view.requests if not url.startswith("data:")} == {report.as_uri()}
    assert view.complaints == []


def test_the_scheme_reaches_paper_and_ink(view):
    paper, ink = view.page.evaluate(
        "(({backgroundColor, color}) => [backgroundColor, color])(getComputedStyle(document.body))"
    )
    dark = view.page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    assert (_lightness(paper) < _lightness(ink)) == dark


def test_nothing_scrolls_sideways_with_everything_open(view):
    assert (
        view.page.evaluate(
            """() => {
            document.querySelectorAll('details').forEach(found => { found.open = true });
            return document.documentElement.scrollWidth - document.documentElement.clientWidth;
        }"""
        )
        == 0
    )


# What repeats is kept twice: a checker's time grows with every sentence, and its findings do not.
ABRIDGED = """() => {
    const seen = new Map();
    for (const found of document.querySelectorAll('details, li, tbody > tr, .text > p')) {
        const kinds = seen.get(found.parentElement) ?? seen.set(found.parentElement, {}).get(found.parentElement);
        const kind = found.tagName + found.className;
        kinds[kind] = (kinds[kind] ?? 0) + 1;
        if (kinds[kind] > 2) found.remove();
        else if (found.tagName === 'DETAILS') found.open = true;
    }
}"""


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "dark")])
def test_axe_finds_no_violation(visit, report, width, scheme):
    axe = pytest.importorskip("axe_playwright_python", reason="accessibility is checked with axe-playwright-python")
    page = visit(report, width=width, scheme=scheme).page
    page.evaluate(ABRIDGED)
    page.evaluate((Path(axe.__file__).parent / "axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations'], preload: false})")
    page.context.close()
    assert [(broken["id"], broken["nodes"][0]["html"]) for broken in found["violations"]] == []
    assert len(found["passes"]) > 20


# All links have their targets; of the hundreds from evidence into one article, one is followed.
FOLLOWED = """async () => {
    const all = [...document.querySelectorAll('a[href^="#"]')];
    const lost = all.map(link => link.hash).filter(hash => !document.getElementById(hash.slice(1)));
    const links = new Map(all.map(link => [link.hash.replace(/^(#a\\d+)-s\\d+$/, '$1'), link]));
    for (const link of links.values()) {
        link.click();
        await new Promise(requestAnimationFrame);
        const found = document.getElementById(link.hash.slice(1));
        const place = found?.getBoundingClientRect();
        const seen = place?.height > 0 && found.checkVisibility({contentVisibilityAuto: true})
            && place.top >= -1 && place.top < innerHeight;
        if (!seen) lost.push(link.hash);
        for (let around = found; around; around = around.parentElement) if (around.open) around.open = false;
    }
    return [all.length, lost];
}"""


def test_every_link_lands_on_what_is_then_seen(desk):
    number, lost = desk.evaluate(FOLLOWED)
    assert number > 500 and lost == []


def test_a_finding_leads_to_its_sentences_and_a_sentence_to_its_article(desk):
    desk.locator("#findings .proof a").first.click()
    item = desk.locator(":target > li.yes").first
    assert item.is_visible() and item.locator(".judged").count() > 0
    sentence = item.locator("q").inner_text()
    item.locator(".meta a[href^='#a']").click()
    marked = desk.locator("span:target")
    assert marked.is_visible() and marked.inner_text() in sentence


def test_the_keyboard_meets_everything_in_reading_order_and_sees_where_it_is(desk):
    places = []
    for _ in range(25):
        desk.keyboard.press("Tab")
        places.append(
            desk.evaluate(
                """() => [
                    [...document.querySelectorAll('*')].indexOf(document.activeElement),
                    getComputedStyle(document.activeElement).outlineStyle,
                    document.activeElement.getBoundingClientRect().left >= 0,
                ]"""
            )
        )
    order = [place for place, _, _ in places]
    assert order == sorted(set(order))
    assert {(outline, shown) for _, outline, shown in places} == {("solid", True)}


def test_the_first_stop_of_the_keyboard_skips_to_the_findings(desk):
    desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    assert desk.evaluate("document.activeElement.id") == "main"


def test_the_keyboard_opens_a_summary(desk):
    summary = desk.locator("#hedging summary").first
    summary.focus()
    desk.keyboard.press("Enter")
    assert desk.locator("#hedging details").first.get_attribute("open") is not None


def test_the_page_prints(desk):
    pypdf = pytest.importorskip("pypdf", reason="what is printed is read with pypdf")
    printed = pypdf.PdfReader(io.BytesIO(desk.pdf(format="A4")))
    text = " ".join(" ".join(page.extract_text() for page in printed.pages).split())
    assert "What differs between the outlets?" in text and "How were the numbers made?" in text
    assert len(printed.pages) < 60


def _lightness(colour):
    return sum(int(part) for part in colour.removeprefix("rgb(").removesuffix(")").split(","))
