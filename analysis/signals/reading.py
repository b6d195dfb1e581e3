"""The shapes that signals pass on: what was read in one article, before and after it is known who is who.

Reading goes in two steps. The first needs the parse and runs per article, in any process: it gives a `Reading`,
plain data without spaCy objects. The second needs the whole corpus, to know that 'Zelenskiy' and 'Zelenskyy' are
one: it turns a `Reading` into an `Annotation`, in which sources and mentions have actors and every span a voice.

All offsets are [start, end) in the article's text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from analysis.language.lemmas import Word
from analysis.language.parse import Role
from analysis.language.reader import Portrayed

Span = tuple[int, int]

NameLabel = Literal["person", "organisation", "place", "people", "other"]
Use = Literal["actor", "place", "part"]
ReferenceKind = Literal["pronoun", "title", "stranger"]
ActRole = Literal["agent", "patient", "speaker", ""]
MentionKind = Literal["name", "title", "demonym", "metonym", "pronoun"]
Form = Literal["direct", "mixed", "indirect"]
SourceKind = Literal["person", "organisation", "document", "collective", "anonymous"]
Stance = Literal["neutral", "assertive", "doubt", "belief", "announce", "accuse"]
CueClass = Literal["speech", "belief", "intention", "attitude"]
HedgeType = Literal["modal", "evidential", "epistemic", "conditional", "approximator", "unknown"]
Voice = Literal["outlet", "source"]
Label = Literal["negative", "neutral", "positive"]
LABELS: tuple[Label, ...] = ("negative", "neutral", "positive")


class Sentence(NamedTuple):
    """A sentence, the part of the article it stands in, and the number of its paragraph."""

    start: int
    end: int
    role: Role
    paragraph: int


class Name(NamedTuple):
    """A name as it stands: its span, what the name recogniser takes it for, the title before it, its grammar."""

    start: int
    end: int
    text: str
    label: NameLabel
    title: str  # 'President', 'Ukrainian President'; '' where there is none
    subject: bool  # subject of its clause
    sentence: int
    use: Use = "actor"  # actor: does, has or is done to; place: where something is; part: only qualifies a noun
    head: int = -1  # first character of the word that governs it; -1 for none
    main: bool = False  # subject of the main clause of its sentence
    role: ActRole = ""  # acts or is acted upon, by the grammar of its clause
    verb: Span | None = None  # the verb that says so
    before: int = -1  # first character of the words that describe it from before, title included; -1 for none
    appositions: tuple[Span, ...] = ()  # descriptions beside it, between commas


class Reference(NamedTuple):
    """Words that stand for somebody named elsewhere: a pronoun, or a description such as 'the Ukrainian president'.

    A stranger is somebody without a name, 'a spokesman', whom a pronoun after it may mean.
    """

    start: int
    end: int
    text: str
    kind: ReferenceKind
    subject: bool
    sentence: int
    head: int = -1  # first character of the word that governs it; -1 for none
    main: bool = False  # subject of the main clause of its sentence
    link: int = -1  # first character of the noun that 'who' or a description in apposition belongs to; -1 for none
    role: ActRole = ""  # acts or is acted upon, by the grammar of its clause
    verb: Span | None = None  # the verb that says so


class Clause(NamedTuple):
    """A clause: the sentence it stands in, and its spans; another clause may interrupt it."""

    sentence: int
    spans: tuple[Span, ...]


class Event(NamedTuple):
    """What a text calls an event: the phrase, its form without articles, its noun, and what the noun is a name of."""

    start: int
    end: int
    form: str
    noun: str
    event: str
    sentence: int


class Hedge(NamedTuple):
    """A hedge cue and its type."""

    start: int
    end: int
    text: str
    type: HedgeType
    confidence: float | None = None  # the trained reader's; None where a rule found it


@dataclass(frozen=True, kw_only=True, slots=True)
class Attribution:
    """Something reported as said or thought by a source. Spans are lists: an attribution can be interrupted."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    form: Form
    source_kind: SourceKind
    stance: Stance
    venue: str = ""
    source_actor: str = ""  # filled in the second step
    cue_class: CueClass = "speech"  # said or thought; planned and criticised are the outlet's account of somebody
    confidence: float | None = None  # the trained reader's; None where a rule found it
    judges: bool = False  # whether the source judges whom the content names: 'accused him of', 'called her', 'praised'


class Plain(NamedTuple):
    """What the plain definitions find in a text that the trained reader read."""

    attributions: tuple[Attribution, ...]
    hedges: tuple[Hedge, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """What one article's text says, before it is known who is who."""

    article_id: str
    outlet: str
    text: str
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...]
    references: tuple[Reference, ...]
    attributions: tuple[Attribution, ...]
    hedges: tuple[Hedge, ...]
    clauses: tuple[Clause, ...] = ()
    events: tuple[Event, ...] = ()
    portrayals: Mapping[Span, Portrayed] = field(default_factory=dict)  # the trained reader's, of names and references
    plain: Plain | None = None  # a second opinion, where the trained reader read
    words: tuple[Word, ...] = ()  # content words


class Mention(NamedTuple):
    """A mention of an actor."""

    start: int
    end: int
    actor: str
    kind: MentionKind
    sentence: int
    role: ActRole = ""
    verb: Span | None = None  # the verb by which it acts, is acted upon or speaks


class VoiceSpan(NamedTuple):
    """A stretch of text in one voice; `speaker` is '' in the outlet's own voice.

    `source_kind` is what kind of source speaks; '' in the outlet's own voice and where nobody knows who speaks.
    """

    start: int
    end: int
    voice: Voice
    speaker: str
    source_kind: SourceKind | Literal[""] = ""


class Portrayal(NamedTuple):
    """How a sentence presents a target: label, score from -1 to 1, the deciding words, how sure such labels are."""

    label: Label
    score: float
    cue: Span | None
    confidence: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Annotation:
    """A reading in which mentions and sources have actors, and every stretch of text has a voice."""

    reading: Reading
    mentions: tuple[Mention, ...]
    attributions: tuple[Attribution, ...]
    voices: tuple[VoiceSpan, ...] = field(default=())  # in order, without gaps, over the whole text


class Judgement(NamedTuple):
    """One thing that a measure looked at; the columns of JUDGEMENTS less the measure and the article."""

    sentence: int
    start: int
    end: int
    about: str
    voice: Voice
    speaker: str
    value: float
    cue: Span | None
    confidence: float | None = None
