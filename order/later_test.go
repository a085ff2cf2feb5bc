package order

import (
	"reflect"
	"testing"
)

func TestAFileTellsOnlyWhatIsLater(t *testing.T) {
	line := func(id LineID, quantity, fulfilled int) Line {
		return Line{ID: id, Quantity: quantity, Fulfilled: fulfilled, Ships: true}
	}
	at := func(i Instant) *Instant { return &i }
	// told is a file about an order of 3 and 1 pieces with a total of 50.
	told := func(fulfilled []int, cancelled bool, moved ...Transaction) CheckedOrder {
		r := CheckedOrder{Fulfilled: fulfilled, FulfilledAt: 1000}
		for _, quantity := range []int{3, 1} {
			r.Priced = append(r.Priced, PricedLine{Line: Line{Quantity: quantity, Ships: true}})
		}
		for _, m := range moved {
			r.Transactions = append(r.Transactions, CheckedTransaction{Transaction: m})
		}
		if r.Amounts.Total = 50; cancelled {
			r.CancelledAt = at(2000)
		}
		return r
	}
	sale, refund := Transaction{Kind: Sale, Amount: 50}, Transaction{Kind: Refund, Amount: 20}
	untouched := []Line{line(7, 3, 0), line(8, 1, 0)}
	for _, c := range []struct {
		name      string
		in        CheckedOrder
		known     Facts
		lines     []Line
		takenBack *Instant
		want      Later
	}{
		{"the same is nothing", told(nil, false, sale), Facts{Captured: 50}, untouched, nil, Later{}},
		{"what left", told([]int{3, 1}, false), Facts{}, untouched, nil, Later{Fulfill: []Portion{{7, 3}, {8, 1}}}},
		{"what else left", told([]int{3, 1}, false), Facts{}, []Line{line(7, 3, 2), line(8, 1, 1)}, nil, Later{Fulfill: []Portion{{7, 1}}}},
		{"what left here and not there stays", told(nil, false), Facts{}, []Line{line(7, 3, 3), line(8, 1, 1)}, nil, Later{}},
		{"not more than there is", told([]int{3, 1}, false), Facts{}, []Line{line(7, 1, 0), line(8, 1, 1)}, nil,
			Later{Fulfill: []Portion{{7, 1}}}},
		{"not what came back and was refunded", told([]int{3, 0}, false), Facts{},
			[]Line{{ID: 7, Quantity: 3, Returned: 3, Ships: true}, line(8, 1, 0)}, nil, Later{}},
		{"not a line that is not here", told([]int{3, 1}, false), Facts{}, []Line{{}, line(8, 1, 0)}, nil,
			Later{Fulfill: []Portion{{8, 1}}}},
		{"what does not ship goes along by itself", told([]int{3, 1}, false), Facts{}, []Line{line(7, 3, 0), {ID: 8, Quantity: 1}}, nil,
			Later{Fulfill: []Portion{{7, 3}}}},
		{"not what was taken back since", told([]int{3, 1}, false), Facts{}, untouched, at(1000), Later{}},
		{"what left after something was taken back", told([]int{3, 1}, false), Facts{}, untouched, at(999),
			Later{Fulfill: []Portion{{7, 3}, {8, 1}}}},
		{"a payment", told(nil, false, sale), Facts{}, untouched, nil, Later{Pay: 50}},
		{"the rest of a payment", told(nil, false, sale), Facts{Captured: 20}, untouched, nil, Later{Pay: 30}},
		{"not a payment that was made here", told(nil, false), Facts{Captured: 50}, untouched, nil, Later{}},
		{"a refund", told(nil, false, sale, refund), Facts{Captured: 50}, untouched, nil, Later{Refund: 20}},
		{"not a refund that was made here", told(nil, false, sale), Facts{Captured: 50, Refunded: 50}, untouched, nil, Later{}},
		{"a cancellation, of which money stays", told(nil, true, sale), Facts{Captured: 50}, untouched, nil, Later{Cancel: true}},
		{"a cancellation without money", told(nil, true), Facts{}, untouched, nil, Later{Cancel: true, RefundRest: true}},
		{"not one that is known", told(nil, true), Facts{Cancelled: true}, untouched, nil, Later{}},
		{"not one that was made here", told(nil, false), Facts{Cancelled: true}, untouched, nil, Later{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.in.Later(c.known, c.lines, c.takenBack); !reflect.DeepEqual(got, c.want) {
				t.Errorf("got %+v, want %+v", got, c.want)
			}
		})
	}
}
