"""Who said what: the attributions of an article, by a plain definition.

Cues are words of a list (`attribution_cues`). What a cue attributes is what the grammar gives it, and every quotation
beside it (`attribution_contents`, `attribution_quotes`); the source is its subject (`attribution_sources`). A trained
reader may take the place of `find`: it returns the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analysis.language import quotations
from analysis.language.parse import Parsed
from analysis.language.quotations import Pair
from analysis.signals import attribution_contents as contents
from analysis.signals import attribution_cues as cues
from analysis.signals import attribution_quotes as quotes
from analysis.signals import attribution_sources as sources
from analysis.signals.attribution_cues import Cue
from analysis.signals.attribution_page import FINITE, Page, Quote, Range
from analysis.signals.attribution_venues import venue
from analysis.signals.reading import Attribution, CueClass, Form, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEGINNING = 4  # tokens of a quotation that a clause must hold to have the rest of it as well
_CLAUSE_OPENERS = frozenset(("DT", "PRP", "PRP$", "EX"))
_VERBS = frozenset(("VBD", "VBZ", "VBP", "MD", "VB"))
_SPEAKERS = frozenset(("PERSON", "ORG", "NORP"))
_LABEL = 8  # tokens: a speaker's name before a colon is no longer


@dataclass
class _Found:
    """An attribution in the making."""

    token: Token
    cue: Cue | None
    source: Token | None
    content: list[Range]
    pairs: list[int] = field(default_factory=list)  # the quotations that belong to it, as the article numbers them
    words: Range | None = None  # the source's tokens, where the grammar does not give them


def find(parsed: Parsed) -> tuple[Attribution, ...]:
    """The attributions of an article in order; offsets into its text. `source_actor` is left for the second step."""
    pairs = quotations.pair(parsed.text).outer
    persons = _persons(parsed)
    drafts: list[tuple[Page, dict[int, _Found]]] = []
    taken: set[int] = set()  # quotations that have a speaker; one of several paragraphs is met again in each
    first = 0
    for paragraph in parsed.paragraphs:
        while first < len(pairs) and pairs[first].end <= paragraph.start:
            first += 1
        page = Page(paragraph, pairs, first)
        found = _by_grammar(page, persons)
        if page.quotes and page.quotes[0].start == 0 and drafts and drafts[-1][0].ends_with_colon:
            _lead_in(*drafts[-1], page.quotes[0], taken)
        _add_quotations(page, found, taken)
        drafts.append((page, found))
    made = [[_attribution(parsed.text, page, one, pairs, persons) for one in found.values()] for page, found in drafts]
    return tuple(a for some in made for a in sorted(some, key=lambda a: a.cue) if a.content)


def _persons(parsed: Parsed) -> frozenset[str]:
    """The last names of people the article names: the recogniser sees a person in one paragraph and none in the next."""
    counts: Counter[str] = Counter()
    for paragraph in parsed.paragraphs:
        for name in paragraph.doc.ents:
            weight = 1 if name.label_ == "PERSON" else -1 if name.label_ in ("ORG", "GPE") and len(name) > 1 else 0
            counts[name[-1].lower_] += 3 * weight if len(name) > 1 else weight
    return frozenset(word for word, count in counts.items() if count > 0)


def _by_grammar(page: Page, persons: frozenset[str]) -> dict[int, _Found]:
    found: dict[int, _Found] = {}
    for token in page.doc:
        if page.in_speech(token.i):
            continue
        one = _according(token) if token.lower_ == "according" else _cued(page, token)
        if one:
            found[token.i] = one
    if label := _labelled(page, persons):
        found[label.token.i] = label
    _part(page, found)
    return found


def _part(page: Page, found: dict[int, _Found]) -> None:
    """End a content before a further cue of the same source: 'said he was ready, adding …', 'said it was and asked …'."""
    for at, one in found.items():
        for number, (start, end) in enumerate(one.content):
            for inner in range(max(start, at + 1), end):
                other = found.get(inner)
                if other is not None and (cut := _goes_on(page, one, other)):
                    one.content[number] = start, cut
                    other.source, other.words = one.source, one.words
                    break


def _goes_on(page: Page, one: _Found, other: _Found) -> int:
    """Where the words about a further cue begin, if it is one of the same source as the first; else 0."""
    token = other.token
    at = token.i - 1
    while at > one.token.i and page.doc[at].tag_ == "RB":
        at -= 1
    before = page.doc[at]
    if token.tag_ == "VBG":
        return at if before.text in (",", "—") and token.dep_ in ("advcl", "acl", "conj") else 0
    same = token.tag_ == one.token.tag_ and token.dep_ == "conj" and not any(c.dep_[:5] == "nsubj" for c in token.lefts)
    return at if same and token.tag_ in FINITE and before.dep_ == "cc" and one.cue is not None else 0


def _cued(page: Page, token: Token) -> _Found | None:
    if token.tag_[0] == "V":
        cue = quotes.verb_cue(token)
        if cue and contents.is_asserted(token) and (ranges := contents.content(token, cue) or _rest(page, token, cue)):
            return _Found(token, cue, sources.source(token) or sources.beside(token), ranges)
    elif token.tag_ in ("NN", "NNS") and (cue := cues.noun(token)):
        if ranges := contents.content(token, cue):
            return _Found(token, cue, sources.nominal_source(token), ranges)
    elif token.dep_ == "acomp" and (cue := cues.adjective(token)) and (ranges := contents.content(token, cue)):
        return _Found(token, cue, sources.nominal_source(token), ranges)
    return None


def _rest(page: Page, token: Token, cue: Cue) -> list[Range]:
    """The rest of the sentence after a verb whose clause the parse has lost: 'they say the plan is “wrong”'."""
    if cue.cue_class != "speech" or not {"quote", "clause"} <= cue.takes or token.tag_ not in FINITE:
        return []
    end = token.i + 1
    while end < len(page.doc) and (page.inside[end] >= 0 or not page.ends_sentence(end)):
        end += 1
    begins = end > token.i + 2 and page.doc[token.i + 1].tag_ in _CLAUSE_OPENERS
    if begins and any(page.finite(page.doc[i]) for i in range(token.i + 1, end)):
        return [(token.i + 1, end)]
    return []


def _according(token: Token) -> _Found | None:
    """'According to X, …': the rest of the clause it stands in."""
    to = next((c for c in token.children if c.lower_ == "to"), None)
    source = next((c for c in to.children if c.dep_ in ("pobj", "pcomp")), None) if to is not None else None
    if source is None or token.head == token:
        return None
    clause = token.head
    while clause.head != clause and not (clause.tag_ in FINITE and any(c.dep_[:5] == "nsubj" for c in clause.children)):
        clause = clause.head
    start, end = contents.reach(clause)
    left, right = contents.reach(token)
    return _Found(token, None, source, [r for r in ((start, left), (right, end)) if r[0] < r[1]])


def _labelled(page: Page, persons: frozenset[str]) -> _Found | None:
    """A paragraph that begins with its speaker and a colon: 'Clinton: …'."""
    colon = next((token.i for token in page.doc[:_LABEL] if token.text == ":"), None)
    if not colon or len(page.doc) - colon < _LABEL // 2:
        return None
    label = page.doc[:colon]
    last = page.doc[colon - 1]
    if not (last.ent_type_ in _SPEAKERS or last.lower_ in persons or sources.is_listed(last)):
        return None
    if any(token.tag_[0] == "V" for token in label) or page.inside[colon] >= 0:
        return None
    first = next(token.i for token in label if token.tag_[0] == "N" or token == last)
    return _Found(page.doc[colon], None, last, [(colon + 1, len(page.doc))], words=(first, colon))


def _lead_in(page: Page, found: dict[int, _Found], quote: Quote, taken: set[int]) -> None:
    """A paragraph that ends with a colon leads to the quotation that the next one begins with."""
    at = quotes.verb_left(page, len(page.doc))
    if at is not None:
        if at not in found:
            found[at] = _spoken(page, found, at)
        found[at].pairs.append(quote.pair)
        taken.add(quote.pair)


def _add_quotations(page: Page, found: dict[int, _Found], taken: set[int]) -> None:
    """Give each quotation to a cue; a quotation belongs to one cue as a whole."""
    owner: _Found | None = None
    last = None
    for number, quote in enumerate(page.quotes):
        if quote.pair in taken:
            continue
        holder = _teller_after(page, found, quote) or _holder(found, quote) or _teller_before(page, found, quote)
        if holder is None and last is not None and owner is not None and quotes.continues(page, last, quote):
            holder = owner
        if holder is not None:
            holder.pairs.append(quote.pair)
            taken.add(quote.pair)
        owner, last = holder, quote


def _holder(found: dict[int, _Found], quote: Quote) -> _Found | None:
    """The attribution whose content by grammar holds a quotation, or its beginning; the narrowest, where several do."""
    holders = []
    for one in found.values():
        shared = sum(max(0, min(quote.end, end) - max(quote.start, start)) for start, end in one.content)
        begins = any(start <= quote.start + 1 < end for start, end in one.content)
        if 2 * shared >= quote.end - quote.start or (begins and shared >= _BEGINNING):
            holders.append((sum(end - start for start, end in one.content), one.token.i, one))
    return min(holders)[2] if holders else None


def _teller_after(page: Page, found: dict[int, _Found], quote: Quote) -> _Found | None:
    """'The raid “was wrong,” he said': the sentence up to the quotation's end is what was said."""
    at = quotes.verb_after(page, quote)
    if at is None:
        return None
    one = found.get(at)
    if one is None:
        one = found[at] = _spoken(page, found, at)
        one.content += _lead(page, quote)
    elif any(start < quote.end for start, _ in one.content):
        one.content = [(start, min(end, quote.end)) for start, end in one.content if start < quote.end]
    else:  # it has something of its own to tell: 'calls it “a mess,” and Smith said that …'
        return None
    if one.source is None or one.source.i < quote.end:
        one.source = sources.beside(one.token) or one.source
    return one


