"""What the report says about distinctive words."""

import math
import re

import pytest
from newsroom import Story, build, facts

from analysis.reporting import page, strips, words
from analysis.reporting.corpus import Corpus
from analysis.tables import CONCORDANCE, WORDS

OUTLETS = ("Kelmark Post", "Strait Ledger")


def row(outlet, form, clarity, *, voice="outlet", chance=3.0, enough=True, **changes):
    values = {"voice": voice, "outlet": outlet, "term": form, "form": form, "count": 9, "articles": 6 if enough else 2}
    others = {"rate": 43.4, "other_count": 1, "other_articles": 1, "other_rate": 0.2, "z": clarity + 1}
    known = not math.isnan(chance)
    said = {"clarity": clarity, "chance": chance, "enough": enough, "stands_out": known and enough and clarity > chance}
    return values | others | said | changes


def line(outlet, form, article_id, text):
    start = text.index(form)
    return {
        "voice": "outlet", "outlet": outlet, "term": form, "article_id": article_id, "sentence": 1, "start": start,
        "end": start + len(form), "left": text[:start], "match": form, "right": text[start + len(form) :],
    }  # fmt: skip


def tables(rows, lines=()):
    stories = [Story(outlet=outlet, title="Crowds", body=f"The riot spread, say {outlet}.") for outlet in OUTLETS]
    return build(stories) | {"words": WORDS.frame(rows), "concordance": CONCORDANCE.frame(lines)}


def test_what_stands_out_is_named_with_its_outlet_and_what_chance_gives():
    said = words.told(WORDS.frame([row("Strait Ledger", "riot", 4.2), row("Kelmark Post", "quay", 2.0)]), least=5)
    assert said.startswith("1 word or phrase stands out: Strait Ledger “riot”.")
    assert "clarity of 3.0" in said and "quay" not in said


def test_of_many_words_the_clearest_are_named():
    rows = [row(outlet, f"word{n}", 5.0 + n) for outlet in OUTLETS for n in range(7)]
    said = words.told(WORDS.frame(rows), least=5)
    assert said.startswith(
        "14 words and phrases stand out: Kelmark Post “word6”, “word5”, “word4”, “word3” and 3 more;"
    )


def test_it_says_so_when_nothing_stands_out():
    rows = [row("Strait Ledger", "riot", 2.9), row("Kelmark Post", "quay", 3.4, enough=False)]
    said = words.told(WORDS.frame(rows), least=5)
    assert said.startswith("Nothing stands out.") and "“riot” (Strait Ledger) with 2.9" in said


def test_it_says_so_when_it_is_too_thin_to_say():
    said = words.told(WORDS.frame([row("Strait Ledger", "riot", 2.9, chance=math.nan, enough=False)]), least=5)
    assert said.startswith("Too thin to say")


def test_every_word_that_stands_out_is_shown_and_others_as_far_as_there_is_room():
    rows = [row("Strait Ledger", f"word{n}", 9.0 - n / 10) for n in range(15)]
    rows += [row("Kelmark Post", f"word{n}", 2.0 - n / 100) for n in range(15)]
    (voice,) = words.voices(Corpus(tables(rows)), least=5)
    assert [(outlet.name, len(outlet.terms), outlet.listed) for outlet in voice.outlets] == [
        ("Kelmark Post", 10, 15),
        ("Strait Ledger", 15, 15),
    ]


def test_lines_of_text_lead_to_the_sentence():
    lines = [line("Strait Ledger", "riot", "story-2", "The riot spread, say Strait Ledger.")]
    html = page.render(tables([row("Strait Ledger", "riot", 4.2)], lines), facts())
    section = html[html.index('<section id="words"') :]
    assert 'The <span class="decided">riot</span> spread' in section
    assert 'href="#a2-s1"' in section and '<a href="#words">Words</a>' in html


def test_without_words_there_is_no_section():
    assert 'id="words"' not in page.render(tables([]), facts())


@pytest.mark.parametrize("chance", [3.0, math.nan])
def test_the_figure_holds_its_table_and_says_what_it_shows(chance):
    found = WORDS.frame([row("Strait Ledger", "riot", 4.2, chance=chance, enough=chance == 3.0)])
    figure = strips.words(found, Corpus(tables([])).looks)
    assert figure.table is found and "clearest “riot” with 4.2" in figure.alt
    assert ("chance" in re.sub("<desc.*?</desc>", "", figure.svg)) == (chance == 3.0)
    assert "none listed" in figure.svg  # the outlet without a word keeps its row


def test_hostile_words_show_as_text():
    html = page.render(tables([row("Strait Ledger", "<script>alert(1)</script>", 4.2)]), facts())
    assert "<script>" not in html and "&lt;script&gt;" in html
