"""The scripts that audit names and draw the calibration print what they were given."""

import importlib.util
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from analysis.signals.reading import Portrayal
from analysis.validation import swapping
from analysis.validation.confidence import Bin
from analysis.validation.swapping import Mention, Substitute

BINS = (Bin(0.5, 0.6, 10, 0.55, 0.4), Bin(0.9, 1.0, 30, 0.95, 0.9))


def script(name):
    path = Path(__file__).parents[1] / "benchmarks" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(f"benchmark_{name}", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("most", "kept"), [(10, [0, 1, 2, 3, 4, 5]), (3, [0, 2, 4]), (1, [0])])
def test_sentences_are_taken_evenly_from_the_whole_file(most, kept):
    found = [Mention(str(n), 0, 1) for n in range(6)]
    assert [int(one.sentence) for one in script("name_swap").spread_out(found, most)] == kept


def test_the_audit_names_who_is_favoured_and_where():
    def favour(sentence, start, end):
        return Portrayal("positive", 0.5, None, 1) if "Quill" in sentence else Portrayal("neutral", 0.0, None, 1)

    names = [Substitute("Ada Quill", "Quill"), Substitute("Bodmark", "Bodmark")]
    audit = swapping.audit([Mention("Marenko spoke.", 0, 7)], names, favour)
    rows = script("name_swap").report(audit, leaks=1).splitlines()
    assert rows[2].split() == ["Ada", "Quill", "0.5000", "1.000"]
    assert "spread of the means 0.5000" in rows
    assert rows[-1].strip() == "0.00 Bodmark … 0.50 Ada Quill: [Marenko] in: Marenko spoke."


def test_the_names_differ_and_have_no_other_name_in_them():
    names = script("name_swap").NAMES
    assert len({name.full for name in names}) == len(names) >= 12
    assert all(name.short in name.full for name in names)


def test_the_table_of_confidences_ends_with_the_mean_of_all():
    last = script("calibration").table(BINS).splitlines()[-1]
    assert last.split() == ["all", "40", "0.850", "0.775"]  # (10 × .55 + 30 × .95) / 40 and (4 + 27) / 40


def test_the_plot_shows_each_bin_and_says_it_in_words():
    svg = script("calibration").drawn(BINS)
    root = ElementTree.fromstring(svg)
    assert "0.55 sure, 0.40 right of 10; 0.95 sure, 0.90 right of 30" in svg
    assert {"10", "30"} <= {element.text for element in root.iter() if element.tag.endswith("text")}


def test_the_same_bins_make_the_same_plot():
    assert script("calibration").drawn(BINS) == script("calibration").drawn(BINS)


def test_the_interval_of_a_share_is_wilsons():
    low, high = script("calibration")._range(Bin(0.9, 1.0, 10, 0.95, 1.0))
    assert (low, high) == pytest.approx((0.7225, 1.0), abs=1e-4)  # n / (n + z²)


def test_the_plain_definition_is_measured_and_drawn_from_several_files(tmp_path, monkeypatch, capsys):
    target = {"id": "t", "start": 0, "end": 6, "label": -1}
    file = tmp_path / "gold.jsonl"
    file.write_text(json.dumps({"id": "a", "sentence": "Corvel is a corrupt liar.", "targets": [target]}))
    plot = tmp_path / "plot.svg"
    monkeypatch.setattr("sys.argv", ["", str(file), str(file), "--by", "plain", "--plot", str(plot)])
    script("calibration").main()
    assert capsys.readouterr().out.splitlines()[-3].split()[:2] == ["all", "2"]
    assert plot.read_text(encoding="utf-8").startswith("<svg")
