"""The methods of two runs: what changed, and what it can move."""

import json

import pytest

from analysis.language import lexicon
from analysis.running import manifest, method


def test_runs_of_one_method_differ_in_nothing(tmp_path):
    assert method.changes(kept(tmp_path, "one"), kept(tmp_path, "other")) == []


@pytest.mark.parametrize(
    ("change", "what", "reach"),
    [
        ({"settings": {"seed": 1}}, "parameter seed", "certainty"),
        ({"settings": {"reader": False}}, "parameter reader", "scores"),
        ({"settings": {"title": "Monday"}}, "parameter title", "looks"),
        ({"environment": {"packages": {"spacy": "3.9"}}}, "package spacy", "scores"),
        ({"environment": {"packages": {"matplotlib": "4"}}}, "package matplotlib", "looks"),
        ({"environment": {"rooms": {"signals": "new"}}}, "code in analysis/signals", "scores"),
        ({"environment": {"rooms": {"reporting": "new"}}}, "code in analysis/reporting", "looks"),
        ({"environment": {"rooms": {"notebooks": "new"}}}, "code in notebooks", "scores"),
        ({"environment": {"model_sha256": "new"}}, "weights of the language model", "scores"),
        ({"environment": {"reader_sha256": "new"}}, "weights of the trained reader", "scores"),
        ({"environment": {"lexicons": {"hedges": "new"}}}, "word list hedges", "scores"),
        ({"reader": {"by": "plain"}}, "who reads", "scores"),
        ({"config": {"sha256": "new"}}, "framing.toml", "scores"),
    ],
)
def test_a_part_that_changed_is_named_with_what_it_can_move(tmp_path, change, what, reach):
    (found,) = method.changes(kept(tmp_path, "one"), kept(tmp_path, "other", change))
    assert (found.what, found.reach) == (what, reach)
    assert (method.fingerprint(record(change)) != method.fingerprint(record())) == (reach == "scores")


@pytest.mark.parametrize("change", [{"settings": {"workers": 4}}, {"corpus": {"sha256": "new"}}])
def test_what_changes_no_result_and_the_news_are_no_method(tmp_path, change):
    assert method.changes(kept(tmp_path, "one"), kept(tmp_path, "other", change)) == []
    assert method.fingerprint(record(change)) == method.fingerprint(record())


def test_the_entries_of_a_word_list_that_came_and_went_are_named(tmp_path):
    one, other = kept(tmp_path, "one"), kept(tmp_path, "other", {"environment": {"lexicons": {"hedges": "new"}}})
    path = other / "method" / "lexicons" / "hedges.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    last = lines.pop()
    path.write_text("\n".join([*lines, last.replace(last.split(",")[0], "word has it that", 1)]) + "\n", "utf-8")
    (found,) = method.changes(one, other)
    assert found.detail == ("entry word has it that is new", f"entry {last.split(',')[0]} is gone")


def test_an_entry_that_is_described_otherwise_has_changed(tmp_path):
    one, other = kept(tmp_path, "one"), kept(tmp_path, "other", {"environment": {"lexicons": {"hedges": "new"}}})
    path = other / "method" / "lexicons" / "hedges.csv"
    path.write_text(path.read_text(encoding="utf-8").rstrip() + " and more\n", encoding="utf-8")
    word = next(iter(lexicon.load("hedges")[-1].values()))
    assert method.changes(one, other)[0].detail == (f"entry {word} changed",)


def test_the_actors_of_the_settings_that_came_and_went_are_named(tmp_path):
    (tmp_path / "before.toml").write_text('ignore = ["Lanner"]\n[[actor]]\nname = "Dana Corvel"\n')
    (tmp_path / "after.toml").write_text(
        'report = ["Vostrana"]\n[[actor]]\nname = "Dana Corvel"\naliases = ["Corvel"]\n'
    )
    one = kept(tmp_path, "one", {"config": {"sha256": "a"}}, config=str(tmp_path / "before.toml"))
    other = kept(tmp_path, "other", {"config": {"sha256": "b"}}, config=str(tmp_path / "after.toml"))
    (found,) = method.changes(one, other)
    assert found.detail == (
        "actor Dana Corvel: other kind or spellings",
        "ignored Lanner is gone",
        "reported Vostrana is new",
    )


def test_a_run_that_kept_no_lists_says_that_entries_cannot_be_told(tmp_path):
    (tmp_path / "old").mkdir()
    manifest.write(tmp_path / "old", record())
    other = kept(tmp_path, "other", {"environment": {"lexicons": {"hedges": "new"}}})
    (found,) = method.changes(tmp_path / "old", other)
    assert found.detail == ("which entries cannot be told: an older run kept no copy of its lists",)


def test_a_record_of_an_older_version_is_compared_by_what_it_has(tmp_path):
    old = record()
    del old["settings"], old["environment"]["rooms"], old["reader"]
    (tmp_path / "old").mkdir()
    manifest.write(tmp_path / "old", old | {"parameters": {"seed": 5}})
    told = {
        change.what: (change.before, change.after) for change in method.changes(tmp_path / "old", kept(tmp_path, "n"))
    }
    assert told == {"parameter seed": ("5", "the default"), "who reads": ("not on record", "the trained reader")}


def test_defaults_are_told_as_values_are(tmp_path):
    one = kept(tmp_path, "one", {"settings": {"spacy_model": '"en_core_web_sm"'}})
    assert method.changes(one, kept(tmp_path, "other", {"settings": {"spacy_model": "en_core_web_sm"}})) == []


def kept(folder, name, change=None, *, config=""):
    """A run's folder with its record and what the chain keeps of the method."""
    run = folder / name
    run.mkdir()
    manifest.write(run, record(change))
    method.keep(run, config)
    return run


def record(change=None):
    base = {
        "corpus": {"sha256": "old"},
        "config": None,
        "parameters": {},
        "settings": {"seed": 0, "title": "", "reader": True},
        "environment": {
            "source": "same",
            "rooms": {"signals": "old", "reporting": "old", "notebooks": "old"},
            "packages": {"spacy": "3.8", "matplotlib": "3.10"},
            "model": "a_model",
            "model_sha256": "old",
            "reader_sha256": "old",
            "lexicons": {"hedges": "old"},
        },
        "reader": {"by": "reader"},
    }
    return merged(json.loads(json.dumps(base)), change or {})


def merged(base, change):
    for key, value in change.items():
        base[key] = merged(base[key], value) if isinstance(value, dict) and isinstance(base.get(key), dict) else value
    return base
