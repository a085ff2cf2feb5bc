package reference

import (
	"context"
	"database/sql"
	"encoding/json"
	"net/http"

	"waybill/order"
)

// timelineShown is how many of the newest entries are shown.
const timelineShown = 25

const selectOrder = `SELECT o.number, o.status, o.payment_status, o.version, o.placed_at, o.updated_at, o.email, o.phone,
  o.delivery_method, o.shipping_address, o.note, o.tags, o.item_count, o.fulfilled_count, o.to_ship_count, o.shipped_count,
  o.currency, o.subtotal_minor, o.discount_minor, o.shipping_minor, o.tax_minor, o.total_minor, o.taxes_included,
  o.captured_minor, o.refunded_minor,
  o.forgiven_minor, o.authorized, o.voided, o.cancelled_at IS NOT NULL, o.last_sequence, c.name, c.email, c.phone, c.order_count
FROM orders o LEFT JOIN customers c ON c.id = o.customer_id WHERE o.id = ?`

const selectLines = `SELECT id, title, variant_title, sku, vendor, quantity, fulfilled_quantity, returned_quantity,
  unit_price_minor, currency
FROM order_lines WHERE order_id = ? AND quantity > 0 ORDER BY position`

const selectTransactions = `SELECT id, kind, amount_minor, currency, gateway, processed_at
FROM transactions WHERE order_id = ? ORDER BY id`

const selectFulfillments = `SELECT id, name, status, tracking, created_at, created_by_kind, created_by
FROM fulfillments WHERE order_id = ? ORDER BY status, id DESC LIMIT 50`

const selectPortions = `SELECT p.fulfillment_id, p.quantity, l.id, l.title
FROM fulfillments f JOIN fulfillment_lines p ON p.fulfillment_id = f.id JOIN order_lines l ON l.id = p.order_line_id
WHERE f.order_id = ? ORDER BY p.id`

const selectTimeline = `SELECT id, sequence, kind, at, actor_kind, actor_name, message, changes
FROM timeline_entries WHERE order_id = ? AND sequence > ? ORDER BY sequence DESC`

type detailsAnswer struct {
	Order *detailedOrder `json:"order"`
}

