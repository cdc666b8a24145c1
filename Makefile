# `make demo` and `make test` are all a newcomer needs; `make help` lists the rest.
VENV    := .venv
PY      := $(VENV)/bin/python
RUNTIME := $(VENV)/.runtime
DEV     := $(VENV)/.dev
BENCH   := $(VENV)/.bench
PIP     := $(PY) -m pip install --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help demo test check format-check lint types layers docs-check format golden schema docs bench clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

$(RUNTIME): setup.cfg pyproject.toml
	@.ci/make-venv $(VENV)
	@$(PIP) --editable .
	@touch $@

$(DEV): $(RUNTIME)
	@$(PIP) --editable '.[dev]'
	@touch $@

$(BENCH): $(DEV)
	@$(PIP) --editable '.[bench]'
	@touch $@

demo: $(RUNTIME) ## set up, extract and audit the corpus into out/, tell what was found
	@$(PY) -m corpus.demo

test: $(DEV) ## run all tests
	$(PY) -m pytest

# The layer rule (tests/test_layers.py) and the docs (tests/docs) are part of the one test run.
check: format-check lint types test ## format, lint, types, layers, tests, docs: what CI runs

format-check: $(DEV)
	$(PY) -m ruff format --check .

lint: $(DEV)
	$(PY) -m ruff check .

types: $(DEV)
	$(PY) -m mypy

layers: $(DEV) ## the layer rule alone
	$(PY) -m pytest tests/test_layers.py

docs-check: $(DEV) ## that the docs are current, alone
	$(PY) -m pytest tests/docs

format: $(DEV) ## let ruff format the code and mend what it can
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

golden: $(DEV) ## rewrite golden/*.json, then fail so that a person reads the diff
	$(PY) -m golden.rewrite

schema: $(DEV) ## rewrite docs/schema.json and docs/audit.schema.json
	$(PY) -m docs.generate schema audit-schema

docs: $(DEV) ## rewrite the generated docs: schema, command line, README's output
	$(PY) -m docs.generate

bench: $(BENCH) ## time, memory and accuracy tables, beside other tools too; ten minutes
	$(PY) -m bench.linear
	$(PY) -m bench.accuracy
	$(PY) -m bench.office_truth
	$(PY) -m bench.pages
	$(PY) -m bench.peers
	$(PY) -m bench.matching.calibrate
	$(PY) -m bench.matching.speed
	$(PY) -m bench.audit.score

clean: ## remove what can be made again
	rm -rf $(VENV) out build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
