"""Tables keep their contracts on the way to disk and back."""

import csv

import pandas as pd
import pytest

from analysis.contracts import write_csv
from analysis.errors import ContractError
from analysis.tables import ATTRIBUTIONS, DIFFERENCES, LEMMAS, TABLES

CLAIM = {
    "article_id": "a",
    "attribution": 0,
    "source": ((0, 7),),
    "cue": ((8, 12),),
    "content": ((13, 20), (30, 44)),
    "form": "direct",
    "source_actor": "",
    "source_kind": "person",
    "stance": "neutral",
    "cue_class": "speech",
    "venue": "",
    "confidence": 0.8,
}


def test_a_table_comes_back_from_disk_as_it_went(tmp_path):
    frame = ATTRIBUTIONS.frame([CLAIM])
    ATTRIBUTIONS.write(frame, tmp_path)
    pd.testing.assert_frame_equal(ATTRIBUTIONS.read(tmp_path), frame)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_without_rows_comes_back_too(tmp_path, table):
    table.write(table.frame([]), tmp_path)
    pd.testing.assert_frame_equal(table.read(tmp_path), table.frame([]))


def test_a_table_of_every_word_has_no_csv(tmp_path):
    LEMMAS.write(LEMMAS.frame([]), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["lemmas.parquet"]


def test_a_table_takes_its_own_columns_from_a_wider_frame():
    wider = ATTRIBUTIONS.frame([CLAIM]).assign(mood="calm")[::-1]
    pd.testing.assert_frame_equal(ATTRIBUTIONS.taken(wider), ATTRIBUTIONS.frame([CLAIM]))


@pytest.mark.parametrize(
    "row", [{key: value for key, value in CLAIM.items() if key != "cue"}, CLAIM | {"mood": "angry"}]
)
def test_a_row_with_other_columns_is_refused(row):
    with pytest.raises(ContractError, match="ATTRIBUTIONS: missing columns"):
        ATTRIBUTIONS.frame([row])


def test_a_frame_in_another_order_is_refused():
    with pytest.raises(ContractError, match="in the order"):
        ATTRIBUTIONS.check(ATTRIBUTIONS.frame([CLAIM])[ATTRIBUTIONS.names[::-1]])


def test_a_table_that_is_not_there_says_what_to_do(tmp_path):
    with pytest.raises(ContractError, match="earlier notebooks"):
        DIFFERENCES.read(tmp_path)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", '=HYPERLINK("x")'])
def test_a_spreadsheet_runs_nothing(tmp_path, cell):
    write_csv(pd.DataFrame({"title": [cell, "plain"]}), tmp_path / "t.csv")
    assert rows(tmp_path / "t.csv") == [["title"], ["'" + cell], ["plain"]]


def test_a_control_character_is_shown_by_its_picture(tmp_path):
    write_csv(pd.DataFrame({"before": ["a\x00b\x07", "line\nline\t"]}), tmp_path / "t.csv")
    assert rows(tmp_path / "t.csv")[1:] == [["a␀b␇"], ["line\nline\t"]]


def test_numbers_stay_numbers_and_lists_are_json(tmp_path):
    write_csv(pd.DataFrame({"value": [-0.5], "spans": [((1, 2), (3, 4))]}), tmp_path / "t.csv")
    assert rows(tmp_path / "t.csv")[1] == ["-0.5", "[[1, 2], [3, 4]]"]


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))
