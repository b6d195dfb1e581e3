"""What is attributed within what is attributed: 'Okell said that Voss had warned of a strike'.

PolNeAR does not annotate it (1 of 19,832 attributions stands in another's content). But a content that is read alone is
a text like any other, and a network that learnt from PolNeAR finds what is attributed in it. What it finds so, or
finds at the same place of the whole paragraph and is surer of there, is learnt as if it had been annotated; then one
reading of the whole finds both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import torch
from torch import Tensor

from analysis.language import decoding
from analysis.language.pieces import Pieces
from analysis.training.examples import SOURCING, Paragraph
from analysis.training.sourcing import Said

_SHORTEST = 4  # words
_SURE = 0.5  # a cue less likely than this opens no content to read
_CONFIDENT = 0.5  # an attribution less sure than this is not learnt as if it had been annotated


def found(
    rows: Sequence[Paragraph], say: Callable[[Sequence[Paragraph]], list[Said]]
) -> tuple[list[Paragraph], list[Said]]:
    """The paragraphs with what is nested in them, and what a network says of them, each content read by itself too."""
    whole = say(rows)
    parts = [(number, words) for number, row in enumerate(rows) for words in _contents(row, whole[number])]
    of_parts = say([_part(rows[number], words) for number, words in parts])
    inner: list[list[tuple[range, Said]]] = [[] for _ in rows]
    for (number, words), said in zip(parts, of_parts, strict=True):
        inner[number].append((words, said))
    pairs = [_with(row, said, parts) for row, said, parts in zip(rows, whole, inner, strict=True)]
    return [row for row, _ in pairs], [said for _, said in pairs]


def _contents(row: Paragraph, said: Said) -> Iterator[range]:
    """The contents in a paragraph, as people marked them or else as the network says, without marks at their ends."""
    marked = [(cue, torch.tensor(roles) == decoding.CONTENT) for cue, roles in row.roles]
    likely = [(cue, roles.argmax(-1) == decoding.CONTENT) for cue, roles in said[1] if _sure(said[0], cue) >= _SURE]
    seen = set()
    for _, flags in marked if row.cue is not None else likely:
        for run in decoding.flagged(flags.numpy()):
            words = [word for word in run if row.word(word)[0].isalnum()]
            if len(words) >= _SHORTEST:
                seen.add(range(words[0], words[-1] + 1))
    yield from sorted(seen, key=lambda words: words.start)


def _part(row: Paragraph, words: range) -> Paragraph:
    pieces = row.pieces
    begin = pieces.first[words.start]
    end = pieces.first[words.stop] if words.stop < len(pieces.first) else len(pieces.ids) - 1
    return Paragraph(
        text=row.text,
        pieces=Pieces(
            ids=[pieces.ids[0], *pieces.ids[begin:end], pieces.ids[-1]],
            words=pieces.words[words.start : words.stop],
            first=[place - begin + 1 for place in pieces.first[words.start : words.stop]],
        ),
        corpus=SOURCING,
    )


def _with(row: Paragraph, said: Said, inner: Sequence[tuple[range, Said]]) -> tuple[Paragraph, Said]:
    likely = said[0].clone()
    roles = {tuple(cue): answer for cue, answer in said[1]}
    marked = {word for cue, _ in row.roles for word in cue}
    tags, asked = list(row.cue or ()), list(row.roles)
    for words, of_part in inner:
        for cue, answer in of_part[1]:
            place = tuple(words.start + word for word in cue)
            if marked.intersection(place):
                continue
            rivals = [other for other in roles if not set(other).isdisjoint(place)]
            if _sure(of_part[0], cue) > max(_sure(likely, other) for other in [place, *rivals]):
                for other in rivals:
                    del roles[other]
                again = sorted({*place, *(word for other in rivals for word in other if word in words)})
                likely[again] = of_part[0][[word - words.start for word in again]]
                roles[place] = _widened(answer, words, len(row.pieces.words))
            elif rivals:
                place = max(rivals, key=lambda other: _sure(likely, other))
            if place not in roles or not set(place) <= set(words) or marked.intersection(place):
                continue
            if row.cue is not None and _sure(likely, place) * _content(roles[place]) >= _CONFIDENT:
                asked.append((list(place), roles[place].argmax(-1).tolist()))
                for order, word in enumerate(place):
                    tags[word] = 1 + (order > 0)
                marked.update(place)
    if row.cue is not None:
        row = replace(row, cue=tags, roles=asked)
    return row, (likely, [(list(cue), answer) for cue, answer in roles.items()])


def _content(answer: Tensor) -> float:
    """How likely the words of a content are one, on average; nought where there are none."""
    found = answer[answer.argmax(-1) == decoding.CONTENT, decoding.CONTENT]
    return float(found.mean()) if len(found) else 0.0


def _widened(answer: Tensor, words: range, count: int) -> Tensor:
    """What is said of the words of a part, as what is said of all of its paragraph's: the others have no role."""
    whole = torch.zeros(count, answer.shape[-1])
    whole[:, decoding.OTHER] = 1
    whole[words.start : words.stop] = answer
    return whole


def _sure(likely: Tensor, cue: Sequence[int]) -> float:
    """How likely the words of a cue are one, on average."""
    return float((1 - likely[list(cue), 0]).mean())
