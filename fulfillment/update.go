package fulfillment

import (
	"context"
	"fmt"

	"waybill/address"
	"waybill/ent"
	"waybill/ent/orderline"
	"waybill/ent/ordertag"
	"waybill/internal/search"
	"waybill/money"
	"waybill/order"
	"waybill/timeline"
)

// Given is a value that may have been left out. Given as zero, it clears.
type Given[T any] struct {
	Set   bool
	Value T
}

// Update edits an order before it is fulfilled, or annotates it at any time. What
// is not Set stays as it is.
type Update struct {
	Guard
	OrderID         order.ID
	Email           Given[string]
	Phone           Given[string]
	Note            Given[string]
	Tags            Given[[]string]
	DeliveryMethod  Given[string]
	ShippingAddress Given[*address.Address]
	BillingAddress  Given[*address.Address]
	Lines           []order.Portion // new quantities; 0 removes
	AddLines        []order.DraftLine
}

// named are the fields of the input that an update names.
func (in Update) named() []string {
	var names []string
	for _, field := range []struct {
		name  string
		named bool
	}{
		{"email", in.Email.Set},
		{"phone", in.Phone.Set},
		{"note", in.Note.Set},
		{"tags", in.Tags.Set},
		{"deliveryMethod", in.DeliveryMethod.Set},
		{"shippingAddress", in.ShippingAddress.Set},
		{"billingAddress", in.BillingAddress.Set},
		{"lines", len(in.Lines) > 0},
		{"addLines", len(in.AddLines) > 0},
	} {
		if field.named {
			names = append(names, field.name)
		}
	}
	return names
}

// Update edits or annotates an order. All of it happens, or nothing.
func (d *Desk) Update(ctx context.Context, actor order.Actor, in Update) (Result, error) {
	return d.change(ctx, actor, in.Guard, "updateOrder", in.OrderID, in, func(ctx context.Context, w *work) error {
		if p := order.CanUpdate(w.facts, in.named()); p != nil {
			return refuseIf(p)
		}
		e := &edit{work: w}
		e.contact(in)
		e.addresses(in)
		if err := e.tags(ctx, in.Tags); err != nil {
			return err
		}
		if err := e.lines(ctx, in); err != nil {
			return err
		}
		if len(e.problems) > 0 {
			return refused{e.problems}
		}
		w.record(order.EntryEdited, timeline.Edited(w.actor, e.what), e.changes)
		return nil
	})
}

// edit gathers what an update changes, in words and as values.
type edit struct {
	*work
	what     []string
	changes  []order.Change
	problems order.Problems
}

func (e *edit) note(what string, changes []order.Change) {
	if len(changes) > 0 {
		e.what, e.changes = append(e.what, what), append(e.changes, changes...)
	}
}

func (e *edit) contact(in Update) {
	row := e.edit
	e.text(in.Email, "the e-mail", "email", e.order.Email, order.CheckEmail, row.SetEmail, row.ClearEmail)
	e.text(in.Phone, "the phone", "phone", e.order.Phone, order.CheckRemark, row.SetPhone, row.ClearPhone)
	e.text(in.Note, "the note", "note", e.order.Note, order.CheckNote, row.SetNote, row.ClearNote)
	e.text(in.DeliveryMethod, "the delivery method", "deliveryMethod", e.order.DeliveryMethod, order.CheckRemark,
		func(s string) *ent.SalesOrderUpdate { return row.SetDeliveryMethod(s).SetDeliveryKey(search.Fold(s)) },
		func() *ent.SalesOrderUpdate { return row.ClearDeliveryMethod().SetDeliveryKey("") })
	e.reindex = e.reindex || in.Email.Set || in.Phone.Set
}

func (e *edit) text(to Given[string], what, field string, before *string,
	check func(string, order.Path) (string, *order.Problem),
	set func(string) *ent.SalesOrderUpdate, unset func() *ent.SalesOrderUpdate,
) {
	if !to.Set {
		return
	}
	after, p := check(to.Value, order.Path{field})
	e.problems.Add(p)
	switch {
	case p != nil || after == text(before):
	case after == "":
		unset()
	default:
		set(after)
	}
	e.note(what, changed(field, text(before), after))
}

func (e *edit) addresses(in Update) {
	row := e.edit
	e.address(in.ShippingAddress, "the shipping address", "shippingAddress", e.order.ShippingAddress,
		row.SetShippingAddress, row.ClearShippingAddress)
	e.address(in.BillingAddress, "the billing address", "billingAddress", e.order.BillingAddress,
		row.SetBillingAddress, row.ClearBillingAddress)
}

