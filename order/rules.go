package order

import "waybill/refusal"

// The limits of an order. They bound what one order can cost to store and show.
const (
	MaxLines       = 500
	MaxTags        = 50
	MaxTracking    = 10
	MaxQuantity    = 1_000_000
	MaxComment     = 5_000 // characters
	MaxBulkFulfill = 100   // orders in one fulfillOrders
)

// CanFulfill refuses to fulfil an order that is cancelled or has nothing left to fulfil. Unless
// allowUnpaid, it also refuses an order with money outstanding, or with everything refunded.
func CanFulfill(f Facts, allowUnpaid bool) *refusal.Problem {
	switch {
	case f.Cancelled:
		return cancelled(f)
	case f.Status() == Fulfilled:
		return refuseOrder(refusal.OrderFulfilled, f, "Order #%s is already fulfilled.")
	case f.Shipped == f.ToShip:
		return refuseOrder(refusal.NothingToFulfill, f, "Order #%s has nothing to fulfill.")
	case f.Outstanding() > 0 && !allowUnpaid:
		return refuseOrder(refusal.OrderUnpaid, f, "Order #%s is not paid in full.")
	case f.WhollyRefunded() && !allowUnpaid:
		return refuseOrder(refusal.OrderUnpaid, f, "Order #%s was refunded, so it counts as unpaid.")
	}
	return nil
}

// CanCancelFulfillment refuses to take back fulfillments of an order that is cancelled, or
// that has no active one. named tells that the input names one; whether that one is active,
// CanChangeFulfillment decides.
func CanCancelFulfillment(f Facts, named bool) *refusal.Problem {
	switch {
	case f.Cancelled:
		return cancelled(f)
	case f.Fulfilled == 0 && !named:
		return refuseOrder(refusal.OrderNotFulfilled, f, "Order #%s has no fulfillment to cancel.")
	}
	return nil
}

// CanChangeFulfillment refuses to take back a fulfillment, or to change its tracking, when it
// is not active any more.
func CanChangeFulfillment(name string, s FulfillmentStatus) *refusal.Problem {
	if s != FulfillmentActive {
		return refusal.New(refusal.FulfillmentAlreadyCancelled, refusal.Path{"fulfillmentId"},
			"Fulfillment %s is already cancelled.", name).
			With(refusal.ParamFulfillment, name)
	}
	return nil
}

// CanUpdateTracking refuses to change the tracking of an order that has no active fulfillment.
// Whether the one that the input names is active, CanChangeFulfillment decides.
func CanUpdateTracking(f Facts) *refusal.Problem {
	if f.Fulfilled == 0 {
		return refuseOrder(refusal.FulfillmentNotFound, f, "Order #%s has no fulfillment that could be tracked.")
	}
	return nil
}

// CanEdit refuses to edit an order that is cancelled or wholly fulfilled: a parcel that has
// left cannot be changed.
func CanEdit(f Facts) *refusal.Problem {
	switch {
	case f.Cancelled:
		return cancelled(f)
	case f.Status() == Fulfilled:
		return refuseOrder(refusal.OrderFulfilled, f, "Order #%s is fulfilled and cannot be edited. Cancel the fulfillment first.")
	}
	return nil
}

// CanAnnotate refuses nothing: tags, note, e-mail, phone and attributes say something about an
// order, but change neither what is shipped nor what is paid. So they can be changed at any
// time, also when the order is fulfilled or cancelled.
func CanAnnotate(Facts) *refusal.Problem {
	return nil
}

// CanUpdate decides whether an update may change these fields of the API's UpdateOrderInput.
// With annotations alone it is an annotation; with any other field it is an edit as a whole.
func CanUpdate(f Facts, fields []string) *refusal.Problem {
	for _, field := range fields {
		switch field {
		case "tags", "note", "email", "phone", "attributes":
		default:
			return CanEdit(f)
		}
	}
	return CanAnnotate(f)
}

// CanCancel refuses to cancel an order twice, or while a piece of it is fulfilled.
func CanCancel(f Facts) *refusal.Problem {
	switch {
	case f.Cancelled:
		return cancelled(f)
	case f.Fulfilled > 0:
		return refuseOrder(refusal.OrderFulfilled, f, "Items of order #%s are fulfilled. Cancel the fulfillment first.")
	}
	return nil
}

// cancelled refuses to do more with an order that has ended.
func cancelled(f Facts) *refusal.Problem {
	return refuseOrder(refusal.OrderCancelled, f, "Order #%s is cancelled.")
}

// refuseOrder refuses something for the order as it is. message names its number.
func refuseOrder(code refusal.Code, f Facts, message string) *refusal.Problem {
	return refusal.New(code, nil, message, f.Number).With(refusal.ParamNumber, f.Number)
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
	ActionUpdateTracking    ActionName = "UPDATE_TRACKING"
)

// Action says whether something may be done now, and if not, why not.
type Action struct {
	Name    ActionName
	Refusal *refusal.Problem // nil when allowed
}

// Actions tells for every action whether the rules allow it now. FULFILL is refused with
// ORDER_UNPAID for an unpaid order, although allowUnpaid would overrule that: a client
// that offers allowUnpaid recognises the code.
func Actions(f Facts) []Action {
	return []Action{
		{ActionFulfill, CanFulfill(f, false)},
		{ActionCancelFulfillment, CanCancelFulfillment(f, false)},
		{ActionEdit, CanEdit(f)},
		{ActionCancel, CanCancel(f)},
		{ActionRefund, CanRefund(f)},
		{ActionMarkAsPaid, CanMarkAsPaid(f)},
		{ActionRecordPayment, CanRecordPayment(f)},
		{ActionComment, nil},
		{ActionAnnotate, CanAnnotate(f)},
		{ActionUpdateTracking, CanUpdateTracking(f)},
	}
}
