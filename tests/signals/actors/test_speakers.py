from dataclasses import replace

import pytest
from newsstand import reading, resolved, sources

from analysis.parameters import Framing
from analysis.signals.actors import catalogue as actors

LUND = "Karl Lund left. Lund said that Ukraine had asked for help. "


@pytest.mark.parametrize(
    ("text", "source", "actor"),
    [
        ("Karl Lund said that it was late.", "Karl Lund", "Karl Lund"),
        ("Senator Karl Lund of Ohio said that it was late.", "Senator Karl Lund of Ohio", "Karl Lund"),
        ("Karl Lund's spokesman said that it was late.", "Karl Lund's spokesman", ""),
        ("Critics of Karl Lund said that it was late.", "Critics of Karl Lund", ""),
        ("The Lund campaign said that it was late. Karl Lund slept.", "The Lund campaign", ""),
        ("Karl Lund and Anna Holt said that it was late.", "Karl Lund and Anna Holt", ""),
        (
            "Prime Minister Karl Lund, who has clashed with Kyiv, said that Ukraine was late.",
            "Prime Minister Karl Lund, who has clashed with Kyiv,",
            "Karl Lund",
        ),
        ("His spokesman, Karl Lund, said that it was late.", "His spokesman, Karl Lund,", "Karl Lund"),
        ("Kyiv's critics said that Ukraine was late.", "Kyiv's critics", ""),
        ("Ukraine said that it was late.", "Ukraine", "Ukraine"),
        ("Officials in Ukraine said that it was late.", "Officials in Ukraine", ""),
        ("It was Karl Lund, who said that it was late.", "who", "Karl Lund"),
        ("Karl Lund left. He said that it was late.", "He", "Karl Lund"),
        ("Karl Lund met a woman, and they said that it was late.", "they", ""),
    ],
)
def test_the_source_is_the_actor_that_heads_its_words(text, source, actor):
    assert sources(text, source) == [actor]


def test_i_is_whoever_is_quoted():
    text = "“I think that we will win,” Karl Lund said."
    speech = ("Karl Lund", "“I think that we will win,”")
    assert sources(text, speech, ("I", "we will win")) == ["Karl Lund", "Karl Lund"]


def test_i_outside_quotations_is_nobody_named():
    assert sources("I think that Karl Lund will win.", "I") == [""]


def test_an_actors_kind_decides_between_person_and_organisation():
    text = "Karl Lund left. Ukraine said that it was late."
    (found,) = resolved(text, "Ukraine")
    assert (found.source_actor, found.source_kind) == ("Ukraine", "organisation")


@pytest.mark.parametrize("crowd", ["Some Ukrainians", "Many Russians", "Most Israelis", "The French"])
def test_a_people_does_not_speak_for_its_country(crowd):
    assert sources(f"{crowd} say that it is late. Ukraine, Russia, Israel and France slept.", crowd) == [""]


@pytest.mark.parametrize(
    ("source", "actor"),
    [
        ("The Harbour Guild’s president Karin Dahl", "Karin Dahl"),
        ("Its author, Professor Karin Dahl,", "Karin Dahl"),
        ("The lawyer Karin Dahl", "Karin Dahl"),
        ("Critics of the lawyer Karin Dahl", ""),
        ("Officials close to President Karin Dahl", ""),
        ("Karin Dahl, a former aide and now director of a charity in Ukraine,", "Karin Dahl"),
        ("Karin Dahl, Karl Lund and a spokesman for Ukraine", ""),
        ("Karin Dahl, the minister, and the president of Ukraine", ""),
    ],
)
def test_a_noun_and_titles_may_stand_before_the_name(source, actor):
    assert sources(f"{source} said that it was late. Karl Lund slept. Ukraine agreed.", source) == [actor]


@pytest.mark.parametrize(
    ("source", "actor"),
    [
        ("Ukraine’s account", "Ukraine"),
        ("The Kremlin’s account", "Kremlin"),
        ("President Karl Lund’s latest statements", "Karl Lund"),
        ("Karl Lund’s death", ""),
        ("A report on Karl Lund’s letters", ""),
        ("Letters to Karl Lund", ""),
    ],
)
def test_what_somebody_wrote_is_said_by_who_owns_it(source, actor):
    text = f"{source} said that it was late. Ukraine slept. The Kremlin slept."
    readings = reading(text, sources=[source])
    document = replace(readings, attributions=tuple(replace(a, source_kind="document") for a in readings.attributions))
    found = actors.catalogue([document], Framing())
    assert [one.source_actor for one in found.resolve(document, found.mentions(document))] == [actor]
