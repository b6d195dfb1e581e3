"""Names of actors and events stand side by side by outlet, with lines that lead to the sentences."""

import re

import newsroom

from analysis.comparison import naming
from analysis.reporting import namings, page
from analysis.reporting.corpus import Corpus
from analysis.tables import DESIGNATIONS


def test_each_outlet_has_a_row_for_each_actor_with_how_often_it_names_it(talks):
    corvel = next(found for found in namings.actors(Corpus(talks)) if found.title == "Dana Corvel")
    assert corvel.columns == ("Surname",)
    assert {row.outlet: (row.named, row.cells) for row in corvel.ways} == dict.fromkeys(
        ("Harbour Ledger", "Kelmark Post", "Vostrana Wire"), (4, ("4",))
    )


def test_a_title_is_counted_in_the_outlets_words_and_in_its_sources():
    corpus = Corpus(
        called("Dana Corvel", [("story-1", "outlet"), ("story-1", "source"), ("story-2", "outlet")], kind="description")
    )
    (found,) = [one for one in namings.actors(corpus) if one.forms]
    (form,) = found.forms
    assert (form.form, form.cells) == ("premier", ("1 + 1", "1"))  # the Wire never names her
    assert [line.outlet for line in form.lines] == ["Harbour Ledger", "Harbour Ledger", "Kelmark Post"]


def test_events_are_shown_by_noun_and_phrase():
    (war,) = namings.events(Corpus(called("war", [("story-1", "outlet")], kind="event", noun="conflict")))
    assert (war.title, war.columns, war.ways[0].cells) == ("War and fighting", ("Conflict",), ("1",))


def test_nothing_is_said_of_events_where_none_are_named(talks):
    assert namings.events(Corpus(talks)) == []
    assert "What are events called?" not in page.render(talks, newsroom.facts())


def test_the_page_escapes_what_an_article_calls_somebody():
    tables = called("Dana Corvel", [("story-1", "outlet")], kind="description", form="<script>premier</script>")
    html = page.render(tables, newsroom.facts())
    assert "&lt;script&gt;premier" in html and "<script" not in html


def test_the_section_is_in_the_contents(talks):
    assert re.search(r'<a href="#roles">Names and roles</a>', page.render(talks, newsroom.facts()))


def called(about, places, *, kind, form="premier", noun=""):
    """The tables of three outlets in which somebody is called so in these articles and voices."""
    tables = newsroom.build(newsroom.harbour(1))
    rows = [
        {
            "article_id": article,
            "sentence": 0,
            "start": 3 * number,
            "end": 3 * number + 5,
            "about": about,
            "kind": kind,
            "form": form,
            "noun": noun,
            "voice": voice,
            "speaker": "",
            "first": False,
            "again": False,
        }
        for number, (article, voice) in enumerate(places)
    ]
    designations = DESIGNATIONS.frame(rows)
    return tables | {"designations": designations, "naming": naming.by_outlet(designations, tables["articles"])}
