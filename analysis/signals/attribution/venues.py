"""Where something was said, as the article puts it: 'in a post on Truth Social', 'aboard Air Force One'."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from analysis.language import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PLACES = frozenset(("aboard", "outside"))
_PREPOSITIONS = frozenset(("in", "on", "at", "during", "via", "through", "to", "aboard", "outside", "over"))
_LONGEST = 12  # tokens


def venue(doc: Doc, cue: Token) -> str:
    """The phrase beside a cue that names the channel or the place; '' where there is none."""
    phrases = [child for child in cue.children if child.dep_ in ("prep", "dative") and child.lower_ in _PREPOSITIONS]
    hearers = [c for c in cue.children if c.lower_ == "reporters"] + [
        c for phrase in phrases for c in phrase.children if phrase.lower_ == "to" and c.lower_ == "reporters"
    ]
    phrases += [child for hearer in hearers for child in hearer.children if child.lower_ in _PREPOSITIONS]
    for phrase in sorted(phrases, key=lambda phrase: (phrase.lower_ == "to", phrase.i)):
        end = _end(phrase)
        if _names_venue(phrase) and end - phrase.i <= _LONGEST:
            return str(doc[phrase.i : end].text).strip(" ,")
    return ""


def _names_venue(preposition: Token) -> bool:
    thing = next((c for c in preposition.children if c.dep_ == "pobj"), None)
    if thing is None or (preposition.lower_ == "to" and thing.lower_ != "reporters"):
        return False
    words = _words()
    return preposition.lower_ in _PLACES or thing.lower_ in words or thing.text in words


def _end(preposition: Token) -> int:
    """The end of the phrase, before any clause, comma or quotation."""
    end = int(preposition.right_edge.i) + 1
    for token in preposition.subtree:
        if token.dep_ in ("relcl", "acl", "advcl", "appos") or token.text in (",", "—", "“", '"', "«", ":", "that"):
            return min(end, int(token.left_edge.i))
    return end


@cache
def _words() -> frozenset[str]:
    words = {row["word"] for row in lexicon.load("venues")}
    return frozenset(words | {word + "s" for word in words if word.islower()})
