package order

import (
	"waybill/money"
	"waybill/refusal"
)

// EntryKind is the kind of event that a timeline entry tells of.
type EntryKind string

const (
	EntryPlaced               EntryKind = "PLACED"
	EntryImported             EntryKind = "IMPORTED"
	EntryFulfilled            EntryKind = "FULFILLED"
	EntryFulfillmentCancelled EntryKind = "FULFILLMENT_CANCELLED"
	EntryTrackingUpdated      EntryKind = "TRACKING_UPDATED"
	EntryEdited               EntryKind = "EDITED"
	EntryCancelled            EntryKind = "CANCELLED"
	EntryMarkedAsPaid         EntryKind = "MARKED_AS_PAID"
	EntryPaymentRecorded      EntryKind = "PAYMENT_RECORDED"
	EntryRefunded             EntryKind = "REFUNDED"
	EntryCommented            EntryKind = "COMMENTED"
)

// Told is what an entry tells in values beside its sentence, so that it can be said in
// another language. What does not apply is left empty.
type Told struct {
	FulfillmentID FulfillmentID
	Quantity      int // pieces
	Amount        *money.Money
	Reason        string // of a cancellation, its CancelReason; of a refund, what was given
	Params        []Param
}

// Param is a value that a sentence names.
type Param = refusal.Param

// The names of what entries tell beside, each only where it applies.
const (
	// ToldUnpaid is "true" when goods left before the money came.
	ToldUnpaid = "unpaid"
	// ToldStillOwed is "true" when the customer owes again what was refunded.
	ToldStillOwed = "stillOwed"
	// ToldGateway is how a payment came.
	ToldGateway = "gateway"
	// ToldNote is what was written to a cancellation.
	ToldNote = "note"
	// ToldSource is where an order was imported from.
	ToldSource = "source"
)

// Params are the values that are not empty, of names and values by turns.
func Params(namesAndValues ...string) []Param {
	var params []Param
	for i := 0; i+1 < len(namesAndValues); i += 2 {
		if value := namesAndValues[i+1]; value != "" {
			params = append(params, Param{Name: namesAndValues[i], Value: value})
		}
	}
	return params
}

// Change is one value before and after; nil for none. Its JSON names are the stored form, so
// they never change.
type Change struct {
	Field  string      `json:"field"`
	Before *string     `json:"before,omitempty"`
	After  *string     `json:"after,omitempty"`
	Figure *LineFigure `json:"figure,omitempty"` // of a line; nil for another value
	LineID LineID      `json:"line,omitempty"`   // the line whose value it is; 0 for none
}

// LineFigure is which value of a line a change is of. Field does not tell it for sure, because
// a line's title may read like one: "line: Tea, tax" is the tax of tea, or how many "Tea, tax".
type LineFigure string

const (
	FigureQuantity   LineFigure = "QUANTITY"
	FigureFulfilled  LineFigure = "FULFILLED"
	FigureRefunded   LineFigure = "REFUNDED"
	FigureUnitPrice  LineFigure = "UNIT_PRICE"
	FigureDiscount   LineFigure = "DISCOUNT"
	FigureTax        LineFigure = "TAX"
	FigureAttributes LineFigure = "ATTRIBUTES"
)

// behindTitle is how Field names a figure behind the line's title. The others it does not name.
var behindTitle = map[LineFigure]string{
	FigureRefunded: ", refunded", FigureUnitPrice: ", unit price", FigureDiscount: ", discount", FigureTax: ", tax",
	FigureAttributes: ", attributes",
}

// LineChange is the change of one figure of a line; nil before or after for none.
func LineChange(id LineID, title string, figure LineFigure, before, after *string) Change {
	return Change{Field: "line: " + title + behindTitle[figure], Before: before, After: after, Figure: &figure, LineID: id}
}

// ActorKind tells people from programs, customers and the system itself.
type ActorKind string

const (
	ActorStaff    ActorKind = "STAFF"
	ActorToken    ActorKind = "TOKEN"
	ActorCustomer ActorKind = "CUSTOMER"
	ActorImport   ActorKind = "IMPORT"
	ActorSystem   ActorKind = "SYSTEM"
)

// Actor is the person or program that did something. It comes from the authenticated request,
// never from the input.
type Actor struct {
	ID   string // tells actors apart; never shown
	Kind ActorKind
	Name string
}

// Outcome is what a successful command did. Its JSON names are the stored form
// of idempotency records.
type Outcome struct {
	OrderID       ID            `json:"order,omitempty"`
	FulfillmentID FulfillmentID `json:"fulfillment,omitempty"`
	EntryID       EntryID       `json:"entry,omitempty"`
	Title         string        `json:"title,omitempty"`   // of the popup for the person who asked for it
	Message       string        `json:"message,omitempty"` // of the same popup
}
