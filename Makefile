# `make demo` shows the whole thing on a local newsroom, `make test` runs every check; both need Python 3.11+ only.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test audit clean

demo: $(VENV)/.run
	$(BIN)/newscrawl demo

test: $(VENV)/.test
	$(BIN)/ruff check newscrawl tests
	$(BIN)/mypy
	$(BIN)/pytest

# Known vulnerabilities of the dependencies; skipped, saying so, where the network or pip-audit cannot be had.
audit: $(VENV)/.run
	@$(PYTHON) .ci/audit.py $(BIN)/python

$(VENV)/.run: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -e .
	touch $@

$(VENV)/.test: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[test]'
	touch $@ $(VENV)/.run

clean:
	rm -rf $(VENV) *.egg-info