def _teller_before(page: Page, found: dict[int, _Found], quote: Quote) -> _Found | None:
    at = quotes.verb_before(page, quote)
    if at is None:
        return None
    if at not in found:
        found[at] = _spoken(page, found, at)
    return found[at]


def _spoken(page: Page, found: dict[int, _Found], at: int) -> _Found:
    token = page.doc[at]
    return _Found(token, quotes.cue_of(token, loose=True), _speaker(page, found, token), [])


def _lead(page: Page, quote: Quote) -> list[Range]:
    """The words of the sentence before a quotation that its reporting verb follows."""
    start = page.lead(quote.start)
    if start >= quote.start or any(quotes.verb_cue(page.doc[i]) for i in range(start, quote.start)):
        return []
    return [(start, quote.start)]


def _speaker(page: Page, found: dict[int, _Found], token: Token) -> Token | None:
    """The source of a verb beside a quotation; where the grammar fails there, the noun beside the verb."""
    source = sources.source(token)
    if source is not None and not page.in_speech(source.i):
        return source
    beside = sources.beside(token)
    if beside is not None:
        return beside
    earlier = [one for at, one in found.items() if at < token.i and one.source is not None]
    return earlier[-1].source if earlier and token.tag_ == "VBG" else None


def _attribution(text: str, page: Page, one: _Found, pairs: Sequence[Pair], persons: frozenset[str]) -> Attribution:
    own = one.words or (sources.source_range(one.source) if one.source is not None else None)
    whole = [quote for quote in page.quotes if quote.pair in one.pairs or _mostly_in(quote, one.content)]
    ranges = [r for r in one.content if r[0] < r[1]] + [(q.start, q.end) for q in whole]
    cue = _cue_range(one)
    ranges = _without(ranges, [cue, *([own] if own else [])]) if whole else ranges
    content = _joined(text, (*page.spans(ranges), *((pairs[n].start, pairs[n].end) for n in one.pairs)))
    form = _form(text, content, pairs)
    return Attribution(
        source=page.spans([own]) if own else (),
        cue=(page.offsets(*cue),),
        content=content,
        form=form,
        source_kind=sources.kind(page.doc, one.source, persons),
        stance=one.cue.stance if one.cue else "neutral",
        venue=venue(page.doc, one.token),
        cue_class=_cue_class(page, one, form),
    )


