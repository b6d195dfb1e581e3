"""`framescope annotate` and `portray` print records that a program can use, whatever is in the lines."""

import json

from analysis import cli


def test_what_is_found_carries_its_confidence(tmp_path, capsys):
    file = tmp_path / "texts.jsonl"
    said = "Transport Minister Ilsa Marenko told reporters that the port would open by noon."
    file.write_text(json.dumps({"id": "a", "text": said}), encoding="utf-8")
    assert cli.main(["annotate", "--raw", str(file)]) == 0
    record = json.loads(capsys.readouterr().out)
    (found,) = record["attributions"]
    assert found["cue_class"] == "speech" and 0.5 < found["confidence"] <= 1
    assert all(0 < one["confidence"] <= 1 for one in record["portrayals"]) and record["portrayals"]


def test_halves_of_characters_become_one_character_each(tmp_path, capsys):
    file = tmp_path / "targets.jsonl"
    file.write_text('{"id": "\\ud800", "sentence": "A \\ud800 b lied.", "start": 4, "end": 5}\n', encoding="utf-8")
    assert cli.main(["portray", str(file)]) == 0
    assert json.loads(capsys.readouterr().out)["id"] == "\ufffd"


def test_nothing_is_printed_where_a_line_is_wrong(tmp_path, capsys):
    file = tmp_path / "targets.jsonl"
    file.write_text('{"sentence": "She lied.", "start": 0, "end": 3}\n{"sentence": 7}\n', encoding="utf-8")
    assert cli.main(["portray", str(file)]) == 2
    captured = capsys.readouterr()
    assert captured.out == "" and "line 2" in captured.err
