"""The attributions of a paragraph as the trained reader marks them, laid over its grammar.

The reader says which words are source, cue and content. What kind of source it is, what class and stance the cue has,
and where it was said, is read off the grammar, as for the attributions that the grammar shows by itself (`drafts`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from analysis.language.reader import Marked
from analysis.signals.attribution import contents, cues, edges, marked_sources
from analysis.signals.attribution.cues import Cue
from analysis.signals.attribution.drafts import Draft
from analysis.signals.attribution.page import Page, runs
from analysis.signals.reading import Span

if TYPE_CHECKING:
    from spacy.tokens import Token


def by_reader(page: Page, marks: Iterable[Marked]) -> dict[int, Draft]:
    """The drafts of a paragraph by the token of their cue."""
    found: dict[int, Draft] = {}
    for mark in marks:
        said = [at for at in _tokens(page, mark.cue) if at not in found]
        if not said or [page.doc[at].lower_ for at in said] == ["of"]:
            continue
        token = page.head(said)
        entry = _entry(token)
        content = _tokens(page, mark.content)
        source = marked_sources.named(page, said, entry, _tokens(page, mark.source[:1]), content)
        content = edges.to_phrase(page, content, {*said, *source})
        content = edges.of_noun(page, edges.with_subject(page, content, [*said, *source]), token)
        if entry is None and _introduces_nothing_said(page, said, content):
            continue
        if source and content and _is_expected(page, said, content, entry, page.head(source)):
            source, content = [], sorted({*source, *content})
        found[token.i] = Draft(
            token,
            entry,
            page.head(source) if source else None,
            runs(content),
            words=(source[0], source[-1] + 1) if source else None,
            said=(said[0], said[-1] + 1),
            confidence=mark.confidence,
        )
    return found


def _introduces_nothing_said(page: Page, said: Sequence[int], content: Sequence[int]) -> bool:
    """Whether a cue is words before a colon that no list knows, and nothing is quoted: 'Summit Looms: Both Agree'."""
    words = page.doc[said[0] : said[-1] + 1].text
    quoted = any(page.inside[at] >= 0 for at in content)
    return words.endswith(":") and any(letter.isalpha() for letter in words) and not quoted


def _is_expected(page: Page, said: Sequence[int], content: Sequence[int], entry: Cue | None, source: Token) -> bool:
    """Whether the source is of whom something is expected ('he is expected to sail'): that is no source."""
    believed = entry is not None and entry.cue_class == "belief"
    token, to = page.head(said), (page.words[said[-1]], page.words[content[0]])
    return believed and contents.is_passive_subject(source, token) and "to" in to


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
