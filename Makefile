# Every target does its own set-up: a virtual environment in .venv, made anew when pyproject.toml changes.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
NODE := tests/interop/node_modules

.PHONY: demo test lint bench accuracy interop docs screenshots models unlearnt clean

demo: $(VENV)/.installed
	$(BIN)/urbankg demo

test: $(VENV)/.installed $(NODE)/.installed
	$(BIN)/python -m pytest -n auto --dist loadgroup # tests in the browser share one, in one process

lint: $(VENV)/.installed
	$(BIN)/ruff format --check src tests tools benchmarks
	$(BIN)/ruff check src tests tools benchmarks
	$(BIN)/mypy

bench: $(VENV)/.installed
	$(BIN)/python benchmarks/reading.py
	$(BIN)/python benchmarks/storing.py
	$(BIN)/python benchmarks/serving.py
	$(BIN)/python benchmarks/searching.py

accuracy: $(VENV)/.installed
	$(BIN)/python tools/accuracy.py

# The table of other people's tools over the demo graph, or over another: make interop OVER='--store STORE'
interop: $(VENV)/.installed $(NODE)/.installed
	$(BIN)/python tools/interop.py $(OVER)

# The outputs that READMEs and docs show, by running their commands anew; and the catalogue of saved queries.
docs: $(VENV)/.installed
	$(BIN)/python tools/queries_page.py
	$(BIN)/python tools/cli_page.py
	$(BIN)/python tools/ontology_page.py
	$(BIN)/python tools/cookbook_page.py
	$(BIN)/python tools/readme_tour.py

# Pictures of the ten main pages, in both languages, wide and narrow, to look at (make screenshots INTO=FOLDER), and those of
# docs/images.
INTO ?= build/screenshots
screenshots: $(VENV)/.installed
	$(BIN)/python tools/screenshots.py $(INTO)
	$(BIN)/python tools/screenshots.py --readme

# The models of data/models, learnt anew from training/ and from what may be looked at of the gold sets beside the checkout.
SHARED ?= ../shared
SETS := fars-dev written-dev town desk hall life
ANNOTATED := --whole training/gold.jsonl --whole training/fars.gold.jsonl \
  training/gold.jsonl:training/articles.jsonl training/fars.gold.jsonl:$(SHARED)/corpus/fars-dev.jsonl \
  $(SHARED)/gold/seed.jsonl:$(SHARED)/corpus/seed.txt \
  $(foreach set,$(SETS),$(SHARED)/gold/$(set).jsonl:$(SHARED)/corpus/$(set).jsonl)
LEARN_FROM := $(foreach set,seed $(SETS),--twice $(SHARED)/gold/$(set).jsonl) $(ANNOTATED)
models: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --editable '.[train]'
	$(BIN)/python tools/train_name_tagger.py $(SHARED)/corpus/parstwiner/train.txt $(ANNOTATED) \
	  --test $(SHARED)/corpus/parstwiner/test.txt
	$(BIN)/python tools/train_office_pairs.py $(LEARN_FROM)

# What the reader finds by weights that have not learnt from the article that is read; what it misses, in a file.
MISSES ?= misses.jsonl
unlearnt: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --editable '.[train]'
	$(BIN)/python tools/train_office_pairs.py --check --misses $(MISSES) $(LEARN_FROM)

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@

# JavaScript tools that tests drive; without npm, or without its registry, these tests are skipped.
$(NODE)/.installed: tests/interop/package-lock.json
	@if ! command -v npm >/dev/null; then echo 'no npm: tests of JavaScript tools are skipped'; \
	elif cd tests/interop && npm ci --silent --ignore-scripts --no-audit --no-fund; then touch node_modules/.installed; \
	else echo 'npm ci failed: tests of JavaScript tools are skipped'; fi

clean:
	rm -rf $(NODE) $(VENV) demo-store build dist
