# Every target does its own set-up: a virtual environment in .venv, made anew when pyproject.toml changes.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test lint bench accuracy docs clean

demo: $(VENV)/.installed
	$(BIN)/urbankg demo

test: $(VENV)/.installed
	$(BIN)/python -m pytest -n auto

lint: $(VENV)/.installed
	$(BIN)/ruff format --check src tests tools benchmarks
	$(BIN)/ruff check src tests tools benchmarks
	$(BIN)/mypy

bench: $(VENV)/.installed
	$(BIN)/python benchmarks/reading.py
	$(BIN)/python benchmarks/storing.py

accuracy: $(VENV)/.installed
	$(BIN)/python tools/accuracy.py

# The outputs that READMEs and docs show, by running their commands anew; and the catalogue of saved queries.
docs: $(VENV)/.installed
	$(BIN)/python tools/queries_page.py
	$(BIN)/python tools/readme_tour.py

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@

clean:
	rm -rf $(VENV) demo-store build dist
