"""A folder of whatever people have becomes ARTICLES, EDITS and DROPPED."""

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.corpus.articles import Corpus, from_texts, load
from analysis.corpus.offsets import raw_span
from analysis.errors import UsageError
from analysis.tables import ARTICLES, DROPPED, EDITS, PASSAGES

BODY = "\n\n".join(
    [
        "The government of Vostrana said on Monday that the bridge over the Orrin would be closed for a month.",
        "Its engineers had found cracks in two of the pillars, according to a report seen by this newspaper.",
        "“We are ready,” Inés Calado, the foreign minister of Tavora, said — and Kelmark’s envoy nodded at that.",
        "The ferry will run twice an hour until the work is done, a spokesman for the harbour added on Tuesday.",
    ]
)
TITLE = "Bridge over the Orrin to close"
ARTICLE = f"{TITLE}\n\n{BODY}"


def variant(n: int) -> str:
    """An article of its own: the same shape, other words throughout."""
    return " ".join(f"the {n}{word} of it was" if len(word) > 4 else word for word in BODY.split())


def put(folder: Path, **files: str | bytes) -> Path:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def row(frame: pd.DataFrame, number: int = 0) -> dict[str, Any]:
    return dict(frame.iloc[number])


def reasons(corpus: Corpus) -> dict[str, str]:
    return dict(zip(corpus.dropped["source_file"], corpus.dropped["reason"], strict=True))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a_txt", ARTICLE),
        ("a_md", f"# {TITLE}\n\n{BODY}"),
        ("a_txt_gz", gzip.compress(ARTICLE.encode())),
        ("a_csv", 'headline,body\n"{}","{}"\n'.format(TITLE, BODY.replace('"', '""'))),
        ("a_csv", 'headline;body\n"{}";"{}"\n'.format(TITLE, BODY.replace('"', '""'))),
        ("a_tsv", f"title\ttext\n{TITLE}\t{json.dumps(BODY, ensure_ascii=False)}\n".replace("\\n", "\n")),
        ("a_json", json.dumps([{"title": TITLE, "text": BODY}])),
        ("a_json", json.dumps({"articles": [{"title": TITLE, "content": BODY}]})),
        ("a_json", json.dumps({"title": TITLE, "text": BODY})),
        ("a_json", json.dumps({"first": {"title": TITLE, "text": BODY}})),
        ("a_json", json.dumps([ARTICLE])),
        ("a_json", json.dumps({"text": ARTICLE}) + "\n"),
        ("a_jsonl", json.dumps({"title": TITLE, "text": BODY, "attributions": []}) + "\n\n"),
        ("a_jsonl_gz", gzip.compress(json.dumps({"headline": TITLE, "text": BODY}).encode())),
        ("a_txt", ARTICLE.encode("utf-16")),
        ("a_txt", ARTICLE.encode("cp1252")),
        ("a_txt", ("\ufeff" + ARTICLE).encode()),
        ("a_txt", ARTICLE.replace("\n", "\r\n")),
    ],
)
def test_every_format_gives_the_same_article(tmp_path: Path, name: str, content: str | bytes) -> None:
    corpus = load(put(tmp_path, **{name: content}))
    found = row(corpus.articles)
    assert (found["text"], found["title"], found["title_end"]) == (ARTICLE, TITLE, len(TITLE))
    assert (found["language"], found["words"]) == ("en", len(ARTICLE.split()))
    assert len(corpus.articles) == 1 and len(corpus.dropped) == 0


def test_parquet_is_read_too(tmp_path: Path) -> None:
    frame = pd.DataFrame({"text": [BODY], "title": [TITLE], "date": [pd.Timestamp("2025-05-03")]})
    frame.to_parquet(tmp_path / "a.parquet")
    found = row(load(tmp_path).articles)
    assert (found["text"], found["published"]) == (ARTICLE, "2025-05-03T00:00:00")


