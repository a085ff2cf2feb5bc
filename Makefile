# Short names for the commands in README.md and CONTRIBUTING.md.
.PHONY: run test race generate lint bench fuzz ci

FUZZTIME ?= 30s

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

bench:
	go test -run '^$$' -bench . -benchmem ./...

fuzz: ## every fuzz target for FUZZTIME
	.ci/fuzz $(FUZZTIME)

ci:
	.ci/run
