package desk

import (
	"context"
	"fmt"
	"strconv"

	"waybill/ent"
	"waybill/ent/customer"
	"waybill/ent/salesorder"
	entstore "waybill/ent/store"
	"waybill/internal/search"
	"waybill/internal/store"
	"waybill/money"
	"waybill/order"
	"waybill/refusal"
)

// Place enters a new order, as a storefront or an integration does.
type Place struct {
	order.Draft
	IdempotencyKey string `json:"-"`
}

func (Place) verb() string    { return "createOrder" }
func (Place) order() order.ID { return 0 }
func (Place) guard() Guard    { return Guard{} }

// do checks the draft and enters the order. A sale at the checkout is part of the order's past,
// so placing and importing share the same steps.
func (in Place) do(ctx context.Context, w *change) error {
	sound, problems := in.Draft.Check()
	if len(problems) > 0 {
		return refused{problems}
	}
	return w.enter(ctx, sound.NewOrder(w.now), false)
}

// placedAt is when the order was placed; now where it does not tell.
func (w *change) placedAt(sound order.CheckedDraft) order.Instant {
	if sound.PlacedAt != nil {
		return *sound.PlacedAt
	}
	return w.now
}

// entering is an order being entered, with what had happened to it before.
type entering struct {
	*change
	in       order.CheckedOrder
	imported bool
	id       order.ID
}

// enter writes the order with its whole history, but for the timeline, which save
// writes. If it refuses, it has written nothing yet: imports rely on that.
func (w *change) enter(ctx context.Context, in order.CheckedOrder, imported bool) error {
	e := &entering{change: w, in: in, imported: imported}
	for _, step := range []func(context.Context) error{
		e.checkUnique, e.giveNumber, e.createOrder, e.createParts, e.createFulfillment, e.createTransactions,
	} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return nil
}

// checkUnique refuses, in words, an order that would break a constraint. It looks for the source
// first: an order that is here already has its number here, too. On an engine where somebody
// else can write between this look and the insert, the constraint refuses the insert, and the
// command runs again and finds the other order, see store.WriteUnique.
func (e *entering) checkUnique(ctx context.Context) error {
	if e.in.SourceID != "" {
		known, err := e.tx.SalesOrder.Query().Where(salesorder.Source(e.in.Source), salesorder.SourceID(e.in.SourceID)).Exist(ctx)
		if err != nil {
			return fmt.Errorf("look up source: %w", err)
		}
		if known {
			return refuse(refusal.DuplicateSource, refusal.Path{"sourceId"}, "This order of that source is here already.")
		}
	}
	if e.in.Number == "" {
		return nil
	}
	taken, err := e.tx.SalesOrder.Query().Where(salesorder.Number(e.in.Number)).Exist(ctx)
	if err != nil {
		return fmt.Errorf("look up number: %w", err)
	}
	if taken {
		return refuseIf(refusal.New(refusal.DuplicateNumber, refusal.Path{"number"}, "There is an order #%s already.", e.in.Number).
			With(refusal.ParamNumber, e.in.Number))
	}
	return nil
}

// giveNumber gives the order the next number of the store's count. The count is part of the
// transaction, so a number is never given twice and never lost. A number that the caller
// chose moves the count past it, so that a later order does not collide with it.
func (e *entering) giveNumber(ctx context.Context) error {
	s, err := e.tx.Store.Query().Only(ctx)
	if err != nil {
		return fmt.Errorf("load store: %w", err)
	}
	next := s.NextNumber
	if e.in.Number != "" {
		counted, ok := order.NumberAsCount(e.in.Number)
		if !ok || counted < next {
			return nil
		}
		next = counted + 1
	} else {
		// NumberAsCount took longer numbers for labels, so the count may run into one of them.
		for taken := true; taken; next++ {
			e.in.Number = strconv.FormatInt(next, 10)
			if taken, err = e.tx.SalesOrder.Query().Where(salesorder.Number(e.in.Number)).Exist(ctx); err != nil {
				return fmt.Errorf("look up number: %w", err)
			}
		}
	}
	if err := e.tx.Store.Update().Where(entstore.ID(s.ID)).SetNextNumber(next).Exec(ctx); err != nil {
		return fmt.Errorf("count numbers: %w", err)
	}
	return nil
}