func (s *Server) details(r *http.Request) (any, error) {
	id, err := orderIDFrom(r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	ctx := r.Context()
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	defer func() { _ = tx.Rollback() }() // nothing was written
	o, err := readOrder(ctx, tx, id)
	if err != nil {
		return nil, err
	}
	for _, read := range []func(context.Context, *sql.Tx, int64) error{
		o.readLines, o.readTransactions, o.readFulfillments, o.readPortions, o.readTimeline,
	} {
		if err := read(ctx, tx, id); err != nil {
			return nil, err
		}
	}
	return detailsAnswer{o}, nil
}

func readOrder(ctx context.Context, tx *sql.Tx, id int64) (*detailedOrder, error) {
	o := newDetailed(id)
	var status order.Status
	var payment order.PaymentStatus
	var placedAt, updatedAt, subtotal, discount, shipping, tax int64
	var shipTo, tags []byte
	var f order.Facts
	var name *string
	var c customer
	var orders *int
	err := tx.QueryRowContext(ctx, selectOrder, id).Scan(&o.Number, &status, &payment, &o.Version, &placedAt, &updatedAt, &o.Email,
		&o.Phone,
		&o.DeliveryMethod, &shipTo, &o.Note, &tags, &f.Quantity, &f.Fulfilled, &f.ToShip, &f.Shipped, &f.Currency, &subtotal,
		&discount, &shipping, &tax, &f.Total, &o.Payment.TaxesIncluded, &f.Captured, &f.Refunded,
		&f.Forgiven, &f.Authorized, &f.Voided, &f.Cancelled, &o.lastSequence, &name, &c.Email, &c.Phone, &orders)
	if err != nil {
		return nil, err
	}
	f.Number = o.Number
	o.Status, o.PaymentStatus = status.String(), payment.String()
	o.PlacedAt, o.UpdatedAt, o.Tags = timeOf(placedAt), timeOf(updatedAt), tags
	if name != nil {
		c.Name, c.OrderCount = *name, *orders
		o.Customer = &c
	}
	if shipTo != nil {
		if err := json.Unmarshal(shipTo, &o.ShippingAddress); err != nil {
			return nil, err
		}
	}
	o.showAmounts(f, subtotal, discount, shipping, tax)
	o.showActions(f)
	return o, nil
}

func (o *detailedOrder) readLines(ctx context.Context, tx *sql.Tx, id int64) error {
	return eachRow(ctx, tx, selectLines, []any{id}, func(rows *sql.Rows) error {
		var l detailedLine
		var line, price int64
		var returned int
		var currency string
		err := rows.Scan(&line, &l.Title, &l.VariantTitle, &l.SKU, &l.Vendor, &l.Quantity, &l.FulfilledQuantity,
			&returned, &price, &currency)
		if err != nil {
			return err
		}
		l.ID, l.UnfulfilledQuantity = idOf("OrderLine", line), l.Quantity-l.FulfilledQuantity-returned
		l.UnitPrice, l.Total = amountOf(price, currency), amountOf(price*int64(l.Quantity), currency)
		o.Lines = append(o.Lines, l)
		return nil
	})
}

func (o *detailedOrder) readTransactions(ctx context.Context, tx *sql.Tx, id int64) error {
	return eachRow(ctx, tx, selectTransactions, []any{id}, func(rows *sql.Rows) error {
		var t transaction
		var n, minor, at int64
		var currency string
		if err := rows.Scan(&n, &t.Kind, &minor, &currency, &t.Gateway, &at); err != nil {
			return err
		}
		t.ID, t.Amount, t.ProcessedAt = idOf("PaymentTransaction", n), amountOf(minor, currency), timeOf(at)
		o.Payment.Transactions = append(o.Payment.Transactions, t)
		return nil
	})
}

func (o *detailedOrder) readFulfillments(ctx context.Context, tx *sql.Tx, id int64) error {
	return eachRow(ctx, tx, selectFulfillments, []any{id}, func(rows *sql.Rows) error {
		f := &parcel{Lines: []portion{}}
		var at int64
		var tracked []byte
		if err := rows.Scan(&f.id, &f.Name, &f.Status, &tracked, &at, &f.CreatedBy.Kind, &f.CreatedBy.Name); err != nil {
			return err
		}
		f.ID, f.CreatedAt = idOf("Fulfillment", f.id), timeOf(at)
		o.Fulfillments = append(o.Fulfillments, f)
		return json.Unmarshal(tracked, &f.Tracking)
	})
}

func (o *detailedOrder) readPortions(ctx context.Context, tx *sql.Tx, id int64) error {
	if len(o.Fulfillments) == 0 {
		return nil
	}
	return eachRow(ctx, tx, selectPortions, []any{id}, func(rows *sql.Rows) error {
		var p portion
		var of, line int64
		if err := rows.Scan(&of, &p.Quantity, &line, &p.OrderLine.Title); err != nil {
			return err
		}
		p.OrderLine.ID = idOf("OrderLine", line)
		for _, f := range o.Fulfillments {
			if f.id == of {
				f.Lines = append(f.Lines, p)
			}
		}
		return nil
	})
}

func (o *detailedOrder) readTimeline(ctx context.Context, tx *sql.Tx, id int64) error {
	o.Timeline.PageInfo.HasNextPage = o.lastSequence > timelineShown
	return eachRow(ctx, tx, selectTimeline, []any{id, o.lastSequence - timelineShown}, func(rows *sql.Rows) error {
		var e entry
		var n, at int64
		var changed []byte
		if err := rows.Scan(&n, &e.Sequence, &e.Kind, &at, &e.Actor.Kind, &e.Actor.Name, &e.Message, &changed); err != nil {
			return err
		}
		if err := json.Unmarshal(changed, &e.Changes); err != nil {
			return err
		}
		e.ID, e.At = idOf("TimelineEntry", n), timeOf(at)
		o.Timeline.Nodes = append(o.Timeline.Nodes, e)
		return nil
	})
}

func eachRow(ctx context.Context, tx *sql.Tx, query string, args []any, scan func(*sql.Rows) error) error {
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}
