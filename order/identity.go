package order

import "time"

// Each kind of record has its own ID type, so that the compiler refuses a line's ID where an
// order's ID is expected.
type (
	// ID identifies an order.
	ID int64
	// LineID identifies a line of an order.
	LineID int64
	// FulfillmentID identifies a fulfillment, cancelled or not.
	FulfillmentID int64
	// TransactionID identifies a payment transaction.
	TransactionID int64
	// EntryID identifies a timeline entry.
	EntryID int64
	// CustomerID identifies a customer record.
	CustomerID int64
)

// Instant is a moment in microseconds since 1970-01-01 UTC. That is the precision which the
// API's DateTime promises, and a number is what databases compare quickly.
type Instant int64

// At is the instant of t, cut to the microsecond.
func At(t time.Time) Instant { return Instant(t.UnixMicro()) }

// Time is the instant as a time in UTC.
func (i Instant) Time() time.Time { return time.UnixMicro(int64(i)).UTC() }

// An order's times lie between these. Anything outside is a typing error, and RFC 3339
// cannot even write years beyond 9999.
var (
	earliest = At(time.Date(1970, 1, 1, 0, 0, 0, 0, time.UTC))
	latest   = At(time.Date(2200, 1, 1, 0, 0, 0, 0, time.UTC))
)

// Sensible tells whether the instant lies between 1970 and 2200.
func (i Instant) Sensible() bool { return i >= earliest && i < latest }
