from dataclasses import replace

import pytest

from analysis.language import parse
from analysis.signals import sourcing, voice
from analysis.signals.attribution import finding
from analysis.signals.reading import Annotation, Name, Reading, Sentence


def annotated(*sentences, names=()):
    text = " ".join(sentences)
    places, start = [], 0
    for number, sentence in enumerate(sentences):
        places.append(Sentence(start, start + len(sentence), "body", number))
        start += len(sentence) + 1
    found = finding.find(parse.read(text))
    reading = Reading(
        article_id="a",
        outlet="The Lantern",
        text=text,
        sentences=tuple(places),
        names=tuple(
            Name(text.index(name), text.index(name) + len(name), name, "person", "", True, 0) for name in names
        ),
        references=(),
        attributions=found,
        hedges=(),
    )
    return Annotation(reading=reading, mentions=(), attributions=found, voices=voice.voices(text, found))


def values(measure, *sentences, **settings):
    (judge,) = (m.judge for m in sourcing.MEASURES if m.name == measure)
    return [judgement.value for judgement in judge(annotated(*sentences, **settings))]


def test_every_sentence_is_judged_zeros_too():
    assert values("attributed", "It rained.", "Marenko said the port was safe.") == [0, 1]


def test_a_claim_is_quoted_when_some_of_it_is():
    assert values("quoted", "Marenko said the port was safe.", "She called it “safe and sound” today.") == [0, 1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ilsa Marenko said the port was safe.", [1]),
        ("Officials said the port was safe.", [0]),
        ("A senior official said the port was safe.", [0]),
        ("She said the port was safe.", []),  # whether the reader knows who she is, is not known to us
    ],
)
def test_a_source_is_named_or_not_or_unknown(text, expected):
    assert values("named", text, names=[name for name in ["Ilsa Marenko"] if name in text]) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("A report by Ilsa Marenko", True),
        ("A report seen by Ilsa Marenko", False),
        ("A report leaked to the office of Ilsa Marenko", False),
        ("A letter sent to the harbour by Ilsa Marenko", True),
    ],
)
def test_whoever_was_shown_a_document_is_not_its_source(source, expected):
    seen = annotated(f"{source} said the port was safe.", names=["Ilsa Marenko"])
    claim = replace(seen.attributions[0], source=((0, len(source)),))
    assert sourcing.is_named(seen, claim) is expected


def test_sources_kept_from_the_reader_are_anonymous():
    assert values("anonymous", "Sources said it was over.", "The report said it was over.") == [1, 0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was claimed that the port was safe.", [1]),
        ("The claim that the port was safe was old.", []),
    ],
)
def test_only_a_passive_without_an_agent_keeps_its_source_from_the_reader(text, expected):
    assert values("anonymous", text) == expected


def test_a_doubting_verb_casts_doubt():
    assert values("doubt", "She claimed it was over.", "The mayor said it was over.") == [1, 0]


def test_no_claims_are_no_rows():
    for measure in ("quoted", "named", "anonymous", "doubt"):
        assert values(measure, "It rained.", "Marenko hopes to open the port.") == []


def test_a_judgement_says_which_kind_of_source_and_shows_its_cue():
    annotation = annotated("It rained.", "Officials warned that it was over.")
    (judgement,) = sourcing.judge_doubt(annotation)
    assert judgement.about == "collective"
    assert annotation.reading.text[slice(*judgement.cue)] == "warned"
    assert annotation.reading.text[judgement.start : judgement.end] == "that it was over"
    assert (judgement.sentence, judgement.voice) == (1, "outlet")


def test_a_report_within_a_report_is_in_its_speakers_voice():
    annotation = annotated("Marenko said the union had warned that the port would close.")
    assert [(j.voice, j.speaker) for j in sourcing.judge_doubt(annotation)] == [("outlet", ""), ("source", "Marenko")]


def test_measures_have_a_name_of_their_own():
    names = [measure.name for measure in sourcing.MEASURES]
    assert len(set(names)) == len(names)
    assert {measure.family for measure in sourcing.MEASURES} == {"sourcing"}
