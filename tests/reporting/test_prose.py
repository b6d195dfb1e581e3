import newsroom
import pytest
from newsroom import HEDGING, HOW, MEASURES, PORTRAYAL, QUOTED

from analysis.reporting import alternatives, prose, terms
from analysis.tables import DIFFERENCES, SCORES


def plain(words: str) -> str:
    return words.replace("\u00a0", " ")


def scored(outlet, value, *, measure="hedging", voice="outlet", about="", articles=6, judged=100, enough=True):
    return {
        "measure": measure,
        "outlet": outlet,
        "voice": voice,
        "about": about,
        "articles": articles,
        "judged": judged,
        "score": value,
        "low": value - 0.1,
        "high": value + 0.1,
        "enough": enough,
        "unshared": value,
        "unshared_low": value - 0.1,
        "unshared_high": value + 0.1,
        "unshared_judged": judged,
        "unshared_articles": articles,
    }


def differing(group, other, value, *, q, measure="hedging", voice="outlet", about="", spread=0.1):
    return {
        "measure": measure,
        "voice": voice,
        "about": about,
        "group": group,
        "other": other,
        "difference": value,
        "low": value - spread,
        "high": value + spread,
        "p": q / 2,
        "q": q,
        "unshared": value,
        "unshared_low": value - spread,
        "unshared_high": value + spread,
    }


def findings(scores, differences):
    return prose.findings(SCORES.frame(scores), DIFFERENCES.frame(differences), MEASURES)


def test_a_clear_difference_is_told_with_its_numbers():
    scores = [scored("Ledger", 0.31, judged=140), scored("Post", 0.12, judged=120, articles=1)]
    found = findings(scores, [differing("Ledger", "Post", 0.19, q=0.02)])[0]
    assert found.text == "In its own voice, Ledger hedges more than Post."
    assert plain(found.numbers) == (
        "Ledger: 31 % [21 to 41 %], 140 sentences in 6 articles; Post: 12 % [2 to 22 %], 120 sentences in 1 article. "
        "They lie 19 percentage points apart [9 to 29], p = .01, q = .02."
    )
    assert found.outlets == ("Ledger", "Post")


def test_the_outlet_with_the_higher_score_is_the_subject_whichever_comes_first():
    scores = [scored("Ledger", 0.12), scored("Post", 0.31)]
    found = findings(scores, [differing("Ledger", "Post", -0.19, q=0.02)])[0]
    assert found.text == "In its own voice, Post hedges more than Ledger."
    assert "[9 to 29]" in found.numbers


@pytest.mark.parametrize(("q", "spread"), [(0.06, 0.1), (0.04, 0.3)], ids=["q above 5 %", "interval includes zero"])
def test_what_chance_could_do_is_no_difference(q, spread):
    scores = [scored("Ledger", 0.31), scored("Post", 0.12)]
    found = findings(scores, [differing("Ledger", "Post", 0.19, q=q, spread=spread)])
    assert found[0].kind == "none"
    assert not [finding for finding in found if finding.kind == "difference"]


def test_one_finding_tells_the_clearest_of_several_pairs():
    scores = [scored(outlet, value) for outlet, value in (("A", 0.5), ("B", 0.3), ("C", 0.1))]
    rows = [differing("A", "B", 0.2, q=0.02), differing("A", "C", 0.4, q=0.02), differing("B", "C", 0.2, q=0.03)]
    told = [finding for finding in findings(scores, rows) if finding.kind == "difference"]
    assert [finding.outlets for finding in told] == [("A", "C")]
    assert told[0].numbers.endswith("3 pairs of outlets differ so clearly here.")


def test_the_outlets_own_voice_is_told_before_all_voices():
    scores = [
        scored(outlet, value, voice=voice) for outlet, value in (("A", 0.5), ("B", 0.1)) for voice in ("outlet", "all")
    ]
    rows = [differing("A", "B", 0.4, q=0.001, voice="all"), differing("A", "B", 0.4, q=0.02, voice="outlet")]
    assert [finding.voice for finding in findings(scores, rows) if finding.kind == "difference"] == ["outlet"]


def test_there_are_at_most_six_findings():
    scores = [scored(outlet, 0.2, measure="portrayal", about=str(n)) for outlet in ("A", "B") for n in range(9)]
    rows = [differing("A", "B", 0.3, q=0.01, measure="portrayal", about=str(n)) for n in range(9)]
    assert len(findings(scores, rows)) == 6


def test_what_sources_say_is_told_of_the_sources():
    scores = [scored(outlet, value, voice="source") for outlet, value in (("A", 0.5), ("B", 0.1))]
    found = findings(scores, [differing("A", "B", 0.4, q=0.01, voice="source")])[0]
    assert found.text == "The sources that A quotes hedge more than those that B quotes."


def test_how_to_source_is_told_of_the_outlet_alone():
    scores = [scored(outlet, value, measure="quoted", voice="source") for outlet, value in (("A", 0.5), ("B", 0.1))]
    found = findings(scores, [differing("A", "B", 0.4, q=0.01, measure="quoted", voice="source")])
    assert not [finding for finding in found if finding.kind == "difference"]


