package graph

import (
	"fmt"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"waybill/internal/transport"
)

// Whoever opens subscriptions makes the server keep their documents.
func TestTheDocumentsOfSubscriptionsHaveABoundTogether(t *testing.T) {
	m := newMessages(nil, "store")
	request := func(n int) transport.Request {
		document := fmt.Sprintf("subscription { orderEvents { cursor } } #%d ", n)
		document += strings.Repeat("x", maxDocument-len(document))
		return transport.Request{
			Params:    &graphql.RawParams{Query: document},
			Operation: &graphql.OperationContext{RawQuery: document, Operation: &ast.OperationDefinition{Operation: ast.Subscription}},
		}
	}
	var open []*kind
	for n := range maxDocuments / maxDocument {
		k := m.open(t.Context(), request(n))
		if k == nil {
			t.Fatalf("number %d is refused", n)
		}
		open = append(open, k)
	}
	if m.open(t.Context(), request(-1)) != nil {
		t.Error("one more is let in")
	}
	equal := m.open(t.Context(), request(0))
	if equal != open[0] {
		t.Error("an equal one is refused")
	}
	m.close(equal)
	m.close(open[0])
	if m.open(t.Context(), request(-1)) == nil {
		t.Error("the room of one that was closed is not given back")
	}
}
