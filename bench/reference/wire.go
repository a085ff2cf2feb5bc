package reference

import (
	"encoding/base64"
	"encoding/json"
	"strconv"
	"strings"

	"waybill/money"
	"waybill/order"
)

// amount is money on the wire.
type amount struct {
	Amount       string `json:"amount"`
	CurrencyCode string `json:"currencyCode"`
}

// amountOf writes minor units as decimal text of the currency.
func amountOf(minor int64, currency string) amount {
	decimals := money.Currency(currency).Decimals()
	digits := strconv.FormatInt(minor, 10)
	if decimals == 0 {
		return amount{digits, currency}
	}
	if missing := decimals + 1 - len(digits); missing > 0 {
		digits = strings.Repeat("0", missing) + digits
	}
	point := len(digits) - decimals
	return amount{digits[:point] + "." + digits[point:], currency}
}

func idOf(kind string, n int64) string {
	return base64.RawURLEncoding.EncodeToString(strconv.AppendInt([]byte(kind+":"), n, 10))
}

func orderIDFrom(id string) (int64, error) {
	raw, err := base64.RawURLEncoding.DecodeString(id)
	digits, isOrder := strings.CutPrefix(string(raw), "Order:")
	n, numErr := strconv.ParseInt(digits, 10, 64)
	if err != nil || numErr != nil || !isOrder {
		return 0, errRequest
	}
	return n, nil
}

func timeOf(micros int64) string {
	return order.Instant(micros).Time().Format("2006-01-02T15:04:05.999999Z")
}

// place is a row's place in the list.
type place struct{ placedAt, id int64 }

// Cursors have the form of Waybill's, so that the two answers compare equal.
func (p place) cursor() string {
	raw, _ := json.Marshal([]any{1, "PLACED_AT", "DESC", p.placedAt, p.id})
	return base64.RawURLEncoding.EncodeToString(raw)
}

func placeFrom(cursor string) (place, error) {
	var p place
	var version int
	var field, direction string
	raw, err := base64.RawURLEncoding.DecodeString(cursor)
	if err != nil || json.Unmarshal(raw, &[]any{&version, &field, &direction, &p.placedAt, &p.id}) != nil {
		return p, errRequest
	}
	if version != 1 || field != "PLACED_AT" || direction != "DESC" {
		return p, errRequest
	}
	return p, nil
}
