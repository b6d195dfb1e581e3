"""What several rooms' tests read: runs of the whole chain, on the sample corpus and on a hostile one."""

import json
from pathlib import Path

import pytest

from analysis.running import chain

SAMPLE = Path(__file__).parents[1] / "data" / "sample"

# Text that runs, loads, steers, calculates or overflows where it is taken for more than text.
SCRIPT = "<script>alert(1)</script>"
HANDLER = "<img src=x onerror=alert(1)>"
FORMULA = '=HYPERLINK("javascript:alert(1)")'
TURNED = "\u202eegnart\u202c"
WORD = "W" * 10_000


@pytest.fixture(scope="session")
def sample_run(tmp_path_factory):
    """A run of the chain on the sample corpus, two processes sharing the reading."""
    out = tmp_path_factory.mktemp("reports")
    return chain.run(str(SAMPLE), out=str(out), name="first", parameters={"draws": 200, "workers": 2})


@pytest.fixture(scope="session")
def hostile_run(tmp_path_factory):
    """A run on articles whose text, titles, outlets, authors, addresses, actors and file names are hostile."""
    place = tmp_path_factory.mktemp("hostile")
    corpus = place / HANDLER
    for outlet in (HANDLER, "@SUM(1+1)"):
        (corpus / outlet).mkdir(parents=True)
        for number in range(2):
            file = corpus / outlet / f'=1+1 "><svg onload=alert({number})> {TURNED}.txt'
            file.write_text(f"+1 {SCRIPT} {number}\n\n{_story(number)}", encoding="utf-8")
    rows = [
        {"outlet": FORMULA, "title": f"{SCRIPT} {TURNED} $x_{n}$ 😀", "author": HANDLER, "url": "javascript:alert(1)"}
        | {"published": f"2031-05-0{n}", "text": _story(n)}
        for n in (3, 4)
    ]
    rows.append({"outlet": WORD[:300], "title": WORD, "text": _story(5)})
    (corpus / "-2+3.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    config = place / "framing.toml"
    actor = f"name = '{HANDLER}'\nkind = 'person'\naliases = ['Ilya Marenko']"
    config.write_text(f"report = ['{HANDLER}', 'Dana Corvel']\n[[actor]]\n{actor}\n", encoding="utf-8")
    given = {"draws": 100, "min_articles": 2, "min_judged": 4}
    return chain.run(str(corpus), config=str(config), out=str(place / "reports"), name="hostile", parameters=given)


def _story(number):
    return (
        f"Ilya Marenko may sign pact {number} {SCRIPT} {HANDLER}, Kelmark officials said on Monday. “{FORMULA} is no "
        f"answer,” said Dana Corvel {SCRIPT}, who met {TURNED} him in Port Senna for ${number} and $x_1$. The reckless "
        f"Marenko attacked the {WORD[: 400 * number]} proposal 😀 of day {number}, and it was unclear why.\n\n"
        f"-{number} was the figure that the ministry gave for clause {number}. javascript:alert(1) appeared on its "
        f"page, according to Dana Corvel. “We have read {HANDLER} with care,” Marenko told reporters on day {number}."
    )
