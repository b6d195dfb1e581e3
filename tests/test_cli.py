"""The command parses, calls, prints, and tells by its exit code how it went."""

import json
import subprocess
import sys

import pytest

from analysis import cli


def run(capsys, *words):
    code = cli.main(list(words))
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_annotate_writes_a_line_for_each_text_with_spans_in_it(tmp_path, capsys):
    text = "“We are ready,” Ilya Marenko said on Monday. It was unclear whether Vostrana would attend."
    file = lines(tmp_path, {"id": "x", "text": text})
    code, out, _ = run(capsys, "annotate", "--raw", str(file))
    record = json.loads(out)
    assert code == 0 and record["id"] == "x" and "text" not in record
    claim = record["attributions"][0]
    assert [text[s:e] for s, e in claim["source"]] == ["Ilya Marenko"]
    assert [text[s:e] for s, e in claim["cue"]] == ["said"]
    assert claim["form"] == "direct" and claim["source_actor"] == "Ilya Marenko"
    assert {text[hedge["start"] : hedge["end"]] for hedge in record["hedges"]} & {
        "unclear",
        "was unclear",
        "It was unclear",
    }
    assert [text[s:e] for s, e in record["sentences"]][1].startswith("It was unclear")
    assert set(record) == {"id", "sentences", "mentions", "attributions", "hedges", "portrayals"}


def test_annotate_cleans_unless_told_not_to(tmp_path, capsys):
    file = lines(tmp_path, {"id": "x", "text": "Kelmarkâ€™s envoy left the talks on Monday.\n\nLoading...\n"})
    _, out, _ = run(capsys, "annotate", str(file))
    assert json.loads(out)["text"] == "Kelmark’s envoy left the talks on Monday."


def test_annotate_takes_plain_files(tmp_path, capsys):
    (tmp_path / "story.txt").write_text("The envoy may resign, officials said.", encoding="utf-8")
    code, out, _ = run(capsys, "annotate", str(tmp_path / "story.txt"))
    assert code == 0 and json.loads(out)["id"] == "story.txt"


def test_raw_offsets_refer_to_the_text_as_given(tmp_path, capsys):
    text = "\ufeff  Odd \u00a0 text 😀 — said e\u0301mile.\r\n\r\n“No,” Dana Corvel said.\r\n"
    _, out, _ = run(capsys, "annotate", "--raw", str(lines(tmp_path, {"id": 1, "text": text})))
    claims = json.loads(out)["attributions"]
    assert ["Dana Corvel"] in [[text[s:e] for s, e in claim["source"]] for claim in claims]


def test_every_text_has_a_line_with_its_own_id_also_one_without_words(tmp_path, capsys):
    rows = [{"id": 7, "text": "The envoy may resign."}, {"id": "7", "text": ""}, {"id": None, "text": "…"}]
    _, out, _ = run(capsys, "annotate", "--raw", str(lines(tmp_path, *rows)))
    records = [json.loads(line) for line in out.splitlines()]
    assert [record["id"] for record in records] == [7, "7", None]
    assert [len(record["hedges"]) for record in records] == [1, 0, 0]
    assert records[1]["sentences"] == []


def test_portray_labels_a_target(tmp_path, capsys):
    sentence = "Critics attacked Marenko as a corrupt liar."
    start = sentence.index("Marenko")
    rows = lines(tmp_path, {"id": "t", "sentence": sentence, "start": start, "end": start + 7})
    code, out, _ = run(capsys, "portray", str(rows))
    record = json.loads(out)
    assert code == 0 and set(record) == {"id", "label", "score", "confidence"}
    assert record["label"] == "negative" and -1 <= record["score"] < 0 < record["confidence"] <= 1


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("{", "line 1 is not JSON"),
        ('["a"]', "expected an object with 'sentence'"),
        ('{"id": 1, "sentence": "Short.", "start": 0, "end": 99}', "do not lie within the sentence"),
        ('{"id": 1, "sentence": "Short.", "start": "0", "end": 3}', r"'start' \(int\)"),
    ],
)
def test_a_line_that_is_wrong_is_named(tmp_path, capsys, row, message):
    (tmp_path / "rows.jsonl").write_text(row + "\n")
    code, out, err = run(capsys, "portray", str(tmp_path / "rows.jsonl"))
    assert code == 2 and out == ""
    assert __import__("re").search(message, err)


def test_measures_lists_question_unit_direction_and_sources(capsys):
    from analysis.signals.measures import MEASURES

    _, out, _ = run(capsys, "measures")
    for measure in MEASURES:
        told = (measure.name, measure.question, measure.unit, measure.higher, measure.source, measure.plain_source)
        assert all(words in out for words in told)


@pytest.mark.parametrize("texts", ["a plain string", None, [5], {"text": "one"}])
def test_texts_of_another_kind_are_refused_in_words(texts):
    import analysis
    from analysis.errors import UsageError

    with pytest.raises(UsageError, match="xpected"):
        analysis.annotate(texts)


def test_no_texts_give_empty_tables():
    import analysis

    assert all(table.empty for table in analysis.annotate([]))


@pytest.mark.parametrize(
    "words",
    [
        ["run"],
        ["run", "no/such/folder"],
        ["annotate", "no-such.jsonl"],
        ["evaluate", "hedging", "no-such.jsonl"],
    ],
)
def test_wrong_use_is_exit_code_two(capsys, words):
    code, _, err = run(capsys, *words)
    assert code == 2 and err.startswith("framescope: ")


@pytest.mark.parametrize("words", [[], ["frobnicate"], ["portray"]])
def test_an_unknown_command_is_exit_code_two(capsys, words):
    with pytest.raises(SystemExit) as error:
        cli.main(words)
    assert error.value.code == 2


def test_help_imports_nothing_heavy():
    script = (
        "import sys; from analysis import cli\n"
        "try: cli.main(['run', '--help'])\n"
        "except SystemExit: pass\n"
        "print([name for name in ('pandas', 'spacy', 'numpy', 'matplotlib', 'papermill') if name in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert out.strip().endswith("[]")


def lines(folder, *rows):
    path = folder / "rows.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path
