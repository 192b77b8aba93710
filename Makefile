# One door: each target builds .venv from the hashed lock when it is missing or old.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.built
BENCH ?=
# `make demo` keeps its store and its Prefect home inside the checkout.
DEMO_ENV := CUTLINE_STORE=.demo/cutline.db PREFECT_HOME=$(CURDIR)/.demo/prefect

.PHONY: demo review test lint format types bench serve torture clean

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Cutline needs Python 3.11 or newer, this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(STAMP)

demo: $(STAMP)
	@mkdir -p .demo
	@$(DEMO_ENV) $(BIN)/cutline run seeds >.demo/findings.txt 2>.demo/messages.txt; \
		status=$$?; [ $$status -eq 0 ] || [ $$status -eq 3 ] || { cat .demo/messages.txt; exit $$status; }
	@tail -n 1 .demo/findings.txt
	@echo
	@$(DEMO_ENV) $(BIN)/cutline findings list --check undisclosed-archive-photo --limit 2
	@echo "All that was found: .demo/findings.txt; what could not be read: .demo/messages.txt."
	@echo "Next: \`make review\` opens the desk on these findings."

# The desk on the demo's findings; it prints the address to open.
review: $(STAMP)
	@test -f .demo/cutline.db || $(MAKE) --no-print-directory demo
	$(DEMO_ENV) $(BIN)/cutline review

test: lint types $(STAMP)
	$(BIN)/pytest

lint: $(STAMP)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

format: $(STAMP)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

types: $(STAMP)
	$(BIN)/mypy

bench: $(STAMP)
	$(BIN)/python -m benchmarks $(BENCH)

# Kills the whole run 50 times at random moments over one corpus; the store must come out the same.
torture: $(STAMP)
	$(BIN)/python -m tests.store.torture --kills 50

serve: $(STAMP)
	$(BIN)/python -m flows.serve

clean:
	rm -rf .venv .demo .pytest_cache .mypy_cache .ruff_cache
