"""The sample corpus is what data/README.md says, its gold lies where it says, and cleaning leaves the story alone."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from analysis.comparison import revisions
from analysis.corpus.articles import Corpus, load
from analysis.parameters import load_framing

DATA = Path(__file__).parents[1] / "data"
GOLD = DATA / "gold"
Row = dict[str, Any]
Key = tuple[str, int | None]


@cache
def rows(name: str) -> list[Row]:
    lines = (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@cache
def corpus() -> Corpus:
    return load(DATA / "sample")


def key(row: Any) -> Key:
    record = row["record"]
    return row["file"] if "file" in row else row["source_file"], None if record != record or record is None else record


def found(table: str) -> dict[Key, Row]:
    frame = getattr(corpus(), table).astype(object)
    return {key(row): row for row in frame.where(frame.notna(), None).to_dict("records")}


def texts() -> dict[Key, str]:
    return {key(row): row["text"] for row in rows("articles")}


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.replace("’", "'").casefold())


def spaced(text: str) -> str:
    return " ".join(text.split())


def paragraphs(text: str) -> set[str]:
    return {spaced(line) for line in text.splitlines() if line.strip()}


def label(row: Row) -> str:
    return row["file"] if row["record"] is None else f"{row['file']} {row['record']}"


KEPT = [row for row in rows("articles") if not row["dropped"]]
DROPPED = [row for row in rows("articles") if row["dropped"]]


# What the README promises


def test_the_readme_describes_every_file_and_no_other() -> None:
    named = set(re.findall(r"^\| `(sample/[^`]+)`", (DATA / "README.md").read_text(encoding="utf-8"), re.MULTILINE))
    there = {path.relative_to(DATA).as_posix() for path in (DATA / "sample").rglob("*") if path.is_file()}
    assert named == there


def test_the_readme_names_every_key_of_the_gold() -> None:
    readme = (DATA / "README.md").read_text(encoding="utf-8")
    for path in GOLD.glob("*.jsonl"):
        (line,) = [line for line in readme.splitlines() if line.startswith(f"| `gold/{path.name}`")]
        assert [k for k in rows(path.stem)[0] if k not in words(line)] == [], path.name


REAL = """
Trump Biden Obama Putin Medvedev Zelensky Zelenskyy Lukashenko Macron Merz Scholz Merkel Starmer Sunak Meloni Orban
Orbán Tusk Erdogan Erdoğan Netanyahu Khamenei Modi Jinping Ishiba Trudeau Carney Milei Lula Maduro Sisi Kagame Ruto
Albanese Kyiv Moscow Washington Brussels London Paris Berlin Beijing Ukraine Russia America China Israel Iran Germany
France Britain Europe European NATO EU UN US UK
"""


def test_nobody_and_no_country_in_it_is_real() -> None:
    there = {word for row in rows("articles") for word in re.findall(r"\w+", row["title"] + " " + row["text"])}
    assert there & set(REAL.split()) == set()


def test_the_settings_name_actors_of_the_story() -> None:
    framing = load_framing(DATA / "sample-framing.toml")
    actors = {row["actor"] for row in rows("names")}
    assert {actor.name for actor in framing.actors} <= actors
    assert set(framing.report) <= actors


# The gold lies where it says


def test_attributions_lie_on_whole_words_and_do_not_overlap_themselves() -> None:
    for row in rows("sourcing"):
        for attribution in row["attributions"]:
            spans = sorted(span for part in ("source", "cue", "content") for span in attribution[part])
            assert all(left[1] <= right[0] for left, right in pairwise(spans))
            for start, end in spans:
                text = row["text"]
                assert text[start:end] == text[start:end].strip() != ""
                assert not (text[start - 1 : start] + text[start]).isalnum() or start == 0
                assert not text[end - 1 : end + 1].isalnum() or end == len(text)


def test_annotated_articles_are_the_articles_of_the_corpus() -> None:
    clean = {row["text"] for row in KEPT}
    assert all(row["text"] in clean for row in rows("sourcing"))
    assert Counter(row["outlet"] for row in rows("sourcing")) == dict.fromkeys({row["outlet"] for row in KEPT}, 3)


def test_sentences_cover_their_article() -> None:
    article = {row["id"]: row["text"] for row in rows("sourcing")}
    sentences = defaultdict(list)
    for row in rows("hedging"):
        assert article[row["doc_id"]][row["start"] : row["end"]] == row["sentence"]
        sentences[row["doc_id"]].append(row["sentence"])
    assert {name: spaced(text) for name, text in article.items()} == {
        name: " ".join(parts) for name, parts in sentences.items()
    }


def test_hedges_read_as_they_are_written_down() -> None:
    for row in rows("hedging"):
        assert [row["sentence"][cue["start"] : cue["end"]] for cue in row["cues"]] == [c["text"] for c in row["cues"]]
        assert row["uncertain"] == any(cue["type"] != "approximator" for cue in row["cues"])


def test_a_target_called_by_name_is_called_by_a_spelling_of_that_actor() -> None:
    spellings = {row["actor"]: row["spellings"] for row in rows("names")}
    for row in rows("portrayal"):
        for target in row["targets"]:
            text = row["sentence"][target["start"] : target["end"]]
            named = text in spellings[target["actor"]]
            assert named == (target["kind"] == "name"), text


def test_there_is_enough_of_each_label() -> None:
    labels = Counter(target["label"] for row in rows("portrayal") for target in row["targets"])
    assert labels.total() >= 120
    assert min(labels.values()) >= 10


def test_every_spelling_occurs() -> None:
    everything = "\n".join(row["title"] + "\n" + row["text"] for row in KEPT).replace("’", "'")
    for row in rows("names"):
        for name in [*row["spellings"], *row["descriptions"], *row["not"]]:
            assert name.replace("’", "'") in everything


def test_facts_and_quotations_lie_where_they_say() -> None:
    for row in rows("shared_facts"):
        assert texts()[key(row)][row["start"] : row["end"]] == row["text"]
    for row in rows("shared_quotes"):
        assert [texts()[key(row)][start:end] for start, end in row["spans"]] == row["texts"]


def test_shared_passages_lie_where_they_say_and_in_the_articles_that_share_one() -> None:
    for row in rows("shared_passages"):
        assert texts()[key(row)][row["start"] : row["end"]] == row["text"]
    sharing = {key(row) for row in KEPT if row["copy"] or row["passage"]}
    assert {key(row) for row in rows("shared_passages")} == sharing


def test_quotations_of_one_cluster_differ_as_they_say() -> None:
    clusters = defaultdict(list)
    for row in rows("shared_quotes"):
        clusters[row["cluster"]].append(row)
    for everything in clusters.values():
        assert len({key(row) for row in everything}) == len(everything) > 1
        members = [row for row in everything if row["alteration"] != "indirect"]
        if not members:
            continue
        (whole,) = {" ".join(words(" ".join(row["texts"]))) for row in members if row["alteration"] == "none"}
        for row in members:
            here = " ".join(words(" ".join(row["texts"])))
            assert (here == whole) == (row["alteration"] == "none")
            assert (here in whole) == (row["alteration"] != "changed")
            usual = here
            for word, other in row["changed"]:
                usual = re.sub(rf"\b{other}\b", word, usual)
            assert usual in whole


# The corpus room reads it


def test_every_input_is_read_or_dropped_as_planned() -> None:
    assert set(found("articles")) == {key(row) for row in KEPT}
    assert {at: row["reason"] for at, row in found("dropped").items()} == {key(r): r["dropped"] for r in DROPPED}


def test_every_outlet_keeps_six_articles() -> None:
    assert set(corpus().articles["outlet"].value_counts()) == {6}
    assert corpus().articles["outlet"].nunique() == 5


@pytest.mark.parametrize("row", KEPT, ids=label)
def test_outlet_title_and_author_are_told(row: Row) -> None:
    article = found("articles")[key(row)]
    assert [article[name] for name in ("outlet", "title", "author")] == [row["outlet"], row["title"], row["author"]]
    assert article["published"][:10] == row["published"]


@pytest.mark.parametrize("row", KEPT, ids=label)
def test_cleaning_loses_nothing_of_the_story(row: Row) -> None:
    assert paragraphs(row["text"]) - paragraphs(found("articles")[key(row)]["text"]) == set()


@pytest.mark.parametrize("row", KEPT, ids=label)
def test_cleaning_leaves_nothing_but_the_story(row: Row) -> None:
    assert paragraphs(found("articles")[key(row)]["text"]) - paragraphs(row["text"]) == set()


def test_near_copies_share_a_group_and_nothing_else_does() -> None:
    groups = defaultdict(set)
    for at, article in found("articles").items():
        if article["copy_group"]:
            groups[article["copy_group"]].add(at)
    assert list(groups.values()) == [{key(row) for row in KEPT if row["copy"] == "call"}]


def printings(passages: Iterable[Row], at: Any) -> dict[str, set[tuple[Key, int, int]]]:
    groups = defaultdict(set)
    for row in passages:
        groups[row["passage"]].add((at(row), row["start"], row["end"]))
    return groups


def test_shared_passages_are_found_with_all_their_printings_and_nothing_else_is() -> None:
    articles = {row["article_id"]: at for at, row in found("articles").items()}
    here = printings(corpus().passages.to_dict("records"), lambda row: articles[row["article_id"]])
    gold = printings(rows("shared_passages"), key)
    assert len(here) == len(gold)
    for wanted in gold.values():
        (told,) = [group for group in here.values() if {at for at, _, _ in group} == {at for at, _, _ in wanted}]
        for (_, start, end), (_, low, high) in zip(sorted(wanted, key=str), sorted(told, key=str), strict=True):
            assert abs(low - start) <= 1
            assert abs(high - end) <= 1


def test_who_edited_what_is_told() -> None:
    articles = {row["article_id"]: at for at, row in found("articles").items()}
    told = defaultdict(list)
    for row in revisions.found(corpus().passages, corpus().articles).to_dict("records"):
        told[articles[row["article_id"]]].append([row["before"], row["after"]])
    assert told == {key(row): row["changed"] for row in rows("shared_passages") if row["changed"]}


def test_near_copies_share_most_of_their_words_in_passages() -> None:
    copies = corpus().articles.query("copy_group != ''").set_index("article_id")["words"]
    shared = corpus().passages.groupby("article_id")["words"].sum()
    assert (shared.reindex(copies.index) > 0.8 * copies).all()


def test_nothing_is_printed_again_by_the_same_outlet() -> None:
    assert not corpus().passages["again"].any()
