package e2e

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"unicode"

	"waybill/internal/hostile"
)

// TestADeceivedServerThatIsKilledKeepsWhatItAcknowledged sends texts and cursors that are meant
// to deceive, before and after a power cut.
func TestADeceivedServerThatIsKilledKeepsWhatItAcknowledged(t *testing.T) {
	dir := t.TempDir()
	s := mustStart(t, dir, withToken, "serve", "--listen", "127.0.0.1:0", "--db", "shop.db")
	kept := map[string]string{} // numbers, with their customers' names
	for name, text := range hostile.Texts() {
		for number, customer := range map[string]string{text: "Ada", "": text} {
			got, told := s.placeFor(t, number, customer)
			if told == "" {
				kept[got.Number] = got.Customer.Name
			}
			if told == "" && (strings.ContainsFunc(got.Number, isUnseen) || strings.ContainsFunc(got.Customer.Name, turns)) {
				t.Errorf("%s: kept as %q of %q", name, got.Number, got.Customer.Name)
			}
			if told != "" && !strings.Contains("INVALID TOO_LONG", told) {
				t.Errorf("%s: refused as %s", name, told)
			}
		}
	}
	cursor := s.eventCursor(t)
	s.refusesForgedCursors(t, cursor)
	s.kill()
	s = mustStart(t, dir, withToken, "serve", "--listen", "127.0.0.1:0", "--db", "shop.db")
	for number, customer := range kept {
		if got := s.customerOf(t, number); got != customer {
			t.Errorf("order %q was acknowledged as %q's, and is %q's", number, customer, got)
		}
	}
	s.refusesForgedCursors(t, cursor)
	for path, status := range map[string]int{"/healthz": 200, "/readyz": 200, "/graphql": 421} {
		request, err := http.NewRequest(http.MethodGet, s.url+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		request.Host = "evil.example"
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		_ = response.Body.Close()
		if response.StatusCode != status {
			t.Errorf("%s under another name: status %d", path, response.StatusCode)
		}
	}
}

// isUnseen tells of what a number may not have.
func isUnseen(r rune) bool {
	return r == ',' || unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp)
}

// turns tells of what a name may not have: characters that turn others around, and all controls
// but line breaks and tabs. Characters that take no room belong to some scripts.
func turns(r rune) bool {
	return unicode.Is(unicode.Bidi_Control, r) || unicode.IsControl(r) && r != '\n' && r != '\t'
}

type placedOrder struct {
	Number   string
	Customer struct{ Name string }
}

// placeFor places an order; told is the code of a refusal.
func (s *server) placeFor(t *testing.T, number, customer string) (placed placedOrder, told string) {
	t.Helper()
	input := map[string]any{"currencyCode": "USD", "customer": map[string]any{"name": customer},
		"lines": []any{map[string]any{"title": "Mug", "quantity": 1, "unitPrice": "1"}}}
	if number != "" {
		input["number"] = number
	}
	var answer struct {
		Data struct {
			CreateOrder struct {
				Order      *placedOrder
				UserErrors []struct{ Code string }
			}
		}
	}
	const document = `mutation($input: CreateOrderInput!) {
		createOrder(input: $input) { order { number customer { name } } userErrors { code } } }`
	s.asked(t, document, map[string]any{"input": input}, &answer)
	created := answer.Data.CreateOrder
	if len(created.UserErrors) > 0 {
		return placed, created.UserErrors[0].Code
	}
	return *created.Order, ""
}

func (s *server) customerOf(t *testing.T, number string) string {
	t.Helper()
	var answer struct {
		Data struct{ OrderByNumber *placedOrder }
	}
	s.asked(t, `query($n: String!) { orderByNumber(number: $n) { number customer { name } } }`, map[string]any{"n": number}, &answer)
	if answer.Data.OrderByNumber == nil {
		return "nobody"
	}
	return answer.Data.OrderByNumber.Customer.Name
}

func (s *server) eventCursor(t *testing.T) string {
	t.Helper()
	var answer struct{ Data struct{ EventCursor string } }
	s.asked(t, "{ eventCursor }", nil, &answer)
	return answer.Data.EventCursor
}

// refusesForgedCursors subscribes after cursors that were never handed out.
func (s *server) refusesForgedCursors(t *testing.T, handedOut string) {
	t.Helper()
	for name, forged := range hostile.Cursors(handedOut) {
		status, answer, err := s.ask("subscription($after: String) { orderEvents(after: $after) { cursor } }",
			map[string]any{"after": forged}, "Accept: text/event-stream")
		text := string(answer)
		if err != nil || status != 200 || !strings.Contains(text, "CURSOR_EXPIRED") && !strings.Contains(text, "BAD_USER_INPUT") {
			t.Errorf("a cursor %s: status %d: %.300s %v", name, status, text, err)
		}
	}
}

// asked is ask for what must be answered; it decodes the answer.
func (s *server) asked(t *testing.T, query string, variables map[string]any, answer any) {
	t.Helper()
	status, text, err := s.ask(query, variables)
	if err != nil || status != 200 || json.Unmarshal(text, answer) != nil {
		t.Fatalf("status %d: %s %v", status, text, err)
	}
}
