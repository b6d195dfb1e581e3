"""What a report says of its own accuracy is what the documentation says."""

import csv
import re
from pathlib import Path

from analysis import validation

ROWS = list(csv.DictReader((Path(validation.__file__).parent / "measured.csv").open(encoding="utf-8")))
PAGE = " ".join((Path(__file__).parents[2] / "docs" / "accuracy.md").read_text(encoding="utf-8").split())


def test_every_figure_of_the_reports_stands_in_the_documentation():
    figures = [figure for row in ROWS for figure in re.findall(r"\d+ of \d+|(?<!\d)\.\d+", row["figure"])]
    assert len(figures) > 20
    assert [figure for figure in figures if figure not in PAGE] == []
