"""What outlets print of the same utterance, version beside version, for the report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

import pandas as pd

from analysis.comparison.quotations.quotes import AND, ARROW
from analysis.comparison.wording_changes import changes
from analysis.reporting.corpus import Corpus
from analysis.reporting.palette import Look
from analysis.reporting.rows import records
from analysis.reporting.wording import count, listing, shortened

MOST_SHOWN, MOST_FOLDED = 24, 40
_LONGEST = 420  # characters of a version
_LONGEST_LEFT_OUT = 90  # characters of what a version leaves out

ALTERATIONS = {
    "paraphrased": "other words in quotation marks",
    "substituted": "words changed in quotation marks",
    "truncated": "quoted in part",
    "marks": "other punctuation or capitals",
    "verbatim": "word for word",
    "sole": "the only one in quotation marks",
    "indirect": "in the outlet’s own words",
}
_ALTERED = ("paraphrased", "substituted")


class Bit(NamedTuple):
    """A stretch of a version: its outlet's own words, quoted words as compared, put in, or left out; or a mark."""

    kind: Literal["own", "same", "put", "left", "mark"]
    text: str


@dataclass(frozen=True, kw_only=True)
class Version:
    """What one article prints, and where it can be read."""

    outlet: str
    look: Look
    speaker: str  # where the outlets name different ones
    how: str
    standing: str  # in words, that the others are compared with it; '' for the others
    bits: tuple[Bit, ...]
    article_id: str
    article: int
    sentence: int
    published: str


@dataclass(frozen=True, kw_only=True)
class Shared:
    """An utterance with all its versions, and what is to be said about it first."""

    number: int
    speaker: str
    title: str
    calls: tuple[str, ...]
    versions: tuple[Version, ...]


class Told(NamedTuple):
    """The shared utterances: those that differ, those that are alike in all, and how many more there are of either."""

    differing: tuple[Shared, ...]
    alike: tuple[Shared, ...]
    more_differing: int
    more_alike: int


def told(corpus: Corpus) -> Told:
    """The utterances that two or more outlets report: altered quotations first, those word for word alike apart."""
    rows = corpus["quotes"]
    clusters = [records(part) for _, part in rows.groupby("cluster", sort=True)]
    across = sorted((found for found in clusters if len(_outlets(found)) > 1), key=_rank)
    alike = [found for found in across if _is_alike(found)]
    differing = [found for found in across if not _is_alike(found)]
    return Told(
        tuple(_shared(corpus, found) for found in differing[:MOST_SHOWN]),
        tuple(_shared(corpus, found) for found in alike[:MOST_FOLDED]),
        max(0, len(differing) - MOST_SHOWN),
        max(0, len(alike) - MOST_FOLDED),
    )


def summary(quotes: pd.DataFrame) -> str:
    """How many utterances several outlets report, and how many of them differ, in a sentence."""
    across = [records(part) for _, part in quotes.groupby("cluster", sort=True)]
    across = [found for found in across if len(_outlets(found)) > 1]
    if not across:
        return "No utterance was found that two outlets report."
    altered = sum(any(row["alteration"] in _ALTERED for row in found) for found in across)
    less_sure = sum(any(row["commitment"] for row in found) for found in across)
    speakers = sum(any(row["also_given_to"] for row in found) for found in across)
    parts = [(altered, "words in quotation marks differ"), (less_sure, "one version sounds surer")]
    parts += [(speakers, "the speaker is not the same")]
    told = [f"in {number} {what}" for number, what in parts if number]
    return f"{count(len(across), 'utterance').capitalize()} that two or more outlets report" + (
        f"; {listing(told)}." if told else ", in like words and from one speaker."
    )


def _outlets(found: Sequence[Mapping[str, Any]]) -> set[str]:
    return {row["outlet"] for row in found}


def _is_alike(found: Sequence[Mapping[str, Any]]) -> bool:
    """Whether all print the same words, as wire copy does also without marks, and nothing is to be called out."""
    if any(row["commitment"] or row["also_given_to"] for row in found):
        return False
    wordings = {"".join(filter(str.isalnum, str(row["wording"]).casefold())) for row in found}
    return len(wordings) == 1 or all(row["alteration"] in ("verbatim", "marks") for row in found)


def _rank(found: Sequence[Mapping[str, Any]]) -> tuple[bool, bool, bool, int, int]:
    """Altered in quotation marks first, then what is called out, then quoted in part; then how many report it."""
    altered = any(row["alteration"] in _ALTERED for row in found)
    called = any(row["commitment"] or row["also_given_to"] for row in found)
    partly = any(row["alteration"] == "truncated" for row in found)
    return not altered, not called, not partly, -len(_outlets(found)), int(found[0]["cluster"])


def _shared(corpus: Corpus, found: Sequence[Mapping[str, Any]]) -> Shared:
    base = next(row for row in found if row["base"])
    ordered = sorted(found, key=lambda row: (not row["base"], not row["majority"], row["outlet"], row["article_id"]))
    return Shared(
        number=int(base["cluster"]) + 1,
        speaker=base["speaker"],
        title=shortened(_title(corpus, base), 90),
        calls=tuple(_calls(found, base)),
        versions=tuple(_version(corpus, row, base, found) for row in ordered),
    )


def _title(corpus: Corpus, base: Mapping[str, Any]) -> str:
    """The quoted words alone where the compared version is in quotation marks."""
    quoted = " … ".join(_pieces(corpus.article[base["article_id"]]["text"], base["quoted"]))
    whole = base["alteration"] in ("verbatim", "substituted", "paraphrased") or base["form"] == "direct"
    return (quoted if whole else str(base["wording"]).removeprefix("that ")).rstrip(" ,")


