package quota_test

import (
	"context"
	"errors"
	"testing"

	"waybill/internal/quota"
)

func TestWhoHasAllTheirTurnsWaitsForThem(t *testing.T) {
	turns := quota.NewTurns(2)
	wait := func(ctx context.Context, caller string) func() {
		done, err := turns.Wait(ctx, caller)
		if err != nil {
			t.Fatal(err)
		}
		return done
	}
	first, second := wait(t.Context(), "ada"), wait(t.Context(), "ada")
	wait(t.Context(), "grace")() // others do not wait for her
	gone, leave := context.WithCancel(t.Context())
	leave()
	if _, err := turns.Wait(gone, "ada"); !errors.Is(err, context.Canceled) {
		t.Errorf("who goes away still waits: %v", err)
	}
	third := make(chan func())
	go func() { third <- wait(t.Context(), "ada") }()
	select {
	case <-third:
		t.Error("a third has its turn beside two others")
	default:
	}
	if _, free := turns.Try("ada"); free {
		t.Error("who does not wait has a turn beside two others")
	}
	first()
	(<-third)()
	fourth, free := turns.Try("ada")
	if !free {
		t.Fatal("there is a turn, and it was not given")
	}
	fourth()
	second()
	wait(t.Context(), "ada")()
}
