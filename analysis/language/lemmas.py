"""Content words and their lemmas: 'invasions' is the noun 'invasion', 'struck' the verb 'strike'.

The lemmas are those of the model's own rule lemmatizer. It is asked once for each distinct word and tag: that costs
next to nothing, where spaCy's pipeline would ask for every token.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from analysis.language import parse
from analysis.language.lexicon import words
from analysis.language.parse import DEFAULT_MODEL, Paragraph

if TYPE_CHECKING:
    from spacy.language import Language

WordClass = Literal["noun", "verb", "adjective", "adverb", "name"]


class Word(NamedTuple):
    """A content word, its lemma in small letters (a name's as it is written) and its class."""

    start: int
    end: int
    lemma: str
    word_class: WordClass


_CLASSES: dict[str, WordClass] = {"NN": "noun", "VB": "verb", "JJ": "adjective", "RB": "adverb"}
_NAMES = frozenset({"PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
_EMPTY = words("be have do not n't")  # tagged like content words, and none

_REMEMBERED = 200_000  # distinct words and tags
_known: dict[tuple[str, int, int], tuple[str, WordClass] | None] = {}


def content(paragraphs: Sequence[Paragraph], *, model: str = DEFAULT_MODEL) -> Iterator[Word]:
    """The nouns, verbs, adjectives, adverbs and names of an article, in order, with their offsets.

    A word is a name where the tagger says so, or where it has a capital and stands in a name that was recognised.
    """
    read = [(one, one.doc.to_array(["IDX", "LENGTH", "ORTH", "TAG", "ENT_TYPE"]).tolist()) for one in paragraphs]
    _learn({(orth, tag) for _, tokens in read for _, _, orth, tag, _ in tokens}, model)
    named = {parse.load(model).vocab.strings[label] for label in _NAMES}
    for paragraph, tokens in read:
        for at, length, orth, tag, entity in tokens:
            if found := _known[model, orth, tag]:
                lemma, word_class = found
                start = paragraph.start + at
                if entity in named and paragraph.text[at].isupper():
                    lemma, word_class = paragraph.text[at : at + length], "name"
                yield Word(start, start + length, lemma, word_class)


def _learn(pairs: Iterable[tuple[int, int]], model: str) -> None:
    """Remember lemma and class of each word under its tag; None for words that are no content words."""
    if len(_known) > _REMEMBERED:
        _known.clear()
    new = [pair for pair in pairs if (model, *pair) not in _known]
    if not new:
        return
    nlp = parse.load(model)
    strings = nlp.vocab.strings
    spelled = [(strings[orth], strings[tag]) for orth, tag in new]
    for pair, (word, tag), lemma in zip(new, spelled, _lemmas(nlp, spelled), strict=True):
        word_class = "name" if tag.startswith("NNP") else _CLASSES.get(tag[:2])
        empty = lemma in _EMPTY or not word[0].isalpha()
        _known[(model, *pair)] = None if word_class is None or empty else (lemma, word_class)


def _lemmas(nlp: Language, spelled: list[tuple[str, str]]) -> list[str]:
    """The lemma of each word under its tag; the word in small letters where the model has no lemmatizer."""
    from spacy.tokens import Doc

    if "lemmatizer" not in nlp.component_names:
        return [word.lower() for word, _ in spelled]
    doc = Doc(nlp.vocab, words=[word for word, _ in spelled], tags=[tag for _, tag in spelled])
    for component in ("attribute_ruler", "lemmatizer"):  # the first tells the second the class
        doc = nlp.get_pipe(component)(doc)
    return [token.lemma_ if token.tag_.startswith("NNP") else token.lemma_.lower() for token in doc]
