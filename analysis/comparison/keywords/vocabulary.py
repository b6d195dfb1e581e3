"""The words and phrases that outlets are compared by: content words without names, and phrases of two or three of them.

Left out is what is not the outlet's wording of the news: names; shared copy, which another outlet prints too; what the
outlet itself printed before; and sentences that speak to the reader about the page ('Watch the video above').
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import pandas as pd

from analysis.corpus.passages import Copied
from analysis.language.lexicon import words

LONGEST = 3  # words

_JOINTS = frozenset({" ", "-", "–", " of ", " of the ", " of a "})
_OPENING = frozenset("“‘\"'«„([—–-:•")
_NO_WORDS = words("n’t non anti pre co ex")  # what is left of words that were cut in two
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_CAPITAL = re.compile(r"\b[A-Z][\w’'.-]*(?:\s+[A-Z0-9][\w’'.-]*)*")
_TO_READERS = re.compile(
    r"(?:see|watch|read|listen|subscribe|follow|click|sign up|check out|tune in|download)\b.*"
    r"\b(?:below|above|here|updates?|newsletters?|podcasts?|episodes?|videos?|clips?|photos?|more)\b"
    r"|(?:updated?|corrections?|clarification|editor[’']s note)\b"
    r"|.*\b(?:story|article|post|report|piece) (?:was|has been) (?:\w+ )?(?:updated|corrected)\b"
    r"|.*\bcontributed (?:\w+ )?to this\b",
    re.IGNORECASE,
)


def terms(
    lemmas: pd.DataFrame, articles: pd.DataFrame, sentences: pd.DataFrame, passages: pd.DataFrame
) -> pd.DataFrame:
    """The terms of a corpus with their places: article_id, outlet, sentence, start, end, voice, term, words, form.

    A term is a lemma, or two or three with nothing but a blank, a hyphen or 'of' between them, in one sentence and one
    voice. `words` is the number of lemmas, `form` how it is written there, in small letters.
    """
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    own = _own(articles, sentences, passages)
    single = _no_names(lemmas.merge(own, on=["article_id", "sentence"]), texts, sentences)
    joined = _joined(single, texts)
    longer = [_phrases(single, joined, number) for number in range(2, LONGEST + 1)]
    found = pd.concat([single.assign(words=1), *longer], ignore_index=True)
    spans = zip(found["article_id"], found["start"], found["end"], strict=True)
    forms = [texts[article_id][start:end].lower() for article_id, start, end in spans]
    return found.assign(form=pd.Series(forms, index=found.index, dtype="str"))


def _own(articles: pd.DataFrame, sentences: pd.DataFrame, passages: pd.DataFrame) -> pd.DataFrame:
    """The sentences that count, with their outlets: article_id, sentence, outlet.

    Of an outlet's sentences that are alike but for names and numbers the first counts, by date.
    """
    dated = sentences.merge(articles[["article_id", "outlet", "published"]], on="article_id")
    rows = dated.sort_values(["published", "article_id", "sentence"], kind="stable")
    texts, copied = dict(zip(articles["article_id"], articles["text"], strict=True)), Copied(passages)
    places = list(zip(rows["article_id"], rows["start"], rows["end"], strict=True))
    spoken = [texts[article_id][start:end] for article_id, start, end in places]
    copies = [any(copied.at(*place).values()) for place in places]
    rows = rows.assign(shape=[_shape(words) for words in spoken], copy=copies, aside=list(map(_is_aside, spoken)))
    kept = rows[~rows["copy"] & ~rows["aside"] & ~rows.duplicated(["outlet", "shape"])]
    return kept[["article_id", "sentence", "outlet"]]


def _is_aside(sentence: str) -> bool:
    return _TO_READERS.match(sentence) is not None


def _shape(sentence: str) -> str:
    """The sentence less what changes from one printing of a standing line to the next: names and numbers."""
    return " ".join(_CAPITAL.sub("X", _NUMBER.sub("0", sentence)).split())


def _no_names(lemmas: pd.DataFrame, texts: dict[str, str], sentences: pd.DataFrame) -> pd.DataFrame:
    """The content words that are no names, in the order of the text.

    A word with a capital is a name where nothing else asks for the capital; at the start of a sentence, where it
    mostly has one elsewhere too.
    """
    capital, free = zip(*_capitals(lemmas, texts, sentences), strict=True) if len(lemmas) else ((), ())
    rows = lemmas.assign(term=lemmas["lemma"].str.lower(), capital=list(capital), free=list(free))
    usual = rows[~rows["free"].astype(bool)].groupby("term")["capital"].mean() > 0.5
    usually = rows["term"].map(usual).fillna(False).astype(bool)
    named = rows["capital"].astype(bool) & (~rows["free"].astype(bool) | usually)
    kept = rows[(rows["word_class"] != "name") & ~named & ~rows["term"].isin(_NO_WORDS)]
    columns = ["article_id", "outlet", "sentence", "start", "end", "voice", "term"]
    return kept.sort_values(["article_id", "start"], kind="stable")[columns].reset_index(drop=True)


def _capitals(lemmas: pd.DataFrame, texts: dict[str, str], sentences: pd.DataFrame) -> Iterator[tuple[bool, bool]]:
    """For each word whether it begins with a capital, and whether its place asks for one: a start, or a headline."""
    starts = set(zip(sentences["article_id"], sentences["start"], strict=True))
    titles = sentences[sentences["role"] == "title"]
    headlines = set(zip(titles["article_id"], titles["sentence"], strict=True))
    for article_id, sentence, start in zip(lemmas["article_id"], lemmas["sentence"], lemmas["start"], strict=True):
        text = texts[article_id]
        opens = text[max(0, start - 2) : start].rstrip()[-1:] in _OPENING
        yield text[start].isupper(), opens or (article_id, start) in starts or (article_id, sentence) in headlines


def _joined(single: pd.DataFrame, texts: dict[str, str]) -> pd.Series[bool]:
    """Whether a word stands together with the next one."""
    places = zip(*(single[name] for name in ("article_id", "sentence", "voice", "start", "end")), strict=True)
    together = [one[:3] == other[:3] and texts[one[0]][one[4] : other[3]] in _JOINTS for one, other in pairwise(places)]
    return pd.Series([*together, False][: len(single)], index=single.index, dtype="bool")


def _phrases(single: pd.DataFrame, joined: pd.Series[bool], number: int) -> pd.DataFrame:
    """The phrases of so many words."""
    whole, term, end = joined, single["term"], single["end"]
    for step in range(1, number):
        term, end = term + " " + single["term"].shift(-step), single["end"].shift(-step)
        if step > 1:
            whole = whole & joined.shift(1 - step, fill_value=False)
    return single.assign(term=term, end=end, words=number)[whole].astype({"end": "Int64"})
