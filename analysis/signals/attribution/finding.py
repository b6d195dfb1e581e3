"""Who said what: the attributions of an article, by a plain definition or as the trained reader marks them.

By the plain definition, cues are words of a list (`cues`), what a cue attributes is what the grammar gives it
(`drafts`), and its source is its subject (`sources`). The reader marks all three (`marks`). In either case every
quotation beside a cue belongs to it (`tellers`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from analysis.language import quotations
from analysis.language.parse import Parsed
from analysis.language.quotations import Pair, Quotations
from analysis.signals.attribution import contents, cues, headlines, kinds, sources
from analysis.signals.attribution.drafts import Draft, by_grammar
from analysis.signals.attribution.glosses import without_gloss
from analysis.signals.attribution.marks import by_reader
from analysis.signals.attribution.page import FINITE, Page, Quote, Range
from analysis.signals.attribution.tellers import add_quotations, lead_in
from analysis.signals.attribution.venues import venue
from analysis.signals.reading import Attribution, CueClass, Form, SourceKind, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from analysis.language.reader import Reader

_VERBS = frozenset(("VBD", "VBZ", "VBP", "MD", "VB"))
_TITLES = frozenset(("Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Dr", "Dr.", "Sir", "Lady", "Lord"))
_NAMING = frozenset(("call", "dub", "label", "name", "title", "entitle"))
_SURE = 100  # who is called Mr or Ms is a person, whatever the recogniser thinks
_DENYING = frozenset(("not", "n't", "n’t", "never", "no", "nothing", "nobody"))
_DIRECT = 0.9  # share of the letters in quotation marks: 'that “…”' is still a direct quotation


def find(parsed: Parsed, reader: Reader | None = None) -> tuple[Attribution, ...]:
    """The attributions of an article in order; offsets into its text. `source_actor` is left for the second step.

    With a trained reader, what a cue attributes is what the reader marks; quotations are given to cues in either case.
    """
    quoted = quotations.pair(parsed.text)
    pairs = quoted.outer
    persons = _persons(parsed)
    drafts: list[tuple[Page, dict[int, Draft]]] = []
    taken: set[int] = set()
    speaker: Draft | None = None
    first = 0
    for paragraph in parsed.paragraphs:
        while first < len(pairs) and pairs[first].end <= paragraph.start:
            first += 1
        page = Page(paragraph, pairs, first)
        found = by_reader(page, reader.marks(paragraph.text).attributions) if reader else by_grammar(page, persons)
        headlines.add_teller(page, found, persons)
        if page.quotes and page.quotes[0].start == 0 and drafts and drafts[-1][0].ends_with_colon:
            lead_in(*drafts[-1], page.quotes[0], taken)
        last = add_quotations(page, found, taken, marked=reader is not None)
        if last is None and page.is_quotation and speaker is not None and page.quotes[0].pair not in taken:
            speaker.pairs.append(page.quotes[0].pair)  # the paragraph goes on with the speaker of the one before
            taken.add(page.quotes[0].pair)
        elif not page.is_quotation or last is not None:
            speaker = last
        drafts.append((page, found))
    made = [
        [_attribution(parsed.text, page, one, quoted, persons) for one in found.values() if not _is_name(one)]
        for page, found in drafts
    ]
    return tuple(a for some in made for a in sorted(some, key=lambda a: a.cue) if a.content)


def _is_name(one: Draft) -> bool:
    """Whether nobody speaks: 'a ship called “The Long Way”', 'was labelled “Made in Kelmark”'."""
    return one.source is None and one.cue is not None and one.cue.lemma in _NAMING and contents.is_passive(one.token)


def _persons(parsed: Parsed) -> frozenset[str]:
    """The last names of people in the article: the recogniser sees a person in one paragraph and none in the next."""
    counts: Counter[str] = Counter()
    for paragraph in parsed.paragraphs:
        for name in paragraph.doc.ents:
            weight = 1 if name.label_ == "PERSON" else -1 if name.label_ in ("ORG", "GPE") and len(name) > 1 else 0
            counts[name[-1].lower_] += 3 * weight if len(name) > 1 else weight
        for title, titled in pairwise(paragraph.words):
            if title in _TITLES:
                counts[titled.lower()] += _SURE
    return frozenset(word for word, count in counts.items() if count > 0)


def _attribution(text: str, page: Page, one: Draft, quoted: Quotations, persons: frozenset[str]) -> Attribution:
    own = one.words or (sources.source_range(one.source) if one.source is not None else None)
    told = [r if one.said else without_gloss(page, r) for r in one.content if r[0] < r[1]]
    around = [quote for quote in page.quotes if not quote.holds(one.token.i)]
    whole = [quote for quote in around if quote.pair in one.pairs or _mostly_in(quote, told)]
    ranges = told + [(q.start, q.end) for q in whole]
    cue = _cue_range(one)
    ranges = _without(ranges, [cue, *([own] if own else [])])
    own_pairs = [quoted.outer[n] for n in one.pairs]
    content = _joined(text, (*page.spans(ranges), *((pair.start, pair.end) for pair in own_pairs)))
    said_at = page.offsets(*cue)[0]
    form = _form(text, content, [pair for pair in quoted.pairs if not pair.start <= said_at < pair.end])
    return Attribution(
        source=page.spans([own]) if own else (),
        cue=(page.offsets(*cue),),
        content=content,
        form=form,
        source_kind=_source_kind(page, one, persons),
        stance=one.cue.stance if one.cue else "neutral",
        venue=venue(page.doc, one.token) if one.cue and one.cue.cue_class == "speech" else "",
        cue_class=_cue_class(page, one, form),
        confidence=one.confidence,
        judges=_judges(page, one),
    )


def _source_kind(page: Page, one: Draft, persons: frozenset[str]) -> SourceKind:
    if one.source is not None and kinds.keeps_unnamed(one.token, one.source):
        return "anonymous"
    return kinds.kind(page.doc, one.source, persons)


def _mostly_in(quote: Quote, content: Sequence[Range]) -> bool:
    shared = sum(max(0, min(quote.end, end) - max(quote.start, start)) for start, end in content)
    return 2 * shared > quote.end - quote.start


def _cue_class(page: Page, one: Draft, form: Form) -> CueClass:
    """The class of the cue in its place. No claim of anybody's is what is denied ('did not say', 'nobody said'),
    merely named ('discussed the plan'), or shown by a thing ('the move signals that …').
    """
    if one.cue is None:
        return _guessed(page, one, form) if one.said else "speech"
    if one.cue.lemma in ("agree", "ask") and any(page.doc[start].tag_ in ("TO", "RB") for start, _ in one.content[-1:]):
        return "intention"  # 'agreed to come', 'asked not to be named'
    if one.cue.cue_class not in ("speech", "belief"):
        return one.cue.cue_class
    if sources.is_nobody(one.source):
        return "attitude"
    if form != "indirect" and one.pairs:
        return one.cue.cue_class
    denied = _is_denied(page, one)
    shown = form == "indirect" and kinds.is_thing(one.source, shows=kinds.can_show(one.cue.lemma))
    repeated = one.cue.lemma in ("repeat", "reiterate") and any(
        c.dep_ == "dobj" and cues.noun(c) for c in one.token.children
    )
    return "attitude" if denied or shown or repeated or _is_named(page, one, form) else one.cue.cue_class


def _judges(page: Page, one: Draft) -> bool:
    """Whether the source judges whom the content names; not 'we', who are the outlet, nor a call for something."""
    if one.cue is None or not cues.judges(one.cue) or _is_denied(page, one):
        return False
    own = one.source is not None and one.source.lower_ in ("i", "we")
    called_for = page.words[one.token.i + 1 : one.token.i + 2] == ("for",) and one.cue.lemma == "call"
    return not own and not called_for


def _is_denied(page: Page, one: Draft) -> bool:
    return any(child.dep_ == "neg" for child in one.token.children) or _is_withheld(page, one)


def _is_withheld(page: Page, one: Draft) -> bool:
    """Whether the cue's own words say that nothing was said: 'has yet to say', 'did not seem to have noticed'."""
    words = [page.doc[i].lower_ for i in range(*one.said)] if one.said else []
    return not _DENYING.isdisjoint(words) or any(pair == ("yet", "to") for pair in pairwise(words))


