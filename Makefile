# Both commands of the README set up .venv themselves.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help rehearse test check bench soak run clean

help:  ## Show what there is
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

rehearse: $(READY)  ## Play a whole congress on this machine: no token, no network
	$(BIN)/weerklank rehearse

test: $(READY)  ## Run the tests, on SQLite and PostgreSQL
	$(BIN)/python -m pytest -n 3 --dist worksteal

check: $(READY)  ## Lint, types, import arrows
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy bot handlers models tests bench soak
	$(BIN)/lint-imports

bench: $(READY)  ## Measure, as ratios within one run; also in build/bench.json
	$(BIN)/python -m bench

soak: $(READY)  ## All stories on both databases, long floods and crashes: make soak ROUNDS=20
	WEERKLANK_ON_BOTH=1 $(BIN)/python -m pytest -n 3 --dist worksteal tests/hall
	$(BIN)/python -m soak --rounds $(or $(ROUNDS),5)

run: $(READY)  ## Run the bot with config.toml
	$(BIN)/weerklank run

clean:  ## Remove what was built
	rm -rf build $(VENV) *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

$(READY): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Weerklank needs Python 3.11 or newer; name one with: make PYTHON=python3.12 …"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || \
		{ echo "Python's venv module is missing. On Debian and Ubuntu: apt install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@
