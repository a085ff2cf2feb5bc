package desk

import (
	"encoding/hex"
	"testing"

	"waybill/address"
	"waybill/order"
)

// The stored form of what a key stands for. A release that changes one of these
// would refuse every honest retry of the last seven days: do not.
func TestFingerprintsAreWhatTheyWereInEveryReleaseBefore(t *testing.T) {
	version, yes, no, amount, city, carrier := 7, true, false, "12.50", "London", "UPS"
	fulfillment, placed := order.FulfillmentID(3), order.Instant(1_700_000_000_000_000)
	for _, c := range []struct {
		name  string
		input any
		want  string
	}{
		{"placing an order", Place{Draft: order.Draft{Number: "7", CurrencyCode: "USD", PlacedAt: &placed, Paid: "5",
			Lines: []order.DraftLine{{Title: "Mug", Quantity: 2, UnitPrice: "2.50"}}, Tags: []string{"a", "b"}}},
			"02ecb4381025112c"},
		{"fulfilling some lines with a version and an address", Fulfill{Guard: Guard{ExpectedVersion: &version}, OrderID: 1,
			Lines: []order.Portion{{LineID: 2, Quantity: 1}}, ShippingAddress: &address.Address{City: &city},
			Tracking: []order.Tracking{{Number: "1Z", Carrier: &carrier}}, AllowUnpaid: true}, "02336102a156ea22"},
		{"taking one fulfillment back", TakeBack{OrderID: 1, FulfillmentID: &fulfillment}, "022e16704bb8bcdb"},
		{"editing a note and clearing tags", Edit{OrderID: 1, Note: Given[string]{Set: true, Value: "x"},
			Tags: Given[[]string]{Set: true}}, "02bbbb5ac61facd6"},
		{"cancelling without a refund", Cancel{OrderID: 1, Reason: order.ReasonFraud, Refund: &no}, "02ad0ce879a04132"},
		{"cancelling with a refund that is asked for", Cancel{OrderID: 1, Reason: order.ReasonFraud, Refund: &yes}, "02507edb0fd20c2c"},
		{"cancelling with the usual refund", Cancel{OrderID: 1, Reason: order.ReasonFraud}, "02fbe7f53e27c64d"},
		{"refunding a part", Refund{OrderID: 1, Amount: &amount}, "0281f610a665a15c"},
		{"marking as paid", Pay{OrderID: 1, Reference: "r"}, "021a56491aba9f03"},
		{"recording a part of a payment", RecordPayment{OrderID: 1, Amount: &amount, Gateway: "bank", ProcessedAt: &placed},
			"0294e6925a0969b2"},
		{"refunding pieces", Refund{OrderID: 1, Lines: []order.Portion{{LineID: 2, Quantity: 1}}, Shipping: &amount,
			StillOwed: true, Note: "n"}, "02faabb38de0f215"},
		{"editing quantities", Edit{OrderID: 1, Lines: []order.LineEdit{{LineID: 2, Quantity: 1}}}, "02180f6439430f79"},
		{"editing amounts and attributes",
			Edit{OrderID: 1, Lines: []order.LineEdit{{LineID: 2, Quantity: 1, UnitPrice: &amount, Discount: &amount,
				Tax: &amount, Attributes: []order.Attribute{{Name: "a", Value: "b"}}}}, Discount: &amount, Shipping: &amount, Tax: &amount,
				Attributes: Given[[]order.Attribute]{Set: true}}, "023441c6b70caba7"},
		{"placing an order with what lines and orders gained", Place{Draft: order.Draft{CurrencyCode: "USD",
			Attributes: []order.Attribute{{Name: "a", Value: "b"}}, Lines: []order.DraftLine{{Title: "Tip", Quantity: 1, UnitPrice: "1",
				Discount: "1", Tax: "2", NotShipped: true, Attributes: []order.Attribute{{Name: "a", Value: "b"}}}}}}, "02b724801c56839a"},
		{"commenting", Comment{OrderID: 1, Body: "Hello."}, "0272ea6ecb80072d"},
		{"tracking", Track{OrderID: 1, FulfillmentID: 3}, "022e16704bb8bcdb"},
		{"fulfilling many", FulfillMany{OrderIDs: []order.ID{1, 2}}, "02dcb72d2a911696"},
	} {
		if got := hex.EncodeToString(fingerprintOf(c.input))[:16]; got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// The key that came with an input is no part of it.
func TestTheKeyItselfIsNoPartOfTheFingerprint(t *testing.T) {
	plain, keyed := Fulfill{OrderID: 1}, Fulfill{OrderID: 1, Guard: Guard{IdempotencyKey: "k"}}
	if string(fingerprintOf(plain)) != string(fingerprintOf(keyed)) {
		t.Error("the same command with and without its key in it has two fingerprints")
	}
}

func TestACommandThatGainedOptionalFieldsKnowsAnOldKey(t *testing.T) {
	type nested struct{ Name string }
	before := struct {
		OrderID order.ID
		Note    string
		Lines   []nested
	}{1, "x", []nested{{"a"}}}
	type nestedLater struct {
		Extra *string
		Name  string
		Count int
	}
	after := struct {
		Added   *bool
		OrderID order.ID
		Lines   []nestedLater
		List    []string
		Note    string
		Flag    bool
		Amount  string
	}{OrderID: 1, Note: "x", Lines: []nestedLater{{Name: "a"}}}
	if string(fingerprintOf(before)) != string(fingerprintOf(after)) {
		t.Error("an input that was sent before the upgrade is not recognised after it")
	}
	after.Flag = true
	if string(fingerprintOf(before)) == string(fingerprintOf(after)) {
		t.Error("an input that uses a new field is taken for one that does not")
	}
}

func TestDifferentInputsHaveDifferentFingerprints(t *testing.T) {
	type texts struct{ A, B string }
	type list struct{ L []string }
	yes, no := true, false
	seen := map[string]any{}
	for _, input := range []any{
		texts{A: "x", B: "y"}, texts{A: "x;B=1:y"}, texts{A: "xy"}, texts{B: "xy"}, texts{},
		list{[]string{"a", "b"}}, list{[]string{"a,1:b"}}, list{[]string{"a", ""}}, list{[]string{}},
		struct{ F *bool }{&yes}, struct{ F *bool }{&no}, struct{ N int }{1}, struct{ N int }{-1}, struct{ M int }{1},
	} {
		fingerprint := string(fingerprintOf(input))
		if other, twice := seen[fingerprint]; twice {
			t.Errorf("%#v and %#v have one fingerprint", input, other)
		}
		seen[fingerprint] = input
	}
}

func TestAFingerprintOfAnOlderReleaseIsTold(t *testing.T) {
	if isCurrent(make([]byte, 32)) || !isCurrent(fingerprintOf(Comment{OrderID: 1})) {
		t.Error("releases are mixed up")
	}
}
