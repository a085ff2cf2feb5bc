package desk

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"waybill/ent"
	"waybill/ent/idempotencyrecord"
	"waybill/internal/store"
	"waybill/order"
	"waybill/refusal"
)

// KeyLifetime is how long an idempotency key is remembered.
const KeyLifetime = 7 * 24 * time.Hour

// attempt is one sending of a command, with what recognises the command when it is sent again.
type attempt struct {
	key      string // empty for none
	mutation string
	item     string // the order, in a mutation of many orders; else empty
	input    any
	// fingerprint is taken before the command runs, because commands clean their input.
	fingerprint []byte
}

// once carries out a command in a transaction of its own. With a key, it does so only
// the first time, and answers later attempts with the first one's outcome. A refusal
// is not remembered: it wrote nothing, and the command may be allowed later. Where c enters an
// order, once takes the turn on it for orderTurn; otherwise orderTurn may be nil.
func (d *Desk) once(ctx context.Context, actor order.Actor, a attempt, c Command, orderTurn *turn) (Result, error) {
	if p := refusal.Key(a.key, refusal.Path{"idempotencyKey"}); p != nil {
		return Result{Problems: refusal.Problems{*p}}, nil
	}
	if a.key != "" {
		a.fingerprint = fingerprintOf(a.input)
	}
	var outcome order.Outcome
	try := func(ctx context.Context, tx *store.Tx) error {
		known, err := a.recall(ctx, tx, actor)
		if err != nil {
			return err
		}
		if known != nil {
			outcome = *known
			return nil
		}
		if outcome, err = d.run(ctx, tx, actor, c); err != nil {
			return err
		}
		if isEntering(c) {
			orderTurn.takeNew(outcome.OrderID)
		}
		return a.remember(ctx, tx, actor, order.At(d.now()), outcome)
	}
	// Two attempts with one key may run at the same time. Both find nothing, and only one can
	// store the key; the other is tried again, and then recalls what the first one did.
	err := store.WriteUnique(ctx, d.store, try)
	if problems, ok := problemsOf(err); ok {
		return Result{Problems: problems}, nil
	}
	if err != nil {
		return Result{}, fmt.Errorf("%s: %w", a.mutation, err)
	}
	return Result{Outcome: outcome}, nil
}

// recall is the outcome of an earlier attempt with the same key; nil when there was none. A key
// belongs to its actor and its mutation: two actors may choose the same one. In a mutation of
// many orders, each order has a record of its own, so that only those that were refused
// before are tried again.
func (a attempt) recall(ctx context.Context, tx *store.Tx, actor order.Actor) (*order.Outcome, error) {
	if a.key == "" {
		return nil, nil //nolint:nilnil // nothing was done
	}
	records, err := tx.IdempotencyRecord.Query().Where(
		idempotencyrecord.Actor(actor.ID), idempotencyrecord.Mutation(a.mutation), idempotencyrecord.Key(a.key)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("look up the idempotency key: %w", err)
	}
	var known *order.Outcome
	reused := false
	for _, r := range records {
		isOld := !isCurrent(r.Fingerprint)
		switch {
		case r.Item == a.item && (isOld || bytes.Equal(r.Fingerprint, a.fingerprint)):
			known = &r.Result
		case isOld || !bytes.Equal(r.Fingerprint, a.fingerprint):
			reused = true // by another input, as far as can be told
		}
	}
	if known == nil && reused {
		return nil, refuse(refusal.IdempotencyKeyReused, refusal.Path{"idempotencyKey"},
			"This idempotency key was used before, for something else.")
	}
	return known, nil
}

// remember stores the outcome with the key, in the command's own transaction.
func (a attempt) remember(ctx context.Context, tx *store.Tx, actor order.Actor, now order.Instant, done order.Outcome) error {
	if a.key == "" {
		return nil
	}
	err := tx.IdempotencyRecord.Create().
		SetActor(actor.ID).SetMutation(a.mutation).SetKey(a.key).SetItem(a.item).
		SetFingerprint(a.fingerprint).SetResult(done).SetCreatedAt(now).
		Exec(ctx)
	if err != nil {
		return fmt.Errorf("remember the idempotency key: %w", err)
	}
	return nil
}

// DropOldKeys drops idempotency keys older than KeyLifetime, a thousand at a time so that no
// other command waits long, and returns how many it dropped. passed is the time since it was
// last called, measured with a stopwatch: a clock that is set ahead must not make keys old.
func (d *Desk) DropOldKeys(ctx context.Context, passed time.Duration) (int, error) {
	newest, err := d.store.Read().IdempotencyRecord.Query().Order(ent.Desc(idempotencyrecord.FieldCreatedAt)).First(ctx)
	if ent.IsNotFound(err) {
		return 0, nil
	}
	if err != nil {
		return 0, fmt.Errorf("read the newest idempotency key: %w", err)
	}
	before := d.keyAge.advance(passed, newest.CreatedAt, order.At(d.now())) - order.Instant(KeyLifetime.Microseconds())
	dropped := 0
	for {
		n := 0
		err := d.store.Write(ctx, func(ctx context.Context, tx *store.Tx) error {
			ids, err := tx.IdempotencyRecord.Query().Where(idempotencyrecord.CreatedAtLT(before)).
				Order(ent.Asc(idempotencyrecord.FieldCreatedAt)).Limit(1000).IDs(ctx)
			if err != nil {
				return err
			}
			n, err = tx.IdempotencyRecord.Delete().Where(idempotencyrecord.IDIn(ids...)).Exec(ctx)
			return err
		})
		dropped += n
		if err != nil || n < 1000 {
			return dropped, err
		}
	}
}

// DropOldKeysHourly drops old keys at once and then every hour, until ctx ends.
func (d *Desk) DropOldKeysHourly(ctx context.Context, log *slog.Logger) {
	hour := time.NewTicker(time.Hour)
	defer hour.Stop()
	for last := time.Now(); ; {
		passed := time.Since(last) // by the clock that only goes forward
		last = last.Add(passed)
		var u *store.Unavailable // the log tells of it already
		if _, err := d.DropOldKeys(ctx, passed); err != nil && !errors.Is(err, store.ErrClosed) && !errors.As(err, &u) {
			log.Error("old idempotency keys could not be dropped", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-hour.C:
		}
	}
}
