from math import nan
from types import SimpleNamespace

import pytest

from analysis.reporting import wording

SHARE = SimpleNamespace(range=(0.0, 1.0))
SIGNED = SimpleNamespace(range=(-1.0, 1.0))


def plain(words: str) -> str:
    return words.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("value", "measure", "words"),
    [
        (0.314, SHARE, "31 %"),
        (0.0, SHARE, "0 %"),
        (0.004, SHARE, "0.4 %"),
        (1.0, SHARE, "100 %"),
        (nan, SHARE, "–"),
        (0.124, SIGNED, "+0.12"),
        (-0.3, SIGNED, "−0.30"),
        (-0.001, SIGNED, "0.00"),
        (nan, SIGNED, "–"),
    ],
)
def test_a_score_is_a_percentage_or_a_signed_number(value, measure, words):
    assert plain(wording.score(value, measure)) == words


def test_a_line_never_breaks_between_a_number_and_its_percent_sign():
    assert " " not in wording.score(0.31, SHARE)


@pytest.mark.parametrize(
    ("low", "high", "measure", "words"),
    [
        (0.22, 0.4, SHARE, "22 to 40 %"),
        (-0.1, 0.3, SIGNED, "−0.10 to +0.30"),
        (nan, nan, SHARE, "no interval"),
    ],
)
def test_an_interval_has_the_unit_of_its_score(low, high, measure, words):
    assert plain(wording.interval(low, high, measure)) == words


@pytest.mark.parametrize(
    ("value", "measure", "words"),
    [
        (0.19, SHARE, "19 percentage points"),
        (-0.01, SHARE, "1 percentage point"),
        (-0.21, SIGNED, "0.21 points"),
    ],
)
def test_shares_differ_by_percentage_points_never_by_per_cent(value, measure, words):
    assert wording.difference(value, measure) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [(0.034, ".03"), (0.0044, ".004"), (0.0002, "< .001"), (0.5, ".50"), (1.0, "1.00"), (nan, "–")],
)
def test_a_chance_has_no_false_precision(value, words):
    assert wording.chance(value) == words


def test_a_chance_is_told_with_its_name():
    assert [plain(wording.chance_is("q", value)) for value in (0.03, 0.0001)] == ["q = .03", "q < .001"]


@pytest.mark.parametrize(
    ("number", "noun", "words"),
    [
        (0, "article", "no articles"),
        (1, "article", "1 article"),
        (1204, "article", "1,204 articles"),
        (2, "country", "2 countries"),
        (3, "stretch", "3 stretches"),
        (2, "day", "2 days"),
    ],
)
def test_a_count_agrees_with_its_noun(number, noun, words):
    assert wording.count(number, noun) == words


def test_a_share_of_nothing_is_a_gap():
    assert wording.share(0, 0) == "–"
    assert plain(wording.share(1, 4)) == "25 %"


@pytest.mark.parametrize(
    ("words", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_a_listing_reads_aloud(words, text):
    assert wording.listing(words) == text


def test_long_words_are_cut_with_an_ellipsis():
    assert wording.shortened("x" * 10_000, 8) == "x" * 7 + "…"
    assert wording.shortened("Harbour", 8) == "Harbour"


def test_a_name_folds_into_two_lines_and_no_more():
    assert wording.folded("The Greater Kelmark Evening Post", 14, most=2) == ["The Greater", "Kelmark Eveni…"]


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        (["2031-05-02", "2031-04-30T09:00:00+00:00"], "30 April 2031 to 2 May 2031"),
        (["2031-05-02", ""], "2 May 2031"),
        (["", "soon"], ""),
    ],
)
def test_a_period_is_written_as_dates_are_said(dates, words):
    assert wording.period(dates) == words
