package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	entsql "entgo.io/ent/dialect/sql"

	"waybill/internal/store"
	"waybill/order"
)

// words writes the full-text tables. The docid of a row is the order's or customer's id.
type words struct{ tx *sql.Tx }

// Add makes a new order found by its words, see store.WordIndex.
func (w words) Add(ctx context.Context, id order.ID, text string) error {
	return w.exec(ctx, "INSERT INTO order_search (docid, words) VALUES (?, ?)", id, text)
}

// Replace makes an order found by other words, see store.WordIndex.
func (w words) Replace(ctx context.Context, id order.ID, text string) error {
	return w.exec(ctx, "UPDATE order_search SET words = ? WHERE docid = ?", text, id)
}

// Append makes an order found by more words, see store.WordIndex.
func (w words) Append(ctx context.Context, id order.ID, text string) error {
	return w.exec(ctx, "UPDATE order_search SET words = words || ' ' || ? WHERE docid = ?", text, id)
}

// AddCustomer makes a new customer found by its words, see store.WordIndex.
func (w words) AddCustomer(ctx context.Context, id order.CustomerID, text string) error {
	return w.exec(ctx, "INSERT INTO customer_search (docid, words) VALUES (?, ?)", id, text)
}

// Tidy merges some pages of the index, see store.WordIndex. FTS4 leaves behind what was
// replaced, and reads it each time. It is done when a merge changes less than two rows.
func (w words) Tidy(ctx context.Context) (more bool, err error) {
	changes := func() (n int64) {
		err = errors.Join(err, w.tx.QueryRowContext(ctx, "SELECT total_changes()").Scan(&n))
		return n
	}
	before := changes()
	err = errors.Join(err, w.exec(ctx, "INSERT INTO order_search (order_search) VALUES ('merge=20,2')"))
	return changes()-before >= 2, err
}

func (w words) exec(ctx context.Context, query string, args ...any) error {
	if _, err := w.tx.ExecContext(ctx, query, args...); err != nil {
		return fmt.Errorf("index words: %w", err)
	}
	return nil
}

// Index finds orders and customers by words, see store.Store.
func (db *DB) Index() store.Index { return wordIndex{} }

type wordIndex struct{}

// Matching asks the full-text table of orders, see store.Index.
func (wordIndex) Matching(readings [][]string) func(*entsql.Selector) {
	return matching(readings, "order_search")
}

// MatchingCustomers asks the full-text table of customers, see store.Index.
func (wordIndex) MatchingCustomers(readings [][]string) func(*entsql.Selector) {
	return matching(readings, "customer_search")
}

// matching asks a full-text table, whose docid is the id of what is found. The query cannot be
// misread: folded words hold only letters and digits, and operators are written in capitals.
func matching(readings [][]string, table string) func(*entsql.Selector) {
	if len(readings) == 0 {
		return func(*entsql.Selector) {}
	}
	// A statement each, and not one of all with OR: where FTS4 puts off a frequent word of one
	// reading until it has the rare ones, it would look into each row that another one finds.
	statement := "SELECT docid FROM " + table + " WHERE words MATCH ?"
	statements, queries := make([]string, len(readings)), make([]any, len(readings))
	for i, words := range readings {
		statements[i], queries[i] = statement, strings.Join(words, "* ")+"*"
	}
	return func(s *entsql.Selector) {
		found := strings.Join(statements, " UNION ALL ")
		s.Where(entsql.ExprP(s.C("id")+" IN ("+found+")", queries...))
	}
}
