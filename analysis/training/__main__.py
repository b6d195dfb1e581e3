"""Make the reader's model: learn, choose the settings, export.

    python -m analysis.training GOLD [--teacher FOLDER] [--work FOLDER] [--to FOLDER] [--seed 0]
    python -m analysis.training GOLD --from FOLDER [--work FOLDER] [--to FOLDER] [--seed 0]

GOLD holds `sourcing/train.jsonl` (PolNeAR), `hedging/news_dev.jsonl`, `wiki.jsonl`, `bio.jsonl` (Szeged Uncertainty
Corpus) and `portrayal/train.jsonl` (NewsMTSC), in the formats that `analysis/validation/gold.py` describes; where to
get them is said in `analysis/language/model/README.md`. Mentions in whole articles of PolNeAR are annotated in the
project's `data/annotations/portrayal.jsonl`.

Whole networks are trained first; on two cores that takes about two hours, and with teachers (a folder with
all-mpnet-base-v2) seven more. Then a small network is made of each, which takes two hours. With --from only that
is done, and the whole ones are read from what was exported there. A run that was stopped goes on from its checkpoints
in the work folder.
"""

from __future__ import annotations

import argparse
import copy
import hashlib
import json
import random
import shutil
from collections.abc import Iterator
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path

import numpy as np
import torch
from torch import nn

from analysis.language import parse
from analysis.language.pieces import EMBEDDINGS, TOKENIZER, Pieces, Vocabulary
from analysis.language.reader import FOLDER
from analysis.signals import sentences
from analysis.training import (
    batches,
    calibration,
    examples,
    export,
    kept,
    nesting,
    networks,
    portrayal,
    pruning,
    shipped,
    silver,
    sourcing,
    teacher,
    variants,
    vocabulary,
)
from analysis.training.examples import Paragraph, Sentence
from analysis.training.networks import CORPORA
from analysis.training.portrayal import Sentences
from analysis.training.sourcing import Material, Place, Said
from analysis.validation import gold, parts

_EPOCHS = {
    "sourcing": 6,
    "sourcing, taught": 7,
    "sourcing, small": 5,
    "portrayal": 5,
    "portrayal, head": 3,
    "portrayal, small": 3,
}
_SEEN = 800  # paragraphs or sentences by which it is found what of an encoder matters
_TEACHERS = 2  # of portrayal
_STUDENTS = 4  # of portrayal
_BASE_WEIGHTS = "model.safetensors"
_WITHIN = Path(__file__).parents[2] / "data" / "annotations" / "portrayal.jsonl"


