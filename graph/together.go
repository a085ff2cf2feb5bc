package graph

import (
	"context"
	"errors"
	"strings"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// Records that were read together are read on together: the lines of a page of
// 50 orders are one statement, not 50. Each response remembers which records
// came together; the first field that needs more of one record reads it for all
// of them.
//
// This is what a data loader does, without its waiting: nothing is collected
// over time, so the number of statements is fixed. gqlgen's own batch resolvers
// know siblings only within one list, and lose them behind edges { node }.
type together struct {
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
}

// sharedError is what went wrong for many fields at once. It is logged once.
type sharedError struct {
	error
	once sync.Once
	id   string
}

func (e *sharedError) Unwrap() error { return e.error }

type togetherKey struct{}

func withTogether(ctx context.Context) context.Context {
	return context.WithValue(ctx, togetherKey{}, &together{groups: map[any]*group{}})
}

// keepTogether remembers that records were read at once.
func keepTogether[P any](ctx context.Context, records []*P) {
	t, ok := ctx.Value(togetherKey{}).(*together)
	if !ok || len(records) == 0 {
		return
	}
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

// readTogether reads this field of record, and of all that came with it. load
// gives one result for each record it is given, in their order.
func readTogether[P, R any](ctx context.Context, record *P, load func(context.Context, []*P) ([]R, error)) (R, error) {
	var none R
	if err := ctx.Err(); err != nil {
		return none, err
	}
	g := groupOf(ctx, record)
	if g == nil {
		results, err := load(ctx, []*P{record})
		if err != nil || len(results) != 1 {
			return none, errors.Join(err)
		}
		return results[0], nil
	}
	field := g.field(fieldName(ctx))
	field.once.Do(func() {
		results, err := load(ctx, g.members.([]*P))
		if field.results = results; err != nil {
			field.err = &sharedError{error: err}
		}
	})
	if field.err != nil {
		return none, field.err
	}
	return field.results.([]R)[g.places[record]], nil
}

func groupOf(ctx context.Context, record any) *group {
	t, ok := ctx.Value(togetherKey{}).(*together)
	if !ok {
		return nil
	}
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
