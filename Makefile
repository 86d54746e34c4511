# Two commands do everything on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help demo test check docs bench figures weights clean

help:            ## Show the targets
	@grep -hE '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(STAMP): pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable '.[test,docs]'
	@touch $@

demo: $(STAMP)   ## Read the bundled article and show its dossier
	@mkdir -p build/demo
	@$(BIN)/dragoman read examples/articles/envoys-in-beijing.txt --record build/demo/record --html build/demo/dossier.html
	@echo "The same dossier as a page: build/demo/dossier.html"

test: $(STAMP)   ## Run every test
	@sh scripts/browser.sh
	$(BIN)/python -m pytest -n 2

check: $(STAMP)  ## Lint, types, generated docs, contract
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python scripts/reference.py --check
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet --site-dir build/site

docs: $(STAMP)   ## Build the documentation into build/site
	$(BIN)/python scripts/reference.py
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --site-dir build/site

bench: $(STAMP)  ## Speed and memory, as ratios measured side by side
	$(BIN)/python -m benchmarks

figures: $(STAMP) ## The figures of the docs (needs the data in ../shared)
	$(BIN)/python training/evaluate_events.py --coder lexicon --split dev
	$(BIN)/python training/evaluate_events.py --coder model --split dev
	$(BIN)/dragoman evaluate plover-sentences
	$(BIN)/python training/evaluate_dossier.py
	$(BIN)/python training/evaluate_dossier.py --articles tests/golden
	$(BIN)/python training/evaluate_attribution.py ../shared
	$(BIN)/python training/evaluate_perturbations.py --true ../shared
	$(BIN)/python training/evaluate_times.py ../shared
	$(BIN)/python training/measure_language.py ../shared
	$(BIN)/python -m benchmarks.interrupted ../shared/corpus/wcep_2002-2023.jsonl.gz

weights:         ## Train the coder anew from ../shared (hours without a GPU)
	sh scripts/weights.sh

clean:           ## Remove the environment and everything built
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
