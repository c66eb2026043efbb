# `make demo` and `make test` do all their own set-up, in .venv; a second run does only what has changed.
#
#   ARTICLES=path   what `make demo` analyses (a file, folder or glob); else the articles that come with the package
#   PYTHON=python3  the interpreter to make the virtual environment with (3.11 or later)
#   FETCH=1         download the header-only libraries (git) instead of installing them with apt
#   PRESET=dev      CMake preset of the C++ tests: default, dev (warnings are errors), sanitize
#   JOBS=2          parallel compilations, and processes of the Python tests
#   FULL=1          `make bench` goes up to 2 GB of text

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.NOTPARALLEL:
.SUFFIXES:
.DEFAULT_GOAL := help

PYTHON ?= python3
PRESET ?= default
JOBS ?= 2
FETCH ?=
ARTICLES ?=
FULL ?=
PYTEST_ARGS ?=
MATRIX ?=

VENV := .venv
BIN := $(CURDIR)/$(VENV)/bin
DONE := $(VENV)/done
WHEELS := build/wheels
PEERS := build/bench-peers
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
FETCH_OPTION := $(if $(FETCH),--fetch)
CMAKE_FETCH := $(if $(FETCH),-DQUOTESTANCE_FETCH_DEPENDENCIES=ON)

# The compilers and linters of the virtual environment go before the system's.
export PATH := $(BIN):$(PATH)
export VIRTUAL_ENV := $(CURDIR)/$(VENV)
export CMAKE_BUILD_PARALLEL_LEVEL := $(JOBS)
unexport PYTHONPATH PYTHONHOME

# Folders are listed too: they change when a file goes.
SOURCES := CMakeLists.txt pyproject.toml README.md LICENSE \
	$(shell find cmake cpp python -name __pycache__ -prune -o -not -name '.*' -print)
CPP_FILES = $(shell find cpp tests/cpp benchmarks -name '*.hpp' -o -name '*.cpp' 2>/dev/null)

.PHONY: help demo test test-cpp test-python test-browser test-matrix docs screenshots notebooks validate freeze bench lint format tidy develop clean

help: ## Say what can be made
	@sed -n 's/^#   //p' Makefile
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 20

demo: $(DONE)/installed ## Analyse the bundled articles, or ARTICLES=path; shown here, and as a page in build/demo.html
	@$(BIN)/quotestance demo $(ARTICLES) --report build/demo.html

test: lint docs test-cpp test-python test-browser ## Everything that CI runs: linters, the site, C++ tests, Python tests, browser tests

test-cpp: $(DONE)/build-tools $(DONE)/test-headers ## Build the C++ tests (PRESET=dev: warnings are errors) and run them
	cmake --preset $(PRESET) -DPython_EXECUTABLE=$(BIN)/python $(CMAKE_FETCH) --log-level=WARNING
	cmake --build --preset $(PRESET) --parallel $(JOBS)
	ctest --preset $(PRESET)

test-python: $(DONE)/installed $(DONE)/dev ## Unit tests, doctests, README and docs, notebooks, the wheel, the gold figures
	QUOTESTANCE_WHEEL="$$(echo $(CURDIR)/$(WHEELS)/*.whl)" \
		$(BIN)/python -m pytest tests/python --pyargs quotestance --doctest-modules --numprocesses $(JOBS) $(PYTEST_ARGS)

docs: $(DONE)/installed $(DONE)/dev ## Build the site in build/docs; warnings are errors
	$(BIN)/python -m sphinx --fresh-env --fail-on-warning --keep-going --quiet --doctree-dir build/docs-doctrees docs build/docs
	@echo "Built build/docs/index.html"

test-browser: $(DONE)/installed $(DONE)/dev $(DONE)/browser ## The views in JupyterLab and in saved pages, with Chromium; skipped where there is none
	$(BIN)/python -m pytest tests/browser $(PYTEST_ARGS)

test-matrix: $(DONE)/installed ## The Python tests on other versions: MATRIX="minimum pandas2 3.12 3.13", those that are here
	scripts/test_matrix.sh $(BIN)/python "$$(echo $(CURDIR)/$(WHEELS)/*.whl)" $(MATRIX)

screenshots: $(DONE)/installed $(DONE)/dev $(DONE)/browser ## Draw the pictures in docs/images anew
	$(BIN)/python scripts/screenshots.py docs/images

validate: $(DONE)/installed $(DONE)/dev ## Measure on the gold and the labelled sentences in ../shared, and write docs/validation.md
	$(BIN)/python scripts/validate.py ../shared/gold ../shared/data

notebooks: $(DONE)/installed $(DONE)/dev ## Run the notebooks and keep their outputs
	$(BIN)/python scripts/notebooks.py

freeze: $(DONE)/installed $(DONE)/dev ## Freeze the rows that the tests compare, after a change that is meant to change them
	PYTHONPATH=tests $(BIN)/python -m reference.frozen

