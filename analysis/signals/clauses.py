"""The clauses of an article: each says one thing, so that what two outlets both state can be told from the rest.

A clause is a finite verb with what depends on it, less the clauses inside it; participle phrases of some length ('led
by the transport minister') are clauses too. A clause that another one interrupts has several spans.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from analysis.language.parse import Paragraph, Parsed
from analysis.signals.reading import Clause, Sentence, Span
from analysis.signals.sentences import sentence_at

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_TIMES = frozenset({"time", "day", "week", "month", "year", "moment", "way", "reason"})  # 'the second time they met'
_PHRASE = 4  # words of a participle phrase; a shorter one only describes a noun


def clauses(parsed: Parsed, sentences: Sequence[Sentence]) -> tuple[Clause, ...]:
    """The clauses of all sentences, in order; none crosses a sentence's end."""
    found = [
        Clause(number, spans)
        for paragraph in parsed.paragraphs
        for spans in _spans(paragraph)
        for number, spans in _by_sentence(spans, sentences)
    ]
    return tuple(sorted(found, key=lambda clause: clause.spans[0]))


def _spans(paragraph: Paragraph) -> Iterator[tuple[Span, ...]]:
    """The spans of each clause of a paragraph; what is only punctuation belongs to none."""
    doc, words = paragraph.doc, paragraph.words
    owner = _owners(doc)
    members: dict[int, list[int]] = {}
    for token, head in enumerate(owner):
        members.setdefault(head, []).append(token)
    starts = _starts(paragraph)
    for tokens in members.values():
        runs: list[list[int]] = []
        for token in tokens:
            begin, end = starts[token], starts[token] + len(words[token])
            if runs and not paragraph.text[runs[-1][1] : begin].strip():
                runs[-1][1] = end
            else:
                runs.append([begin, end])
        spans = tuple(
            (paragraph.start + begin, paragraph.start + end)
            for begin, end in runs
            if any(character.isalnum() for character in paragraph.text[begin:end])
        )
        if spans:
            yield spans


def _owners(doc: Doc) -> list[int]:
    """For each token the head of its clause."""
    tokens = list(doc)
    heads = [token.head.i for token in tokens]
    relations = [token.dep_ for token in tokens]
    tags = [token.tag_ for token in tokens]
    with_subject = {heads[i] for i, relation in enumerate(relations) if relation in _SUBJECTS}
    sizes = [
        token.right_edge.i - token.left_edge.i + 1 if relations[i] == "acl" else 0 for i, token in enumerate(tokens)
    ]
    opens = [
        heads[i] == i
        or (
            _opens(relations[i], tags[i], i in with_subject, sizes[i], tags[heads[i]])
            and not (relations[i] == "relcl" and tokens[heads[i]].lower_ in _TIMES)
        )
        for i in range(len(tokens))
    ]
    owner = [-1] * len(tokens)
    for start in range(len(tokens)):
        path, at = [], start
        while owner[at] < 0 and not opens[at]:
            path.append(at)
            at = heads[at]
        head = at if opens[at] else owner[at]
        owner[at] = head
        for token in path:
            owner[token] = head
    return owner


def _opens(relation: str, tag: str, subject: bool, size: int, tag_above: str) -> bool:
    """Whether a word opens a clause of its own."""
    if tag[:1] not in ("V", "M"):
        return False
    if relation in ("ccomp", "parataxis"):
        return subject
    if relation == "advcl":
        return subject or tag in ("VBG", "VBN")
    if relation == "conj":
        return subject or tag_above[:1] in ("V", "M")
    return relation == "relcl" or (relation == "acl" and tag in ("VBG", "VBN") and size > _PHRASE)


def _starts(paragraph: Paragraph) -> list[int]:
    """Where each token begins, from their texts, since asking spaCy for each costs more."""
    starts, cursor = [], 0
    for word in paragraph.words:
        cursor = paragraph.text.index(word, cursor)
        starts.append(cursor)
        cursor += len(word)
    return starts


def _by_sentence(spans: tuple[Span, ...], sentences: Sequence[Sentence]) -> Iterator[tuple[int, tuple[Span, ...]]]:
    """A clause's spans, cut at the sentences' ends: the parser's sentences are not always ours."""
    inside: dict[int, list[Span]] = {}
    for start, end in spans:
        number = sentence_at(sentences, start)
        while start < end:
            stop = min(end, sentences[number].end) if number + 1 < len(sentences) else end
            if start < stop:
                inside.setdefault(number, []).append((start, stop))
            if stop == end:
                break
            number += 1
            start = max(stop, sentences[number].start)
    yield from ((number, tuple(found)) for number, found in inside.items())
