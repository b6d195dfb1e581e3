"""What an article calls its actors and events."""

import pytest

import analysis
from analysis.language import parse
from analysis.signals import events
from analysis.signals.actors.names import names
from analysis.signals.sentences import sentences


@pytest.mark.parametrize(
    ("text", "before", "beside"),
    [
        ("Kelmark's embattled prime minister Dana Corvel resigned.", "Kelmark's embattled prime minister", []),
        ("The ruthless strongman Karl Lund resigned.", "ruthless strongman", []),
        ("Even Karl Lund resigned.", "", []),
        ("Their rival Karl Lund resigned.", "rival", []),
        ("Karl Lund, the ruthless owner of the port, resigned.", "", ["ruthless owner of the port"]),
        ("The owner of the port, Karl Lund, resigned.", "", ["owner of the port"]),
        ("Karl Lund, 54, resigned.", "", []),
        ("Given Karl Lund’s stern letter, they left.", "", []),
        ("The dejected Karl Lund resigned.", "dejected", []),
        ("They believe the story Lund told.", "", []),
        ("He had come home, Karl Lund said.", "", []),
        ("The envoy of Karl Lund resigned.", "", []),
    ],
)
def test_words_that_say_who_somebody_is_stand_before_or_beside_the_name(text, before, beside):
    parsed = parse.read(text)
    name = names(parsed, sentences(parsed))[-1]
    found = text[name.before : name.start].strip() if name.before >= 0 else ""
    assert (found, [text[start:end] for start, end in name.appositions]) == (before, beside)


@pytest.mark.parametrize(
    ("text", "form", "noun"),
    [
        ("They spoke of the war in Norland.", "war in Norland", "war"),
        ("Norland’s full-scale invasion began in May.", "Norland’s full-scale invasion", "invasion"),
        ("The nearly four-year-old conflict goes on.", "conflict", "conflict"),
        ("He called it a special military operation.", "special military operation", "special military operation"),
        ("Massive protests and the Norlandic conflict go on.", "Norlandic conflict", "conflict"),
        ("The two-week walkout hurt the port.", "walkout", "walkout"),
        ("Both sides kept the fragile truce.", "fragile truce", "truce"),
    ],
)
def test_an_event_is_found_with_the_words_that_name_it(text, form, noun):
    event = found(text)[-1]
    assert (event.form, event.noun) == (form, noun)


@pytest.mark.parametrize(
    "text",
    [
        "They fear a trade war.",
        "It was a tug of war.",
        "His duties came in conflict.",
        "He was tried for war crimes.",
        "There is no conflict of interest.",
        "They warred for years.",
        "The missile strikes on Varn went on.",
        "The housing crisis in Norland goes on.",
    ],
)
def test_what_only_sounds_like_the_event_is_none(text):
    assert found(text) == ()


def test_every_mention_has_a_form_but_pronouns_have_none(tables):
    rows = tables.designations[tables.designations["about"] == "Ilya Marenko"]
    assert list(rows[["kind", "form"]].itertuples(index=False, name=None)) == [
        ("title and name", "President Ilya Marenko"),
        ("surname", "Marenko"),
    ]


def test_the_first_form_in_the_body_is_marked(tables):
    assert tables.designations.loc[tables.designations["first"], "form"].tolist() == ["President Ilya Marenko", "war"]


def test_a_form_has_the_voice_that_it_stands_in(tables):
    rows = tables.designations.set_index("form")
    assert rows.loc["war", "speaker"] == "Ilya Marenko" and rows.loc["Marenko", "voice"] == "outlet"


@pytest.fixture(scope="module")
def tables():
    text = "President Ilya Marenko left the hall. “I did not begin this war,” Marenko said. He smiled."
    return analysis.annotate([text], raw=True, trained=False)


def found(text):
    parsed = parse.read(text)
    return events.find(parsed, sentences(parsed))
