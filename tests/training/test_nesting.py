"""What is attributed within contents, found by a network that reads each content by itself."""

from dataclasses import replace

import pytest

from analysis.language.decoding import CONTENT, OTHER, SOURCE
from analysis.language.pieces import Vocabulary
from analysis.language.reader import FOLDER

torch = pytest.importorskip("torch")
examples = pytest.importorskip("analysis.training.examples")
nesting = pytest.importorskip("analysis.training.nesting")

TEXT = "Okell said that Voss had warned of a strike"
OUTER = ("said", {"okell": SOURCE}, ["that", "voss", "had", "warned", "of", "a", "strike"])
INNER = ("warned", {"voss": SOURCE}, ["of", "a", "strike"])


def _roles(row, answer):
    _, sources, contents = answer
    return [sources.get(word, CONTENT if word in contents else OTHER) for word in _words(row)]


def _words(row):
    return [row.word(number) for number in range(len(row.pieces.words))]


def _paragraph(*, marked=(OUTER,)):
    row = examples.Paragraph(text=TEXT, pieces=Vocabulary(FOLDER).pieces(TEXT), corpus=examples.SOURCING)
    words = _words(row)
    cues = [words.index(answer[0]) for answer in marked]
    return replace(
        row,
        cue=[int(number in cues) for number in range(len(words))],
        roles=[([cue], _roles(row, answer)) for cue, answer in zip(cues, marked, strict=True)],
    )


def _network(*, whole, alone):
    """A network that finds the cues in `whole` in a whole paragraph, and those in `alone` in a content of it.

    Each is a mapping of an answer's cue to the answer and how likely the cue is one.
    """

    def say(rows):
        return [_said(row, whole if _words(row)[0] == "okell" else alone) for row in rows]

    return say


def _said(row, answers):
    words = _words(row)
    likely = torch.tensor([[1.0, 0.0, 0.0]] * len(words))
    roles = []
    for answer, sure in answers:
        if answer[0] in words:
            cue = words.index(answer[0])
            likely[cue] = torch.tensor([1 - sure, sure, 0.0])
            roles.append(([cue], torch.nn.functional.one_hot(torch.tensor(_roles(row, answer)), 3).float()))
    return likely, roles


def _marked(row):
    """Each cue that counts as marked, with the words of its source and of its content."""
    words = _words(row)
    return {
        " ".join(words[number] for number in cue): tuple(
            " ".join(word for word, role in zip(words, roles, strict=True) if role == kind)
            for kind in (SOURCE, CONTENT)
        )
        for cue, roles in row.roles
    }


SAID = {"said": ("okell", "that voss had warned of a strike")}
WARNED = {"warned": ("voss", "of a strike")}


def test_what_is_found_in_a_content_that_is_read_alone_counts_as_marked():
    say = _network(whole=[(OUTER, 0.9)], alone=[(INNER, 0.8)])
    [row], [(likely, roles)] = nesting.found([_paragraph()], say)
    assert _marked(row) == SAID | WARNED
    assert [word for word, tag in zip(_words(row), row.cue, strict=True) if tag == 1] == ["said", "warned"]
    assert likely[_words(row).index("warned"), 1] == pytest.approx(0.8)
    assert len(roles) == 2


def test_what_is_found_within_is_told_of_the_words_of_the_whole_paragraph():
    say = _network(whole=[(OUTER, 0.9)], alone=[(INNER, 0.8)])
    [row], [(_, roles)] = nesting.found([_paragraph()], say)
    inner = {_words(row)[cue[0]]: answer for cue, answer in roles}["warned"]
    assert [word for word, role in zip(_words(row), inner.argmax(-1), strict=True) if role == CONTENT] == [
        "of",
        "a",
        "strike",
    ]


def test_the_reading_that_is_surer_of_a_cue_counts():
    shorter = ("warned", {"voss": SOURCE}, ["strike"])
    for sure, content in ((0.6, "of a strike"), (0.95, "strike")):
        say = _network(whole=[(OUTER, 0.9), (INNER, 0.8)], alone=[(shorter, sure)])
        [row], _ = nesting.found([_paragraph()], say)
        assert _marked(row)["warned"] == ("voss", content)


def test_what_nobody_is_sure_of_does_not_count_as_marked():
    say = _network(whole=[(OUTER, 0.9)], alone=[(INNER, 0.4)])
    [row], _ = nesting.found([_paragraph()], say)
    assert _marked(row) == SAID


def test_what_people_marked_stays_as_it_is():
    otherwise = ("warned", {}, ["strike"])
    say = _network(whole=[(OUTER, 0.9), (INNER, 0.3)], alone=[(otherwise, 0.99)])
    [row], [(likely, _)] = nesting.found([_paragraph(marked=(OUTER, INNER))], say)
    assert _marked(row) == SAID | WARNED
    assert likely[_words(row).index("warned"), 1] == pytest.approx(0.3)


def test_of_a_paragraph_that_nobody_marked_only_the_answer_is_kept():
    row = replace(_paragraph(), cue=None, roles=[])
    say = _network(whole=[(OUTER, 0.9)], alone=[(INNER, 0.8)])
    [after], [(_, roles)] = nesting.found([row], say)
    assert after == row
    assert sorted(_words(row)[cue[0]] for cue, _ in roles) == ["said", "warned"]


def test_a_short_content_is_not_read_by_itself():
    short = ("said", {"okell": SOURCE}, ["of", "a", "strike"])
    asked = []

    def say(rows):
        asked.extend(" ".join(_words(row)) for row in rows)
        return _network(whole=[(short, 0.9)], alone=[])(rows)

    nesting.found([_paragraph(marked=(short,))], say)
    assert asked == [TEXT.lower()]
