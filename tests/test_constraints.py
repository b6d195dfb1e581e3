"""The constraints file pins whatever an installation brings in, so that tomorrow's is today's."""

from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PINNED = {
    canonicalize_name(line.partition("==")[0]): line.partition("==")[2].partition(";")[0].strip()
    for line in Path(__file__).parents[1].joinpath("constraints.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
}
EXTRAS = ("html", "pdf", "export", "cluster", "dev")  # what `make test` installs


def needed(name, extras, seen):
    """Adds to `seen` the names of all packages that a package with some extras needs here, and the version of each."""
    for line in distribution(name).requires or ():
        one = Requirement(line)
        if any(one.marker is None or one.marker.evaluate({"extra": extra}) for extra in ("", *extras)):
            key = canonicalize_name(one.name), tuple(sorted(one.extras))
            if key not in seen:
                seen[key] = distribution(one.name).version
                needed(one.name, one.extras, seen)
    return seen


def test_every_package_that_is_installed_is_pinned_to_the_version_that_is_installed():
    found = {name: version for (name, _), version in needed("framescope", EXTRAS, {}).items()}
    assert len(found) > 100
    assert {name: PINNED.get(name) for name in found} == found
