package graph_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"waybill/find"
	"waybill/internal/search"
	"waybill/money"
	"waybill/order"
)

// sortable is what every sort goes by.
const sortable = `id placedAt number customer { name } itemCount total { amount } paymentStatus status deliveryMethod updatedAt`

// compareBy says how people would sort two orders, from what the API shows.
func compareBy(field find.SortField, a, b any) int {
	text := func(path string) int { return cmp.Compare(folded(a, path), folded(b, path)) }
	switch field {
	case find.PlacedAt:
		return instant(at(a, "placedAt")).Compare(instant(at(b, "placedAt")))
	case find.UpdatedAt:
		return instant(at(a, "updatedAt")).Compare(instant(at(b, "updatedAt")))
	case find.Number:
		return cmp.Compare(order.NumberKey(fmt.Sprint(at(a, "number"))), order.NumberKey(fmt.Sprint(at(b, "number"))))
	case find.CustomerName:
		return text("customer.name")
	case find.DeliveryMethod:
		return text("deliveryMethod")
	case find.Items:
		return cmp.Compare(whole(at(a, "itemCount")), whole(at(b, "itemCount")))
	case find.Total:
		return cmp.Compare(cents(at(a, "total.amount")), cents(at(b, "total.amount")))
	case find.Status:
		return cmp.Compare(place(order.Statuses, at(a, "status")), place(order.Statuses, at(b, "status")))
	}
	return cmp.Compare(place(order.PaymentStatuses, at(a, "paymentStatus")), place(order.PaymentStatuses, at(b, "paymentStatus")))
}

func folded(o any, path string) string {
	text, _ := at(o, path).(string)
	return search.Fold(text)
}

func instant(text any) time.Time {
	at, err := time.Parse(time.RFC3339Nano, fmt.Sprint(text))
	if err != nil {
		panic(err)
	}
	return at
}

func whole(n any) (value int) { _, _ = fmt.Sscan(fmt.Sprint(n), &value); return value }

func cents(amount any) int64 {
	read, err := money.Parse(fmt.Sprint(amount), "USD")
	if err != nil {
		panic(err)
	}
	return read.Minor
}

func place[T fmt.Stringer](all []T, name any) int {
	return slices.IndexFunc(all, func(one T) bool { return one.String() == name })
}

// misplaced is the first order that does not come after the one before it.
func misplaced(orders []any, field find.SortField, descending bool) (string, bool) {
	for i := 1; i < len(orders); i++ {
		a, b := orders[i-1], orders[i]
		if descending {
			a, b = b, a
		}
		// Equal ones are sorted by when they were entered, which their IDs tell.
		if c := compareBy(field, a, b); c > 0 || c == 0 && entered(a) >= entered(b) {
			return fmt.Sprintf("%v before %v", orders[i-1], orders[i]), true
		}
	}
	return "", false
}

// mixedShop has orders that differ, and orders that are alike, in every sort.
func mixedShop(t testing.TB) *shop {
	t.Helper()
	s := newShop(t)
	for i, changes := range []m{
		{"placedAt": "2026-02-01T00:00:00Z", "number": "999"},
		{"placedAt": "2026-02-01T00:00:00Z", "number": "EU-10", "customer": m{"name": "Zoë Müller"}, "deliveryMethod": "Express"},
		{"placedAt": "2026-01-01T00:00:00.000001Z", "number": "EU-9", "customer": m{"name": "zoe muller"}, "deliveryMethod": "express"},
		{"placedAt": "2026-01-01T00:00:00Z", "customer": nil, "lines": []any{m{"title": "Gift", "quantity": 5, "unitPrice": "0"}},
			"paid": nil},
		{"placedAt": "1970-01-01T00:00:00Z", "customer": nil, "lines": []any{m{"title": "Gift", "quantity": 5, "unitPrice": "0"}},
			"paid": nil},
		{"paid": nil, "deliveryMethod": "Pick-up"},
		{"paid": "10.00"},
		{}, {}, {},
	} {
		id := s.place(changes)
		switch i {
		case 7:
			s.changed("fulfillOrder", m{"orderId": id}, "id")
		case 8:
			s.changed("cancelOrder", m{"orderId": id, "reason": "STAFF"}, "id")
		case 9:
			s.changed("fulfillOrder", m{"orderId": id, "lines": []any{m{"lineId": at(s.lines(id), "0.id"), "quantity": 1}}}, "id")
			s.changed("refundOrder", m{"orderId": id, "amount": "1.00"}, "id")
		}
	}
	return s
}

