package fulfillment

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"waybill/ent"
	"waybill/ent/idempotencyrecord"
	"waybill/internal/database"
	"waybill/order"
)

// KeyLifetime is how long an idempotency key is remembered.
const KeyLifetime = 7 * 24 * time.Hour

// keyed is a command with what makes it the same command when sent again. item
// tells the orders of one mutation of many orders apart.
type keyed struct {
	Guard
	actor    order.Actor
	mutation string
	item     string
	input    any
}

// once runs a command in a transaction of its own; with a key, only the first
// time, and later times answers what the first one did. A refusal is not
// remembered: it wrote nothing, and the command may be allowed later.
func (d *Desk) once(ctx context.Context, k keyed, do func(context.Context, *database.Tx) (order.Outcome, error)) (Result, error) {
	if p := order.CheckKey(k.IdempotencyKey, order.Path{"idempotencyKey"}); p != nil {
		return Result{Problems: order.Problems{*p}}, nil
	}
	fingerprint, err := fingerprintOf(k)
	if err != nil {
		return Result{}, err
	}
	var result Result
	err = d.db.Write(ctx, func(ctx context.Context, tx *database.Tx) error {
		known, err := recall(ctx, tx, k, fingerprint)
		if err != nil {
			return err
		}
		if known != nil {
			result.Outcome = *known
			return nil
		}
		if result.Outcome, err = do(ctx, tx); err != nil {
			return err
		}
		return d.remember(ctx, tx, k, fingerprint, result.Outcome)
	})
	var no refused
	if errors.As(err, &no) {
		return Result{Problems: no.Problems}, nil
	}
	if err != nil {
		return Result{}, fmt.Errorf("%s: %w", k.mutation, err)
	}
	return result, nil
}

func fingerprintOf(k keyed) ([]byte, error) {
	if k.IdempotencyKey == "" {
		return nil, nil
	}
	text, err := json.Marshal(k.input)
	if err != nil {
		return nil, fmt.Errorf("%s: fingerprint the input: %w", k.mutation, err)
	}
	sum := sha256.Sum256(text)
	return sum[:], nil
}

// recall is what the key did before; nil when it did nothing.
func recall(ctx context.Context, tx *database.Tx, k keyed, fingerprint []byte) (*order.Outcome, error) {
	if k.IdempotencyKey == "" {
		return nil, nil
	}
	records, err := tx.IdempotencyRecord.Query().Where(
		idempotencyrecord.Actor(k.actor.ID), idempotencyrecord.Mutation(k.mutation), idempotencyrecord.Key(k.IdempotencyKey)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("look up the idempotency key: %w", err)
	}
	var known *order.Outcome
	for _, r := range records {
		if !bytes.Equal(r.Fingerprint, fingerprint) {
			return nil, refuse(order.CodeIdempotencyKeyReused, order.Path{"idempotencyKey"},
				"This idempotency key was used before, for something else.")
		}
		if r.Item == k.item {
			known = &r.Result
		}
	}
	return known, nil
}

func (d *Desk) remember(ctx context.Context, tx *database.Tx, k keyed, fingerprint []byte, done order.Outcome) error {
	if k.IdempotencyKey == "" {
		return nil
	}
	err := tx.IdempotencyRecord.Create().
		SetActor(k.actor.ID).SetMutation(k.mutation).SetKey(k.IdempotencyKey).SetItem(k.item).
		SetFingerprint(fingerprint).SetResult(done).SetCreatedAt(order.At(d.now())).
		Exec(ctx)
	if err != nil {
		return fmt.Errorf("remember the idempotency key: %w", err)
	}
	return nil
}

// Forget drops idempotency keys older than KeyLifetime, a thousand at a time so
// that no other command waits long. It tells how many it dropped.
func (d *Desk) Forget(ctx context.Context) (int, error) {
	before := order.At(d.now().Add(-KeyLifetime))
	dropped := 0
	for {
		n := 0
		err := d.db.Write(ctx, func(ctx context.Context, tx *database.Tx) error {
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

// ForgetHourly forgets at once and then every hour, until ctx ends.
func (d *Desk) ForgetHourly(ctx context.Context, log *slog.Logger) {
	hour := time.NewTicker(time.Hour)
	defer hour.Stop()
	for {
		if _, err := d.Forget(ctx); err != nil && !errors.Is(err, database.ErrClosed) {
			log.Error("old idempotency keys could not be dropped", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-hour.C:
		}
	}
}
