# Only git and make are needed: each target first installs what it lacks (.ci/deps).
SHELL := /bin/bash
.DEFAULT_GOAL := help

# One set of flags everywhere: other flags mean other cache entries and minutes of C compiling.
TAGS := x11,migrated_fynedo
export TAGS
GO := .cache/bin/go

# Arguments for the program, as in: make run ARGS="--window 2018/2019"
ARGS ?=

.PHONY: help run test test-long build deps deps-run deps-test lint bench assets screenshots clean

help: ## say what each target does
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' $(firstword $(MAKEFILE_LIST)) | awk -F'|' '{ printf "%-20s%s\n", $$1, $$2 }'

run: build ## open the main window (ARGS="..." for the program); without a display write sandtable.png
	@.ci/show $(ARGS)

test: deps-test ## every check that a change must pass, about 5 minutes once compiled
	@.ci/test short

test-long: deps-test ## race detector everywhere, scale gates, fuzzing, goroutine checks of the window
	@.ci/test long

build: deps-run ## make bin/sandtable
	@echo 'Building bin/sandtable (a few minutes the first time: it compiles the OpenGL bindings)'
	@$(GO) build -buildvcs=false -tags $(TAGS) -o bin/sandtable .

deps: deps-test ## install the missing system packages and Go; asks once, YES=1 answers yes

deps-run:
	@.ci/deps run

deps-test:
	@.ci/deps test

lint: deps-run ## format, vet, staticcheck, import directions
	@.ci/test lint

bench: build ## the program's own figures at 10^3, 10^5, 10^6 and 10^7 events, then the benchmarks of the packages
	.ci/bench bin/sandtable $(ARGS)
	$(GO) test -tags $(TAGS) -run '^$$' -bench . -benchmem -benchtime 200ms ./...

assets: ## make the embedded base map and fonts again from their origins
	@.ci/deps assets
	PATH="$$PWD/.cache/bin:$$PATH" go run ./assets/gen

screenshots: build deps-test ## take the pictures of the main window in docs/
	@.ci/screenshots

clean: ## remove what the targets made (bin/, .cache/)
	rm -rf bin .cache
