# The words a person needs; each target is short, and the work stands in deploy/local.

PYTHON ?= python3
VENV := .local/venv
PY := $(VENV)/bin/python
STACK ?= .local/run

.DEFAULT_GOAL := help
.PHONY: help run up down status clean test quick check bench chaos lock web schema workbooks release-dump venv base \
        packages-run packages-test packages-bench

help:  ## list these words
	@sed -n 's/^\([a-z-]*\):.*##/  make \1\t/p' Makefile | expand -t 20

run: packages-run venv web  ## everything on this machine in the foreground: address and accounts are printed at the end
	@$(PY) -m deploy.local run "$(STACK)"

up: packages-run venv web  ## the same in the background
	@$(PY) -m deploy.local up "$(STACK)"

down:  ## stop what `make up` or `make run` started
	@test ! -x $(PY) || $(PY) -m deploy.local down "$(STACK)"

status: venv  ## which processes run, and where
	@$(PY) -m deploy.local status "$(STACK)"

clean:  ## stop every stack and remove .local
	@$(PYTHON) -m deploy.local.clean

test: packages-test venv web  ## everything that must hold: rules, the bus, the browser, deaths
	@$(PY) -m deploy.local.tests

quick: packages-run venv  ## what holds of one area, in between: make quick AREA=records
	@$(PY) -m deploy.local.quick $(AREA)

check: base venv  ## style, types, and the same for the pages
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m deploy.local.types
	@$(PY) -m deploy.local.web check

bench: packages-bench venv web  ## speed, as ratios against something run in the same minutes
	@$(PY) -m tests.bench $(ARGS)

chaos: packages-run venv  ## nothing lost and nothing twice, under faults
	@$(PY) -m tests.chaos $(ARGS)

web: venv  ## build the pages if their sources changed
	@$(PY) -m deploy.local.web build

schema: venv  ## write the pages' API types from the OpenAPI document
	@$(PY) -m deploy.local.web schema

workbooks: venv  ## make the sample workbooks that the tests read
	@$(PY) -m tests.data.make_workbooks

release-dump: packages-run venv  ## keep the sample of this commit as tests/data/releases/NAME, which later ones migrate
	@$(PY) -m deploy.local.release "$(NAME)"

lock:  ## pin every dependency again, with hashes and without download addresses
	@PYTHON="$(PYTHON)" bash deploy/local/lock.sh

venv: base  ## the virtual environment, made again only when the lock changed
	@PYTHON="$(PYTHON)" bash deploy/local/venv.sh $(VENV)

base packages-run packages-test packages-bench:
	@$(PYTHON) -m deploy.local.packages $(@:packages-%=%)
