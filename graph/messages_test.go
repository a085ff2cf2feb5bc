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
	m := newMessages(nil, "store", 1<<20)
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

// What is sent along with a subscription is kept only if it belongs to it, and counts.
func TestVariablesThatNobodyDeclaredAreNotKept(t *testing.T) {
	m := newMessages(nil, "store", 1<<20)
	document := "subscription($o: ID) { orderEvents(orderId: $o) { cursor } }"
	request := transport.Request{
		Params: &graphql.RawParams{Query: document, Variables: map[string]any{"o": strings.Repeat("x", 1_000), "more": make([]any, 1_000)}},
		Operation: &graphql.OperationContext{RawQuery: document, Operation: &ast.OperationDefinition{Operation: ast.Subscription,
			VariableDefinitions: ast.VariableDefinitionList{{Variable: "o"}}}},
	}
	k := m.open(t.Context(), request)
	if k == nil || len(k.params.Variables) != 1 || k.params.Variables["o"] == nil {
		t.Fatalf("kept %+v", k)
	}
	if m.documents < len(document)+1_000 || m.documents > len(document)+1_100 {
		t.Errorf("counted as %d bytes", m.documents)
	}
	m.close(k)
	if m.documents != 0 {
		t.Errorf("%d bytes are kept of nothing", m.documents)
	}
	request.Params.Variables["o"] = strings.Repeat("x", maxDocuments)
	if m.open(t.Context(), request) != nil {
		t.Error("variables have no bound")
	}
}
