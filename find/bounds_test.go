package find_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"waybill/desk"
	"waybill/find"
	"waybill/internal/shoptest"
	"waybill/order"
)

// However many orders there are, no more than the bound are read, and the answer says so.
func TestSumsFacetsAndBarsAreBounded(t *testing.T) {
	s := shoptest.Open(t, shoptest.Options{})
	for range 3 {
		_, err := s.Desk.Do(t.Context(), shoptest.Ada, "", desk.Place{Draft: order.Draft{CurrencyCode: "EUR", Tags: []string{"vip"},
			Lines: []order.DraftLine{{Title: "Tea", Quantity: 1, UnitPrice: "5"}}}})
		if err != nil {
			t.Fatal(err)
		}
	}
	source := find.Source{Read: s.Store.Read(), Index: s.Store.Index(), Dialect: s.Store.Dialect()}
	for most, want := range map[int]string{2: "2 AT_LEAST €10.00 2 AT_LEAST", 3: "3 EXACT €15.00 3 EXACT", 4: "3 EXACT €15.00 3 EXACT"} {
		sums, err := source.SumUp(t.Context(), most)
		if err != nil {
			t.Fatal(err)
		}
		facets, err := source.FacetsAmong(t.Context(), find.ByTag, most)
		if err != nil || len(facets) != 1 {
			t.Fatal(facets, err)
		}
		sum, facet := sums.Count, facets[0].Count
		got := fmt.Sprint(sum.Count, " ", sum.Precision, " ", sums.Total[0], " ", facet.Count, " ", facet.Precision)
		if got != want {
			t.Errorf("of %d: %s, want %s", most, got, want)
		}
		bars, err := source.BarsAmong(t.Context(), []order.Instant{0}, most)
		var refused *find.BadArgument
		if enough := most >= 3; enough && (err != nil || bars[0].Count != 3) || !enough && !errors.As(err, &refused) {
			t.Errorf("bars of %d: %v, %v", most, bars, err)
		}
	}
}

func TestIntervalsGoByTheClockAndTheCalendarOfTheTimeZone(t *testing.T) {
	at := func(text string) order.Instant {
		when, err := time.Parse(time.RFC3339, text)
		if err != nil {
			t.Fatal(err)
		}
		return order.At(when)
	}
	for _, c := range []struct {
		name, zone, from, to string
		interval             find.Interval
		want                 string
	}{
		{"days", "UTC", "2026-03-01T12:00:00Z", "2026-03-03T00:00:00Z", find.Day, "2026-03-01T00:00:00Z 2026-03-02T00:00:00Z"},
		{"days about the change to summer time", "Europe/Berlin", "2026-03-28T12:00:00Z", "2026-03-30T00:00:00Z", find.Day,
			"2026-03-27T23:00:00Z 2026-03-28T23:00:00Z 2026-03-29T22:00:00Z"},
		{"hours about the change to winter time", "Europe/Berlin", "2026-10-25T00:10:00Z", "2026-10-25T02:30:00Z", find.Hour,
			"2026-10-25T00:00:00Z 2026-10-25T01:00:00Z 2026-10-25T02:00:00Z"},
		{"hours of a zone that is half an hour off", "Asia/Kolkata", "2026-01-01T00:10:00Z", "2026-01-01T01:00:00Z", find.Hour,
			"2025-12-31T23:30:00Z 2026-01-01T00:30:00Z"},
		{"weeks from Monday", "UTC", "2026-11-29T12:00:00Z", "2026-12-01T00:00:00Z", find.Week,
			"2026-11-23T00:00:00Z 2026-11-30T00:00:00Z"},
		{"months", "UTC", "2026-01-31T12:00:00Z", "2026-03-01T00:00:01Z", find.Month,
			"2026-01-01T00:00:00Z 2026-02-01T00:00:00Z 2026-03-01T00:00:00Z"},
		{"nothing", "UTC", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z", find.Day, "to: must be later than from"},
		{"no zone", "Mars/Base", "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z", find.Day,
			"timeZone: is not the IANA name of a time zone, such as Europe/Berlin"},
		{"the server's own zone", "Local", "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z", find.Day,
			"timeZone: is not the IANA name of a time zone, such as Europe/Berlin"},
		{"too many", "UTC", "2026-01-01T00:00:00Z", "2027-02-06T00:00:00Z", find.Day,
			"interval: would make more than 400 bars; choose a longer one, or a shorter time"},
	} {
		t.Run(c.name, func(t *testing.T) {
			starts, err := find.HistogramQuery{Interval: c.interval, TimeZone: c.zone, From: at(c.from), To: at(c.to)}.Starts()
			var words []string
			for _, start := range starts {
				words = append(words, start.Time().UTC().Format(time.RFC3339))
			}
			if err != nil {
				words = []string{err.Error()}
			}
			if got := strings.Join(words, " "); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}
