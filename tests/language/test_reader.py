"""The trained reader, with the model that is shipped: what it marks, and that this depends on nothing else."""

import json
import shutil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import ModelError
from analysis.language import reader
from analysis.language.reader import Portrayed, Reader

SAID = "Transport Minister Ilsa Marenko told reporters on Monday that the port would open by noon."


@pytest.fixture(scope="module")
def shipped():
    return reader.load()


def parts(text, mark):
    """The words of source, cue and content."""
    return tuple(" … ".join(text[start:end] for start, end in spans) for spans in mark[:3])


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (SAID, "Transport Minister Ilsa Marenko", "told", "the port would open by noon"),
        ("The strike will go on, the union said.", "the union", "said", "The strike will go on"),
        ("According to the harbour master, two ships were late.", "the harbour master", "According to", "two ships"),
        ("“We are tired of waiting,” said Jonas Brekker, a crane driver.", "Jonas Brekker", "said", "We are tired"),
        ("Critics accused the ministry of hiding the report.", "Critics", "accused", "the ministry"),
    ],
)
def test_who_says_what_is_marked(shipped, text, source, cue, content):
    found = [parts(text, mark) for mark in shipped.marks(text).attributions]
    assert any(source in who and cue in how and content in what for who, how, what in found), found


@pytest.mark.parametrize(
    "text", ["The ferry left at nine and reached the island an hour later.", "Rain fell on the harbour all night.", ""]
)
def test_nothing_is_marked_where_nobody_speaks_and_nothing_is_hedged(shipped, text):
    assert shipped.marks(text) == ((), ())


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("The port may stay closed for a week.", "may"),
        ("It was unclear whether the ferry had left.", "unclear"),
        ("The deal is likely to fail.", "likely"),
        ("The minister appeared to hesitate.", "appeared"),
        pytest.param(
            "The minister is suspected of taking bribes.",
            "suspected",
            marks=pytest.mark.xfail(
                strict=True, reason="a suspicion of deeds: the reader is less than half sure of it"
            ),
        ),
    ],
)
def test_hedges_are_marked(shipped, text, hedge):
    found = [text[one.start : one.end] for one in shipped.marks(text).hedges]
    assert any(hedge in words for words in found), found


@pytest.mark.parametrize(
    ("sentence", "target", "likeliest"),
    [
        ("Marenko is a corrupt liar who stole from the poor.", "Marenko", "negative"),
        ("Dockers cheered Marenko, whose courage had saved the port.", "Marenko", "positive"),
        ("Marenko arrived in Saltmere on Monday.", "Marenko", "neutral"),
    ],
)
def test_how_a_sentence_presents_somebody(shipped, sentence, target, likeliest):
    start = sentence.index(target)
    span = start, start + len(target)
    (seen,) = shipped.portrayals(sentence, [span], [span])
    assert seen._fields[seen.index(max(seen))] == likeliest, seen


@given(st.sampled_from(["Marenko", "Xu Bo", "The Kelmark Dockers’ Federation", "É", "McQuillan-Obi"]))
@settings(deadline=None)
def test_a_hidden_name_changes_nothing(shipped, name):
    sentence = f"{name} misled the court, the judge found."
    span = 0, len(name)
    assert shipped.portrayals(sentence, [span], [span]) == shipped.portrayals(
        "A misled the court, the judge found.", [(0, 1)], [(0, 1)]
    )


def test_targets_of_one_sentence_are_told_apart_and_read_alike_alone(shipped):
    sentence = "Marenko saved the drowning child while Corvel looked on and laughed."
    spans = [(0, 7), (39, 45)]
    both = shipped.portrayals(sentence, spans, spans)
    alone = [shipped.portrayals(sentence, spans, [span])[0] for span in spans]
    assert both[0].positive > both[1].positive
    for one, other in zip(both, alone, strict=True):
        assert one == pytest.approx(other, abs=0.02)


def test_the_probabilities_of_a_portrayal_sum_to_one(shipped):
    (seen,) = shipped.portrayals("She lied.", [], [(0, 3)])
    assert isinstance(seen, Portrayed) and sum(seen) == pytest.approx(1, abs=0.001)
    assert shipped.portrayals("She lied.", [], []) == []


