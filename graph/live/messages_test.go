package live

import (
	"fmt"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"waybill/internal/auth"
	"waybill/internal/quota"
	"waybill/internal/transport"
)

// Whoever opens subscriptions makes the server keep their documents.
func TestTheDocumentsOfSubscriptionsHaveABoundTogether(t *testing.T) {
	const most = 64
	m := newMessages(Config{Memory: quota.NewBudget(most*maxDocument, most*maxDocument), MaxAnswer: 1 << 20, MaxEventCost: 100})
	request := func(n int) transport.Request {
		document := fmt.Sprintf("subscription { orderEvents { cursor } } #%d ", n)
		document += strings.Repeat("x", maxDocument-len(document))
		return transport.Request{
			Params:    &graphql.RawParams{Query: document},
			Operation: &graphql.OperationContext{RawQuery: document, Operation: &ast.OperationDefinition{Operation: ast.Subscription}},
		}
	}
	var open []*topic
	for n := range most {
		k, _ := m.open(auth.Viewer{}, request(n), 0)
		if k == nil {
			t.Fatalf("number %d is refused", n)
		}
		open = append(open, k)
	}
	if _, refused := m.open(auth.Viewer{}, request(-1), 0); refused == nil || refused.Extensions["code"] != "OVERLOADED" {
		t.Errorf("one more: %v", refused)
	}
	equal, _ := m.open(auth.Viewer{}, request(0), 0)
	if equal != open[0] {
		t.Error("an equal one is refused")
	}
	m.close(equal, "")
	m.close(open[0], "")
	if _, refused := m.open(auth.Viewer{}, request(-1), 0); refused != nil {
		t.Errorf("the memory of one that was closed is not released: %v", refused)
	}
}

// What is sent along with a subscription is kept only if it belongs to it, and counts.
func TestVariablesThatNobodyDeclaredAreNotKept(t *testing.T) {
	m := newMessages(Config{Memory: quota.Halved(1 << 20), MaxAnswer: 1 << 20, MaxEventCost: 100})
	document := "subscription($o: ID) { orderEvents(orderId: $o) { cursor } }"
	request := transport.Request{
		Params: &graphql.RawParams{Query: document, Variables: map[string]any{"o": strings.Repeat("x", 1_000), "more": make([]any, 1_000)}},
		Operation: &graphql.OperationContext{RawQuery: document, Operation: &ast.OperationDefinition{Operation: ast.Subscription,
			VariableDefinitions: ast.VariableDefinitionList{{Variable: "o"}}}},
	}
	k, _ := m.open(auth.Viewer{}, request, 0)
	if k == nil || len(k.params.Variables) != 1 || k.params.Variables["o"] == nil {
		t.Fatalf("kept %+v", k)
	}
	if held, sent := m.Memory.Held(), int64(len(document)+1_000); held < sent || held > sent+100 {
		t.Errorf("counted as %d bytes", held)
	}
	m.close(k, "")
	if held := m.Memory.Held(); held != 0 {
		t.Errorf("%d bytes are kept of nothing", held)
	}
	request.Params.Variables["o"] = strings.Repeat("x", 1<<20)
	if _, refused := m.open(auth.Viewer{}, request, 0); refused == nil {
		t.Error("variables have no bound")
	}
}

// Each event makes a message for each different subscription: one caller must not have
// so many that everybody's messages wait for theirs.
func TestWhatEachEventCostsHasABoundForEachCaller(t *testing.T) {
	m := newMessages(Config{MaxAnswer: 1 << 20, MaxEventCost: 100})
	open := func(caller, name string, cost int) (*topic, bool) {
		document := "subscription " + name + " { orderEvents { cursor } }"
		k, refused := m.open(auth.Viewer{ID: caller}, transport.Request{Params: &graphql.RawParams{Query: document},
			Operation: &graphql.OperationContext{RawQuery: document,
				Operation: &ast.OperationDefinition{Operation: ast.Subscription}}}, cost)
		if refused != nil && refused.Extensions["code"] != "COMPLEXITY_LIMIT_EXCEEDED" {
			t.Errorf("refused with %v", refused)
		}
		return k, refused == nil
	}
	first, _ := open("ada", "A", 60)
	for _, c := range []struct {
		name, caller, subscription string
		cost                       int
		open                       bool
	}{
		{"an equal one", "ada", "A", 60, true},
		{"another one", "ada", "B", 41, false},
		{"a cheaper one", "ada", "C", 40, true},
		{"one to one order only", "ada", "D", 0, true},
		{"somebody else's", "grace", "A", 60, true},
	} {
		if _, ok := open(c.caller, c.subscription, c.cost); ok != c.open {
			t.Errorf("%s: open %t", c.name, ok)
		}
	}
	m.close(first, "ada")
	if _, ok := open("ada", "B", 41); ok {
		t.Error("what an equal one still costs was released")
	}
	m.close(first, "ada")
	if _, ok := open("ada", "B", 41); !ok {
		t.Error("what nobody has open any more still costs")
	}
}
