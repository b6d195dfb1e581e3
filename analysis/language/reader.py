"""The trained reader: who says what, what is hedged, and how a mention is portrayed. The only place where it loads.

Two small encoders (MiniLM-L6, int8) run by onnxruntime on one thread, one paragraph or sentence at a time, so that
what is read never depends on what else is read. They are described in `model/README.md`; how they were made is in
`analysis/training/`.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.errors import ModelError
from analysis.language.pieces import LONGEST, Pieces, Span, Vocabulary

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

FOLDER = Path(os.environ.get("FRAMESCOPE_READER") or Path(__file__).parent / "model")
SETTINGS = "model.json"

OTHER, SOURCE, CONTENT = range(3)
_REACH = 32  # words from the cue beyond which distance is one
FARTHEST = 2 * _REACH + 2  # how many distances there are, see `distances`
_REMEMBERED = 10_000  # some 20 MB
_HOLE = 2  # words; with the next two, content overlaps of .9 rose by 1.4 points on the documents that chose them
_STRAY = 2  # words
_SURE = 0.8
_OVERLAP = 48  # words that neighbouring windows of a long paragraph share

_Array = NDArray[np.float32]


class Marked(NamedTuple):
    """An attribution as the reader marks it; offsets into the paragraph.

    confidence: the probability of the cue times the mean probability of the content. A dial, not a frequency.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float


class Likely(NamedTuple):
    """A stretch of words and how likely it is what was looked for; offsets into the paragraph."""

    start: int
    end: int
    probability: float


class Marks(NamedTuple):
    """What the reader marks in a paragraph, in order."""

    attributions: tuple[Marked, ...]
    hedges: tuple[Likely, ...]


class Portrayed(NamedTuple):
    """How likely a sentence presents somebody in each of three ways; they sum to 1."""

    negative: float
    neutral: float
    positive: float


class Moved(NamedTuple):
    """A word, and the score with it less the score without it; offsets into the sentence."""

    start: int
    end: int
    change: float


