package desk

import (
	"context"
	"encoding/json"
	"fmt"

	"waybill/address"
	"waybill/ent/ordertag"
	"waybill/ent/salesorder"
	"waybill/internal/search"
	"waybill/order"
	"waybill/refusal"
	"waybill/timeline"
)

// Given is a value of the input that may have been left out. A pointer cannot tell a field
// that was left out, which stays as it is, from a null, which clears it.
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
	// Lines have new figures; a quantity of 0 removes a line. Lines that are not named stay.
	Lines []order.LineEdit
	// AddLines stand behind the lines that are there.
	AddLines []order.DraftLine
	// Discount, Shipping and Tax are decimal text in the order's currency; nil follows
	// the lines.
	Discount, Shipping, Tax *string
	Attributes              Given[[]order.Attribute]
}

// named lists the fields that the input names. By these, the rules tell an annotation from an
// edit.
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
		{"discount", in.Discount != nil},
		{"shipping", in.Shipping != nil},
		{"tax", in.Tax != nil},
		{"attributes", in.Attributes.Set},
	} {
		if field.named {
			names = append(names, field.name)
		}
	}
	return names
}

func (Edit) verb() string       { return "updateOrder" }
func (in Edit) order() order.ID { return in.OrderID }

// do checks all fields before it refuses, so that a form can be corrected in one go.
func (in Edit) do(ctx context.Context, w *change) error {
	e := &edit{change: w}
	if err := e.plan(ctx, in); err != nil {
		return err
	}
	if err := e.writeTags(ctx); err != nil {
		return err
	}
	if err := e.writeLines(ctx); err != nil {
		return err
	}
	w.record(timeline.Edited(w.actor, e.what), e.changes)
	return nil
}

// edit collects what changes and what is wrong with the input: what is in words for the
// timeline's sentence, changes are values for its details.
type edit struct {
	*change
	what     []string
	changes  []order.Change
	problems refusal.Problems

	newTags []string // nil when they stay
	lines   editedLines
}

// plan works out the whole edit but writes nothing: columns are set on an update that is not
// sent yet. It refuses with everything that is wrong. PreviewEdit stops after plan, so a
// preview shows what the edit would do.
func (e *edit) plan(ctx context.Context, in Edit) error {
	if p := order.CanUpdate(e.facts, in.named()); p != nil {
		return refuseIf(p)
	}
	if err := e.texts(in); err != nil {
		return err
	}
	e.addresses(in)
	e.tags(in.Tags)
	e.attributes(in.Attributes)
	if err := e.planLines(ctx, in); err != nil {
		return err
	}
	if len(e.problems) > 0 {
		return refused{e.problems}
	}
	return nil
}

// addChange adds changes under a name for the sentence. Where nothing changed, the name is left
// out: saving a form that names all fields must not claim that all were edited.
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

// texts changes the texts that the input names. E-mail and phone are among the words that an
// order is found by.
func (e *edit) texts(in Edit) error {
	o := e.order
	for _, f := range []textField{
		{"email", "the e-mail", salesorder.FieldEmail, in.Email, o.Email, order.CheckEmail},
		{"phone", "the phone", salesorder.FieldPhone, in.Phone, o.Phone, order.CheckShortText},
		{"note", "the note", salesorder.FieldNote, in.Note, o.Note, order.CheckNote},
		{"deliveryMethod", "the delivery method", salesorder.FieldDeliveryMethod, in.DeliveryMethod, o.DeliveryMethod,
			order.CheckShortText},
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

// isNewAddress tells whether the input names an address that is valid and differs from the one
// before. Problems are collected, and an address with problems changes nothing.
func (e *edit) isNewAddress(given Given[*address.Address], field string, before *address.Address) bool {
	if !given.Set {
		return false
	}
	problems := order.CheckAddress(given.Value, refusal.Path{field})
	e.problems = append(e.problems, problems...)
	return len(problems) == 0 && !given.Value.Equal(before)
}

// setShippingAddress changes the shipping address, or clears it when to is empty, and returns
// what changed. The order is indexed again, because a guest is found by the name on it.
func (w *change) setShippingAddress(to *address.Address) []order.Change {
	if to.IsEmpty() {
		w.row.ClearShippingAddress()
	} else {
		w.row.SetShippingAddress(to)
	}
	w.reindex = true
	return addressChanges("shippingAddress", w.order.ShippingAddress, to)
}

// addressChanges lists each part of an address that changed, e.g. shippingAddress.city.
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

// tags replaces all tags. They are stored on the order's row for reading, and in a table of
// their own for filtering, see writeTags.
func (e *edit) tags(to Given[[]string]) {
	if !to.Set {
		return
	}
	tags, problems := order.CheckTags(to.Value, refusal.Path{"tags"})
	e.problems = append(e.problems, problems...)
	if changes := changed("tags", asJSON(e.order.Tags), asJSON(tags)); len(problems) == 0 && len(changes) > 0 {
		e.addChange("the tags", changes)
		e.row.SetTags(tags)
		e.newTags = tags
	}
}

// writeTags replaces the order's rows in the table of tags.
func (e *edit) writeTags(ctx context.Context) error {
	if e.newTags == nil {
		return nil
	}
	if _, err := e.tx.OrderTag.Delete().Where(ordertag.OrderID(e.order.ID)).Exec(ctx); err != nil {
		return fmt.Errorf("change tags: %w", err)
	}
	return createTags(ctx, e.tx, e.order.ID, e.newTags)
}

// attributes replaces all attributes of the order. Nothing is found by them, so they are
// stored on its row alone.
func (e *edit) attributes(to Given[[]order.Attribute]) {
	if !to.Set {
		return
	}
	attributes, problems := order.CheckAttributes(to.Value, refusal.Path{"attributes"})
	e.problems = append(e.problems, problems...)
	if changes := changed("attributes", asJSON(e.order.Attributes), asJSON(attributes)); len(problems) == 0 && len(changes) > 0 {
		e.addChange("the attributes", changes)
		e.row.SetAttributes(attributes)
	}
}

// asJSON is a value that has no plainer text form, e.g. a list of tags.
func asJSON[T any](list []T) string {
	text, _ := json.Marshal(list) // a list of texts always has a form
	return string(text)
}