def _mostly_in(quote: Quote, content: Sequence[Range]) -> bool:
    shared = sum(max(0, min(quote.end, end) - max(quote.start, start)) for start, end in content)
    return 2 * shared > quote.end - quote.start


def _cue_class(page: Page, one: _Found, form: Form) -> CueClass:
    """The class of the cue in its place: what is denied, merely named ('discussed the plan') or shown by a thing
    ('the move signals that …') is no claim of anybody's.
    """
    if one.cue is None or one.cue.cue_class != "speech":
        return one.cue.cue_class if one.cue else "speech"
    denied = any(child.dep_ == "neg" for child in one.token.children)
    named = form == "indirect" and not any(
        page.doc[i].tag_ in _VERBS for start, end in one.content for i in range(start, end)
    )
    return "attitude" if denied or named or (form == "indirect" and sources.is_thing(one.source)) else "speech"


def _cue_range(one: _Found) -> Range:
    """The cue with the auxiliaries, negation and adverbs before it and the particle after it."""
    token = one.token
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
    """direct: nearly all letters of the content stand in quotation marks; mixed: some; indirect: none."""
    letters = [i for start, end in content for i in range(start, end) if text[i].isalnum()]
    near = [p for p in pairs if content and p.start < content[-1][1] and content[0][0] < p.end]
    quoted = sum(1 for i in letters if any(p.start <= i < p.end for p in near))
    if not letters or not quoted:
        return "indirect"
    return "direct" if quoted >= 0.9 * len(letters) else "mixed"
