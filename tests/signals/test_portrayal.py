"""Portrayal of the mentions of an article: in whose voice, by the words nearby, and by the trained reader."""

import re
from dataclasses import replace

import pytest

from analysis.language import reader
from analysis.language.reader import Moved, Portrayed
from analysis.signals import portrayal
from analysis.signals.nearby import label
from analysis.signals.reading import Annotation, Attribution, Mention, Name, Reading, Reference, Sentence, VoiceSpan


def test_a_hostile_quotation_is_the_speakers_and_not_the_outlets():
    text = "Marenko arrived in Lissen, where a docker called out that “Marenko is a corrupt liar”."
    quote = text.index("“")
    reading = of_one_sentence(text)
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


LIED = "Ilsa Marenko brazenly lied to a startled parliament, and the well-known critics applauded."


class Moving:
    """A reader to which each word does what a test says, and to which all others do nothing."""

    def __init__(self, seen, **changes):
        self.seen, self.changes = seen, changes

    def portrayals(self, sentence, hidden, targets):
        self.hidden = [sentence[slice(*span)] for span in hidden]
        return [self.seen for _ in targets]

    def moving(self, sentence, hidden, target):
        words = re.finditer(r"\w+", sentence[target[1] :])
        spans = [(target[1] + found.start(), target[1] + found.end()) for found in words]
        return tuple(Moved(*span, self.changes.get(sentence[slice(*span)], 0.0)) for span in spans)


AGAINST, FOR, NEITHER = Portrayed(0.7, 0.2, 0.1), Portrayed(0.1, 0.2, 0.7), Portrayed(0.3, 0.6, 0.1)


@pytest.mark.parametrize(
    ("seen", "changes", "words"),
    [
        (AGAINST, {"lied": -0.3}, "lied"),
        (AGAINST, {"lied": -0.3, "brazenly": -0.1}, "brazenly lied"),  # a third as much
        (AGAINST, {"lied": -0.3, "brazenly": -0.09}, "lied"),
        (AGAINST, {"lied": -0.3, "brazenly": 0.3}, "lied"),  # the other way
        (AGAINST, {"lied": -0.3, "startled": -0.3}, "lied"),  # no neighbours; the first
        (AGAINST, {"lied": -0.2, "startled": -0.3}, "startled"),
        (AGAINST, {"parliament": -0.3, "and": -0.3}, "parliament"),  # a comma stands between
        (AGAINST, {"well": -0.2, "known": -0.3}, "well-known"),
        (AGAINST, {"lied": -0.05}, "lied"),
        (AGAINST, {"lied": -0.04}, None),
        (AGAINST, {"applauded": 0.4}, None),
        (FOR, {"lied": -0.3, "applauded": 0.2}, "applauded"),
        (NEITHER, {"lied": -0.3}, None),
        (AGAINST, {}, None),
    ],
)
def test_the_words_that_decide_are_those_without_which_the_score_would_fall_most(seen, changes, words):
    span = portrayal.deciding(LIED, 0, 12, Moving(seen, **changes))
    assert (LIED[slice(*span)] if span else None) == words


def test_whose_words_decide_is_asked_with_names_hidden():
    asked = Moving(AGAINST)
    portrayal.deciding("Ilsa Marenko blamed Dana Corvel for the strike.", 0, 12, asked)
    assert asked.hidden == ["Ilsa Marenko", "Dana Corvel"]


@pytest.mark.parametrize(
    ("sentence", "target", "words"),
    [
        ("Exiles condemned the rule of Marenko as corrupt.", "Marenko", "corrupt"),
        ("Dockers cheered Marenko at the gate.", "Marenko", "cheered"),
        ("Marenko arrived in Saltmere on Monday.", "Marenko", ""),
    ],
)
def test_the_shipped_reader_says_which_words_decided(sentence, target, words):
    start = sentence.index(target)
    span = portrayal.deciding(sentence, start, start + len(target), reader.load())
    assert sentence[slice(*(span or (0, 0)))] == words


def test_what_each_word_does_is_told_in_order_and_alike_each_time():
    sentence = "Mr. Marenko, 61, gave Dana Corvel an empty speech."
    hidden, target = [(4, 11), (22, 33)], (4, 11)
    found = reader.load().moving(sentence, hidden, target)
    assert [sentence[one.start : one.end] for one in found] == ["Mr", "gave", "an", "empty", "speech"]
    assert found == reader.load().moving(sentence, hidden, target)


def test_what_a_word_does_is_the_score_with_it_less_the_score_without_it():
    sentence, masked = "Marenko gave an empty speech.", "Marenko gave an A speech."
    found = {sentence[one.start : one.end]: one.change for one in reader.load().moving(sentence, [(0, 7)], (0, 7))}
    (seen,) = reader.load().portrayals(sentence, [(0, 7)], [(0, 7)])
    (without,) = reader.load().portrayals(masked, [(0, 7), (16, 17)], [(0, 7)])
    change = (seen.positive - seen.negative) - (without.positive - without.negative)
    assert found["empty"] == pytest.approx(change, abs=0.0002)


def annotation(seen):
    text = "Marenko lied to parliament."
    return Annotation(
        reading=replace(of_one_sentence(text), portrayals=seen),
        mentions=(Mention(0, 7, "Marenko", "name", 0),),
        attributions=(),
        voices=(VoiceSpan(0, len(text), "outlet", ""),),
    )


def of_one_sentence(text):
    return Reading(
        article_id="a",
        outlet="Courier",
        text=text,
        sentences=(Sentence(0, len(text), "body", 0),),
        names=(),
        references=(),
        attributions=(),
        hedges=(),
    )


def judged_by(text, *, judges=True, source="Okell", who="envoy"):
    content = (text.index("the envoy"), len(text) - 1)
    found = Attribution(
        source=((0, len(source)),) if source else (),
        cue=((6, 12),),
        content=(content,),
        form="indirect",
        source_kind="person",
        stance="neutral",
        cue_class="attitude",
        judges=judges,
    )
    start = text.index(who)
    (presented,) = portrayal.presented(
        Annotation(
            reading=of_one_sentence(text),
            mentions=(Mention(start, start + len(who), who, "name", 0),),
            attributions=(found,),
            voices=(VoiceSpan(0, len(text), "outlet", ""),),
        )
    )
    return presented.voice.voice, presented.voice.speaker


def test_whom_somebody_accuses_or_praises_is_judged_in_their_voice():
    assert judged_by("Okell called the envoy a coward.") == ("source", "Okell")


def test_who_accuses_is_not_judged_by_himself():
    assert judged_by("Okell called the envoy a coward.", who="Okell") == ("outlet", "")


def test_nobody_is_judged_by_whoever_states_something_or_is_not_known():
    assert judged_by("Okell called the envoy to Lissen.", judges=False) == ("outlet", "")
    assert judged_by("Okell called the envoy a coward.", source="") == ("outlet", "")
