"""What the trained reader marks becomes attributions: its spans, with what the grammar says of them."""

import pytest

from analysis.language import parse
from analysis.language.reader import Marked, Marks
from analysis.signals.attribution import finding


class Marking:
    """A reader that marks what it is told to, as words of the paragraph."""

    def __init__(self, *marks):
        self._marks = marks

    def marks(self, text):
        found = [Marked(*(spans(text, words) for words in mark), 0.9) for mark in self._marks if mark[1] in text]
        return Marks(tuple(found), ())


def spans(text, words):
    return tuple((text.index(part), text.index(part) + len(part)) for part in words.split(" … ") if part)


def read(text, *marks):
    return finding.find(parse.read(text), Marking(*marks))


def words(text, some):
    return " … ".join(text[start:end] for start, end in some)


def test_a_mark_keeps_its_spans_and_gets_kind_form_and_stance():
    text = "A senior official claimed on Monday that the port was closed."
    (found,) = read(text, ("A senior official", "claimed", "that the port was closed"))
    assert words(text, found.source) == "A senior official"
    assert words(text, found.content) == "that the port was closed"
    assert (found.form, found.source_kind, found.stance, found.cue_class) == (
        "indirect",
        "anonymous",
        "doubt",
        "speech",
    )
    assert found.confidence == 0.9


def test_a_quotation_of_which_most_is_marked_belongs_to_it_whole():
    text = "“We will not sign,” said Ilsa Marenko, a crane driver."
    (found,) = read(text, ("Ilsa Marenko", "said", "We will not"))
    assert words(text, found.content) == "“We will not sign,”" and found.form == "direct"


def test_what_is_told_within_a_quotation_is_quoted_by_its_own_marks_alone():
    text = "“We have accepted the offer, and Voss told us ‘the port is safe,’” said Ilsa Marenko."
    found = read(
        text,
        ("Ilsa Marenko", "said", "We have accepted the offer, and Voss told us ‘the port is safe"),
        ("We", "have accepted", "the offer"),
        ("Voss", "told", "the port is safe"),
    )
    told = {words(text, one.cue): (one.form, one.cue_class) for one in found}
    assert told["said"] == ("direct", "speech")
    assert told["have accepted"] == ("indirect", "attitude")
    assert told["told"] == ("direct", "speech")


def test_a_quotation_that_goes_on_in_the_next_paragraph_goes_on_with_its_speaker():
    text = "“We will not sign,” said Ilsa Marenko. “We have waited long enough.\n\n“We will strike on Friday.”"
    found = read(text, ("Ilsa Marenko", "said", "We will not sign"))
    assert len(found) == 1 and "strike on Friday" in words(text, found[0].content)


@pytest.mark.parametrize(
    ("text", "mark", "source", "content"),
    [
        (
            "Marenko is also expected to offer a truce.",
            ("Marenko", "is also expected", "to offer a truce"),
            "",
            "Marenko … to offer a truce",
        ),
        (
            "Marenko is widely expected to offer a truce.",
            ("Marenko", "is widely expected to", "offer a truce"),
            "",
            "Marenko … offer a truce",
        ),
        ("Marenko expected the talks to fail.", ("Marenko", "expected", "the talks to fail"), "Marenko", None),
        (
            "Marenko was convinced that the talks would fail.",
            ("Marenko", "was convinced", "that the talks would fail"),
            "Marenko",
            None,
        ),
    ],
)
def test_of_whom_something_is_expected_is_no_source_of_that(text, mark, source, content):
    (found,) = read(text, mark)
    assert words(text, found.source) == source
    assert words(text, found.content) == (content or mark[2])


@pytest.mark.parametrize(
    ("text", "mark", "source"),
    [
        ("Voss was asked whether the port would open.", ("Voss", "was asked", "whether the port would open"), ""),
        (
            "Voss was told by Okell that the port would open.",
            ("Voss", "was told", "that the port would open"),
            "Okell",
        ),
        ("Asked about the strike, Voss shrugged.", ("Voss", "Asked about", "the strike"), ""),
        ("Voss, when asked about the port, said no.", ("Voss", "asked about", "the port"), ""),
        ("Questioned about the port, Voss said no.", ("Voss", "Questioned about", "the port"), ""),
        ("Voss rose, asked whether it was shut, and left.", ("Voss", "asked", "whether it was shut"), "Voss"),
        ("Minister Asked Whether Port Is Shut", ("Minister", "Asked", "Whether Port Is Shut"), "Minister"),
        ("He sat. “No.” Asked whether it was shut, he left.", ("he left", "Asked", "whether it was shut"), ""),
        ("“It is shut,” Voss was quoted as saying.", ("Voss", "was quoted as saying", "“It is shut,”"), "Voss"),
        ("Voss is said to have warned of rain.", ("Voss", "is said to have warned", "of rain"), "Voss"),
        ("Voss was told by phone that it was shut.", ("Voss", "was told", "that it was shut"), ""),
        ("The two are agreed that it failed.", ("The two", "are agreed", "that it failed"), "The two"),
        ("Voss, asked about the port, said no.", ("Voss", "asked about", "the port"), ""),
        ("Voss, the pilot, is said to have seen the port.", ("the pilot", "is said", "to have seen the port"), ""),
        ("“Is it open?” asked Voss.", ("Voss", "asked", "“Is it open?”"), "Voss"),
        ("It was said that the port would open.", ("It", "was said", "that the port would open"), ""),
        ("Okell is persuaded that the port will open.", ("Okell", "persuaded", "that the port will open"), "Okell"),
        ("Okell told Voss that the port would open.", ("Okell", "told", "that the port would open"), "Okell"),
    ],
)
def test_who_is_asked_or_told_is_no_source(text, mark, source):
    (found,) = read(text, mark)
    assert words(text, found.source) == source