func (e *edit) address(to Given[*address.Address], what, field string, before *address.Address,
	set func(*address.Address) *ent.SalesOrderUpdate, unset func() *ent.SalesOrderUpdate,
) {
	if !to.Set {
		return
	}
	problems := order.CheckAddress(to.Value, order.Path{field})
	e.problems = append(e.problems, problems...)
	if len(problems) > 0 || to.Value.Equal(before) {
		return
	}
	if to.Value.IsEmpty() {
		unset()
	} else {
		set(to.Value)
	}
	e.reindex = true
	e.note(what, addressChanges(field, before, to.Value))
}

// addressChanges tells each part that changed, e.g. shippingAddress.city.
func addressChanges(field string, before, after *address.Address) []order.Change {
	if before == nil {
		before = &address.Address{}
	}
	if after == nil {
		after = &address.Address{}
	}
	var changes []order.Change
	was, is := before.Parts(), after.Parts()
	for i, part := range is {
		changes = append(changes, changed(field+"."+part.Name, text(*was[i].Value), text(*part.Value))...)
	}
	return changes
}

func (e *edit) tags(ctx context.Context, to Given[[]string]) error {
	if !to.Set {
		return nil
	}
	tags, problems := order.CheckTags(to.Value, order.Path{"tags"})
	e.problems = append(e.problems, problems...)
	changes := changed("tags", asJSON(e.order.Tags), asJSON(tags))
	if len(problems) > 0 || len(changes) == 0 {
		return nil
	}
	e.note("the tags", changes)
	e.edit.SetTags(tags)
	if _, err := e.tx.OrderTag.Delete().Where(ordertag.OrderID(e.order.ID)).Exec(ctx); err != nil {
		return fmt.Errorf("change tags: %w", err)
	}
	return createTags(ctx, e.tx, e.order.ID, tags)
}

func (e *edit) lines(ctx context.Context, in Update) error {
	if len(in.Lines) == 0 && len(in.AddLines) == 0 {
		return nil
	}
	lines, err := linesOf(ctx, e.tx.Client, e.order.ID)
	if err != nil {
		return err
	}
	added, problems := order.PriceLines(in.AddLines, money.Currency(e.order.Currency), order.Path{"addLines"})
	if len(problems) == 0 {
		var plan order.LineChanges
		if plan, problems = order.PlanLineEdits(e.facts, lineFacts(lines), in.Lines, added); len(problems) == 0 {
			return e.applyLines(ctx, lines, plan, added)
		}
	}
	e.problems = append(e.problems, problems...)
	return nil
}

func (e *edit) applyLines(ctx context.Context, lines []*ent.OrderLine, plan order.LineChanges, added []order.PricedLine) error {
	var changes []order.Change
	for _, c := range plan.Changed {
		if err := e.tx.OrderLine.Update().Where(orderline.ID(c.LineID)).SetQuantity(c.Quantity).Exec(ctx); err != nil {
			return fmt.Errorf("change line: %w", err)
		}
		changes = append(changes, quantityChange(lines, c))
	}
	if err := createLines(ctx, e.tx, e.order.ID, e.order.Currency, nextPosition(lines), added, nil); err != nil {
		return err
	}
	for _, l := range added {
		after := fmt.Sprint(l.Quantity)
		changes = append(changes, order.Change{Field: "line: " + l.Title, After: &after})
	}
	e.facts.Quantity += plan.Pieces
	e.facts.Total += plan.Amount
	e.edit.SetSubtotalMinor(e.order.SubtotalMinor + plan.Amount)
	e.reindex = e.reindex || len(changes) > 0
	e.note("the items", changes)
	return nil
}

func quantityChange(lines []*ent.OrderLine, to order.Portion) order.Change {
	change := order.Change{Field: "line"}
	for _, l := range lines {
		if l.ID == to.LineID {
			change.Field = "line: " + l.Title
			change.Before = present(fmt.Sprint(l.Quantity))
		}
	}
	if to.Quantity > 0 {
		change.After = present(fmt.Sprint(to.Quantity))
	}
	return change
}

func nextPosition(lines []*ent.OrderLine) int {
	if len(lines) == 0 {
		return 1
	}
	return lines[len(lines)-1].Position + 1
}
