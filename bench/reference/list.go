package reference

import (
	"context"
	"database/sql"
	"math"
	"net/http"
	"strconv"
	"strings"

	"waybill/internal/search"
	"waybill/order"
)

type listAnswer struct {
	Orders listPage `json:"orders"`
}

type listPage struct {
	Nodes    []*listedOrder `json:"nodes"`
	PageInfo struct {
		HasNextPage bool    `json:"hasNextPage"`
		EndCursor   *string `json:"endCursor"`
	} `json:"pageInfo"`
}

type listedOrder struct {
	ID            string       `json:"id"`
	Number        string       `json:"number"`
	Status        string       `json:"status"`
	PaymentStatus string       `json:"paymentStatus"`
	PlacedAt      string       `json:"placedAt"`
	Total         amount       `json:"total"`
	Customer      *named       `json:"customer"`
	Lines         []listedLine `json:"lines"`

	place place
}

type named struct {
	Name string `json:"name"`
}

type listedLine struct {
	Title               string  `json:"title"`
	SKU                 *string `json:"sku"`
	Quantity            int     `json:"quantity"`
	FulfilledQuantity   int     `json:"fulfilledQuantity"`
	UnfulfilledQuantity int     `json:"unfulfilledQuantity"`
	UnitPrice           amount  `json:"unitPrice"`
}

const listOrders = `SELECT o.id, o.number, o.status, o.payment_status, o.placed_at, o.total_minor, o.currency, c.name
FROM orders o LEFT JOIN customers c ON c.id = o.customer_id
WHERE (o.placed_at, o.id) < (?, ?)`

const (
	found       = `SELECT docid FROM order_search WHERE words MATCH ?`
	newestFirst = ` ORDER BY o.placed_at DESC, o.id DESC LIMIT ?`
)

const listLines = `SELECT order_id, title, sku, quantity, fulfilled_quantity, unit_price_minor, currency
FROM order_lines WHERE quantity > 0 AND order_id IN (`

// list answers with a page of all orders, or of those that a search finds.
func (s *Server) list(r *http.Request) (any, error) {
	query := r.URL.Query()
	first, err := strconv.Atoi(query.Get("first"))
	if err != nil || first < 1 || first > 100 {
		return nil, errRequest
	}
	after := place{math.MaxInt64, math.MaxInt64}
	if cursor := query.Get("after"); cursor != "" {
		if after, err = placeFrom(cursor); err != nil {
			return nil, err
		}
	}
	statement, args := listOrders, []any{after.placedAt, after.id}
	if text := query.Get("search"); text != "" {
		readings, err := search.Query(text)
		if err != nil || len(readings) == 0 {
			return nil, errRequest
		}
		each := make([]string, len(readings))
		for i, words := range readings {
			each[i] = found
			args = append(args, strings.Join(words, "* ")+"*")
		}
		statement += " AND o.id IN (" + strings.Join(each, " UNION ALL ") + ")"
	}
	tx, err := s.read.BeginTx(r.Context(), &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	defer func() { _ = tx.Rollback() }() // nothing was written
	var answer listAnswer
	page := &answer.Orders
	if page.Nodes, err = readPage(r.Context(), tx, statement+newestFirst, append(args, first+1)); err != nil {
		return nil, err
	}
	if len(page.Nodes) > first {
		page.Nodes, page.PageInfo.HasNextPage = page.Nodes[:first], true
	}
	if len(page.Nodes) == 0 {
		return answer, nil
	}
	end := page.Nodes[len(page.Nodes)-1].place.cursor()
	page.PageInfo.EndCursor = &end
	return answer, readListedLines(r.Context(), tx, page.Nodes)
}

func readPage(ctx context.Context, tx *sql.Tx, statement string, args []any) ([]*listedOrder, error) {
	rows, err := tx.QueryContext(ctx, statement, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	orders := []*listedOrder{}
	for rows.Next() {
		o := &listedOrder{Lines: []listedLine{}}
		var status order.Status
		var payment order.PaymentStatus
		var total int64
		var currency string
		var customer *string
		if err := rows.Scan(&o.place.id, &o.Number, &status, &payment, &o.place.placedAt, &total, &currency, &customer); err != nil {
			return nil, err
		}
		o.ID, o.PlacedAt, o.Total = idOf("Order", o.place.id), timeOf(o.place.placedAt), amountOf(total, currency)
		o.Status, o.PaymentStatus = status.String(), payment.String()
		if customer != nil {
			o.Customer = &named{*customer}
		}
		orders = append(orders, o)
	}
	return orders, rows.Err()
}

// readListedLines reads the lines of a whole page at once.
func readListedLines(ctx context.Context, tx *sql.Tx, orders []*listedOrder) error {
	byID := make(map[int64]*listedOrder, len(orders))
	ids := make([]any, len(orders))
	for i, o := range orders {
		byID[o.place.id], ids[i] = o, o.place.id
	}
	query := listLines + strings.Repeat("?,", len(ids)-1) + "?) ORDER BY order_id, position"
	rows, err := tx.QueryContext(ctx, query, ids...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var l listedLine
		var id, price int64
		var currency string
		if err := rows.Scan(&id, &l.Title, &l.SKU, &l.Quantity, &l.FulfilledQuantity, &price, &currency); err != nil {
			return err
		}
		l.UnfulfilledQuantity, l.UnitPrice = l.Quantity-l.FulfilledQuantity, amountOf(price, currency)
		byID[id].Lines = append(byID[id].Lines, l)
	}
	return rows.Err()
}
