# make run: answer questions. make test: everything that a developer needs, then the suite.

PYTHON ?= python3
BIN := .venv/bin

# Pinned, and quiet: what is printed to stdout is an answer.
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

# What a failed step leaves half made is no reason to skip the step next time.
.DELETE_ON_ERROR:

.PHONY: run test check format bench

run: .venv/installed
	@$(BIN)/pilcrow index --again </dev/null || $(BIN)/pilcrow status >/dev/null 2>&1
	@$(BIN)/pilcrow run

test: .venv/installed-dev
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile

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
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "$(PYTHON) is no Python 3.11 or newer. Name one: make PYTHON=python3.12 run" >&2; exit 1; }
	@echo "Making .venv" >&2
	@$(PYTHON) -m venv --clear .venv >&2

.venv/installed: pyproject.toml constraints.txt | .venv/bin/python
	@echo "Installing into .venv (a few minutes, once)" >&2
	@$(INSTALL) --editable . >&2
	@touch $@

.venv/installed-dev: .venv/installed
	@echo "Installing the test tools into .venv" >&2
	@$(INSTALL) --editable '.[dev]' >&2
	@touch $@
