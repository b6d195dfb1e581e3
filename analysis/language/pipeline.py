"""A spaCy pipeline run at a quarter of its usual cost, with the same annotations.

Five things cost most in spaCy's own loop and are done otherwise here. `tests/benchmarks/speed.py` measures the cost and
compares the annotations token by token.

- spaCy's BLAS is slow on small matrices: NumPy's is used.
- While spaCy's parser walks, it gives Python's lock back and takes it again for every feature of every state: we walk
  with the lock held.
- The first layers see one word at a time: what they make of a word is remembered.
- The largest of three numbers is found column by column, and a layer's numbers are gone over less often.
- The lemmatizer looks each word up in a list of all nouns, or verbs: it gets a set.

This module imports spaCy: import it inside functions only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.pipeline.transition_parser import Parser
from spacy.tokens import Doc
from thinc.api import Model, NumpyOps

_FEWEST = 32  # rows
_WORDS = 50_000  # some 25 MB for each of the two networks
_BATCH = 30_000  # characters, some 5 articles: the parser needs 4 KB for each token of a batch


def prepare(nlp: Language) -> None:
    """Let the pipeline's networks multiply with NumPy and remember words; for a pipeline that nobody else uses."""
    ops = _Ops(use_blis=False)
    for _, pipe in nlp.pipeline:
        nodes = list(pipe.model.walk()) if hasattr(pipe, "model") else []
        for node in nodes:
            node.ops = ops  # an object of our own: spaCy shares one among all models of a process
        for node in nodes:
            if node.has_ref("embed") and node.get_ref("embed") is node.layers[0] and _sees_words(node.layers[0]):
                node.layers[0] = _remembering(node.layers[0])
            for number, layer in enumerate(node.layers):
                if [one.name for one in layer.layers] == ["maxout", "layernorm"]:
                    node.layers[number] = _largest(layer, *layer.layers)
    if "lemmatizer" in nlp.component_names:
        _look_up_in_sets(nlp.get_pipe("lemmatizer"))


def docs(nlp: Language, texts: Sequence[str]) -> Iterator[Doc]:
    """The texts as the pipeline annotates them, many in one batch: the parser takes a step in all of them at a time."""
    batch: list[str] = []
    size = 0
    for text in texts:
        if batch and size + len(text) > _BATCH:
            yield from _annotated(nlp, batch)
            batch, size = [], 0
        batch.append(text)
        size += len(text)
    yield from _annotated(nlp, batch)


def _annotated(nlp: Language, texts: Sequence[str]) -> list[Doc]:
    found = [nlp.make_doc(text) for text in texts]
    for _, pipe in nlp.pipeline if found else ():
        if isinstance(pipe, Parser) and pipe.cfg["beam_width"] == 1:
            pipe.set_annotations(found, _walk(pipe, found))
        elif hasattr(pipe, "pipe"):
            found = list(pipe.pipe(found, batch_size=len(found)))
        else:
            found = [pipe(doc) for doc in found]
    for doc in found:
        doc.tensor = np.zeros((0, 0), "float32")  # what spaCy's networks made of the words; a third of a doc's memory
    return found


def _walk(parser: Any, docs: Sequence[Doc]) -> list[Any]:
    """What `parser.predict` gives; all documents take a step at a time."""
    states = parser.moves.init_batch(docs)
    steps = parser.model.predict(docs)
    open_ = [state for state in states if not state.is_final()]
    while open_:
        open_ = parser.transition_states(open_, steps.predict(open_))
    return list(states)


class _Ops(NumpyOps):  # type: ignore[misc]
    """NumPy's multiplication, in which a row's product does not depend on the rows beside it.

    BLAS multiplies a few rows in another order than many, so the same paragraph would come out a trifle different
    alone and in an article. A few are multiplied as many.
    """

    def gemm(self, x: Any, y: Any, *, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        if trans1 or len(x) >= _FEWEST:
            return super().gemm(x, y, out=out, trans1=trans1, trans2=trans2)
        many = np.zeros((_FEWEST, x.shape[1]), dtype=x.dtype)
        many[: len(x)] = x
        product = super().gemm(many, y, trans2=trans2)[: len(x)]
        if out is None:
            return product
        out[:] = product
        return out


def _look_up_in_sets(lemmatizer: Any) -> None:
    """Let a rule lemmatizer see at once whether a word is a lemma; others are left as they are."""
    if lemmatizer.mode == "rule":
        lemmata = lemmatizer.lookups.get_table("lemma_index")
        for word_class in list(lemmata):
            lemmata[word_class] = frozenset(lemmata[word_class])


def _sees_words(embed: Any) -> bool:
    """Whether the layers are spaCy's embedding by a word's features: features, hashes, mixing, each word by itself."""
    names = [layer.name.partition("(")[0] for layer in embed.layers]
    return names == ["extract_features", "list2ragged", "with_array", "with_array", "ragged2list"]


def _remembering(embed: Any) -> Any:
    """The embedding layers, run once for each distinct word."""
    columns, layers = embed.layers[0].attrs["columns"], [layer.layers[0] for layer in embed.layers[2:4]]
    places: dict[bytes, int] = {}
    vectors = np.empty((_WORDS, layers[-1].layers[0].get_dim("nO")), "float32")

    def forward(model: Any, docs: Sequence[Doc], is_train: bool) -> tuple[list[Any], None]:
        nonlocal vectors
        features = np.concatenate([doc.to_array(columns) for doc in docs]).reshape(-1, len(columns))
        words = features.view(f"V{features.itemsize * len(columns)}").ravel().tolist()
        if len(places) + len(words) > _WORDS:
            places.clear()
        if new := {word: row for row, word in enumerate(words) if word not in places}:
            made = features[list(new.values())]
            for layer in layers:
                made = layer.predict(made)
            if len(new) > len(vectors):
                vectors = np.empty((len(new), vectors.shape[1]), "float32")
            vectors[len(places) : len(places) + len(new)] = made
            places.update(zip(new, range(len(places), len(places) + len(new)), strict=True))
        found = vectors[[places[word] for word in words]]
        return np.split(found, np.cumsum([len(doc) for doc in docs])[:-1]), None

    return Model("remembering", forward, layers=[embed])


def _largest(layer: Any, maxout: Any, layernorm: Any) -> Any:
    """Maxout and layer normalisation, number for number as Thinc has them, in fewer passes."""
    weights, bias = maxout.get_param("W"), maxout.get_param("b")  # outputs x pieces (x inputs)
    outputs, pieces, inputs = weights.shape
    weights = weights.transpose(1, 0, 2).reshape(pieces * outputs, inputs).copy()  # piece by piece
    bias = bias.T.reshape(-1).copy()
    scale, shift = layernorm.get_param("G"), layernorm.get_param("b")

    def forward(model: Any, rows: Any, is_train: bool) -> tuple[Any, None]:
        made = model.ops.gemm(rows, weights, trans2=True)
        made += bias
        best = made[:, :outputs]
        for piece in range(1, pieces):
            best = np.maximum(best, made[:, piece * outputs : (piece + 1) * outputs])
        best -= best.mean(axis=1, keepdims=True)
        spread = np.square(best).mean(axis=1, keepdims=True) + np.float32(1e-08)
        best *= spread ** (-1.0 / 2.0)
        best *= scale
        best += shift
        return best, None

    return Model("largest", forward, layers=[layer], ops=layer.ops)
