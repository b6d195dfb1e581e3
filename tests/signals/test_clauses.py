"""A sentence is cut into what it says."""

import pytest

from analysis.language import parse
from analysis.signals import clauses, sentences, voice
from analysis.signals.reading import VoiceSpan


def cut(text):
    parsed = parse.read(text)
    found = clauses.clauses(parsed, sentences.sentences(parsed))
    return [" … ".join(text[start:end] for start, end in clause.spans) for clause in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The strike ended on Friday.", ["The strike ended on Friday."]),
        (
            "The strike ended after the minister had met the dockworkers.",
            ["The strike ended", "after the minister had met the dockworkers"],
        ),
        (
            "Marenko said that the strait would reopen.",
            ["Marenko said", "that the strait would reopen"],
        ),
        (
            "The truce, which both navies welcomed, runs to June.",
            ["The truce, … , runs to June.", "which both navies welcomed"],
        ),
        (
            "It was the second time the two ministers had met.",
            ["It was the second time the two ministers had met."],
        ),
        (
            "A delegation led by the foreign minister of Tavora arrived on Monday.",
            ["A delegation … arrived on Monday.", "led by the foreign minister of Tavora"],
        ),
    ],
)
def test_a_clause_is_a_verb_with_what_depends_on_it(text, expected):
    assert [clause.strip(" .,") for clause in cut(text)] == [clause.strip(" .,") for clause in expected]


def test_every_word_is_in_one_clause():
    text = "The court, which met on Monday, ruled that the order was void, but the ministry, led by Fenwick, appealed."
    covered = sorted(
        place
        for clause in clauses.clauses(parse.read(text), sentences.sentences(parse.read(text)))
        for start, end in clause.spans
        for place in range(start, end)
    )
    assert len(covered) == len(set(covered))
    assert all(place in covered for place, character in enumerate(text) if character.isalnum())


def test_a_clause_stands_in_its_sentence():
    text = "The talks began. They ended soon, he said.\nNobody came."
    parsed = parse.read(text)
    found = sentences.sentences(parsed)
    for clause in clauses.clauses(parsed, found):
        for start, end in clause.spans:
            assert found[clause.sentence].start <= start < end <= found[clause.sentence].end


def test_a_clause_has_the_voice_of_most_of_its_characters():
    spans = [
        VoiceSpan(0, 10, "outlet", ""),
        VoiceSpan(10, 40, "source", "Dana Corvel"),
        VoiceSpan(40, 90, "outlet", ""),
    ]
    assert voice.most(spans, [(5, 30)])[2:4] == ("source", "Dana Corvel")
    assert voice.most(spans, [(5, 14), (60, 80)])[2:4] == ("outlet", "")
