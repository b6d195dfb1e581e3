"""The tables that words are compared from, made of invented texts without a parser.

A word in [brackets] is a name; what stands in “marks” is a source's; every other word is its own lemma.
"""

import re

from analysis.corpus import passages
from analysis.language.lexicon import words
from analysis.parameters import Comparison
from analysis.tables import ARTICLES, LEMMAS, SENTENCES

HOW = Comparison(seed=3, draws=200, min_articles=3, min_judged=5)
EMPTY = words("the a an of in and to it is was by with on for at has have near")


def tables(stories):
    """LEMMAS, ARTICLES, SENTENCES and PASSAGES of (article_id, outlet, text) or (article_id, outlet, text, date)."""
    articles, sentences, lemmas = [], [], []
    for name, outlet, marked, *date in stories:
        text, names = _unbracketed(marked)
        articles.append(_article(name, outlet, text, date[0] if date else ""))
        for number, match in enumerate(re.finditer(r"[^\s][^\n]*?[.!?]”?(?=\s|$)", text)):
            place = {"article_id": name, "sentence": number}
            sentences.append(place | {"start": match.start(), "end": match.end(), "role": "body"})
            lemmas += [place | word for word in _words(text, match, names)]
    found = ARTICLES.frame(articles)
    return LEMMAS.frame(lemmas), found, SENTENCES.frame(sentences), passages.found(found)


def _words(text, sentence, names):
    for match in re.finditer(r"\w+", sentence.group()):
        start, end, word = sentence.start() + match.start(), sentence.start() + match.end(), match.group()
        if word.lower() not in EMPTY:
            quoted = text.count("“", 0, start) > text.count("”", 0, start)
            voice = {"voice": "source", "speaker": "she"} if quoted else {"voice": "outlet", "speaker": ""}
            word_class = "name" if start in names else "noun"
            yield {"start": start, "end": end, "lemma": word, "word_class": word_class} | voice


def _unbracketed(marked):
    text, names = "", set()
    for part in re.split(r"(\[\w+\])", marked):
        if part.startswith("["):
            names.add(len(text))
        text += part.strip("[]")
    return text, names


def _article(name, outlet, text, published):
    row = dict.fromkeys(ARTICLES.names, "")
    numbers = {"title_end": 0, "words": len(text.split()), "record": None}
    return row | numbers | {"article_id": name, "outlet": outlet, "text": text, "published": published}