class Reader:
    """The encoders of a model folder, loaded."""

    def __init__(self, folder: Path = FOLDER) -> None:
        """Load them.

        Raises:
            ModelError: a file is missing, or is not the one that the settings name.
        """
        self.settings = settings(folder)
        self._vocabulary = Vocabulary(folder)
        self._words = _session(folder / "words.onnx")
        self._roles = _session(folder / "roles.onnx")
        self._portrayal = _session(folder / "portrayal.onnx")
        self._remembered: OrderedDict[str, Marks] = OrderedDict()

    def marks(self, text: str) -> Marks:
        """The attributions and hedges of a paragraph that are likely enough; each distinct paragraph is read once.

        Likely enough is what the settings ask for. Of all paragraphs the last 10,000 are remembered.

        A paragraph of more than 254 word pieces is read in windows that overlap; a cue is taken from the window in
        which it stands farthest from an edge. Contents end where their window does.
        """
        if text not in self._remembered:
            self._remembered[text] = self._marks(text)
        self._remembered.move_to_end(text)
        if len(self._remembered) > _REMEMBERED:
            self._remembered.popitem(last=False)
        return self._remembered[text]

    def _marks(self, text: str) -> Marks:
        attributions: list[Marked] = []
        hedges: list[Likely] = []
        for window, own in _windows(self._vocabulary.pieces(text)):
            states, cue, hedge = self._run_words(window)
            attributions += self._attributions(window, states, cue, own)
            hedges += _runs(window, hedge, own, self.settings["hedge_threshold"])
        return Marks(tuple(attributions), tuple(hedges))

    def portrayals(self, sentence: str, hidden: Sequence[Span], targets: Sequence[Span]) -> list[Portrayed]:
        """How likely the sentence presents each target negatively, neutrally, positively.

        The reader sees no name: each of the `hidden` stretches, in order and without overlaps, is a mask to it.
        Probabilities are calibrated (Guo et al. 2017). Of a sentence of more than 254 word pieces, what lies beyond
        them around a target is not seen.
        """
        pieces = self._vocabulary.pieces(sentence, hidden)
        if len(pieces.ids) <= LONGEST:
            return self._portray(pieces, targets) if targets else []
        return [one for target in targets for one in self._portray(pieces, [target])]

    def _run_words(self, window: Pieces) -> tuple[_Array, _Array, _Array]:
        feed = {
            "embeddings": self._vocabulary.embeddings(window.ids)[None],
            "first": np.array([window.first], np.int64),
        }
        states, cue, hedge = self._words.run(["states", "cue", "hedge"], feed)
        return states, cue, hedge

    def _attributions(self, window: Pieces, states: _Array, cue: _Array, own: range) -> Iterator[Marked]:
        cues = [run for run in _cues(cue, self.settings["cue_threshold"]) if run[0] in own]
        if not cues:
            return
        words = len(window.words)
        weight = np.zeros((len(cues), words), np.float32)
        distance = np.zeros((len(cues), words), np.int64)
        for number, run in enumerate(cues):
            weight[number, run] = 1 / len(run)
            distance[number] = distances(run[0], run[-1], words)
        roles = self._roles.run(["roles"], {"states": states, "cue": weight, "distance": distance})[0]
        for run, role in zip(cues, roles, strict=True):
            best = role.argmax(axis=1)
            best[run] = OTHER
            content = best == CONTENT
            if not content.any():
                continue
            confidence = float((1 - cue[run, 0]).mean() * role[content, CONTENT].mean())
            if confidence >= self.settings["confidence"]:
                yield Marked(
                    _spans(window, _likeliest(_runs_of(best == SOURCE), role[:, SOURCE])),
                    _spans(window, [run]),
                    _spans(window, _whole(_runs_of(content), best, role[:, CONTENT], run)),
                    round(confidence, 4),
                )

    def _portray(self, pieces: Pieces, targets: Sequence[Span]) -> list[Portrayed]:
        return self.portrayed(pieces.ids, [pieces.places(target) for target in targets])

    def portrayed(self, ids: list[int], targets: Sequence[Sequence[int]]) -> list[Portrayed]:
        """The same for word pieces, each target the places of its pieces."""
        weight = np.zeros((len(targets), len(ids)), np.float32)
        for number, places in enumerate(targets):
            weight[number, list(places) or [0]] = 1 / max(1, len(places))
        ids, weight = _around(ids, weight)
        feed = {"embeddings": self._vocabulary.embeddings(ids)[None], "target": weight}
        logits = self._portrayal.run(["logits"], feed)[0].astype(float) / self.settings["temperature"]
        powers = np.exp(logits - logits.max(axis=1, keepdims=True))
        return [Portrayed(*row) for row in np.round(powers / powers.sum(axis=1, keepdims=True), 4).tolist()]

    def moving(self, sentence: str, hidden: Sequence[Span], target: Span) -> tuple[Moved, ...]:
        """What each word does for the target's score, how likely positive less how likely negative; in order.

        Occlusion (Zeiler and Fergus 2014; Li et al. 2016): the sentence is read again with the word's pieces masked.
        What is hidden, the target, and what has no letter is not tried; nor is what is 128 pieces or more away from it.
        Each variant is read alone, as the sentence itself is: read together they share the scales of the int8
        activations, which moved changes by .07 on average, more than many a word does.
        """
        pieces = self._vocabulary.pieces(sentence, hidden)
        own = pieces.places(target)
        whole = self._score(pieces.ids, own)
        found: list[Moved] = []
        for word in pieces.words:
            places = pieces.places(word)
            if own and abs(places[0] - own[0]) < LONGEST // 2 and _is_open(sentence, word, [*hidden, target]):
                ids = list(pieces.ids)
                ids[places[0] : places[-1] + 1] = [self._vocabulary.mask] * len(places)
                found.append(Moved(*word, round(whole - self._score(ids, own), 4)))
        return tuple(found)

    def _score(self, ids: list[int], target: Sequence[int]) -> float:
        (seen,) = self.portrayed(ids, [target])
        return seen.positive - seen.negative


@cache
def load(folder: Path = FOLDER) -> Reader:
    """The reader, loaded once in a process.

    Raises:
        ModelError: a file is missing, or is not the one that the settings name.
    """
    return Reader(folder)


def missing(folder: Path = FOLDER) -> str:
    """Why the reader cannot be used here; '' if it can."""
    try:
        settings(folder)
    except ModelError as error:
        return str(error)
    return ""


def fingerprint(folder: Path = FOLDER) -> str:
    """SHA-256 of the settings, which hold those of all files; '' where there are none."""
    path = folder / SETTINGS
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def settings(folder: Path = FOLDER) -> dict[str, Any]:
    """The thresholds, the temperature and the files' hashes, after the files were checked against them.

    Raises:
        ModelError: a file is missing, or is not the one that the settings name.
    """
    try:
        found: dict[str, Any] = json.loads((folder / SETTINGS).read_text(encoding="utf-8"))
        for name, wanted in found["sha256"].items():
            got = hashlib.sha256((folder / name).read_bytes()).hexdigest()
            if got != wanted:
                raise ModelError(
                    f"The reader's file {name} has SHA-256 {got[:12]}…, expected {wanted[:12]}…. "
                    f"Reinstall the package; its files were changed."
                )
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"The trained reader is not complete ({error!r}). Reinstall the package.") from error
    return found


