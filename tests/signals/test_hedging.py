from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.language import lexicon, parse
from analysis.signals import hedging
from analysis.signals.reading import Annotation, Attribution, Hedge, Reading, Sentence, VoiceSpan
from analysis.signals.senses import SENSES


def cues(text):
    return [hedge.text for hedge in hedging.hedges(parse.read(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was unclear when the ferry would sail.", ["unclear"]),
        ("The cause is not yet clear.", ["not yet clear"]),
        ("The date has yet to be set.", ["has yet to be"]),
        ("How the vote will go remains to be seen.", ["remains to be"]),
        ("He did not provide evidence for the claim.", ["did not provide evidence"]),
        ("He didn’t offer any evidence.", ["didn’t offer any evidence"]),
        ("She blamed the port without citing evidence.", ["without citing evidence"]),
        ("The figure could not be independently verified.", ["could not be independently verified"]),
        ("The ministry said it could not confirm the report.", ["could not confirm"]),
        ("The minister is said to favour a pause.", ["is said to"]),
        ("The ship is believed to be in Vostrana.", ["believed"]),
        ("Corvel is expected to sign on Monday.", ["expected"]),
        ("The crew seemed to hesitate.", ["seemed"]),
        ("The strike appears to be over.", ["appears"]),
        ("Marenko reportedly refused.", ["reportedly"]),
        ("He allegedly took the money.", ["allegedly"]),
        ("The winter may be long.", ["may"]),
        ("They might leave tomorrow.", ["might"]),
        ("The storm could close the port.", ["could"]),
        ("They will perhaps agree.", ["perhaps"]),
        ("The talks are likely to fail.", ["likely"]),
        ("The tax is likely to anger voters.", ["likely"]),
        ("If the talks fail, the port will close.", ["If"]),
        ("It is not known whether he survived.", ["not known", "whether"]),
        ("It is too early to say who won.", ["early to say"]),
        ("Officials suspect that the fire was set.", ["suspect"]),
        ("The ferries are supposed to sail by June.", ["supposed"]),
        ("The talks raised concerns that prices would rise.", ["concerns"]),
        ("The pause will hold as long as the guards are paid.", ["as long as"]),
        ("They would stay as long as the pause held.", ["as long as"]),
        ("The crew came to think that the strike would end.", ["think"]),
        ("The data indicate that prices fell.", ["indicate"]),
    ],
)
def test_a_hedge_is_found(text, expected):
    assert cues(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The summit opens on 3 May in Lissen.",
        "Theresa May met the ministers.",
        "The police arrested the suspect.",
        "Vostrana showed its military might.",
        "He could not be reached for comment.",
        "She could hear the guns.",
        "I wish I could.",
        "There is no doubt that he lied.",
        "Sales were worse than expected.",
        "She appeared in court on Friday.",
        "He suggested a walk along the quay.",
        "She indicated that she would resign.",
        "They came as soon as possible.",
        "There was no immediate response from the ministry.",
        "They spoke for twice as long as planned.",
        "She left as if nothing had happened.",
        "According to the ministry, some ships left.",
        "The port will close on Monday.",
        "He asked whether the ships had sailed.",
        "It was an unlikely alliance.",
        "She is not afraid to fight.",
        "The survey asked 400 likely Democratic voters.",
        "We all need help, whether it is from Vostrana or from Kelmark.",
        "It was, if you will, a mistake.",
        "We might as well go home.",
        "May he be kept waiting.",
        "May the Sea be with you.",
        "Nobody could remember a better smell.",
        "No one could have known the cost.",
        "Citizens could choose any religion.",
        "The port will close even if the talks succeed.",
        "The road stayed open as long as the guards lived.",
        "It is unrealistic to think that the strike will end.",
        "It would be a mistake to assume that the pause holds.",
        "There is no data to suggest that prices fell.",
        "She believes in the treaty that Kelmark signed.",
        "The ferry was supposed to be ready by June.",
        "The visit concerns the treaty that Kelmark signed.",
        "Nobody is predicting a recovery.",
        "Passengers can expect that the port will close.",
        "They spoke about the war.",
        "About 40 people came.",
    ],
)
def test_a_word_in_another_sense_is_no_hedge(text):
    assert cues(text) == []


@pytest.mark.xfail(reason="ability in the past and permission look like possibility; a parse does not tell them apart")
@pytest.mark.parametrize("text", ["As a boy he could swim for hours.", "You may sit down now."])
def test_ability_and_permission_are_no_hedges(text):
    assert cues(text) == []


