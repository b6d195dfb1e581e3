"""What things are called in the report: measures, voices, kinds of source."""

from __future__ import annotations

from analysis.reporting.wording import is_share
from analysis.signals.measure import Measure


def noun(measure: Measure) -> str:
    """What the measure counts, in the plural: 'sentences', 'claims', 'mentions'."""
    if measure.unit.startswith("share of "):
        return measure.unit.removeprefix("share of ").split()[0]
    return "mentions" if measure.by_about else "judgements"


def noun_forms(many: str) -> tuple[str, str]:
    """The noun in the singular and the plural."""
    return many.removesuffix("s"), many


def axis_label(measure: Measure) -> str:
    """What stands under an axis: the unit, or which side is which."""
    return measure.unit if is_share(measure) else "← unfavourable · favourable →"


def label(name: str) -> str:
    """The short name of a measure, as a heading."""
    return _LABELS.get(name, name.replace("_", " ").capitalize())


def voice_title(voice: str) -> str:
    """Whose words: the heading of a panel."""
    return _VOICE_TITLES.get(voice, voice)


def voice_short(voice: str) -> str:
    """Whose words, in two."""
    return _VOICE_SHORT.get(voice, voice)


def panel_title(measure: Measure, voice: str, about: str) -> str:
    """The heading of a small figure: the measure, about whom, in whose voice."""
    parts = [label(measure.name), about, voice_short(voice) if has_voices(measure) else ""]
    return " · ".join(part for part in parts if part)


def kind_title(value: str) -> str:
    """A kind of source, a form or a stance in words."""
    return _KIND_TITLES.get(value, value.capitalize())


def has_voices(measure: Measure) -> bool:
    """Whether the voice of a judgement matters: how to source is always the outlet's own choice."""
    return measure.by_voice


_LABELS = {
    "hedging": "Hedging",
    "attributed": "Attributed sentences",
    "quoted": "Quotation marks",
    "named": "Named sources",
    "anonymous": "Unnamed sources",
    "doubt": "Doubting verbs",
    "portrayal": "Portrayal",
    "agency": "Acting or acted upon",
}
_VOICE_TITLES = {"outlet": "In the outlet’s own voice", "source": "In the words of its sources", "all": "All together"}
_VOICE_SHORT = {"outlet": "own voice", "source": "sources’ words", "all": "all voices"}
_KIND_TITLES = {
    "person": "People",
    "organisation": "Organisations",
    "document": "Documents and posts",
    "collective": "Groups",
    "anonymous": "Unnamed",
    "own": "Own words",
    "unknown": "Nobody found",
    "direct": "Quoted in full",
    "mixed": "Quoted in part",
    "indirect": "Retold",
    "neutral": "Neutral",
    "assertive": "Asserting",
    "announce": "Announcing",
    "belief": "Believing",
    "accuse": "Accusing",
    "doubt": "Doubting",
}
