"""The alignment of utterances against a person's."""

import json
from pathlib import Path

import pytest

from analysis.tables import ARTICLES, QUOTES
from analysis.validation.utterances import agreement

GOLD = Path(__file__).parents[2] / "data" / "gold" / "shared_quotes.jsonl"
TEXT = "“The strait is open,” Corvel said. “The ferry sails at noon,” Marenko said."


@pytest.fixture
def annotations(tmp_path):
    """Three articles report the first utterance, two the second."""
    rows = [
        {"cluster": cluster, "file": f"{n}.txt", "record": None, "texts": [words], "alteration": "none"}
        for cluster, words, articles in (("open", "The strait is open,", 3), ("ferry", "The ferry sails at noon,", 2))
        for n in range(articles)
    ]
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def articles():
    columns = dict.fromkeys(ARTICLES.names, "")
    numbers = {"title_end": 0, "words": 12, "record": None, "text": TEXT}
    return ARTICLES.frame(columns | numbers | {"article_id": f"a{n}", "source_file": f"{n}.txt"} for n in range(3))


def versions(*rows):
    """QUOTES with a row for each (cluster, article, words, alteration)."""
    empty = {column.name: "" for column in QUOTES.columns} | {"sentence": 0, "attribution": None, "quoted": ()}
    return QUOTES.frame(
        empty
        | {"cluster": cluster, "article_id": f"a{article}", "alteration": alteration, "majority": True, "base": False}
        | {"spans": ((TEXT.index(words), TEXT.index(words) + len(words)),)}
        for cluster, article, words, alteration in rows
    )


def test_pairs_are_counted_by_what_a_person_marked(articles, annotations):
    found = agreement(
        versions(
            (0, 0, "strait", "verbatim"),
            (0, 1, "strait", "verbatim"),
            (0, 2, "ferry", "verbatim"),
            (1, 0, "ferry", "truncated"),
            (1, 1, "ferry", "verbatim"),
        ),
        articles,
        annotations,
    )
    assert (found.right, found.found, found.expected) == (2, 4, 4)
    assert found.precision == found.recall == 0.5


def test_classes_are_counted_for_versions_that_a_person_marked(articles, annotations):
    found = agreement(
        versions((0, 0, "ferry", "truncated"), (0, 1, "ferry", "verbatim"), (0, 2, "ferry", "verbatim")),
        articles,
        annotations,
    )
    assert (found.classed_right, found.classed) == (1, 2)


def test_the_sample_is_aligned_no_worse_than_the_floor(sample_run):
    tables = sample_run.folder / "tables"
    found = agreement(QUOTES.read(tables), ARTICLES.read(tables), GOLD)
    assert found.precision >= 0.95
    assert found.recall >= 0.88
    assert found.classes >= 0.95
