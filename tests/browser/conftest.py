"""A headless Chromium, where there is one, and pages opened in it."""

import shutil
from typing import NamedTuple

import pytest

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class Visit(NamedTuple):
    """A page as somebody opened it, what it asked for and what the browser complained about."""

    page: object
    requests: list
    complaints: list


@pytest.fixture(scope="package")
def chromium(sample_run, hostile_run):
    """The browser. It is asked for after the runs: while it is driven, nothing else may use asyncio in this process."""
    playwright = pytest.importorskip("playwright.sync_api", reason="browser tests need the package playwright")
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if not found:
        pytest.skip("browser tests need Chromium on the path: apt-get install chromium")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def visit(chromium):
    """Opens a file at a width in CSS pixels and in a colour scheme."""

    def opened(path, *, width=1280, scheme="light"):
        page = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme).new_page()
        requests, complaints = [], []
        page.on("request", lambda request: requests.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: (complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.goto(path.as_uri())
        return Visit(page, requests, complaints)

    return opened


@pytest.fixture(scope="package")
def report(sample_run):
    """The sample's report."""
    return sample_run.report