// lines are an order's lines.
func (s *shop) lines(orderID string) any {
	s.Helper()
	return at(s.must("query($id: ID!) { order(id: $id) { lines { id quantity fulfilledQuantity } } }", m{"id": orderID}), "order.lines")
}

// eachSort runs a test for every sort there is.
func eachSort(t *testing.T, test func(*testing.T, find.SortField, find.Direction)) {
	t.Helper()
	for _, field := range find.SortFields {
		for _, direction := range find.Directions {
			t.Run(fmt.Sprintf("by %s %s", field, direction), func(t *testing.T) { test(t, field, direction) })
		}
	}
}

const pageOf = `query($sort: OrderSort, $first: Int, $after: String, $last: Int, $before: String) {
	orders(sort: $sort, first: $first, after: $after, last: $last, before: $before) {
		nodes { ` + sortable + ` } edges { cursor node { id } }
		pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
	}
}`

func TestEverySortIsWhatPeopleExpectInBothDirections(t *testing.T) {
	s := mixedShop(t)
	eachSort(t, func(t *testing.T, field find.SortField, direction find.Direction) {
		all := at(s.in(t).must(pageOf, m{"sort": m{"field": field, "direction": direction}}), "orders.nodes").([]any)
		if len(all) != 10 {
			t.Fatalf("%d of 10 orders", len(all))
		}
		if wrong, found := misplaced(all, field, direction == find.Desc); found {
			t.Error(wrong)
		}
	})
	t.Run("newest first when not told otherwise", func(t *testing.T) {
		s := s.in(t)
		s.wants(s.must(pageOf, nil), string(asJSON(t, s.must(pageOf, m{"sort": m{"field": "PLACED_AT", "direction": "DESC"}}))))
		s.wants(s.must(pageOf, nil), string(asJSON(t, s.must(pageOf, m{"sort": m{"field": "PLACED_AT"}}))))
	})
}

func TestPagesJoinUpInBothDirections(t *testing.T) {
	s := mixedShop(t)
	eachSort(t, func(t *testing.T, field find.SortField, direction find.Direction) {
		s := s.in(t)
		sort := m{"field": field, "direction": direction}
		whole := texts(at(s.must(pageOf, m{"sort": sort}), "orders.nodes"), "id")
		for _, size := range []int{1, 3, 10, 11} {
			if got := s.walk(sort, size, true, nil); !slices.Equal(ids(got), whole) {
				t.Errorf("forward by %d:\n%v\nwant\n%v", size, ids(got), whole)
			}
			if got := s.walk(sort, size, false, nil); !slices.Equal(ids(got), whole) {
				t.Errorf("backward by %d:\n%v\nwant\n%v", size, ids(got), whole)
			}
		}
	})
}

func ids(orders []any) []string { return texts(orders, "id") }

// entered is the number in an order's ID, which counts up as orders come in.
func entered(o any) int64 {
	_, n, err := decodeID(at(o, "id").(string))
	if err != nil {
		panic(err)
	}
	return n
}

// walk reads all pages from one end to the other and gives the orders as sorted.
// Between pages it lets other things happen.
func (s *shop) walk(sort m, size int, forward bool, meanwhile func()) []any {
	s.Helper()
	count, cursor, edge, more := "first", "after", "endCursor", "hasNextPage"
	if !forward {
		count, cursor, edge, more = "last", "before", "startCursor", "hasPreviousPage"
	}
	var all []any
	for variables := (m{"sort": sort, count: size}); ; {
		page := at(s.must(pageOf, variables), "orders")
		nodes := at(page, "nodes").([]any)
		if forward {
			all = append(all, nodes...)
		} else {
			all = append(slices.Clone(nodes), all...)
		}
		if at(page, "pageInfo."+more) != true {
			return all
		}
		if len(nodes) != size {
			s.Fatalf("a page of %d that is not the last has %d orders", size, len(nodes))
		}
		variables[cursor] = at(page, "pageInfo."+edge)
		if meanwhile != nil {
			meanwhile()
		}
	}
}

