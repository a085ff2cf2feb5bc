package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	entsql "entgo.io/ent/dialect/sql"

	"waybill/ent/salesorder"
	"waybill/internal/store"
	"waybill/order"
)

// words writes the full-text table. The docid of a row is the order's id.
type words struct{ tx *sql.Tx }

// Add makes a new order found by its words, see store.WordIndex.
func (w words) Add(ctx context.Context, id order.ID, text string) error {
	return w.exec(ctx, "INSERT INTO order_search (docid, words) VALUES (?, ?)", id, text)
}

// Replace makes an order found by other words, see store.WordIndex.
func (w words) Replace(ctx context.Context, id order.ID, text string) error {
	return w.exec(ctx, "UPDATE order_search SET words = ? WHERE docid = ?", text, id)
}

func (w words) exec(ctx context.Context, query string, args ...any) error {
	if _, err := w.tx.ExecContext(ctx, query, args...); err != nil {
		return fmt.Errorf("index order: %w", err)
	}
	return nil
}

// Index finds orders by words, see store.Store.
func (db *DB) Index() store.Index { return wordIndex{} }

type wordIndex struct{}

// Matching asks the full-text table, see store.Index. The query cannot be misread:
// folded words hold only letters and digits, and operators are written in capitals.
func (wordIndex) Matching(words []string) func(*entsql.Selector) {
	if len(words) == 0 {
		return func(*entsql.Selector) {}
	}
	query := strings.Join(words, "* ") + "*"
	return func(s *entsql.Selector) {
		s.Where(entsql.ExprP(s.C(salesorder.FieldID)+" IN (SELECT docid FROM order_search WHERE words MATCH ?)", query))
	}
}
