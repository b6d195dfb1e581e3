"""Measure hedging and portrayal against annotated news, and write the table of confidences.

    python tests/benchmarks/measure_labels.py hedging NEWS.jsonl
    python tests/benchmarks/measure_labels.py portrayal TARGETS.jsonl [MORE.jsonl]
    python tests/benchmarks/measure_labels.py confidence TRAIN.jsonl

The last prints what stands in analysis/language/lexicons/portrayal_confidence.csv. Formats: analysis.validation.gold.
Hedging is printed for the half of the documents on which the list was tuned and for the half that was held out (by
the parity of the SHA-256 of the document's name).
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from analysis.language import parse
from analysis.signals import hedging, portrayal
from analysis.signals.reading import Label, Portrayal
from analysis.validation import labels
from analysis.validation.gold import HedgedSentence, read_hedging, read_portrayal

BINS = (0.0, 0.1, 0.2, 0.3, 0.45, 0.6)


def measure_hedging(path: Path) -> None:
    sentences = read_hedging(path)
    found = [bool(hedging.hedges(parse.read(sentence.sentence))) for sentence in sentences]
    for name, keep in (("tuned", {0}), ("held out", {1}), ("all", {0, 1})):
        _print_half(name, [(s, f) for s, f in zip(sentences, found, strict=True) if _half(s) in keep])


def measure_portrayal(path: Path) -> None:
    gold, found, documents = _portrayed(path)
    accuracy = labels.portrayal(gold, [one.label for one in found], documents)
    single = ", ".join(f"{label} {rate}" for label, rate in accuracy.f1.items())
    print(f"{path.stem}: {accuracy.targets} targets, macro-F1 {accuracy.macro_f1}, right {accuracy.right}; {single};")
    print(f"    sign errors {accuracy.sign_errors}")


def write_confidence(path: Path) -> None:
    """Print, for each label and bin of |score|, how often that label was right."""
    gold, found, _ = _portrayed(path)
    print("# How often a portrayal's label was right, by label and |score|: from NewsMTSC train (Hamborg and Donnay")
    print("# 2021), by `python tests/benchmarks/measure_labels.py confidence`. from: lower end of the bin of |score|.")
    print("label,from,right,targets,source")
    for label in labels.LABELS:
        for low, high in zip(BINS, (*BINS[1:], 1.01), strict=True):
            right = [
                person == label
                for person, one in zip(gold, found, strict=True)
                if one.label == label and low <= abs(one.score) < high
            ]
            if right:
                print(f"{label},{low},{sum(right) / len(right):.2f},{len(right)},measured on NewsMTSC train")


def _portrayed(path: Path) -> tuple[list[Label], list[Portrayal], list[str]]:
    rows = [(row, target) for row in read_portrayal(path) for target in row.targets]
    found = [portrayal.portray_sentence(row.sentence, target.start, target.end) for row, target in rows]
    return [target.label for _, target in rows], found, ["_".join(row.id.split("_")[:3]) for row, _ in rows]


def _print_half(name: str, rows: Sequence[tuple[HedgedSentence, bool]]) -> None:
    gold = [sentence.uncertain for sentence, _ in rows]
    documents = [sentence.doc_id for sentence, _ in rows]
    accuracy = labels.hedging(gold, [found for _, found in rows], documents)
    print(
        f"{name}: {len(rows)} sentences in {len(set(documents))} documents, "
        f"precision {accuracy.precision}, recall {accuracy.recall}, F1 {accuracy.f1}"
    )


def _half(sentence: HedgedSentence) -> int:
    return int(hashlib.sha256(sentence.doc_id.encode()).hexdigest(), 16) % 2


def _arguments() -> Iterator[tuple[str, Path]]:
    for name in sys.argv[2:]:
        yield sys.argv[1], Path(name)


if __name__ == "__main__":
    commands = {"hedging": measure_hedging, "portrayal": measure_portrayal, "confidence": write_confidence}
    for command, file in _arguments():
        commands[command](file)
