package desk

import (
	"context"
	"slices"
	"strconv"
	"time"

	"waybill/internal/quota"
	"waybill/internal/store"
	"waybill/order"
)

// longestWait is how long a command waits for those before it on the same order; as
// long as a write waits for others.
const longestWait = 10 * time.Second

// turn is a command's turn on its orders, which lasts until its caller has begun to read
// what the command left. The next command on the same order waits: it could share the
// commit otherwise, and its change would show in the answer to this one.
type turn struct {
	of      *quota.Turns
	waited  []func() // end what was waited for
	entered func()   // ends the turn on an order that was entered; nil for none
}

// wait waits for the turn on each of these orders; an ID of 0 is skipped. Turns are taken
// by ascending ID, so two commands never wait for each other. Like the command, the wait
// goes on when the client goes away.
func (t *turn) wait(ctx context.Context, ids ...order.ID) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), longestWait)
	defer cancel()
	for _, id := range slices.Compact(slices.Sorted(slices.Values(ids))) {
		if id == 0 {
			continue
		}
		done, err := t.of.Wait(ctx, nameOf(id))
		if err != nil {
			return store.ErrOverloaded
		}
		t.waited = append(t.waited, done)
	}
	return nil
}

// take takes the turn on an order that is being entered, instead of one that it took
// before. Nobody knows its ID yet; whoever guessed it in this moment may have the turn.
func (t *turn) take(id order.ID) {
	if t.entered != nil {
		t.entered()
	}
	t.entered, _ = t.of.Try(nameOf(id))
}

// end lets the next commands go on.
func (t *turn) end() {
	for _, done := range t.waited {
		done()
	}
	if t.entered != nil {
		t.entered()
	}
}

func nameOf(id order.ID) string { return strconv.FormatInt(int64(id), 10) }
