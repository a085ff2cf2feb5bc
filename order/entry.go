package order

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

// Change is one value before and after; nil for none. Its JSON names are the stored form, so
// they never change.
type Change struct {
	Field  string      `json:"field"`
	Figure *LineFigure `json:"figure,omitempty"` // of a line; nil for another value, and in old entries
	Before *string     `json:"before,omitempty"`
	After  *string     `json:"after,omitempty"`
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
func LineChange(title string, figure LineFigure, before, after *string) Change {
	return Change{Field: "line: " + title + behindTitle[figure], Figure: &figure, Before: before, After: after}
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
