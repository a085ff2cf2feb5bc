package desk

import (
	"context"
	"encoding/json"
	"fmt"

	"waybill/address"
	"waybill/ent"
	"waybill/ent/orderline"
	"waybill/ent/ordertag"
	"waybill/ent/salesorder"
	"waybill/internal/search"
	"waybill/money"
	"waybill/order"
	"waybill/refusal"
	"waybill/timeline"
)

// Given is a value of the input that may have been left out. A pointer could not tell
// a field that was left out from one that was given as null, which clears it.
type Given[T any] struct {
	Set   bool // whether the input names the field
	Value T
}

// Edit changes an order before it is fulfilled, or annotates it at any time. Fields
// that are not Set stay as they are. All of it happens, or nothing.
type Edit struct {
	Guard
	OrderID         order.ID
	Email           Given[string]
	Phone           Given[string]
	Note            Given[string]
	Tags            Given[[]string]
	DeliveryMethod  Given[string]
	ShippingAddress Given[*address.Address]
	BillingAddress  Given[*address.Address]
	// Lines have new quantities; 0 removes a line. Lines that are not named stay.
	Lines []order.LineEdit
	// AddLines stand behind the lines that are there.
	AddLines []order.DraftLine
	// Discount, Shipping and Tax are decimal text in the order's currency; nil follows
	// the lines.
	Discount, Shipping, Tax *string
	Attributes              Given[[]order.Attribute]
}

