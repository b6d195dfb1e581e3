"""How the versions of one utterance differ: the wording that most outlets print, and what each version makes of it.

Only words in quotation marks are compared, since only they claim to be what was said. What most outlets print is the
majority wording. It is no original: nobody but the speaker knows that, and outlets copy each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from analysis.comparison import wording_changes
from analysis.comparison.wording_changes import Change
from analysis.language import words

Alteration = Literal["verbatim", "marks", "truncated", "substituted", "paraphrased", "sole", "indirect"]

ALTERATIONS: dict[Alteration, str] = {
    "paraphrased": "in quotation marks, and most of its words are other words",
    "substituted": "in quotation marks, with words changed, added or left out",
    "truncated": "in quotation marks, only a part",
    "marks": "the same words with other punctuation or capitals",
    "verbatim": "word for word",
    "sole": "the only version in quotation marks",
    "indirect": "in the words of the outlet",
}

_KEPT = 0.7  # share of a quotation's words that are the compared wording's; fewer make it a paraphrase
_OWN = 0.3  # below this share what is quoted are other words than those compared
_QUOTES = re.compile("[“”„‟\"«»‹›‘’‚‛'`]")


class Printed(NamedTuple):
    """A version as its outlet prints it: its quoted pieces, none for a version in the outlet's own words."""

    article_id: str
    outlet: str
    published: str
    pieces: tuple[str, ...]

    @property
    def wording(self) -> str:
        """The quoted pieces in one."""
        return " ".join(self.pieces)


@dataclass(frozen=True, kw_only=True)
class Compared:
    """What a version makes of the wording it is compared with.

    majority: it prints the wording that most outlets print, or a part of it. base: it is the version compared with.
    """

    alteration: Alteration
    changes: tuple[Change, ...] = ()
    majority: bool = False
    base: bool = False


def compared(versions: Sequence[Printed]) -> tuple[Compared, ...]:
    """What each version makes of the wording that has most support, in the order of the versions.

    Support is counted in outlets that print a wording or a part of it. Where two wordings differ and neither is
    printed by most, both are counted as altered: there is no telling which was said.
    """
    quoted = [version for version in versions if version.pieces]
    if len(quoted) < 2:
        return tuple(
            Compared(alteration="sole" if one.pieces else "indirect", base=bool(one.pieces)) for one in versions
        )
    base = _base(quoted)
    outlets = {version.outlet for version in quoted}
    support = {version.outlet for version in quoted if _is_part(version, base)}
    has_majority = len(outlets) > 2 and len(support) > len(outlets) / 2
    found = [_one(version, base, has_majority) for version in versions]
    if all(one.base or one.alteration == "indirect" for one in found):
        return tuple(Compared(alteration="sole", base=True) if one.base else one for one in found)
    if has_majority or any(one.alteration in ("verbatim", "marks", "truncated") and not one.base for one in found):
        return tuple(found)
    worst = _worst(found)
    return tuple(_as_altered(one, worst) if one.base and worst else one for one in found)


def _as_altered(base: Compared, alteration: Alteration) -> Compared:
    return Compared(alteration=alteration, changes=base.changes, majority=False, base=True)


def _worst(found: Sequence[Compared]) -> Alteration | None:
    """How the versions differ where no two agree."""
    kinds = {one.alteration for one in found if not one.base}
    return "substituted" if "substituted" in kinds else "paraphrased" if "paraphrased" in kinds else None


def _base(quoted: Sequence[Printed]) -> Printed:
    """The wording that most outlets print, whole or in part; then without insertions, the longest, the earliest."""

    def rank(version: Printed) -> tuple[int, int, bool, int, str, str]:
        support = {other.outlet for other in quoted if _is_part(other, version)}
        exact = {other.outlet for other in quoted if _keys(other) == _keys(version)}
        own = "[" in version.wording
        return -len(support), -len(exact), own, -len(_keys(version)), version.published or "9", version.article_id

    return min(quoted, key=rank)


def _one(version: Printed, base: Printed, has_majority: bool) -> Compared:
    if not version.pieces:
        return Compared(alteration="indirect")
    if version is base:
        return Compared(alteration="verbatim", majority=has_majority, base=True)
    if _keys(version) == _keys(base):
        same = _plain(version.wording) == _plain(base.wording)
        return Compared(alteration="verbatim" if same else "marks", majority=has_majority)
    changes = wording_changes.changes(base.wording, version.wording)
    if _is_part(version, base):
        return Compared(alteration="truncated", changes=changes, majority=has_majority)
    kept = _kept(base, version)
    if kept < _OWN:
        return Compared(alteration="indirect")
    return Compared(alteration="substituted" if kept >= _KEPT else "paraphrased", changes=changes)


def _kept(base: Printed, version: Printed) -> float:
    """The share of a version's words that the compared wording has in the same order."""
    new = sum(len(words.words(change.after)) for change in wording_changes.changes(base.wording, version.wording))
    return 1 - new / max(1, len(_keys(version)))


def _is_part(version: Printed, whole: Printed) -> bool:
    """Whether each quoted piece of a version stands in a wording as it is, and in the same order."""
    ours = _keys(whole)
    at = 0
    for piece in _pieces(version):
        keys = [word.key for word in words.words(piece)]
        found = next((n for n in range(at, len(ours) - len(keys) + 1) if ours[n : n + len(keys)] == keys), None)
        if found is None:
            return False
        at = found + len(keys)
    return True


def _pieces(version: Printed) -> Iterator[str]:
    """The quoted pieces, cut where the outlet says by dots or brackets that something is left out or its own."""
    for piece in version.pieces:
        yield from (part for part in re.split(r"…|\.\s?\.\s?\.|\[[^\]]*\]", piece) if words.words(part))


def _keys(version: Printed) -> list[str]:
    return [word.key for word in words.words(version.wording)]


def _plain(wording: str) -> str:
    """A wording without what house style decides: the kind of quotation marks, and the mark before the closing one."""
    return " ".join(_QUOTES.sub("'", wording).rstrip(" ,.;:'").split())
