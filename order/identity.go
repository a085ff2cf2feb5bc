package order

import "time"

// Each kind of record has an ID type of its own, so that the compiler refuses a
// line's ID where an order's is meant.
type (
	// ID is an order's.
	ID int64
	// LineID is an order line's.
	LineID int64
	// FulfillmentID is a fulfillment's, cancelled or not.
	FulfillmentID int64
	// TransactionID is a payment transaction's.
	TransactionID int64
	// EntryID is a timeline entry's.
	EntryID int64
	// CustomerID is a customer record's.
	CustomerID int64
)

// Instant is a moment in microseconds since 1970-01-01 UTC: the precision that
// DateTime promises on the wire, in a form that databases compare quickly.
type Instant int64

// At is the instant of t, cut to the microsecond.
func At(t time.Time) Instant { return Instant(t.UnixMicro()) }

// Time is the instant as a time in UTC.
func (i Instant) Time() time.Time { return time.UnixMicro(int64(i)).UTC() }

// The years an order can belong to. Anything outside is a typing error, and
// RFC 3339 cannot even write years beyond 9999.
var (
	earliest = At(time.Date(1970, 1, 1, 0, 0, 0, 0, time.UTC))
	latest   = At(time.Date(2200, 1, 1, 0, 0, 0, 0, time.UTC))
)

// Sensible tells whether the instant lies between 1970 and 2200.
func (i Instant) Sensible() bool { return i >= earliest && i < latest }