// createOrder stores the order's row as it is at the end of its history: recordHistory comes
// first, so that statuses, balances and the number of entries are known.
func (e *entering) createOrder(ctx context.Context) error {
	e.recordHistory()
	customerID, err := e.customer(ctx)
	if err != nil {
		return err
	}
	in, a := e.in, e.in.Amounts
	name := ""
	if in.Customer != nil {
		name = in.Customer.Name
	}
	create := e.tx.SalesOrder.Create().
		SetNumber(in.Number).SetNumberKey(order.NumberKey(in.Number)).
		SetNillableSource(present(in.Source)).SetNillableSourceID(present(in.SourceID)).
		SetStatus(e.facts.Status()).SetPaymentStatus(e.facts.PaymentStatus()).
		SetVersion(1).SetPlacedAt(e.placedAt(in.CheckedDraft)).SetUpdatedAt(e.now).
		SetNillableCustomerID(customerID).
		SetCustomerKey(search.Fold(customerName(name, in.ShippingAddress, in.BillingAddress))).
		SetNillableEmail(present(in.Email)).SetNillablePhone(present(in.Phone)).
		SetNillableDeliveryMethod(present(in.DeliveryMethod)).SetDeliveryKey(search.Fold(in.DeliveryMethod)).
		SetItemCount(e.facts.Quantity).SetFulfilledCount(e.facts.Fulfilled).
		SetToShipCount(e.facts.ToShip).SetShippedCount(e.facts.Shipped).
		SetCurrency(string(in.CurrencyCode)).SetSubtotalMinor(a.Subtotal).SetDiscountMinor(a.Discount).
		SetShippingMinor(a.Shipping).SetTaxMinor(a.Tax).SetTotalMinor(a.Total).
		SetTotalKey(money.Money{Minor: a.Total, Currency: in.CurrencyCode}.SortKey()).
		SetTaxesIncluded(in.TaxesIncluded).
		SetCapturedMinor(e.facts.Captured).SetRefundedMinor(e.facts.Refunded).
		SetForgivenMinor(e.facts.Forgiven).SetDueMinor(e.facts.Due()).
		SetOutstandingMinor(e.facts.Outstanding()).SetOverpaidMinor(e.facts.Overpaid()).
		SetAuthorized(e.facts.Authorized).SetVoided(e.facts.Voided).
		SetNillableNote(present(in.Note)).SetTags(in.Tags).SetAttributes(in.Attributes).
		SetLastSequence(len(e.entries)).SetFulfillmentsMade(min(1, e.facts.Fulfilled))
	if !in.ShippingAddress.IsEmpty() {
		create.SetShippingAddress(in.ShippingAddress)
	}
	if !in.BillingAddress.IsEmpty() {
		create.SetBillingAddress(in.BillingAddress)
	}
	if in.CancelledAt != nil {
		create.SetCancelledAt(*in.CancelledAt).SetCancelReason(in.CancelReason)
	}
	saved, err := create.Save(ctx)
	if err != nil {
		return fmt.Errorf("create order: %w", err)
	}
	e.id, e.outcome.OrderID = saved.ID, saved.ID
	return nil
}

// customer finds the customer with the same name and e-mail, or stores a new one. Without an
// e-mail, the phone is compared instead; without both, the customer is always new. Decision 8
// in docs/adr tells why.
func (e *entering) customer(ctx context.Context) (*order.CustomerID, error) {
	p := e.in.Customer
	if p == nil {
		return nil, nil
	}
	key := search.Fold(p.Email)
	if key == "" {
		key = search.Fold(p.Phone)
	}
	if key != "" {
		c, err := e.tx.Customer.Query().
			Where(customer.ContactKey(key), customer.Name(p.Name)).
			Order(ent.Asc(customer.FieldID)).
			First(ctx)
		if err == nil {
			newest := max(c.LastOrderAt, e.placedAt(e.in.CheckedDraft))
			return &c.ID, e.tx.Customer.Update().Where(customer.ID(c.ID)).AddOrderCount(1).SetLastOrderAt(newest).Exec(ctx)
		}
		if !ent.IsNotFound(err) {
			return nil, fmt.Errorf("look up customer: %w", err)
		}
	}
	return e.createCustomer(ctx, key)
}

// createCustomer stores a customer, and the words that they are found by.
func (e *entering) createCustomer(ctx context.Context, key string) (*order.CustomerID, error) {
	p := e.in.Customer
	c, err := e.tx.Customer.Create().SetName(p.Name).SetNameKey(search.Fold(p.Name)).SetNillableEmail(present(p.Email)).
		SetNillablePhone(present(p.Phone)).SetContactKey(key).SetOrderCount(1).
		SetLastOrderAt(e.placedAt(e.in.CheckedDraft)).Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("create customer: %w", err)
	}
	words := search.Document(search.Texts{
		Names: []string{p.Name}, Plain: []string{p.Email}, Phones: []search.Phone{{Number: p.Phone}},
	})
	return &c.ID, e.tx.Words.AddCustomer(ctx, c.ID, words)
}

