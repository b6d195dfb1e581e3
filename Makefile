# Two commands: `make report` and `make test`. Both set up what they need in .venv, once.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: report test test-training train lab setup clean

report: $(READY)  ## run the chain on the sample corpus and print where the report lies
	@$(BIN)/framescope run data/sample --config data/sample-framing.toml

test: $(READY)  ## format, lint, types, tests
	$(BIN)/ruff format --check analysis tests
	$(BIN)/ruff check analysis tests
	$(BIN)/mypy
	$(BIN)/python -m pytest

test-training: $(READY)  ## how the reader is made, tested; installs torch
	$(INSTALL) --editable '.[train]'
	$(BIN)/python -m pytest tests/training

train: $(READY)  ## make the trained reader's model from annotated corpora: make train GOLD=folder
	@test -n "$(GOLD)" || { echo "Where are the corpora? make train GOLD=folder (analysis/language/model/README.md says what it holds)"; exit 2; }
	$(INSTALL) --editable '.[train]'
	$(BIN)/python -m analysis.training "$(GOLD)" --work training $(if $(TEACHER),--teacher "$(TEACHER)")

lab: $(READY)  ## open the notebooks in JupyterLab
	$(BIN)/jupyter lab notebooks

setup: $(READY)

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Framescope needs Python 3.11 or later; this is " + sys.version)'
	@echo "Setting up .venv; the first time this takes some minutes."
	$(PYTHON) -m venv .venv
	$(INSTALL) --editable '.[html,pdf,export,cluster,dev]'
	@touch $(READY)

clean:
	rm -rf .venv
