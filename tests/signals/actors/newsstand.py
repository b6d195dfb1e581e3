"""Readings of invented articles, and what the actors of a corpus are taken for."""

from analysis.language import parse
from analysis.parameters import Framing
from analysis.signals.actors import catalogue as actors
from analysis.signals.actors.names import names
from analysis.signals.actors.references import references
from analysis.signals.reading import Attribution, Reading
from analysis.signals.sentences import sentences


def reading(text, article_id="a", outlet="Courier", sources=(), title_end=0):
    """An article read; `sources` are the words of its text that are sources, in order, or pairs with their content."""
    parsed = parse.read(text, title_end=title_end)
    found = sentences(parsed)
    return Reading(
        article_id=article_id,
        outlet=outlet,
        text=text,
        sentences=found,
        names=names(parsed, found),
        references=references(parsed, found),
        attributions=tuple(_attribution(text, source) for source in sources),
        hedges=(),
    )


def _attribution(text, source):
    words, content = source if isinstance(source, tuple) else (source, "")
    start = text.index(words)
    said = text.index(content) if content else 0
    return Attribution(
        source=((start, start + len(words)),),
        cue=(),
        content=((said, said + len(content)),),
        form="direct",
        source_kind="person",
        stance="neutral",
    )


def corpus(*texts):
    return [reading(text, article_id=f"article-{number}") for number, text in enumerate(texts)]


def mentioned(text, *others, framing=None):
    """Who is mentioned in the text, read in a corpus with the others: pairs of words and actor."""
    readings = corpus(text, *others)
    catalogue = actors.catalogue(readings, framing or Framing())
    return [(text[m.start : m.end], m.actor) for m in catalogue.mentions(readings[0])]


def sources(text, *words, others=()):
    """The actors behind the sources of the text."""
    return [attribution.source_actor for attribution in resolved(text, *words, others=others)]


def resolved(text, *words, others=()):
    """The attributions of the text to these sources, with their actors."""
    readings = [reading(text, sources=words), *corpus(*others)]
    catalogue = actors.catalogue(readings, Framing())
    return catalogue.resolve(readings[0], catalogue.mentions(readings[0]))
