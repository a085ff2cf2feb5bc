package order

import (
	"waybill/money"
	"waybill/refusal"
)

// The limits of an order. They bound what one order can cost to store and show.
const (
	MaxLines       = 500
	MaxTags        = 50
	MaxTracking    = 10
	MaxQuantity    = 1_000_000
	MaxComment     = 5_000 // characters
	MaxBulkFulfill = 100   // orders in one fulfillOrders
)

// CanFulfill refuses to fulfil an order that is cancelled, of which nothing is left,
// or that is not paid in full, unless the caller accepts that. A wholly refunded
// order counts as unpaid.
func CanFulfill(f Facts, allowUnpaid bool) *refusal.Problem {
	switch {
	case f.Cancelled:
		return cancelled(f)
	case f.Quantity == 0:
		return refusal.New(refusal.NothingToFulfill, nil, "Order #%s has nothing to fulfill.", f.Number)
	case f.Fulfilled == f.Quantity:
		return refusal.New(refusal.OrderFulfilled, nil, "Order #%s is already fulfilled.", f.Number)
	case f.PaymentStatus() == Refunded && !allowUnpaid:
		return refusal.New(refusal.OrderUnpaid, nil, "Order #%s was refunded, so it counts as unpaid.", f.Number)
	case !f.PaidInFull() && !allowUnpaid:
		return refusal.New(refusal.OrderUnpaid, nil, "Order #%s is not paid in full.", f.Number)
	}
	return nil
}

// CanCancelFulfillment refuses to take something back where no fulfillment is active.
// For a named one, CanChangeFulfillment decides.
func CanCancelFulfillment(f Facts, named bool) *refusal.Problem {
	switch {
	case f.Cancelled:
		return cancelled(f)
	case f.Fulfilled == 0 && !named:
		return refusal.New(refusal.OrderNotFulfilled, nil, "Order #%s has no fulfillment to cancel.", f.Number)
	}
	return nil
}

// CanChangeFulfillment refuses to take back a fulfillment, or to change its tracking, when it
// is not active any more.
func CanChangeFulfillment(name string, s FulfillmentStatus) *refusal.Problem {
	if s != FulfillmentActive {
		return refusal.New(refusal.FulfillmentAlreadyCancelled, refusal.Path{"fulfillmentId"}, "Fulfillment %s is already cancelled.", name)
	}
	return nil
}

// CanEdit refuses to edit an order that is cancelled, or wholly fulfilled: that has
// left the house.
func CanEdit(f Facts) *refusal.Problem {
	switch {
	case f.Cancelled:
		return cancelled(f)
	case f.Status() == Fulfilled:
		return refusal.New(
			refusal.OrderFulfilled,
			nil,
			"Order #%s is fulfilled and cannot be edited. Cancel the fulfillment first.",
			f.Number,
		)
	}
	return nil
}

// CanAnnotate refuses nothing: tags, note, e-mail and phone say something about an
// order and change nothing of what leaves the house. So they can be changed at any
// time, also when it has left or was cancelled.
func CanAnnotate(Facts) *refusal.Problem {
	return nil
}

// CanUpdate judges an update of these fields: it is an annotation when it names
// nothing else, and an edit as a whole otherwise.
func CanUpdate(f Facts, fields []string) *refusal.Problem {
	for _, field := range fields {
		switch field {
		case "tags", "note", "email", "phone":
		default:
			return CanEdit(f)
		}
	}
	return CanAnnotate(f)
}

// CanCancel refuses to cancel an order twice, or one of which something is fulfilled.
func CanCancel(f Facts) *refusal.Problem {
	switch {
	case f.Cancelled:
		return cancelled(f)
	case f.Fulfilled > 0:
		return refusal.New(refusal.OrderFulfilled, nil, "Items of order #%s are fulfilled. Cancel the fulfillment first.", f.Number)
	}
	return nil
}

// CanMarkAsPaid refuses where nothing is outstanding.
func CanMarkAsPaid(f Facts) *refusal.Problem {
	switch {
	case f.Cancelled:
		return cancelled(f)
	case f.Outstanding() == 0:
		return refusal.New(refusal.OrderAlreadyPaid, nil, "Order #%s is already paid.", f.Number)
	}
	return nil
}

// CanRefund refuses where nothing was paid, or all was given back. A cancelled order
// can still be refunded: money may go back after the goods are settled.
func CanRefund(f Facts) *refusal.Problem {
	if f.Refundable() <= 0 {
		return refusal.New(refusal.NothingToRefund, nil, "Nothing was paid for order #%s that could be refunded.", f.Number)
	}
	return nil
}

// PlanRefund decides how much goes back; without asked, all that can.
func PlanRefund(f Facts, asked *money.Money) (money.Money, *refusal.Problem) {
	all := money.Money{Minor: f.Refundable(), Currency: money.Currency(f.Currency)}
	if p := CanRefund(f); p != nil {
		return money.Money{}, p
	}
	switch {
	case asked == nil:
		return all, nil
	case asked.Minor <= 0:
		return money.Money{}, refusal.New(refusal.Invalid, refusal.Path{"amount"}, "The amount must be more than zero.")
	case asked.Minor > all.Minor:
		return money.Money{}, refusal.New(refusal.AmountExceedsPaid, refusal.Path{"amount"}, "At most %s can be refunded.", all)
	}
	return *asked, nil
}

// cancelled refuses to do more with an order that has ended.
func cancelled(f Facts) *refusal.Problem {
	return refusal.New(refusal.OrderCancelled, nil, "Order #%s is cancelled.", f.Number)
}

// ActionName is something a person may want to do with an order.
type ActionName string

const (
	ActionFulfill           ActionName = "FULFILL"
	ActionCancelFulfillment ActionName = "CANCEL_FULFILLMENT"
	ActionEdit              ActionName = "EDIT"
	ActionCancel            ActionName = "CANCEL"
	ActionRefund            ActionName = "REFUND"
	ActionMarkAsPaid        ActionName = "MARK_AS_PAID"
	ActionRecordPayment     ActionName = "RECORD_PAYMENT"
	ActionComment           ActionName = "COMMENT"
	ActionAnnotate          ActionName = "ANNOTATE"
)

// Action says whether something may be done now, and if not, why not.
type Action struct {
	Name    ActionName
	Refusal *refusal.Problem // nil when allowed
}

// Actions are the rules' answers for everything that can be asked. FULFILL is
// refused with ORDER_UNPAID for an unpaid order, although allowUnpaid would
// overrule that: a client that offers it can tell by the code.
func Actions(f Facts) []Action {
	return []Action{
		{ActionFulfill, CanFulfill(f, false)},
		{ActionCancelFulfillment, CanCancelFulfillment(f, false)},
		{ActionEdit, CanEdit(f)},
		{ActionCancel, CanCancel(f)},
		{ActionRefund, CanRefund(f)},
		{ActionMarkAsPaid, CanMarkAsPaid(f)},
		{ActionComment, nil},
		{ActionAnnotate, CanAnnotate(f)},
	}
}
