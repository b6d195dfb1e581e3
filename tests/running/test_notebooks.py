"""Parameters are refused before the first kernel, and the notebooks keep the house's form."""

import ast

import nbformat
import pytest

from analysis.errors import ParameterError
from analysis.running import chain, notebooks

BOOKS = [notebooks.folder() / f"{stage.name}.ipynb" for stage in chain.STAGES]


@pytest.mark.parametrize(
    ("name", "given", "converted"),
    [
        ("seed", "7", 7),
        ("seed", 7, 7),
        ("spacy_model", "en_core_web_md", "en_core_web_md"),
        ("min_words", "80", 80),
    ],
)
def test_text_becomes_the_declared_type(name, given, converted):
    assert notebooks.checked({name: given}, BOOKS) == {name: converted}


@pytest.mark.parametrize("value", ["seven", "7.5", "", 7.5, True, None])
def test_a_value_of_another_type_is_refused(value):
    with pytest.raises(ParameterError, match=r"'seed' is int"):
        notebooks.checked({"seed": value}, BOOKS)


def test_an_unknown_parameter_is_refused_with_the_nearest_and_all_names():
    with pytest.raises(ParameterError, match=r"Did you mean 'min_articles'\? There are .*draws.*min_judged"):
        notebooks.checked({"min_article": "3"}, BOOKS)


def test_what_the_chain_sets_itself_cannot_be_set():
    with pytest.raises(ParameterError, match="set by the chain"):
        notebooks.checked({"run": "elsewhere"}, BOOKS)


def test_a_yes_or_no_parameter_takes_words(tmp_path):
    book = notebook(tmp_path, "strict: bool = False  # only what both definitions find")
    assert notebooks.checked({"strict": "yes"}, [book]) == {"strict": True}
    with pytest.raises(ParameterError, match="strict"):
        notebooks.checked({"strict": "perhaps"}, [book])


def test_a_number_must_be_finite(tmp_path):
    book = notebook(tmp_path, "share: float = 0.5  # of the articles")
    assert notebooks.checked({"share": 1}, [book]) == {"share": 1.0}
    with pytest.raises(ParameterError, match="share"):
        notebooks.checked({"share": "nan"}, [book])


@pytest.mark.parametrize("book", BOOKS, ids=lambda path: path.stem)
def test_every_parameter_has_a_type_a_default_and_help(book):
    declared = notebooks.parameters(book)
    assert {"run", "corpus"} <= set(declared)
    assert all(p.type in {"str", "int", "float", "bool"} and p.default and p.help for p in declared.values())


@pytest.mark.parametrize("book", BOOKS, ids=lambda path: path.stem)
def test_notebooks_are_thin_and_committed_without_outputs(book):
    cells = [cell for cell in nbformat.read(book, as_version=4).cells if cell.cell_type == "code"]
    assert 5 <= len(cells) <= 15
    assert not any(cell.outputs or cell.execution_count for cell in cells)
    kinds = {type(node) for cell in cells for node in ast.walk(ast.parse(cell.source))}
    assert not kinds & {ast.FunctionDef, ast.Lambda, ast.ClassDef, ast.While, ast.Try, ast.If}


def test_one_parameter_means_one_thing_in_all_notebooks():
    seen: dict[str, tuple[str, str]] = {}
    for book in BOOKS:
        for name, parameter in notebooks.parameters(book).items():
            assert seen.setdefault(name, (parameter.type, parameter.default)) == (parameter.type, parameter.default)


def notebook(folder, source):
    """A notebook with one parameter cell."""
    cell = nbformat.v4.new_code_cell(source, metadata={"tags": ["parameters"]})
    kernel = {"kernelspec": {"name": "python3", "language": "python", "display_name": "Python 3"}}
    path = folder / "book.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[cell], metadata=kernel), path)
    return path
