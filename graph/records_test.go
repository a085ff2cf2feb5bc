package graph

import (
	"context"
	"errors"
	"testing"

	"waybill/internal/database"
)

func TestAllThatRunHoldThreeTimesAsMuchAsOneMay(t *testing.T) {
	c := newCeiling(10)
	read := func(ctx context.Context, n int) error {
		_, err := counted(ctx, func(limit int) ([]int, error) { return make([]int, min(n, limit)), nil })
		return err
	}
	var letGo []func()
	for range operationsInFull {
		ctx, done := c.counting(t.Context())
		letGo = append(letGo, done)
		if err := errors.Join(read(ctx, 4), read(ctx, 6)); err != nil {
			t.Fatal(err)
		}
	}
	late, done := c.counting(t.Context())
	if err := read(late, 1); !errors.Is(err, database.ErrOverloaded) {
		t.Errorf("one more record: %v", err)
	}
	done()
	done() // which changes nothing
	letGo[0]()
	next, done := c.counting(t.Context())
	if err := read(next, 10); err != nil {
		t.Errorf("after one has let go: %v", err)
	}
	if err := read(next, 1); !errors.Is(err, errTooManyRecords) {
		t.Errorf("the eleventh record: %v", err)
	}
	done()
	for _, done := range letGo[1:] {
		done()
	}
	if held := c.held.Load(); held != 0 {
		t.Errorf("%d records are held by nobody", held)
	}
}
