package fulfillment

import (
	"context"
	"fmt"
	"strconv"

	"waybill/ent"
	"waybill/ent/customer"
	"waybill/ent/salesorder"
	"waybill/ent/store"
	"waybill/internal/database"
	"waybill/internal/search"
	"waybill/money"
	"waybill/order"
	"waybill/timeline"
)

// Create is an order to place.
type Create struct {
	order.Draft
	IdempotencyKey string `json:"-"`
}

// Create places an order, as a storefront or an integration does.
func (d *Desk) Create(ctx context.Context, actor order.Actor, in Create) (Result, error) {
	k := keyed{actor: actor, Guard: Guard{IdempotencyKey: in.IdempotencyKey}, mutation: "createOrder", input: in}
	return d.once(ctx, k, func(ctx context.Context, tx *database.Tx) (order.Outcome, error) {
		sound, problems := in.Draft.Check()
		if len(problems) > 0 {
			return order.Outcome{}, refused{problems}
		}
		now := order.At(d.now())
		placedAt := now
		if sound.PlacedAt != nil {
			placedAt = *sound.PlacedAt
		}
		recorded := order.Recorded{Sound: sound}
		if sound.Amounts.Paid > 0 {
			sale := order.PastTransaction{Kind: order.Sale, At: placedAt, Gateway: sound.Gateway}
			recorded.Transactions = []order.Moved{{PastTransaction: sale, Amount: sound.Amounts.Paid}}
		}
		b := &book{tx: tx, now: now, actor: actor, in: recorded, placedAt: placedAt}
		return b.enter(ctx)
	})
}

// book is one order being entered into the store.
type book struct {
	tx       *database.Tx
	now      order.Instant
	actor    order.Actor
	in       order.Recorded
	placedAt order.Instant
	imported bool

	id      order.ID
	facts   order.Facts
	entries []timeline.Entry
}

// enter writes the order with its whole history. If it refuses, it has written
// nothing yet: imports rely on that.
func (b *book) enter(ctx context.Context) (order.Outcome, error) {
	if err := b.checkUnique(ctx); err != nil {
		return order.Outcome{}, err
	}
	if err := b.giveNumber(ctx); err != nil {
		return order.Outcome{}, err
	}
	b.gatherFacts()
	b.tellHistory()
	for _, step := range []func(context.Context) error{
		b.createOrder, b.createParts, b.createFulfillment, b.createTransactions,
	} {
		if err := step(ctx); err != nil {
			return order.Outcome{}, err
		}
	}
	entry, err := timeline.Record(ctx, b.tx.Client, b.id, 0, b.entries)
	return order.Outcome{OrderID: b.id, EntryID: entry}, err
}

// checkUnique turns what would break a constraint into words. The source comes
// first: an order that is here already has its number too.
func (b *book) checkUnique(ctx context.Context) error {
	if b.in.SourceID != "" {
		known, err := b.tx.SalesOrder.Query().Where(salesorder.Source(b.in.Source), salesorder.SourceID(b.in.SourceID)).Exist(ctx)
		if err != nil {
			return fmt.Errorf("look up source: %w", err)
		}
		if known {
			return refuse(order.CodeDuplicateSource, order.Path{"sourceId"}, "This order of that source is here already.")
		}
	}
	if b.in.Number == "" {
		return nil
	}
	taken, err := b.tx.SalesOrder.Query().Where(salesorder.Number(b.in.Number)).Exist(ctx)
	if err != nil {
		return fmt.Errorf("look up number: %w", err)
	}
	if taken {
		return refuse(order.CodeDuplicateNumber, order.Path{"number"}, fmt.Sprintf("There is an order #%s already.", b.in.Number))
	}
	return nil
}