def _standing(row: Mapping[str, Any], found: Sequence[Mapping[str, Any]]) -> str:
    """What the version is to the others, where it is the one that they are compared with."""
    quoting = {one["outlet"] for one in found if one["alteration"] != "indirect"}
    if not row["base"] or len(quoting) < 2 or _is_alike(found):
        return ""
    if row["majority"]:
        having = {one["outlet"] for one in found if one["majority"]}
        return f"majority wording: {len(having)} of {len(quoting)} outlets that quote it have it, whole or in part"
    wordings = "one of two wordings" if len(quoting) == 2 else "no wording has a majority"
    return f"{wordings}; the marks below show what differs from this one"


def _calls(found: Sequence[Mapping[str, Any]], base: Mapping[str, Any]) -> Iterator[str]:
    """What a reader should not miss, in words."""
    for row in found:
        for shift in filter(None, row["commitment"].split(AND)):
            before, after = shift.split(ARROW)
            yield f"How sure: “{before}” in {base['outlet']}, “{after}” in {row['outlet']}."
    speakers: dict[str, list[str]] = {}
    for row in found:
        if row["also_given_to"]:
            speakers.setdefault(row["speaker"], []).append(row["outlet"])
    if speakers:
        named = "; ".join(
            f"{speaker} in {' and '.join(dict.fromkeys(outlets))}" for speaker, outlets in speakers.items()
        )
        yield f"Given to different speakers: {named}."


def _how(row: Mapping[str, Any], found: Sequence[Mapping[str, Any]]) -> str:
    """What a version makes of the others' words; the one compared with is only 'word for word' where another is it."""
    if row["base"] and row["alteration"] in _ALTERED:
        return "in quotation marks"
    others = [one for one in found if one is not row and one["alteration"] in ("verbatim", "marks")]
    if row["base"] and row["alteration"] == "verbatim" and not others:
        return "quoted at most length"
    return ALTERATIONS[row["alteration"]]


def _version(
    corpus: Corpus, row: Mapping[str, Any], base: Mapping[str, Any], found: Sequence[Mapping[str, Any]]
) -> Version:
    compared = row["alteration"] in (*_ALTERED, "truncated") and not row["base"]
    text, base_text = corpus.article[row["article_id"]]["text"], corpus.article[base["article_id"]]["text"]
    pieces = _pieces(text, row["quoted"])
    marked = list(_marked(" ".join(_pieces(base_text, base["quoted"])), " ".join(pieces))) if compared else []
    return Version(
        outlet=row["outlet"],
        look=corpus.looks[row["outlet"]],
        speaker=row["speaker"] if row["also_given_to"] else "",
        how=_how(row, found),
        standing=_standing(row, found),
        bits=tuple(_short(_bits(text, row["spans"], row["quoted"], marked))),
        article_id=row["article_id"],
        article=corpus.number[row["article_id"]],
        sentence=int(row["sentence"]),
        published=corpus.article[row["article_id"]]["published"][:10],
    )


def _pieces(text: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    return [" ".join(text[start:end].split()) for start, end in spans]


class _Change(NamedTuple):
    """Where in the quoted words something was put, and what was left out there."""

    start: int
    end: int
    left_out: str


def _marked(base: str, wording: str) -> Iterator[_Change]:
    for change in changes(base, wording):
        yield _Change(change.other_start, change.other_end, change.before)


def _bits(
    text: str, spans: Sequence[tuple[int, int]], quoted: Sequence[tuple[int, int]], marked: Sequence[_Change]
) -> Iterator[Bit]:
    """A version cut where it goes into and out of quotation marks, and where its words differ."""
    at = 0  # in the quoted words
    waiting = list(marked)
    for number, (start, end) in enumerate(spans):
        if number:
            yield Bit("mark", " … ")
        place = start
        for begin, stop in quoted:
            if start <= begin < end:
                yield Bit("own", " ".join(text[place:begin].strip('“”«»"„ ').split()))
                wording = " ".join(text[begin:stop].split())
                here = [change for change in waiting if change.start <= at + len(wording)]
                waiting = waiting[len(here) :]
                yield Bit("mark", " “" if begin > start else "“")
                yield from _quoted(wording, at, here)
                yield Bit("mark", "” " if stop < end else "”")
                at += len(wording) + 1
                place = stop
        yield Bit("own", " ".join(text[place:end].strip('“”«»"„ ').split()))


def _quoted(wording: str, at: int, marked: Sequence[_Change]) -> Iterator[Bit]:
    done = 0
    for change in marked:
        start, end = max(done, change.start - at), min(len(wording), change.end - at)
        put, left = wording[start:end], shortened(change.left_out, _LONGEST_LEFT_OUT)
        yield Bit("same", wording[done:start] + (" " if left and not put and start else ""))
        yield Bit("left", left)
        yield Bit("same", " " if left and (put or not start) else "")
        yield Bit("put", put)
        done = max(start, end)
    yield Bit("same", wording[done:])


def _short(bits: Iterator[Bit]) -> Iterator[Bit]:
    """The pieces that hold text, cut where a version grows too long to be read beside others."""
    length = 0
    for bit in bits:
        if bit.text and length < _LONGEST:
            yield bit._replace(text=shortened(bit.text, max(40, _LONGEST - length)))
        length += len(bit.text)
    if length > _LONGEST:
        yield Bit("mark", " …")
