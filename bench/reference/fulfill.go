package reference

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"waybill/order"
	"waybill/refusal"
	"waybill/timeline"
)

const selectFacts = `SELECT number, version, item_count, fulfilled_count, to_ship_count, shipped_count, currency, total_minor,
  captured_minor, refunded_minor, forgiven_minor, authorized, voided, cancelled_at IS NOT NULL, last_sequence, fulfillments_made
FROM orders WHERE id = ?`

const selectOpenLines = `SELECT id, title, quantity, fulfilled_quantity, returned_quantity, requires_shipping, unit_price_minor
FROM order_lines WHERE order_id = ? AND quantity > 0 ORDER BY position, id`

// updateOrder changes the order only if it still is as it was read.
const updateOrder = `UPDATE orders SET version = version + 1, updated_at = ?, status = ?, fulfilled_count = ?,
  shipped_count = to_ship_count, last_sequence = ?, fulfillments_made = ? WHERE id = ? AND version = ?`

const insertFulfillment = `INSERT INTO fulfillments (order_id, name, status, tracking, created_at, created_by_kind, created_by)
VALUES (?, ?, 'ACTIVE', '[]', ?, ?, ?)`

const insertEntry = `INSERT INTO timeline_entries
  (order_id, sequence, kind, at, actor_kind, actor_name, message, changes, fulfillment_id, quantity, params, status_before, status_after)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '[]', ?, ?)`

type fulfillAnswer struct {
	FulfillOrder payload `json:"fulfillOrder"`
}

type payload struct {
	Order        shortOrder    `json:"order"`
	Fulfillment  *shortParcel  `json:"fulfillment"`
	Notification *notification `json:"notification"`
	UserErrors   []userError   `json:"userErrors"`
}

type shortOrder struct {
	ID      string `json:"id"`
	Number  string `json:"number"`
	Status  string `json:"status"`
	Version int    `json:"version"`
}

type shortParcel struct {
	ID        string    `json:"id"`
	Name      string    `json:"name"`
	CreatedAt string    `json:"createdAt"`
	Lines     []portion `json:"lines"`
}

type notification struct {
	Title   string `json:"title"`
	Message string `json:"message"`
}

type userError struct {
	Code    refusal.Code `json:"code"`
	Field   []string     `json:"field"`
	Message string       `json:"message"`
}

// job is one order being fulfilled.
type job struct {
	id                      int64
	now                     order.Instant
	actor                   order.Actor
	version, sequence, made int
	facts                   order.Facts
	lines                   []order.Line
	titles                  map[order.LineID]string
	plan                    []order.Portion
	fulfillment             int64
}

func (s *Server) fulfill(r *http.Request) (any, error) {
	id, err := orderIDFrom(r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	// What has begun is finished even if the client goes away.
	ctx := context.WithoutCancel(r.Context())
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	defer func() { _ = tx.Rollback() }() // after a commit this does nothing
	j := &job{id: id, now: order.At(time.Now()), actor: s.actor, titles: map[order.LineID]string{}}
	if err := j.load(ctx, tx); err != nil {
		return nil, err
	}
	var problems refusal.Problems
	if j.plan, problems = order.PlanFulfillment(j.facts, j.lines, nil, false); len(problems) > 0 {
		return j.refused(problems), nil
	}
	for _, step := range []func(context.Context, *sql.Tx) error{j.saveFulfillment, j.saveOrder, j.saveEntry} {
		if err := step(ctx, tx); err != nil {
			return nil, err
		}
	}
	return j.answer(), tx.Commit()
}

func (j *job) load(ctx context.Context, tx *sql.Tx) error {
	f := &j.facts
	err := tx.QueryRowContext(ctx, selectFacts, j.id).Scan(&f.Number, &j.version, &f.Quantity, &f.Fulfilled, &f.ToShip, &f.Shipped,
		&f.Currency, &f.Total, &f.Captured, &f.Refunded, &f.Forgiven, &f.Authorized, &f.Voided, &f.Cancelled, &j.sequence, &j.made)
	if err != nil {
		return err
	}
	return eachRow(ctx, tx, selectOpenLines, []any{j.id}, func(rows *sql.Rows) error {
		var l order.Line
		var title string
		if err := rows.Scan(&l.ID, &title, &l.Quantity, &l.Fulfilled, &l.Returned, &l.Ships, &l.UnitPrice); err != nil {
			return err
		}
		j.lines, j.titles[l.ID] = append(j.lines, l), title
		return nil
	})
}

// saveFulfillment writes the fulfillment with its lines, and that nothing is
// left of the order's.
func (j *job) saveFulfillment(ctx context.Context, tx *sql.Tx) error {
	result, err := tx.ExecContext(ctx, insertFulfillment, j.id, j.name(), int64(j.now), string(j.actor.Kind), j.actor.Name)
	if err != nil {
		return err
	}
	if j.fulfillment, err = result.LastInsertId(); err != nil {
		return err
	}
	args := make([]any, 0, 3*len(j.plan))
	for _, p := range j.plan {
		args = append(args, j.fulfillment, int64(p.LineID), p.Quantity)
	}
	query := "INSERT INTO fulfillment_lines (fulfillment_id, order_line_id, quantity) VALUES (?, ?, ?)" +
		strings.Repeat(", (?, ?, ?)", len(j.plan)-1)
	if _, err := tx.ExecContext(ctx, query, args...); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "UPDATE order_lines SET fulfilled_quantity = quantity WHERE order_id = ?", j.id)
	return err
}

