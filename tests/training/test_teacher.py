"""Pieces for the teachers, whose vocabulary numbers them otherwise."""

import json
import random

import pytest

from analysis.language.pieces import TOKENIZER, Vocabulary
from analysis.language.reader import FOLDER

pytest.importorskip("torch")
teacher = pytest.importorskip("analysis.training.teacher")


def test_a_teacher_gets_the_numbers_that_its_own_vocabulary_has_for_our_pieces(tmp_path):
    ours = json.loads((FOLDER / TOKENIZER).read_text(encoding="utf-8"))["model"]["vocab"]
    renamed = {"[CLS]": "<s>", "[SEP]": "</s>", "[MASK]": "<mask>", "[PAD]": "<pad>"}
    pieces = [renamed.get(piece, piece) for piece in ours] + ["more", "##pieces"]
    random.Random(0).shuffle(pieces)
    theirs = {piece: number for number, piece in enumerate(pieces)}
    (tmp_path / TOKENIZER).write_text(json.dumps({"model": {"vocab": theirs}}), encoding="utf-8")
    vocabulary = Vocabulary(FOLDER)
    rows = [vocabulary.pieces(text, masks).ids for text, masks in (("A strike", ()), ("Voss warned of it", [(0, 4)]))]

    numbers, mask = teacher.inputs(tmp_path, FOLDER)(rows)

    read = [
        [pieces[number] for number, real in zip(*row, strict=True) if real] for row in zip(numbers, mask, strict=True)
    ]
    assert read == [["<s>", "a", "strike", "</s>"], ["<s>", "<mask>", "warned", "of", "it", "</s>"]]