// giveNumber counts on from the highest number so far. It happens in the
// transaction, so a number is never given twice and never lost.
func (b *book) giveNumber(ctx context.Context) error {
	s, err := b.tx.Store.Query().Only(ctx)
	if err != nil {
		return fmt.Errorf("load store: %w", err)
	}
	next := s.NextNumber
	if b.in.Number != "" {
		counted, ok := order.Counted(b.in.Number)
		if !ok || counted < next {
			return nil
		}
		next = counted + 1
	} else {
		// A longer number that was given before is a label: it is stepped over.
		for taken := true; taken; next++ {
			b.in.Number = strconv.FormatInt(next, 10)
			if taken, err = b.tx.SalesOrder.Query().Where(salesorder.Number(b.in.Number)).Exist(ctx); err != nil {
				return fmt.Errorf("look up number: %w", err)
			}
		}
	}
	if err := b.tx.Store.Update().Where(store.ID(s.ID)).SetNextNumber(next).Exec(ctx); err != nil {
		return fmt.Errorf("count numbers: %w", err)
	}
	return nil
}

func (b *book) gatherFacts() {
	b.facts = order.Facts{Number: b.in.Number, Currency: string(b.in.CurrencyCode), Total: b.in.Amounts.Total}
	for _, l := range b.in.Lines {
		b.facts.Quantity += l.Quantity
	}
	for _, t := range b.in.Transactions {
		switch t.Kind {
		case order.Sale, order.Capture:
			b.facts.Captured += t.Amount
		case order.Refund:
			b.facts.Refunded += t.Amount
		case order.Authorization:
			b.facts.Authorized = true
		case order.Void:
			b.facts.Authorized, b.facts.Voided = false, true
		}
	}
}

func (b *book) createOrder(ctx context.Context) error {
	customerID, err := b.customer(ctx)
	if err != nil {
		return err
	}
	in, a := b.in, b.in.Amounts
	name := ""
	if in.Customer != nil {
		name = in.Customer.Name
	}
	create := b.tx.SalesOrder.Create().
		SetNumber(in.Number).SetNumberKey(order.NumberKey(in.Number)).
		SetNillableSource(present(in.Source)).SetNillableSourceID(present(in.SourceID)).
		SetStatus(b.facts.Status()).SetPaymentStatus(b.facts.PaymentStatus()).
		SetVersion(1).SetPlacedAt(b.placedAt).SetUpdatedAt(b.now).
		SetNillableCustomerID(customerID).
		SetCustomerKey(search.Fold(customerName(name, in.ShippingAddress, in.BillingAddress))).
		SetNillableEmail(present(in.Email)).SetNillablePhone(present(in.Phone)).
		SetNillableDeliveryMethod(present(in.DeliveryMethod)).SetDeliveryKey(search.Fold(in.DeliveryMethod)).
		SetItemCount(b.facts.Quantity).SetFulfilledCount(b.facts.Fulfilled).
		SetCurrency(string(in.CurrencyCode)).SetSubtotalMinor(a.Subtotal).SetDiscountMinor(a.Discount).
		SetShippingMinor(a.Shipping).SetTaxMinor(a.Tax).SetTotalMinor(a.Total).
		SetTotalKey(money.Money{Minor: a.Total, Currency: in.CurrencyCode}.SortKey()).
		SetTaxesIncluded(in.TaxesIncluded).
		SetCapturedMinor(b.facts.Captured).SetRefundedMinor(b.facts.Refunded).
		SetAuthorized(b.facts.Authorized).SetVoided(b.facts.Voided).
		SetNillableNote(present(in.Note)).SetTags(in.Tags).
		SetLastSequence(len(b.entries)).SetFulfillmentsMade(min(1, b.facts.Fulfilled))
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
	b.id = saved.ID
	return nil
}