def test_the_tables_keep_their_contracts(tmp_path: Path) -> None:
    corpus = load(put(tmp_path, a_txt=ARTICLE, b_txt="", c_txt=f"Open Modal\n\n{ARTICLE}"))
    assert ARTICLES.check(corpus.articles) is corpus.articles
    assert EDITS.check(corpus.edits) is corpus.edits
    assert DROPPED.check(corpus.dropped) is corpus.dropped
    assert PASSAGES.check(corpus.passages) is corpus.passages


def test_an_empty_folder_gives_empty_tables(tmp_path: Path) -> None:
    assert [len(table) for table in load(tmp_path)] == [0, 0, 0, 0]


def test_a_path_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="There is no file or folder"):
        load(tmp_path / "nowhere")


class TestOutlet:
    def test_is_what_the_sidecar_says(self, tmp_path: Path) -> None:
        put(tmp_path, a_txt=ARTICLE, articles_csv="file,outlet,author,published\na.txt,The Bell,Rosa Pell,3 May 2025\n")
        found = row(load(tmp_path).articles)
        assert (found["outlet"], found["author"], found["published"]) == ("The Bell", "Rosa Pell", "2025-05-03")

    def test_is_what_a_sidecar_at_the_root_says_of_a_file_below(self, tmp_path: Path) -> None:
        put(tmp_path, bell__a_txt=ARTICLE, articles_csv="file,outlet\nbell/a.txt,The Bell\n")
        assert row(load(tmp_path).articles)["outlet"] == "The Bell"

    def test_is_found_by_the_name_alone_where_only_one_file_has_it(self, tmp_path: Path) -> None:
        put(tmp_path, x__a_txt=variant(1), x__b_txt=variant(2), y__b_txt=variant(3))
        put(tmp_path, articles_csv="file,outlet\na.txt,The Bell\nb.txt,The Bell\n")
        corpus = load(tmp_path)
        assert list(corpus.articles["outlet"]) == ["The Bell", "x", "y"]
        assert "b.txt" in row(corpus.dropped)["detail"]

    def test_is_else_the_parent_folder(self, tmp_path: Path) -> None:
        assert row(load(put(tmp_path, courier__a_txt=ARTICLE)).articles)["outlet"] == "courier"

    def test_is_else_the_stem_of_the_file(self, tmp_path: Path) -> None:
        assert row(load(put(tmp_path, courier_txt=ARTICLE)).articles)["outlet"] == "courier"
        assert row(load(put(tmp_path, courier_txt=ARTICLE) / "courier.txt").articles)["outlet"] == "courier"

    def test_of_a_row_is_in_its_column(self, tmp_path: Path) -> None:
        line = json.dumps({"text": BODY, "media_name": "The Bell"})
        assert row(load(put(tmp_path, x__a_jsonl=line)).articles)["outlet"] == "The Bell"

    def test_of_markdown_is_in_its_front_matter(self, tmp_path: Path) -> None:
        text = f"---\noutlet: The Bell\n---\n{ARTICLE}"
        assert row(load(put(tmp_path, x__a_md=text)).articles)["outlet"] == "The Bell"


def test_a_sidecar_is_no_article_and_what_it_names_in_vain_is_told(tmp_path: Path) -> None:
    corpus = load(put(tmp_path, a_txt=ARTICLE, articles_csv="file,outlet\na.txt,The Bell\ngone.txt,The Bell\n"))
    assert len(corpus.articles) == 1
    assert "gone.txt" in row(corpus.dropped)["detail"]


def test_a_table_of_articles_may_be_called_articles(tmp_path: Path) -> None:
    corpus = load(put(tmp_path, articles_csv='title,text\n"{}","{}"\n'.format(TITLE, BODY.replace('"', '""'))))
    assert list(corpus.articles["article_id"]) == ["articles-0"]


