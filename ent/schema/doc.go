// Package schema describes what Waybill remembers. Everything else under ent/
// is generated from it.
//
// The tables themselves are made by the versioned SQL in internal/database/migrations,
// which also holds the constraints and triggers that Ent cannot express; a test
// proves that the two agree.
package schema
