from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.language import parse
from analysis.signals import voice
from analysis.signals.attribution import finding
from analysis.signals.reading import Attribution, Sentence


def voiced(text):
    spans = voice.voices(text, finding.find(parse.read(text)))
    return [(text[span.start : span.end].strip(), span.speaker) for span in spans if span.voice == "source"]


def pieces(text):
    spans = voice.voices(text, finding.find(parse.read(text)))
    return [
        (piece.voice, piece.speaker, piece.words)
        for piece in voice.parts(text, Sentence(0, len(text), "body", 0), spans)
    ]


def said(source, content, **more):
    details = {"form": "indirect", "source_kind": "person", "stance": "neutral"} | more
    return Attribution(source=source, cue=(), content=content, **details)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Marenko said the port was safe.", [("the port was safe", "Marenko")]),
        ("“We are ready,” Marenko said. It rained.", [("“We are ready,”", "Marenko")]),
        ("It rained.", []),
        ("Marenko praised the deal.", []),
        ("Marenko criticised the “reckless and shameful” deal.", [("“reckless and shameful”", "Marenko")]),
        ("Marenko hopes to open the port.", []),
        ("The port is expected to open.", []),
        ("The so-called “peace deal” failed.", []),
        ("The film “A Long Way Home” opened.", []),
        ("Then this: “nobody here will ever leave the port.”", [("“nobody here will ever leave the port.”", "")]),
        (
            "Marenko said the union warned that the port would close.",
            [("the union warned", "Marenko"), ("that the port would close", "the union")],
        ),
    ],
)
def test_the_words_of_a_claim_are_its_sources(text, expected):
    assert voiced(text) == expected


def test_an_actor_is_named_rather_than_the_words_for_it():
    text = "He said it rained."
    (span,) = (s for s in voice.voices(text, [said(((0, 2),), ((8, 17),), source_actor="Marenko")]) if s.speaker)
    assert span == (8, 17, "source", "Marenko", "person")


def test_where_nobody_is_named_within_a_claim_its_speaker_goes_on():
    text = "“We know it rained,” Marenko said."
    outer = said(((21, 28),), ((0, 20),), form="direct", source_actor="Marenko", cue_class="speech")
    inner = said(((1, 3),), ((9, 18),), source_kind="collective", cue_class="belief")
    assert next((s.start, s.end, s.speaker) for s in voice.voices(text, [outer, inner])) == (0, 20, "Marenko")
    named = said(((1, 3),), ((9, 18),), source_actor="Kelmark", cue_class="belief")
    assert [s.speaker for s in voice.voices(text, [outer, named])] == ["Marenko", "Kelmark", "Marenko", ""]


@given(
    st.text(alphabet="ab “”", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), max_size=6),
)
def test_voices_cover_the_text_without_gaps_and_neighbours_differ(text, stretches):
    reports = [said(((0, 1),), ((start, min(len(text), start + n)),)) for start, n in stretches if start < len(text)]
    spans = voice.voices(text, reports)
    assert "".join(text[span.start : span.end] for span in spans) == text
    for left, right in pairwise(spans):
        assert left.end == right.start
        assert left[2:] != right[2:]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Marenko said the port was safe.", [("source", "Marenko", 4)]),
        ("Marenko reportedly said the port was safe.", [("outlet", "", 3), ("source", "Marenko", 4)]),
        ("It rained all day.", [("outlet", "", 4)]),
        ("Not so.", [("outlet", "", 2)]),
        ("“No,” Marenko said.", [("outlet", "", 2)]),
        ("…", []),
    ],
)
def test_a_sentence_falls_into_passages_by_voice(text, expected):
    assert pieces(text) == expected


def test_a_piece_knows_its_extent_and_its_stretches():
    text = "“We are ready,” said Ilsa Marenko of Ostrava, “and we always were.”"
    spans = voice.voices(text, finding.find(parse.read(text)))
    quoted, framing = voice.parts(text, Sentence(0, len(text), "body", 0), spans)
    assert [text[start:end].strip() for start, end in quoted.spans] == ["“We are ready,”", "“and we always were.”"]
    assert (quoted.start, quoted.end) == (1, len(text) - 2)
    assert framing.voice == "outlet"


def test_the_voice_at_an_offset_is_that_of_its_span():
    text = "Marenko said the port was safe."
    spans = voice.voices(text, finding.find(parse.read(text)))
    assert voice.voice_at(spans, 0).voice == "outlet"
    assert voice.voice_at(spans, text.index("port")).speaker == "Marenko"
    assert voice.voice_at(spans, len(text) - 1).voice == "outlet"


def test_every_word_counts_once_for_the_innermost_speaker():
    text = "Corvel said that Marenko had told her that the boats would sail."
    outer, inner = text.index("that"), text.index("that the boats")
    claims = (
        Attribution(
            source=((0, 6),), cue=((7, 11),), content=((outer, len(text) - 1),), form="indirect", source_kind="person",
            stance="neutral",
        ),
        Attribution(
            source=((17, 24),), cue=((29, 33),), content=((inner, len(text) - 1),), form="indirect",
            source_kind="organisation", stance="neutral",
        ),
    )  # fmt: skip
    counted = [(s.speaker, s.source_kind, n) for s, n in voice.words(text, voice.voices(text, claims)) if n]
    assert counted == [("", "", 2), ("Corvel", "person", 5), ("Marenko", "organisation", 5)]
