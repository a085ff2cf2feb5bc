package graph_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// Relay's specifications, clause by clause: Global Object Identification and
// Cursor Connections. The schema is read as clients read it, by introspection.

// introspected is the part of the schema that the specifications speak of.
func (s *shop) introspected() map[string]any {
	s.Helper()
	const reference = "kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } }"
	types := map[string]any{}
	for _, one := range at(s.must(`{ __schema { types { kind name interfaces { name } possibleTypes { name }
		fields { name type { `+reference+` } args { name type { `+reference+` } } } } } }`, nil), "__schema.types").([]any) {
		types[at(one, "name").(string)] = one
	}
	return types
}

// written is a type as GraphQL writes it; empty for none.
func written(reference any) string {
	switch at(reference, "kind") {
	case nil:
		return ""
	case "NON_NULL":
		return written(at(reference, "ofType")) + "!"
	case "LIST":
		return "[" + written(at(reference, "ofType")) + "]"
	}
	return at(reference, "name").(string)
}

// typesOf are the types of a type's fields, or of a field's arguments, by name.
func typesOf(list any) map[string]string {
	all := map[string]string{}
	if list == nil {
		return all
	}
	for _, one := range list.([]any) {
		all[at(one, "name").(string)] = written(at(one, "type"))
	}
	return all
}

func fieldOf(of any, name string) any {
	for _, f := range at(of, "fields").([]any) {
		if at(f, "name") == name {
			return f
		}
	}
	return nil
}

func TestTheSchemaIsOneForRelay(t *testing.T) {
	types := newShop(t).introspected()
	same := func(t *testing.T, what string, got, want any) {
		t.Helper()
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s is %v, want %v", what, got, want)
		}
	}
	t.Run("Node has an ID and nothing else", func(t *testing.T) {
		same(t, "its kind", at(types["Node"], "kind"), "INTERFACE")
		same(t, "what it has", typesOf(at(types["Node"], "fields")), map[string]string{"id": "ID!"})
	})
	t.Run("node and nodes fetch again by ID", func(t *testing.T) {
		for name, want := range map[string][2]string{"node": {"Node", "map[id:ID!]"}, "nodes": {"[Node]!", "map[ids:[ID!]!]"}} {
			f := fieldOf(types["Query"], name)
			same(t, name, written(at(f, "type")), want[0])
			same(t, name+"'s arguments", typesOf(at(f, "args")), want[1])
		}
	})
	t.Run("PageInfo is Relay's", func(t *testing.T) {
		same(t, "what it has", typesOf(at(types["PageInfo"], "fields")),
			map[string]string{"hasNextPage": "Boolean!", "hasPreviousPage": "Boolean!", "startCursor": "String", "endCursor": "String"})
	})
	connections := 0
	for name, connection := range types {
		if !strings.HasSuffix(name, "Connection") {
			continue
		}
		connections++
		t.Run(name+" is a connection", func(t *testing.T) {
			edgeName := strings.TrimSuffix(name, "Connection") + "Edge"
			edge := types[edgeName]
			same(t, "the edge's kind", at(edge, "kind"), "OBJECT")
			has := typesOf(at(edge, "fields"))
			same(t, "cursor", has["cursor"], "String!")
			node := strings.TrimSuffix(has["node"], "!")
			same(t, "what a node implements", at(types[node], "interfaces"), []any{m{"name": "Node"}})
			same(t, "the connection's kind", at(connection, "kind"), "OBJECT")
			has = typesOf(at(connection, "fields"))
			same(t, "pageInfo", has["pageInfo"], "PageInfo!")
			same(t, "edges", has["edges"], "["+edgeName+"!]!")
			same(t, "nodes", has["nodes"], "["+node+"!]!")
		})
	}
	if connections < 3 {
		t.Errorf("the schema has %d connections; the walk does not see them", connections)
	}
	for of, one := range types {
		for name, fieldType := range typesOf(at(one, "fields")) {
			if !strings.HasSuffix(strings.TrimSuffix(fieldType, "!"), "Connection") {
				continue
			}
			t.Run(of+"."+name+" is read forwards and backwards", func(t *testing.T) {
				arguments := typesOf(at(fieldOf(one, name), "args"))
				for argument, want := range map[string]string{"first": "Int", "after": "String", "last": "Int", "before": "String"} {
					same(t, argument, arguments[argument], want)
				}
			})
		}
	}
	for _, f := range at(types["Mutation"], "fields").([]any) {
		name := at(f, "name").(string)
		t.Run(name+" has one input and a payload of its own", func(t *testing.T) {
			noun := strings.ToUpper(name[:1]) + name[1:]
			same(t, "its arguments", typesOf(at(f, "args")), map[string]string{"input": noun + "Input!"})
			same(t, "its payload", written(at(f, "type")), noun+"Payload!")
		})
	}
}

