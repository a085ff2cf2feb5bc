package order

// EntryKind is what a timeline entry tells.
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

// Change is one value before and after; nil for none. Its JSON names are the stored form.
type Change struct {
	Field  string  `json:"field"`
	Before *string `json:"before,omitempty"`
	After  *string `json:"after,omitempty"`
}

// ActorKind is who, or what, did something.
type ActorKind string

const (
	ActorStaff    ActorKind = "STAFF"
	ActorToken    ActorKind = "TOKEN"
	ActorCustomer ActorKind = "CUSTOMER"
	ActorImport   ActorKind = "IMPORT"
	ActorSystem   ActorKind = "SYSTEM"
)

// Actor is who did something, as the authenticated request says, never the input.
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
	Title         string        `json:"title,omitempty"`   // what a popup says above
	Message       string        `json:"message,omitempty"` // and below
}
