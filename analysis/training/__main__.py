"""Make the reader's model: learn, choose the settings, export.

    python -m analysis.training GOLD [--work FOLDER] [--to FOLDER] [--seed 0]

GOLD holds `sourcing/train.jsonl` (PolNeAR), `hedging/news_dev.jsonl`, `wiki.jsonl`, `bio.jsonl` (Szeged Uncertainty
Corpus) and `portrayal/train.jsonl` (NewsMTSC), in the formats that `analysis/validation/gold.py` describes; where to
get them is said in `analysis/language/model/README.md`. On two cores it takes about two hours. A run that was stopped
goes on from its checkpoints in the work folder.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import torch

from analysis.language.pieces import TOKENIZER, Vocabulary
from analysis.language.reader import FOLDER
from analysis.training import calibration, examples, export, networks, portrayal, silver, sourcing, vocabulary
from analysis.training.networks import CORPORA
from analysis.validation import gold, parts

_EPOCHS = {"sourcing": 6, "portrayal": 4}


def main() -> None:
    """Make the model as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--work", type=Path, default=Path("training"), help="checkpoints, and what is read only once")
    parser.add_argument("--to", type=Path, default=FOLDER)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--only", choices=["sourcing", "portrayal"], help="train one network and export nothing")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    options.work.mkdir(parents=True, exist_ok=True)
    made = Making(options.gold, options.work, options.seed)
    if options.only == "sourcing":
        made.sourcing()
    elif options.only == "portrayal":
        made.portrayal()
    else:
        export.write(made.sourcing(), made.portrayal(), options.work, options.to)
        export.settle(options.to, made.settings(options.to))


class Making:
    """The material of a training, split into what is learnt from and what settings are chosen by."""

    def __init__(self, folder: Path, work: Path, seed: int) -> None:
        """Read the gold; write the vocabulary and what the rules see, where the work folder does not have them."""
        self.work, self.seed = work, seed
        self.articles = gold.read_sourcing(folder / "sourcing" / "train.jsonl")
        self.hedges = {
            corpus: gold.read_hedging(folder / "hedging" / f"{name}.jsonl") for corpus, name in _hedging_files()
        }
        self.targets = gold.read_portrayal(folder / "portrayal" / "train.jsonl")
        if not (work / TOKENIZER).is_file():
            vocabulary.write(work, self._texts())
        self.vocabulary = Vocabulary(work)
        self.names = silver.read(((row.id, row.sentence) for row in self.targets), work / "sentences.jsonl")

    def sourcing(self) -> networks.Reader:
        """The trained network for attributions and hedges."""
        rules = silver.read(((a.id, a.text) for a in self.articles), self.work / "articles.jsonl")
        learnt = [a for a in self.articles if parts.of_article(a.id) == "tuned"]
        hedged = {
            corpus: examples.hedged([s for s in rows if _learnt(corpus, s.doc_id)], corpus, self.vocabulary)
            for corpus, rows in self.hedges.items()
        }
        return sourcing.train(
            sourcing.Material(paragraphs=examples.attributed(learnt, rules, self.vocabulary), hedged=hedged),
            self.vocabulary,
            epochs=_EPOCHS["sourcing"],
            seed=self.seed,
            checkpoint=self.work / f"sourcing-{self.seed}.pt",
        )

    def portrayal(self) -> networks.Portrayer:
        """The trained network for portrayal."""
        return portrayal.train(
            self._portrayed("tuned"),
            self.vocabulary,
            epochs=_EPOCHS["portrayal"],
            seed=self.seed,
            checkpoint=self.work / f"portrayal-{self.seed}.pt",
            report=lambda network: (
                f"{calibration.right(network, self._portrayed('chosen'), self.vocabulary):.3f} right"
            ),
        )

    def settings(self, exported: Path) -> dict[str, float]:
        """Thresholds and temperature of the exported files, chosen on what was kept aside for that."""
        chosen = [a for a in self.articles if parts.of_article(a.id) == "chosen"]
        return calibration.settings(exported, chosen, self._portrayed("chosen"))

    def _portrayed(self, part: parts.Part) -> list[examples.Target]:
        rows = [row for row in self.targets if parts.of_news_story(row.id) == part]
        return examples.portrayed(rows, self.names, self.vocabulary)

    def _texts(self) -> Iterator[str]:
        yield from (article.text for article in self.articles)
        yield from (sentence.sentence for rows in self.hedges.values() for sentence in rows)
        yield from (row.sentence for row in self.targets)


def _hedging_files() -> Iterator[tuple[str, str]]:
    return zip(CORPORA, ("news_dev", "wiki", "bio"), strict=True)


def _learnt(corpus: str, document: str) -> bool:
    return corpus != CORPORA[0] or parts.of_document(document) == "tuned"


if __name__ == "__main__":
    main()
