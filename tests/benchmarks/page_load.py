"""How long a report takes to open in Chromium, and how evenly it scrolls.

    python tests/benchmarks/page_load.py reports/latest/report.html …

Prints the size, the elements, the seconds until the page is laid out and painted (the best of five loads), and the
time between frames while it is scrolled from top to bottom, as it is first opened and with everything unfolded.
A screen shows a frame every 16.7 ms.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

LOADS, STEPS = 5, 200

OPENED = """async () => {
    if (document.readyState !== 'complete') await new Promise(then => addEventListener('load', then));
    await document.fonts.ready;
    await new Promise(then => requestAnimationFrame(() => requestAnimationFrame(then)));
    return performance.now() / 1000;
}"""
UNFOLD = "document.querySelectorAll('details').forEach(found => { found.open = true })"
FRAMES = """async steps => {
    const frames = [], far = document.documentElement.scrollHeight - innerHeight;
    let last = performance.now();
    for (let step = 0; step <= steps; step++) {
        scrollTo(0, far * step / steps);
        await new Promise(requestAnimationFrame);
        frames.push(performance.now() - last);
        last = performance.now();
    }
    return frames.sort((one, other) => one - other);
}"""


def measured(browser: Browser, report: Path) -> dict[str, Any]:
    """What was measured of a report, in the order in which it is printed."""
    seconds = []
    for _ in range(LOADS):
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(report.resolve().as_uri(), wait_until="commit")
        seconds.append(page.evaluate(OPENED))
        if len(seconds) < LOADS:
            page.close()
    found = {
        "MB": report.stat().st_size / 1e6,
        "elements": page.evaluate("document.querySelectorAll('*').length"),
        "seconds to open": min(seconds),
        **_scrolled(page, "folded"),
    }
    page.evaluate(UNFOLD)
    found |= _scrolled(page, "unfolded")
    page.close()
    return found


def _scrolled(page: Page, how: str) -> dict[str, float]:
    frames = page.evaluate(FRAMES, STEPS)
    parts = {"median": 0.5, "95th percentile": 0.95, "longest": 1.0}
    return {f"ms a frame, {how}, {name}": frames[int((len(frames) - 1) * part)] for name, part in parts.items()}


def main(reports: list[str]) -> None:
    """Measure each report and print a line for each figure."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"))
        for report in reports:
            print(report)
            for name, figure in measured(browser, Path(report)).items():
                print(f"  {name:36} {figure:,.2f}" if isinstance(figure, float) else f"  {name:36} {figure:,}")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:] or ["reports/latest/report.html"])