def _guessed(page: Page, one: Draft, form: Form) -> CueClass:
    """The class of a cue that is on no list: with quoted words or a clause of its own, something is said."""
    if _is_withheld(page, one):
        return "attitude"
    if form != "indirect" or not any(c.isalnum() for c in one.token.text) or one.token.lower_ == "according":
        return "speech"
    begin = one.content[0][0] if one.content else 0
    if page.doc[begin].tag_ == "TO":
        return "intention"
    told = (page.doc[i] for start, end in one.content for i in range(start, end))
    said = range(*one.said) if one.said else (one.token.i,)
    clause = any(token.dep_ == "ccomp" and token.tag_ in FINITE and token.head.i in said for token in told)
    return "speech" if clause else "attitude"


def _is_named(page: Page, one: Draft, form: Form) -> bool:
    """Whether a content names a matter and says nothing about it."""
    if form != "indirect" or one.cue is None:
        return False
    if one.cue.cue_class == "belief":
        if any(_is_judged(page.doc[i]) for start, end in one.content for i in range(start + 1, end)):
            return False
        if one.pattern.startswith("object"):
            return True
    return not any(page.doc[i].tag_ in _VERBS for start, end in one.content for i in range(start, end))


def _is_judged(token: Token) -> bool:
    """Whether an adjective says what its noun is thought to be: 'considers the timing poor'."""
    return token.tag_[:2] == "JJ" and token.nbor(-1).tag_ in ("NN", "NNS", "NNP", "PRP")


