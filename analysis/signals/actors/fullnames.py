"""The full names of persons in a corpus, and which of them are spellings of one person's.

The recogniser votes: a name is a person's when it is taken for one at least as often as for anything else. Headlines
have no vote, since all their words have capitals.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence, Set

from analysis.language import lexicon
from analysis.signals.actors import evidence, headlines, organisations, spelling, titles
from analysis.signals.actors.spelling import Parts, fold
from analysis.signals.reading import Name, Reading

_LONGEST_NAME = 5
_JOINING = lexicon.words("and of the for in on at or vs &")
_TOLD = 4  # votes of the words around a name, which are surer than the recogniser
_AS_GIVEN = 8  # times as often a given name as a surname: 'Hillary' in 'Lucky Hillary' is no surname
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[.'’\-])*")
_BODIES = lexicon.words(
    "party university institute center centre committee council foundation department agency school college court "
    "bank group association street avenue square park hall house county city state states international times "
    "post news journal magazine company corporation airport act hospital church union league show university's "
    "press campaign administration tower hotel beach island river lake valley bay forum conference summit war "
    "elementary academy footwear apparel motors stadium arena library museum prize award"
)


def full_names(readings: Sequence[Reading], taken: Set[str]) -> Counter[str]:
    """How often each full name occurs that is a person's by the votes of the recogniser and the words around it."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    texts: Counter[str] = Counter()
    called, bodies = _called(readings), organisations.listed()
    for reading in readings:
        surnames = {fold(name.text) for name in reading.names if name.label == "person" and " " not in name.text}
        told = evidence.told(reading)
        for name in reading.names:
            if _looks_full(name.text) and fold(name.text) not in taken and fold(name.text.split()[-1]) not in bodies:
                texts[name.text] += 1
                if name.start in told:
                    votes[fold(name.text)][told[name.start]] += _TOLD
                else:
                    votes[fold(name.text)][_vote(name, reading, surnames | called)] += 1
    found = {text: count for text, count in texts.items() if _is_person(votes[fold(text)])}
    given = Counter[str]()
    for text, count in found.items():
        given[spelling.parts(text).given] += count
    return Counter({text: count for text, count in found.items() if not _nickname(text, count, given)})


def clusters(forms: Counter[str]) -> list[Counter[str]]:
    """The full names gathered by person, the most frequent spelling leading."""
    ranked = sorted(forms, key=lambda text: (-forms[text], text))
    blocks: dict[str, list[tuple[Parts, Counter[str]]]] = defaultdict(list)
    clusters: list[Counter[str]] = []
    tails = _tails(ranked)
    for text in ranked:
        parts = spelling.parts(tails.get(fold(text), text))
        block = blocks[spelling.surname_key(parts.surname)[:2]]
        home = next((cluster for known, cluster in block if _joins(parts, forms[text], known, cluster)), None)
        if home is None:
            home = Counter()
            clusters.append(home)
            block.append((parts, home))
        home[text] = forms[text]
    return clusters


def is_word(text: str) -> bool:
    """Whether the text is one word of letters, as a surname is."""
    return _WORD.fullmatch(text) is not None


def _nickname(text: str, count: int, given: Counter[str]) -> bool:
    """Whether the last word is no surname but a given name after an epithet: 'Lucky Ana'."""
    parts = spelling.parts(text)
    return given[parts.surname] >= _AS_GIVEN * count and not spelling.is_given_name(parts.given)


def _called(readings: Sequence[Reading]) -> set[str]:
    """Surnames that somebody is called by: 'Ms Corvel', 'Senator Lund'."""
    return {
        fold(name.text)
        for reading in readings
        for name in reading.names
        if name.title and " " not in name.text and titles.parse(name.title) is not None
    }


def _vote(name: Name, reading: Reading, surnames: Set[str]) -> str:
    """What an occurrence says of a full name: headlines say nothing; a known given name speaks for a person."""
    if headlines.is_headline(reading, name.sentence):
        return "unsure"
    parts = spelling.parts(name.text)
    known = spelling.is_given_name(parts.given)
    if parts.surname in surnames or (known and name.label in {"organisation", "other"}):
        return "person"
    return name.label


def _is_person(votes: Counter[str]) -> bool:
    return votes["person"] > 0 and votes["person"] >= votes["organisation"] + votes["place"] + votes["people"]


def _looks_full(text: str) -> bool:
    words = text.split()
    if not 2 <= len(words) <= _LONGEST_NAME or not all(_WORD.fullmatch(word) for word in words):
        return False
    if not spelling.parts(text).given or any(word.lower() in _JOINING for word in words):
        return False
    capitals = words[0][0].isupper() and words[-1][0].isupper()
    return capitals and len(words[-1].strip(".")) > 1 and not set(fold(text).split()) & _BODIES


def _joins(parts: Parts, count: int, known: Parts, cluster: Counter[str]) -> bool:
    """Whether a spelling joins a person: a slip of the pen must be rare beside the right spelling."""
    if not spelling.same_person(parts, known):
        return False
    if not all(spelling.middles_agree(parts.middle, spelling.parts(text).middle) for text in cluster):
        return False
    alike = spelling.surname_key(parts.surname) == spelling.surname_key(known.surname)
    return alike or 3 * count <= sum(cluster.values())


def _tails(texts: Sequence[str]) -> dict[str, str]:
    """Surnames of two words, 'Wasserman Schultz', with the one full name they end."""
    ends: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        words = fold(text).split()
        if len(words) == 3:
            ends[" ".join(words[1:])].add(text)
    short = {fold(text) for text in texts if len(text.split()) == 2 and not spelling.is_given_name(text.split()[0])}
    return {tail: next(iter(owners)) for tail, owners in ends.items() if tail in short and len(owners) == 1}
