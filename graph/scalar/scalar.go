// Package scalar reads and writes the API's plain values: IDs, times, currency
// codes and the statuses that are stored as numbers.
//
// It promises that what it writes it reads back, and that a value it cannot
// read becomes a BAD_USER_INPUT error that says what was expected.
package scalar

import (
	"encoding/base64"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"waybill/internal/apitoken"
	"waybill/money"
	"waybill/order"
)

// Bad is the error of a value that the client can correct. The caller adds its path.
func Bad(format string, args ...any) error {
	return &gqlerror.Error{Message: fmt.Sprintf(format, args...), Extensions: map[string]any{"code": "BAD_USER_INPUT"}}
}

// The types that an ID can name; the tag is part of the ID.
const (
	Order       = "Order"
	Line        = "OrderLine"
	Fulfillment = "Fulfillment"
	Transaction = "PaymentTransaction"
	Entry       = "TimelineEntry"
	Customer    = "Customer"
	Token       = "Token"
)

// EncodeID is the opaque form of a type's number: base64url of "Order:42".
func EncodeID(tag string, n int64) string {
	return base64.RawURLEncoding.EncodeToString(strconv.AppendInt([]byte(tag+":"), n, 10))
}

// DecodeID returns the tag and the number that EncodeID was given. It accepts only what EncodeID
// writes, so each record has one ID.
func DecodeID(id string) (tag string, n int64, err error) {
	raw, err := base64.RawURLEncoding.Strict().DecodeString(id)
	if err != nil || len(id) > 64 {
		return "", 0, Bad("is not an ID")
	}
	tag, digits, _ := strings.Cut(string(raw), ":")
	n, err = strconv.ParseInt(digits, 10, 64)
	if err != nil || n < 1 || EncodeID(tag, n) != id {
		return "", 0, Bad("is not an ID")
	}
	return tag, n, nil
}

func marshalID(tag string, n int64) graphql.Marshaler {
	return graphql.WriterFunc(func(w io.Writer) {
		_, _ = io.WriteString(w, `"`+EncodeID(tag, n)+`"`)
	})
}

// unmarshalID takes any text as an ID. A text that is no ID of this type becomes 0, which no record
// has: so the command finds nothing, and refuses with the field of the input.
func unmarshalID[T ~int64](want string, v any) (T, error) {
	s, ok := v.(string)
	if !ok {
		return 0, Bad("an ID must be a string")
	}
	tag, n, err := DecodeID(s)
	if err != nil || tag != want {
		return 0, nil //nolint:nilerr // 0 is never an ID
	}
	return T(n), nil
}

// MarshalOrderID and its like write the ID of one type of record.
func MarshalOrderID(id order.ID) graphql.Marshaler { return marshalID(Order, int64(id)) }

// UnmarshalOrderID and its like read them; 0 for what is not the ID of such a record.
func UnmarshalOrderID(v any) (order.ID, error) { return unmarshalID[order.ID](Order, v) }

// MarshalLineID writes an order line's ID.
func MarshalLineID(id order.LineID) graphql.Marshaler { return marshalID(Line, int64(id)) }

// UnmarshalLineID reads an order line's ID.
func UnmarshalLineID(v any) (order.LineID, error) { return unmarshalID[order.LineID](Line, v) }

// MarshalFulfillmentID writes a fulfillment's ID.
func MarshalFulfillmentID(id order.FulfillmentID) graphql.Marshaler {
	return marshalID(Fulfillment, int64(id))
}

// UnmarshalFulfillmentID reads a fulfillment's ID.
func UnmarshalFulfillmentID(v any) (order.FulfillmentID, error) {
	return unmarshalID[order.FulfillmentID](Fulfillment, v)
}

// MarshalTransactionID writes a transaction's ID.
func MarshalTransactionID(id order.TransactionID) graphql.Marshaler {
	return marshalID(Transaction, int64(id))
}

// UnmarshalTransactionID reads a transaction's ID.
func UnmarshalTransactionID(v any) (order.TransactionID, error) {
	return unmarshalID[order.TransactionID](Transaction, v)
}

// MarshalEntryID writes a timeline entry's ID.
func MarshalEntryID(id order.EntryID) graphql.Marshaler { return marshalID(Entry, int64(id)) }

