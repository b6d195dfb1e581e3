"""Reports that may not all be right are put side by side."""

import pandas as pd

from analysis import annotate
from analysis.comparison.events import shared
from analysis.comparison.events.shared import Annotations
from analysis.tables import QUOTES

SHARED = (
    "The ferry Corvina sank off Varn harbour on Sunday night after striking a rock near the northern lighthouse. "
    "The navy of Kelmark closed the northern channel to all cargo ships until Wednesday morning. "
    "Transport minister Leo Fenwick promised an inquiry into the pilot's training. "
)


def tensions(**texts):
    found = annotate(
        [{"id": outlet, "outlet": outlet, "title": "", "text": text} for outlet, text in texts.items()], trained=False
    )
    names = ("articles", "sentences", "clauses", "mentions", "attributions", "lemmas", "hedges")
    return shared.shared(Annotations(*(getattr(found, name) for name in names), QUOTES.frame([]))).tensions


def said(rows, kind):
    return [set(part["says"]) for _, part in rows[rows["kind"] == kind].groupby("tension")]


def test_different_numbers_for_one_thing():
    rows = tensions(
        Courier=SHARED + "Rescuers pulled 41 passengers from the cold water before the storm reached the bay.",
        Bell=SHARED + "Rescuers pulled 38 passengers from the cold water before the storm reached the bay.",
    )
    assert said(rows, "number") == [{"41 passengers", "38 passengers"}]


def test_the_same_number_in_words_and_digits_is_no_difference():
    rows = tensions(
        Courier=SHARED + "Rescuers pulled 41 passengers from the cold water before the storm reached the bay.",
        Bell=SHARED + "Rescuers pulled forty-one passengers from the cold water before the storm reached the bay.",
    )
    assert said(rows, "number") == []


def test_silent_in_one_and_quoted_in_another():
    rows = tensions(
        Courier=SHARED + "There was no immediate response from Jonas Brekker, who leads the dockworkers.",
        Bell=SHARED + "“The rock has been on every chart for a century,” Jonas Brekker said on Monday.",
    )
    assert said(rows, "reaction") == [{"did not react", "is quoted"}]


def test_who_took_the_initiative():
    rows = tensions(
        Courier=SHARED + "Dana Corvel proposed a call with Ilya Marenko about the rescue.",
        Bell=SHARED + "Ilya Marenko proposed a call with Dana Corvel about the rescue.",
    )
    assert said(rows, "initiative") == [{"Dana Corvel", "Ilya Marenko"}]


def test_reports_that_agree_show_no_tension():
    rows = tensions(Courier=SHARED, Bell=SHARED)
    assert rows.empty and isinstance(rows, pd.DataFrame)
