"""Give quotations to the cues that report them, each quotation as a whole to one cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.signals.attribution import quotes, sources
from analysis.signals.attribution.cues import cue_of, verb_cue
from analysis.signals.attribution.drafts import Draft
from analysis.signals.attribution.page import Page, Quote, Range

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEGINNING = 4  # tokens of a quotation that a clause must hold to have the rest of it as well


def add_quotations(page: Page, found: dict[int, Draft], taken: set[int], *, marked: bool = False) -> Draft | None:
    """Give each quotation of a paragraph to a draft, made where there is none; `taken` are those that have theirs.

    A quotation of several paragraphs is met again in each of them. Returns who has the last quotation, if anybody.
    Where the trained reader has `marked` the contents, a quotation that one of them holds is left to it.
    """
    owner: Draft | None = None
    last = None
    for quote in page.quotes:
        if quote.pair in taken:
            continue
        holder = _holder(found, quote) if marked else None
        holder = holder or _teller_after(page, found, quote) or _critic(page, found, quote)
        holder = holder or _holder(found, quote) or _teller_before(page, found, quote)
        if holder is None and last is not None and owner is not None and quotes.continues(page, last, quote):
            holder = owner
        if holder is not None:
            holder.pairs.append(quote.pair)
            taken.add(quote.pair)
        owner, last = holder, quote
    return owner


def lead_in(page: Page, found: dict[int, Draft], quote: Quote, taken: set[int]) -> None:
    """A paragraph that ends with a colon leads to the quotation that the next one begins with."""
    at = quotes.verb_left(page, len(page.doc))
    if at is not None:
        if at not in found:
            found[at] = _spoken(page, found, at)
        found[at].pairs.append(quote.pair)
        taken.add(quote.pair)


def _holder(found: dict[int, Draft], quote: Quote) -> Draft | None:
    """The attribution whose content holds a quotation, or its beginning; the narrowest, where several do.

    None whose cue the quotation holds: '“I think we will sign,” Okell said' is Okell's.
    """
    holders = []
    for one in found.values():
        if quote.holds(one.token.i):
            continue
        shared = sum(max(0, min(quote.end, end) - max(quote.start, start)) for start, end in one.content)
        begins = any(start <= quote.start + 1 < end for start, end in one.content)
        if 2 * shared >= quote.end - quote.start or (begins and shared >= _BEGINNING):
            holders.append((sum(end - start for start, end in one.content), one.token.i, one))
    return min(holders)[2] if holders else None


def _teller_after(page: Page, found: dict[int, Draft], quote: Quote) -> Draft | None:
    """'The raid “was wrong,” he said': the sentence up to the quotation's end is what was said."""
    at = quotes.verb_after(page, quote)
    if at is None:
        return None
    one = found.get(at)
    if one is None:
        one = found[at] = _spoken(page, found, at)
        one.content += _lead(page, quote)
    elif any(start < quote.end for start, _ in one.content) or page.lead(quote.start) == quote.start:
        one.content = [(start, min(end, quote.end)) for start, end in one.content if start < quote.end]
    else:  # it has something of its own to tell: 'calls it “a mess,” and Smith said that …'
        return None
    if one.source is None or one.source.i < quote.end:
        one.source = sources.beside(one.token) or sources.between(one.token, quote.end) or one.source
    return one


def _critic(page: Page, found: dict[int, Draft], quote: Quote) -> Draft | None:
    """'mocked “…,” a phrase that Brenn called “rude”': a quotation belongs to the relative clause it ends."""
    at = quotes.verb_before(page, quote)
    if at != quote.start - 1 or not quotes.relative_before(page, page.doc[at], page.lead(at)):
        return None
    return _teller_before(page, found, quote)


def _teller_before(page: Page, found: dict[int, Draft], quote: Quote) -> Draft | None:
    at = quotes.verb_before(page, quote)
    if at is None:
        return None
    if at not in found:
        found[at] = _spoken(page, found, at)
    return found[at]


def _spoken(page: Page, found: dict[int, Draft], at: int) -> Draft:
    token = page.doc[at]
    return Draft(token, cue_of(token, loose=True), _speaker(page, found, token), [])


def _lead(page: Page, quote: Quote) -> list[Range]:
    """The words of the sentence before a quotation that its reporting verb follows."""
    start = page.lead(quote.start)
    if start >= quote.start or any(verb_cue(page.doc[i]) for i in range(start, quote.start)):
        return []
    return [(start, quote.start)]


def _speaker(page: Page, found: dict[int, Draft], token: Token) -> Token | None:
    """The source of a verb beside a quotation; where the grammar fails there, the noun beside the verb."""
    source = sources.by_grammar(token)
    if source is not None and not page.in_speech(source.i):
        return source
    beside = sources.before_aside(token) or sources.beside(token)
    if beside is not None:
        return beside
    earlier = [one for at, one in found.items() if at < token.i and one.source is not None]
    return earlier[-1].source if earlier and token.tag_ == "VBG" else None
