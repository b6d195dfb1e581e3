"""The same utterance in several articles: who prints which words, and who is said to have said them.

Utterances are cut out of the attributions (`utterances`), aligned across articles (`alignment`, `clusters`), and each
version is compared with the wording that most outlets print (`versions`), word by word and in how firmly it commits its
speaker (`commitment`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby
from typing import Any

import pandas as pd

from analysis.comparison.quotations import alignment, clusters, commitment, units, versions
from analysis.comparison.quotations.rarity import Rarity
from analysis.comparison.quotations.units import Unit
from analysis.comparison.quotations.versions import Compared, Printed
from analysis.signals.reading import Form, Span
from analysis.tables import QUOTES

ARROW = " → "
AND = " | "


@dataclass(frozen=True, kw_only=True)
class _Version:
    """What one article prints of an utterance, in one passage or several."""

    units: tuple[Unit, ...]
    text: str

    @property
    def article_id(self) -> str:
        return self.units[0].said.article_id

    @property
    def spans(self) -> tuple[Span, ...]:
        return tuple(span for unit in self.units for span in unit.said.spans)

    @property
    def quoted(self) -> tuple[Span, ...]:
        return tuple(span for unit in self.units for span in unit.said.quoted)

    @property
    def form(self) -> Form:
        forms = {unit.said.form for unit in self.units}
        return next(iter(forms)) if len(forms) == 1 else "mixed"

    @property
    def wording(self) -> str:
        return " … ".join(" ".join(self.text[start:end].split()) for start, end in self.spans)

    def printed(self, published: str) -> Printed:
        pieces = tuple(" ".join(self.text[start:end].split()) for start, end in self.quoted)
        return Printed(self.article_id, self.units[0].said.outlet, published, pieces)


def quotes(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The utterances that two or more articles report, a row for each version; QUOTES.

    `tables` are those of annotating, by their lower-case names. A third article changes nothing about which of two
    others' utterances are one; only which version of several they are compared with.
    """
    rarity = Rarity(tables)
    said = units.units(tables, rarity)
    found = clusters.clusters(said, alignment.links(said, rarity))
    articles = tables["articles"]
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    dates = dict(zip(articles["article_id"], articles["published"], strict=True))
    return QUOTES.frame(
        row
        for number, cluster in enumerate(found)
        for row in _rows(number, _versions([said[place] for place in cluster], texts), dates)
    )


def _versions(found: Iterable[Unit], texts: Mapping[str, str]) -> list[_Version]:
    """What each article prints, in the order of the articles."""
    return [
        _Version(units=tuple(sorted(part, key=lambda unit: unit.said.start)), text=texts[article_id])
        for article_id, part in groupby(found, key=lambda unit: unit.said.article_id)
    ]


def _rows(number: int, found: Sequence[_Version], dates: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    compared = versions.compared([version.printed(dates[version.article_id]) for version in found])
    base = _base(found, compared)
    for version, result in zip(found, compared, strict=True):
        first = version.units[0].said
        yield {
            "cluster": number,
            "article_id": first.article_id,
            "outlet": first.outlet,
            "sentence": first.sentence,
            "attribution": first.attribution if first.attribution >= 0 else None,
            "spans": version.spans,
            "quoted": version.quoted,
            "wording": version.wording,
            "speaker": first.speaker.name,
            "form": version.form,
            "alteration": result.alteration,
            "changed": AND.join(_changed(result)),
            "majority": result.majority,
            "base": version is base,
            "commitment": AND.join(_shifts(base, version)),
            "also_given_to": AND.join(_other_speakers(version, found)),
        }


def _base(found: Sequence[_Version], compared: Sequence[Compared]) -> _Version:
    """The version the others are compared with; where nobody quotes, the one that says most."""
    for version, result in zip(found, compared, strict=True):
        if result.base:
            return version
    return min(found, key=lambda version: (-len(version.wording), version.article_id))


def _changed(result: Compared) -> Iterator[str]:
    for change in result.changes:
        yield f"{change.before}{ARROW}{change.after}".strip()


def _shifts(base: _Version, version: _Version) -> Iterator[str]:
    if version is not base:
        for shift in commitment.shifts(base.wording, version.wording):
            yield f"{shift.before}{ARROW}{shift.after}"


def _other_speakers(version: _Version, found: Sequence[_Version]) -> list[str]:
    """The actors to whom other articles give the words, as far as it is safe that they are meant."""
    shifted = {
        actor
        for one, other in combinations([version.units[0] for version in found], 2)
        if _is_shift(one, other)
        for actor in (one.said.speaker.actor, other.said.speaker.actor)
    }
    own = version.units[0].said.speaker.actor
    return sorted(shifted - {own}) if own in shifted else []


def _is_shift(one: Unit, other: Unit) -> bool:
    """Whether two speakers are different ones: actors of one side, or both named and not by a pronoun."""
    how = alignment.relation(one, other)
    return how == "together" or (how == "other" and one.said.speaker.named and other.said.speaker.named)
