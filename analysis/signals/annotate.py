"""From articles to annotations and judgements, in two steps.

`read` needs the parse and nothing but its own article, so it can run in any process. `tables` needs the whole corpus:
it finds out who is who, gives every span its voice, and lets the measures judge.
"""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from analysis.corpus.passages import Copied
from analysis.language import lemmas, parse, reader
from analysis.language.parse import DEFAULT_MODEL
from analysis.parameters import ActorKind, Framing
from analysis.signals import clauses, events, hedging, naming, portrayal, roles, sentences, voice, words
from analysis.signals.actors import catalogue as actors
from analysis.signals.actors import names, references
from analysis.signals.actors.catalogue import Catalogue
from analysis.signals.attribution import finding
from analysis.signals.measures import MEASURES, SECOND
from analysis.signals.reading import Annotation, Plain, Reading
from analysis.tables import (
    ACTORS,
    ATTRIBUTIONS,
    CLAUSES,
    DESIGNATIONS,
    HEDGES,
    JUDGEMENTS,
    LEMMAS,
    MENTIONS,
    SENTENCES,
    VOICES,
)

_TOGETHER = 10  # articles; more do not cost less
_LONG = 80  # characters; shorter lines cost little, and furniture would tie all articles of an outlet together


class Annotated(NamedTuple):
    """The tables that annotating gives; columns in `analysis.tables`."""

    articles: pd.DataFrame
    passages: pd.DataFrame
    sentences: pd.DataFrame
    clauses: pd.DataFrame
    actors: pd.DataFrame
    mentions: pd.DataFrame
    designations: pd.DataFrame
    attributions: pd.DataFrame
    voices: pd.DataFrame
    hedges: pd.DataFrame
    lemmas: pd.DataFrame
    judgements: pd.DataFrame


def annotate(
    texts: Iterable[str | Mapping[str, object]],
    *,
    framing: Framing | None = None,
    model: str = DEFAULT_MODEL,
    trained: bool | None = None,
    raw: bool = False,
) -> Annotated:
    """The tables of some texts: who is named, who is quoted, what is hedged, how actors are portrayed.

    Texts are strings, or mappings with `text` and, where known, `id`, `outlet`, `title` and the other columns of
    ARTICLES. They are cleaned first unless `raw`; offsets refer to `articles.text` of the result. `trained` is whether
    the trained reader reads them; if that is left open and its files are not here, the plain definitions do, with a
    warning.

    Raises:
        ModelError: the spaCy model is missing or was changed.
    """
    from analysis.corpus import articles as corpus

    found = corpus.from_texts(texts, raw=raw)
    read_by = usable() if trained is None else trained
    read_in_turn = list(readings(list(rows(found.articles)), model=model, trained=read_by))
    return tables(found.articles, found.passages, read_in_turn, framing or Framing())


def usable() -> bool:
    """Whether the trained reader can read here; warns where it cannot."""
    if why := reader.missing():
        warnings.warn(f"{why} The plain definitions are used instead.", stacklevel=3)
    return not why