@pytest.mark.parametrize(
    ("text", "mark", "source"),
    [
        ("Voss praised the crew, but has since said that it erred.", ("", "has since said", "that it erred"), "Voss"),
        ("Explaining why it erred, Voss blushed.", ("", "Explaining", "why it erred"), "Voss"),
        ("It has long been said that Voss erred.", ("", "said", "that Voss erred"), ""),
        ("The call, denounced as idle, was ignored.", ("", "denounced as", "idle"), ""),
        ("There were loud claims that Voss erred.", ("", "claims", "that Voss erred"), ""),
        ("Asked why it erred, Voss blushed.", ("", "Asked", "why it erred"), ""),
    ],
)
def test_where_no_source_is_marked_it_is_the_subject_that_a_known_verb_has_or_shares(text, mark, source):
    (found,) = read(text, mark)
    assert words(text, found.source) == source


@pytest.mark.parametrize(
    ("text", "marked", "content"),
    [
        ("Okell said he saw the new port.", "he saw the", "he saw the new port"),
        ("Okell said it was shut by the old union.", "it was shut by the", "it was shut by the old union"),
        ("Okell said the talks would fail on Friday.", "the talks would fail on", "the talks would fail on Friday"),
        ("Okell said the talks would fail. Or so it seemed.", "the talks would fail. Or", "the talks would fail"),
        (
            "Okell said the talks would fail. They always do.",
            "the talks would fail. They always do",
            "the talks would fail. They always do",
        ),
        ("Okell cited the talks. Voss: “We will go on until it ends.”", "the talks. Voss: “We", "the talks"),
        (
            "Okell said the talks would fail, which the union never wanted.",
            "the talks would fail, which",
            "the talks would fail",
        ),
        ("Okell said the talks, which failed, were over.", "the talks, which failed", "the talks, which failed"),
        (
            "Okell said “the talks, which failed, were over.”",
            "the talks, which",
            "“the talks, which failed, were over.”",
        ),
        ("Okell said the talks would fail — many of them", "talks would fail — many", "the talks would fail — many"),
        ("Okell said it fell; half of the crew left.", "it fell; half", "it fell"),
        ("Okell wants schools, roads, and new ports.", "schools, roads, and new", "schools, roads, and new ports"),
        ("Okell said that, if chosen, she would stay.", "that, if chosen, she would", "that, if chosen, she would"),
        ("Okell said the US-backed crew left.", "the US-backed", "the US-backed crew"),
        ("Okell said it is up to the crew, which said it would stay.", "it is up to", "it is up to the crew"),
        (
            "Okell said it is up to a crew of old men from the far north of the cold country by the wide sea.",
            "it is up to",
            "it is up to",  # too far to be sure
        ),
        ("Okell said her old crane would fail.", "crane would fail", "her old crane would fail"),
        ("Okell said the old crane would fail.", "crane would fail", "the old crane would fail"),
        ("On the talks Okell said by phone it was over.", "On the", "On the talks"),
    ],
)
def test_a_content_ends_with_a_phrase(text, marked, content):
    (found, *_) = read(text, ("Okell", next(cue for cue in ("cited", "wants", "said") if cue in text), marked))
    assert words(text, found.content).rstrip(".") == content


def test_words_before_a_colon_that_nobody_says_are_no_cue():
    assert not read("Summit Looms: Both Agree To Meet", ("Summit", "Looms:", "Both Agree To Meet"))
    assert read("The crowd boomed: “Both agree to meet.”", ("The crowd", "boomed:", "“Both agree to meet.”"))
    assert read("Marenko said: both agree to meet.", ("Marenko", "said:", "both agree to meet"))


def test_an_interrupted_content_stays_interrupted():
    text = "The talks, Marenko said, would fail."
    (found,) = read(text, ("Marenko", "said", "The talks … would fail"))
    assert words(text, found.content) == "The talks … would fail"


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Vostrana has yet to say whether it will sign.", ("Vostrana", "has yet to say", "whether it will sign")),
        ("Sund has not said that he will come.", ("Sund", "has not said", "that he will come")),
        ("Corvel wanted sanctions on Vostrana.", ("Corvel", "wanted", "sanctions on Vostrana")),
    ],
)
def test_what_was_not_said_is_no_claim(text, mark):
    (found,) = read(text, mark)
    assert found.cue_class not in ("speech", "belief")


