package graph_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"waybill/internal/auth"
	"waybill/order"
)

const nobody auth.Role = ""

// as is the same shop, asked by somebody else.
func (s *shop) as(t testing.TB, role auth.Role) *shop {
	other := s.in(t)
	other.api = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx := r.Context()
		if role != nobody {
			ctx = auth.With(ctx, auth.Viewer{ID: "x", Name: "Ada", Role: role, Kind: order.ActorStaff})
		}
		s.graph.ServeHTTP(w, r.WithContext(ctx))
	})
	return other
}

// uses is a sound operation for each root field, and the least role that it takes.
var uses = []struct {
	field, document string
	input           func() m // of a mutation
	from            auth.Role
}{

	{"Query.node", `{ node(id: "` + idOf("Order", 1) + `") { id } }`, nil, auth.RoleViewer},
	{"Query.nodes", `{ nodes(ids: ["` + idOf("Order", 1) + `"]) { id } }`, nil, auth.RoleViewer},
	{"Query.order", `{ order(id: "` + idOf("Order", 1) + `") { id } }`, nil, auth.RoleViewer},
	{"Query.orderByNumber", `{ orderByNumber(number: "1001") { id } }`, nil, auth.RoleViewer},
	{"Query.orderBySource", `{ orderBySource(source: "shopify", sourceId: "1") { id } }`, nil, auth.RoleViewer},
	{"Query.orders", `{ orders { nodes { id } } }`, nil, auth.RoleViewer},
	{"Query.orderStatusCounts", `{ orderStatusCounts { status } }`, nil, auth.RoleViewer},
	{"Query.orderSummary", `{ orderSummary { count { count } } }`, nil, auth.RoleViewer},
	{"Query.orderHistogram", `{ orderHistogram(interval: DAY, timeZone: "UTC", from: "2026-01-01T00:00:00Z", to: "2026-01-02T00:00:00Z") {
		count } }`, nil, auth.RoleViewer},
	{"Query.orderFacets", `{ orderFacets(field: TAG) { value } }`, nil, auth.RoleViewer},
	{"Query.customers", `{ customers { nodes { id } } }`, nil, auth.RoleViewer},
	{"Query.customer", `{ customer(id: "` + idOf("Customer", 1) + `") { id } }`, nil, auth.RoleViewer},
	{"Query.refundPreview", `{ refundPreview(input: {orderId: "` + idOf("Order", 1) + `"}) { amount { amount } } }`, nil, auth.RoleViewer},
	{"Query.updatePreview", `{ updatePreview(input: {orderId: "` + idOf("Order", 1) + `"}) { lines { id } } }`, nil, auth.RoleViewer},
	{"Query.fulfillmentPreview", `{ fulfillmentPreview(input: {orderId: "` + idOf("Order", 1) + `"}) { status } }`, nil, auth.RoleViewer},
	{"Query.eventCursor", `{ eventCursor }`, nil, auth.RoleViewer},
	{"Query.viewer", `{ viewer { name } }`, nil, auth.RoleViewer},
	{"Query.__schema", `{ __schema { queryType { name } } }`, nil, auth.RoleViewer},
	{"Query.__type", `{ __type(name: "Order") { name } }`, nil, auth.RoleViewer},
	{"Query.__typename", `{ __typename }`, nil, auth.RoleViewer},
	{"Mutation.__typename", `mutation { __typename }`, nil, auth.RoleViewer},
	{"Mutation.updateOrder", "", soundInput("updateOrder"), auth.RoleStaff},
	{"Mutation.fulfillOrder", "", soundInput("fulfillOrder"), auth.RoleStaff},
	{"Mutation.fulfillOrders", "", soundInput("fulfillOrders"), auth.RoleStaff},
	{"Mutation.cancelFulfillment", "", soundInput("cancelFulfillment"), auth.RoleStaff},
	{"Mutation.updateTracking", "", soundInput("updateTracking"), auth.RoleStaff},
	{"Mutation.addOrderComment", "", soundInput("addOrderComment"), auth.RoleStaff},
	{"Query.tokens", `{ tokens { nodes { id } } }`, nil, auth.RoleAdmin},
	{"Mutation.createOrder", "", soundInput("createOrder"), auth.RoleAdmin},
	{"Mutation.cancelOrder", "", soundInput("cancelOrder"), auth.RoleAdmin},
	{"Mutation.markOrderAsPaid", "", soundInput("markOrderAsPaid"), auth.RoleAdmin},
	{"Mutation.recordPayment", "", soundInput("recordPayment"), auth.RoleAdmin},
	{"Mutation.refundOrder", "", soundInput("refundOrder"), auth.RoleAdmin},
	{"Mutation.createToken", "", func() m { return m{"name": "Robot", "role": "ADMIN"} }, auth.RoleAdmin},
	{"Mutation.revokeToken", "", func() m { return m{"tokenId": idOf("Token", 1)} }, auth.RoleAdmin},
}

