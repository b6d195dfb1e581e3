"""Who acts and who is acted upon, as the grammar of the clause tells it."""

import pytest

import analysis
from analysis.language import parse
from analysis.signals import roles
from analysis.signals.actors import names, references
from analysis.signals.attribution import finding
from analysis.signals.reading import Annotation, Mention, Reading, VoiceSpan
from analysis.signals.sentences import sentences


@pytest.mark.parametrize(
    ("sentence", "role", "verb"),
    [
        ("*Vostrana* attacked the port.", "agent", "attacked"),
        ("The navy of Kelmark attacked *Vostrana*.", "patient", "attacked"),
        ("*Vostrana* was attacked at dawn.", "patient", "attacked"),
        ("The port was attacked by *Vostrana*.", "agent", "attacked"),
        ("Kelmark gave *Vostrana* the island.", "patient", "gave"),
        ("Lund and *Marenko* signed the treaty.", "agent", "signed"),
        ("*Lund* and Marenko signed the treaty.", "agent", "signed"),
        ("They let *Vostrana* keep the island.", "agent", "keep"),
        ("*Vostrana* is expected to attack.", "agent", "attack"),
        ("*Marenko* is expected to be invited.", "patient", "invited"),
        ("*Vostrana* had to leave the port.", "agent", "leave"),
        ("In March *Lund* praised the envoys, whom *he* later fired.", "agent", "fired"),
        ("*Vostrana* suffered heavy losses.", "patient", "suffered"),
        ("Now that he’s famous, *he*’s beaten his rivals.", "agent", "beaten"),
    ],
)
def test_the_clause_says_who_acts_and_by_which_verb(sentence, role, verb):
    text, mention = told(sentence)
    assert (mention.role, text[slice(*mention.verb)]) == (role, verb)


@pytest.mark.parametrize(
    "sentence",
    [
        "*Vostrana* is a country in the north.",
        "*Vostrana* has three fleets.",
        "*Vostrana*’s fleet attacked the port.",
        "They marched against *Vostrana*.",
        "*Vostrana* seems calm.",
        "The envoy told *Marenko* that the port was closed.",
        "The envoy met *Marenko* on Monday.",
        "A visit to *Vostrana* was planned.",
    ],
)
def test_who_only_is_has_owns_or_stands_aside_does_neither(sentence):
    assert told(sentence)[1].role == ""


@pytest.mark.parametrize(
    "sentence",
    [
        "*Marenko* said the port was closed.",
        "“The port is closed,” *Marenko* said.",
        "He added that *Marenko* believes that the port is closed.",
        "On Monday *Marenko* planned to visit the port.",
    ],
)
def test_who_says_thinks_or_plans_is_a_speaker(sentence):
    assert told(sentence)[1].role == "speaker"


@pytest.mark.xfail(strict=True, reason="nouns are not read: who attacks whom in 'Vostrana’s attack on Kelmark'")
def test_a_noun_of_action_has_an_agent_too():
    assert told("*Vostrana*’s attack on Kelmark began at dawn.")[1].role == "agent"


def test_a_judgement_is_one_for_who_acts_and_zero_for_who_is_acted_upon():
    mentions = (
        Mention(0, 7, "Marenko", "name", 0, "agent", (8, 14)),
        Mention(15, 19, "Lund", "name", 0, "patient", (8, 14)),
        Mention(20, 26, "Corvel", "name", 0, "speaker", (27, 31)),
        Mention(32, 38, "Rydell", "name", 0),
    )
    found = list(roles.judge(annotation("Marenko called Lund Corvel said Rydell", mentions)))
    assert [(j.about, j.value, j.cue) for j in found] == [("Marenko", 1.0, (8, 14)), ("Lund", 0.0, (8, 14))]


def test_a_role_in_a_quotation_is_in_its_speakers_voice():
    mentions = (Mention(0, 7, "Marenko", "name", 0, "agent", (8, 12)),)
    reading = annotation("Marenko lied", mentions)
    quoted = Annotation(
        reading=reading.reading, mentions=mentions, attributions=(), voices=(VoiceSpan(0, 12, "source", "Corvel"),)
    )
    (judged,) = roles.judge(quoted)
    assert (judged.voice, judged.speaker) == ("source", "Corvel")


def test_the_table_of_mentions_holds_role_and_verb():
    table = analysis.annotate(["Ilya Marenko attacked Karl Lund on Monday."], raw=True).mentions
    assert list(table[["actor", "role", "verb_start", "verb_end"]].itertuples(index=False, name=None)) == [
        ("Ilya Marenko", "agent", 13, 21),
        ("Karl Lund", "patient", 13, 21),
    ]


def told(marked):
    """The text and its last marked mention, by the plain definitions."""
    start = marked.rindex("*", 0, marked.rindex("*"))
    before = marked[:start].replace("*", "")
    words = marked[start + 1 : marked.rindex("*")]
    text = marked.replace("*", "")
    parsed = parse.read(text)
    found = sentences(parsed)
    reading = Reading(
        article_id="a",
        outlet="Courier",
        text=text,
        sentences=found,
        names=names.names(parsed, found),
        references=references.references(parsed, found),
        attributions=(),
        hedges=(),
    )
    mention = Mention(len(before), len(before) + len(words), words, "name", 0)
    return text, roles.told(reading, [mention], finding.find(parsed))[0]


def annotation(text, mentions):
    reading = Reading(
        article_id="a", outlet="Courier", text=text, sentences=(), names=(), references=(), attributions=(), hedges=()
    )
    return Annotation(
        reading=reading, mentions=mentions, attributions=(), voices=(VoiceSpan(0, len(text), "outlet", ""),)
    )
