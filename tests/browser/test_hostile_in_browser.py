"""A report on hostile articles as a browser shows it: nothing runs, nothing is asked for, nothing overflows."""

import pytest

from analysis.reporting import index


@pytest.fixture(scope="module", params=["report.html", "../index.html"])
def path(request, hostile_run):
    index.write(hostile_run.folder.parent)
    return (hostile_run.folder / request.param).resolve()


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_runs_and_nothing_overflows(visit, path, width):
    opened = visit(path, width=width)
    wider = opened.page.evaluate(
        """() => {
            document.querySelectorAll('details').forEach(found => { found.open = true });
            return document.documentElement.scrollWidth - document.documentElement.clientWidth;
        }"""
    )
    opened.page.context.close()
    assert opened.complaints == [] and set(opened.requests) - {path.as_uri()} <= {
        url for url in opened.requests if url.startswith("data:font/")
    }
    assert wider == 0
