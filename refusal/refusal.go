// Package refusal says why something is not done, in a form that a person, or the
// program that a person uses, can act on.
//
// It promises a closed list of codes, which the API shows as UserErrorCode; that
// each problem names the value of the input that it is about; and that texts from
// outside are checked in one way wherever they come in. It knows nothing of what
// is refused: rules about orders are in package order.
package refusal

import (
	"fmt"
	"strconv"
)

// Code is one of the closed list of reasons for which something is left as it is.
type Code string

const (
	OrderNotFound               Code = "ORDER_NOT_FOUND"
	LineNotFound                Code = "LINE_NOT_FOUND"
	FulfillmentNotFound         Code = "FULFILLMENT_NOT_FOUND"
	OrderCancelled              Code = "ORDER_CANCELLED"
	OrderFulfilled              Code = "ORDER_FULFILLED"
	OrderNotFulfilled           Code = "ORDER_NOT_FULFILLED"
	OrderUnpaid                 Code = "ORDER_UNPAID"
	OrderAlreadyPaid            Code = "ORDER_ALREADY_PAID"
	NothingToRefund             Code = "NOTHING_TO_REFUND"
	NothingToFulfill            Code = "NOTHING_TO_FULFILL"
	QuantityExceedsUnfulfilled  Code = "QUANTITY_EXCEEDS_UNFULFILLED"
	QuantityBelowFulfilled      Code = "QUANTITY_BELOW_FULFILLED"
	QuantityExceedsRefundable   Code = "QUANTITY_EXCEEDS_REFUNDABLE"
	FulfillmentAlreadyCancelled Code = "FULFILLMENT_ALREADY_CANCELLED"
	DuplicateLine               Code = "DUPLICATE_LINE"
	DuplicateNumber             Code = "DUPLICATE_NUMBER"
	DuplicateSource             Code = "DUPLICATE_SOURCE"
	AmountExceedsPaid           Code = "AMOUNT_EXCEEDS_PAID"
	Invalid                     Code = "INVALID"
	Required                    Code = "REQUIRED"
	TooLong                     Code = "TOO_LONG"
	VersionConflict             Code = "VERSION_CONFLICT"
	IdempotencyKeyReused        Code = "IDEMPOTENCY_KEY_REUSED"

	TokenNotFound Code = "TOKEN_NOT_FOUND"
	DuplicateName Code = "DUPLICATE_NAME"
)

// Problem is a refusal that a person can act on.
type Problem struct {
	Code    Code
	Field   []string // a Path into the input; nil for the whole
	Message string
	Params  []Param // what the message names, for those who say it in another language
}

// Param is a value that a sentence names. Its JSON names are a stored form.
type Param struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// The names of params.
const (
	// ParamNumber is an order's number.
	ParamNumber = "number"
	// ParamFulfillment is a fulfillment's name.
	ParamFulfillment = "fulfillment"
	// ParamLeast and ParamMost bound what may be given.
	ParamLeast = "least"
	ParamMost  = "most"
	// ParamCurrency is the currency of an amount.
	ParamCurrency = "currencyCode"
)

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

// New is a problem with the value at field, nil for the whole. format and args are
// as in fmt.Sprintf and become a sentence.
func New(code Code, field Path, format string, args ...any) *Problem {
	return &Problem{Code: code, Field: field, Message: fmt.Sprintf(format, args...)}
}

// With adds a value that the message names.
func (p *Problem) With(name string, value any) *Problem {
	p.Params = append(p.Params, Param{name, fmt.Sprint(value)})
	return p
}

// Add appends what was found, if anything was.
func (ps *Problems) Add(found ...*Problem) {
	for _, p := range found {
		if p != nil {
			*ps = append(*ps, *p)
		}
	}
}
