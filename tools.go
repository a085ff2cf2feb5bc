//go:build tools || generate

// Package main pins the programs that write generated code. `go generate -tags
// generate .` runs them, in this order: the resolvers use Ent's models.
package main

//go:generate go run ./ent/schema/entc.go
//go:generate go run github.com/99designs/gqlgen generate

import (
	_ "entgo.io/ent/entc"
	_ "github.com/99designs/gqlgen"
)
