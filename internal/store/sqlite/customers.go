package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/pressly/goose/v3"

	"waybill/internal/search"
)

// foldCustomers is the migration that lets customers of before be sorted and found, which
// SQL cannot do: it does not know how to fold.
var foldCustomers = goose.NewGoMigration(42, &goose.GoFunc{RunTx: indexCustomers}, nil)

// indexed is how many customers are read at a time.
const indexed = 1_000

// indexCustomers folds the names of all customers, and indexes their words.
func indexCustomers(ctx context.Context, tx *sql.Tx) error {
	for last := int64(0); ; {
		found, err := someCustomers(ctx, tx, last)
		if err != nil || len(found) == 0 {
			return err
		}
		for _, c := range found {
			if err := c.index(ctx, tx); err != nil {
				return fmt.Errorf("index customers: %w", err)
			}
		}
		last = found[len(found)-1].id
	}
}

// buyer is what somebody is found by.
type buyer struct {
	id                 int64
	name, email, phone string
}

// someCustomers are the next ones after an ID.
func someCustomers(ctx context.Context, tx *sql.Tx, after int64) ([]buyer, error) {
	rows, err := tx.QueryContext(ctx, `SELECT id, name, coalesce(email, ''), coalesce(phone, '') FROM customers
		WHERE id > ? ORDER BY id LIMIT ?`, after, indexed)
	if err != nil {
		return nil, fmt.Errorf("read customers: %w", err)
	}
	defer rows.Close() //nolint:errcheck // read to the end
	var found []buyer
	for rows.Next() {
		var c buyer
		if err := rows.Scan(&c.id, &c.name, &c.email, &c.phone); err != nil {
			return nil, fmt.Errorf("read customers: %w", err)
		}
		found = append(found, c)
	}
	return found, rows.Err()
}

func (c buyer) index(ctx context.Context, tx *sql.Tx) error {
	if _, err := tx.ExecContext(ctx, "UPDATE customers SET name_key = ? WHERE id = ?", search.Fold(c.name), c.id); err != nil {
		return err
	}
	text := search.Document(search.Texts{Names: []string{c.name}, Plain: []string{c.email}, Phones: []search.Phone{{Number: c.phone}}})
	_, err := tx.ExecContext(ctx, "INSERT INTO customer_search (docid, words) VALUES (?, ?)", c.id, text)
	return err
}