def distances(first: int, last: int, words: int) -> NDArray[np.int64]:
    """How far each word is from the cue that runs from `first` to `last`: left of it, right of it, or within."""
    place = np.arange(words)
    left = np.maximum(place - first, -_REACH) + _REACH
    right = np.minimum(place - last, _REACH) + _REACH
    return np.where(place < first, left, np.where(place > last, right, 2 * _REACH + 1)).astype(np.int64)


def _session(path: Path) -> InferenceSession:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _windows(pieces: Pieces) -> Iterator[tuple[Pieces, range]]:
    """Parts of a paragraph that the encoder can see at once, and the words of each for which it is the best part."""
    count = len(pieces.words)
    if len(pieces.ids) <= LONGEST:
        if count:
            yield pieces, range(count)
        return
    ends = [*pieces.first[1:], len(pieces.ids) - 1]
    start, begin = 0, 0
    while True:
        stop = start + 1
        while stop < count and ends[stop] - pieces.first[start] <= LONGEST - 2:
            stop += 1
        middle = count if stop == count else stop - _OVERLAP // 2
        middle = max(middle, start + 1)
        yield _part(pieces, start, stop, ends), range(begin - start, middle - start)
        if stop == count:
            return
        begin, start = middle, max(start + 1, stop - _OVERLAP)


def _part(pieces: Pieces, start: int, stop: int, ends: Sequence[int]) -> Pieces:
    offset = pieces.first[start] - 1
    inner = pieces.ids[pieces.first[start] : ends[stop - 1]][: LONGEST - 2]
    return Pieces(
        ids=[pieces.ids[0], *inner, pieces.ids[-1]],
        words=pieces.words[start:stop],
        first=[place - offset for place in pieces.first[start:stop]],
    )


def _around(ids: list[int], weight: _Array) -> tuple[list[int], _Array]:
    """At most as many pieces as the encoder sees, around the target."""
    if len(ids) <= LONGEST:
        return ids, weight
    middle = int(weight[0].argmax())
    start = min(max(1, middle - LONGEST // 2), len(ids) - 1 - (LONGEST - 2))
    stop = start + LONGEST - 2
    edge = np.zeros((len(weight), 1), np.float32)
    return [ids[0], *ids[start:stop], ids[-1]], np.hstack([edge, weight[:, start:stop], edge])


def _is_open(sentence: str, word: Span, closed: Iterable[Span]) -> bool:
    """Whether a word has a letter and is in none of the closed stretches."""
    letters = any(character.isalpha() for character in sentence[slice(*word)])
    return letters and not any(start < word[1] and word[0] < end for start, end in closed)


def _cues(probability: _Array, threshold: float) -> list[list[int]]:
    """Runs of words that are likely a cue; a word that rather begins one than goes on begins the next."""
    found: list[list[int]] = []
    for word in np.flatnonzero(1 - probability[:, 0] >= threshold):
        if found and found[-1][-1] == word - 1 and probability[word, 2] > probability[word, 1]:
            found[-1].append(int(word))
        else:
            found.append([int(word)])
    return found


def _runs(window: Pieces, probability: _Array, own: range, threshold: float) -> Iterator[Likely]:
    for run in _cues(probability, threshold):
        if run[0] in own:
            likely = float((1 - probability[run, 0]).max())
            yield Likely(window.words[run[0]][0], window.words[run[-1]][1], round(likely, 4))


def _runs_of(flags: NDArray[np.bool_]) -> list[list[int]]:
    numbers = np.flatnonzero(flags)
    runs = np.split(numbers, np.flatnonzero(np.diff(numbers) > 1) + 1) if numbers.size else []
    return [run.tolist() for run in runs]


def _whole(
    runs: Sequence[list[int]], best: NDArray[np.int64], probability: _Array, cue: Sequence[int]
) -> list[list[int]]:
    """Contents without holes of a word or two, and without stray words beside something longer."""
    joined = [[*runs[0]]]
    for run in runs[1:]:
        gap = range(joined[-1][-1] + 1, run[0])
        if len(gap) <= _HOLE and all(best[word] == OTHER and word not in cue for word in gap):
            joined[-1] += [*gap, *run]
        else:
            joined.append([*run])
    kept = [run for run in joined if len(run) > _STRAY or probability[run].mean() >= _SURE]
    return kept or [max(joined, key=len)]


def _likeliest(runs: Sequence[list[int]], probability: _Array) -> list[list[int]]:
    """The one run that is the likeliest: a claim has one source, as good as always (PolNeAR: 9 of 19,832 have two)."""
    return sorted(runs, key=lambda run: -float(probability[run].max()))[:1]


def _spans(window: Pieces, runs: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    return tuple((window.words[run[0]][0], window.words[run[-1]][1]) for run in runs)
