package order

// Status says how much of an order is fulfilled. It is stored as its number, so that sorting
// by status follows an order's life. A number never gets another meaning.
type Status int8

const (
	Unfulfilled        Status = 0
	PartiallyFulfilled Status = 1
	Fulfilled          Status = 2
	Cancelled          Status = 3
)

// Statuses are all of them, in the order of an order's life.
var Statuses = []Status{Unfulfilled, PartiallyFulfilled, Fulfilled, Cancelled}

var statusNames = [...]string{"UNFULFILLED", "PARTIALLY_FULFILLED", "FULFILLED", "CANCELLED"}
var statusWords = [...]string{"Unfulfilled", "Partially Fulfilled", "Fulfilled", "Cancelled"}

// String is the status as the API names it, e.g. "PARTIALLY_FULFILLED".
func (s Status) String() string { return nameOf(statusNames[:], int(s)) }

// Words is the status as people read it, e.g. "Partially Fulfilled".
func (s Status) Words() string { return nameOf(statusWords[:], int(s)) }

// PaymentStatus says how far an order is paid. It is stored as its number; the numbers are in
// the order in which money usually moves.
type PaymentStatus int8

const (
	Pending           PaymentStatus = 0
	Authorized        PaymentStatus = 1
	PartiallyPaid     PaymentStatus = 2
	Paid              PaymentStatus = 3
	PartiallyRefunded PaymentStatus = 4
	Refunded          PaymentStatus = 5
	Voided            PaymentStatus = 6
)

// PaymentStatuses are all of them.
var PaymentStatuses = []PaymentStatus{Pending, Authorized, PartiallyPaid, Paid, PartiallyRefunded, Refunded, Voided}

var paymentNames = [...]string{"PENDING", "AUTHORIZED", "PARTIALLY_PAID", "PAID", "PARTIALLY_REFUNDED", "REFUNDED", "VOIDED"}

// String is the payment status as the API names it.
func (s PaymentStatus) String() string { return nameOf(paymentNames[:], int(s)) }

// nameOf is the name of a stored number; UNKNOWN for a number without a name.
func nameOf(names []string, i int) string {
	if i < 0 || i >= len(names) {
		return "UNKNOWN"
	}
	return names[i]
}

// CancelReason is why an order was cancelled.
type CancelReason string

const (
	ReasonCustomer  CancelReason = "CUSTOMER"
	ReasonDeclined  CancelReason = "DECLINED"
	ReasonFraud     CancelReason = "FRAUD"
	ReasonInventory CancelReason = "INVENTORY"
	ReasonStaff     CancelReason = "STAFF"
	ReasonOther     CancelReason = "OTHER"
)

// CancelReasons are all of them.
var CancelReasons = []CancelReason{ReasonCustomer, ReasonDeclined, ReasonFraud, ReasonInventory, ReasonStaff, ReasonOther}

// TransactionKind tells how money moved, or that it was only promised.
type TransactionKind string

const (
	Authorization TransactionKind = "AUTHORIZATION"
	Capture       TransactionKind = "CAPTURE"
	Sale          TransactionKind = "SALE"
	Refund        TransactionKind = "REFUND"
	Void          TransactionKind = "VOID"
)

// FulfillmentStatus says whether a fulfillment is active or cancelled.
type FulfillmentStatus string

const (
	FulfillmentActive    FulfillmentStatus = "ACTIVE"
	FulfillmentCancelled FulfillmentStatus = "CANCELLED"
)
