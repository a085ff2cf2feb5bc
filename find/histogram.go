package find

import (
	"context"
	"slices"
	"time"
	_ "time/tzdata" // for machines that have no time zones of their own

	"entgo.io/ent/dialect/sql"

	"waybill/ent/salesorder"
	"waybill/order"
)

// Interval is how long the intervals of a histogram are. Its values are the API's names.
type Interval string

// The intervals, by the clock and the calendar of a time zone. Weeks begin on Mondays.
const (
	Hour  Interval = "HOUR"
	Day   Interval = "DAY"
	Week  Interval = "WEEK"
	Month Interval = "MONTH"
)

// Intervals are all of them.
var Intervals = []Interval{Hour, Day, Week, Month}

// maxBars bounds how many intervals a histogram has.
const maxBars = 400

// Bar is how many orders were placed in one interval.
type Bar struct {
	From  order.Instant
	Count int
}

// HistogramQuery is which orders are counted, and by which intervals.
type HistogramQuery struct {
	Interval Interval
	TimeZone string // an IANA name
	From, To order.Instant
	Filter   *Filter
}

// Histogram counts the orders that match by when they were placed, oldest first.
func (s Source) Histogram(ctx context.Context, q HistogramQuery) ([]*Bar, error) {
	match, err := s.conditions(nil, q.Filter)
	if err != nil {
		return nil, err
	}
	starts, err := q.starts()
	if err != nil {
		return nil, err
	}
	return s.bars(ctx, append(match, salesorder.PlacedAtGTE(starts[0]), salesorder.PlacedAtLT(q.To)), starts, maxSummed)
}

// starts are the beginnings of the intervals.
func (q HistogramQuery) starts() ([]order.Instant, error) {
	zone, err := time.LoadLocation(q.TimeZone)
	if err != nil || q.TimeZone == "" || q.TimeZone == "Local" {
		return nil, badArgument("timeZone", "is not the IANA name of a time zone, such as Europe/Berlin")
	}
	if q.From >= q.To {
		return nil, badArgument("to", "must be later than from")
	}
	var starts []order.Instant
	for at := q.Interval.begin(q.From.Time().In(zone)); order.At(at) < q.To; at = q.Interval.next(at) {
		if len(starts) == maxBars {
			return nil, badArgument("interval", "would make more than %d bars; choose a longer one, or a shorter time", maxBars)
		}
		starts = append(starts, order.At(at))
	}
	return starts, nil
}

// begin is the beginning of the interval that a moment lies in.
func (i Interval) begin(at time.Time) time.Time {
	year, month, day := at.Date()
	switch i {
	case Hour:
		return at.Add(-time.Duration(at.Minute())*time.Minute - time.Duration(at.Second())*time.Second - time.Duration(at.Nanosecond()))
	case Week:
		day -= (int(at.Weekday()) + 6) % 7
	case Month:
		day = 1
	}
	return time.Date(year, month, day, 0, 0, 0, 0, at.Location())
}

// next is the beginning of the interval behind one that begins at a moment. Days are added by the
// calendar and not by 24 hours, because a day in spring has 23 of them and one in autumn 25.
func (i Interval) next(at time.Time) time.Time {
	year, month, day := at.Date()
	switch i {
	case Hour:
		return at.Add(time.Hour)
	case Week:
		day += 7
	case Month:
		month++
	default:
		day++
	}
	return time.Date(year, month, day, 0, 0, 0, 0, at.Location())
}

// bars counts orders between beginnings, and refuses to count more than so many. It reads the
// instants and puts them into intervals here, because not every engine knows time zones to group by.
func (s Source) bars(ctx context.Context, match []condition, starts []order.Instant, most int) ([]*Bar, error) {
	bars := make([]*Bar, len(starts))
	for i, from := range starts {
		bars[i] = &Bar{From: from}
	}
	n := 0
	placed := s.some(match, most+1, salesorder.FieldPlacedAt).OrderBy(sql.Asc(salesorder.FieldPlacedAt))
	err := s.each(ctx, "count orders", placed, func(scan scan) error {
		if n++; n > most {
			return badArgument("from", "would count more than %d orders; choose a shorter time", most)
		}
		var at order.Instant
		if err := scan(&at); err != nil {
			return err
		}
		place, found := slices.BinarySearch(starts, at)
		if !found {
			place-- // it lies behind the beginning before
		}
		bars[place].Count++
		return nil
	})
	if err != nil {
		return nil, err
	}
	return bars, nil
}