def rows(articles: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """What reading needs of each article, as plain data that travels between processes."""
    for row in articles[["article_id", "outlet", "text", "title_end"]].to_dict("records"):
        yield {str(key): value for key, value in row.items()}


def readings(
    articles: Sequence[Mapping[str, Any]], *, model: str = DEFAULT_MODEL, trained: bool = True
) -> Iterator[Reading]:
    """The articles read in order, some at a time."""
    for some in (articles[start : start + _TOGETHER] for start in range(0, len(articles), _TOGETHER)):
        ahead(some, model=model)
        yield from (read(article, model=model, trained=trained) for article in some)


def ahead(articles: Sequence[Mapping[str, Any]], *, model: str = DEFAULT_MODEL) -> None:
    """What `read` needs of several articles, made for all at once, which costs less than for one after another."""
    parse.ahead((article["text"] for article in articles), model=model)


def paragraphs(article: Mapping[str, Any]) -> set[str]:
    """The paragraphs worth reading only once: articles that share one had better be read by the same process."""
    return {line.strip() for line in article["text"].split("\n") if len(line) >= _LONG}


def read(article: Mapping[str, Any], *, model: str = DEFAULT_MODEL, trained: bool = True) -> Reading:
    """Read one article, by the trained reader or by the plain definitions.

    Raises:
        ModelError: a model is missing or was changed.
    """
    marks = reader.load() if trained else None
    text = article["text"]
    parsed = parse.read(text, title_end=int(article["title_end"]), model=model)
    found = sentences.sentences(parsed)
    named = names.names(parsed, found)
    referred = references.references(parsed, found)
    return Reading(
        article_id=article["article_id"],
        outlet=article["outlet"],
        text=text,
        sentences=found,
        names=named,
        references=referred,
        attributions=finding.find(parsed, marks),
        hedges=hedging.read(parsed, marks) if marks else hedging.hedges(parsed),
        clauses=clauses.clauses(parsed, found),
        events=events.find(parsed, found),
        portrayals=portrayal.read(marks, text, found, named, referred) if marks else {},
        plain=Plain(finding.find(parsed), hedging.hedges(parsed)) if marks else None,
        words=tuple(lemmas.content(parsed.paragraphs, model=model)),
    )


def resolved(readings: Sequence[Reading], framing: Framing) -> tuple[Catalogue, list[Annotation]]:
    """Who is who in the whole corpus, and each reading with its actors and voices."""
    catalogue = actors.catalogue(readings, framing)
    return catalogue, [_annotation(reading, catalogue) for reading in readings]


def tables(articles: pd.DataFrame, passages: pd.DataFrame, readings: Sequence[Reading], framing: Framing) -> Annotated:
    """The tables of a corpus that was read."""
    catalogue, annotated = resolved(readings, framing)
    copied = Copied(passages)
    kinds = {actor.name: actor.kind for actor in catalogue.actors}
    return Annotated(
        articles=articles,
        passages=passages,
        sentences=SENTENCES.frame(row for one in annotated for row in _sentences(one)),
        clauses=CLAUSES.frame(row for one in annotated for row in _clauses(one)),
        actors=ACTORS.frame(_actors(catalogue, annotated)),
        mentions=MENTIONS.frame(row for one in annotated for row in _mentions(one)),
        designations=DESIGNATIONS.frame(row for one in annotated for row in _designations(one, kinds, copied)),
        attributions=ATTRIBUTIONS.frame(row for one in annotated for row in _attributions(one)),
        voices=VOICES.frame(row for one in annotated for row in _voices(one, copied)),
        hedges=HEDGES.frame(row for one in annotated for row in _hedges(one)),
        lemmas=LEMMAS.frame(_row(one, values) for one in annotated for values in words.voiced(one)),
        judgements=JUDGEMENTS.frame(row for one in annotated for row in _judgements(one, copied)),
    )


def _annotation(reading: Reading, catalogue: Catalogue) -> Annotation:
    mentions = catalogue.mentions(reading)
    attributions = catalogue.resolve(reading, mentions)
    return Annotation(
        reading=reading,
        mentions=roles.told(reading, mentions, attributions),
        attributions=attributions,
        voices=voice.voices(reading.text, attributions),
    )


def _row(annotation: Annotation, values: Mapping[str, Any]) -> dict[str, Any]:
    return {"article_id": annotation.reading.article_id, **values}


def _sentences(annotation: Annotation) -> Iterator[dict[str, Any]]:
    for number, sentence in enumerate(annotation.reading.sentences):
        place = {"sentence": number, "start": sentence.start, "end": sentence.end, "role": sentence.role}
        yield _row(annotation, place)


def _clauses(annotation: Annotation) -> Iterator[dict[str, Any]]:
    for clause in annotation.reading.clauses:
        said = voice.most(annotation.voices, clause.spans)
        yield _row(annotation, {**clause._asdict(), "voice": said.voice, "speaker": said.speaker})


def _actors(catalogue: Catalogue, annotated: Sequence[Annotation]) -> Iterator[dict[str, Any]]:
    mentions = Counter(mention.actor for one in annotated for mention in one.mentions)
    articles = Counter(actor for one in annotated for actor in {mention.actor for mention in one.mentions})
    for actor in sorted(catalogue.actors, key=lambda actor: (-mentions[actor.name], actor.name)):
        if mentions[actor.name]:
            yield {
                "actor": actor.name,
                "kind": actor.kind,
                "aliases": " | ".join(actor.aliases),
                "articles": articles[actor.name],
                "mentions": mentions[actor.name],
                "reported": actor.reported,
            }


def _mentions(annotation: Annotation) -> Iterator[dict[str, Any]]:
    for mention in annotation.mentions:
        values = mention._asdict()
        start, end = values.pop("verb") or (None, None)
        yield _row(annotation, {**values, "verb_start": start, "verb_end": end})


def _designations(annotation: Annotation, kinds: Mapping[str, ActorKind], copied: Copied) -> Iterator[dict[str, Any]]:
    for found in naming.designations(annotation, kinds):
        again = copied.at(annotation.reading.article_id, found.start, found.end)["again"]
        yield _row(annotation, {**found._asdict(), "again": again})


def _attributions(annotation: Annotation) -> Iterator[dict[str, Any]]:
    for number, found in enumerate(annotation.attributions):
        values = {name: getattr(found, name) for name in ATTRIBUTIONS.names if hasattr(found, name)}
        yield _row(annotation, {"attribution": number, **values})


def _voices(annotation: Annotation, copied: Copied) -> Iterator[dict[str, Any]]:
    for span, number in voice.words(annotation.reading.text, annotation.voices):
        place = copied.at(annotation.reading.article_id, span.start, span.end)
        yield _row(annotation, {**span._asdict(), "words": number, **place})


def _hedges(annotation: Annotation) -> Iterator[dict[str, Any]]:
    for hedge, said in hedging.voiced(annotation):
        number = sentences.sentence_at(annotation.reading.sentences, hedge.start)
        yield _row(annotation, {"sentence": number, **hedge._asdict(), "voice": said.voice, "speaker": said.speaker})


def _judgements(annotation: Annotation, copied: Copied) -> Iterator[dict[str, Any]]:
    for measure in (*MEASURES, *SECOND):
        for judgement in measure.judge(annotation):
            values = judgement._asdict()
            start, end = values.pop("cue") or (None, None)
            yield _row(
                annotation,
                {
                    "measure": measure.name,
                    "outlet": annotation.reading.outlet,
                    **values,
                    "cue_start": start,
                    "cue_end": end,
                    **copied.at(annotation.reading.article_id, values["start"], values["end"]),
                },
            )