// follows are the same for the fields of Subscription.
var follows = []struct {
	field, document string
	from            auth.Role
}{

	{"Subscription.orderStatusChanged", `subscription { orderStatusChanged { cursor } }`, auth.RoleViewer},
	{"Subscription.orderEvents", `subscription { orderEvents { cursor } }`, auth.RoleViewer},
}

func soundInput(mutation string) func() m { return func() m { return sound()[mutation] } }

// guardedShop has everything that the uses name.
func guardedShop(t testing.TB) *shop {
	t.Helper()
	s := soundShop(t)
	s.do("createToken", m{"name": "Till", "role": "STAFF"}, "token { id }")
	return s
}

// guests are all who may come, and what they are told when they may not.
var guests = []struct {
	role auth.Role
	told string
}{{nobody, "UNAUTHENTICATED"}, {auth.RoleViewer, "FORBIDDEN"}, {auth.RoleStaff, "FORBIDDEN"}, {auth.RoleAdmin, ""}}

func TestEachRoleMayUseWhatItMayAndNothingElse(t *testing.T) {
	for _, use := range uses {
		for _, guest := range guests {
			t.Run(fmt.Sprintf("%s by %q", use.field, guest.role), func(t *testing.T) {
				body := asJSON(t, m{"query": use.document})
				if use.input != nil {
					body = withInput(t, strings.TrimPrefix(use.field, "Mutation."), use.input())
				}
				s := guardedShop(t).as(t, guest.role)
				if guest.role.Includes(use.from) {
					if a := s.send(body); len(a.Errors)+len(userErrorsIn(a.Data)) > 0 || a.Data == nil {
						t.Errorf("was refused: %s", a.Raw)
					}
					return
				}
				before := s.contents()
				s.forbidden(s.send(body), guest.told)
				if s.contents() != before {
					t.Error("something was written")
				}
			})
		}
	}
}

func TestEachRoleMayFollowWhatItMayAndNothingElse(t *testing.T) {
	for _, use := range follows {
		for _, guest := range guests {
			t.Run(fmt.Sprintf("%s by %q", use.field, guest.role), func(t *testing.T) {
				s := guardedShop(t).as(t, guest.role)
				l := s.listen(s.live(), use.document, nil)
				if guest.role.Includes(use.from) {
					admin := s.as(t, auth.RoleAdmin) // who makes something happen
					admin.changed("fulfillOrder", m{"orderId": idOf("Order", 1)}, "id")
					if l.next() == nil {
						t.Error("it hears nothing")
					}
					return
				}
				event := <-l.events
				if at(event, "data") != nil || at(event, "errors.0.extensions.code") != guest.told {
					t.Errorf("it hears %s", asJSON(t, event))
				}
				if more, open := <-l.events; open {
					t.Errorf("and then it hears %s", asJSON(t, more))
				}
			})
		}
	}
}

// forbidden checks an answer that must say nothing but that, and why.
func (s *shop) forbidden(a answered, code string) {
	s.Helper()
	if a.Data != nil || len(a.Errors) == 0 {
		s.Fatalf("was answered %s", a.Raw)
	}
	for _, e := range a.Errors {
		if e.Extensions["code"] != code || len(e.Path) == 0 || e.Message == "" {
			s.Errorf("was answered %s", a.Raw)
		}
	}
}

// The matrix must not lose a field that is added.
func TestTheMatrixHasEveryRootField(t *testing.T) {
	var tried []string
	for _, use := range uses {
		tried = append(tried, use.field)
	}
	for _, follow := range follows {
		tried = append(tried, follow.field)
	}
	for _, root := range []*ast.Definition{schema().Query, schema().Mutation, schema().Subscription} {
		if root == nil {
			continue
		}
		for _, field := range root.Fields {
			if name := root.Name + "." + field.Name; !slices.Contains(tried, name) {
				t.Errorf("nobody tries who may use %s", name)
			}
		}
	}
}

