"""Where marked words end: with a phrase, and not in the middle of one.

The reader marks word by word, and now and then stops a word or two early ('the case before the') or late ('the talks
would fail. Or'). The grammar shows where the phrase ends.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import TYPE_CHECKING

from analysis.signals.attribution.page import FINITE, Page, runs

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEFORE_A_NOUN = frozenset(("amod", "compound", "det", "nmod", "nummod", "predet", "quantmod"))
_OF_A_NOUN = _BEFORE_A_NOUN | {"poss"}
_BREAKS = frozenset((",", ";", ":", "-", "--", "–", "—"))
_FRAGMENT = 4  # words; more of a sentence than that were marked on purpose
_FURTHEST = 12  # words that a phrase is followed
_CLAUSES = frozenset(("acl", "appos", "relcl"))  # behind a noun: at times somebody else's words
_STOPS = frozenset(".?!;:")
_SUBJECTS = frozenset(("csubj", "csubjpass", "expl", "nsubj", "nsubjpass"))
_LONGEST = 12  # words of a subject that the parser did not see


def whole_noun(page: Page, marked: Sequence[int], others: Set[int]) -> list[int]:
    """Marked words with all of their noun: 'two presidential candidates' for 'presidential'; nothing in `others`."""
    found = [*marked]
    while found and (ahead := range(found[-1] + 1, _noun_ahead(page.doc[found[-1]]) + 1)) and others.isdisjoint(ahead):
        found += ahead
    if found and page.doc[found[0]].dep_ == "cc":
        found = _from_the_first(page, found, others)
    return _from_the_start(page, found, others) if found else []


def to_phrase(page: Page, marked: Sequence[int], others: Set[int]) -> list[int]:
    """The places of a content's marked words, each run of them from the start to the end of its phrase.

    The first words of a sentence, a clause or a quotation of which the rest is not marked are left out. Nothing in
    `others`, the words of cue and source, is taken.
    """
    found: list[int] = []
    for run in (range(*ends) for ends in runs(marked)):
        whole = _to_the_end(page, run[: _fragment(page, run) - run[0]], others)
        whole = whole[: _begun_clause(page, whole, others) - whole[0]]
        found += _from_the_start(page, whole, others)
    return sorted(set(found))


def with_subject(page: Page, content: list[int], inserted: Sequence[int]) -> list[int]:
    """A content that begins with a verb, with the verb's subject where only cue and source, `inserted`, part the two.

    'The port, Okell said, was closed' tells of the port. Where the parser does not see the subject, it is what the
    sentence begins with, if that has no verb of its own.
    """
    before = min(inserted) - 1
    if before < 1 or not content:
        return content
    verb = page.doc[content[0]]
    if page.words[before] != "," or verb.tag_ not in FINITE or page.inside[before] >= 0:
        return content
    if any(page.words[at] != "," for at in range(max(inserted) + 1, content[0])) or max(inserted) > content[0]:
        return content
    clauses = (verb, verb.head) if verb.dep_ in ("aux", "auxpass") else (verb,)
    subjects = [c for clause in clauses for c in clause.children if c.dep_ in _SUBJECTS and c.i < before]
    start = subjects[0].left_edge.i if subjects else page.doc[before].sent.start
    if page.doc[start].dep_ == "cc":
        start += 1
    subject = range(start, before)
    alone = len(subject) <= _LONGEST and not any(page.doc[at].tag_ in FINITE or page.inside[at] >= 0 for at in subject)
    return [*subject, *content] if subjects or alone else content


def of_noun(page: Page, content: list[int], cue: Token) -> list[int]:
    """A content without the verb whose subject the cue is: 'Okell's claim that Voss lied was “absurd”."""
    if cue.tag_[0] != "N" or cue.dep_ not in _SUBJECTS or cue.head.i not in content:
        return content
    claimed = [at for at in content if at <= cue.right_edge.i]
    return claimed if claimed and page.words[claimed[0]] in ("that", "to") else content


def _from_the_first(page: Page, run: Sequence[int], others: Set[int]) -> list[int]:
    """A run that begins with 'and' with the noun before it: 'Voss and Okell' for 'and Okell'; else without 'and'."""
    first = page.doc[run[0]].head
    joined = any(page.doc[at].dep_ == "conj" and page.doc[at].head == first for at in run)
    before = range(first.i, run[0])
    if joined and len(before) <= _FRAGMENT and others.isdisjoint(before):
        return [*before, *run]
    return [*run[1:]]


def _noun_ahead(token: Token) -> int:
    """The place of the noun that a word before it belongs to; 0 if none."""
    return token.head.i if token.dep_ in _BEFORE_A_NOUN and token.i < token.head.i else 0


def _fragment(page: Page, run: Sequence[int]) -> int:
    """Where a sentence or quotation begins of which the run holds a few words and not the last; else the run's end."""
    end = run[-1] + 1
    begun = [at for at in run[1:] if page.doc[at].is_sent_start and _goes_on(page, end, page.doc[at].sent.end)][-1:]
    quoted = page.inside[run[-1]]
    if quoted >= 0 and _goes_on(page, end, page.quotes[quoted].end):
        begun += [at for at in run[1:] if at == page.quotes[quoted].start and page.words[at - 1] in _STOPS]
    return min((at for at in begun if end - at <= _FRAGMENT), default=end)


def _begun_clause(page: Page, run: Sequence[int], others: Set[int]) -> int:
    """Where the comma or dash is behind which the run holds the first words of a clause; else the run's end."""
    end = run[-1] + 1
    if end in others or not _goes_on(page, end, min(end + 1, len(page.words))) or page.doc[end].is_sent_start:
        return end
    at = next((at for at in reversed(run[1:]) if end - at <= _FRAGMENT + 1 and _breaks(page.doc[at])), end)
    hanging = [word for word in run if page.doc[word].head.i >= end]
    begun = hanging and hanging[-1] > at and (hanging[0] > at or page.words[at] != ",")
    return at if begun and page.inside[at] < 0 else end


def _breaks(token: Token) -> bool:
    """Whether a token is a comma or dash between clauses, and not the hyphen of 'US-backed'."""
    return token.text in _BREAKS and (token.text != "-" or bool(token.whitespace_))


def _goes_on(page: Page, start: int, end: int) -> bool:
    """Whether there are words in a range of tokens."""
    return any(page.words[at][0].isalnum() for at in range(start, end))


def _to_the_end(page: Page, run: Sequence[int], others: Set[int]) -> list[int]:
    found = [*run]
    while ahead := range(found[-1] + 1, _end(page.doc[found[-1]]) + 1):
        if ahead[-1] - run[-1] > _FURTHEST or not others.isdisjoint(ahead):
            break
        found += ahead
    return found


def _from_the_start(page: Page, run: Sequence[int], others: Set[int]) -> list[int]:
    """The run with the words before its first noun that belong to it."""
    found = [*run]
    while (before := found[0] - 1) >= 0 and before not in others and page.inside[before] == page.inside[found[0]]:
        token = page.doc[before]
        if token.dep_ not in _OF_A_NOUN or token.head.i not in found:
            break
        found.insert(0, before)
    return found


def _end(token: Token) -> int:
    """The place of the last word of the phrase that a noun's modifier or a preposition begins; its own for others."""
    if token.dep_ not in ("prep", "agent"):
        return max(_noun_ahead(token), token.i)
    noun = next((child for child in token.children if child.i > token.i), token)
    clause = next((child.left_edge.i for child in noun.children if child.i > noun.i and child.dep_ in _CLAUSES), None)
    end = noun.right_edge.i if clause is None else clause - 1
    return end - 1 if token.doc[end].is_punct else end
