"""Where the outlet goes on in its own words after what somebody said: '“…,” a line that …', 'referring to …'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.signals.attribution.page import Page, Range

if TYPE_CHECKING:
    from spacy.tokens import Token

_GLOSSES = frozenset(
    (
        *("accusation", "allusion", "analogy", "answer", "apology", "argument", "assertion", "boast", "challenge"),
        *("charge", "choice", "claim", "comment", "comparison", "compliment", "criticism", "departure", "description"),
        *("dig", "echo", "expression", "insult", "jab", "jibe", "joke", "label", "line", "mantra", "metaphor", "motto"),
        *("move", "nickname", "nod", "phrase", "pledge", "position", "promise", "quip", "rebuke", "reference"),
        *("refrain", "remark", "reminder", "reply", "response", "retort", "sentiment", "shot", "slogan", "slur"),
        *("statement", "suggestion", "swipe", "term", "theme", "threat", "title", "tribute", "warning", "word"),
    )
)
_PARTICIPLES = frozenset(("referring", "referencing", "following", "alluding"))
_MODIFIERS = frozenset(("JJ", "JJR", "JJS", "RB", "NN", "VBG", "VBN", "HYPH"))
_LONGEST = 5  # tokens: 'a rare and public compliment'


def without_gloss(page: Page, content: Range) -> Range:
    """A content up to the outlet's remark on it."""
    start, end = content
    before = start - 2 if start > 1 and page.doc[start - 1].text == "," else start - 1
    if before >= 0 > page.inside[start] and page.inside[before] >= 0 and _is_gloss(page, start):
        return start, start
    for at in range(start + 1, end - 1):
        if page.inside[at] >= 0:
            continue
        comma = page.doc[at].text in (",", "—", "–")
        if page.inside[at - 1] >= 0 and _is_gloss(page, at + 1 if comma else at):
            return start, at
        first = at + 1 if comma else at if page.inside[at - 1] >= 0 else -1
        if first >= 0 and page.inside[first] < 0 and page.doc[first].lower_ in _PARTICIPLES:
            goes_on = any(page.finite(page.doc[i]) for i in range(first, end))  # 'the strike, following …, would end'
            return content if goes_on else (start, at)
    return content


def _is_gloss(page: Page, start: int) -> bool:
    """Whether at a token begin words for what was said: 'a line', 'an odd choice'."""
    words: list[Token] = list(page.doc[start : start + _LONGEST])
    if not words or words[0].lower_ not in ("a", "an"):
        return False
    for word in words[1:]:
        if word.lower_ in _GLOSSES:
            return True
        if word.tag_ not in _MODIFIERS:
            return False
    return False
