"""Whom a cue that the reader marked is attributed to: the words it marked as source, set right by the grammar.

The reader marks a source word by word: it may stop in the middle of a name, take words that name nobody, miss a subject
that several verbs share, or take who was told something for who told it.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import TYPE_CHECKING

from analysis.signals.attribution import contents, edges, sources
from analysis.signals.attribution.cues import Cue
from analysis.signals.attribution.page import FINITE, Page

if TYPE_CHECKING:
    from spacy.tokens import Token

_NO_NAMES = frozenset(("CC", "IN", "MD", "POS", "RB", "RBR", "TO", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ"))
_MINDED = frozenset(("agreed", "convinced", "encouraged", "persuaded", "pledged", "sworn"))  # who 'is agreed' thinks so
_REPORTED = frozenset(("alleged", "claimed", "heard", "quoted", "reported", "said", "understood"))
_HAVE = frozenset(("had", "has", "have", "having", "'ve", "’ve", "'d", "’d"))
_ARTICLES = frozenset(("a", "an", "the"))
_ASKED = frozenset(("asked", "pressed", "questioned"))  # 'Asked about the port, Okell said ...'


def named(
    page: Page, said: Sequence[int], entry: Cue | None, marked: Sequence[int], content: Sequence[int]
) -> list[int]:
    """The words that name the source of the cue `said`; none for nobody.

    The marked words, with all of their noun ('presidential' of 'two presidential candidates'). The cue's subject, where
    they name nobody ('and has often' before a cue), or where nothing is marked before a known verb. Whoever tells,
    where those that are marked were told.
    """
    cue, others = page.head(said), {*said, *content}
    found = _with_antecedent(page, edges.whole_noun(page, marked, others), others)
    if not found:
        return _words(sources.by_grammar(cue), others) if entry is not None and _has_subject(cue) else []
    if not any(_may_name(page.doc[at]) for at in found):
        return _words(sources.of_nominal(cue) if cue.tag_.startswith("N") else sources.of_verb(cue), others)
    if entry is not None and entry.cue_class == "speech" and _is_told(page, said, found):
        return _words(sources.by_agent(cue), others)
    return _before_next_clause(page, said, found)


def _with_antecedent(page: Page, found: list[int], others: Set[int]) -> list[int]:
    """With the noun before it, where a relative clause alone is marked: 'the union, which represents the dockers,'."""
    opening = page.doc[found[0]] if found else None
    if opening is None or opening.tag_ not in ("WDT", "WP") or opening.head.dep_ != "relcl":
        return found
    if opening.head.i not in found:  # the clause's own cue: 'Okell, who said that'
        return found
    before = range(opening.head.head.left_edge.i, opening.i)
    return [*before, *found] if others.isdisjoint(before) else found


def _before_next_clause(page: Page, said: Sequence[int], found: list[int]) -> list[int]:
    """Without the subject of a clause that follows: 'according to police, and the envoy, Voss, left'."""
    if page.words[said[0]].lower() != "according":
        return found
    after = found[-1] + 1
    while after < len(page.words) and page.words[after] == ",":
        after += 1
    if after == len(page.words) or page.doc[after].tag_ not in FINITE:
        return found
    end = next((at for at in found[1:] if page.words[at] == "," and page.doc[at + 1].dep_ == "cc"), after)
    return [at for at in found if at < end]


def _words(head: Token | None, others: Set[int]) -> list[int]:
    """The words of a source by its head; none where it is not apart from the words of cue and content."""
    found = range(*sources.source_range(head)) if head is not None else ()
    return [*found] if others.isdisjoint(found) else []


def _may_name(token: Token) -> bool:
    """Whether a word may name somebody; the tagger takes some names for verbs, and some pronouns for conjunctions."""
    if token.tag_ not in _NO_NAMES:
        return token.text.lstrip("@#")[:1].isalnum() and token.lower_ not in _ARTICLES
    return token.lower_ in ("that", "which", "who") or (
        token.text[0].isupper() and (not token.is_sent_start or token.tag_.startswith(("MD", "VB")))
    )


def _has_subject(cue: Token) -> bool:
    """Whether a verb is one whose subject does what it says: not 'denounced as impossible', not 'asked about it'."""
    perfect = cue.tag_ != "VBN" or any(child.lower_ in _HAVE for child in cue.children)
    return cue.tag_.startswith("V") and perfect and not contents.is_passive(cue) and cue.lower_ not in _ASKED


def _is_told(page: Page, said: Sequence[int], found: Sequence[int]) -> bool:
    """Whether the source is who was asked or told ('she was asked whether'), or nobody ('it was said that').

    Who 'was quoted as saying' or 'is said to have warned' speaks nevertheless.
    """
    cue, source = page.head(said), page.head(found)
    if _is_asked(cue, beside=found[-1] == cue.i - 2):
        return sources.by_agent(cue) != source
    speaks = cue.lower_ in _REPORTED and any(page.doc[at].tag_[0] == "V" for at in said if at > cue.i)
    return not speaks and cue.lower_ not in _MINDED and contents.is_passive_subject(source, cue)


def _is_asked(cue: Token, *, beside: bool) -> bool:
    """Whether a cue is as in 'Asked about it, she shrugged', where the tagger takes it for the past tense at times.

    beside: whether the source ends just before what is before the cue, as in 'Voss, asked about it, shrugged'.
    """
    before = cue.nbor(-1).text if cue.i else ""
    if cue.lower_ not in _ASKED or (before and before in "\"'”’»" and cue.is_lower):
        return False
    opens = (cue.is_title and cue.is_sent_start) or before.lower() in ("if", "when") or (before == "," and beside)
    return opens or contents.is_passive(cue)
