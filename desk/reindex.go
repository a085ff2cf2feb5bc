package desk

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"waybill/ent"
	"waybill/ent/salesorder"
	"waybill/internal/store"
	"waybill/order"
)

const (
	// reindexedTogether is how many orders are indexed in one transaction. Other writers wait
	// for it, some 20 ms.
	reindexedTogether = 50
	// reindexTold is how often the log hears how far it is.
	reindexTold = 10 * time.Second
	// reindexRetry is how long to wait after the store could not be written.
	reindexRetry = time.Minute
)

// Reindex makes the words anew by which orders are found, of those orders that a migration
// has marked; none in most cases. It takes minutes for a million orders. Meanwhile all
// others work, and an order whose turn has not come is found by its words from before. How
// far it is stands in the store: ended by ctx or a crash, it goes on from there.
func (d *Desk) Reindex(ctx context.Context, log *slog.Logger) {
	var told time.Time
	for count := 0; ; {
		began := time.Now()
		p, err := d.reindexSome(ctx)
		pause := time.Since(began) // half of the writer's time stays for others
		var u *store.Unavailable   // the log tells of it already
		switch {
		case errors.Is(err, store.ErrClosed):
			return
		case err != nil && !errors.As(err, &u):
			log.Error("orders could not be indexed anew; trying again", "error", err)
			pause = reindexRetry
		case err != nil:
			pause = reindexRetry
		case p.isDone:
			if count > 0 {
				log.Info("all orders are indexed anew", "indexed", count)
			}
			return
		case time.Since(told) >= reindexTold:
			told = time.Now()
			log.Info("orders are being indexed anew; until it is done, search finds some by their words from before",
				"done", fmt.Sprintf("%d%%", 100*p.after/max(1, p.last)))
		}
		count += p.indexed
		select {
		case <-ctx.Done():
			return
		case <-time.After(pause):
		}
	}
}

// reindexing is how far indexing anew has come.
type reindexing struct {
	isDone      bool
	indexed     int      // in this step
	after, last order.ID // the order that was indexed last, and the newest of all
}

// reindexSome indexes the next orders anew, and notes that in the same transaction.
func (d *Desk) reindexSome(ctx context.Context) (reindexing, error) {
	var p reindexing
	err := d.store.Write(ctx, func(ctx context.Context, tx *store.Tx) error {
		p = reindexing{}
		s, err := tx.Store.Query().Only(ctx)
		if err != nil {
			return fmt.Errorf("load store: %w", err)
		}
		if s.ReindexAfter == nil {
			p.isDone = true
			return nil
		}
		orders, err := loadSearched(ctx, tx, reindexedTogether, salesorder.IDGT(*s.ReindexAfter))
		if err != nil {
			return err
		}
		for _, o := range orders {
			if err := index(ctx, tx, o); err != nil {
				return err
			}
		}
		if p.after = *s.ReindexAfter; len(orders) == 0 {
			p.last = p.after
			return tidied(ctx, tx)
		}
		p.indexed, p.after = len(orders), orders[len(orders)-1].ID
		if p.last, err = tx.SalesOrder.Query().Order(ent.Desc(salesorder.FieldID)).FirstID(ctx); err != nil {
			return fmt.Errorf("load the newest order: %w", err)
		}
		return tx.Store.Update().SetReindexAfter(p.after).Exec(ctx)
	})
	return p, err
}

// tidied tidies a part of the index, which is half old words now, and ends indexing anew
// when nothing is left to tidy.
func tidied(ctx context.Context, tx *store.Tx) error {
	if more, err := tx.Words.Tidy(ctx); more || err != nil {
		return err
	}
	return tx.Store.Update().ClearReindexAfter().Exec(ctx)
}
