"""The notebooks of the chain and their parameters, checked before the first kernel starts.

Papermill warns about an unknown parameter and runs the default, and does not look at types at all. Here either is an
error that names the right ones.
"""

from __future__ import annotations

import difflib
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from analysis.errors import ParameterError
from analysis.running.workspace import PROJECT

# Set by the chain itself.
RESERVED = ("run", "corpus", "config")

_TYPES: dict[str, type] = {"str": str, "int": int, "float": float, "bool": bool}
_TRUTH = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}

Value = str | int | float | bool


class Parameter(NamedTuple):
    """A parameter of a notebook, as its parameter cell declares it."""

    name: str
    type: str
    default: str
    help: str


def folder() -> Path:
    """Where the notebooks lie: beside the package in a source tree, inside it when it was installed."""
    beside, inside = PROJECT / "notebooks", PROJECT / "analysis" / "notebooks"
    return beside if beside.is_dir() else inside


def parameters(notebook: Path) -> dict[str, Parameter]:
    """The parameters that a notebook declares, by name."""
    from papermill.inspection import inspect_notebook

    found = inspect_notebook(str(notebook))
    return {
        name: Parameter(name=name, type=p["inferred_type_name"], default=p["default"], help=p["help"])
        for name, p in found.items()
    }


def checked(given: Mapping[str, Value], notebooks: Sequence[Path]) -> dict[str, Value]:
    """The given parameters with the types the notebooks declare; text is converted, anything else must fit.

    Raises:
        ParameterError: no notebook knows the name, or the value is not of its type.
    """
    known = {parameter.name: parameter for parameter in settable(notebooks)}
    return {name: _converted(_named(name, known), value) for name, value in given.items()}


def settable(notebooks: Sequence[Path]) -> list[Parameter]:
    """The parameters that a user may set, in the order in which the notebooks declare them."""
    known: dict[str, Parameter] = {}
    for notebook in notebooks:
        known = parameters(notebook) | known
    return [parameter for name, parameter in known.items() if name not in RESERVED]


def _named(name: str, known: Mapping[str, Parameter]) -> Parameter:
    if name in known:
        return known[name]
    if name in RESERVED:
        raise ParameterError(f"'{name}' is set by the chain itself; see framescope run --help.")
    near = difflib.get_close_matches(name, known, n=1)
    hint = f" Did you mean '{near[0]}'?" if near else ""
    raise ParameterError(f"No notebook has a parameter '{name}'.{hint} There are {', '.join(sorted(known))}.")


def _converted(parameter: Parameter, value: Value) -> Value:
    wanted = _TYPES[parameter.type]
    converted: Value | None = _from_text(value, wanted) if isinstance(value, str) else _fitting(value, wanted)
    if converted is None or (isinstance(converted, float) and not math.isfinite(converted)):
        raise ParameterError(
            f"The parameter '{parameter.name}' is {parameter.type} ({parameter.help}); found {value!r}."
        )
    return converted


def _from_text(value: str, wanted: type) -> Any:
    if wanted is bool:
        return _TRUTH.get(value.lower())
    try:
        return wanted(value)
    except ValueError:
        return None


def _fitting(value: Value, wanted: type) -> Any:
    if wanted is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    return value if type(value) is wanted else None
