package scalar

import (
	"bytes"
	"encoding/json"
	"math"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"waybill/order"
)

func written(m graphql.Marshaler) string {
	var b bytes.Buffer
	m.MarshalGQL(&b)
	return b.String()
}

func TestAnIDIsReadAsItWasWritten(t *testing.T) {
	for _, tag := range []string{Order, Line, Fulfillment, Transaction, Entry, Customer} {
		for _, n := range []int64{1, 42, 1001, math.MaxInt64} {
			id := EncodeID(tag, n)
			gotTag, got, err := DecodeID(id)
			if err != nil || gotTag != tag || got != n {
				t.Errorf("%s:%d became %s:%d (%v)", tag, n, gotTag, got, err)
			}
			if back, err := json.Marshal(id); err != nil || string(back) != `"`+id+`"` {
				t.Errorf("%s needs escaping in JSON or a URL", id)
			}
		}
	}
}

func TestAnIDOfAnotherTypeNamesNothing(t *testing.T) {
	if id, err := UnmarshalOrderID(EncodeID(Line, 7)); id != 0 || err != nil {
		t.Errorf("%d, %v", id, err)
	}
	if id, err := UnmarshalLineID(EncodeID(Line, 7)); id != 7 || err != nil {
		t.Errorf("%d, %v", id, err)
	}
	if _, err := UnmarshalOrderID(7); err == nil {
		t.Error("a number was taken for an ID")
	}
}

func TestTimes(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"2026-11-22T18:18:00Z", "2026-11-22T18:18:00Z"},
		{"2026-11-22T18:18:00.5Z", "2026-11-22T18:18:00.5Z"},
		{"2026-11-22T18:18:00.123456Z", "2026-11-22T18:18:00.123456Z"},
		{"2026-11-22T18:18:00.123456789Z", "2026-11-22T18:18:00.123456Z"},
		{"2026-11-22T19:18:00+01:00", "2026-11-22T18:18:00Z"},
		{"1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z"},
		{"1970-01-01T00:00:00+01:00", ""},
		{"2199-12-31T23:59:59.999999Z", "2199-12-31T23:59:59.999999Z"},
		{"2200-01-01T00:00:00Z", ""},
		{"0000-01-01T00:00:00Z", ""},
		{"2026-11-22", ""},
		{"2026-11-22T18:18:00", ""},
		{"2026-11-22T24:00:00Z", ""},
		{"", ""},
	} {
		at, err := UnmarshalDateTime(c.text)
		if c.want == "" {
			if err == nil {
				t.Errorf("%q was read as %v", c.text, at.Time())
			}
			continue
		}
		if got := written(MarshalDateTime(at)); err != nil || got != `"`+c.want+`"` {
			t.Errorf("%q is written %s (%v)", c.text, got, err)
		}
	}
}

// A clock that shows fractions must not show zeros that nobody gave.
func TestATimeIsWrittenWithAsManyDecimalsAsItNeeds(t *testing.T) {
	at := order.At(time.Date(2026, 1, 2, 3, 4, 5, 100_000_000, time.FixedZone("", 3600)))
	if got := written(MarshalDateTime(at)); got != `"2026-01-02T02:04:05.1Z"` {
		t.Error(got)
	}
}

func FuzzDecodeID(f *testing.F) {
	for _, id := range []string{"", "T3JkZXI6MQ", "T3JkZXI6MQ==", "T3JkZXI6MDE", "T3JkZXI6KzE", "OjE", "T3JkZXI6LTE",
		EncodeID(Line, math.MaxInt64)} {
		f.Add(id)
	}
	f.Fuzz(func(t *testing.T, id string) {
		tag, n, err := DecodeID(id)
		if err == nil && (n < 1 || EncodeID(tag, n) != id) {
			t.Errorf("%q reads as %s:%d, which is written %q", id, tag, n, EncodeID(tag, n))
		}
	})
}

func FuzzDateTime(f *testing.F) {
	for _, text := range []string{"2026-11-22T18:18:00Z", "2026-11-22T18:18:00.1234567+14:00", "1970-01-01T00:00:00Z",
		"9999-12-31T23:59:60Z", "2026-02-29T00:00:00,5Z"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		at, err := UnmarshalDateTime(text)
		if err != nil {
			return
		}
		var again string
		if err := json.Unmarshal([]byte(written(MarshalDateTime(at))), &again); err != nil {
			t.Fatal(err)
		}
		if back, err := UnmarshalDateTime(again); err != nil || back != at || !at.Sensible() {
			t.Errorf("%q is written %q, which reads as %v (%v)", text, again, back, err)
		}
	})
}
