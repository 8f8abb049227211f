# The commands of the project. `make run` and `make test` are all that a newcomer needs.
SHELL := /bin/bash
PY := .venv/bin/python
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help run test quick check harness bench wire seed messages pictures requirements styles clean

help: ## this list
	@grep -E '^[a-z-]+:.*##' Makefile | sed 's/:.*##/\t/' | expand -t 16

.venv/base: requirements/base.txt pyproject.toml
	@scripts/venv.sh base

.venv/dev: requirements/dev.txt pyproject.toml
	@scripts/venv.sh dev

run: .venv/base ## install, load the demonstration province and serve it on http://localhost:8000
	@scripts/run.sh

test: .venv/dev ## every check and every test, on SQLite, PostgreSQL and in headless Chromium
	@scripts/test.sh

quick: .venv/dev ## the inner loop: lint, types, import order and the fast tests, under a minute
	@scripts/quick.sh

check: .venv/dev ## lint, format, types, import order, migrations, translations
	@scripts/check.sh

harness: .venv/dev ## lose the line, tabs, clocks and devices 1,000 times at random; count what is lost and doubled
	@TGPL_LOSS_RUNS=$(or $(RUNS),1000) $(PY) -m pytest -s src/tgpl/portal/tests/test_loss.py

bench: .venv/dev ## measure the main paths against the bare database and a bare page
	@scripts/bench.sh $(BENCH)

wire: .venv/dev ## what the citizens' pages weigh on the wire, and how soon they can be used on slow lines
	@$(PY) -m bench.wire

pictures: .venv/dev ## take the pictures of docs/looks.md: the main pages in each display mode
	@$(PY) -m scripts.pictures

requirements: ## compile the hashed requirement files (needs uv)
	for f in base dev; do uv pip compile -q --python-version 3.11 --generate-hashes --no-emit-index-url --no-header requirements/$$f.in -o requirements/$$f.txt; done

styles: ## build the style sheets and carry the fonts (needs Node; the built files are committed)
	npm ci --silent --no-audit --no-fund
	npm run --silent build

clean: ## remove what can be made again (not var/, where data lies)
	rm -rf .venv .local node_modules
