"""The attributions of a paragraph that its grammar shows, before quotations are given to them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analysis.signals.attribution import contents, cues, kinds, sources
from analysis.signals.attribution.cues import Cue
from analysis.signals.attribution.page import FINITE, Page, Range

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSE_OPENERS = frozenset(("DT", "PRP", "PRP$", "EX"))
_SPEAKERS = frozenset(("PERSON", "ORG", "NORP"))
_PRO_FORMS = frozenset(("it", "so", "nothing", "something", "anything", "this", "that", "yes", "no", "much", "little"))
_ADDRESSING = frozenset(("tell", "inform", "remind", "assure", "warn", "notify", "persuade", "convince"))
_ADDRESS = 14  # tokens between a verb and its clause: addressee, place and day
_DESCRIBED = 2  # tokens: 'New poll: …'
_LABEL = 8  # tokens: a speaker's name before a colon is no longer


@dataclass
class Draft:
    """An attribution in the making."""

    token: Token
    cue: Cue | None
    source: Token | None
    content: list[Range]
    pairs: list[int] = field(default_factory=list)  # the quotations that belong to it, as the article numbers them
    pattern: str = ""  # what the cue took for its content, see `cues`; '' for a quotation beside it
    words: Range | None = None  # the source's tokens, where the grammar does not give them
    said: Range | None = None  # the cue's tokens, where the trained reader gives them
    confidence: float | None = None  # the trained reader's


def by_grammar(page: Page, persons: frozenset[str]) -> dict[int, Draft]:
    """The drafts of a paragraph by the token of their cue; `persons` are names of people in the article."""
    found: dict[int, Draft] = {}
    for token in page.doc:
        if page.in_speech(token.i):
            continue
        one = _according(page, token) if token.lower_ == "according" else _cued(page, token)
        if one:
            found[token.i] = one
    if label := _labelled(page, persons):
        found[label.token.i] = label
    _part(page, found)
    return found


def _cued(page: Page, token: Token) -> Draft | None:
    cue, source = _cue_and_source(token)
    if cue is None:
        return None
    pattern, ranges = contents.content(token, cue)
    if not ranges:
        pattern, ranges = "clause", _rest(page, token, cue)
    if not ranges or (pattern.startswith("object") and _is_empty(page, token)):
        return None
    return Draft(token, cue, source(token), ranges, pattern=pattern)


def _is_empty(page: Page, token: Token) -> bool:
    """Whether an object is a mere pro-form: 'said so', 'said nothing that could be heard', 'repeated it to us'."""
    owned = next((c for c in token.children if c.dep_ == "dobj" and c.i > token.i), None)
    if owned is None or owned.lower_ not in _PRO_FORMS or page.inside[owned.i] >= 0:
        return False
    return not any(c.dep_ in ("oprd", "xcomp", "ccomp") or c.lower_ in ("as", "for", "on") for c in token.children)


def _cue_and_source(token: Token) -> tuple[Cue | None, Callable[[Token], Token | None]]:
    """The entry of a token, and where to look for its source."""
    if token.tag_[0] == "V":
        cue = cues.verb_cue(token)
        return (cue if cue and contents.is_asserted(token) else None), sources.of_verb
    if token.tag_ in ("NN", "NNS"):
        return cues.noun(token), sources.of_nominal
    return (cues.adjective(token) if token.dep_ == "acomp" else None), sources.of_nominal


def _rest(page: Page, token: Token, cue: Cue) -> list[Range]:
    """The rest of the sentence after a verb whose clause the parse has lost: 'told reporters in a message that …'."""
    if cue.cue_class != "speech" or not cue.takes >= {"quote", "clause"} or token.tag_ not in FINITE:
        return []
    owned = next((c for c in token.children if c.dep_ == "dobj" and c.i > token.i), None)
    lost = owned is not None and contents.opens_clause(token, owned)
    if owned is not None and not lost and cue.lemma not in _ADDRESSING:
        return []  # 'maintains a lead', 'threatened no one, the envoy added': it has what it takes
    end = token.i + 1
    while end < len(page.doc) and (page.inside[end] >= 0 or not page.ends_sentence(end)):
        end += 1
    start = token.i + 1
    if start < end and not lost and page.doc[start].tag_ not in _CLAUSE_OPENERS:
        before = range(start, min(end, start + _ADDRESS))
        start = next((i for i in before if page.doc[i].lower_ == "that" and page.inside[i] < 0), end)
        if any(_is_verb(page, page.doc[i]) for i in range(token.i + 1, min(start, end))):
            return []
    return [(start, end)] if any(page.doc[i].tag_ in FINITE for i in range(start, end)) else []


def _is_verb(page: Page, token: Token) -> bool:
    """Whether a word is a verb that may have the clause after it: a finite one, or a cue in any form."""
    if page.finite(token):
        return token.nbor(-1).tag_ != "POS"
    return page.inside[token.i] < 0 and token.tag_[0] == "V" and cues.verb_cue(token) is not None


def _according(page: Page, token: Token) -> Draft | None:
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
    stops = [i for i in range(start, end) if page.inside[i] < 0 and page.doc[i].text == ";"]
    start = max([start, *(i + 1 for i in stops if i < left)])
    end = min([end, *(i for i in stops if i >= right)])
    return Draft(token, None, source, [r for r in ((start, left), (right, end)) if r[0] < r[1]])


def _labelled(page: Page, persons: frozenset[str]) -> Draft | None:
    """A paragraph that begins with its speaker and a colon: 'Clinton: …'."""
    if ":" not in page.text:
        return None
    colon = next((token.i for token in page.doc[:_LABEL] if token.text == ":"), None)
    if not colon or len(page.doc) - colon < _LABEL // 2:
        return None
    label = page.doc[:colon]
    last = page.doc[colon - 1]
    speaks = last.ent_type_ in _SPEAKERS and not last.lower_.endswith("s")  # 'Summit Looms' is no organisation
    if not (speaks or last.ent_type_ == "PERSON" or last.lower_ in persons or kinds.is_listed(last)):
        return None
    described = last.tag_ not in ("NNP", "NNPS") and colon > _DESCRIBED  # 'The strategy of its supporters: …'
    if described or any(token.tag_[0] == "V" for token in label) or page.inside[colon] >= 0:
        return None
    first = next(token.i for token in label if token.tag_[0] == "N" or token == last)
    return Draft(page.doc[colon], None, last, [(colon + 1, len(page.doc))], words=(first, colon))


def _part(page: Page, found: dict[int, Draft]) -> None:
    """End a content before a further cue of its source: 'said he was ready, adding …', 'said it was and asked …'."""
    for at, one in found.items():
        for number, (start, end) in enumerate(one.content):
            for inner in range(max(start, at + 1), end):
                other = found.get(inner)
                if other is not None and (cut := _goes_on(page, one, other)):
                    one.content[number] = start, cut
                    other.source, other.words = one.source, one.words
                    break


def _goes_on(page: Page, one: Draft, other: Draft) -> int:
    """Where the words about a further cue begin, if it is one of the same source as the first; else 0."""
    token = other.token
    at = token.i - 1
    while at > one.token.i and page.doc[at].tag_ == "RB":
        at -= 1
    before = page.doc[at]
    if token.tag_ == "VBG" and before.lower_ in ("before", "after", "while"):
        return at
    if token.tag_ == "VBG":
        return at if before.text in (",", "—") and token.dep_ in ("advcl", "acl", "conj") else 0
    same = token.tag_ == one.token.tag_ and token.dep_ == "conj" and not any(c.dep_[:5] == "nsubj" for c in token.lefts)
    return at if same and token.tag_ in FINITE and before.dep_ == "cc" and one.cue is not None else 0
