"""`framescope evaluate` says how often a signal is right on an annotated file, by each definition, on each part."""

import json
import math

import pytest

from analysis import cli
from analysis.errors import UsageError
from analysis.language import reader
from analysis.language.reader import Marked, Marks, Portrayed
from analysis.validation import evaluate, parts
from analysis.validation.definitions import ALL, Definitions
from analysis.validation.evaluate import Figure

SAID = "The envoy said the truce would hold."
CLAIM = {"source": [[0, 9]], "cue": [[10, 14]], "content": [[15, 35]]}


class Blind:
    """A reader that marks nothing and is two thirds sure that nobody is portrayed in any way."""

    def marks(self, text):
        return Marks((), ())

    def portrayals(self, sentence, hidden, targets):
        return [Portrayed(0.1, 0.65, 0.25) for _ in targets]


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


def test_every_definition_is_measured_on_the_same_text(tmp_path):
    file = lines(tmp_path, {"id": "a", "text": SAID, "attributions": [CLAIM]})
    found = evaluate.sourcing(file, by=Definitions(by=ALL, reader=Blind()))
    recall = {figure.by: (figure.value, figure.n) for figure in found if figure.name == "all recall"}
    assert recall == {"reader": (0.0, 1), "plain": (1.0, 1), "both": (0.0, 1)}


def test_what_the_reader_marks_is_what_counts_for_it(tmp_path):
    class Sharp(Blind):
        def marks(self, text):
            return Marks((Marked(source=((0, 9),), cue=((10, 14),), content=((15, 35),), confidence=1.0),), ())

    file = lines(tmp_path, {"id": "a", "text": SAID, "attributions": [CLAIM]})
    found = evaluate.sourcing(file, by=Definitions(by=("reader",), reader=Sharp()))
    assert {f.name: f.value for f in found}["all F1 at overlap 0.9"] == 1.0


def test_confidence_is_measured_where_there_is_one(tmp_path):
    texts = ["Corvel spoke.", "Corvel left.", "Corvel is a corrupt liar."]
    rows = [
        portrayed(f"s_{n}_0", text, 0, 6, label) for n, (text, label) in enumerate(zip(texts, [0, 0, -1], strict=True))
    ]
    file = lines(tmp_path, *rows)
    found = list(evaluate.portrayals(file, by=Definitions(by=ALL, reader=Blind())))
    values = {(figure.name, figure.by): figure.value for figure in found}
    assert values["right", "reader"] == pytest.approx(2 / 3)
    assert values["calibration error", "reader"] == pytest.approx(2 / 3 - 0.65)
    assert values["right, most confident half", "reader"] == pytest.approx(2 / 3)
    assert ("calibration error", "plain") in values and ("calibration error", "both") not in values


def test_the_parts_of_a_file_are_all_of_it_and_share_nothing(tmp_path):
    file = lines(tmp_path, *[hedged(str(n), "The truce may hold.", True) for n in range(20)])
    count = {part: next(iter(evaluate.hedges(file, part))).n for part in ("all", "tuned", "held-out")}
    assert count["tuned"] + count["held-out"] == count["all"] == 20 and min(count.values()) > 0


@pytest.mark.parametrize("part", ["tuned", "chosen", "held-out"])
def test_a_part_holds_the_articles_that_are_of_it(tmp_path, part):
    names = [f"article {n}" for n in range(60)]
    file = lines(tmp_path, *[{"id": name, "text": SAID, "attributions": [CLAIM]} for name in names])
    figure = next(iter(evaluate.sourcing(file, part)))
    assert figure.n == sum(parts.of_article(name) == part for name in names) > 0


def test_a_part_without_documents_is_no_figure(tmp_path):
    file = lines(tmp_path, hedged("0", "The truce may hold.", True))
    with pytest.raises(UsageError, match="none of the part 'chosen'"):
        list(evaluate.hedges(file, "chosen"))


def test_targets_of_one_story_are_of_one_part(tmp_path):
    rows = [portrayed(f"paper_{story}_7_{n}", "Corvel spoke.", 0, 6, 0) for story in range(40) for n in range(2)]
    file = lines(tmp_path, *rows)
    count = {part: next(iter(evaluate.portrayals(file, part))).n for part in ("tuned", "chosen")}
    assert count["tuned"] + count["chosen"] == 80 and all(n % 2 == 0 and n > 0 for n in count.values())


def test_figures_stand_side_by_side():
    figures = [
        Figure("recall", "reader", 0.5, 0.25, 0.75, 1200),
        Figure("error", "reader", 0.125, math.nan, math.nan, 8),
        Figure("recall", "plain", math.nan, math.nan, math.nan, 0),
    ]
    head, recall, error = (line.split() for line in evaluate.side_by_side(figures).splitlines())
    assert head == ["reader", "n", "plain", "n"]
    assert recall == ["recall", ".500", "[.25–.75]", "1,200", "–", "0"]
    assert error == ["error", ".125", "8", "–"]


def test_without_the_reader_the_plain_definition_is_evaluated_and_it_is_said(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(reader, "missing", lambda: "The trained reader lacks.")
    file = lines(tmp_path, portrayed("a_1_2_3", "Corvel is a corrupt liar.", 0, 6, -1))
    assert cli.main(["evaluate", "portrayal", str(file)]) == 0
    out, err = capsys.readouterr()
    assert out.split()[:2] == ["plain", "n"] and "macro-F1" in out and "F1 negative" in out
    assert err == "framescope: The trained reader lacks. Only the plain definition is evaluated.\n"


def test_without_the_reader_its_figures_are_refused(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(reader, "load", lambda: reader.Reader(tmp_path))
    file = lines(tmp_path, hedged("0", "The truce may hold.", True))
    assert cli.main(["evaluate", "hedging", str(file), "--by", "both"]) == 1
    assert "The trained reader lacks" in capsys.readouterr().err


def test_an_empty_part_is_wrong_use(tmp_path, capsys):
    file = lines(tmp_path, portrayed("a_1_2_3", "Corvel spoke.", 0, 6, 0))
    assert cli.main(["evaluate", "portrayal", str(file), "--part", "held-out", "--by", "plain"]) == 2
    assert "none of the part 'held-out'" in capsys.readouterr().err


def hedged(name, sentence, uncertain):
    return {"id": name, "doc_id": name, "genre": "news", "sentence": sentence, "uncertain": uncertain, "cues": []}


def portrayed(name, sentence, start, end, label):
    return {"id": name, "sentence": sentence, "targets": [{"id": "t", "start": start, "end": end, "label": label}]}


def lines(folder, *rows):
    path = folder / "gold.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path
