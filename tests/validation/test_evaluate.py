"""`framescope evaluate` says how often a signal is right on an annotated file, and on which part of it."""

import json

import pytest

from analysis import cli
from analysis.errors import UsageError
from analysis.validation import evaluate

SAID = "The envoy said the truce would hold."
CLAIM = {"source": [[0, 9]], "cue": [[10, 14]], "content": [[15, 35]]}


def test_an_attribution_that_is_found_as_a_person_marked_it_counts_in_full(tmp_path):
    file = lines(tmp_path, {"id": "a", "text": SAID, "attributions": [CLAIM]})
    figures = {figure.name: figure.value for figure in evaluate.sourcing(file)}
    assert figures["all F1 at overlap 0.5"] == figures["all F1 at overlap 0.9"] == 1.0


def test_a_missed_attribution_lowers_recall_and_not_precision(tmp_path):
    text = SAID + " Nobody believed it."
    missed = {"source": [], "cue": [[37, 43]], "content": [[53, 55]]}
    file = lines(tmp_path, {"id": "a", "text": text, "attributions": [CLAIM, missed]})
    figures = {figure.name: figure.value for figure in evaluate.sourcing(file)}
    assert figures["all precision"] == 1.0 and figures["all recall"] == 0.5


def test_hedged_sentences_are_counted(tmp_path):
    rows = [("The truce may hold.", True), ("The truce held.", False), ("Rain fell on the harbour.", True)]
    file = lines(tmp_path, *[hedged(str(n), text, uncertain) for n, (text, uncertain) in enumerate(rows)])
    figures = {figure.name: figure.value for figure in evaluate.hedges(file)}
    assert (figures["precision"], figures["recall"]) == (1.0, 0.5)


def test_the_parts_are_all_of_it_and_share_nothing(tmp_path):
    file = lines(tmp_path, *[hedged(str(n), "The truce may hold.", True) for n in range(20)])
    parts = {part: next(iter(evaluate.hedges(file, part))).n for part in ("all", "tuned", "held-out")}
    assert parts["tuned"] + parts["held-out"] == parts["all"] == 20 and min(parts.values()) > 0


def test_a_part_without_documents_is_no_figure(tmp_path):
    file = lines(tmp_path, hedged("0", "The truce may hold.", True))
    empty = {"tuned": "held-out", "held-out": "tuned"}["held-out" if held_out("0") else "tuned"]
    with pytest.raises(UsageError, match=f"none of the part '{empty}'"):
        list(evaluate.hedges(file, empty))


def test_portrayal_prints_its_figures(tmp_path, capsys):
    target = {"id": "t", "start": 0, "end": 5, "label": -1}
    file = lines(tmp_path, {"id": "a_1_2_3", "sentence": "Corvel is a corrupt liar.", "targets": [target]})
    assert cli.main(["evaluate", "portrayal", str(file)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("macro-F1") and "F1 negative" in out and "n 1" in out


def test_portrayal_has_no_parts(tmp_path, capsys):
    assert cli.main(["evaluate", "portrayal", str(lines(tmp_path)), "--part", "tuned"]) == 2
    assert "no parts" in capsys.readouterr().err


def held_out(name):
    return int(evaluate._hash(name), 16) % 2 == 1


def hedged(name, sentence, uncertain):
    return {"id": name, "doc_id": name, "genre": "news", "sentence": sentence, "uncertain": uncertain, "cues": []}


def lines(folder, *rows):
    path = folder / "gold.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path
