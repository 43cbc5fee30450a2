PYTHON ?= python3
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
LOCK := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header --quiet --extra build

.DEFAULT_GOAL := help
.PHONY: help install demo test test-fast bench lint fix screenshots docs wheels lock

help:  ## what each target does
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 22

install: .venv/for-use  ## the program in .venv, from the lock file

demo: .venv/for-use  ## the board over made-up data, on http://127.0.0.1:8501
	$(BIN)/partyboard demo

test: .venv/for-work  ## every test, also those in a real browser
	$(BIN)/pytest -n auto --dist worksteal

test-fast: .venv/for-work  ## the tests without a browser that take a moment each
	$(BIN)/pytest -n auto --dist worksteal -m "not slow and not browser"

bench: .venv/for-work  ## how long reading, storing, asking and drawing take
	$(BIN)/python -m benchmarks

lint: .venv/for-work  ## look for faults of style and of types; changes nothing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

fix: .venv/for-work  ## mend what the linter can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

screenshots: .venv/for-work  ## the pictures of docs/images: pages, slides, deck and report
	$(BIN)/python tests/screenshots.py

docs: .venv/for-use  ## the pages of docs/ that are made from the code
	$(BIN)/python -m partyboard.docs
	$(BIN)/python -m partyboard.demo.page
	$(BIN)/partyboard demo --samples data/samples

wheels: .venv/for-use  ## what an install without the internet needs: wheels/, and a ZIP to carry in build/
	$(BIN)/python -m scripts.wheels

lock:  ## the lock files after a change of pyproject.toml (needs uv)
	$(LOCK) -o requirements.lock
	$(LOCK) --extra dev --constraint requirements.lock -o requirements-dev.lock

.venv/for-use: requirements.lock pyproject.toml
	$(PYTHON) -m venv --clear .venv
	$(BIN)/pip install --quiet --require-hashes --only-binary :all: -r requirements.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/for-work: .venv/for-use requirements-dev.lock
	$(BIN)/pip install --quiet --require-hashes --only-binary :all: -r requirements-dev.lock
	@touch $@
