"""Whose a quotation is: the reporting verb beside it.

“…,” she said          the verb after it, up to the end of the sentence
She said: “…”          the verb before it
“…,” she said. “…”     goes on with the speaker of the quotation before it
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.signals.attribution.cues import cue_of
from analysis.signals.attribution.page import FINITE, Page, Quote

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 30  # tokens between a quotation and its verb: long appositions, no more
_COMMAS = frozenset((",", "?", "!", "—", "–", "-", "…", "..."))


def verb_after(page: Page, quote: Quote) -> int | None:
    """The reporting verb that follows a quotation: '“…,” said Smith', '“…,” Smith said'."""
    at = page.next_word(quote.end)
    if at < len(page.doc) and page.doc[at].text in _COMMAS:
        at += 1
    elif page.closing(quote) not in _COMMAS:
        return None
    for i in range(at, min(len(page.doc), at + _REACH)):
        token = page.doc[i]
        if page.inside[i] >= 0 or page.ends_sentence(i) or token.text == ":":
            return None
        if cue_of(token, loose=i > at) and _reports(page, token, at):
            return None if relative_before(page, token, at) else i
        if page.finite(token) and not _in_relative(token, at) and token.dep_ not in ("aux", "auxpass"):
            return None
    return None


def verb_before(page: Page, quote: Quote) -> int | None:
    """The reporting verb that leads to a quotation: 'Smith said, “…”', 'Smith told reporters: “…”'."""
    return verb_left(page, quote.start)


def verb_left(page: Page, end: int) -> int | None:
    """The reporting verb that leads to what begins at a token."""
    last = page.last_word(end)
    pointed = last >= 0 and page.doc[last].text in (",", ":", "—", "–")
    for i in range(last, max(-1, last - _REACH), -1):
        token = page.doc[i]
        if page.inside[i] >= 0 or page.ends_sentence(i):
            return None
        if cue_of(token):
            return i if pointed or _complements_only(page, i, end) else None
        if page.finite(token) and not (pointed and token.dep_ in ("relcl", "aux", "auxpass", "advcl")):
            return None
    return None


def continues(page: Page, earlier: Quote, quote: Quote) -> bool:
    """Whether nothing stands between two quotations but the end of the reporting sentence: the speaker goes on."""
    last = page.last_word(quote.start)
    stops = [i for i in range(earlier.end, last + 1) if page.ends_sentence(i)]
    if not stops and last >= earlier.end and page.doc[last].text.endswith("."):
        return True  # '… in Ostrava, V.K. “…'
    if not stops:
        return last < earlier.end
    return len(stops) == 1 and last - stops[0] <= 1  # 'But “…”' goes on as well


def relative_before(page: Page, verb: Token, start: int) -> bool:
    """Whether a verb's clause is about a noun between a quotation and itself: '“…,” a phrase that Brenn called …'."""
    pronoun = next((i for i in range(verb.i - 1, start, -1) if page.doc[i].tag_ in ("WDT", "WP")), None)
    if pronoun is None:
        return False
    subjects = [child.i for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    if subjects:
        return pronoun < min(subjects)
    finite = any(page.finite(page.doc[i]) for i in range(pronoun, verb.i))  # 'Brenn, who lives here, said'
    return not finite


def _reports(page: Page, token: Token, start: int) -> bool:
    """Whether a verb after a quotation reports it: it has its subject there, or stands at once after it."""
    if token.tag_ == "VBG" or token.dep_ == "relcl":
        return False
    subjects = [child for child in token.children if child.dep_ in ("nsubj", "nsubjpass")]
    if token.i == start or any(child.i >= start for child in subjects):
        return True
    return token.tag_ in FINITE and (not subjects or token.nbor(-1).tag_ in ("NNP", "PRP"))


def _in_relative(token: Token, start: int) -> bool:
    seen = token
    while seen.i >= start and seen.head != seen:
        if seen.dep_ in ("relcl", "acl", "advcl"):
            return True
        seen = seen.head
    return False


def _complements_only(page: Page, verb: int, end: int) -> bool:
    """Whether between verb and quotation stand only its addressee, particle or 'that'."""
    return all(
        page.doc[i].lower_ == "that"
        or page.doc[i].is_space
        or page.doc[i].dep_ in ("dobj", "dative", "prt", "advmod", "det", "compound", "poss")
        for i in range(verb + 1, end)
    )