def test_a_cue_that_no_list_knows_says_something_where_it_has_a_clause_or_a_quotation():
    clause = "The envoy deadpanned that the ferry was late."
    quoted = "The envoy deadpanned: “The ferry is late again.”"
    for text, content in ((clause, "that the ferry was late"), (quoted, "The ferry is late again")):
        (found,) = read(text, ("The envoy", "deadpanned", content))
        assert found.cue_class == "speech"


def test_where_the_reader_marks_nothing_a_quotation_beside_a_verb_is_still_given_to_it():
    text = "“We are tired of waiting for the ferry,” Marenko said."
    (found,) = read(text)
    assert words(text, found.source) == "Marenko" and found.confidence is None


@pytest.mark.parametrize(
    ("text", "mark", "source"),
    [
        (
            "Some presidential candidates scurried across Kelmark, saying that the port must open.",
            ("presidential", "saying", "that the port must open"),
            "Some presidential candidates",
        ),
        ("Mrs. Okell said the port was closed.", ("Mrs.", "said", "the port was closed"), "Mrs. Okell"),
        (
            "The Northern criticism that the port is closed grew.",
            ("Northern", "criticism", "that the port is closed"),
            "Northern",
        ),
        (
            "Prime Minister Ilya Voss, who has close ties with Tarn and has often met its ministers, publicly "
            "welcomed the news.",
            ("and has often", "publicly welcomed", "the news"),
            "Prime Minister Ilya Voss",
        ),
        ("A plan that calls for a strike was late.", ("that", "calls for", "a strike"), "that"),
        (
            "Mr Voss and Okell said the port was closed.",
            ("and Okell", "said", "the port was closed"),
            "Mr Voss and Okell",
        ),
        ("He left and Okell said the port was closed.", ("and Okell", "said", "the port was closed"), "Okell"),
        ("And Rush said the port was closed.", ("Rush", "said", "the port was closed"), "Rush"),
        ("May said the port was closed.", ("May", "said", "the port was closed"), "May"),
        ("Officials told @AP that the port was closed.", ("@AP", "told", "the port was closed"), "@AP"),
        ("The grim view of the talks is common.", ("The", "grim view of", "the talks"), ""),
        ("A suggestion that the port is closed came from Okell.", ("A", "suggestion", "that the port is closed"), ""),
        ("It was then said that the port was closed.", ("then", "said", "that the port was closed"), ""),
    ],
)
def test_a_source_is_marked_to_the_end_of_its_noun_and_is_the_subject_where_the_marked_words_name_nobody(
    text, mark, source
):
    (found,) = read(text, mark)
    assert words(text, found.source) == source


def test_of_alone_introduces_nothing_said():
    assert not read("The price of the deal was high.", ("The price", "of", "the deal"))


def test_a_quotation_is_not_told_by_a_verb_within_it():
    text = "“I think we will sign the new treaty on Friday,” Okell said."
    inner, outer = read(text, ("Okell", "said", "“I think"), ("I", "think", "we will sign the new treaty on Friday"))
    assert words(text, outer.content) == "“I think we will sign the new treaty on Friday,”"
    assert (words(text, outer.source), outer.form) == ("Okell", "direct")
    assert words(text, inner.content) == "we will sign the new treaty on Friday"


@pytest.mark.parametrize(
    ("text", "marked", "cue", "content", "source"),
    [
        (
            "The dockers' union, which represents 4,000 people, has not said whether it will strike.",
            "which represents 4,000 people",
            "has not said",
            "whether it will strike",
            "The dockers' union, which represents 4,000 people",
        ),
        (
            "The envoy, who said that talks had failed, left.",
            "who",
            "said",
            "that talks had failed",
            "who",
        ),
    ],
)
def test_a_relative_clause_is_no_source_without_its_noun(text, marked, cue, content, source):
    (found,) = read(text, (marked, cue, content))
    assert words(text, found.source) == source


def test_a_content_whose_subject_stands_before_the_cue_has_it():
    text = "Voss, Okell said, was “no friend of the port”."
    (found,) = read(text, ("Okell", "said", "was “no friend of the port”"))
    assert words(text, found.content) == "Voss … was “no friend of the port”"


def test_a_content_whose_verb_has_its_subject_takes_nothing_before_the_cue():
    text = "In May, Okell said, prices rose."
    (found,) = read(text, ("Okell", "said", "prices rose"))
    assert words(text, found.content) == "prices rose"


def test_a_source_ends_before_the_next_clause():
    text = "The bridge fell, according to the ministry, and the minister, Tomas Voss, was in tears."
    (found,) = read(text, ("the ministry, and the minister, Tomas Voss", "according to", "The bridge fell"))
    assert words(text, found.source) == "the ministry"


def test_what_is_said_of_a_claim_is_not_claimed():
    text = "Okell’s claim that Voss took bribes was absurd."
    (found,) = read(text, ("Okell’s", "claim", "that Voss took bribes was absurd"))
    assert words(text, found.content) == "that Voss took bribes"
