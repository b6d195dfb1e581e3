"""Facts of the sample corpus against what a careful reader marked as shared (data/gold/shared_facts.jsonl)."""

import json
from collections import defaultdict
from pathlib import Path

import pandas as pd
import pytest

from analysis import tables

GOLD = Path(__file__).parents[3] / "data" / "gold" / "shared_facts.jsonl"


@pytest.fixture(scope="module")
def run(sample_run):
    return {t.name: t.read(sample_run.folder / "tables") for t in tables.TABLES}


def gold(run):
    """For each fact of the gold, each outlet that states it with the places: article and sentence."""
    articles = {
        (row.source_file, None if pd.isna(row.record) else int(row.record)): row.article_id
        for row in run["ARTICLES"].itertuples()
    }
    facts = defaultdict(lambda: defaultdict(set))
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        article = articles[row["file"], row["record"]]
        sentences = run["SENTENCES"][run["SENTENCES"]["article_id"] == article]
        inside = sentences[(sentences["start"] < row["end"]) & (row["start"] < sentences["end"])]
        facts[row["cluster"]][row["outlet"]] |= {(article, number) for number in inside["sentence"]}
    return facts


def stated(run):
    """For each fact found, each outlet that states it with its places."""
    facts = defaultdict(lambda: defaultdict(set))
    for row in run["FACTS"][run["FACTS"]["state"] != "unclear"].itertuples():
        facts[row.fact][row.outlet].add((row.article_id, row.sentence))
    return facts


def matches(run):
    """The facts of the gold that were found: with the fact that meets it in most outlets, two at least."""
    found = stated(run)
    pairs = {}
    for cluster, outlets in gold(run).items():
        met = {
            number: sum(bool(places & theirs.get(outlet, set())) for outlet, places in outlets.items())
            for number, theirs in found.items()
        }
        best = max(met, key=lambda number: (met[number], -len(found[number]), -number))
        if met[best] >= 2:
            pairs[cluster] = best
    return pairs


def test_most_facts_that_a_reader_marked_are_found(run):
    assert len(matches(run)) >= 12  # of 17 on the day this was written


def test_nine_of_ten_cells_are_right(run):
    coverage = run["COVERAGE"].set_index(["fact", "outlet"])["state"]
    marked = gold(run)
    right = wrong = 0
    for cluster, number in matches(run).items():
        for outlet in set(run["ARTICLES"]["outlet"]):
            state = coverage.get((number, outlet), "absent")
            if state != "unclear":
                agrees = (state != "absent") == (outlet in marked[cluster])
                right, wrong = right + agrees, wrong + (not agrees)
    assert right / (right + wrong) >= 0.9 and right + wrong >= 50


def test_every_passage_begins_in_its_sentence_and_lies_in_its_article(run):
    sentences = run["SENTENCES"].set_index(["article_id", "sentence"])
    texts = run["ARTICLES"].set_index("article_id")["text"]
    for row in run["FACTS"].itertuples():
        place = sentences.loc[(row.article_id, row.sentence)]
        assert place["start"] <= row.spans[0][0] < place["end"]
        assert all(0 <= start < end <= len(texts[row.article_id]) for start, end in row.spans)