// named are the fields of the input that an edit names, by which the rules tell an
// annotation from an edit.
func (in Edit) named() []string {
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

func (Edit) verb() string       { return "updateOrder" }
func (in Edit) order() order.ID { return in.OrderID }

// do goes through all fields before it refuses, so that a form is corrected in one go.
func (in Edit) do(ctx context.Context, w *change) error {
	if p := order.CanUpdate(w.facts, in.named()); p != nil {
		return refuseIf(p)
	}
	e := &edit{change: w}
	if err := e.texts(in); err != nil {
		return err
	}
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
}

// edit gathers what changes, in words for the sentence of the timeline and as
// values for its details, and everything that is wrong with the input.
type edit struct {
	*change
	what     []string
	changes  []order.Change
	problems refusal.Problems
}

// addChange tells of a change, or of none when the new value says the same as the old one.
func (e *edit) addChange(what string, changes []order.Change) {
	if len(changes) > 0 {
		e.what, e.changes = append(e.what, what), append(e.changes, changes...)
	}
}

// textField is a text of the order that an edit may name.
type textField struct {
	name   string // in the input
	words  string // in the timeline's sentence
	column string
	given  Given[string]
	before *string
	check  func(string, refusal.Path) (string, *refusal.Problem)
}

// texts changes the texts that the input names.
func (e *edit) texts(in Edit) error {
	o := e.order
	for _, f := range []textField{
		{"email", "the e-mail", salesorder.FieldEmail, in.Email, o.Email, order.CheckEmail},
		{"phone", "the phone", salesorder.FieldPhone, in.Phone, o.Phone, order.CheckRemark},
		{"note", "the note", salesorder.FieldNote, in.Note, o.Note, order.CheckNote},
		{"deliveryMethod", "the delivery method", salesorder.FieldDeliveryMethod, in.DeliveryMethod, o.DeliveryMethod, order.CheckRemark},
	} {
		if err := e.text(f); err != nil {
			return err
		}
	}
	e.reindex = e.reindex || in.Email.Set || in.Phone.Set
	return nil
}

// text changes one text, or clears it when it is given as empty.
func (e *edit) text(f textField) error {
	if !f.given.Set {
		return nil
	}
	after, p := f.check(f.given.Value, refusal.Path{f.name})
	e.problems.Add(p)
	if p != nil || after == text(f.before) {
		return nil
	}
	e.addChange(f.words, changed(f.name, text(f.before), after))
	if f.column == salesorder.FieldDeliveryMethod {
		e.row.SetDeliveryKey(search.Fold(after)) // by which orders are sorted
	}
	if after == "" {
		return e.row.Mutation().ClearField(f.column)
	}
	return e.row.Mutation().SetField(f.column, after)
}

// addresses changes the addresses that the input names; an empty one clears it.
func (e *edit) addresses(in Edit) {
	if e.isNewAddress(in.ShippingAddress, "shippingAddress", e.order.ShippingAddress) {
		e.addChange("the shipping address", e.setShippingAddress(in.ShippingAddress.Value))
	}
	if to := in.BillingAddress.Value; e.isNewAddress(in.BillingAddress, "billingAddress", e.order.BillingAddress) {
		if to.IsEmpty() {
			e.row.ClearBillingAddress()
		} else {
			e.row.SetBillingAddress(to)
		}
		e.reindex = true // the name on it may be the one that the order is found by
		e.addChange("the billing address", addressChanges("billingAddress", e.order.BillingAddress, to))
	}
}

// isNewAddress tells whether an address was given, is sound, and differs from the
// one before.
func (e *edit) isNewAddress(given Given[*address.Address], field string, before *address.Address) bool {
	if !given.Set {
		return false
	}
	problems := order.CheckAddress(given.Value, refusal.Path{field})
	e.problems = append(e.problems, problems...)
	return len(problems) == 0 && !given.Value.Equal(before)
}

// setShippingAddress changes the address that the order goes to; an empty one
// clears it. It returns what changed.
func (w *change) setShippingAddress(to *address.Address) []order.Change {
	if to.IsEmpty() {
		w.row.ClearShippingAddress()
	} else {
		w.row.SetShippingAddress(to)
	}
	w.reindex = true
	return addressChanges("shippingAddress", w.order.ShippingAddress, to)
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

// tags replaces all tags. They stand on the order for reading and in a table of
// their own for filtering.
func (e *edit) tags(ctx context.Context, to Given[[]string]) error {
	if !to.Set {
		return nil
	}
	tags, problems := order.CheckTags(to.Value, refusal.Path{"tags"})
	e.problems = append(e.problems, problems...)
	changes := changed("tags", asJSON(e.order.Tags), asJSON(tags))
	if len(problems) > 0 || len(changes) == 0 {
		return nil
	}
	e.addChange("the tags", changes)
	e.row.SetTags(tags)
	if _, err := e.tx.OrderTag.Delete().Where(ordertag.OrderID(e.order.ID)).Exec(ctx); err != nil {
		return fmt.Errorf("change tags: %w", err)
	}
	return createTags(ctx, e.tx, e.order.ID, tags)
}

// lines changes quantities and adds lines, if the rules allow all of it.
func (e *edit) lines(ctx context.Context, in Edit) error {
	if len(in.Lines) == 0 && len(in.AddLines) == 0 {
		return nil
	}
	lines, err := linesOf(ctx, e.tx.Client, e.order.ID)
	if err != nil {
		return err
	}
	added, problems := order.PriceLines(in.AddLines, money.Currency(e.order.Currency), refusal.Path{"addLines"})
	if len(problems) == 0 {
		var plan order.LineChanges
		if plan, problems = order.PlanLineEdits(e.facts, lineFacts(lines), portionsOf(in.Lines), added); len(problems) == 0 {
			return e.applyLines(ctx, lines, plan, added)
		}
	}
	e.problems = append(e.problems, problems...)
	return nil
}

// applyLines carries out what the rules have planned. A line whose quantity becomes
// 0 stays stored, for the timeline entries that name it.
func (e *edit) applyLines(ctx context.Context, lines []*ent.OrderLine, plan order.LineChanges, added []order.PricedLine) error {
	var changes []order.Change
	for _, c := range plan.Changed {
		if err := e.tx.OrderLine.Update().Where(orderline.ID(c.LineID)).SetQuantity(c.Quantity).Exec(ctx); err != nil {
			return fmt.Errorf("change line: %w", err)
		}
		changes = append(changes, quantityChange(lines, c))
	}
	if err := e.createLines(ctx, nextPosition(lines), added, nil); err != nil {
		return err
	}
	for _, l := range added {
		after := fmt.Sprint(l.Quantity)
		changes = append(changes, order.Change{Field: "line: " + l.Title, After: &after})
	}
	e.facts.Quantity += plan.Pieces
	e.facts.Total += plan.Amount
	e.row.SetSubtotalMinor(e.order.SubtotalMinor + plan.Amount)
	e.reindex = e.reindex || len(changes) > 0
	e.addChange("the items", changes)
	return nil
}

// quantityChange tells a line's quantity before and after; none after for a line
// that is removed.
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

// nextPosition is the place behind the last line, so that added lines stand last.
func nextPosition(lines []*ent.OrderLine) int {
	if len(lines) == 0 {
		return 1
	}
	return lines[len(lines)-1].Position + 1
}

// asJSON is a value that has no plainer text form, e.g. a list of tags.
func asJSON(tags []string) string {
	text, _ := json.Marshal(tags) // a list of texts always has a form
	return string(text)
}

// portionsOf are the new quantities of lines.
func portionsOf(edits []order.LineEdit) []order.Portion {
	portions := make([]order.Portion, len(edits))
	for i, e := range edits {
		portions[i] = order.Portion{LineID: e.LineID, Quantity: e.Quantity}
	}
	return portions
}
