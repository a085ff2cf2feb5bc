package graph_test

import (
	"fmt"
	"strings"
	"testing"
)

// reads is how many SQL statements an operation took, as the log has it.
func (s *shop) reads(document string, variables m) int64 {
	s.Helper()
	s.must(document, variables)
	n, found := s.log.last("reads")
	if !found {
		s.Fatal("no operation was logged")
	}
	return n.Int64()
}

// busyShop has n orders that each hold everything an order can hold.
func busyShop(t testing.TB, n int) *shop {
	t.Helper()
	s := newShop(t)
	for i := range n {
		id := s.place(m{"customer": m{"name": fmt.Sprint("Customer ", i), "email": fmt.Sprintf("c%d@example.com", i)}})
		input := m{"orderId": id, "lines": []any{m{"lineId": at(s.lines(id), "0.id"), "quantity": 1}}}
		s.changed("fulfillOrder", input, "id")
		s.changed("cancelFulfillment", m{"orderId": id}, "id")
		s.changed("fulfillOrder", input, "id")
		s.changed("refundOrder", m{"orderId": id, "amount": "1.00"}, "id")
	}
	return s
}

const everything = `id number status paymentStatus version placedAt updatedAt email phone deliveryMethod itemCount note tags cancelledAt
	cancelReason source sourceId
	customer { id name email phone orderCount } shippingAddress { formatted } billingAddress { formatted }
	lines { id title quantity fulfilledQuantity unfulfilledQuantity unitPrice { amount } total { amount } }
	total { amount currencyCode } actions { name allowed code reason }
	payment { subtotal { amount } paid { amount } outstanding { amount } transactions { id kind amount { amount } } }
	fulfillments { id name status lines { quantity orderLine { id title total { amount } } } tracking { number } createdBy { name }
		cancelledBy { name } }
	timeline { nodes { id sequence message changes { field before after } } edges { cursor node { id } } pageInfo { hasNextPage } }`

// The number of statements must not depend on how many orders a page shows:
// otherwise a page of 100 costs a hundred times what it should.
func TestAPageTakesTheSameNumberOfStatementsHoweverLongItIs(t *testing.T) {
	s := busyShop(t, 50)
	for _, c := range []struct {
		name, selection string
		most            int64
	}{
		{"orders through nodes", "nodes { number }", 1},
		{"orders and where the page lies", "nodes { number } pageInfo { hasNextPage hasPreviousPage endCursor }", 1},
		{"only where the page lies", "pageInfo { hasNextPage hasPreviousPage }", 1},
		{"orders with lines through nodes", "nodes { number lines { title } }", 2},
		{"orders with lines through edges", "edges { node { number lines { title } } }", 2},
		{"orders with lines, customer and page",
			"nodes { number customer { name } lines { title } } pageInfo { hasNextPage endCursor }", 4},
		{"orders with payment and actions", "nodes { payment { paid { amount } outstanding { amount } } actions { allowed } }", 1},
		{"orders with their count", "nodes { number } totalCount { count }", 2},
		{"only the count", "totalCount { count }", 2},
		{"the order of each line, fulfillment and entry", `nodes { lines { order { number } } fulfillments { order { number } }
			timeline { nodes { order { number customer { name } } } } }`, 8},
		{"the order of what a fulfillment holds", `nodes { fulfillments { lines { orderLine { order { number } } } } }`, 5},
		{"everything through nodes", "nodes { " + everything + " }", 9},
		{"everything through edges", "edges { node { " + everything + " } }", 9},
		{"everything through fragments", "nodes { ...all ... on Order { number } }", 9},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := s.in(t)
			document := "query($n: Int!) { orders(first: $n) { " + c.selection + " } }"
			if strings.Contains(c.selection, "...all") {
				document += " fragment all on Order { " + everything + " }"
			}
			one, five, fifty := s.reads(document, m{"n": 1}), s.reads(document, m{"n": 5}), s.reads(document, m{"n": 50})
			if one != five || five != fifty || fifty > c.most || fifty == 0 {
				t.Errorf("%d statements for 1 order, %d for 5, %d for 50; want the same, at most %d", one, five, fifty, c.most)
			}
		})
	}
}

func TestManyObjectsTakeOneStatementForEachType(t *testing.T) {
	s := busyShop(t, 10)
	var ids []any
	for _, tag := range []string{"Order", "OrderLine", "Fulfillment", "TimelineEntry", "Customer"} {
		for n := range int64(10) {
			ids = append(ids, idOf(tag, n+1))
		}
	}
	document := "query($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Order { lines { id } } ... on Fulfillment { lines { " +
		"orderLine { id } } } } }"
	if n := s.reads(document, m{"ids": ids}); n != 8 {
		t.Errorf("%d statements, want 5 for the types, 1 for the orders' lines, 2 for the fulfillments'", n)
	}
}

func TestTheOrdersOfManyObjectsTakeOneStatementForEachType(t *testing.T) {
	s := busyShop(t, 10)
	for _, c := range []struct{ name, tag string }{
		{"lines", "OrderLine"},
		{"fulfillments", "Fulfillment"},
		{"timeline entries", "TimelineEntry"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := s.in(t)
			var ids []any
			for n := range int64(20) {
				ids = append(ids, idOf(c.tag, n+1))
			}
			document := "query($ids: [ID!]!) { nodes(ids: $ids) { ... on " + c.tag + " { order { number lines { id } } } } }"
			if n := s.reads(document, m{"ids": ids}); n != 3 {
				t.Errorf("%d statements, want 1 for them, 1 for their orders, 1 for the lines of those", n)
			}
		})
	}
}

func TestManyOrdersFulfilledAtOnceAreShownTogether(t *testing.T) {
	s := newShop(t)
	var counted []int64
	for _, n := range []int{2, 20} {
		var orders []any
		for range n {
			orders = append(orders, s.place(nil))
		}
		counted = append(counted, s.reads(`mutation($ids: [ID!]!) { fulfillOrders(input: {orderIds: $ids}) { results { order {
			`+everything+` }
			fulfillment { lines { orderLine { id } } } } } }`, m{"ids": orders}))
	}
	if counted[0] != counted[1] || counted[0] == 0 {
		t.Errorf("%d statements for 2 orders, %d for 20", counted[0], counted[1])
	}
}

// Aliases, fragments and skipped fields must not make one record's field be
// taken for another's.
func TestTheSameFieldAskedTwiceInDifferentWaysGivesEachItsOwnAnswer(t *testing.T) {
	s := busyShop(t, 3)
	got := s.must(`query($no: Boolean = false) {
		few: orders(first: 2, sort: {field: NUMBER, direction: ASC}) { nodes { number one: fulfillments(first: 1) { status }
			all: fulfillments {
			status } old: timeline(last: 1) { nodes { sequence } } new: timeline(first: 1) { nodes { sequence } } } }
		one: orders(last: 1, sort: {field: NUMBER, direction: ASC}) { nodes { number ...Lines lines { quantity } note @include(if: $no) } }
	} fragment Lines on Order { lines { title } }`, nil)
	each := `"one": [{"status": "ACTIVE"}], "all": [{"status": "ACTIVE"}, {"status": "CANCELLED"}], "old": {"nodes": [{"sequence": 1}]},
		"new": {"nodes": [{"sequence": 5}]}`
	s.wants(got, `{"few": {"nodes": [{"number": "1001", `+each+`}, {"number": "1002", `+each+`}]},
		"one": {"nodes": [{"number": "1003", "lines": [{"title": "Tea", "quantity": 2}, {"title": "Cup", "quantity": 1}]}]}}`)
}
