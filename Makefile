# Short names for the commands in README.md and CONTRIBUTING.md.
.PHONY: run test race generate lint bench fuzz ci

FUZZTIME ?= 30s
BENCH ?= .
COUNT ?= 5

run: ## a demo store on http://127.0.0.1:8080
	go run . --demo

test:
	go test ./...

race:
	go test -race ./...

generate:
	go generate -tags generate ./...

lint:
	go vet ./...
	golangci-lint run

bench: ## prints what benchstat reads; see bench/README.md
	@go test -run '^$$' -bench '$(BENCH)' -count $(COUNT) -timeout 2h ./bench

fuzz: ## every fuzz target for FUZZTIME
	.ci/fuzz $(FUZZTIME)

ci:
	.ci/run
