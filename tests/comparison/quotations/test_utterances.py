"""What is reported as said, cut into utterances."""

from newsdesk import Article, Said, desk

from analysis.comparison.quotations import utterances


def cut(text, *said):
    """Each utterance as written, its form, and whether it is a fragment of another."""
    found = utterances.utterances(desk(Article("Post", text, said)))
    return [(" … ".join(text[start:end] for start, end in one.spans), one.form, one.fragment) for one in found]


def test_each_sentence_of_a_quotation_is_an_utterance():
    text = "“The strait is open,” Corvel said. “Nobody will close it.”"
    said = Said("Corvel", "said", "“The strait is open,” … “Nobody will close it.”")
    assert cut(text, said) == [
        ("The strait is open,", "direct", False),
        ("Nobody will close it.", "direct", False),
    ]


def test_a_sentence_that_its_cue_interrupts_is_one_utterance():
    text = "“The strait,” Corvel said, “is open again.”"
    said = Said("Corvel", "said", "“The strait,” … “is open again.”")
    assert cut(text, said) == [("The strait, … is open again.", "direct", False)]


def test_a_quoted_phrase_is_an_utterance_beside_its_sentence():
    text = "Corvel called the new truce with Vostrana “a thin plank”."
    assert cut(text, Said("Corvel", "called", "the new truce with Vostrana “a thin plank”")) == [
        ("the new truce with Vostrana “a thin plank", "mixed", False),
        ("a thin plank", "direct", True),
    ]


def test_what_is_quoted_for_the_most_part_is_one_utterance():
    text = "Corvel said that “the strait has room for two flags”."
    assert cut(text, Said("Corvel", "said", "that “the strait has room for two flags”")) == [
        ("that “the strait has room for two flags", "mixed", False)
    ]


def test_one_quoted_word_is_no_utterance():
    text = "Corvel said the “truce” would hold."
    assert cut(text, Said("Corvel", "said", "the “truce” would hold")) == [("the “truce” would hold", "mixed", False)]


def test_a_quotation_that_nobody_is_named_for_is_an_utterance():
    text = "Banners hung over the quay. “No ship leaves before the vote.”"
    assert cut(text) == [("No ship leaves before the vote.", "direct", False)]


def test_the_title_of_a_work_is_no_utterance():
    assert cut("She had brought a copy of “The Old Harbour and Its Ghosts” along.") == []


def test_what_an_attribution_takes_from_another_sentence_belongs_to_the_other():
    text = "The date is open, Corvel said. Marenko said that the ferry would sail."
    corvel = Said("Corvel", "Corvel said", "The date is open")
    marenko = Said("Marenko", "Marenko said", "The date is open … the ferry would sail")
    found = utterances.utterances(desk(Article("Post", text, [corvel, marenko])))
    assert [(one.speaker.written, one.start) for one in found] == [("Corvel", 0), ("Marenko", text.index("the ferry"))]


def test_plans_and_feelings_are_no_utterances_unless_quoted():
    text = "Corvel plans to reopen the strait."
    tables = desk(Article("Post", text, [Said("Corvel", "plans", "to reopen the strait")]))
    tables["attributions"] = tables["attributions"].assign(cue_class="intention")
    assert utterances.utterances(tables) == []
