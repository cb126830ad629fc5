# make run: answer questions. make test: everything that a developer needs, then the suite.

PYTHON ?= python3
BIN := .venv/bin

# Pinned, and quiet: what is printed to stdout is an answer.
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: run test check format bench

run: .venv/installed
	@$(BIN)/pilcrow index --again </dev/null
	@$(BIN)/pilcrow run

test: .venv/installed-dev
	$(BIN)/python -m pytest

check: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/installed-dev
	$(BIN)/python -m benchmarks.startup

.venv/bin/python:
	@echo "Making .venv" >&2
	@$(PYTHON) -m venv .venv >&2

.venv/installed: pyproject.toml constraints.txt | .venv/bin/python
	@echo "Installing into .venv (a few minutes, once)" >&2
	@$(INSTALL) --editable . >&2
	@touch $@

.venv/installed-dev: .venv/installed
	@echo "Installing the test tools into .venv" >&2
	@$(INSTALL) --editable '.[dev]' >&2
	@touch $@