// UnmarshalEntryID reads a timeline entry's ID.
func UnmarshalEntryID(v any) (order.EntryID, error) { return unmarshalID[order.EntryID](Entry, v) }

// MarshalCustomerID writes a customer's ID.
func MarshalCustomerID(id order.CustomerID) graphql.Marshaler { return marshalID(Customer, int64(id)) }

// UnmarshalCustomerID reads a customer's ID.
func UnmarshalCustomerID(v any) (order.CustomerID, error) {
	return unmarshalID[order.CustomerID](Customer, v)
}

// MarshalTokenID writes a token's ID.
func MarshalTokenID(id apitoken.ID) graphql.Marshaler { return marshalID(Token, int64(id)) }

// UnmarshalTokenID reads a token's ID.
func UnmarshalTokenID(v any) (apitoken.ID, error) { return unmarshalID[apitoken.ID](Token, v) }

// MarshalInt writes a number.
func MarshalInt(n int) graphql.Marshaler { return graphql.MarshalInt(n) }

// UnmarshalInt reads a number of 32 bits, which is all that GraphQL's Int holds.
func UnmarshalInt(v any) (int, error) {
	n, err := graphql.UnmarshalInt32(v)
	if _, isText := v.(string); err != nil || isText {
		return 0, Bad("must be a whole number from -2147483648 to 2147483647")
	}
	return int(n), nil
}

// MarshalNotShipped writes requiresShipping.
func MarshalNotShipped(not order.NotShipped) graphql.Marshaler {
	return graphql.MarshalBoolean(!bool(not))
}

// UnmarshalNotShipped reads requiresShipping; null counts as left out, which is true.
func UnmarshalNotShipped(v any) (order.NotShipped, error) {
	if v == nil {
		return false, nil
	}
	requires, err := graphql.UnmarshalBoolean(v)
	if _, isBool := v.(bool); err != nil || !isBool {
		return false, Bad("must be true or false")
	}
	return order.NotShipped(!requires), nil
}

// MarshalString writes text.
func MarshalString(s string) graphql.Marshaler { return graphql.MarshalString(s) }

// UnmarshalString reads text, and only text: a number is not taken for its digits.
func UnmarshalString(v any) (string, error) {
	s, ok := v.(string)
	if !ok && v != nil {
		return "", Bad("must be a string")
	}
	return s, nil
}

// MarshalDecimal writes decimal text.
func MarshalDecimal(s string) graphql.Marshaler { return graphql.MarshalString(s) }

// UnmarshalDecimal takes any text; whether it is an amount of the order's
// currency is for the command to say, as a user error. A JSON number is refused:
// by the time it arrives, a client may have rounded it.
func UnmarshalDecimal(v any) (string, error) {
	if v == nil { // an optional amount that is null
		return "", nil
	}
	s, ok := v.(string)
	if !ok {
		return "", Bad("must be a string such as \"34.98\"")
	}
	return s, nil
}

// MarshalDateTime writes RFC 3339 in UTC, with as many decimals as are needed.
func MarshalDateTime(at order.Instant) graphql.Marshaler {
	return graphql.WriterFunc(func(w io.Writer) {
		_, _ = w.Write(at.Time().AppendFormat([]byte(nil), `"2006-01-02T15:04:05.999999Z"`))
	})
}

// UnmarshalDateTime reads RFC 3339; finer than a microsecond is cut.
func UnmarshalDateTime(v any) (order.Instant, error) {
	s, ok := v.(string)
	if !ok || len(s) > 64 {
		return 0, Bad("must be a time such as 2026-11-22T18:18:00Z")
	}
	t, err := time.Parse(time.RFC3339Nano, s)
	if err != nil {
		return 0, Bad("must be a time such as 2026-11-22T18:18:00Z")
	}
	if at := order.At(t); at.Sensible() {
		return at, nil
	}
	return 0, Bad("must lie between 1970 and 2200")
}

// MarshalCurrencyCode writes the code.
func MarshalCurrencyCode(c money.Currency) graphql.Marshaler { return graphql.MarshalString(string(c)) }

// UnmarshalCurrencyCode reads any text; whether it is a currency is for the
// command to say, as a user error.
func UnmarshalCurrencyCode(v any) (money.Currency, error) {
	s, ok := v.(string)
	if !ok {
		return "", Bad("must be a string such as \"USD\"")
	}
	return money.Currency(s), nil
}
