# APIPlayground's commands. `make help` lists them.
#
# Every command installs the system packages that it needs and that are missing, after saying which and why
# (scripts/system-packages), and stops with a clear message where Swift is missing or too old (scripts/require-swift).

SHELL := /bin/bash

PREFIX ?= /usr/local
# Arguments for the program, such as `make play ARGS="--plain"`.
ARGS ?=
# Arguments for the test runner, such as `make test FILTER=GoldenTests`.
FILTER ?=
# What random programs and expressions are drawn with, how many requests are sent, and which features the programs use
# (Tests/Conformance/generator/features.py lists them).
SEED ?= 1
COUNT ?= 20000
FEATURES ?= now

RELEASE := swift build -c release --static-swift-stdlib --product apiplayground
SWIFT_FOLDERS := Sources Tests Benchmarks Package.swift

.PHONY: help play build test lint format conformance conformance-random clients expressions bench pictures install clean

help: ## Show these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-19s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

play: build ## Build the program and open lesson 1, or where you left off (ARGS="…" are passed on)
	@exec "$$($(RELEASE) --show-bin-path)/apiplayground" $(ARGS)

build: ## Build the release binary
	@scripts/require-swift
	@scripts/system-packages build
	@$(RELEASE)

test: ## Run the tests (FILTER=NAME runs some of them)
	@scripts/require-swift
	@scripts/system-packages build test
ifdef FILTER
	@swift test --disable-xctest --filter "$(FILTER)"
else
	@# What runs in a terminal waits for a program that shares the processors with nothing else.
	@swift test --disable-xctest --skip '^EndToEnd\.'
	@swift test --disable-xctest --skip-build --no-parallel --filter '^EndToEnd\.'
endif

lint: ## Check format and style
	@scripts/require-swift
	@scripts/system-packages build
	@swift format lint --strict --recursive $(SWIFT_FOLDERS)
	@swift test --disable-xctest --filter StyleTests

format: ## Format the Swift sources
	@scripts/require-swift
	@swift format --in-place --recursive $(SWIFT_FOLDERS)

conformance: ## Ask real FastAPI and this server the same, and compare everything
	@scripts/require-swift
	@scripts/system-packages build conformance
	@swift build --product apiplayground
	@scripts/python-environment
	@.venv/bin/python -m pytest Tests/Conformance --binary "$$(swift build --show-bin-path)/apiplayground"

conformance-random: ## Ask random programs random requests of both (SEED=7 COUNT=20000 FEATURES=now)
	@scripts/require-swift
	@scripts/system-packages build conformance
	@swift build --product apiplayground
	@scripts/python-environment
	@.venv/bin/python Tests/Conformance/generator --binary "$$(swift build --show-bin-path)/apiplayground" \
		--seed $(SEED) --count $(COUNT) --features $(FEATURES)

clients: ## Let requests, httpx, OpenAI's library, curl and a browser use programs, on both servers
	@scripts/require-swift
	@scripts/system-packages build conformance clients
	@swift build --product apiplayground
	@scripts/python-environment conformance
	@scripts/python-environment clients
	@.venv-clients/bin/python -m pytest Tests/Clients --binary "$$(swift build --show-bin-path)/apiplayground"

expressions: ## Compare expressions of another seed with python3 (SEED=7)
	@scripts/require-swift
	@scripts/system-packages build test
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && \
	python3 -W ignore Tests/PlaygroundEngineTests/Golden/Expressions/draw.py --seed $(SEED) --out "$$folder" && \
	for file in "$$folder"/*.txt; do \
		EXPRESSIONS_FILE="$$file" swift test --disable-xctest --filter expressionsGiveWhatCPythonGives || exit 1; \
	done

bench: ## Measure speed beside bare SwiftNIO and FastAPI (about eight minutes)
	@scripts/require-swift
	@scripts/system-packages build conformance bench
	@scripts/python-environment
	@Benchmarks/run

pictures: ## Make README's pictures of the screen anew, of real runs
	@scripts/require-swift
	@swift build --product apiplayground
	@program="$$(swift build --show-bin-path)/apiplayground" && \
	"$$program" screenshot docs/pictures/tour.commands --keys "Esc 4 Right Right Right" --output docs/pictures/lesson-1.svg && \
	"$$program" screenshot docs/pictures/tour.commands --keys "F4 Down" --output docs/pictures/malformed.svg

install: build ## Install the program and its lessons below PREFIX (default /usr/local)
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/apiplayground/Lessons/pictures"
	install -m 755 "$$($(RELEASE) --show-bin-path)/apiplayground" "$(DESTDIR)$(PREFIX)/bin/apiplayground"
	install -m 644 Lessons/*.md "$(DESTDIR)$(PREFIX)/share/apiplayground/Lessons/"
	install -m 644 Lessons/pictures/* "$(DESTDIR)$(PREFIX)/share/apiplayground/Lessons/pictures/"

clean: ## Remove everything that was built
	rm -rf .build .venv .venv-clients