// Orders come in while somebody leafs through the list. Whatever was there at
// the start is seen exactly once, and all that is seen is in order, however many
// orders are alike in what the list is sorted by.
func TestNoOrderIsLostOrSeenTwiceWhileOrdersComeIn(t *testing.T) {
	s := newShop(t)
	few := func(values ...any) *rapid.Generator[any] { return rapid.SampledFrom(values) }
	customers := []any{nil, m{"name": "Ada"}, m{"name": "ada"}, m{"name": "Ädä"}, m{"name": "李"}, m{"name": `"`}}
	anOrder := rapid.Custom(func(t *rapid.T) m {
		price := few("0", "0.00", "1.00", "12.50").Draw(t, "price")
		return with(draft(nil), m{
			"placedAt":       few("1970-01-01T00:00:00Z", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00.000001Z", nil).Draw(t, "placedAt"),
			"customer":       few(customers...).Draw(t, "customer"),
			"deliveryMethod": few(nil, "", "Express", "EXPRESS", "\u0041\u030a").Draw(t, "deliveryMethod"),
			"lines":          []any{m{"title": "Tea", "quantity": few(1, 2).Draw(t, "quantity"), "unitPrice": price}},
			"paid":           few(nil, "0", "1.00").Draw(t, "paid"),
		})
	})
	place := func(t *rapid.T) { s.changed("createOrder", anOrder.Draw(t, "order"), "id") }
	rapid.Check(t, func(t *rapid.T) {
		for range rapid.IntRange(0, 5).Draw(t, "new orders") {
			place(t)
		}
		field := rapid.SampledFrom(find.SortFields).Draw(t, "field")
		direction := rapid.SampledFrom(find.Directions).Draw(t, "direction")
		before, err := s.db.Read().SalesOrder.Query().Count(s.Context())
		if err != nil {
			t.Fatal(err)
		}
		// Small pages while there is little to read, so that each run stays short.
		size := rapid.IntRange(1+before/20, 7+before/10).Draw(t, "page size")
		seen := s.walk(m{"field": field, "direction": direction}, min(size, 100), rapid.Bool().Draw(t, "forward"), func() {
			if rapid.IntRange(0, 3).Draw(t, "comes in") == 0 {
				place(t)
			}
		})
		if wrong, found := misplaced(seen, field, direction == find.Desc); found {
			t.Fatal(wrong)
		}
		times := map[int64]int{}
		for _, o := range seen {
			times[entered(o)]++
		}
		for id := int64(1); id <= int64(before); id++ {
			if times[id] != 1 {
				t.Fatalf("order %d was seen %d times", id, times[id])
			}
		}
	})
}

func TestACursorOfAnotherSortIsRefused(t *testing.T) {
	s := mixedShop(t)
	cursors := map[string]string{}
	eachSort(t, func(t *testing.T, field find.SortField, direction find.Direction) {
		page := s.in(t).must(pageOf, m{"sort": m{"field": field, "direction": direction}, "first": 3})
		cursors[fmt.Sprint(field, " ", direction)] = at(page, "orders.pageInfo.endCursor").(string)
	})
	for of, cursor := range cursors {
		for wanted := range cursors {
			field, direction, _ := strings.Cut(wanted, " ")
			for _, argument := range []string{"after", "before"} {
				a := s.ask(pageOf, m{"sort": m{"field": field, "direction": direction}, argument: cursor})
				if refused := len(a.Errors) > 0; refused != (of != wanted) {
					t.Errorf("%s the cursor of %s in %s: %s", argument, of, wanted, a.Raw)
				}
			}
		}
	}
	t.Run("and so is one of a timeline", func(t *testing.T) {
		s := s.in(t)
		entry := at(s.must("query($id: ID!) { order(id: $id) { timeline { edges { cursor } } } }", m{"id": idOf("Order", 1)}),
			"order.timeline.edges.0.cursor")
		s.refused(asJSON(t, m{"query": pageOf, "variables": m{"after": entry}}), "after")
		s.refused(asJSON(t, m{"query": `query($c: String) { order(id: "` + idOf("Order", 1) + `") {
			timeline(after: $c) { nodes { id } } } }`,
			"variables": m{"c": cursors["NUMBER ASC"]}}), "after")
	})
}

func TestAnEdgesCursorIsWhereItsOrderStands(t *testing.T) {
	s := mixedShop(t)
	page := at(s.must(pageOf, nil), "orders")
	all := texts(at(page, "edges"), "node.id")
	for i, cursor := range texts(at(page, "edges"), "cursor") {
		after := texts(at(s.must(pageOf, m{"after": cursor}), "orders.nodes"), "id")
		before := texts(at(s.must(pageOf, m{"before": cursor}), "orders.nodes"), "id")
		if !slices.Equal(after, all[i+1:]) || !slices.Equal(before, all[:i]) {
			t.Errorf("around order %d: %v and %v", i, before, after)
		}
	}
	if at(page, "pageInfo.startCursor") != at(page, "edges.0.cursor") || at(page, "pageInfo.endCursor") != at(page, "edges.9.cursor") {
		t.Errorf("the page's own cursors are others: %v", at(page, "pageInfo"))
	}
}

func TestPageInfoTellsTheTruthInBothDirections(t *testing.T) {
	s := mixedShop(t)
	var cursors []string
	for _, edge := range at(s.must(pageOf, nil), "orders.edges").([]any) {
		cursors = append(cursors, at(edge, "cursor").(string))
	}
	for _, c := range []struct {
		name           string
		variables      m
		size           int
		next, previous bool
	}{
		{"the first page", m{"first": 4}, 4, true, false},
		{"a page in the middle", m{"first": 4, "after": cursors[3]}, 4, true, true},
		{"the last page, just full", m{"first": 6, "after": cursors[3]}, 6, false, true},
		{"the last page, not full", m{"first": 7, "after": cursors[3]}, 6, false, true},
		{"a page beyond the last", m{"first": 4, "after": cursors[9]}, 0, false, true},
		{"the whole list", m{"first": 10}, 10, false, false},
		{"the last page from the end", m{"last": 4}, 4, false, true},
		{"a page in the middle from the end", m{"last": 4, "before": cursors[6]}, 4, true, true},
		{"the first page from the end, just full", m{"last": 6, "before": cursors[6]}, 6, true, false},
		{"the first page from the end, not full", m{"last": 7, "before": cursors[6]}, 6, true, false},
		{"a page before the first", m{"last": 4, "before": cursors[0]}, 0, true, false},
		{"the whole list from the end", m{"last": 10}, 10, false, false},
		{"between two orders", m{"first": 4, "after": cursors[2], "before": cursors[5]}, 2, false, true},
		{"fewer than there are between two orders", m{"first": 1, "after": cursors[2], "before": cursors[5]}, 1, true, true},
		{"between two orders from the end", m{"last": 1, "after": cursors[2], "before": cursors[5]}, 1, true, true},
		{"without a size", m{"after": cursors[0]}, 9, false, true},
		{"without a size, before an order", m{"before": cursors[9]}, 9, true, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			page := at(s.in(t).must(pageOf, c.variables), "orders")
			if n := len(at(page, "nodes").([]any)); n != c.size || at(page, "pageInfo.hasNextPage") != c.next ||
				at(page, "pageInfo.hasPreviousPage") != c.previous {
				t.Errorf("%d orders, %v; want %d, next %t, previous %t", n, at(page, "pageInfo"), c.size, c.next, c.previous)
			}
		})
	}
}
