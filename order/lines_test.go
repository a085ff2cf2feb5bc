package order

import (
	"slices"
	"strings"
	"testing"

	"waybill/money"
	"waybill/refusal"
)

// lines: 2 of 2 left, 3 of 5 left, none of 1 left, and one that was removed.
var lines = []Line{
	{ID: 1, Quantity: 2, UnitPrice: 100},
	{ID: 2, Quantity: 5, Fulfilled: 2, UnitPrice: 200},
	{ID: 3, Quantity: 1, Fulfilled: 1, UnitPrice: 300},
	{ID: 4, Quantity: 0, UnitPrice: 400},
}

var lineFacts = Facts{Number: "1001", Quantity: 8, Fulfilled: 3, Currency: "USD", Total: 1500, Captured: 1500}

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

func TestEditingLines(t *testing.T) {
	added := []PricedLine{{DraftLine: DraftLine{Title: "Tea", Quantity: 2}, Price: 50}}
	for _, c := range []struct {
		name   string
		edits  []Portion
		added  []PricedLine
		pieces int
		amount int64
		code   refusal.Code
		field  string
	}{
		{"more of a line", []Portion{{1, 4}}, nil, 2, 200, "", ""},
		{"less of a line", []Portion{{2, 2}}, nil, -3, -600, "", ""},
		{"a line removed", []Portion{{1, 0}}, nil, -2, -200, "", ""},
		{"a line added", nil, added, 2, 100, "", ""},
		{"the same quantity changes nothing", []Portion{{1, 2}}, nil, 0, 0, "", ""},
		{"below what is fulfilled", []Portion{{2, 1}}, nil, 0, 0, refusal.QuantityBelowFulfilled, "lines.0.quantity"},
		{"a fulfilled line removed", []Portion{{3, 0}}, nil, 0, 0, refusal.QuantityBelowFulfilled, "lines.0.quantity"},
		{"a negative quantity", []Portion{{1, -1}}, nil, 0, 0, refusal.Invalid, "lines.0.quantity"},
		{"too many pieces", []Portion{{1, MaxQuantity + 1}}, nil, 0, 0, refusal.Invalid, "lines.0.quantity"},
		{"a line named twice", []Portion{{1, 1}, {1, 2}}, nil, 0, 0, refusal.DuplicateLine, "lines.1.lineId"},
		{"a line that is not there", []Portion{{9, 1}}, nil, 0, 0, refusal.LineNotFound, "lines.0.lineId"},
		{"more lines than an order holds", nil, make([]PricedLine, MaxLines), 0, 0, refusal.TooLong, "addLines"},
	} {
		t.Run(c.name, func(t *testing.T) {
			plan, problems := PlanLineEdits(lineFacts, lines, c.edits, c.added)
			checkProblem(t, problems, c.code, c.field)
			if plan.Pieces != c.pieces || plan.Amount != c.amount {
				t.Errorf("%d pieces, %d cents; want %d, %d", plan.Pieces, plan.Amount, c.pieces, c.amount)
			}
		})
	}
	t.Run("the last line cannot be removed", func(t *testing.T) {
		_, problems := PlanLineEdits(Facts{Quantity: 1, Total: 100}, []Line{{ID: 1, Quantity: 1, UnitPrice: 100}}, []Portion{{1, 0}}, nil)
		checkProblem(t, problems, refusal.Required, "lines")
	})
	t.Run("a total never falls below zero", func(t *testing.T) {
		_, problems := PlanLineEdits(Facts{Quantity: 2, Total: 50}, []Line{{ID: 1, Quantity: 2, UnitPrice: 100}}, []Portion{{1, 1}}, nil)
		checkProblem(t, problems, refusal.Invalid, "lines")
	})
	t.Run("a line's total has a limit", func(t *testing.T) {
		_, problems := PlanLineEdits(Facts{Quantity: 1}, []Line{{ID: 1, Quantity: 1, UnitPrice: money.MaxMinor}}, []Portion{{1, 2}}, nil)
		checkProblem(t, problems, refusal.Invalid, "lines.0.quantity")
	})
}
