"""The trained reader: who says what, what is hedged, and how a mention is portrayed. The only place where it loads.

Two small encoders (MiniLM-L6, int8) run by onnxruntime on one thread, one paragraph or sentence at a time, so that
what is read never depends on what else is read. They are described in `model/README.md`; how they were made is in
`analysis/training/`.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.errors import ModelError
from analysis.language import decoding
from analysis.language.pieces import EMBEDDINGS, LONGEST, TOKENIZER, Pieces, Span, Vocabulary

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

_ELSEWHERE = "FRAMESCOPE_READER"
FOLDER = Path(os.environ.get(_ELSEWHERE) or Path(__file__).parent / "model")
SETTINGS = "model.json"
_NETWORKS = ("words.onnx", "roles.onnx", "portrayal.onnx")
FILES = (*_NETWORKS, TOKENIZER, EMBEDDINGS)
_NUMBERS = frozenset(("cue_threshold", "confidence", "hedge_threshold", "temperature"))

_REMEMBERED = 10_000  # some 20 MB
_SLOWER = ["SkipLayerNormFusion", "BiasGeluFusion"]  # with what onnxruntime fuses so, it takes a tenth longer

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

    @property
    def score(self) -> float:
        """From -1 to 1: how likely positive less how likely negative."""
        return round(self.positive - self.negative, 4)


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
        self._words, self._roles, self._portrayal = (_session(folder / name) for name in _NETWORKS)
        self._remembered = lru_cache(_REMEMBERED)(self._marks)

    def marks(self, text: str) -> Marks:
        """The attributions and hedges of a paragraph that are likely enough; each distinct paragraph is read once.

        Likely enough is what the settings ask for. Of all paragraphs the last 10,000 are remembered.

        A paragraph of more than 254 word pieces is read in windows that overlap; a cue is taken from the window in
        which it stands farthest from an edge. Contents end where their window does.
        """
        return self._remembered(text)

    def _marks(self, text: str) -> Marks:
        attributions: list[Marked] = []
        hedges: list[Likely] = []
        for window, own in decoding.windows(self._vocabulary.pieces(text)):
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
        cues = [run for run in decoding.likely(cue, self.settings["cue_threshold"]) if run[0] in own]
        if not cues:
            return
        weight, distance = decoding.asked(cues, len(window.words))
        roles = self._roles.run(["roles"], {"states": states, "cue": weight, "distance": distance})[0]
        for run, role in zip(cues, roles, strict=True):
            best = role.argmax(axis=1)
            best[run] = decoding.OTHER
            content = best == decoding.CONTENT
            if not content.any():
                continue
            confidence = float((1 - cue[run, 0]).mean() * role[content, decoding.CONTENT].mean())
            if confidence >= self.settings["confidence"]:
                yield Marked(
                    decoding.spans(window, decoding.source(best, role)),
                    decoding.spans(window, [run]),
                    decoding.spans(window, decoding.content(best, role, run)),
                    round(confidence, 4),
                )

    def _portray(self, pieces: Pieces, targets: Sequence[Span]) -> list[Portrayed]:
        return self.portrayed(pieces.ids, [pieces.places(target) for target in targets])

    def portrayed(self, ids: list[int], targets: Sequence[Sequence[int]]) -> list[Portrayed]:
        """The same for word pieces, each target the places of its pieces."""
        weight = np.zeros((len(targets), len(ids)), np.float32)
        for number, places in enumerate(targets):
            weight[number, list(places) or [0]] = 1 / max(1, len(places))
        ids, weight = decoding.around(ids, weight)
        feed = {"embeddings": self._vocabulary.embeddings(ids)[None], "target": weight}
        logits = self._portrayal.run(["logits"], feed)[0].astype(float) / self.settings["temperature"]
        powers = np.exp(logits - logits.max(axis=1, keepdims=True))
        return [Portrayed(*row) for row in np.round(powers / powers.sum(axis=1, keepdims=True), 4).tolist()]

    def moving(self, sentence: str, hidden: Sequence[Span], target: Span) -> tuple[Moved, ...]:
        """What each word does for the target's score, in order.

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
        return self.portrayed(ids, [target])[0].score


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
        if not found.keys() >= _NUMBERS or set(found["sha256"]) != set(FILES):
            raise ModelError(f"The trained reader's {SETTINGS} is not what it should be. Reinstall the package.")
        for name, wanted in found["sha256"].items():
            got = hashlib.sha256((folder / name).read_bytes()).hexdigest()
            if got != wanted:
                raise ModelError(
                    f"The reader's file {name} has SHA-256 {got[:12]}…, expected {wanted[:12]}…. "
                    f"Reinstall the package; its files were changed."
                )
    except OSError as error:
        missing_file = Path(error.filename or folder).name
        remedy = f"{_ELSEWHERE} names its folder: correct it" if os.environ.get(_ELSEWHERE) else "Reinstall the package"
        raise ModelError(f"The trained reader lacks {missing_file}: {error.strerror}. {remedy}.") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"The trained reader's {SETTINGS} cannot be read: {error}. Reinstall the package.") from error
    return found


def _session(path: Path) -> InferenceSession:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER
    )


def _is_open(sentence: str, word: Span, closed: Iterable[Span]) -> bool:
    """Whether a word has a letter and is in none of the closed stretches."""
    letters = any(character.isalpha() for character in sentence[slice(*word)])
    return letters and not any(start < word[1] and word[0] < end for start, end in closed)


def _runs(window: Pieces, probability: _Array, own: range, threshold: float) -> Iterator[Likely]:
    for run in decoding.likely(probability, threshold):
        if run[0] in own:
            likely = float((1 - probability[run, 0]).max())
            yield Likely(window.words[run[0]][0], window.words[run[-1]][1], round(likely, 4))