def test_an_outlet_keeps_its_spelling_at_the_beginning_of_a_sentence():
    scores = [scored(outlet, value, measure="quoted") for outlet, value in (("the-post", 0.5), ("B", 0.1))]
    found = findings(scores, [differing("the-post", "B", 0.4, q=0.01, measure="quoted")])[0]
    assert found.text.startswith("the-post puts more of what its sources say in quotation marks than B.")


def test_portrayal_names_the_actor():
    scores = [
        scored(outlet, value, measure="portrayal", about="Dana Corvel") for outlet, value in (("A", 0.3), ("B", -0.2))
    ]
    found = findings(scores, [differing("A", "B", 0.5, q=0.01, measure="portrayal", about="Dana Corvel")])[0]
    assert found.text == "In its own voice, A presents Dana Corvel more favourably than B."
    assert "They lie 0.50 points apart" in found.numbers


def test_with_one_article_per_outlet_nothing_is_compared():
    tables = newsroom.build(newsroom.harbour(1))
    found = prose.findings(tables["scores"], tables["differences"], MEASURES)
    assert found[0].text.startswith("No two outlets can be compared")
    assert "The best covered outlet has 1 article" in found[0].numbers
    assert {finding.kind for finding in found} == {"none", "description"}
    outlets = ("Harbour Ledger", "Kelmark Post", "Vostrana Wire")
    assert not [outlet for outlet in outlets for finding in found if outlet in finding.text + finding.numbers]


def test_a_description_counts_what_all_articles_hold():
    scores = [scored("A", 0.5, judged=10), scored("B", 0.1, judged=10), scored("A", 0.5, judged=10, voice="all")]
    scores.append(scored("B", 0.25, judged=12, voice="all"))
    texts = [plain(finding.text) for finding in findings(scores, [])]
    assert "8 of 22 sentences (36 %) hold a hedge. In the outlets’ own voice: 6 of 20." in texts


def test_who_acts_is_described_by_how_often():
    agency = newsroom.measure("agency", "roles", unit="share of mentions that act", by_about=True)
    rows = [scored(outlet, 0.75, measure="agency", about="Marenko", judged=4) for outlet in ("Ledger", "Post")]
    found = prose.findings(SCORES.frame(rows), DIFFERENCES.frame([]), [agency])
    assert found[1].text.endswith("of those in which they act or are acted upon: Marenko (6 of 8).")


def test_nothing_found_is_described_by_nothing():
    assert [finding.kind for finding in findings([], [])] == ["none"]


def test_thin_says_what_there_is_and_what_would_be_needed():
    assert prose.thin(1, 7, "claims", HOW) == "too thin to say: 1 article and 7 claims; 3 and 6 are needed"


def test_measures_count_what_they_judge():
    assert [terms.noun(measure) for measure in (HEDGING, QUOTED, PORTRAYAL)] == ["sentences", "claims", "mentions"]


def test_alt_text_never_gives_a_number_that_is_too_thin():
    table = SCORES.frame([scored("Ledger", 0.31, enough=False, judged=4)])
    assert alternatives.by_outlet(table, HEDGING) == "How much is hedged? Ledger, own voice: too thin to say (n 4)."


def test_no_sentence_ranks_or_accuses(talks):
    found = prose.findings(talks["scores"], talks["differences"], MEASURES)
    words = " ".join(finding.text + finding.numbers for finding in found).lower()
    assert not [word for word in ("bias", "best outlet", "worst", "rank", "unfair") if word in words]


def without(scored_without, differing_without, judged=(100, 100)):
    """What a finding says of the numbers without shared copy, of 100 judgements each."""
    outlets = zip(("Ledger", "Post"), (0.31, 0.12), scored_without, judged, strict=True)
    rows = [scored(o, value) | {"unshared": own, "unshared_judged": left} for o, value, own, left in outlets]
    difference, low, high = differing_without
    pair = differing("Ledger", "Post", 0.19, q=0.01)
    pair |= {"unshared": difference, "unshared_low": low, "unshared_high": high}
    (finding, *_) = findings(rows, [pair])
    return plain(finding.without)


def test_a_finding_without_shared_copy_says_so():
    assert without((0.31, 0.12), (0.19, 0.09, 0.29)) == "No copy that another outlet prints too is among this."


def test_a_finding_is_told_again_without_shared_copy():
    words = without((0.31, 0.2), (0.11, 0.04, 0.19), judged=(100, 60))
    assert "Ledger the same; Post 20 % [2 to 22 %], n 60; 11 percentage points apart [4 to 19]." in words


def test_a_difference_that_shared_copy_made_says_that_zero_is_not_left_out():
    words = without((0.31, 0.29), (0.02, -0.05, 0.09), judged=(100, 60))
    assert words.endswith("2 percentage points apart [−5 to 9], an interval that includes zero.")


def test_a_difference_that_turns_round_without_shared_copy_says_so():
    words = without((0.31, 0.5), (-0.19, -0.3, -0.08), judged=(100, 60))
    assert words.endswith("19 percentage points apart the other way round [8 to 30].")


def test_where_shared_copy_was_all_there_was_nothing_is_compared():
    nothing = float("nan")
    words = without((0.31, nothing), (nothing, nothing, nothing), judged=(100, 0))
    assert words == "Without copy that another outlet prints too, there is too little left to compare."