// customer finds who ordered by name and e-mail, else name and phone, or writes
// them down. Without either, every order's customer is someone new.
func (b *book) customer(ctx context.Context) (*order.CustomerID, error) {
	p := b.in.Customer
	if p == nil {
		return nil, nil
	}
	key := search.Fold(p.Email)
	if key == "" {
		key = search.Fold(p.Phone)
	}
	if key != "" {
		id, err := b.tx.Customer.Query().Where(customer.ContactKey(key), customer.Name(p.Name)).Order(ent.Asc(customer.FieldID)).FirstID(ctx)
		if err == nil {
			return &id, b.tx.Customer.Update().Where(customer.ID(id)).AddOrderCount(1).Exec(ctx)
		}
		if !ent.IsNotFound(err) {
			return nil, fmt.Errorf("look up customer: %w", err)
		}
	}
	c, err := b.tx.Customer.Create().SetName(p.Name).SetNillableEmail(present(p.Email)).
		SetNillablePhone(present(p.Phone)).SetContactKey(key).SetOrderCount(1).Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("create customer: %w", err)
	}
	return &c.ID, nil
}

// createParts writes lines, tags and the words the order is found by.
func (b *book) createParts(ctx context.Context) error {
	if err := createLines(ctx, b.tx, b.id, string(b.in.CurrencyCode), 1, b.in.Lines, b.in.Fulfilled); err != nil {
		return err
	}
	if err := createTags(ctx, b.tx, b.id, b.in.Tags); err != nil {
		return err
	}
	f := found{number: b.in.Number, email: b.in.Email, phone: b.in.Phone}
	if b.in.Customer != nil {
		f.customer = b.in.Customer.Name
	}
	f.customer = customerName(f.customer, b.in.ShippingAddress, b.in.BillingAddress)
	for _, l := range b.in.Lines {
		f.skus = append(f.skus, l.SKU)
	}
	if err := b.tx.Exec(ctx, "INSERT INTO order_search (docid, words) VALUES (?, ?)", b.id, f.words()); err != nil {
		return fmt.Errorf("index order: %w", err)
	}
	return nil
}

// linesPerStatement keeps an insert's parameters well under SQLite's 32,766.
const linesPerStatement = 200

func createLines(ctx context.Context, tx *database.Tx, id order.ID, currency string, position int, lines []order.PricedLine, fulfilled []int) error {
	for start := 0; start < len(lines); start += linesPerStatement {
		part := lines[start:min(start+linesPerStatement, len(lines))]
		err := tx.OrderLine.MapCreateBulk(part, func(c *ent.OrderLineCreate, i int) {
			l := part[i]
			done := 0
			if start+i < len(fulfilled) {
				done = fulfilled[start+i]
			}
			c.SetOrderID(id).SetPosition(position + start + i).SetTitle(l.Title).
				SetNillableVariantTitle(present(l.VariantTitle)).SetNillableSku(present(l.SKU)).
				SetNillableVendor(present(l.Vendor)).SetNillableImageURL(present(l.ImageURL)).
				SetQuantity(l.Quantity).SetFulfilledQuantity(done).
				SetUnitPriceMinor(l.UnitPrice).SetCurrency(currency)
		}).Exec(ctx)
		if err != nil {
			return fmt.Errorf("create lines: %w", err)
		}
	}
	return nil
}

func createTags(ctx context.Context, tx *database.Tx, id order.ID, tags []string) error {
	if len(tags) == 0 {
		return nil
	}
	err := tx.OrderTag.MapCreateBulk(tags, func(c *ent.OrderTagCreate, i int) { c.SetOrderID(id).SetTag(tags[i]) }).Exec(ctx)
	if err != nil {
		return fmt.Errorf("create tags: %w", err)
	}
	return nil
}

func (b *book) createTransactions(ctx context.Context) error {
	moved := b.in.Transactions
	if len(moved) == 0 {
		return nil
	}
	err := b.tx.PaymentTransaction.MapCreateBulk(moved, func(c *ent.PaymentTransactionCreate, i int) {
		t := moved[i]
		c.SetOrderID(b.id).SetKind(t.Kind).SetAmountMinor(t.Amount).SetCurrency(string(b.in.CurrencyCode)).
			SetNillableGateway(present(t.Gateway)).SetNillableReference(present(t.Reference)).SetProcessedAt(t.At)
	}).Exec(ctx)
	if err != nil {
		return fmt.Errorf("create transactions: %w", err)
	}
	return nil
}
