import pytest

from analysis.signals import portrayal
from analysis.signals.reading import Portrayal
from analysis.validation import swapping
from analysis.validation.gold import GoldTarget, PortrayedSentence
from analysis.validation.swapping import Mention, Substitute

ADA, BO = Substitute("Ada Quill", "Quill"), Substitute("Bodmark", "Bodmark")


@pytest.mark.parametrize(
    ("sentence", "target", "expected"),
    [
        ("Marenko lied.", "Marenko", "[Quill] lied."),
        ("Vera Marenko lied.", "Vera Marenko", "[Ada Quill] lied."),
        ("Vera Marenko lied, and Marenko knew.", "Vera Marenko", "[Ada Quill] lied, and Quill knew."),
        ("Marenko's rival praised Marenko.", "Marenko", "[Quill]'s rival praised Quill."),
        ("Vera Marenko met Vera Marenko.", "Vera Marenko", "[Ada Quill] met Ada Quill."),
        ("Ilsa Marenko left Marenko.", "Marenko", "Ilsa [Quill] left Quill."),
        ("Marenko left Ilsa Marenko.", "Marenko", "[Quill] left Ilsa Marenko."),
        ("Marenko left the Marenko Tower.", "Marenko", "[Quill] left the Marenko Tower."),
        ("Marenko met Marenkova.", "Marenko", "[Quill] met Marenkova."),
    ],
)
def test_the_name_gives_way_wherever_the_target_is_mentioned(sentence, target, expected):
    start = sentence.index(target)
    new = swapping.swapped(Mention(sentence, start, start + len(target)), ADA)
    assert f"{new.sentence[: new.start]}[{new.sentence[new.start : new.end]}]{new.sentence[new.end :]}" == expected


@pytest.mark.parametrize(
    ("sentence", "target", "name"),
    [
        ("The president praised Marenko's plan.", "Marenko's", "Marenko"),
        ("It was President Vera Marenko.", "President Vera Marenko", "Vera Marenko"),
        ("The Bank of Kelmark failed.", "Bank of Kelmark", "Bank of Kelmark"),
        ("He failed.", "He", None),
        ("The president failed.", "The president", None),
        ("Kelmark voters failed.", "Kelmark voters", None),
    ],
)
def test_targets_are_mentioned_by_name_or_left_out(sentence, target, name):
    start = sentence.index(target)
    row = PortrayedSentence(
        id="a", sentence=sentence, targets=(GoldTarget(id="t", start=start, end=start + len(target), label="neutral"),)
    )
    found = [one.sentence[one.start : one.end] for one in swapping.mentions([row])]
    assert found == ([name] if name else [])


LIED, WON = Mention("Marenko lied.", 0, 7), Mention("Marenko won.", 0, 7)


def by_name(sentence, start, end):
    """Somebody who is for Quill, against Bodmark, and indifferent to all others."""
    score = {"Quill": 0.5, "Bodmark": -0.25}.get(sentence[start:end], 0.0)
    return Portrayal("positive" if score > 0 else "negative" if score < 0 else "neutral", score, None, 1.0)


def by_word(sentence, start, end):
    return Portrayal("negative", -0.5, None, 1.0) if "lied" in sentence else Portrayal("positive", 0.5, None, 1.0)


def test_a_definition_that_knows_the_names_is_found_out():
    audit = swapping.audit([LIED, WON], [ADA, BO], by_name)
    assert [(swap.name, swap.mean, swap.flipped) for swap in audit.swaps] == [
        ("Ada Quill", 0.5, 1.0),
        ("Bodmark", -0.25, 1.0),
    ]
    assert (audit.as_written, audit.spread, audit.flips) == (0.0, 0.75, 1.0)
    assert audit.leaks[0] == (LIED, (-0.25, "Bodmark"), (0.5, "Ada Quill")) and len(audit.leaks) == 2


def test_a_definition_that_is_blind_to_names_has_no_spread():
    audit = swapping.audit([LIED, WON], [ADA, BO], by_word)
    assert (audit.as_written, audit.spread, audit.flips, audit.leaks) == (0.0, 0.0, 0.0, ())


def test_the_leaks_that_matter_most_come_first():
    def only_where_somebody_won(sentence, start, end):
        near = by_name(sentence, start, end)
        return near if "won" in sentence else near._replace(score=near.score / 10)

    audit = swapping.audit([LIED, WON], [ADA, BO], only_where_somebody_won)
    assert [leak.mention for leak in audit.leaks] == [WON, LIED]


def test_the_plain_definition_is_blind_to_names():
    found = [Mention("They say that Marenko is a corrupt liar.", 14, 21), Mention("Everyone praised Marenko.", 17, 24)]
    audit = swapping.audit(found, [ADA, BO, Substitute("Best Friends", "Friends")], portrayal.portray_sentence)
    assert audit.spread == audit.flips == 0 and audit.as_written != 0
