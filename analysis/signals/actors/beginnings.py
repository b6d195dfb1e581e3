"""Where a name begins: a capital may belong to the sentence, to a question, or to the page, and not to the name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from analysis.language import lexicon
from analysis.signals.actors import titles

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NO_BEGINNINGS = lexicon.words("the a an of and in for to its his her their this these those our my your")
_PRONOUNS = lexicon.words("i he she it they we you him them me who")
_AUXILIARIES = lexicon.words("will can could would should may might must did does do has have had is are was were")
_PEOPLES = ("ians", "eans", "ers")  # 'Floridians Karl Lund and Anna Holt', 'New Yorkers Karl Lund …'
# What stands before a surname with a capital and is no given name.
_QUALIFYING = ("an", "ese", "ish", "ers", "crat", "st", "ive")
_NO_GIVEN = lexicon.words(
    "hurricane storm team camp lake mount fort port operation camp planet candidate nominee house street project saint "
    "san santa los new north south east west big little old young poor dear crooked lying sleepy team anti pro via ex"
)
_LONG = 5  # words that no person's name has


def begins(doc: Doc, start: int, end: int) -> bool:
    """Whether a capital belongs to the name: no verb that opens a question, no people or label before a full name."""
    token, rest = doc[start], doc[start + 1 : end]
    if not _may_begin(token) or _label(token):
        return False
    if not rest or not rest[0].text[0].isupper():
        return True
    if token.lower_ in _AUXILIARIES and _asks(token):
        return False
    return not (len(rest) > 1 and token.text.endswith(_PEOPLES) and rest[0].text in given_names())


def imperative(doc: Doc, start: int) -> bool:
    """Whether a capital that only opens the sentence stands before a name: 'Ask Viktor Brand'."""
    return doc[start].text not in given_names() and doc[start + 1].text in given_names()


def is_person(words: Sequence[str]) -> bool:
    """Whether words after a title are a person's name by themselves: 'Karl Lund', 'Elmar E. Lund'."""
    initial = any(len(word) == 2 and word[1] == "." for word in words[1:-1])
    return 1 < len(words) < _LONG and (initial or words[0] in given_names())


def calls(first: Token, last: Token) -> bool:
    """Whether a word that is no known given name is one all the same: the recogniser saw the surname only."""
    plain = first.text.isalpha() and not first.text.isupper() and not first.text.lower().endswith(_QUALIFYING)
    if not plain or last.text in given_names() or first.lower_ in _NO_GIVEN or titles.core([first.text], 1):
        return False
    return first.dep_ == "compound" and first.head.i == last.i and not first.is_stop


@cache
def given_names() -> frozenset[str]:
    """The given names on the list, as they are spelt."""
    return frozenset(row["name"] for row in lexicon.load("given_names"))


def _may_begin(token: Token) -> bool:
    pronoun = token.lower_ in _PRONOUNS and (token.text == "I" or not token.text.isupper())
    return token.text[0].isalnum() and token.lower_ not in _NO_BEGINNINGS and not pronoun


def _label(token: Token) -> bool:
    """Whether the label of a question or answer clings to the word: 'QThere', 'AWe'."""
    word = token.text[1:]
    if token.text[0] not in "QA" or not word[:1].isupper() or not word[1:].islower():
        return False
    return token.vocab[word.lower()].is_stop or (token.i == 0 and word in given_names())


def _asks(token: Token) -> bool:
    """Whether the word opens a question."""
    if not token.is_sent_start and token.i > 0:
        return False
    return any(other.text.startswith("?") for other in token.sent)
