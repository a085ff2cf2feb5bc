// Package graph is the API: it asks the order desk and shows what it says.
//
// It promises the contract in *.graphqls, answers of one moment (all of a
// query's fields come from one snapshot of the store), a fixed number of SQL
// statements for a page however long it is, and errors without secrets.
//
// A resolver decodes, makes one call and builds a payload. It decides nothing
// about orders: that is package order's.
package graph

import (
	"context"

	"waybill/ent"
	"waybill/fulfillment"
	"waybill/internal/auth"
	"waybill/internal/database"
	"waybill/order"
)

// Resolver answers every field that is not simply read from a record.
type Resolver struct {
	db   *database.DB
	desk *fulfillment.Desk
	read *ent.Client

	tokens *auth.Tokens // set by NewAPI, which knows the log
}

// NewResolver answers from db and changes it through desk.
func NewResolver(db *database.DB, desk *fulfillment.Desk) *Resolver {
	return &Resolver{db: db, desk: desk, read: db.Read}
}

// actor is who this request changes orders as.
func actor(ctx context.Context) order.Actor {
	viewer, _ := auth.From(ctx)
	return viewer.Actor()
}
