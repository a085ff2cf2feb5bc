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

// maxTurnWait is how long a command waits for those before it on the same order. The store
// lets a write wait just as long.
const maxTurnWait = 10 * time.Second

// turn makes commands on the same order wait for each other. A command holds the turn until its
// caller has begun to read the order. Without it, two commands on one order could share a
// commit, and the answer to the first would show what the second changed.
type turn struct {
	turns      *quota.Turns
	releases   []func() // one for each order that was waited for
	releaseNew func()   // for an order that the command has entered; nil for none
}

// wait waits for the turn on each of these orders; an ID of 0 is skipped. It takes them in the
// order of their IDs, so two commands never wait for each other in a circle. Like the
// command itself, it goes on when the client goes away.
func (t *turn) wait(ctx context.Context, ids ...order.ID) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), maxTurnWait)
	defer cancel()
	for _, id := range slices.Compact(slices.Sorted(slices.Values(ids))) {
		if id == 0 {
			continue
		}
		done, err := t.turns.Wait(ctx, nameOf(id))
		if err != nil {
			return store.ErrOverloaded
		}
		t.releases = append(t.releases, done)
	}
	return nil
}

// takeNew takes the turn on an order that is being entered. The command may run more than once,
// perhaps with another ID, so takeNew gives back the turn of the run before. It does not wait:
// nobody else knows the ID yet, and a stranger who guesses it may have the turn.
func (t *turn) takeNew(id order.ID) {
	if t.releaseNew != nil {
		t.releaseNew()
	}
	t.releaseNew, _ = t.turns.Try(nameOf(id))
}

// release gives back all turns, so that the next commands on these orders begin.
func (t *turn) release() {
	for _, done := range t.releases {
		done()
	}
	if t.releaseNew != nil {
		t.releaseNew()
	}
}

func nameOf(id order.ID) string { return strconv.FormatInt(int64(id), 10) }
