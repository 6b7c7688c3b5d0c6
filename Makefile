# Everything goes through .venv; `make chat` and `make test` set it up when it is missing or out of date.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: setup chat test lint types check yardsticks bench proofs lock clean help

help:  ## show the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

setup: $(STAMP)  ## install everything into .venv

$(STAMP): requirements-dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "policybot needs Python 3.11 or newer; found: $$($(PYTHON) --version). Try: make setup PYTHON=python3.12"; exit 1; }
	@echo "Setting up .venv (once, about a minute) ..." >&2
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e . >&2
	@touch $@

chat: setup  ## talk to the assistant in this terminal
	@$(BIN)/policybot chat

# Four at a time on any machine: the slow ones mostly wait for a process, a clock or a socket.
test: setup  ## run the tests
	@$(BIN)/python -m pytest -n 4 --dist worksteal

lint: setup  ## ruff: style and errors
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: setup  ## mypy, strict
	@$(BIN)/mypy

check: setup  ## validate the knowledge base
	@$(BIN)/policybot kb check

yardsticks: setup  ## install what the benchmarks compare with
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.txt >&2

bench: yardsticks  ## measure, beside yardsticks; writes docs/benchmarks.md
	@$(BIN)/python -m benchmarks

proofs: setup  ## kill, standby, fault, load and bad-input tests; writes docs/benchmarks.md
	@$(BIN)/python -m benchmarks proofs

lock:  ## resolve the pinned, hashed requirements again (needs uv)
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-annotate --no-header -q -o requirements.txt
	uv pip compile pyproject.toml --group dev -c requirements.txt --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-annotate --no-header -q -o requirements-dev.txt
	uv pip compile --group bench -c requirements-dev.txt --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-annotate --no-header -q -o requirements-bench.txt

clean:  ## remove .venv and caches
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache
