package graph

import (
	"context"
	"fmt"
	"strings"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// siblings is a batch loader. Records that were read by one statement are siblings. The first
// field that needs something of one record reads it for all its siblings, so the lines of a page
// of 50 orders take one statement, not 50.
//
// Unlike most batch loaders, this one does not wait to collect requests, so the number of
// statements is always the same. gqlgen's own batch resolvers know siblings only within one list,
// and lose them behind edges { node }.
type siblings struct {
	mu     sync.Mutex
	groups map[any]*group // by pointer to the record
}

type group struct {
	members any // []*P
	places  map[any]int
	mu      sync.Mutex
	fields  map[string]*batchResult
}

type batchResult struct {
	once    sync.Once
	results any // []R
	err     error
	shown   map[any]bool // the records for which the result stands in the answer already
}

// sharedError is an error of a batch, and so of many fields. It is logged only once.
type sharedError struct {
	error
	once sync.Once
	id   string
}

func (e *sharedError) Unwrap() error { return e.error }

func newSiblings() *siblings { return &siblings{groups: map[any]*group{}} }

// rememberSiblings notes that records were read by one statement.
func rememberSiblings[P any](ctx context.Context, records []*P) {
	o := operationOf(ctx)
	if o == nil || len(records) == 0 {
		return
	}
	t := o.siblings
	g := &group{places: make(map[any]int, len(records)), fields: map[string]*batchResult{}}
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
func (g *group) shownBefore(field *batchResult, record any) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if field.shown == nil {
		field.shown = map[any]bool{}
	}
	before := field.shown[record]
	field.shown[record] = true
	return before
}

// loadAll calls load, and is an error unless it gives exactly one result for each record.
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

func (g *group) field(name string) *batchResult {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.fields[name] == nil {
		g.fields[name] = &batchResult{}
	}
	return g.fields[name]
}

// fieldName is the path of the field in the query, without indexes: at the same path, every record
// is asked for the same with the same arguments.
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