@pytest.mark.xfail(reason="people mark 'would' in 6 of 44 places in news; the list leaves it out")
def test_a_hypothetical_would_is_a_hedge():
    assert cues("A firmer hand would have waited.") == ["would"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They came to see if the ship had sailed.", "unknown"),
        ("It is unclear whether the ship had sailed.", "unknown"),
        ("If the talks fail, the port will close.", "conditional"),
        ("She will know more if the talks fail.", "conditional"),
    ],
)
def test_what_is_to_be_found_out_is_unknown_and_what_hangs_on_a_condition_is_conditional(text, expected):
    assert hedging.hedges(parse.read(text))[-1].type == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("About 40 people came.", ["About"]),
        ("Nearly half of the ships left.", ["Nearly"]),
        ("They spoke about the war.", []),
        ("Around the port, about a dozen stood.", ["about"]),
    ],
)
def test_approximators_are_found_on_request(text, expected):
    assert [hedge.text for hedge in hedging.hedges(parse.read(text), approximators=True)] == expected


def test_curly_and_straight_apostrophes_hedge_alike():
    curly, straight = "He didn’t offer any evidence.", "He didn't offer any evidence."
    assert [len(cue) for cue in cues(curly)] == [len(cue) for cue in cues(straight)]


@pytest.mark.parametrize(
    "text",
    [
        "🚢🚢 The ship may sail. It seemed late.",
        "Cafe\u0301 owners reportedly left.\n\nIt is unclear why.",
        "«They might come,» he said.\n\n\u200b It seems late.",
    ],
)
def test_offsets_point_at_the_words_of_the_text(text):
    found = hedging.hedges(parse.read(text))
    assert len(found) == 2
    assert all(text[hedge.start : hedge.end] == hedge.text for hedge in found)


@given(st.lists(st.sampled_from(["It may rain.", "It seems late.", "They left.", "🙂", ""]), max_size=5))
def test_hedges_come_in_order_and_do_not_overlap(lines):
    found = hedging.hedges(parse.read("\n".join(lines)))
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_an_empty_text_has_no_hedges():
    assert hedging.hedges(parse.read("")) == ()


def test_every_condition_and_type_of_the_list_is_known():
    types = {"modal", "evidential", "epistemic", "conditional", "approximator", "unknown"}
    for row in lexicon.load("hedges"):
        assert set(row["condition"].split()) <= SENSES.keys(), row
        assert row["type"] in types and row["source"], row


TEXT = "The envoy reportedly arrived late. Officials believe that “the pause may hold” until Friday."
SPOKEN = TEXT.index("“")


def annotation(**changes):
    sentences = (Sentence(0, 34, "body", 0), Sentence(35, len(TEXT), "body", 0))
    hedges = tuple(
        Hedge(TEXT.index(word), TEXT.index(word) + len(word), word, kind)
        for word, kind in (("reportedly", "evidential"), ("believe", "epistemic"), ("may", "modal"))
    )
    attribution = Attribution(
        source=((35, 44),),
        cue=((45, 52),),
        content=((SPOKEN, len(TEXT)),),
        form="mixed",
        source_kind="collective",
        stance="belief",
        cue_class="belief",
    )
    reading = Reading(
        article_id="a",
        outlet="Courier",
        text=TEXT,
        sentences=sentences,
        names=(),
        references=(),
        attributions=(attribution,),
        hedges=hedges,
    )
    voices = (VoiceSpan(0, SPOKEN, "outlet", ""), VoiceSpan(SPOKEN, len(TEXT), "source", "Officials"))
    return Annotation(reading=reading, mentions=(), attributions=(attribution,), voices=voices)


def test_each_passage_is_judged_in_its_own_voice():
    judged = [(j.sentence, j.voice, j.value, j.cue and TEXT[slice(*j.cue)]) for j in hedging.judge(annotation())]
    assert judged == [
        (0, "outlet", 1.0, "reportedly"),
        (1, "outlet", 0.0, None),
        (1, "source", 1.0, "believe"),
    ]


def test_a_belief_is_the_hedge_of_who_believes():
    said = {hedge.text: voice.speaker for hedge, voice in hedging.voiced(annotation())}
    assert said == {"reportedly": "", "believe": "Officials", "may": "Officials"}
