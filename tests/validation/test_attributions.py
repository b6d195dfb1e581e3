import math

import pytest

from analysis.signals.reading import Attribution
from analysis.validation import attributions
from analysis.validation.gold import GoldAttribution, SourcedArticle

TEXT = "Marenko said the port was safe today. “No,” she added."
PLACES = {
    word: (TEXT.index(word), TEXT.index(word) + len(word))
    for word in (
        "Marenko",
        "said",
        "the port was safe today. “No,” she added",
        "the port was safe today",
        "the port was safe",
        "the port",
        "port",
        "she",
        "added",
        "“No,”",
    )
}


def person(source, cue, content, form="indirect"):
    return GoldAttribution(source=spans(source), cue=spans(cue), content=spans(content), form=form)


def found(source, cue, content, form="indirect"):
    return Attribution(
        source=spans(source), cue=spans(cue), content=spans(content), form=form, source_kind="person", stance="neutral"
    )


def spans(word):
    return (PLACES[word],) if word else ()


def scored(gold, got, **settings):
    return attributions.score([(SourcedArticle(id="a", text=TEXT, attributions=tuple(gold)), got)], **settings)


WANTED = person("Marenko", "said", "the port was safe today")


def test_the_same_attribution_is_right():
    accuracy = scored([WANTED], [found("Marenko", "said", "the port was safe today")])["all"]
    assert (accuracy.precision, accuracy.recall, accuracy.f1) == (1, 1, 1)


def test_half_of_the_letters_are_enough_at_the_usual_overlap_and_not_at_a_strict_one():
    got = [found("Marenko", "said", "the port was safe")]
    assert scored([WANTED], got)["all"].f1 == 1
    assert scored([WANTED], got, overlap=0.9)["all"].f1 == 0


def test_too_little_content_is_wrong():
    assert scored([WANTED], [found("Marenko", "said", "port")])["all"].f1 == 0


def test_a_wrong_source_is_wrong():
    got = [found("she", "said", "the port was safe today")]
    assert scored([WANTED], got)["all"].f1 == 0
    article = SourcedArticle(id="a", text=TEXT, attributions=(WANTED,))
    assert attributions.source_right([(article, got)]).right.value == 0


def test_no_source_matches_only_no_source():
    nobody = person("", "said", "the port was safe")
    assert scored([nobody], [found("", "said", "the port was safe")])["all"].f1 == 1
    assert scored([nobody], [found("Marenko", "said", "the port was safe")])["all"].f1 == 0


def test_an_attribution_is_matched_once():
    twice = [found("Marenko", "said", "the port was safe today"), found("Marenko", "said", "the port was safe")]
    accuracy = scored([WANTED], twice)["all"]
    assert (accuracy.precision, accuracy.recall) == (0.5, 1)


def test_parts_count_gold_and_found_of_their_own_form():
    gold = [WANTED, person("she", "added", "“No,”", "direct")]
    parts = scored(gold, [found("she", "added", "“No,”", "direct")])
    assert parts["direct"].f1 == 1
    assert parts["indirect"].recall == 0
    assert math.isnan(parts["indirect"].precision)
    assert math.isnan(parts["mixed"].f1)
    assert parts["speech"].gold == 2


def test_a_rare_verb_of_speech_is_speech_and_not_common_speech():
    text = "Marenko quipped that the port slept, and Okell said that it sank."
    gold = [
        GoldAttribution(source=one(who), cue=one(cue), content=one(content))
        for one in [lambda word: ((text.index(word), text.index(word) + len(word)),)]
        for who, cue, content in [("Marenko", "quipped", "the port slept"), ("Okell", "said", "it sank")]
    ]
    parts = attributions.score([(SourcedArticle(id="a", text=text, attributions=tuple(gold)), [])])
    assert (parts["speech"].gold, parts["common speech"].gold) == (2, 1)


def test_one_seed_gives_one_interval():
    article = SourcedArticle(id="a", text=TEXT, attributions=(WANTED,))
    other = SourcedArticle(id="b", text=TEXT, attributions=(WANTED,))
    documents = [(article, [found("Marenko", "said", "the port was safe today")]), (other, [])]
    first, second = (attributions.score(documents, seed=3)["all"] for _ in range(2))
    assert first == second
    assert all(rate.low <= rate.value <= rate.high for rate in first.rates.values())


