"""Headlines that name at their end who says so: 'Harbour pact is dead – minister', 'Pact ‘illegal’: court'."""

from __future__ import annotations

from analysis.signals.attribution import kinds
from analysis.signals.attribution.drafts import Draft
from analysis.signals.attribution.page import Page

_DASHES = frozenset(("-", "--", "–", "—", "―"))
_LONGEST = 4  # words of who says so
_NAMING = ("NN", "JJ", "CD", "POS")  # how tags of words that name a source begin


def add_teller(page: Page, found: dict[int, Draft], persons: frozenset[str]) -> None:
    """Add what a headline attributes to whom it ends with; `persons` are the last names of people in the article.

    Who says so is a noun for sources in small letters ('police', 'foreign minister') or somebody the article names:
    what else stands at the end of a headline is its outlet, its place, or a second thought.
    """
    if page.role != "title":
        return
    end = len(page.doc)
    mark = next((at for at in range(end - 2, max(1, end - 2 - _LONGEST), -1) if _parts(page, at)), None)
    if mark is None or any(one.words and one.words[1] > mark for one in found.values()):
        return
    last = page.doc[end - 1]
    named = last.text[0].isupper() and last.lower_ in persons and page.words[mark] != ":"
    if (named or (last.is_lower and kinds.is_listed(last))) and _may_name(page, mark + 1) and _is_told(page, mark):
        found[mark] = Draft(page.doc[mark], None, last, [(0, mark)], words=(mark + 1, end), said=(mark, mark + 1))


def _parts(page: Page, at: int) -> bool:
    """Whether a dash between blanks, or a colon, stands there, in no quotation."""
    token = page.doc[at]
    dash = token.text in _DASHES and bool(token.whitespace_) and bool(page.doc[at - 1].whitespace_)
    return (dash or token.text == ":") and page.inside[at] < 0


def _may_name(page: Page, start: int) -> bool:
    return all(token.tag_.startswith(_NAMING) and page.inside[token.i] < 0 for token in page.doc[start:])


def _is_told(page: Page, mark: int) -> bool:
    """Whether what stands before the mark is told: it quotes something, or has a verb, and asks nothing."""
    if "?" in page.words[:mark]:
        return False
    quoted = any(page.inside[at] >= 0 for at in range(mark))
    return quoted or any(token.tag_[:2] in ("VB", "MD") for token in page.doc[:mark])