def main() -> None:
    """Make the model as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--teacher", type=Path, help="a folder with all-mpnet-base-v2; without, only labels are learnt")
    parser.add_argument("--from", dest="whole", type=Path, help="a folder with exported networks to make small ones of")
    parser.add_argument("--work", type=Path, default=Path("training"), help="checkpoints, and what is read only once")
    parser.add_argument("--to", type=Path, default=FOLDER)
    parser.add_argument("--seed", type=int, default=0, help="of the first network; further ones have the next")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--only", choices=["sourcing", "portrayal"], help="train one network and export nothing")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    options.work.mkdir(parents=True, exist_ok=True)
    made = Making(options.gold, options.work, options.seed, options.teacher, options.whole)
    if options.only == "sourcing":
        made.sourcing()
    elif options.only == "portrayal":
        made.portrayal()
    else:
        portrayer = made.portrayal()
        export.write(made.sourcing(), portrayer, options.work, options.to)
        export.settle(options.to, made.settings(options.to))


class Making:
    """The material of a training, split into what is learnt from and what settings are chosen by."""

    def __init__(
        self, folder: Path, work: Path, seed: int, teacher: Path | None = None, whole: Path | None = None
    ) -> None:
        """Read the gold; write the vocabulary and what the rules see, where the work folder does not have them.

        `whole` is a folder with exported networks to begin with; its vocabulary is used.
        """
        self.work, self.seed, self.teacher, self.whole = work, seed, teacher, whole
        self._base = teacher and _digest(teacher / _BASE_WEIGHTS)
        self.articles = gold.read_sourcing(folder / "sourcing" / "train.jsonl")
        self.hedges = {
            corpus: gold.read_hedging(folder / "hedging" / f"{name}.jsonl") for corpus, name in _hedging_files()
        }
        self.targets = gold.read_portrayal(folder / "portrayal" / "train.jsonl")
        if whole:
            for name in (TOKENIZER, EMBEDDINGS):
                shutil.copyfile(whole / name, work / name)
        elif not (work / TOKENIZER).is_file():
            vocabulary.write(work, self._texts())
        self.vocabulary = Vocabulary(work)
        self.picked = self._presented(self.targets, "sentences.jsonl")
        self.within = self._presented(gold.read_portrayal_within(_WITHIN, self.articles), "mentions.jsonl")

    def sourcing(self) -> networks.Reader:
        """The network for attributions and hedges: a small one made of the whole one, which it learns to follow."""
        whole = shipped.sourcing(self.whole) if self.whole else self._whole_sourcing()
        inputs, material, network = self._inputs(), self._marked(), copy.deepcopy(whole)
        answers = self._made_of("said-by-whole.pt", material, _weights(whole))
        if not answers.is_file():
            self._ask(whole, inputs, material, answers)
        material, taught = _with_answers(material, answers)
        some = random.Random(self.seed).sample(list(material.paragraphs), _SEEN)
        network.encoder = pruning.pruned(whole.encoder, lambda: sourcing.said(whole, inputs, some))
        sourcing.follow(
            network,
            whole.encoder,
            material,
            taught,
            inputs,
            work=self.work,
            epochs=_EPOCHS["sourcing, small"],
            seed=self.seed,
            checkpoint=self._made_of(f"sourcing-small-{self.seed}.pt", _digest(answers)),
        )
        return network

    def _whole_sourcing(self) -> networks.Reader:
        """The trained network for attributions and hedges: of what people marked, then of what the teacher says too."""
        inputs = self._inputs()
        network, material = sourcing.untrained(self.seed), self._marked()
        checkpoint = self._made_of(f"sourcing-{self.seed}.pt", material)
        epochs = _EPOCHS["sourcing"]
        sourcing.train(network, material, {}, inputs, epochs=epochs, seed=self.seed, checkpoint=checkpoint)
        if self.teacher:
            answers = self._answers(self.teacher, material)
            material, taught = _with_answers(material, answers)
            checkpoint = self._made_of(f"sourcing-taught-{self.seed}.pt", _digest(answers))
            epochs = _EPOCHS["sourcing, taught"]
            sourcing.train(network, material, taught, inputs, epochs=epochs, seed=self.seed, checkpoint=checkpoint)
        return network

    def portrayal(self) -> networks.Portrayer:
        """The network for portrayal: a small one made of the whole one, which it learns to follow."""
        whole = shipped.portrayal(self.whole) if self.whole else self._whole_portrayal()
        inputs, network = self._inputs(), copy.deepcopy(whole)
        rows, drawn = self._read_by_teachers()
        learnt = Sentences(rows=rows, drawn=drawn, taught={})
        some = random.Random(self.seed).sample(rows, _SEEN)
        network.encoder = pruning.pruned(whole.encoder, lambda: portrayal.logits(whole, inputs, some))
        portrayal.follow(
            network,
            whole,
            learnt,
            inputs,
            epochs=_EPOCHS["portrayal, small"],
            seed=self.seed,
            checkpoint=self._made_of(f"portrayal-small-{self.seed}.pt", rows, drawn, _weights(whole)),
            report=self._told,
        )
        return network

    def _whole_portrayal(self) -> networks.Portrayer:
        """The trained network for portrayal: the mean of several that only their seeds tell apart.

        From the same base weights, the mean errs less than each does (Wortsman et al. 2022). Their heads began apart,
        and cancel out where they are averaged: the head is the last one's, trained further over the mean encoder.
        """
        learnt = self._judged()
        mean = networks.averaged([self._student(learnt, seed) for seed in range(self.seed, self.seed + _STUDENTS)])
        head = self._made_of(f"portrayal-head-{self.seed}.pt", _STUDENTS, learnt.rows, learnt.drawn, learnt.taught)
        epochs = _EPOCHS["portrayal, head"]
        portrayal.settle(mean, learnt, self._inputs(), epochs=epochs, seed=self.seed, checkpoint=head)
        print(f"the mean of {_STUDENTS}: {self._told(mean)}", flush=True)
        return mean

    def _student(self, learnt: Sentences, seed: int) -> networks.Portrayer:
        network = portrayal.untrained(seed)
        portrayal.train(
            network,
            learnt,
            self._inputs(),
            epochs=_EPOCHS["portrayal"],
            seed=seed,
            checkpoint=self._made_of(f"portrayal-{seed}.pt", learnt.rows, learnt.drawn, learnt.taught),
            report=self._told,
        )
        return network

    def _told(self, network: networks.Portrayer) -> str:
        return calibration.told(network, self._inputs(), self._chosen())

    def _inputs(self) -> batches.Inputs:
        return partial(batches.embedded, vocabulary=self.vocabulary)

    def settings(self, exported: Path) -> dict[str, float | list[float]]:
        """Thresholds and temperature of the exported files, chosen on what was kept aside for that."""
        chosen = [a for a in self.articles if parts.of_article(a.id) == "chosen"]
        picked = [row for row in self.picked if parts.of_news_story(row.id) != "tuned"]
        return calibration.settings(exported, chosen, self._chosen(), picked)

    def _judged(self) -> Sentences:
        """The sentences for portrayal to learn from: with labels, and with a teacher many that nobody labelled."""
        if not self.teacher:
            return Sentences(rows=self._labelled(), drawn=[], taught={})
        rows, drawn = self._read_by_teachers()
        return Sentences(rows=rows, drawn=drawn, taught=self._taught(self.teacher, [*rows, *drawn]))

    def _read_by_teachers(self) -> tuple[list[Sentence], list[Sentence]]:
        """The sentences of which an epoch sees all, with labels and without; and those of which it sees some."""
        labelled = self._labelled()
        rows = [*labelled, *self._unlabelled(), *self._all_named()]
        made = [*variants.of(rows, self.work, seed=0), *variants.of(labelled, self.work, seed=1)]
        return rows, [*self._of_wikipedia(), *made]

    def _marked(self) -> Material:
        """The paragraphs and sentences with attributions and hedges to learn from."""
        rules = silver.read(((a.id, a.text) for a in self.articles), self.work / "articles.jsonl")
        learnt = [a for a in self.articles if parts.of_article(a.id) == "tuned"]
        hedged = {
            corpus: examples.hedged([s for s in rows if _learnt(corpus, s.doc_id)], corpus, self.vocabulary)
            for corpus, rows in self.hedges.items()
        }
        return Material(paragraphs=examples.attributed(learnt, rules, self.vocabulary), hedged=hedged)

    def _answers(self, base: Path, material: Material) -> Path:
        """The file with what the teacher says of the paragraphs and of NewsMTSC's sentences, which nobody marked.

        The teacher is trained first, where it said nothing yet. What it finds within contents counts as marked.
        """
        cache = self._made_of(f"said-{self.seed}.pt", material, self._unmarked(), self._base)
        if not cache.is_file():
            inputs = teacher.inputs(base, self.work)
            checkpoint = self._made_of(f"sourcing-teacher-{self.seed}.pt", material, self._base)
            network = teacher.of_sourcing(material, inputs, base, seed=self.seed, checkpoint=checkpoint)
            self._ask(network, inputs, material, cache)
        return cache

    def _ask(self, network: networks.Reader, inputs: batches.Inputs, material: Material, answers: Path) -> None:
        """Write what a network says of the paragraphs, nested ones too, and of NewsMTSC's sentences."""
        rows = [*material.paragraphs, *examples.unmarked(self._unmarked(), self.vocabulary)]
        nested, said = nesting.found(rows, partial(sourcing.said, network, inputs))
        kept.write(answers, partial(torch.save, ([asdict(row) for row in nested], said)))

    def _unmarked(self) -> list[tuple[str, str]]:
        """NewsMTSC's sentences, by id, in which nobody marked attributions."""
        return [(row.id, row.sentence) for row in self.targets if parts.of_news_story(row.id) == "tuned"]

    def _taught(self, base: Path, rows: list[Sentence]) -> dict[str, list[list[float]]]:
        """What the teachers say of the sentences, on average: together they err less (Lakshminarayanan et al. 2017).

        They have seeds of their own, so that students of several seeds have the same teachers.
        """
        each = [self._said(base, rows, seed) for seed in range(_TEACHERS)]
        return {row.id: np.mean([said[row.id] for said in each], axis=0).tolist() for row in rows}

    def _said(self, base: Path, rows: list[Sentence], seed: int) -> dict[str, list[list[float]]]:
        """What one teacher says of the sentences; it is trained first, where it said nothing yet."""
        cache = self._made_of(f"taught-{seed}.json", rows, self._base)
        if not cache.is_file():
            inputs = teacher.inputs(base, self.work)
            report = partial(calibration.told, inputs=inputs, rows=self._chosen())
            learnt = self._labelled()
            checkpoint = self._made_of(f"portrayal-teacher-{seed}.pt", learnt, self._base)
            network = teacher.of_portrayal(learnt, inputs, base, seed=seed, checkpoint=checkpoint, report=report)
            taught = teacher.said(network, inputs, rows)
            kept.write(cache, lambda path: path.write_text(json.dumps(taught), encoding="utf-8"))
        said: dict[str, list[list[float]]] = json.loads(cache.read_text(encoding="utf-8"))
        return said

    def _labelled(self) -> list[Sentence]:
        """The sentences with labels to learn from, those of NewsMTSC and those of whole articles."""
        picked = [row for row in self.picked if parts.of_news_story(row.id) == "tuned"]
        return picked + [row for row in self.within if parts.of_article(row.article) == "tuned"]

    def _chosen(self) -> list[Sentence]:
        """The sentences of whole articles by which settings are chosen."""
        return [row for row in self.within if parts.of_article(row.article) == "chosen"]

    def _unlabelled(self) -> list[Sentence]:
        """The sentences of the articles to learn from that nobody annotated, where they name somebody."""
        texts = {article.id: article.text for article in self.articles if parts.of_article(article.id) == "tuned"}
        cache = self.work / "unlabelled.json"
        if not cache.is_file():
            places = [
                (name, one.start, one.end)
                for name, text in texts.items()
                for one in sentences.sentences(parse.read(text))
            ]
            kept.write(cache, lambda path: path.write_text(json.dumps(places), encoding="utf-8"))
        done = {row.id for row in self.within}
        rows = [
            (f"{name}:{start}", texts[name][start:end])
            for name, start, end in json.loads(cache.read_text(encoding="utf-8"))
            if f"{name}:{start}" not in done
        ]
        return self._naming(rows, "names.jsonl")

    def _all_named(self) -> list[Sentence]:
        """NewsMTSC's sentences once more with whoever is named in them: people labelled some of those only."""
        return self._naming([(f"{name}+", sentence) for name, sentence in self._unmarked()], "named.jsonl")

    def _of_wikipedia(self) -> list[Sentence]:
        """The sentences of Wikipedia in the Szeged corpus that name somebody."""
        rows = [(f"wiki{number}", row.sentence) for number, row in enumerate(self.hedges["wiki"])]
        return self._naming(rows, "wiki.jsonl")

    def _naming(self, rows: list[tuple[str, str]], cache: str) -> list[Sentence]:
        """The sentences, given as (id, sentence), that name somebody, with those as targets that nobody labelled."""
        names = silver.read(rows, self._made_of(cache, [row for row, _ in rows]))
        return examples.mentioning(rows, names, self.vocabulary)

    def _made_of(self, name: str, *what: object) -> Path:
        """A file in the work folder with a digest of what it is made of in its name, so that nothing stale is read.

        Settings and program are not in it: who changes them empties the folder.
        """
        digest = hashlib.sha256(repr(what).encode()).hexdigest()[:8]
        return (self.work / name).with_stem(f"{Path(name).stem}-{digest}")

    def _presented(self, rows: tuple[gold.PortrayedSentence, ...], cache: str) -> list[Sentence]:
        names = silver.read(((row.id, row.sentence) for row in rows), self._made_of(cache, [row.id for row in rows]))
        return examples.portrayed(rows, names, self.vocabulary)

    def _texts(self) -> Iterator[str]:
        yield from (article.text for article in self.articles)
        yield from (sentence.sentence for rows in self.hedges.values() for sentence in rows)
        yield from (row.sentence for row in self.targets)


def _with_answers(material: Material, answers: Path) -> tuple[Material, dict[Place, Said]]:
    """The material with what counts as marked because a teacher found it, and what it says of each paragraph."""
    nested, said = torch.load(answers)
    rows = [Paragraph(**{**row, "pieces": Pieces(**row["pieces"])}) for row in nested]
    taught = {(row.article, row.start): one for row, one in zip(rows, said, strict=True)}
    return replace(material, paragraphs=rows), taught


def _weights(network: nn.Module) -> str:
    """A digest of a network's weights."""
    digest = hashlib.sha256()
    for value in network.state_dict().values():
        digest.update(value.numpy().tobytes())
    return digest.hexdigest()


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _hedging_files() -> Iterator[tuple[str, str]]:
    return zip(CORPORA, ("news_dev", "wiki", "bio"), strict=True)


def _learnt(corpus: str, document: str) -> bool:
    return corpus != CORPORA[0] or parts.of_document(document) == "tuned"


if __name__ == "__main__":
    main()
