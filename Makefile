# Needs only Python 3.11 or newer with venv. `make demo` and `make test` make what they need and are quick
# when run again: the environment is made anew only when pyproject.toml changes.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
EVALUATION := borlange-2010
OTHERS := fagersta-2009 gallivare-2009 mark-2009 skovde-2010 botkyrka-2005
MADE := definition derivation difference figures impact scorecard simulation statistics
SCORE := $(BIN)/kompass score $(EVALUATION) --language sv
COMPARE := $(BIN)/kompass compare $(EVALUATION) $(OTHERS) --language sv

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.PHONY: help demo test lint format docs picture bench clean

help:  ## this list
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

demo: $(VENV)/installed  ## score Borlänge 2010, compare it with five others, and write the results to out/
	@mkdir -p out
	$(SCORE) --format markdown -o out/$(EVALUATION).md
	$(SCORE) --format csv -o out/$(EVALUATION).csv
	$(SCORE) --format json -o out/$(EVALUATION).json
	$(BIN)/kompass report $(EVALUATION) --language sv --format html -o out/$(EVALUATION).html
	$(BIN)/kompass report $(EVALUATION) --language sv --format pdf -o out/$(EVALUATION).pdf
	$(BIN)/kompass report $(EVALUATION) --language sv --format xlsx -o out/$(EVALUATION).xlsx
	$(SCORE) | tee out/$(EVALUATION).txt
	@echo
	$(COMPARE) | tee out/comparison.txt
	@echo
	@echo "The results lie in out/: $(EVALUATION).html, .pdf, .xlsx, .txt, .md, .csv and .json, and comparison.txt"

test: lint  ## lint, types and every test
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

lint: $(VENV)/developing  ## ruff, its formatter and mypy, changing nothing
	$(BIN)/ruff check --quiet
	$(BIN)/ruff format --check --quiet
	$(BIN)/mypy

format: $(VENV)/developing  ## let ruff mend and format what it can, and lay out what we ship
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	$(BIN)/kompass format frameworks plugins kompass_core

docs: $(VENV)/installed  ## docs/schemas and docs/problems.md, which tests compare with what they are made of
	$(BIN)/kompass schema --all --no-plugins -o docs/schemas
	for kind in $(MADE); do $(BIN)/kompass schema $$kind -o docs/schemas/$$kind.json; done
	$(BIN)/kompass explain --all -o docs/problems.md

picture: $(VENV)/developing  ## docs/borlange.png, what the page of a report looks like; needs Chromium
	$(BIN)/python docs/picture.py docs/borlange.png

bench: $(VENV)/benching  ## the benchmarks, all or those in NAMES; see benchmarks/README.md
	$(BIN)/python -m benchmarks $(NAMES)

clean:  ## remove all that the others made
	rm -rf $(VENV) out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: pyproject.toml | $(BIN)/python
	$(PIP) install --editable '.[charts,editor,excel,pdf,portfolio,serve,sql,word]'
	@touch $@

$(VENV)/developing: pyproject.toml | $(BIN)/python
	$(PIP) install --editable '.[charts,editor,excel,pdf,portfolio,postgres,serve,spark,sql,word,dev]'
	@touch $@ $(VENV)/installed

$(VENV)/benching: pyproject.toml | $(BIN)/python
	$(PIP) install --editable '.[bench]'
	@touch $@ $(VENV)/installed
