import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.signals import nearby
from analysis.signals.nearby import label
from analysis.signals.portrayal import portray_sentence


def seen(sentence, target):
    """The portrayal of a target and the words that decided it."""
    start = sentence.index(target)
    found = portray_sentence(sentence, start, start + len(target))
    return found.label, sentence[slice(*found.cue)] if found.cue else None


@pytest.mark.parametrize(
    ("sentence", "target", "expected"),
    [
        ("Critics accused Marenko of theft.", "Marenko", ("negative", "accused")),
        ("Marenko was accused of theft by prosecutors.", "Marenko", ("negative", "was accused of")),
        ("Voters praised Corvel on Friday.", "Corvel", ("positive", "praised")),
        ("Corvel failed to win over the dockers.", "Corvel", ("negative", "failed")),
        ("Marenko lied to parliament.", "Marenko", ("negative", "lied to")),
        ("Corvel won the vote with ease.", "Corvel", ("positive", "won")),
        ("Marenko is a corrupt man.", "Marenko", ("negative", "corrupt")),
        ("Corvel is not honest.", "Corvel", ("negative", "honest")),
        ("Marenko is believed to have lied to parliament.", "Marenko", ("negative", "lied to")),
        ("The league endorsed Corvel on Friday.", "Corvel", ("positive", "endorsed")),
    ],
)
def test_a_target_is_portrayed_by_the_words_near_it(sentence, target, expected):
    assert seen(sentence, target) == expected


@pytest.mark.parametrize(
    ("sentence", "target"),
    [
        ("The United Nations met Corvel in Lissen.", "Corvel"),
        ("The Supreme Court heard Marenko on Monday.", "Marenko"),
        ("Marenko met his party in the capital.", "Marenko"),
        ("Corvel chairs the security committee.", "Corvel"),
        ("The number of ships that Corvel sent was four.", "Corvel"),
        ("Corvel, like her aides, took the ferry.", "Corvel"),
        ("Corvel arrived in Lissen on Friday.", "Corvel"),
        ("Corvel raised her right hand and took the oath.", "Corvel"),
        ("Marenko visited the prisoners in Varn.", "Marenko"),
        ("Corvel read the classified documents on the ferry.", "Corvel"),
        ("Marenko arrived before the engine broke down.", "Marenko"),
        ("Corvel knows better than the harbour master where the ferry is.", "Corvel"),
        ("Marenko saw an impressive amount of fish.", "Marenko"),
        ("Corvel was supporting Mr Brenn in the vote.", "Corvel"),
    ],
)
def test_what_vader_takes_for_praise_in_news_is_neutral(sentence, target):
    assert seen(sentence, target) == ("neutral", None)


@pytest.mark.parametrize(
    ("sentence", "target"),
    [
        ("“The deal is a disgrace and a crime,” Marenko said.", "Marenko"),
        ("“The deal is a triumph,” said Corvel.", "Corvel"),
        ("Corvel told reporters that the war was horrible.", "Corvel"),
        ("The plan is a disaster, according to Corvel.", "Corvel"),
        ("Corvel believes in the success of the talks.", "Corvel"),
        ("Corvel, who believed that victory was near, took the ferry.", "Corvel"),
        ("Marenko vented his anger at the delay.", "Marenko"),
        ("Corvel voiced support for the treaty.", "Corvel"),
    ],
)
def test_who_speaks_or_feels_is_not_portrayed_by_what_he_says_or_feels(sentence, target):
    assert seen(sentence, target) == ("neutral", None)


def test_the_hostility_of_a_verb_goes_against_its_object():
    sentence = "Corvel denounced Marenko."
    corvel, marenko = (portray_sentence(sentence, *span).score for span in ((0, 6), (17, 24)))
    assert marenko < corvel


def test_nearer_words_count_more():
    near = portray_sentence("Marenko is corrupt and has lived for many years in the old port of Varn.", 0, 7).score
    far = portray_sentence("Marenko has lived for many years in the old port of Varn and is corrupt.", 0, 7).score
    assert near < far < 0


def test_curly_and_straight_apostrophes_score_alike():
    assert portray_sentence("Marenko isn’t good.", 0, 7) == portray_sentence("Marenko isn't good.", 0, 7)
    assert label(portray_sentence("Marenko isn’t good.", 0, 7).score) == "negative"


def test_capitals_are_no_emphasis():
    loud, plain = "CORVEL WINS THE VOTE IN LISSEN", "Corvel wins the vote in lissen"
    assert portray_sentence(loud, 0, 6).score == portray_sentence(plain, 0, 6).score


NAMES = st.sampled_from(["Marenko", "Dana Corvel", "Mr Love", "Grace Victory", "he", "the Happy Party", "Élodie Ünal"])
FRAMES = st.sampled_from(
    [
        ("Critics accused ", " of lying about the ferry."),
        ("", " was praised by the dockers after the vote."),
        ("On Friday ", " failed to sign, and the talks collapsed."),
        ("“", " is a hero,” the harbour master said."),
        ("PORT CLOSED AS ", " LOSES VOTE"),
    ]
)


@given(NAMES, NAMES, FRAMES)
def test_swapping_the_name_changes_nothing(one, other, frame):
    left, right = frame
    scores = [portray_sentence(left + n + right, len(left), len(left) + len(n)).score for n in (one, other)]
    assert scores[0] == scores[1]


@given(NAMES, NAMES)
def test_swapping_the_name_of_another_mention_changes_nothing(one, other):
    def score(name):
        text = f"Corvel accused {name} of fraud."
        return nearby.portray(text, (0, 6), window=(0, len(text)), others=[(15, 15 + len(name))]).score

    assert score(one) == score(other)


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_any_text_has_a_score_between_minus_one_and_one(text, start, end):
    start, end = min(start, len(text)), min(end, len(text))
    found = portray_sentence(text, start, end)
    assert -1 <= found.score <= 1
    assert found.label == label(found.score)
    assert found.cue is None or 0 <= found.cue[0] < found.cue[1] <= len(text)


@pytest.mark.parametrize(
    "sentence", ["🚢 Marenko lied.", "Cafe\u0301 owners said that Marenko lied.", "«Marenko lied.»"]
)
def test_the_cue_points_at_the_words_of_the_sentence(sentence):
    assert seen(sentence, "Marenko") == ("negative", "lied")


def test_words_outside_the_window_do_not_count():
    text = "Marenko came. He is a corrupt liar."
    assert nearby.portray(text, (0, 7), window=(0, 13)).score == 0
    assert nearby.portray(text, (0, 7), window=(0, len(text))).score < 0


def test_an_empty_sentence_is_neutral():
    assert portray_sentence("", 0, 0).label == "neutral"


def test_confidence_rises_with_the_score_and_is_never_certain():
    for sign in (-1, 1):
        shares = [nearby.confidence(sign * step / 10) for step in range(2, 10)]
        assert shares == sorted(shares)
        assert 0.3 < shares[0] < shares[-1] < 1


@pytest.mark.xfail(reason="irony and deeds without a word of judgement are beyond a list of words")
def test_irony_is_understood():
    assert seen("Marenko has never met a goalpost he did not move.", "Marenko")[0] == "negative"
