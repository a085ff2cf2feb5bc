package graph

import (
	"context"
	"errors"
	"testing"

	"waybill/internal/quota"
	"waybill/internal/store"
)

func TestAllThatRunHoldThreeTimesAsMuchAsOneMay(t *testing.T) {
	memory := quota.NewBudget(30*recordSize, 20*recordSize)
	read := func(ctx context.Context, n int) error {
		_, err := readCounted(ctx, func(limit int) ([]int, error) { return make([]int, min(n, limit)), nil })
		return err
	}
	var release []func()
	as := func(caller string) (context.Context, func()) {
		o := &operation{records: openRecords(memory, caller, 10)}
		o.records.free = 0
		return context.WithValue(t.Context(), operationKey{}, o), o.records.memory.Release
	}
	for _, caller := range []string{"ada", "ada", "grace"} {
		ctx, done := as(caller)
		release = append(release, done)
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
	release[0]()
	next, done := as("grace")
	if err := read(next, 10); err != nil {
		t.Errorf("after one was released: %v", err)
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
	for _, done := range release[1:] {
		done()
	}
	if held := memory.Held(); held != 0 {
		t.Errorf("%d bytes are held by nobody", held)
	}
}

// Whoever holds all of the memory keeps nobody from a page of orders with their lines.
func TestAFewRecordsNeedNoMemory(t *testing.T) {
	memory := quota.NewBudget(1000*recordSize, 1000*recordSize)
	hog := memory.Open("ada")
	if !hog.Take(1000 * recordSize) {
		t.Fatal("the memory cannot be taken")
	}
	o := &operation{records: openRecords(memory, "grace", 500)}
	ctx := context.WithValue(t.Context(), operationKey{}, o)
	read := func(n int) error {
		_, err := readCounted(ctx, func(limit int) ([]int, error) { return make([]int, min(n, limit)), nil })
		return err
	}
	if err := read(freeRecords); err != nil {
		t.Errorf("%d records: %v", freeRecords, err)
	}
	if err := read(1); !errors.Is(err, store.ErrOverloaded) {
		t.Errorf("one more: %v", err)
	}
	hog.Release()
	if err := read(100); err != nil {
		t.Errorf("after the memory was released: %v", err)
	}
}