def _cue_range(one: Draft) -> Range:
    """The cue with the auxiliaries, negation and adverbs before it and the particle after it."""
    token = one.token
    if one.said:
        return one.said
    if one.cue is None:
        return token.i, token.i + (1 if token.text == ":" else 2)
    start, end = token.i, token.i + 1
    own = {c.i for c in token.children if c.dep_ in ("aux", "auxpass", "neg", "advmod")}
    while start - 1 in own:
        start -= 1
    _, _, particle = one.cue.lemma.partition(" ")
    return start, end + (1 if particle else 0)


def _without(ranges: list[Range], taken: list[Range]) -> list[Range]:
    for left, right in taken:
        cut = []
        for start, end in ranges:
            if left < end and start < right:
                cut += [(start, left), (right, end)]
            else:
                cut.append((start, end))
        ranges = [r for r in cut if r[0] < r[1]]
    return ranges


def _joined(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Spans in order, overlapping ones and those with only blanks between them as one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and (start <= merged[-1][1] or not text[merged[-1][1] : start].strip()):
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return tuple(merged)


def _form(text: str, content: Sequence[Span], pairs: Sequence[Pair]) -> Form:
    """direct: nearly all letters of the content, 'that' aside, are in quotation marks; mixed: some; indirect: none.

    `pairs` are the quotation marks that do not hold the cue: '"We hope to win", he said' quotes him, not a hope.
    """
    near = [p for p in pairs if content and p.start < content[-1][1] and content[0][0] < p.end]
    if not near:
        return "indirect"
    told = [(start + len("that ") if text.startswith("that ", start) else start, end) for start, end in content]
    letters = [i for start, end in told for i in range(start, end) if text[i].isalnum()]
    quoted = sum(1 for i in letters if any(p.start <= i < p.end for p in near))
    if not quoted:
        return "indirect"
    return "direct" if quoted >= _DIRECT * len(letters) else "mixed"
