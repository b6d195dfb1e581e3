"""Second opinions judge the very things that the trained reader's measures judge, by the plain definitions."""

from dataclasses import replace

import pytest

from analysis.language.reader import Portrayed
from analysis.signals import hedging, measures, portrayal, second
from analysis.signals.reading import Annotation, Attribution, Hedge, Mention, Plain, Reading, Sentence, VoiceSpan

# The reader found 'seemingly' and the claim of the second sentence, the list 'may' and 'seemingly' and no claim.
TEXT = "Marenko lied, seemingly. The pact holds, Corvel said. It may rain."
SEEMINGLY = Hedge(14, 23, "seemingly", "epistemic", 0.9)
MAY = Hedge(TEXT.index("may"), TEXT.index("may") + 3, "may", "modal")
CLAIM = Attribution(
    source=((41, 47),),
    cue=((48, 52),),
    content=((25, 39),),
    form="indirect",
    source_kind="person",
    stance="neutral",
)
SPANS = [(0, 24), (25, 53), (54, len(TEXT))]


def annotation(plain):
    reading = Reading(
        article_id="a",
        outlet="Courier",
        text=TEXT,
        sentences=tuple(Sentence(start, end, "body", 0) for start, end in SPANS),
        names=(),
        references=(),
        attributions=(CLAIM,),
        hedges=(SEEMINGLY,),
        portrayals={(0, 7): Portrayed(0.0, 0.9, 0.1)},
        plain=plain,
    )
    mentions = (Mention(0, 7, "Marenko", "name", 0),)
    voices = (VoiceSpan(0, len(TEXT), "outlet", ""),)
    return Annotation(reading=reading, mentions=mentions, attributions=(CLAIM,), voices=voices)


READ = annotation(Plain(attributions=(), hedges=(SEEMINGLY, MAY)))


def values(judge):
    return [(TEXT[j.start : j.end].split()[0], j.value) for j in judge(READ)]


def test_the_word_list_judges_the_same_passages():
    assert values(hedging.judge) == [("Marenko", 1.0), ("The", 0.0), ("It", 0.0)]
    assert values(second.judge_hedging) == [("Marenko", 1.0), ("The", 0.0), ("It", 1.0)]


def test_strictly_hedged_is_what_both_find_with_the_readers_cue():
    assert values(second.judge_agreed) == [("Marenko", 1.0), ("The", 0.0), ("It", 0.0)]
    assert [judged.cue for judged in second.judge_agreed(READ)] == [(14, 23), None, None]


def test_sentences_count_as_attributed_by_the_plain_claims():
    assert values(second.judge_attributed) == [("Marenko", 0.0), ("The", 0.0), ("It", 0.0)]
    assert values(measures.named("attributed").judge) == [("Marenko", 0.0), ("The", 1.0), ("It", 0.0)]


def test_without_plain_claims_nothing_is_said_of_quotation():
    assert values(second.judge_quoted) == []


def test_mentions_are_portrayed_by_the_words_nearby():
    ((_, read),), ((_, near),) = values(portrayal.judge), values(second.judge_portrayal)
    assert read == pytest.approx(0.1) and near < 0


@pytest.mark.parametrize("measure", measures.SECOND, ids=lambda measure: measure.name)
def test_a_text_that_the_plain_definitions_read_gets_no_second_opinion(measure):
    plainly = annotation(None)
    reading = replace(plainly.reading, portrayals={})
    assert list(measure.judge(replace(plainly, reading=reading))) == []


def test_second_opinions_are_no_measures_that_outlets_are_compared_by():
    named = {measure.name for measure in measures.MEASURES}
    assert not named & {measure.name for measure in measures.SECOND}
    for measure in measures.SECOND:
        assert measure.name.rpartition("_")[0] in named
