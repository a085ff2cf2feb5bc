package sqlite

import (
	"strings"
	"testing"
)

// However many customers there are, and however many orders one of them has, a page and what
// was spent must be found by an index.
func TestCustomersAndTheirOrdersAreFoundByAnIndex(t *testing.T) {
	db := open(t)
	for query, index := range map[string]string{
		"SELECT * FROM customers ORDER BY name_key, id LIMIT 26":                                      "customer_name_key_id",
		"SELECT * FROM customers WHERE (order_count, id) < (5, 7) ORDER BY order_count DESC, id DESC": "customer_order_count_id",
		"SELECT * FROM customers ORDER BY last_order_at DESC, id DESC LIMIT 26":                       "customer_last_order_at_id",
		"SELECT id FROM orders WHERE customer_id = 1 ORDER BY placed_at DESC, id DESC LIMIT 26":       "salesorder_customer_id_placed_at",
		`SELECT customer_id, currency, sum(captured_minor), sum(refunded_minor) FROM orders
			WHERE customer_id IN (1, 2) AND captured_minor > 0 GROUP BY customer_id, currency`: "COVERING INDEX salesorder_spent",
	} {
		plan := strings.Join(rows(t, db.readers, "EXPLAIN QUERY PLAN "+query), "\n")
		if !strings.Contains(plan, index) || strings.Contains(plan, "TEMP B-TREE") {
			t.Errorf("%s is found by\n%s", query, plan)
		}
	}
}
