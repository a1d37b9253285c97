# Everything goes through `make setup`; what is done already is skipped. Progress goes to standard error.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

UV := .tools/bin/uv
PYTHON := .venv/bin/python
MAIN := .venv/.synced
RASA := dialogs/.venv/.synced

COMPILE := $(UV) pip compile --quiet --generate-hashes --universal --no-emit-index-url --no-emit-find-links

.PHONY: help setup run demo rehearse test evaluate bench-messages lint format train lock clean

help:  ## Say what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(MAIN) train  ## Both environments and the trained model

run: setup  ## Start everything and say which addresses to open (Ctrl-C stops it)
	@exec .venv/bin/voicebot up

demo: setup  ## One call and one exchange of texts on a stack of their own, then stop
	@exec .venv/bin/voicebot demo

rehearse: setup  ## Two hundred rehearsed callers on a stack of their own, then stop (SEED=, CALLS=)
	@exec .venv/bin/voicebot rehearse --stack --seed $(or $(SEED),1) --calls $(or $(CALLS),200)

test: setup  ## All tests, on two stacks side by side
	@exec $(PYTHON) -m pytest -n 2 --dist loadfile

evaluate: setup  ## How well callers are understood: the test set and the samples, with every error
	@exec $(PYTHON) benchmarks/evaluate.py

bench-messages: $(MAIN)  ## How fast messages leave, and that each arrives once while all around it fails (SEED=)
	@exec $(PYTHON) benchmarks/messages.py --seed $(or $(SEED),1)

lint: $(MAIN)  ## Style, types and the layers of the house
	@$(PYTHON) -m ruff check >&2
	@$(PYTHON) -m ruff format --check >&2
	@$(PYTHON) -m mypy >&2
	@.venv/bin/lint-imports >&2

format: $(MAIN)  ## Put the code into its form
	@$(PYTHON) -m ruff check --fix >&2
	@$(PYTHON) -m ruff format >&2

train: $(RASA)  ## Train the dialogue model if the dialogs changed
	@sh config/setup/train.sh

lock: $(UV)  ## Resolve the dependencies again
	@$(COMPILE) --python-version 3.11 --extra embedded --group dev -o requirements-dev.lock pyproject.toml >&2
	@$(COMPILE) --python-version 3.11 -c requirements-dev.lock -o requirements.lock pyproject.toml >&2
	@$(COMPILE) --python-version 3.10 -o dialogs/requirements.lock dialogs/pyproject.toml >&2

clean:  ## Remove environments, tools, model and caches; the demo's data in .run stay
	@rm -rf .venv .tools dialogs/.venv dialogs/models dialogs/.rasa *.egg-info
	@rm -rf .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

$(UV):
	@sh config/setup/uv.sh

$(MAIN): requirements-dev.lock pyproject.toml | $(UV)
	@echo "Setting up the service's environment (.venv)" >&2
	@python=$$(sh config/setup/python.sh 3.11 3.12 3.13) && $(UV) venv --quiet --allow-existing --python "$$python" .venv
	@$(UV) pip sync --quiet --compile-bytecode --python $(PYTHON) --require-hashes requirements-dev.lock
	@$(UV) pip install --quiet --python $(PYTHON) --no-deps --no-build-isolation -e .
	@touch $@

$(RASA): dialogs/requirements.lock | $(UV)
	@echo "Setting up Rasa's environment (dialogs/.venv, 2.5 GB)" >&2
	@python=$$(sh config/setup/python.sh 3.10) && $(UV) venv --quiet --allow-existing --python "$$python" dialogs/.venv
	@$(UV) pip sync --quiet --compile-bytecode --python dialogs/.venv/bin/python --require-hashes dialogs/requirements.lock
	@touch $@
