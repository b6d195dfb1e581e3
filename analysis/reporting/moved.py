"""What moved between two runs: the articles, the method, and what either did to scores, findings and actors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, NamedTuple

import pandas as pd

from analysis.comparison import between_runs
from analysis.comparison.between_runs import Read
from analysis.reporting import prose, terms
from analysis.reporting.palette import Look, looks
from analysis.reporting.rows import records, rows
from analysis.running import method
from analysis.running.method import Change
from analysis.running.past import Past
from analysis.signals.measure import Measure

_ALIKE = 1e-9
_AROUND = 90


class Claim(NamedTuple):
    """A difference between outlets that stands out in one of the runs or in both, and how it lies in each."""

    fate: Literal["kept", "new", "gone", "turned"]
    text: str
    before: str
    after: str


class Person(NamedTuple):
    """An actor that is not what it was: what changed, and how often each run has it mentioned."""

    name: str
    what: str
    before: int
    after: int


class Flip(NamedTuple):
    """A passage that the two runs judge differently; values are missing where one of them did not judge it so."""

    outlet: str
    about: str
    left: str
    judged: str
    right: str
    before: float
    after: float


@dataclass(frozen=True, kw_only=True)
class Moved:
    """Two runs side by side, the earlier one first."""

    before: Past
    after: Past
    measures: Sequence[Measure]

    @cached_property
    def matches(self) -> pd.DataFrame:
        """Every article of either run with its fate."""
        return between_runs.matched(self.before.articles, self.after.articles)

    @cached_property
    def fates(self) -> dict[str, int]:
        """How many articles are the same, changed, added and removed."""
        counts = self.matches["fate"].value_counts()
        return {fate: int(counts.get(fate, 0)) for fate in ("same", "changed", "added", "removed")}

    @property
    def news(self) -> bool:
        """Whether the two read other articles."""
        return self.fates["same"] < len(self.matches)

    @cached_property
    def changes(self) -> list[Change]:
        """What is not as it was in the method, that which scores depend on first."""
        order = ("scores", "certainty", "looks")
        return sorted(method.changes(self.before.folder, self.after.folder), key=lambda c: order.index(c.reach))

    @property
    def method(self) -> bool:
        """Whether anything of the method changed that a number depends on."""
        return any(change.reach != "looks" for change in self.changes)

    @cached_property
    def moves(self) -> pd.DataFrame:
        """Every score of either run on a measure that there is today."""
        found = between_runs.moves(*self._read, self.matches)
        return found[found["measure"].isin([measure.name for measure in self.measures])].reset_index(drop=True)

    @cached_property
    def moved(self) -> pd.DataFrame:
        """The scores that are not what they were: by measure, actor, outlet, and the outlet's own voice first."""
        found = self.moves[self.moves["change"].abs() > _ALIKE]
        names, voices = [m.name for m in self.measures], ["outlet", "source", "all"]
        order = found.assign(at=found["measure"].map(names.index), whose=found["voice"].map(voices.index))
        return order.sort_values(["at", "about", "outlet", "whose"], kind="stable").drop(columns=["at", "whose"])

    @property
    def clear(self) -> pd.DataFrame:
        """The scores that moved by more than chance in the choice of articles explains, the furthest first."""
        found = self.moved[self.moved["change_low"] * self.moved["change_high"] > 0]
        width = found["measure"].map({m.name: m.range[1] - m.range[0] for m in self.measures}).astype(float)
        return found.loc[(found["change"].abs() / width).sort_values(ascending=False, kind="stable").index]

    @cached_property
    def rejudged(self) -> pd.DataFrame:
        """What the two judge differently in the same articles, on measures that there are today."""
        found = between_runs.rejudged(*self._read, self.matches)
        return found[found["measure"].isin([measure.name for measure in self.measures])].reset_index(drop=True)

    @cached_property
    def looks(self) -> dict[str, Look]:
        """Colour and shape of each outlet of either run."""
        return looks([*self.before.articles["outlet"], *self.after.articles["outlet"]])

    @property
    def _read(self) -> tuple[Read, Read]:
        one, other = (Read(run.articles, run.judgements, run.scores) for run in (self.before, self.after))
        return one, other


def claims(moved: Moved) -> list[Claim]:
    """The differences that stand out in either run: those that are new first, those that are as they were last."""
    known = {measure.name: measure for measure in moved.measures}
    one, other = (_pairs(run.differences, known) for run in (moved.before, moved.after))
    clear = {key: row for rows in (one, other) for key, row in rows.items() if row["clear"]}
    found = [_claim(one.get(key), other.get(key), known[key[0]]) for key in clear]
    order = ("new", "turned", "gone", "kept")
    return sorted(found, key=lambda claim: order.index(claim.fate))


