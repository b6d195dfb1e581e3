import pytest
from newsstand import reading

from analysis.signals.reading import Name


def named(text):
    return [name.text for name in reading(text).names]


def only(text, words) -> Name:
    return next(name for name in reading(text).names if name.text == words)


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("President Karl Lund spoke on Friday.", "Karl Lund", "President"),
        ("Ukrainian President Karl Lund spoke on Friday.", "Karl Lund", "Ukrainian President"),
        ("Secretary of State Anna Holt spoke on Friday.", "Anna Holt", "Secretary of State"),
        ("On Friday, Mrs. Holt spoke.", "Holt", "Mrs."),
        ("Kremlin foreign policy aide Yuri Sokolov spoke.", "Yuri Sokolov", "Kremlin foreign policy aide"),
        ("Anna Holt spoke on Friday.", "Anna Holt", ""),
    ],
)
def test_a_title_is_no_part_of_the_name(text, name, title):
    assert only(text, name).title == title


@pytest.mark.parametrize("mark", ["'s", "’s"])
def test_a_possessive_mark_is_no_part_of_the_name(mark):
    assert "Karl Lund" in named(f"Critics rejected Karl Lund{mark} plan on Friday.")


def test_two_parties_before_what_they_share_are_two_names():
    assert {"Lund", "Holt"} <= set(named("Karl Lund and Anna Holt spoke. The Lund-Holt call lasted an hour."))


def test_a_surname_missed_once_is_found_by_its_other_occurrences():
    text = "Karl Marenko spoke to Anna Holt.\nMarenko famously boasted that he could win.\nMarenko wept."
    assert named(text).count("Marenko") == 2


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("Russia intensified its attacks.", "actor"),
        ("They met in Russia.", "place"),
        ("The minister travelled to Russia.", "place"),
        ("He visited Russia in May.", "place"),
        ("Support for Russia is fading.", "actor"),
        ("The war against Russia goes on.", "actor"),
        ("They want more pressure on Russia.", "actor"),
        ("They rejected Russia's demand.", "actor"),
        ("They met in Moscow, Russia.", "place"),
        ("The pipeline was attacked by Russia.", "actor"),
        ("The Russia policy failed.", "part"),
    ],
)
def test_grammar_tells_who_acts_from_where_it_happens(text, use):
    assert only(text, "Russia").use == use


def test_a_dateline_is_a_place():
    assert only("MOSCOW (AP) — Talks began on Friday.", "MOSCOW").use == "place"


def test_the_subject_of_the_main_clause_is_known():
    text = "Anna Holt said that Karl Lund had left."
    assert (only(text, "Anna Holt").main, only(text, "Karl Lund").main) == (True, False)
    assert only(text, "Karl Lund").subject


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ostmarkians Karl Lund and Anna Holt spoke on Monday.", "Karl Lund"),
        ("Will Karl Lund win the vote?", "Karl Lund"),
        ("QIf Karl Lund wins, what happens?", "Karl Lund"),
        ("Ranking Democrat Elmar E. Lund said that it was late.", "Elmar E. Lund"),
        ("Helmer Marn, who taught strategy, thinks so.", "Helmer Marn"),
        ("QAnon supporters left.", "QAnon"),
    ],
)
def test_a_name_begins_where_it_begins(text, name):
    assert name in named(text)


@pytest.mark.parametrize("text", ["Will Karl Lund win the vote?", "QThere are many questions.", "“I know,” He said."])
def test_what_only_has_a_capital_is_no_name(text):
    assert not {"Will", "QThere", "I", "He"} & set(named(text))


def test_both_sides_of_a_slash_act():
    text = "Russia/Ukraine agreed to talks."
    assert [only(text, words).use for words in ("Russia", "Ukraine")] == ["actor", "actor"]
