import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.language.quotations import pair


def found(text):
    return [text[start:end] for start, end, _ in pair(text).pairs]


def lost(text):
    return [text[start:end] for start, end in pair(text).unbalanced]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She said “no” and ‘yes’.", ["“no”", "‘yes’"]),
        ("«We will wait,» he said.", ["«We will wait,»"]),
        ("»Nein«, said the guard, and „Gut“ the other.", ["»Nein«", "„Gut“"]),
        ('"Not today," he said. "Tomorrow."', ['"Not today,"', '"Tomorrow."']),
        ("'We are late,' she said, 'and cold.'", ["'We are late,'", "'and cold.'"]),
        ("''We are late,'' she said.", ["''We are late,''"]),
        ("``We are late,'' she said.", ["``We are late,''"]),
        ("A “word“ with two opening marks", ["“word“"]),
        ("A ”word” with two closing marks", ["”word”"]),
        ("an “in”—“out” move", ["“in”", "“out”"]),
        ("", []),
        ("Nothing here.", []),
    ],
)
def test_marks_of_every_kind_pair_up(text, expected):
    assert found(text) == expected
    assert lost(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“He told me, ‘Go.’ ” Right.", [("“He told me, ‘Go.’ ”", 0), ("‘Go.’", 1)]),
        ("«I would say, ‘Wait,'» he said.", [("«I would say, ‘Wait,'»", 0), ("‘Wait,'", 1)]),
        ("“A ‘b “c” d’ e”", [("“A ‘b “c” d’ e”", 0), ("‘b “c” d’", 1), ("“c”", 2)]),
        ("\"He said 'yes' to me.\"", [("\"He said 'yes' to me.\"", 0), ("'yes'", 1)]),
    ],
)
def test_quotations_nest(text, expected):
    assert [(text[start:end], depth) for start, end, depth in pair(text).pairs] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Don’t wait for the ferry’s crew; it's late.",
        "The workers’ demands and the Joneses' house",
        "Music of the ’90s, the '80s and the ‘70s",
        "Rock 'n' roll for 'em, ’til dawn",
        'He is 6\'2" tall; the screen is 27" wide.',
        "O’Mara and D'Arcy",
    ],
)
def test_apostrophes_and_inches_are_no_quotation_marks(text):
    assert found(text) == []
    assert lost(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘The workers’ demands are fair,’ he said.", ["‘The workers’ demands are fair,’"]),
        ("‘Nobody’s perfect’: Marenko", ["‘Nobody’s perfect’"]),
        ("‘Quiet’ talks; the miners’ union", ["‘Quiet’"]),
    ],
)
def test_apostrophes_within_single_quotations_do_not_close_them(text, expected):
    assert found(text) == expected


def test_a_quotation_of_several_paragraphs_is_one():
    text = "“We came late.\n\n“We left early.\n\n“We saw nothing,” he said. “Nothing.”"
    assert found(text) == ["“We came late.\n\n“We left early.\n\n“We saw nothing,”", "“Nothing.”"]
    assert lost(text) == []


@pytest.mark.parametrize(
    ("text", "kept", "alone"),
    [
        ("He said “a “b” c.", ["“b”"], ["“"]),
        ("It is ” odd, “really” odd.", ["“really”"], ["”"]),
        ("“It is late, he said.\n\n“It is early,” she said.", ["“It is early,”"], ["“"]),
        ("“It never ends.\n\nHe left. “Well,” he said.", ["“Well,”"], ["“"]),
        ("“A ‘b” c", ["“A ‘b”"], ["‘"]),
        ("He left.”", [], ["”"]),
    ],
)
def test_an_unbalanced_mark_loses_only_itself(text, kept, alone):
    assert found(text) == kept
    assert lost(text) == alone


_TEXTS = st.text(alphabet="ab. ,\n“”‘’«»„\"'", max_size=60)


@given(_TEXTS)
def test_pairs_nest_and_never_cross(text):
    pairs = pair(text).pairs
    for first in pairs:
        assert 0 <= first.start < first.end <= len(text)
        for second in pairs:
            assert not first.start < second.start < first.end < second.end
        assert first.depth == sum(1 for p in pairs if p != first and p.start <= first.start and first.end <= p.end)


@given(_TEXTS, _TEXTS)
def test_paragraphs_do_not_disturb_one_another_when_nothing_is_left_open(text, other):
    if not pair(text).unbalanced and "\n" not in text:
        apart = list(pair(text).pairs)
        together = pair(text + "\n\nHe left.\n\n" + other).pairs
        assert list(together[: len(apart)]) == apart
