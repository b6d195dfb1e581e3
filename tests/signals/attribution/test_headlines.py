"""Headlines that end with who says so."""

import pytest

from analysis.language import parse
from analysis.signals.attribution import finding

BODY = "Dace Orlin, the mayor of Brask, met reporters. Mr. Orlin was tired."


def told(title, role=True):
    parsed = parse.read(f"{title}\n{BODY}", title_end=len(title) if role else 0)
    text = parsed.text
    return [
        (text[slice(*a.source[0])], text[slice(*a.cue[0])], " … ".join(text[s:e] for s, e in a.content), a.form)
        for a in finding.find(parsed)
        if a.cue[0][0] < len(title)
    ]


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Harbour pact is dead – minister", ("minister", "–", "Harbour pact is dead", "indirect")),
        ("Harbour pact ‘dead’ — Tavell minister", ("Tavell minister", "—", "Harbour pact ‘dead’", "mixed")),
        ("‘No troops will leave’: ministry", ("ministry", ":", "‘No troops will leave’", "direct")),
        ("Governor lied to the town - Orlin", ("Orlin", "-", "Governor lied to the town", "indirect")),
        ("Two people killed in Brask ― police", ("police", "―", "Two people killed in Brask", "indirect")),
    ],
)
def test_whom_a_headline_ends_with_says_what_stands_before(title, found):
    assert told(title) == [found]


@pytest.mark.parametrize(
    "title",
    [
        "Ferry sinks off the coast – Kest Post",  # an outlet
        "Ferry sinks off the coast – Brask",  # a place
        "Orlin pushed ahead - and paid a price",
        "What the pact means – explained",
        "Will the pact hold? – minister",
        "A harbour without ships – report",  # nothing is told
        "Storm hits the coast – pictures",
    ],
)
def test_what_else_stands_at_the_end_says_nothing(title):
    assert told(title) == []


def test_only_headlines_are_read_so():
    assert told("Harbour pact is dead – minister", role=False) == []
