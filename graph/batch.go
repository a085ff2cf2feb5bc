package graph

import (
	"context"
	"fmt"
	"strings"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// siblings is a batch loader. Records that came from one statement are siblings:
// the first field that needs more of one of them reads it for all of them, so the
// lines of a page of 50 orders are one statement, not 50.
//
// Unlike most batch loaders, this one does not wait to collect requests, so the
// number of statements is fixed. gqlgen's own batch resolvers know siblings only
// within one list, and lose them behind edges { node }.
type siblings struct {
	mu     sync.Mutex
	groups map[any]*group // by pointer to the record
}

type group struct {
	members any // []*P
	places  map[any]int
	mu      sync.Mutex
	fields  map[string]*reading
}

type reading struct {
	once    sync.Once
	results any // []R
	err     error
	shown   map[any]bool // the records for which the result stands in the answer already
}

// sharedError is what went wrong for many fields at once. It is logged once.
type sharedError struct {
	error
	once sync.Once
	id   string
}

func (e *sharedError) Unwrap() error { return e.error }

func newSiblings() *siblings { return &siblings{groups: map[any]*group{}} }

// rememberSiblings notes that records came from one statement.
func rememberSiblings[P any](ctx context.Context, records []*P) {
	o := operationOf(ctx)
	if o == nil || len(records) == 0 {
		return
	}
	t := o.siblings
	g := &group{places: make(map[any]int, len(records)), fields: map[string]*reading{}}
	members := make([]*P, 0, len(records))
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, r := range records {
		if _, twice := g.places[r]; r == nil || twice {
			continue
		}
		g.places[r] = len(members)
		members = append(members, r)
		t.groups[r] = g
	}
	g.members = members
}

// loadBatch reads this field of record and of its siblings. load gives one result
// for each record it is given, in their order.
func loadBatch[P, R any](ctx context.Context, record *P, load func(context.Context, []*P) ([]R, error)) (R, error) {
	var none R
	if err := ctx.Err(); err != nil {
		return none, err
	}
	g := groupOf(ctx, record)
	if g == nil {
		results, err := loadAll(ctx, []*P{record}, load)
		if err != nil {
			return none, err
		}
		return results[0], nil
	}
	field := g.field(fieldName(ctx))
	field.once.Do(func() {
		results, err := loadAll(ctx, g.members.([]*P), load)
		if field.results = results; err != nil {
			field.err = &sharedError{error: err}
		}
	})
	if field.err != nil {
		return none, field.err
	}
	result := field.results.([]R)[g.places[record]]
	if g.shownBefore(field, record) {
		return result, holdAgain(ctx, result)
	}
	return result, nil
}

// shownBefore tells whether a record's result stands in the answer already: where many lines
// lead to one order, and the order to its lines, they stand there as often as there are lines.
func (g *group) shownBefore(field *reading, record any) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if field.shown == nil {
		field.shown = map[any]bool{}
	}
	before := field.shown[record]
	field.shown[record] = true
	return before
}

// loadAll has load give a result for each record, no more and no fewer.
func loadAll[P, R any](ctx context.Context, records []*P, load func(context.Context, []*P) ([]R, error)) ([]R, error) {
	results, err := load(ctx, records)
	if err == nil && len(results) != len(records) {
		err = fmt.Errorf("a batch of %d records was answered with %d results", len(records), len(results))
	}
	return results, err
}

func groupOf(ctx context.Context, record any) *group {
	o := operationOf(ctx)
	if o == nil {
		return nil
	}
	t := o.siblings
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.groups[record]
}

func (g *group) field(name string) *reading {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.fields[name] == nil {
		g.fields[name] = &reading{}
	}
	return g.fields[name]
}

// fieldName is where the field stands in the query: the same place has the same
// arguments and selection for every record.
func fieldName(ctx context.Context) string {
	var name strings.Builder
	for _, step := range graphql.GetPath(ctx) {
		if field, ok := step.(ast.PathName); ok {
			name.WriteString(string(field))
			name.WriteByte('.')
		}
	}
	return name.String()
}