bench: $(DONE)/installed $(DONE)/dev $(DONE)/bench-headers $(PEERS)/done ## Measure the speed beside the ceiling and the peers, and write docs/performance.md
	cmake --preset bench $(CMAKE_FETCH) --log-level=WARNING
	cmake --build --preset bench --parallel $(JOBS)
	$(BIN)/python -m benchmarks $(if $(FULL),--full) --program build/bench/benchmarks/cpp/quotestance_bench --peers $(PEERS)/bin/python

lint: $(DONE)/installed $(DONE)/dev ## Formatters in checking mode, linters, types, the language tables
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/clang-format --dry-run -Werror $(CPP_FILES)
	$(BIN)/mypy
	$(BIN)/quotestance lexicon check

format: $(DONE)/dev ## Format everything, and mend what ruff can
	$(BIN)/ruff check --fix-only
	$(BIN)/ruff format
	$(BIN)/clang-format -i $(CPP_FILES)

tidy: $(DONE)/build-tools $(DONE)/test-headers ## clang-tidy over all C++, where there is a clang-tidy
	@command -v clang-tidy >/dev/null || { echo "No clang-tidy: sudo apt-get install clang-tidy, or $(BIN)/pip install clang-tidy" >&2; exit 1; }
	cmake --preset tidy -DPython_EXECUTABLE=$(BIN)/python $(CMAKE_FETCH) --log-level=WARNING
	cmake --build --preset tidy --parallel $(JOBS)

develop: $(DONE)/build-tools $(DONE)/headers ## Install for work on the Python files: what is imported is python/quotestance itself
	$(PIP) install --no-build-isolation --editable . $(if $(FETCH),-Ccmake.define.QUOTESTANCE_FETCH_DEPENDENCIES=ON)
	rm -f $(DONE)/installed

clean: ## Remove all that was built, and .venv
	rm -rf build dist $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis

# The steps of the set-up, each with a stamp.

$(VENV)/pyvenv.cfg:
	@command -v $(PYTHON) >/dev/null || { echo "No $(PYTHON): install Python 3.11 or later (sudo apt-get install python3), or name one with PYTHON=" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "quotestance needs Python 3.11 or later; $(PYTHON) is $$($(PYTHON) -V). Name another with PYTHON=" >&2; exit 1; }
	@scripts/system_packages.sh $(PYTHON) $(FETCH_OPTION)
	@echo "Making the virtual environment $(VENV)"
	@$(PYTHON) -m venv $(VENV)
	@mkdir -p $(DONE)

$(DONE)/headers: scripts/system_packages.sh | $(VENV)/pyvenv.cfg
	@scripts/system_packages.sh $(BIN)/python $(FETCH_OPTION)
	@touch $@

$(DONE)/test-headers: scripts/system_packages.sh | $(VENV)/pyvenv.cfg
	@scripts/system_packages.sh $(BIN)/python --tests $(FETCH_OPTION)
	@touch $@

$(DONE)/bench-headers: scripts/system_packages.sh | $(VENV)/pyvenv.cfg
	@scripts/system_packages.sh $(BIN)/python --benchmarks $(FETCH_OPTION)
	@touch $@

# Where no browser can be installed its tests are skipped, and say so.
$(DONE)/browser: scripts/system_packages.sh | $(VENV)/pyvenv.cfg
	@if scripts/system_packages.sh $(BIN)/python --browser $(FETCH_OPTION); then touch $@; fi

# What quotestance is measured beside has versions of its own of what both need.
$(PEERS)/done: benchmarks/peers-requirements.txt | $(VENV)/pyvenv.cfg
	@echo "Installing the peers"
	@$(PYTHON) -m venv --clear $(PEERS)
	@$(PEERS)/bin/python -m pip --disable-pip-version-check --quiet install --requirement $<
	@touch $@

$(DONE)/build-tools: pyproject.toml | $(VENV)/pyvenv.cfg
	@echo "Installing the build tools"
	@$(BIN)/python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], "cmake>=3.24", "ninja", sep="\n")' \
		> $(VENV)/build-requirements.txt
	@$(PIP) install --requirement $(VENV)/build-requirements.txt
	@touch $@

# The tests and the demo run on what users get: the wheel, installed.
$(DONE)/installed: $(SOURCES) $(DONE)/build-tools $(DONE)/headers
	@echo "Building the wheel: compiles the core, a minute or two the first time"
	@rm -rf $(WHEELS)
	@$(PIP) wheel . --no-deps --no-build-isolation --wheel-dir $(WHEELS) \
		$(if $(FETCH),-Ccmake.define.QUOTESTANCE_FETCH_DEPENDENCIES=ON)
	@echo "Installing it"
	@$(PIP) install $(WHEELS)/*.whl
	@$(PIP) install --force-reinstall --no-deps $(WHEELS)/*.whl
	@touch $@

$(DONE)/dev: pyproject.toml | $(DONE)/installed
	@echo "Installing what the tests and linters need"
	@$(PIP) install "$$(echo $(WHEELS)/*.whl)[dev]"
	@touch $@
