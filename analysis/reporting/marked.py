"""Whole articles with all their marks: what was read, what was struck, who says what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from analysis.reporting.corpus import Corpus
from analysis.reporting.evidence import Block
from analysis.reporting.marks import Piece, Struck, paragraphs, pieces, within
from analysis.reporting.palette import Look

MOST_WHOLE = 40
_LONGEST = 20_000


class Part(NamedTuple):
    """A paragraph in pieces, and its role: title, subhead, body, or struck for furniture that stood alone."""

    role: str
    pieces: tuple[Piece, ...]


class Claim(NamedTuple):
    """An attribution in words: who, by which cue, how."""

    source: str
    actor: str
    cue: str
    form: str
    kind: str
    stance: str


@dataclass(frozen=True, kw_only=True)
class Whole:
    """An article as the page shows it. `cut` is the number of characters left out of a very long one."""

    number: int
    row: dict[str, Any]
    look: Look
    parts: tuple[Part, ...]
    claims: tuple[Claim, ...]
    hedges: int
    mentions: int
    struck: int
    cut: int


def articles(corpus: Corpus, evidence: Sequence[Block], *, most: int = MOST_WHOLE) -> list[Whole]:
    """The articles to show whole, by outlet and date: all of them, or those that the evidence above quotes most.

    Outlets take turns, so that each has as many as any other as far as it has articles.
    """
    return [_whole(corpus, article_id) for article_id in chosen(corpus, evidence, most)]


def chosen(corpus: Corpus, evidence: Sequence[Block], most: int) -> list[str]:
    """The ids of the articles to show whole, in the order of the report."""
    cited = Counter(item.article_id for block in evidence for item in block.items)
    turns: Counter[str] = Counter()
    ranked = []
    for article_id in sorted(corpus.article, key=lambda a: (-cited[a], corpus.number[a])):
        outlet = corpus.article[article_id]["outlet"]
        turns[outlet] += 1
        ranked.append((turns[outlet], corpus.number[article_id], article_id))
    return sorted((article_id for _, _, article_id in sorted(ranked)[:most]), key=corpus.number.__getitem__)


def sentence_id(article: int, sentence: int) -> str:
    """The id of a sentence in the page."""
    return f"a{article}-s{sentence}"


def _whole(corpus: Corpus, article_id: str) -> Whole:
    row = corpus.article[article_id]
    struck = corpus.struck(article_id)
    return Whole(
        number=corpus.number[article_id],
        row=row,
        look=corpus.looks[row["outlet"]],
        parts=tuple(_parts(corpus, article_id, struck)),
        claims=tuple(_claim(row["text"], found) for found in corpus.attributions.get(article_id, [])),
        hedges=len(corpus.hedges.get(article_id, [])),
        mentions=len(corpus.mentions.get(article_id, [])),
        struck=len(struck),
        cut=max(0, len(row["text"]) - _LONGEST),
    )


def _parts(corpus: Corpus, article_id: str, struck: Sequence[Struck]) -> Iterator[Part]:
    text = corpus.article[article_id]["text"]
    marks, number = corpus.marks(article_id), corpus.number[article_id]
    sentences = corpus.sentences.get(article_id, [])
    waiting = list(struck)
    for start, end in paragraphs(text):
        if start >= _LONGEST:
            break
        end = min(end, _LONGEST)
        while waiting and waiting[0].at < start + waiting[0].alone:
            yield _furniture(waiting.pop(0))
        here = [item for item in waiting if item.at <= end - item.alone]
        waiting = waiting[len(here) :]
        inside = [s for s in sentences if start <= s["start"] < end]
        anchors = [(int(s["start"]), sentence_id(number, int(s["sentence"]))) for s in inside]
        role = str(inside[0]["role"]) if inside else "body"
        yield Part(role, tuple(pieces(text, start, end, within(marks, start, end), anchors=anchors, struck=here)))
    if len(text) <= _LONGEST:
        yield from map(_furniture, waiting)


def _furniture(item: Struck) -> Part:
    return Part("struck", (Piece(item.before, (), item.rule, struck=True),))


def _claim(text: str, row: dict[str, Any]) -> Claim:
    def words(spans: Sequence[tuple[int, int]]) -> str:
        return " … ".join(" ".join(text[start:end].split()) for start, end in spans)

    return Claim(
        source=words(row["source"]) or "not said",
        actor=row["source_actor"],
        cue=words(row["cue"]),
        form=row["form"],
        kind=row["source_kind"],
        stance=row["stance"],
    )
