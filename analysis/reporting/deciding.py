"""The words that decided single portrayals: asked of the trained reader for what is shown, and for no more.

To ask costs some fifteen times what the portrayal itself did: the sentence is read again without each of its words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pandas as pd

from analysis.language import reader
from analysis.language.parse import DEFAULT_MODEL
from analysis.reporting.rows import records
from analysis.running.workspace import Workspace
from analysis.signals import portrayal
from analysis.signals.reading import Span
from analysis.tables import ARTICLES, SENTENCES

# A sentence, the first character of the target, and one past its last → the words that decided; None where none did.
Deciding = Callable[[str, int, int], Span | None]

MOST_ASKED = 100
_LONGEST = 1000  # characters: what passes for a longer sentence is a list or a table, and would cost seconds


def by(reader_sha256: str, model: str = DEFAULT_MODEL) -> Deciding | None:
    """What says which words decided: the trained reader of these settings; None where it is not at hand."""
    if not reader_sha256 or reader_sha256 != reader.fingerprint() or reader.missing():
        return None
    return partial(portrayal.deciding, reader=reader.load(), model=model)


def asked(work: Workspace, judged: pd.DataFrame) -> pd.DataFrame:
    """Some judgements of a run, as `cues` gives them; as they are where the trained reader did not read the run."""
    trained = work.made_from("reader") == "trained"
    decide = by(reader.fingerprint() if trained else "", work.made_from("model") or DEFAULT_MODEL)
    return cues(judged, work.read(ARTICLES), work.read(SENTENCES), decide)


def cues(
    judged: pd.DataFrame,
    articles: pd.DataFrame,
    sentences: pd.DataFrame,
    decide: Deciding | None,
    *,
    most: int = MOST_ASKED,
) -> pd.DataFrame:
    """The judgements, portrayals with the words that decided as their cue; as they are where nobody says which did.

    It is asked of the `most` strongest. The others have no cue, so that what is marked is always the same thing.
    """
    portrayals = judged[judged["measure"] == portrayal.PORTRAYAL.name]
    if decide is None or portrayals.empty:
        return judged
    strongest = portrayals["value"].abs().sort_values(ascending=False, kind="stable").index[:most]
    found = dict(zip(strongest, _spans(portrayals.loc[strongest], articles, sentences, decide), strict=True))
    spans = [found.get(number) or (None, None) for number in portrayals.index]
    new = pd.DataFrame(spans, index=portrayals.index, columns=["cue_start", "cue_end"], dtype="Int64")
    old = judged[["cue_start", "cue_end"]].drop(new.index)
    return judged.assign(**pd.concat([old, new]).loc[judged.index])


def _spans(
    portrayals: pd.DataFrame, articles: pd.DataFrame, sentences: pd.DataFrame, decide: Deciding
) -> Iterator[Span | None]:
    """The words that decided each of these portrayals; offsets into the article."""
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    keys = zip(sentences["article_id"], sentences["sentence"], strict=True)
    extents = dict(zip(keys, zip(sentences["start"], sentences["end"], strict=True), strict=True))
    known: dict[tuple[str, int, int], Span | None] = {}
    for row in records(portrayals):
        first, last = extents.get((row["article_id"], row["sentence"]), (0, 0))
        if last - first > _LONGEST or not first <= row["start"] < row["end"] <= last:
            yield None
            continue
        key = texts[row["article_id"]][first:last], int(row["start"] - first), int(row["end"] - first)
        if key not in known:
            known[key] = decide(*key)
        span = known[key]
        yield (int(first + span[0]), int(first + span[1])) if span else None
