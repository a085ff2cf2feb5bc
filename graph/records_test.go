package graph

import (
	"context"
	"errors"
	"testing"

	"waybill/internal/store"
)

func TestAllThatRunHoldThreeTimesAsMuchAsOneMay(t *testing.T) {
	c := newCeiling(10)
	read := func(ctx context.Context, n int) error {
		_, err := counted(ctx, func(limit int) ([]int, error) { return make([]int, min(n, limit)), nil })
		return err
	}
	var letGo []func()
	as := func(caller string) (context.Context, func()) {
		o := &operation{records: c.open(caller)}
		return context.WithValue(t.Context(), operationKey{}, o), o.records.release
	}
	for _, caller := range []string{"ada", "ada", "grace"} {
		ctx, done := as(caller)
		letGo = append(letGo, done)
		if err := errors.Join(read(ctx, 4), read(ctx, 6)); err != nil {
			t.Fatal(err)
		}
	}
	late, done := as("grace")
	if err := read(late, 1); !errors.Is(err, store.ErrOverloaded) {
		t.Errorf("one more record: %v", err)
	}
	done()
	done() // which changes nothing
	letGo[0]()
	next, done := as("grace")
	if err := read(next, 10); err != nil {
		t.Errorf("after one has let go: %v", err)
	}
	if err := read(next, 1); !errors.Is(err, errTooManyRecords) {
		t.Errorf("the eleventh record: %v", err)
	}
	done()
	// One caller leaves room for the others.
	again, done := as("ada")
	if err := read(again, 10); err != nil {
		t.Error(err)
	}
	third, doneToo := as("ada")
	if err := read(third, 1); !errors.Is(err, store.ErrOverloaded) {
		t.Errorf("more than one caller's share: %v", err)
	}
	done()
	doneToo()
	for _, done := range letGo[1:] {
		done()
	}
	if held := c.all.Held(); held != 0 {
		t.Errorf("%d records are held by nobody", held)
	}
}
