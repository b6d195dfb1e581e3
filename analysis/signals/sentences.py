"""The sentences of an article: spaCy's, mended where quotation marks, brackets and abbreviations mislead it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from analysis.language import lexicon
from analysis.language.parse import Paragraph, Parsed
from analysis.signals.reading import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CLOSERS = frozenset("”’»)]\"'") | {"''"}
_OPENERS = frozenset("“‘«„([")
_STOPS = frozenset({".", "!", "?", "…", "..."})

# What may follow a quotation that ends in ! or ?, in the same sentence: '"Never!" Marenko shouted.'
_SPEECH = lexicon.words(
    "said says added wrote posted asked replied told tweeted shouted declared responded answered noted continued "
    "exclaimed joked quipped insisted recalled"
)
_TAG_REACH = 8
_STOP_INSIDE = re.compile(r"[.!?…][”\"’')\]]*\s")
_GLUED = re.compile(r"[.!?…][”»\"](?=[A-Z][a-z]+ (?!(?:[A-Z]\w+ )?(?:" + "|".join(sorted(_SPEECH)) + r")\b))")

# Abbreviations that stand before a name and so never close a sentence; ranks and titles come from titles.csv.
_BEFORE_NAMES = frozenset({"st.", "ste.", "mt.", "ft.", "vs.", "no.", "capts.", "gens.", "govs.", "drs.", "messrs."})


def sentences(parsed: Parsed) -> tuple[Sentence, ...]:
    """The sentences in order. None crosses a line; closing marks belong to the sentence before them."""
    found: list[Sentence] = []
    for number, paragraph in enumerate(parsed.paragraphs):
        for start, end in _pieces(paragraph):
            found.append(Sentence(paragraph.start + start, paragraph.start + end, paragraph.role, number))
    return tuple(found)


def sentence_at(sentences: Sequence[Sentence], offset: int) -> int:
    """The number of the sentence that holds the offset, or of the last one that begins before it."""
    return max(0, bisect_right(sentences, offset, key=lambda sentence: sentence.start) - 1)


def _pieces(paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    """The ranges of the sentences in the paragraph; a headline without a stop is one."""
    doc, whole = paragraph.doc, paragraph.role == "title" and not _STOP_INSIDE.search(paragraph.text.strip())
    cuts = [0] if whole else _cuts(paragraph)
    for begin, end in pairwise([*(doc[first].idx for first in cuts), len(paragraph.text)]):
        text = paragraph.text[begin:end]
        if stripped := text.strip():
            start = begin + text.index(stripped)
            ends = [match.end() for match in _GLUED.finditer(stripped)]
            yield from ((start + one, start + other) for one, other in pairwise([0, *ends, len(stripped)]))


def _cuts(paragraph: Paragraph) -> list[int]:
    """The tokens that begin a sentence, the first one included."""
    doc = paragraph.doc
    after = (i for i, word in enumerate(paragraph.words[:-1], 1) if word in _STOPS or word in _CLOSERS)
    wanted = {sentence.start for sentence in doc.sents} | {i for i in after if _missed(doc, i)}
    cuts = [0]
    for i in sorted(wanted):
        moved = _past_closers(doc, i)
        if moved > cuts[-1] and moved < len(doc) and _separate(doc, cuts[-1], moved):
            cuts.append(moved)
    return cuts


def _past_closers(doc: Doc, i: int) -> int:
    """The same token, or the first one after the closing marks that it begins with."""
    while i < len(doc) and (doc[i].is_space or doc[i].text in _STOPS or _closes(doc, i)):
        i += 1
    return i


def _closes(doc: Doc, i: int) -> bool:
    """Whether the mark ends something: a straight mark closes when it clings to the left and not to the right."""
    token = doc[i]
    if token.text not in _CLOSERS:
        return False
    clings_left = i > 0 and not doc[i - 1].whitespace_
    return clings_left and (bool(token.whitespace_) or i + 1 == len(doc) or doc[i + 1].text in _CLOSERS)


def _missed(doc: Doc, i: int) -> bool:
    """Whether a sentence ends before the token though the parser did not see it: a stop, closing marks, a capital."""
    before = i - 1
    while before > 0 and _closes(doc, before):
        before -= 1
    stop, token = doc[before], doc[i]
    if stop.text not in {".", "!", "?"} or not doc[i - 1].whitespace_ or before == 0:
        return False
    if _abbreviates(stop) or (stop.text == "." and (stop.nbor(-1).is_digit or len(stop.nbor(-1).text) == 1)):
        return False
    return _first_word(token)[:1].isupper() and not _tag_line(doc, i, stop)


def _separate(doc: Doc, start: int, i: int) -> bool:
    """Whether a sentence may begin at the token, given where the one before it began."""
    before, word = doc[i - 1], _first_word(doc[i])
    if doc[i].text[0] in "”»":  # '”After': the mark closes what is before it
        return False
    if not any(character.isalnum() for character in doc[start:i].text):
        return False
    if word[:1].islower() and before.text not in {"•", "|"} and "\n" not in before.whitespace_:
        return False
    stop = next((token for token in reversed(doc[start:i]) if not _closes(doc, token.i)), before)
    if _abbreviates(stop) or (_abbreviated(stop) and doc[i].ent_iob_ == "I"):
        return False
    if stop.text in {",", "—", "–", "-"} or before.text in _OPENERS or _is_title(before):
        return False
    return not _tag_line(doc, i, stop)


def _abbreviated(token: Token) -> bool:
    return token.text.endswith(".") and len(token.text) > 1


def _abbreviates(stop: Token) -> bool:
    """Whether the stop belongs to a title before a name, in the token ('Gen.') or after it ('Sens' and '.')."""
    alone = stop.text == "." and stop.i > 0
    return (stop.nbor(-1).text + "." if alone else stop.text).lower() in _before_names()


@cache
def _before_names() -> frozenset[str]:
    return _BEFORE_NAMES | {title for title in _titles() if title.endswith(".") and " " not in title}


def _is_title(token: Token) -> bool:
    """Whether the word closes a title with capitals, which the name after it belongs to: 'Prime Minister Lund'."""
    words = [other.text for other in token.doc[max(0, token.i - 2) : token.i + 1]]
    ends = {" ".join(words[first:]).lower() for first in range(len(words))}
    return token.text.istitle() and token.whitespace_ != "" and bool(ends & _titles())


@cache
def _titles() -> frozenset[str]:
    return frozenset(row["title"] for row in lexicon.load("titles") if row["rank"] != "kin")


def _tag_line(doc: Doc, i: int, stop: Token) -> bool:
    """Whether the words after a closed quotation only say who spoke: '"Never!" Marenko shouted.'"""
    if stop.i + 1 >= i or not _closes(doc, i - 1) or stop.text not in {"!", "?", ","}:
        return False
    ahead = [token.text for token in doc[i : i + _TAG_REACH]]
    words = [word for word in ahead if word.lower() in _SPEECH]
    return bool(words) and not any(mark in ahead[: ahead.index(words[0])] for mark in (",", ".", "“", '"', "«"))


def _first_word(token: Token) -> str:
    """The token, or the one after the opening mark that it is."""
    while (token.text in _OPENERS or token.text in {'"', "'", "''", "``"}) and token.i + 1 < len(token.doc):
        token = token.nbor(1)
    return str(token.text)
