"""The attributions of a paragraph as the trained reader marks them, laid over its grammar.

The reader says which words are source, cue and content. What kind of source it is, what class and stance the cue has,
and where it was said, is read off the grammar, as for the attributions that the grammar shows by itself (`drafts`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from analysis.language.reader import Marked
from analysis.signals.attribution import contents, cues, edges, sources
from analysis.signals.attribution.cues import Cue
from analysis.signals.attribution.drafts import Draft
from analysis.signals.attribution.page import Page, Range
from analysis.signals.reading import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_NO_NAMES = frozenset(("CC", "IN", "MD", "POS", "RB", "RBR", "TO", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ"))
_MINDED = frozenset(("convinced", "encouraged", "persuaded"))  # who 'is persuaded' thinks so
_ASKED = frozenset(("asked", "pressed", "questioned"))  # 'Asked about the port, Okell said ...'


def by_reader(page: Page, marks: Iterable[Marked]) -> dict[int, Draft]:
    """The drafts of a paragraph by the token of their cue."""
    found: dict[int, Draft] = {}
    for mark in marks:
        said = [at for at in _tokens(page, mark.cue) if at not in found]
        if not said or [page.doc[at].lower_ for at in said] == ["of"]:
            continue
        token = _head(page, said)
        content = _tokens(page, mark.content)
        source = _named(page, token, _tokens(page, mark.source[:1]), frozenset((*said, *content)))
        content = edges.to_phrase(page, content, frozenset((*said, *source)))
        entry = _entry(token)
        if entry is None and _introduces_nothing_said(page, said, content):
            continue
        if source and content and _is_expected(page, said, content, entry, _head(page, source)):
            source, content = [], sorted({*source, *content})
        elif source and _is_told(token, entry, _head(page, source)):
            source = _words(sources.by_grammar(token), frozenset((*said, *content)))
        found[token.i] = Draft(
            token,
            entry,
            _head(page, source) if source else None,
            _ranges(content),
            words=(source[0], source[-1] + 1) if source else None,
            said=(said[0], said[-1] + 1),
            confidence=mark.confidence,
        )
    return found


def _named(page: Page, cue: Token, marked: list[int], others: frozenset[int]) -> list[int]:
    """The words marked as source, to the end of their noun: 'presidential' of 'presidential candidates'.

    Where they name nobody ('and has often' before a cue), the cue's subject. `others` are the words of cue and content.
    """
    marked = edges.to_noun(page, marked, others)
    if any(_may_name(page.doc[at]) for at in marked):
        return marked
    named = sources.of_nominal if cue.tag_.startswith("N") else sources.of_verb
    return _words(named(cue) if marked else None, others)


def _words(head: Token | None, others: frozenset[int]) -> list[int]:
    """The words of a source by its head; none where it is not apart from the words of cue and content."""
    found = range(*sources.source_range(head)) if head is not None else ()
    return [*found] if others.isdisjoint(found) else []


def _may_name(token: Token) -> bool:
    """Whether a word may name somebody; the tagger takes some names for verbs, and some pronouns for conjunctions."""
    if token.tag_ not in _NO_NAMES:
        return token.text.lstrip("@#")[:1].isalnum()
    return token.lower_ in ("that", "which", "who") or (
        token.text[0].isupper() and (not token.is_sent_start or token.tag_.startswith(("MD", "VB")))
    )


def _introduces_nothing_said(page: Page, said: Sequence[int], content: Sequence[int]) -> bool:
    """Whether a cue is words before a colon that no list knows, and nothing is quoted: 'Summit Looms: Both Agree'."""
    words = page.doc[said[0] : said[-1] + 1].text
    quoted = any(page.inside[at] >= 0 for at in content)
    return words.endswith(":") and any(letter.isalpha() for letter in words) and not quoted


def _is_told(token: Token, entry: Cue | None, source: Token) -> bool:
    """Whether the source is who was asked or told ('she was asked whether'), or nobody ('it was said that')."""
    if entry is None or entry.cue_class != "speech" or token.lower_ in _MINDED:
        return False
    asked = token.lower_ in _ASKED and contents.is_passive(token) and sources.by_grammar(token) != source
    return asked or _is_passive_subject(token, source)


def _is_passive_subject(token: Token, noun: Token) -> bool:
    return contents.is_passive(token) and noun.head == token and noun.dep_ == "nsubjpass"


def _is_expected(page: Page, said: Sequence[int], content: Sequence[int], entry: Cue | None, source: Token) -> bool:
    """Whether the source is of whom something is expected ('he is expected to sail'): that is no source."""
    believed = entry is not None and entry.cue_class == "belief"
    token, to = _head(page, said), (page.words[said[-1]], page.words[content[0]])
    return believed and _is_passive_subject(token, source) and "to" in to


def _entry(token: Token) -> Cue | None:
    return cues.verb_cue(token) or cues.noun(token) or cues.adjective(token)


def _tokens(page: Page, spans: Sequence[Span]) -> list[int]:
    """The tokens that spans of the paragraph touch."""
    found: list[int] = []
    for start, end in spans:
        span = page.doc.char_span(start, end, alignment_mode="expand")
        if span is not None:
            found += [at for at in range(span.start, span.end) if not page.doc[at].is_space]
    return sorted(set(found))


def _head(page: Page, tokens: Sequence[int]) -> Token:
    """The word that governs the others: the first whose own governor is not among them."""
    inside = frozenset(tokens)
    heads = [page.doc[at] for at in tokens if page.doc[at].head.i not in inside or page.doc[at].head.i == at]
    words = [token for token in heads if token.text[0].isalnum()]
    return (words or heads or [page.doc[tokens[0]]])[0]


def _ranges(tokens: Sequence[int]) -> list[Range]:
    """Runs of tokens; one that only punctuation interrupts is one."""
    runs: list[Range] = []
    for at in tokens:
        if runs and runs[-1][1] == at:
            runs[-1] = runs[-1][0], at + 1
        else:
            runs.append((at, at + 1))
    return runs
