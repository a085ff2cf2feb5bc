package graph_test

import (
	"bytes"
	"context"
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestMutationsOfARequestSeeEachOther(t *testing.T) {
	s := newShop(t)
	id := s.place(nil)
	s.wants(s.must(`mutation($id: ID!) {
		a: fulfillOrder(input: {orderId: $id}) { order { status version } }
		b: cancelFulfillment(input: {orderId: $id}) { order { status version } }
		c: cancelOrder(input: {orderId: $id, reason: STAFF}) { order { status version fulfillments { status } } }
	}`, m{"id": id}), `{"a": {"order": {"status": "FULFILLED", "version": 2}}, "b": {"order": {"status": "UNFULFILLED", "version": 3}},
		"c": {"order": {"status": "CANCELLED", "version": 4, "fulfillments": [{"status": "CANCELLED"}]}}}`)
}

// A browser that is closed while its request is under way must not make noise,
// and what it asked for either happens wholly or not at all.
func TestAClientThatWentAwayDoesNotBreakTheServer(t *testing.T) {
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	for name, document := range map[string]string{
		"reading":  "{ orders { nodes { id lines { id } } } }",
		"writing":  `mutation { addOrderComment(input: {orderId: "` + idOf("Order", 1) + `", body: "x"}) { order { id } } }`,
		"mistaken": "{ nothing }",
	} {
		t.Run(name, func(t *testing.T) {
			s := soundShop(t)
			r := httptest.NewRequestWithContext(gone, http.MethodPost, "/graphql", bytes.NewReader(asJSON(t, m{"query": document})))
			r.Header.Set("Content-Type", "application/json")
			w := httptest.NewRecorder()
			s.api.ServeHTTP(w, r)
			if cause, found := s.log.last("error"); w.Code >= http.StatusInternalServerError || found {
				t.Errorf("status %d, and the log has %.200v", w.Code, cause)
			}
			s.must("{ orders { nodes { id } } }", nil)
		})
	}
}
