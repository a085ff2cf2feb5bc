package e2e

import (
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

// TestWhatWasAcknowledgedSurvivesAPowerCut kills the server while orders are
// placed and fulfilled, and then looks for each of which the customer was told.
func TestWhatWasAcknowledgedSurvivesAPowerCut(t *testing.T) {
	const place = `mutation($n: String!) { createOrder(input: {number: $n, currencyCode: "USD", paid: "1",
		lines: [{title: "Mug", quantity: 1, unitPrice: "1"}]}) { order { id } } }`
	dir := t.TempDir()
	var told sync.Map // by number, what must be found: a fulfillment that was cut off may have happened, or not
	for round := range 3 {
		s := mustStart(t, dir, withToken, "serve", "--listen", "127.0.0.1:0")
		var done atomic.Int32
		var customers sync.WaitGroup
		for customer := range 4 {
			customers.Go(func() {
				for i := 0; ; i++ {
					number := fmt.Sprintf("%d-%d-%d", round, customer, i)
					_, answer, err := s.ask(place, map[string]any{"n": number})
					placed := struct {
						Data struct {
							CreateOrder struct{ Order struct{ ID string } }
						}
					}{}
					if err != nil || json.Unmarshal(answer, &placed) != nil {
						return // the power is gone
					}
					told.Store(number, `FULFILLED"`)
					id := placed.Data.CreateOrder.Order.ID
					_, answer, err = s.ask(`mutation { fulfillOrder(input: {orderId: "`+id+`"}) { order { status } } }`, nil)
					if err != nil || !strings.Contains(string(answer), `"FULFILLED"`) {
						return
					}
					told.Store(number, `"FULFILLED"`)
					done.Add(1)
				}
			})
		}
		err := s.waitFor("take orders", func() bool { return done.Load() >= 25 })
		s.kill()
		customers.Wait()
		if err != nil {
			t.Fatal(err)
		}
		s = mustStart(t, dir, withToken, "serve", "--listen", "127.0.0.1:0")
		told.Range(func(number, status any) bool {
			_, answer, err := s.ask(`query($n: String!) { orderByNumber(number: $n) { status } }`, map[string]any{"n": number})
			if err != nil || !strings.Contains(string(answer), status.(string)) {
				t.Errorf("order #%s was %s, but after the power cut: %s, %v", number, status, answer, err)
			}
			return true
		})
		s.kill()
	}
}