def test_the_interval_is_that_of_resampled_documents():
    article = SourcedArticle(id="a", text=TEXT, attributions=(WANTED,))
    right = (article, [found("Marenko", "said", "the port was safe today")])
    recall = attributions.score([right, (article, [])])["all"].rates["recall"]
    assert (recall.value, recall.low, recall.high) == (0.5, 0, 1)  # two documents: both the one, or both the other
    sure = attributions.score([right, right])["all"].rates["recall"]
    assert (sure.low, sure.high) == (1, 1)


def test_the_source_is_right_in_a_share_of_the_contents_found():
    article = SourcedArticle(id="a", text=TEXT, attributions=(WANTED, person("she", "added", "“No,”", "direct")))
    got = [found("Marenko", "said", "the port was safe today"), found("Marenko", "added", "“No,”", "direct")]
    sources = attributions.source_right([(article, got)])
    assert (sources.right.value, sources.n) == (0.5, 2)
    nothing = attributions.source_right([(article, [])])
    assert math.isnan(nothing.right.value) and nothing.n == 0


@pytest.mark.parametrize(
    ("other", "agrees"),
    [
        (("Marenko", "said", "the port was safe today"), True),
        (("Marenko", "added", "the port was safe"), True),  # which cue it is does not matter
        (("Marenko", "said", "port"), False),
        (("she", "said", "the port was safe today"), False),
        (("", "said", "the port was safe today"), False),
    ],
)
def test_two_agree_on_an_attribution_when_half_of_its_content_and_its_source_are_the_same(other, agrees):
    one = found("Marenko", "said", "the port was safe today")
    assert attributions.agreed(TEXT, [one], [found(*other)]) == ((one,) if agrees else ())


def test_two_agree_on_an_attribution_to_nobody():
    one = found("", "said", "the port was safe")
    assert attributions.agreed(TEXT, [one], [found("", "said", "the port was safe today")]) == (one,)


def test_nobody_agrees_on_what_only_one_found():
    assert attributions.agreed(TEXT, [], [found("she", "added", "“No,”")]) == ()


INNER = ("Marenko", "port", "“No,”")


def test_what_is_found_within_a_wrong_content_is_wrong():
    runs_on = found("Marenko", "said", "the port was safe today. “No,” she added")
    both = [runs_on, found("she", "added", "“No,”")]
    accuracy = scored([person("Marenko", "said", "the port")], both)["all"]
    assert (accuracy.found, accuracy.precision) == (2, 0)
    assert scored([WANTED], [found("she", "added", "“No,”"), runs_on])["all"].found == 2


def test_what_is_found_beside_a_part_of_what_is_marked_whole_is_wrong():
    gold = person("Marenko", "said", "the port was safe today. “No,” she added")
    accuracy = scored([gold], [found("Marenko", "said", "the port was safe today"), found("she", "added", "“No,”")])
    assert (accuracy["all"].found, accuracy["all"].precision) == (2, 0.5)


def test_what_is_found_in_the_place_of_what_holds_it_is_wrong():
    accuracy = scored([WANTED], [found(*INNER)])["all"]
    assert (accuracy.found, accuracy.precision) == (1, 0)


def test_what_is_found_within_a_content_and_is_marked_counts():
    wanted = person("Marenko", "said", "the port was safe today")
    half = found("Marenko", "port", "the port was safe")  # its cue stands in the content that it is right about
    accuracy = scored([wanted], [half])["all"]
    assert (accuracy.found, accuracy.f1) == (1, 1)
    assert scored([wanted], [half], overlap=0.9)["all"].found == 1


def test_what_is_found_within_a_content_counts_only_where_people_marked_such():
    wanted = found("Marenko", "said", "the port was safe today")
    assert scored([WANTED], [wanted, found(*INNER)])["all"].precision == 1
    assert scored([WANTED, person(*INNER)], [wanted, found(*INNER)])["all"].gold == 2
    assert scored([WANTED, person(*INNER)], [wanted, found(*INNER)])["all"].precision == 1
    neither = found("she", "port", "added")  # its content is nobody's
    assert scored([WANTED, person(*INNER)], [wanted, neither])["all"].precision == 0.5
    assert scored([WANTED], [wanted, neither])["all"].precision == 1
