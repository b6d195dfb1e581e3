"""What articles share is told in a sentence each, with its number."""

from analysis.reporting import gist
from analysis.tables import COVERAGE, QUOTES, TENSIONS


class Tables(dict):
    """Tables by name, and the outlets, as the report's corpus has them."""

    outlets = ("Bell", "Courier", "Ledger")


def quotes(*rows):
    blank = {"spans": (), "quoted": (), "sentence": 0, "attribution": 0, "wording": "", "speaker": "", "form": "direct"}
    blank |= {"majority": False, "base": False, "commitment": "", "also_given_to": "", "changed": ""}
    return QUOTES.frame([{**blank, "article_id": f"a{n}", **row} for n, row in enumerate(rows)])


def coverage(*rows):
    blank = {"statement": "", "terms": "", "weight": 8.0, "speakers": "", "passages": 1, "earlier": False}
    return COVERAGE.frame([{**blank, "fact": f, "outlet": o, "state": s} for f, o, s in rows])


def told(**tables):
    empty = {"quotes": QUOTES.frame([]), "coverage": COVERAGE.frame([]), "tensions": TENSIONS.frame([])}
    return [finding for finding, _ in gist.findings(Tables(empty | tables))]


def test_nothing_shared_is_no_finding():
    assert told() == []


def test_altered_quotations_are_counted_with_an_example():
    (finding,) = told(
        quotes=quotes(
            {"cluster": 0, "outlet": "Bell", "alteration": "verbatim"},
            {"cluster": 0, "outlet": "Courier", "alteration": "substituted", "changed": "left → wide | a → the big"},
            {"cluster": 1, "outlet": "Bell", "alteration": "verbatim"},
            {"cluster": 1, "outlet": "Ledger", "alteration": "verbatim"},
        )
    )
    assert finding.text.startswith("1 of 2 utterances that several outlets report has other words")
    assert finding.numbers == "“left” in one is “wide” in another."


def test_an_utterance_of_one_outlet_does_not_count():
    assert told(quotes=quotes(
        {"cluster": 0, "outlet": "Bell", "alteration": "verbatim"},
        {"cluster": 0, "outlet": "Bell", "alteration": "substituted", "changed": "left → wide"},
    )) == []  # fmt: skip


def test_shared_statements_are_counted_and_gaps_told_by_outlet():
    (finding,) = told(
        coverage=coverage(
            (0, "Bell", "own voice"), (0, "Courier", "attributed"), (0, "Ledger", "absent"),
            (1, "Bell", "own voice"), (1, "Courier", "own voice"),
        )
    )  # fmt: skip
    assert finding.text == "2 statements are made by two outlets or more, 1 of them by all that covered the event."
    assert finding.numbers.startswith("Nothing near was found for: Ledger 1 of 1")


def test_tensions_are_counted_by_kind():
    rows = [
        {"tension": n, "kind": kind, "about": "x", "says": "", "article_id": "a", "outlet": "Bell", "sentence": 0,
         "start": 0, "end": 1}
        for n, kind in [(0, "number"), (0, "number"), (1, "reaction")]
    ]  # fmt: skip
    (finding,) = told(tensions=TENSIONS.frame(rows))
    assert finding.text.endswith("differ and want checking: numbers (1) and whether somebody reacted (1).")
