import json

import pytest

from analysis.errors import UsageError
from analysis.validation import gold


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