// createParts writes lines, tags and the words that the order is found by. Unlike indexOrder, it
// takes the words from the input and reads nothing back: that makes imports faster.
func (e *entering) createParts(ctx context.Context) error {
	if err := e.createLines(ctx, 1, e.in.Priced, e.in.Fulfilled); err != nil {
		return err
	}
	if err := createTags(ctx, e.tx, e.id, e.in.Tags); err != nil {
		return err
	}
	f := searchTexts{number: e.in.Number, sourceID: e.in.SourceID, email: e.in.Email, phone: e.in.Phone,
		shipping: e.in.ShippingAddress, billing: e.in.BillingAddress}
	if e.in.Customer != nil {
		f.customer = e.in.Customer.Name
	}
	f.customer = customerName(f.customer, e.in.ShippingAddress, e.in.BillingAddress)
	for _, l := range e.in.Priced {
		f.lines = append(f.lines, searchLine{l.Draft.Title, l.Draft.SKU, l.Draft.Vendor})
	}
	if e.facts.Fulfilled > 0 {
		f.fulfillments = []string{firstFulfillment(e.in.Number)}
	}
	return e.tx.Words.Add(ctx, e.id, f.words())
}

// linesPerStatement keeps the parameters of an insert well under the 32,766 that every engine
// takes: a line has some 20.
const linesPerStatement = 200

// createLines stores lines at positions from position on. fulfilled is, for each line, how many
// pieces were fulfilled before the order was imported; nil for none.
func (w *change) createLines(ctx context.Context, position int, lines []order.PricedLine, fulfilled []int) error {
	for start := 0; start < len(lines); start += linesPerStatement {
		part := lines[start:min(start+linesPerStatement, len(lines))]
		err := w.tx.OrderLine.MapCreateBulk(part, func(c *ent.OrderLineCreate, i int) {
			l, f := part[i].Draft, part[i].Line
			done := 0
			if start+i < len(fulfilled) {
				done = fulfilled[start+i]
			}
			c.SetOrderID(w.outcome.OrderID).SetPosition(position + start + i).SetTitle(l.Title).
				SetNillableVariantTitle(present(l.VariantTitle)).SetNillableSku(present(l.SKU)).
				SetNillableVendor(present(l.Vendor)).SetNillableImageURL(present(l.ImageURL)).
				SetQuantity(f.Quantity).SetFulfilledQuantity(done).SetRefundedQuantity(0).SetReturnedQuantity(0).
				SetUnitPriceMinor(f.UnitPrice).SetDiscountMinor(f.Discount).SetDiscountShareMinor(f.DiscountShare).
				SetTaxMinor(f.Tax).SetTaxShareMinor(f.TaxShare).SetRefundedDiscountMinor(0).SetRefundedTaxMinor(0).
				SetRequiresShipping(f.Ships).SetAttributes(l.Attributes).SetCurrency(w.facts.Currency)
		}).Exec(ctx)
		if err != nil {
			return fmt.Errorf("create lines: %w", err)
		}
	}
	return nil
}

// createTags stores tags in the table by which orders are filtered. The order's row has them,
// too, so that reading an order needs no other statement.
func createTags(ctx context.Context, tx *store.Tx, id order.ID, tags []string) error {
	if len(tags) == 0 {
		return nil
	}
	err := tx.OrderTag.MapCreateBulk(tags, func(c *ent.OrderTagCreate, i int) { c.SetOrderID(id).SetTag(tags[i]) }).Exec(ctx)
	if err != nil {
		return fmt.Errorf("create tags: %w", err)
	}
	return nil
}

// createTransactions stores the money that moved before an import, or at the checkout.
func (e *entering) createTransactions(ctx context.Context) error {
	moved := e.in.Transactions
	if len(moved) == 0 {
		return nil
	}
	err := e.tx.PaymentTransaction.MapCreateBulk(moved, func(c *ent.PaymentTransactionCreate, i int) {
		t := moved[i]
		c.SetOrderID(e.id).SetKind(t.Kind).SetAmountMinor(t.Transaction.Amount).SetCurrency(string(e.in.CurrencyCode)).
			SetForgivenMinor(t.Transaction.Forgiven).SetShippingMinor(0).SetStillOwed(false).
			SetNillableGateway(present(t.Gateway)).SetNillableReference(present(t.Reference)).SetProcessedAt(t.At)
	}).Exec(ctx)
	if err != nil {
		return fmt.Errorf("create transactions: %w", err)
	}
	return nil
}
