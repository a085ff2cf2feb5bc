package graph_test

import (
	"slices"
	"strings"
	"testing"

	"waybill/find"
)

func TestPagesByNumberAreThoseOfTheWholeList(t *testing.T) {
	s := mixedShop(t)
	eachSort(t, func(t *testing.T, field find.SortField, direction find.Direction) {
		s := s.in(t)
		sort := m{"field": field, "direction": direction}
		list := s.must("query($s: OrderSort) { orders(first: 100, sort: $s) { nodes { id } } }", m{"s": sort})
		all := ids(at(list, "orders.nodes").([]any))
		var got []string
		for offset := 0; offset <= len(all); offset += 3 {
			page := at(s.must(`query($s: OrderSort, $o: Int) { orders(first: 3, offset: $o, sort: $s) { nodes { id }
				pageInfo { hasPreviousPage hasNextPage endCursor } totalCount { count } } }`, m{"s": sort, "o": offset}), "orders")
			got = append(got, ids(at(page, "nodes").([]any))...)
			if at(page, "pageInfo.hasPreviousPage") != (offset > 0) || at(page, "pageInfo.hasNextPage") != (offset+3 < len(all)) ||
				whole(at(page, "totalCount.count")) != len(all) {
				t.Errorf("at %d of %d: %v", offset, len(all), page)
			}
			// From a page by its number, cursors lead on.
			next := at(s.must("query($s: OrderSort, $c: String) { orders(first: 1, after: $c, sort: $s) { nodes { id } } }",
				m{"s": sort, "c": at(page, "pageInfo.endCursor")}), "orders.nodes").([]any)
			if offset+3 < len(all) && (len(next) != 1 || ids(next)[0] != all[offset+3]) {
				t.Errorf("behind the page at %d comes %v, want %s", offset, next, all[offset+3])
			}
		}
		if !slices.Equal(got, all) {
			t.Errorf("the pages are %v, want %v", got, all)
		}
	})
}

func TestAnOffsetIsBoundedAndGoesWithFirstAlone(t *testing.T) {
	s := mixedShop(t)
	s.wants(at(s.must("{ orders(offset: 10000) { nodes { id } } }", nil), "orders.nodes"), "[]")
	cursor := at(s.must("{ orders(first: 1) { pageInfo { endCursor } } }", nil), "orders.pageInfo.endCursor").(string)
	for arguments, reason := range map[string]string{
		"offset: 10001":                       "must be from 0 to 10000; cursors lead further",
		"offset: -1":                          "must be from 0 to 10000",
		"offset: 1, last: 3":                  "goes with first alone",
		`offset: 1, after: "` + cursor + `"`:  "goes with first alone",
		`offset: 1, before: "` + cursor + `"`: "goes with first alone",
	} {
		a := s.ask("{ orders("+arguments+") { nodes { id } } }", nil)
		if len(a.Errors) != 1 || a.Errors[0].Extensions["code"] != "BAD_USER_INPUT" || a.Errors[0].Extensions["argument"] != "offset" ||
			!strings.Contains(a.Errors[0].Message, reason) {
			t.Errorf("%s: %s", arguments, a.Raw)
		}
	}
}
