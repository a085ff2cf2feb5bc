package graph_test

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
)

// The database's file is away: whoever asks for a change is told why, and when to ask again. It
// is nobody's mistake, so the log of operations has no error of ours.
func TestAChangeThatTheStoreCannotTakeIsRefusedWithTheReason(t *testing.T) {
	const place = `mutation { createOrder(input: {currencyCode: "USD", lines: [{title: "Mug", quantity: 1, unitPrice: "1"}]}) ` +
		`{ order { id } } }`
	s := newShop(t)
	path := s.opened.Path
	if err := os.Rename(path, path+".away"); err != nil {
		t.Fatal(err)
	}
	a := s.ask(place, nil)
	if err := os.Rename(path+".away", path); err != nil {
		t.Fatal(err)
	}
	if len(a.Errors) != 1 || a.Errors[0].Message != "The database file was moved or deleted. Try again later." ||
		a.Errors[0].Extensions["code"] != "OVERLOADED" || a.Errors[0].Extensions["retryAfter"] != json.Number("10") ||
		fmt.Sprint(a.Errors[0].Path) != "[createOrder]" {
		t.Errorf("the answer is %s", a.Raw)
	}
	if got := a.Header.Get("Retry-After"); got != "10" {
		t.Errorf("Retry-After is %q", got)
	}
	if text := s.log.written(); strings.Contains(text, "internal error") || !strings.Contains(text, "OVERLOADED") {
		t.Errorf("the log says\n%s", text)
	}
	if a := s.ask(place, nil); len(a.Errors) > 0 {
		t.Errorf("the file is back: %s", a.Raw)
	}
}
