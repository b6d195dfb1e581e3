"""Documents say what is so."""

import re
from pathlib import Path

import pytest

from analysis.reporting import dictionary

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", *ROOT.glob("docs/*.md"), *ROOT.glob("data/**/README.md")])


def test_the_data_dictionary_is_what_the_contracts_say():
    assert (ROOT / "docs" / "data-dictionary.md").read_text(encoding="utf-8") == dictionary.markdown()


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(page):
    links = re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8"))
    assert not [link for link in links if "://" not in link and not (page.parent / link).exists()]


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_waits_to_be_filled_in(page):
    assert not re.search(r"@@|TODO|FIXME", page.read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_command_that_is_shown_is_understood(page):
    from analysis import cli

    parser = cli._parser()
    commands = "run|open|diff|export|annotate|portray|measures|evaluate"
    shown = rf"^(?:.*[ /])?framescope ((?:{commands}) ?[^|#\n`]*)"
    for line in re.findall(shown, page.read_text("utf-8"), re.M):
        parser.parse_args(_words(line))


def test_the_python_of_the_readme_runs():
    (code,) = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.S)
    names: dict[str, object] = {}
    exec(code, names)
    assert {"hedging", "attributed"} <= set(names["tables"].judgements["measure"])


def test_the_commands_of_the_first_screen_are_in_the_makefile():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    used = set(re.findall(r"\bmake ([a-z]+)", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert {"report", "test", "lab"} <= used <= targets


def _words(line):
    import shlex

    words = shlex.split(line.split("||")[0].split(">")[0])
    return [re.sub(r"[…\"]", "", word) for word in words]
