package order

import (
	"waybill/money"
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

// CanFulfill: an order can be fulfilled only when it is not cancelled, something
// is left to fulfil, and it is paid in full or the caller accepts that it is not.
func CanFulfill(f Facts, allowUnpaid bool) *Problem {
	switch {
	case f.Cancelled:
		return cancelled(f)
	case f.Quantity == 0:
		return problem(CodeNothingToFulfill, nil, "Order #%s has nothing to fulfill.", f.Number)
	case f.Fulfilled == f.Quantity:
		return problem(CodeOrderFulfilled, nil, "Order #%s is already fulfilled.", f.Number)
	case f.PaymentStatus() == Refunded && !allowUnpaid:
		return problem(CodeOrderUnpaid, nil, "Order #%s was refunded, so it counts as unpaid.", f.Number)
	case !f.PaidInFull() && !allowUnpaid:
		return problem(CodeOrderUnpaid, nil, "Order #%s is not paid in full.", f.Number)
	}
	return nil
}

// CanCancelFulfillment: there must be an active fulfillment to take back. A named
// one answers for itself, see CanCancelOne.
func CanCancelFulfillment(f Facts, named bool) *Problem {
	switch {
	case f.Cancelled:
		return cancelled(f)
	case f.Fulfilled == 0 && !named:
		return problem(CodeOrderNotFulfilled, nil, "Order #%s has no fulfillment to cancel.", f.Number)
	}
	return nil
}

// CanCancelOne: a named fulfillment can be taken back, or its tracking changed,
// only while it stands.
func CanCancelOne(name string, s FulfillmentStatus) *Problem {
	if s != FulfillmentActive {
		return problem(CodeFulfillmentAlreadyCancelled, Path{"fulfillmentId"}, "Fulfillment %s is already cancelled.", name)
	}
	return nil
}

// CanEdit: what is wholly fulfilled has left the house and is not edited any more.
func CanEdit(f Facts) *Problem {
	switch {
	case f.Cancelled:
		return cancelled(f)
	case f.Status() == Fulfilled:
		return problem(CodeOrderFulfilled, nil, "Order #%s is fulfilled and cannot be edited. Cancel the fulfillment first.", f.Number)
	}
	return nil
}

// CanAnnotate: tags, note, e-mail and phone say something about an order and
// change nothing of what leaves the house, so they can be changed at any time,
// also when it has left or was cancelled.
func CanAnnotate(Facts) *Problem {
	return nil
}

// CanUpdate: an update of these fields is an annotation when it names nothing
// else, and an edit as a whole otherwise.
func CanUpdate(f Facts, fields []string) *Problem {
	for _, field := range fields {
		switch field {
		case "tags", "note", "email", "phone":
		default:
			return CanEdit(f)
		}
	}
	return CanAnnotate(f)
}

// CanCancel: an order can be cancelled only while nothing of it is fulfilled.
func CanCancel(f Facts) *Problem {
	switch {
	case f.Cancelled:
		return cancelled(f)
	case f.Fulfilled > 0:
		return problem(CodeOrderFulfilled, nil, "Items of order #%s are fulfilled. Cancel the fulfillment first.", f.Number)
	}
	return nil
}

// CanMarkAsPaid: something must be outstanding.
func CanMarkAsPaid(f Facts) *Problem {
	switch {
	case f.Cancelled:
		return cancelled(f)
	case f.Outstanding() == 0:
		return problem(CodeOrderAlreadyPaid, nil, "Order #%s is already paid.", f.Number)
	}
	return nil
}

// CanRefund: something must have been paid and not yet given back. A cancelled
// order can still be refunded: money may be returned after the goods are settled.
func CanRefund(f Facts) *Problem {
	if f.Refundable() <= 0 {
		return problem(CodeNothingToRefund, nil, "Nothing was paid for order #%s that could be refunded.", f.Number)
	}
	return nil
}

// PlanRefund decides how much goes back; without asked, all that can.
func PlanRefund(f Facts, asked *money.Money) (money.Money, *Problem) {
	all := money.Money{Minor: f.Refundable(), Currency: money.Currency(f.Currency)}
	if p := CanRefund(f); p != nil {
		return money.Money{}, p
	}
	switch {
	case asked == nil:
		return all, nil
	case asked.Minor <= 0:
		return money.Money{}, problem(CodeInvalid, Path{"amount"}, "The amount must be more than zero.")
	case asked.Minor > all.Minor:
		return money.Money{}, problem(CodeAmountExceedsPaid, Path{"amount"}, "At most %s can be refunded.", all)
	}
	return *asked, nil
}

func cancelled(f Facts) *Problem {
	return problem(CodeOrderCancelled, nil, "Order #%s is cancelled.", f.Number)
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
	ActionComment           ActionName = "COMMENT"
	ActionAnnotate          ActionName = "ANNOTATE"
)

// Action says whether something may be done now, and if not, why not.
type Action struct {
	Name    ActionName
	Refusal *Problem // nil when allowed
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
