"""Word lists are open to the eye, and verbs match in all their forms."""

import pytest

from analysis.language import lexicon

LISTS = sorted(path.stem for path in lexicon.FOLDER.glob("*.csv"))


@pytest.mark.parametrize(
    ("verb", "irregular", "forms"),
    [
        ("say", "said", {"say", "says", "said", "saying"}),
        ("warn", "", {"warn", "warns", "warned", "warning"}),
        ("deny", "", {"deny", "denies", "denied", "denying"}),
        ("admit", "", {"admit", "admits", "admitted", "admitting"}),
        ("agree", "", {"agree", "agrees", "agreed", "agreeing"}),
        ("accuse", "", {"accuse", "accuses", "accused", "accusing"}),
        ("stress", "", {"stress", "stresses", "stressed", "stressing"}),
        ("point out", "", {"point out", "points out", "pointed out", "pointing out"}),
    ],
)
def test_a_verb_has_all_its_forms(verb, irregular, forms):
    assert forms <= lexicon.inflections(verb, irregular)


@pytest.mark.parametrize("name", LISTS)
def test_every_entry_says_where_it_comes_from(name):
    rows = lexicon.load(name)
    assert rows and all(row.get("source", "").strip() for row in rows)


@pytest.mark.parametrize("name", LISTS)
def test_no_entry_has_columns_that_the_head_does_not_name(name):
    assert not [row for row in lexicon.load(name) if None in row or None in row.values()]


def test_lists_are_told_apart_by_their_hash():
    hashes = lexicon.hashes()
    assert set(hashes) == set(LISTS) and len(set(hashes.values())) == len(LISTS)
