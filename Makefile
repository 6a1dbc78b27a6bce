# One command each; every target sets up what it needs in a local virtual environment (.venv).
# The book and the stored outputs are made on Python 3.11, the reference; the library runs on 3.11 and newer.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV   := .venv
BIN    := $(VENV)/bin
BOOK   := $(VENV)/.ready-book
TEST   := $(VENV)/.ready-test
BENCH  := $(VENV)/.ready-bench
HTML   := _build/html

export MPLBACKEND := agg
export PYDEVD_DISABLE_FILE_VALIDATION := 1

.DEFAULT_GOAL := help
.PHONY: help book test serve notebooks evidence due lint bench clean
.SUFFIXES:

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

book: $(BOOK) ## build the book into _build/html (warnings are errors)
	$(BIN)/jupyter-book build . -W --keep-going
	@echo "The book is in $(HTML)/index.html. It opens from disk; 'make serve' puts it on a local address."

test: $(TEST) lint book ## lint, build the book, run every test and every notebook, print coverage
	$(BIN)/pytest -n auto --dist worksteal --cov --cov-report=term
	$(BIN)/pytest --nbval chapters exercises --nbval-sanitize-with tests/nbval_sanitize.cfg -n auto --dist loadfile -p no:cacheprovider

serve: book ## build the book and serve it on this machine only
	$(BIN)/mscourse serve $(HTML)

notebooks: $(BOOK) ## run every notebook and store its outputs
	$(BIN)/mscourse notebooks

evidence: $(BOOK) ## check the records and compile them, after a change in mscourse/evidence/data
	$(BIN)/mscourse compile-evidence

due: $(BOOK) ## list what has to be looked at again, such as: make due ON=2027-01-31
	$(BIN)/mscourse due --on "$(ON)"

lint: $(TEST) ## style and strict types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

bench: $(BENCH) ## print the benchmarks, as ratios measured in one run
	@for file in benchmarks/[a-z]*.py; do echo "== $$file"; $(BIN)/python $$file || exit 1; done

clean: ## remove what the other targets made, the environment included
	rm -rf _build .venv .coverage .coverage.* .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "mscourse needs Python 3.11 or newer; $(PYTHON) is older. Name another: make PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
	  { echo "Python could not make a virtual environment. On Debian: apt-get install python3-venv"; rm -rf $(VENV); exit 1; }
	@touch $@

$(BOOK): $(VENV)/.made pyproject.toml constraints.txt
	@echo "Setting up what the book needs in $(VENV) ..."
	@$(BIN)/pip install -q --disable-pip-version-check -c constraints.txt -e '.[book]'
	@touch $@

$(TEST): $(BOOK)
	@echo "Setting up what the tests need in $(VENV) ..."
	@$(BIN)/pip install -q --disable-pip-version-check -c constraints.txt -e '.[book,test]'
	@touch $@

$(BENCH): $(TEST)
	@echo "Setting up what the benchmarks compare with in $(VENV) ..."
	@$(BIN)/pip install -q --disable-pip-version-check -c constraints.txt -e '.[book,test,bench]'
	@touch $@