@pytest.mark.parametrize(
    ("name", "content", "reason", "detail"),
    [
        ("a_txt", b"", "empty", "empty file"),
        ("a_txt", b" \n ", "empty", "empty file"),
        ("a_txt", b"Open Modal\n\nLoading...", "empty", "furniture"),
        ("a_txt", "A short text about a bridge.", "too short", "6 words; expected at least 50"),
        ("a_txt", "Die Regierung teilte am Montag mit, dass die Brücke gesperrt wird. " * 8, "not English", "'de'"),
        ("a_txt", bytes(range(256)) * 9, "unreadable", "binary"),
        ("a_txt_gz", b"no gzip", "unreadable", "gzip"),
        ("a_txt_gz", gzip.compress(ARTICLE.encode())[:60], "unreadable", "gzip"),
        ("a_json", b"{broken", "unreadable", "expected JSON"),
        ("a_csv", b"a,b\n1,2\n", "unreadable", "expected a column with the text"),
        ("a_csv", b"title,text\n", "empty", "without rows"),
        ("a_parquet", b"PAR1", "unreadable", "expected Parquet"),
        ("a_docx", b"PK", "unreadable", "expected one of"),
        ("README_md", ARTICLE.encode(), "unreadable", "note about the folder"),
    ],
)
def test_what_does_not_become_an_article_has_its_reason(
    tmp_path: Path, name: str, content: bytes, reason: str, detail: str
) -> None:
    corpus = load(put(tmp_path, **{name: content}))
    assert len(corpus.articles) == 0
    assert row(corpus.dropped)["reason"] == reason
    assert detail in row(corpus.dropped)["detail"]


def test_a_broken_line_takes_no_other_line_with_it(tmp_path: Path) -> None:
    lines = [
        json.dumps({"text": variant(1)}),
        "{broken",
        json.dumps({"title": "No text"}),
        json.dumps({"text": variant(2)}),
    ]
    corpus = load(put(tmp_path, a_jsonl="\n".join(lines)))
    assert list(corpus.articles["record"]) == [0, 3]
    assert list(corpus.dropped["record"]) == [1, 2]


def test_a_row_with_too_many_fields_takes_no_other_row_with_it(tmp_path: Path) -> None:
    corpus = load(put(tmp_path, a_csv=f'title,text\nA,B,C,D\nT,"{BODY}"\n'))
    assert (len(corpus.articles), row(corpus.dropped)["detail"]) == (1, "expected 2 fields, as in the header, found 4")


def test_a_huge_field_is_read(tmp_path: Path) -> None:
    words = " ".join(variant(n) for n in range(200))
    assert row(load(put(tmp_path, a_csv=f'text\n"{words}"\n')).articles)["words"] == len(words.split())


def test_hidden_files_are_passed_over_and_circles_of_links_end(tmp_path: Path) -> None:
    put(tmp_path, _hidden=ARTICLE, a__b_txt=ARTICLE)
    (tmp_path / "a" / "again").symlink_to(tmp_path)
    corpus = load(tmp_path)
    assert (list(corpus.articles["source_file"]), len(corpus.dropped)) == (["a/b.txt"], 0)


def test_an_exact_repeat_is_dropped_for_its_outlet_only(tmp_path: Path) -> None:
    corpus = load(put(tmp_path, bell__a_txt=ARTICLE, bell__b_txt=ARTICLE.upper(), courier__c_txt=ARTICLE))
    assert list(corpus.articles["article_id"]) == ["bell/a", "courier/c"]
    assert reasons(corpus) == {"bell/b.txt": "duplicate"}
    assert list(corpus.articles["copy_group"]) == ["bell/a", "bell/a"]


def test_ids_tell_the_file_and_do_not_depend_on_other_files(tmp_path: Path) -> None:
    put(tmp_path, b__x_txt=variant(1), a_jsonl=json.dumps({"text": variant(2)}))
    before = list(load(tmp_path).articles["article_id"])
    put(tmp_path, a__first_txt=variant(3), b__x_md=variant(4))
    after = list(load(tmp_path).articles["article_id"])
    assert before == ["a-0", "b/x"]
    assert set(before) < set(after) and len(set(after)) == 4


