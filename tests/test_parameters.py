"""framing.toml is understood whole or refused with what is wrong."""

import pytest

from analysis.errors import ConfigError
from analysis.parameters import Framing, KnownActor, load_framing

WHOLE = """
ignore = ["Harbour Weekly"]
report = ["Ilya Marenko"]

[[actor]]
name = "Ilya Marenko"
kind = "person"
aliases = ["Marenco", "the Vostranan president"]
"""


def test_actors_aliases_and_choices_are_read(tmp_path):
    assert load(tmp_path, WHOLE) == Framing(
        actors=(KnownActor(name="Ilya Marenko", kind="person", aliases=("Marenco", "the Vostranan president")),),
        ignore=("Harbour Weekly",),
        report=("Ilya Marenko",),
    )


def test_no_file_means_that_actors_are_found_in_the_corpus():
    assert load_framing(None) == Framing()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ignore = [", "not valid TOML"),
        ('ignored = ["x"]', "unknown key 'ignored'; there are actor, ignore, report"),
        ('ignore = "x"', r"expected a list of strings"),
        ("report = [1]", r"expected a list of strings"),
        ('[[actor]]\nkind = "person"', "needs a name"),
        ('[[actor]]\nname = "M"\nkind = "robot"', "expected one of person, organisation, country"),
        ('[[actor]]\nname = "M"\nalias = ["N"]', "unknown key 'alias'"),
        ('actor = "M"', r"write each actor as a table \[\[actor\]\]"),
    ],
)
def test_what_is_wrong_is_said(tmp_path, text, message):
    with pytest.raises(ConfigError, match=message):
        load(tmp_path, text)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ConfigError, match="nowhere"):
        load_framing(tmp_path / "nowhere.toml")


def test_a_file_that_is_no_text_is_refused(tmp_path):
    (tmp_path / "framing.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match="not valid TOML"):
        load_framing(tmp_path / "framing.toml")


def load(folder, text):
    (folder / "framing.toml").write_text(text, encoding="utf-8")
    return load_framing(folder / "framing.toml")
