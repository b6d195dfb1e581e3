import hashlib
import itertools
import json
import re
from pathlib import Path

import pytest

from analysis.errors import UsageError
from analysis.validation import gold, parts

PARTS = ("tuned", "chosen", "held-out")
MENTIONS = Path(__file__).parents[2] / "data" / "annotations" / "portrayal.jsonl"


def written(tmp_path, *rows):
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_an_attribution_is_read_with_its_spans(tmp_path):
    row = {
        "id": "a",
        "outlet": "The Lantern",
        "text": "He said it rained.",
        "author": None,
        "attributions": [{"source": [[0, 2]], "cue": [[3, 7]], "content": [[8, 17]], "type": "indirect"}],
    }
    (article,) = gold.read_sourcing(written(tmp_path, row, ""))
    assert article.author == ""
    assert article.attributions == (
        gold.GoldAttribution(source=((0, 2),), cue=((3, 7),), content=((8, 17),), form="indirect"),
    )


def test_a_hedged_sentence_is_read_with_its_cues(tmp_path):
    cue = {"start": 3, "end": 6, "text": "may", "type": "epistemic"}
    row = {"id": "1", "doc_id": "d", "genre": "news", "sentence": "It may rain.", "uncertain": True, "cues": [cue]}
    (sentence,) = gold.read_hedging(written(tmp_path, row))
    assert sentence.uncertain
    assert sentence.cues == (gold.HedgeCue(**cue),)


def test_labels_have_names(tmp_path):
    targets = [{"id": str(label), "start": 0, "end": 2, "label": label} for label in (-1, 0, 1)]
    (sentence,) = gold.read_portrayal(written(tmp_path, {"id": "1", "sentence": "He fell.", "targets": targets}))
    assert [target.label for target in sentence.targets] == ["negative", "neutral", "positive"]


@pytest.mark.parametrize("broken", ["{", {"id": "a"}, {"id": "a", "text": "x", "attributions": [{"source": [[1]]}]}])
def test_a_broken_line_is_named(tmp_path, broken):
    fine = {"id": "a", "text": "", "attributions": []}
    with pytest.raises(UsageError, match=r"gold\.jsonl, line 2"):
        gold.read_sourcing(written(tmp_path, fine, broken))


def test_a_target_outside_its_sentence_is_refused(tmp_path):
    path = tmp_path / "gold.jsonl"
    target = {"id": "t", "start": 50, "end": 60, "label": 0}
    path.write_text(json.dumps({"id": "a", "sentence": "She lied.", "targets": [target]}) + "\n", encoding="utf-8")
    with pytest.raises(UsageError, match="not within the sentence"):
        gold.read_portrayal(path)


ARTICLE = gold.SourcedArticle(id="paper_1", text="Rain fell. Corvel called Voss a liar.", attributions=())
LIAR = {
    "article": "paper_1",
    "start": 11,
    "end": 37,
    "sha256": hashlib.sha256(b"Corvel called Voss a liar.").hexdigest()[:12],
    "targets": [{"start": 0, "end": 6, "label": 0}, {"start": 14, "end": 18, "label": -1}],
}


def test_a_sentence_of_an_article_gets_its_text_from_there(tmp_path):
    (sentence,) = gold.read_portrayal_within(written(tmp_path, LIAR), [ARTICLE])
    assert (sentence.article, sentence.sentence) == ("paper_1", "Corvel called Voss a liar.")
    assert [(sentence.sentence[t.start : t.end], t.label) for t in sentence.targets] == [
        ("Corvel", "neutral"),
        ("Voss", "negative"),
    ]
    assert len({target.id for target in sentence.targets}) == 2


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"article": "paper_2"}, "none with the id paper_2"),
        ({"start": 10}, "another text"),
        ({"end": 36}, "another text"),
    ],
)
def test_a_sentence_that_is_not_where_it_was_is_refused(tmp_path, change, said):
    with pytest.raises(UsageError, match=said):
        gold.read_portrayal_within(written(tmp_path, LIAR | change), [ARTICLE])


def test_the_annotated_mentions_hold_no_text_and_do_not_overlap():
    rows = [json.loads(line) for line in MENTIONS.read_text(encoding="utf-8").splitlines()]
    assert len({(row["article"], row["start"]) for row in rows}) == len(rows) > 1000
    for row in rows:
        assert row.keys() == LIAR.keys() and re.fullmatch("[0-9a-f]{12}", row["sha256"])
        assert all(target.keys() == {"start", "end", "label"} for target in row["targets"])
        spans = [(target["start"], target["end"]) for target in row["targets"]]
        assert all(0 <= start < end <= row["end"] - row["start"] for start, end in spans)
        assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))
        assert {target["label"] for target in row["targets"]} <= {-1, 0, 1}


def test_every_part_of_the_articles_has_annotated_mentions():
    rows = [json.loads(line) for line in MENTIONS.read_text(encoding="utf-8").splitlines()]
    assert {parts.of_article(row["article"]) for row in rows} == {"tuned", "chosen", "held-out"}


def test_no_sentence_that_is_measured_is_learnt_from():
    rows = [json.loads(line) for line in MENTIONS.read_text(encoding="utf-8").splitlines()]
    part = {of: {row["sha256"] for row in rows if parts.of_article(row["article"]) == of} for of in PARTS}
    assert not part["held-out"] & (part["tuned"] | part["chosen"]) and not part["chosen"] & part["tuned"]