// relayPage is what the specification makes of a whole list, word by word:
// ApplyCursorsToEdges, EdgesToReturn, HasPreviousPage and HasNextPage. What it
// leaves to servers is told here exactly.
func relayPage(all []string, first, last, after, before any) (page []string, next, previous bool) {
	from, to := 0, len(all)
	if after != nil {
		from = slices.Index(all, after.(string)) + 1
		previous = true // the cursor's own edge
	}
	if before != nil {
		to = slices.Index(all, before.(string))
		next = true
	}
	page = all[from:max(from, to)]
	if first != nil {
		next = len(page) > first.(int)
		page = page[:min(first.(int), len(page))]
	}
	if last != nil {
		previous = len(page) > last.(int)
		page = page[len(page)-min(last.(int), len(page)):]
	}
	return page, next, previous
}

func TestEveryConnectionPagesAsRelaySpecifies(t *testing.T) {
	s := everyNode(t)
	const page = "{ edges { cursor node { id } } nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }"
	const declared, passed = "$first: Int, $last: Int, $after: String, $before: String",
		"first: $first, last: $last, after: $after, before: $before"
	for path, document := range map[string]string{
		"orders": "query(" + declared + ") { orders(" + passed + ") " + page + " }",
		"tokens": "query(" + declared + ") { tokens(" + passed + ") " + page + " }",
		"node.timeline": "query(" + declared + `) { node(id: "` + idOf("Order", 1) + `") {
			... on Order { timeline(` + passed + ") " + page +
			" } } }",
	} {
		t.Run(path, func(t *testing.T) {
			s := s.in(t)
			whole := at(s.must(document, nil), path)
			cursors, ids := texts(at(whole, "edges"), "cursor"), texts(at(whole, "nodes"), "id")
			if len(ids) != 5 {
				t.Fatalf("the list has %d things, want 5", len(ids))
			}
			cursorOrNone := []any{nil}
			for _, cursor := range cursors {
				cursorOrNone = append(cursorOrNone, cursor)
			}
			check := func(first, last any) {
				for _, after := range cursorOrNone {
					for _, before := range cursorOrNone {
						arguments := m{"first": first, "last": last, "after": after, "before": before}
						got := at(s.must(document, arguments), path)
						want, next, previous := relayPage(cursors, first, last, after, before)
						if edges := texts(at(got, "edges"), "cursor"); !slices.Equal(edges, want) ||
							at(got, "pageInfo.hasNextPage") != next ||
							at(got, "pageInfo.hasPreviousPage") != previous {
							t.Errorf("%v\ngives %v, %v\n want %v, next %t, previous %t", arguments, edges, at(got, "pageInfo"), want,
								next, previous)
						}
						var start, end any
						if len(want) > 0 {
							start, end = want[0], want[len(want)-1]
						}
						if at(got, "pageInfo.startCursor") != start || at(got, "pageInfo.endCursor") != end {
							t.Errorf("%v: %v, want to start at %v and end at %v", arguments, at(got, "pageInfo"), start, end)
						}
						for i, id := range texts(at(got, "nodes"), "id") {
							if id != at(got, fmt.Sprintf("edges.%d.node.id", i)) || id != ids[slices.Index(cursors, want[i])] {
								t.Errorf("%v: nodes and edges are of other things", arguments)
							}
						}
					}
				}
			}
			check(nil, nil)
			for size := range len(ids) + 2 {
				check(size, nil)
				check(nil, size)
			}
		})
	}
}
