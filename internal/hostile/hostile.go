// Package hostile holds requests that are meant to hurt: to take the server much
// longer, or make it answer much more, than they took to send. It is for tests
// and benchmarks only.
//
// It promises that each of them should be refused, whatever is in the store.
package hostile

import (
	"encoding/json"
	"fmt"
	"strings"
)

// Request is the body of a POST.
type Request struct {
	Name string
	Body []byte
	// Codes are those that a refusal of it may have, and Status that of the answer
	// to a client of application/graphql-response+json.
	Codes  []string
	Status int
}

// Corpus are all of them.
func Corpus() []Request {
	all := []Request{
		document("20,000 repeats of one field", "{ "+repeat(20_000, "viewer ")+"}"),
		document("990 repeats of one field", "{ orders { nodes { "+repeat(990, "id ")+"} } }"),
		document("10,000 aliases", "{ "+many(10_000, "a#: eventCursor ")+"}"),
		document("31 aliases", "{ orders { nodes { "+many(31, "a#: id ")+"} } }"),
		document("20 pages of 100 orders with their timelines",
			"{ "+many(20, "a#: orders(first: 100) { nodes { timeline(first: 100) { nodes { id } } } } ")+"}"),
		document("10,000 directives", "{ viewer { name "+many(10_000, "@d# ")+"} }"),
		document("240 directives", "{ viewer { name "+repeat(240, "@include(if: true) ")+"} }"),
		document("fields 5,000 deep", repeat(5_000, "{ a ")+repeat(5_000, "}")),
		document("fields 400 deep", "{ order(id: 1) "+repeat(400, "{ a ")+repeat(400, "}")+" }"),
		document("lists 5,000 deep", "{ orders(filter: {tag: "+repeat(5_000, "[")+repeat(5_000, "]")+"}) { nodes { id } } }"),
		document("circular introspection", "{ __schema { types { "+within(6, "fields { type ")+" } } }"),
		document("circular introspection by fragments",
			"{ __schema { types { ...T } } } fragment T on __Type { fields { type { ...T } } }"),
		document("circular introspection, 20 deep", "{ __schema { types { "+within(9, "fields { type ")+" } } }"),
		document("5,000 undefined variables", "{ orders(filter: {tag: ["+many(5_000, "$a# ")+"]}) { nodes { id } } }"),
		document("240 undefined variables", "{ orders(filter: {tag: ["+many(240, "$a# ")+"]}) { nodes { id } } }"),
		document("400 unknown fields with long names", "{ orders { nodes { "+many(400, strings.Repeat("x", 200)+"# ")+"} } }"),
		document("490 unknown fields", "{ orders { nodes { "+many(490, strings.Repeat("x", 60)+"# ")+"} } }"),
		document("a fragment on a type with a name of 95,000 letters", "{ ...A } fragment A on "+repeat(95_000, "X")+" { id }"),
		document("200 fragments on unknown types",
			"{ viewer { "+many(200, "...F# ")+"} } "+many(200, "fragment F# on "+repeat(60, "X")+"# { id } ")),
		document("a variable of a type with a long name", "query($a: "+repeat(95_000, "X")+") { viewer { name } }"),
		document("a value with a long name", "{ orders(filter: {status: ["+repeat(95_000, "X")+"]}) { nodes { id } } }"),
		document("an input field with a long name", "{ orders(filter: {"+repeat(95_000, "x")+": 1}) { nodes { id } } }"),
		document("another name of 90,000 letters for a field of each line",
			"{ orders(first: 100) { nodes { lines { "+repeat(90_000, "a")+": id } } } }"),
		document("another name of 90,000 letters at the root", "{ "+repeat(90_000, "a")+": order(id: 1) { id } }"),
		document("an argument with a long name", "{ orders("+repeat(95_000, "x")+": 1) { nodes { id } } }"),
		document("a directive with a long name", "{ viewer { name @"+repeat(95_000, "x")+" } }"),
		document("fragments that spread each other", "{ ...A } fragment A on Query { ...B ...B } fragment B on Query { ...A ...A }"),
		document("200 fragments in a chain, each spread twice", doubling(200)),
		sent("an array batch",
			`[`+repeat(500, `{"query":"{ viewer { name } }"},`)+`{"query":"{ viewer { name } }"}]`, 400, "BAD_USER_INPUT"),
		sent("5 MB of variables", `{"query":"{ viewer { name } }","variables":{"a":"`+repeat(5<<20, "x")+`"}}`, 413, "PAYLOAD_TOO_LARGE"),
		sent("long JSON", `{"query":"{ viewer { name } }","variables":{"a":[`+repeat(200_000, "0,")+`0]}}`, 413, "PAYLOAD_TOO_LARGE"),
		sent("80,000 empty objects",
			`{"query":"{ viewer { name } }","variables":{"a":[`+repeat(80_000, "{},")+`{}]}}`, 400, "BAD_USER_INPUT"),
		sent("deep JSON",
			`{"query":"{ viewer { name } }","variables":{"a":`+repeat(5_000, "[")+repeat(5_000, "]")+`}}`, 400, "BAD_USER_INPUT"),
		sent("deep JSON that never ends", repeat(100_000, `{"query":`), 413, "PAYLOAD_TOO_LARGE"),
		sent("100,000 IDs",
			`{"query":"query($i: [ID!]!) { nodes(ids: $i) { id } }","variables":{"i":[`+repeat(50_000, "1,")+`1]}}`, 400, "BAD_USER_INPUT"),
		sent("50,000 tags",
			`{"query":"mutation($i: CreateOrderInput!) { createOrder(input: $i) { order { id } } }",`+
				`"variables":{"i":{"currencyCode":"USD","lines":[],"tags":[`+
				repeat(50_000, `"",`)+`""]}}}`, 400, "BAD_USER_INPUT"),
	}
	for _, n := range []int{26, 40, 60} {
		all = append(all, document(fmt.Sprint(n, " doubling fragments"), doubling(n)))
	}
	return all
}

// document is a request with a document that must not be run.
func document(name, text string) Request {
	body, _ := json.Marshal(map[string]string{"query": text}) // texts can be written as JSON
	codes := []string{"GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED", "COMPLEXITY_LIMIT_EXCEEDED", "BAD_USER_INPUT"}
	return Request{name, body, codes, 400}
}

func sent(name, body string, status int, code string) Request {
	return Request{name, []byte(body), []string{code}, status}
}

func repeat(n int, text string) string { return strings.Repeat(text, n) }

// many joins n texts that have their number for #.
func many(n int, text string) string {
	var all strings.Builder
	for i := range n {
		all.WriteString(strings.ReplaceAll(text, "#", fmt.Sprint(i)))
	}
	return all.String()
}

// within nests two fields n times.
func within(n int, fields string) string {
	return repeat(n, strings.ReplaceAll(fields, "type", "type {")) + "name" + repeat(n, " } }")
}

// doubling is n fragments that each spread the next one twice.
func doubling(n int) string {
	var all strings.Builder
	all.WriteString("{ orders { nodes { ...F0 } } } ")
	for i := range n {
		fmt.Fprintf(&all, "fragment F%d on Order { ...F%d ...F%d } ", i, i+1, i+1)
	}
	fmt.Fprintf(&all, "fragment F%d on Order { id }", n)
	return all.String()
}
