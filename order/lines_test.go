package order

import (
	"slices"
	"strings"
	"testing"

	"waybill/refusal"
)

// lines: 2 of 2 left, 3 of 5 left, none of 1 left, and one that was removed.
var lines = []Line{
	{ID: 1, Ships: true, Quantity: 2, UnitPrice: 100},
	{ID: 2, Ships: true, Quantity: 5, Fulfilled: 2, UnitPrice: 200},
	{ID: 3, Ships: true, Quantity: 1, Fulfilled: 1, UnitPrice: 300},
	{ID: 4, Ships: true, Quantity: 0, UnitPrice: 400},
}

var lineFacts = Facts{Number: "1001", Quantity: 8, Fulfilled: 3, ToShip: 8, Shipped: 3, Currency: "USD", Total: 1500, Captured: 1500}

func TestPlanningAFulfillment(t *testing.T) {
	for _, c := range []struct {
		name  string
		asked []Portion
		want  []Portion
		code  refusal.Code
		field string
	}{
		{"without lines it is everything that is left", nil, []Portion{{1, 2}, {2, 3}}, "", ""},
		{"a part of a line", []Portion{{2, 1}}, []Portion{{2, 1}}, "", ""},
		{"the rest of a line", []Portion{{2, 3}}, []Portion{{2, 3}}, "", ""},
		{"one more than is left", []Portion{{2, 4}}, nil, refusal.QuantityExceedsUnfulfilled, "lines.0.quantity"},
		{"a line that is done", []Portion{{3, 1}}, nil, refusal.QuantityExceedsUnfulfilled, "lines.0.quantity"},
		{"nothing of a line", []Portion{{1, 0}}, nil, refusal.Invalid, "lines.0.quantity"},
		{"less than nothing", []Portion{{1, -1}}, nil, refusal.Invalid, "lines.0.quantity"},
		{"the same line twice", []Portion{{1, 1}, {1, 1}}, nil, refusal.DuplicateLine, "lines.1.lineId"},
		{"a line of another order", []Portion{{1, 1}, {9, 1}}, nil, refusal.LineNotFound, "lines.1.lineId"},
		{"a line that was removed", []Portion{{4, 1}}, nil, refusal.LineNotFound, "lines.0.lineId"},
		{"an empty list", []Portion{}, nil, refusal.Required, "lines"},
	} {
		t.Run(c.name, func(t *testing.T) {
			plan, problems := PlanFulfillment(lineFacts, lines, c.asked, false)
			if !slices.Equal(plan, c.want) {
				t.Errorf("plan %v, want %v", plan, c.want)
			}
			checkProblem(t, problems, c.code, c.field)
		})
	}
	t.Run("the order's own refusal comes first", func(t *testing.T) {
		f := lineFacts
		f.Cancelled = true
		_, problems := PlanFulfillment(f, lines, []Portion{{9, 1}}, true)
		checkProblem(t, problems, refusal.OrderCancelled, "")
	})
}

func checkProblem(t *testing.T, problems refusal.Problems, code refusal.Code, field string) {
	t.Helper()
	if code == "" {
		if len(problems) > 0 {
			t.Errorf("refused: %v", problems)
		}
		return
	}
	if len(problems) != 1 || problems[0].Code != code || strings.Join(problems[0].Field, ".") != field {
		t.Errorf("problems %v, want %s at %q", problems, code, field)
	}
}

func TestTheStatusCountsOnlyLinesThatShip(t *testing.T) {
	mug, tip := Line{ID: 1, Quantity: 2, Ships: true}, Line{ID: 2, Quantity: 1}
	fulfilled := func(l Line, n int) Line { l.Fulfilled = n; return l }
	removed := func(l Line) Line { l.Quantity = 0; return l }
	returned := func(l Line, n int) Line { l.Refunded, l.Returned = n, n; return l }
	for _, c := range []struct {
		name  string
		lines []Line
		want  Status
	}{
		{"nothing has left", []Line{mug, tip}, Unfulfilled},
		{"all that ships has left, and the tip is open", []Line{fulfilled(mug, 2), tip}, Fulfilled},
		{"a part of what ships has left, and the tip with it", []Line{fulfilled(mug, 1), fulfilled(tip, 1)}, PartiallyFulfilled},
		{"a tip alone says nothing about the mugs", []Line{mug, fulfilled(tip, 1)}, Unfulfilled},
		{"where nothing ships, all lines count", []Line{tip, tip}, Unfulfilled},
		{"where nothing ships, some of it can be fulfilled", []Line{fulfilled(tip, 1), tip}, PartiallyFulfilled},
		{"where nothing ships, all of it can be fulfilled", []Line{fulfilled(tip, 1)}, Fulfilled},
		{"what ships was removed, so the tip counts", []Line{removed(mug), fulfilled(tip, 1)}, Fulfilled},
		{"a piece that came back and had been refunded is not missing", []Line{returned(fulfilled(mug, 1), 1)}, Fulfilled},
		{"when all came back and had been refunded, nothing is fulfilled", []Line{returned(mug, 2)}, Unfulfilled},
	} {
		t.Run(c.name, func(t *testing.T) {
			var f Facts
			if f.CountLines(c.lines); f.Status() != c.want {
				t.Errorf("%v of %+v, want %v", f.Status(), f, c.want)
			}
		})
	}
}

func TestWhatDoesNotShipGoesAlong(t *testing.T) {
	lines := []Line{{ID: 1, Quantity: 2, Ships: true}, {ID: 2, Quantity: 3}, {ID: 3, Quantity: 1, Fulfilled: 1}}
	var f Facts
	f.CountLines(lines)
	for _, c := range []struct {
		name        string
		asked, want []Portion
	}{
		{"with everything that is left", nil, []Portion{{1, 2}, {2, 3}}},
		{"with a part of what ships", []Portion{{1, 1}}, []Portion{{1, 1}, {2, 3}}},
		{"unless it is named itself", []Portion{{1, 1}, {2, 1}}, []Portion{{1, 1}, {2, 1}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if plan, problems := PlanFulfillment(f, lines, c.asked, false); !slices.Equal(plan, c.want) || len(problems) > 0 {
				t.Errorf("plan %v, %v, want %v", plan, problems, c.want)
			}
		})
	}
}

func TestRefundedPiecesThatComeBackAreNotPackedAgain(t *testing.T) {
	lines := []Line{{ID: 1, Ships: true, Quantity: 3, Fulfilled: 3, Refunded: 1}}
	back := MoveFulfilled(lines, []Portion{{1, 3}}, -1)
	if l := back[0]; l.Fulfilled != 0 || l.Returned != 1 || l.Remaining() != 2 || l.FulfilledNotRefunded() != 0 {
		t.Errorf("after taking all back: %+v", l)
	}
	again := MoveFulfilled(back, []Portion{{1, 2}}, 1)
	if l := again[0]; l.Remaining() != 0 || l.Returned != 1 || l.FulfilledNotRefunded() != 2 {
		t.Errorf("after fulfilling what is left: %+v", l)
	}
	var f Facts
	if f.CountLines(again); f.Status() != Fulfilled {
		t.Errorf("the order is %v", f.Status())
	}
	if l := MoveFulfilled(lines, []Portion{{1, 1}}, -1)[0]; l.Returned != 0 || l.Remaining() != 1 {
		t.Errorf("two are still out, one of them refunded: %+v", l)
	}
	if lines[0].Fulfilled != 3 {
		t.Error("the lines that were given have changed")
	}
}