def test_the_same_paragraph_is_read_the_same_again_and_among_others(shipped):
    first = Reader().marks(SAID)
    for other in ("The union said no.", "It may rain.", SAID * 3):
        shipped.marks(other)
    assert shipped.marks(SAID) == first == Reader().marks(SAID)


@given(st.text(max_size=60))
@settings(deadline=None, max_examples=30)
def test_marks_lie_within_any_text(shipped, text):
    marks = shipped.marks(text)
    spans = [span for mark in marks.attributions for some in mark[:3] for span in some]
    assert all(0 <= start < end <= len(text) for start, end in [*spans, *(hedge[:2] for hedge in marks.hedges)])


@pytest.mark.parametrize("text", ["🚢 " + SAID, SAID.replace("reporters", "repo\u0301rters"), "\u202e" + SAID])
def test_offsets_hold_in_odd_text(shipped, text):
    found = [parts(text, mark) for mark in shipped.marks(text).attributions]
    assert any(cue == "told" and "Ilsa Marenko" in source for source, cue, _ in found), found


def test_a_paragraph_of_five_thousand_words_loses_nothing(shipped):
    filler = "The ferry left at nine and reached the island an hour later. "
    text = (SAID + " " + filler * 3) * 100
    assert len(text.split()) > 5000
    said = [text[mark.cue[0][0] : mark.cue[0][1]] for mark in shipped.marks(text).attributions]
    assert said.count("told") == 100


def test_of_a_long_sentence_what_is_far_from_the_target_is_not_seen(shipped):
    near = "the ferry left and " * 100 + "Marenko is a corrupt liar who stole from the poor."
    seen = []
    for far in ("heroes cheered and ", "thieves fled and "):
        sentence = far * 100 + near
        start = sentence.index("Marenko")
        seen += shipped.portrayals(sentence, [(start, start + 7)], [(start, start + 7)])
    assert seen[0] == seen[1]


def test_a_changed_file_is_refused(tmp_path):
    folder = copied(tmp_path)
    data = bytearray((folder / "roles.onnx").read_bytes())
    data[len(data) // 2] ^= 1
    (folder / "roles.onnx").write_bytes(bytes(data))
    assert "roles.onnx has SHA-256" in reader.missing(folder)
    with pytest.raises(ModelError, match="Reinstall"):
        Reader(folder)


@pytest.mark.parametrize("name", ["words.onnx", "embeddings.npz", "model.json"])
def test_a_missing_file_is_told(tmp_path, name):
    folder = copied(tmp_path)
    (folder / name).unlink()
    assert f"lacks {name}" in reader.missing(folder)


def test_whoever_named_another_folder_for_the_model_is_told_that_it_is_to_blame(tmp_path, monkeypatch):
    assert reader.missing(tmp_path).endswith("Reinstall the package.")
    monkeypatch.setenv("FRAMESCOPE_READER", str(tmp_path))
    assert "FRAMESCOPE_READER" in reader.missing(tmp_path)


@pytest.mark.parametrize("text", ["[]", "null", "{", '{"sha256": []}', '{"sha256": {}}', '{"confidence": 0.5}'])
def test_settings_that_are_not_settings_are_told(tmp_path, text):
    folder = copied(tmp_path)
    (folder / reader.SETTINGS).write_text(text, encoding="utf-8")
    assert reader.SETTINGS in reader.missing(folder)
    with pytest.raises(ModelError):
        Reader(folder)


def test_the_shipped_files_are_whole_and_small():
    assert reader.missing() == ""
    sizes = {file.name: file.stat().st_size for file in reader.FOLDER.iterdir()}
    assert sum(sizes.values()) <= 30_000_000 and max(sizes.values()) <= 25_000_000, sizes


def test_the_settings_are_numbers_that_make_sense():
    values = json.loads((reader.FOLDER / reader.SETTINGS).read_text(encoding="utf-8"))
    assert all(0 < values[name] < 1 for name in ("cue_threshold", "confidence", "hedge_threshold"))
    assert 0.5 <= values["temperature"] <= 3


def copied(tmp_path):
    shutil.copytree(reader.FOLDER, tmp_path / "model")
    return tmp_path / "model"