def persons(moved: Moved) -> list[Person]:
    """The actors that came, went, or are spelt or merged otherwise; the most mentioned first."""
    one, other = ({row.actor: row for row in rows(run.actors)} for run in (moved.before, moved.after))
    found = [
        Person(name, what, int(_mentions(one.get(name))), int(_mentions(other.get(name))))
        for name in sorted({*one, *other})
        if (what := "; ".join(_actor(name, one, other)))
    ]
    return sorted(found, key=lambda person: (-max(person.before, person.after), person.name))


def flips(moved: Moved, measure: str, *, most: int) -> list[Flip]:
    """Passages that the two judge differently on a measure: one from each article in turn, at most so many."""
    chosen = moved.rejudged[moved.rejudged["measure"] == measure]
    turn = chosen.groupby("article_id").cumcount()
    chosen = chosen.assign(turn=turn).sort_values(["turn", "article_id", "start"], kind="stable").head(most)
    texts = dict(zip(moved.after.articles["article_id"], moved.after.articles["text"], strict=True))
    return [_flip(row, texts[row.article_id]) for row in rows(chosen)]


_Pair = tuple[str, str, str, str, str]


def _pairs(differences: pd.DataFrame, known: Mapping[str, Measure]) -> dict[_Pair, dict[str, Any]]:
    """The differences that may be told, by what they are about; `clear` is whether they stand out."""
    chosen = differences[differences["measure"].isin(known)]
    chosen = chosen.assign(clear=prose.stands_out(chosen))
    return {
        (row["measure"], row["voice"], row["about"], row["group"], row["other"]): row
        for row in records(chosen)
        if row["voice"] == "outlet" or terms.has_voices(known[row["measure"]])
    }


def _claim(old: dict[str, Any] | None, new: dict[str, Any] | None, measure: Measure) -> Claim:
    was, is_now = bool(old and old["clear"]), bool(new and new["clear"])
    told: Any = new if is_now else old
    turned = old and new and was and is_now and old["difference"] * new["difference"] < 0
    fate: Any = "turned" if turned else "kept" if was and is_now else "new" if is_now else "gone"
    return Claim(fate, prose.claim(told, measure), _state(old, measure), _state(new, measure))


def _state(row: dict[str, Any] | None, measure: Measure) -> str:
    if row is None:
        return "not compared: too little text, or too much alike"
    return prose.apart(row, measure) + ("" if row["clear"] else ": does not stand out from chance")


def _mentions(row: Any) -> int:
    return 0 if row is None else row.mentions


def _actor(name: str, one: Mapping[str, Any], other: Mapping[str, Any]) -> Iterator[str]:
    old, new = one.get(name), other.get(name)
    if old is None or new is None:
        here, there, missing = (other, one, "new") if old is None else (one, other, "gone")
        yield missing
        if shared := sorted(rival for rival, row in there.items() if rival not in here and _spelt(row, here[name])):
            yield f"{'was called' if old is None else 'now called'} {shared[0]}"
        elif holder := next((rival for rival, row in there.items() if name in _spellings(row)), ""):
            yield f"{'was taken for' if old is None else 'now taken for'} {holder}"
        return
    if old.kind != new.kind:
        yield f"{old.kind}, now {new.kind}"
    if gained := sorted(_spellings(new) - _spellings(old)):
        yield f"also found as {', '.join(gained)}"
    if lost := sorted(_spellings(old) - _spellings(new)):
        yield f"no longer found as {', '.join(lost)}"
    if old.reported != new.reported:
        yield "now shown in figures" if new.reported else "no longer shown in figures"


def _spelt(one: Any, other: Any) -> bool:
    """Whether two actors share a spelling, and are one person under another name."""
    return one.kind == other.kind and bool({one.actor, *_spellings(one)} & {other.actor, *_spellings(other)})


def _spellings(row: Any) -> set[str]:
    return {spelling for spelling in str(row.aliases).split(" | ") if spelling}


def _flip(row: Any, text: str) -> Flip:
    start, end = int(row.start), int(row.end)
    left = text[max(0, start - _AROUND) : start].rpartition("\n")[2]
    right = text[end : end + _AROUND].partition("\n")[0]
    return Flip(row.outlet, row.about, left, text[start:end], right, row.before, row.after)