func (j *job) name() string { return j.facts.Number + "-F" + strconv.Itoa(j.made+1) }

func (j *job) saveOrder(ctx context.Context, tx *sql.Tx) error {
	result, err := tx.ExecContext(ctx, updateOrder, int64(j.now), int64(order.Fulfilled), j.facts.Quantity,
		j.sequence+1, j.made+1, j.id, j.version)
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n != 1 {
		return errors.Join(errors.New("somebody else changed the order"), err)
	}
	return nil
}

func (j *job) saveEntry(ctx context.Context, tx *sql.Tx) error {
	before, after := j.facts.Status(), order.Fulfilled
	from, to := before.String(), after.String()
	changes := []order.Change{{Field: "status", Before: &from, After: &to}}
	for _, l := range j.lines {
		if l.Remaining() > 0 {
			was := fmt.Sprintf("%d of %d fulfilled", l.Fulfilled, l.Quantity)
			is := fmt.Sprintf("%d of %d fulfilled", l.Quantity, l.Quantity)
			changes = append(changes, order.LineChange(l.ID, j.titles[l.ID], order.FigureFulfilled, &was, &is))
		}
	}
	text, err := json.Marshal(changes)
	if err != nil {
		return err
	}
	says := timeline.Fulfilled(j.actor, order.FulfillmentID(j.fulfillment), order.Pieces(j.plan), false)
	_, err = tx.ExecContext(ctx, insertEntry, j.id, j.sequence+1, string(order.EntryFulfilled), int64(j.now), string(j.actor.Kind),
		j.actor.Name, says.Message, string(text), j.fulfillment, says.Quantity, int64(before), int64(after))
	return err
}

// answer knows all there is to say without reading it again.
func (j *job) answer() fulfillAnswer {
	parcel := &shortParcel{ID: idOf("Fulfillment", j.fulfillment), Name: j.name(), CreatedAt: timeOf(int64(j.now))}
	for _, p := range j.plan {
		shown := portion{Quantity: p.Quantity}
		shown.OrderLine.ID, shown.OrderLine.Title = idOf("OrderLine", int64(p.LineID)), j.titles[p.LineID]
		parcel.Lines = append(parcel.Lines, shown)
	}
	return fulfillAnswer{payload{
		Order:        shortOrder{idOf("Order", j.id), j.facts.Number, order.Fulfilled.String(), j.version + 1},
		Fulfillment:  parcel,
		Notification: &notification{"Order fulfilled", fmt.Sprintf("Order #%s is fulfilled.", j.facts.Number)},
		UserErrors:   []userError{},
	}}
}

func (j *job) refused(problems refusal.Problems) fulfillAnswer {
	errs := make([]userError, len(problems))
	for i, p := range problems {
		errs[i] = userError{p.Code, p.Field, p.Message}
	}
	return fulfillAnswer{payload{
		Order:      shortOrder{idOf("Order", j.id), j.facts.Number, j.facts.Status().String(), j.version},
		UserErrors: errs,
	}}
}
