package order

import (
	"fmt"
	"strconv"
)

// Code is one of the closed list of reasons for which an order is left as it is.
type Code string

const (
	CodeOrderNotFound               Code = "ORDER_NOT_FOUND"
	CodeLineNotFound                Code = "LINE_NOT_FOUND"
	CodeFulfillmentNotFound         Code = "FULFILLMENT_NOT_FOUND"
	CodeOrderCancelled              Code = "ORDER_CANCELLED"
	CodeOrderFulfilled              Code = "ORDER_FULFILLED"
	CodeOrderNotFulfilled           Code = "ORDER_NOT_FULFILLED"
	CodeOrderUnpaid                 Code = "ORDER_UNPAID"
	CodeOrderAlreadyPaid            Code = "ORDER_ALREADY_PAID"
	CodeNothingToRefund             Code = "NOTHING_TO_REFUND"
	CodeNothingToFulfill            Code = "NOTHING_TO_FULFILL"
	CodeQuantityExceedsUnfulfilled  Code = "QUANTITY_EXCEEDS_UNFULFILLED"
	CodeQuantityBelowFulfilled      Code = "QUANTITY_BELOW_FULFILLED"
	CodeFulfillmentAlreadyCancelled Code = "FULFILLMENT_ALREADY_CANCELLED"
	CodeDuplicateLine               Code = "DUPLICATE_LINE"
	CodeDuplicateNumber             Code = "DUPLICATE_NUMBER"
	CodeDuplicateSource             Code = "DUPLICATE_SOURCE"
	CodeAmountExceedsPaid           Code = "AMOUNT_EXCEEDS_PAID"
	CodeInvalid                     Code = "INVALID"
	CodeRequired                    Code = "REQUIRED"
	CodeTooLong                     Code = "TOO_LONG"
	CodeVersionConflict             Code = "VERSION_CONFLICT"
	CodeIdempotencyKeyReused        Code = "IDEMPOTENCY_KEY_REUSED"

	// Of tokens, which are refused in the same form as orders.
	CodeTokenNotFound Code = "TOKEN_NOT_FOUND"
	CodeDuplicateName Code = "DUPLICATE_NAME"
)

// Problem is a refusal that a person can act on.
type Problem struct {
	Code    Code
	Field   []string // a Path into the input; nil for the order as a whole
	Message string
}

// Problems are reported together, so that a form is corrected in one go.
type Problems []Problem

// Path leads to a value in the input, e.g. lines, 0, quantity.
type Path []string

// At extends a path without changing it. Indexes are given as ints.
func (p Path) At(steps ...any) Path {
	longer := make(Path, len(p), len(p)+len(steps))
	copy(longer, p)
	for _, step := range steps {
		switch s := step.(type) {
		case string:
			longer = append(longer, s)
		case int:
			longer = append(longer, strconv.Itoa(s))
		}
	}
	return longer
}

func problem(code Code, field Path, format string, args ...any) *Problem {
	return &Problem{Code: code, Field: field, Message: fmt.Sprintf(format, args...)}
}

// Add appends what was found, if anything was.
func (ps *Problems) Add(found ...*Problem) {
	for _, p := range found {
		if p != nil {
			*ps = append(*ps, *p)
		}
	}
}