def test_the_same_folder_gives_the_same_tables(tmp_path: Path) -> None:
    put(
        tmp_path,
        b_txt=variant(1),
        a__c_txt=f"Open Modal\n{variant(2)}",
        d_txt="",
        a__b_jsonl=json.dumps({"text": BODY}),
    )
    for first, second in zip(load(tmp_path), load(tmp_path), strict=True):
        pd.testing.assert_frame_equal(first, second)


def test_the_hash_is_that_of_the_file(tmp_path: Path) -> None:
    data = gzip.compress(ARTICLE.encode())
    corpus = load(put(tmp_path, a_txt_gz=data))
    assert row(corpus.articles)["raw_sha256"] == hashlib.sha256(data).hexdigest()


def test_a_byline_becomes_the_author(tmp_path: Path) -> None:
    found = row(load(put(tmp_path, a_txt=f"{TITLE}\n\nBy Edda Lindqvist\n\n{BODY}")).articles)
    assert (found["author"], found["text"]) == ("Edda Lindqvist", ARTICLE)


_MESS = """
Open Modal|Loading...|Kelmarkโ€™s plan|9\xa0May|A&amp;B||82|Share|<p>x</p>|By Edda Lindqvist|# Mark|  |InÃ©s|Related
Orrin bridge ferry|Bridge over the Orrin to close|The minister said on Monday that he would not come.
"""
MESS = _MESS.strip().replace("\n", "|").split("|")


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(MESS), max_size=12),
    st.sampled_from(["\n", "\n\n", "\r\n", "\n\n\n\n"]),
    st.sampled_from(["", TITLE, "Another title"]),
)
def test_the_edits_of_any_mess_rebuild_the_clean_text(lines: list[str], joint: str, title: str) -> None:
    raw = joint.join([*lines, BODY])
    corpus = from_texts([{"text": raw, "title": title}])
    text, rebuilt, position = row(corpus.articles)["text"], "", 0
    for edit in corpus.edits.itertuples():
        assert edit.raw_start >= position and raw[edit.raw_start : edit.raw_end] == edit.before
        rebuilt += raw[position : edit.raw_start] + edit.after
        position = edit.raw_end
    assert rebuilt + raw[position:] == text
    where = text.index("Inés Calado, the foreign")
    start, end = raw_span(corpus.edits, where, where + 11)
    assert raw[start:end] == "Inés Calado"


class TestFromTexts:
    def test_strings_are_numbered_and_ids_are_kept(self) -> None:
        corpus = from_texts([ARTICLE, {"id": "x", "text": BODY, "outlet": "The Bell"}])
        assert list(corpus.articles["article_id"]) == ["0", "x"]
        assert list(corpus.articles["outlet"]) == ["", "The Bell"]

    def test_nothing_is_dropped_but_what_has_no_text(self) -> None:
        corpus = from_texts(["Short.", "Kurz und knapp.", "", {"id": "none"}, "Short."])
        assert list(corpus.articles["article_id"]) == ["0", "1", "4"]
        assert list(corpus.dropped["record"]) == [2, 3]

    @given(st.text(min_size=1).filter(str.strip))
    @settings(max_examples=15, deadline=None)
    def test_raw_is_exactly_what_was_given(self, text: str) -> None:
        corpus = from_texts([{"id": "a", "text": text}], raw=True)
        found = row(corpus.articles)
        assert (found["text"], found["title_end"], len(corpus.edits)) == (text, 0, 0)

    def test_raw_counts_a_title_that_the_text_begins_with(self) -> None:
        raw = from_texts([{"text": ARTICLE, "title": TITLE}, {"text": BODY, "title": TITLE}], raw=True)
        assert list(raw.articles["title_end"]) == [len(TITLE), 0]
