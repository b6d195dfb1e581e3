"""Portrayal of the mentions of an article: in whose voice, by the words nearby, and by the trained reader."""

from dataclasses import replace

from analysis.language.reader import Portrayed
from analysis.signals import portrayal
from analysis.signals.nearby import label
from analysis.signals.reading import Annotation, Mention, Name, Reading, Reference, Sentence, VoiceSpan


def test_a_hostile_quotation_is_the_speakers_and_not_the_outlets():
    text = "Marenko arrived in Lissen, where a docker called out that “Marenko is a corrupt liar”."
    quote = text.index("“")
    reading = Reading(
        article_id="a",
        outlet="Courier",
        text=text,
        sentences=(Sentence(0, len(text), "body", 0),),
        names=(),
        references=(),
        attributions=(),
        hedges=(),
    )
    mentions = (Mention(0, 7, "Marenko", "name", 0), Mention(quote + 1, quote + 8, "Marenko", "name", 0))
    voices = (VoiceSpan(0, quote, "outlet", ""), VoiceSpan(quote, len(text), "source", "a docker"))
    judged = list(portrayal.judge(Annotation(reading=reading, mentions=mentions, attributions=(), voices=voices)))
    assert [(j.about, j.voice, j.speaker, label(j.value)) for j in judged] == [
        ("Marenko", "outlet", "", "neutral"),
        ("Marenko", "source", "a docker", "negative"),
    ]


def test_what_the_reader_saw_of_a_mention_is_its_score_and_label():
    (judged,) = portrayal.presented(annotation({(0, 7): Portrayed(0.1, 0.2, 0.7)}))
    assert (judged.portrayal.label, judged.portrayal.score, judged.portrayal.confidence) == ("positive", 0.6, 0.7)


def test_the_words_nearby_are_shown_only_where_they_agree_with_the_reader():
    (against,) = portrayal.presented(annotation({(0, 7): Portrayed(0.1, 0.2, 0.7)}))
    (alike,) = portrayal.presented(annotation({(0, 7): Portrayed(0.7, 0.2, 0.1)}))
    assert against.portrayal.cue is None and alike.portrayal.cue == (8, 15)


def test_a_mention_that_the_reader_did_not_see_is_portrayed_by_the_words_nearby():
    (judged,) = portrayal.presented(annotation({}))
    assert judged.portrayal.label == "negative" and judged.portrayal.cue == (8, 15)


def test_the_reader_is_shown_each_sentence_once_with_its_names_hidden():
    asked = []

    class Blind:
        def portrayals(self, sentence, hidden, targets):
            asked.append((sentence, list(hidden), list(targets)))
            return [Portrayed(0.0, 1.0, 0.0) for _ in targets]

    text = "Rain fell. Marenko blamed Corvel, and she left."
    found = (Sentence(0, 10, "body", 0), Sentence(11, len(text), "body", 0))
    named = [Name(at, at + len(n), n, "person", "", True, 1) for n in ("Marenko", "Corvel") for at in [text.index(n)]]
    she = text.index("she")
    referred = [Reference(she, she + 3, "she", "pronoun", True, 1)]
    seen = portrayal.read(Blind(), text, found, named, referred)
    assert asked == [(text[11:], [(0, 7), (15, 21)], [(0, 7), (15, 21), (27, 30)])]
    assert set(seen) == {(11, 18), (26, 32), (she, she + 3)}


def annotation(seen):
    text = "Marenko lied to parliament."
    reading = Reading(
        article_id="a",
        outlet="Courier",
        text=text,
        sentences=(Sentence(0, len(text), "body", 0),),
        names=(),
        references=(),
        attributions=(),
        hedges=(),
    )
    return Annotation(
        reading=replace(reading, portrayals=seen),
        mentions=(Mention(0, 7, "Marenko", "name", 0),),
        attributions=(),
        voices=(VoiceSpan(0, len(text), "outlet", ""),),
    )