func TestEachRoleMayFetchWhatItMayByID(t *testing.T) {
	s := guardedShop(t)
	from := map[string]auth.Role{"Order": auth.RoleViewer, "OrderLine": auth.RoleViewer, "Fulfillment": auth.RoleViewer,
		"TimelineEntry": auth.RoleViewer, "Customer": auth.RoleViewer, "Token": auth.RoleAdmin}
	types := schema().GetPossibleTypes(schema().Types["Node"])
	if len(types) != len(from) {
		t.Errorf("%d types can be fetched, %d are tried", len(types), len(from))
	}
	for _, of := range types {
		for _, guest := range guests {
			for _, document := range []string{`{ node(id: "%s") { __typename } }`, `{ nodes(ids: ["T3JkZXI6MQ", "%s"]) { __typename } }`} {
				t.Run(fmt.Sprintf("%s by %q with %.6s", of.Name, guest.role, document), func(t *testing.T) {
					s := s.as(t, guest.role)
					a := s.ask(fmt.Sprintf(document, idOf(of.Name, 1)), nil)
					seen := strings.Contains(string(a.Raw), `"__typename":"`+of.Name+`"`)
					if may := guest.role.Includes(from[of.Name]); seen != may || may != (len(a.Errors) == 0) {
						t.Errorf("answered %s", a.Raw)
					} else if !may && a.Errors[0].Extensions["code"] != guest.told {
						t.Errorf("answered %s", a.Raw)
					}
				})
			}
		}
	}
	// What there is none of is not told to those who may not see any.
	if a := s.as(t, auth.RoleStaff).ask(`{ node(id: "`+idOf("Token", 99)+`") { id } }`, nil); len(a.Errors) != 1 ||
		a.Errors[0].Extensions["code"] != "FORBIDDEN" {
		t.Errorf("answered %s", a.Raw)
	}
}

// An operation that is refused in part is refused as a whole: otherwise half of
// it would be done, and its answer lost with the refusal.
func TestNothingOfAnOperationIsDoneWhenAPartOfItIsForbidden(t *testing.T) {
	s := guardedShop(t)
	comment := `addOrderComment(input: {orderId: "` + idOf("Order", 1) + `", body: "Hello."}) { entry { id } }`
	cancel := `cancelOrder(input: {orderId: "` + idOf("Order", 1) + `", reason: STAFF}) { order { id } }`
	before := s.contents()
	for name, document := range map[string]string{
		"behind what is allowed": "mutation { " + comment + " " + cancel + " }",
		"under another name":     "mutation { " + comment + " harmless: " + cancel + " }",
		"in a fragment":          "mutation { " + comment + " ...rest } fragment rest on Mutation { " + cancel + " }",
		"in a fragment in a fragment": "mutation { " + comment + " ...outer } fragment outer on Mutation { ... { ...rest } } fragment " +
			"rest on " +
			"Mutation { " + cancel + " }",
		"in an inline fragment": "mutation { " + comment + " ... on Mutation { " + cancel + " } }",
		"by a variable":         "mutation($yes: Boolean = true) { " + comment + " ... @include(if: $yes) { " + cancel + " } }",
		"a list of tokens":      "{ orders { nodes { id } } tokens { nodes { id } } }",
	} {
		t.Run(name, func(t *testing.T) {
			s := s.as(t, auth.RoleStaff)
			s.forbidden(s.ask(document, nil), "FORBIDDEN")
			if s.contents() != before {
				t.Error("something was written")
			}
		})
	}
	// What is left out is not asked for.
	s.as(t, auth.RoleStaff).must("mutation { "+comment+" ... @include(if: false) { "+cancel+" } }", nil)
	if told, _ := s.log.last("errors"); fmt.Sprint(told) != "[]" {
		t.Errorf("the log says %v", told)
	}
	s.as(t, auth.RoleViewer).ask("mutation Sneaky { "+comment+" }", nil)
	if told, _ := s.log.last("errors"); fmt.Sprint(told) != "[FORBIDDEN]" || !strings.Contains(s.log.written(), "name=Sneaky actor=Ada") {
		t.Errorf("a refusal is not in the log: %v", told)
	}
}

func TestActionsLeaveOutWhatTheRoleMayNeverDo(t *testing.T) {
	s := guardedShop(t)
	document := `{ order(id: "` + idOf("Order", 1) + `") { actions { name allowed } } }`
	for role, want := range map[auth.Role][]string{
		auth.RoleViewer: nil,
		auth.RoleStaff:  {"FULFILL", "CANCEL_FULFILLMENT", "EDIT", "COMMENT", "ANNOTATE", "UPDATE_TRACKING"},
		auth.RoleAdmin: {"FULFILL", "CANCEL_FULFILLMENT", "EDIT", "CANCEL", "REFUND", "MARK_AS_PAID", "RECORD_PAYMENT",
			"COMMENT", "ANNOTATE", "UPDATE_TRACKING"},
	} {
		if got := texts(at(s.as(t, role).must(document, nil), "order.actions"), "name"); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", role, got, want)
		}
	}
}
