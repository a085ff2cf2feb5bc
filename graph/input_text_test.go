package graph_test

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
)

// complete are inputs with every field that exists. They need not all be
// allowed at once; what is wrong with one field is told before that.
func complete() map[string]m {
	address := func() m {
		return m{"name": "Ada", "company": "Engines", "line1": "1 St James's Square", "line2": "Attic", "city": "London",
			"region": "LND", "postalCode": "SW1Y 4JH", "countryCode": "GB", "phone": "020"}
	}
	attributes := func() []any { return []any{m{"name": "Engraving", "value": "For Ada"}} }
	lines := func() []any {
		return []any{m{"title": "Tea", "variantTitle": "Green", "sku": "TEA-2", "vendor": "Leaf", "imageUrl": "https://example.com/tea.png",
			"quantity": 1, "unitPrice": "34.98", "discount": "0", "tax": "0", "requiresShipping": true, "attributes": attributes()}}
	}
	tracking := func() []any {
		return []any{m{"number": "1Z999", "carrier": "UPS", "url": "https://example.com/1Z999"}}
	}
	inputs := sound()
	inputs["createOrder"] = m{"number": "A-1", "source": "shopify", "sourceId": "77", "placedAt": "2026-01-01T00:00:00Z",
		"customer": m{"name": "Ada", "email": "ada@example.com", "phone": "020"}, "email": "ada@example.com", "phone": "020",
		"currencyCode": "USD", "lines": lines(), "discount": "0", "shipping": "0", "tax": "0", "taxesIncluded": false,
		"deliveryMethod": "Express", "shippingAddress": address(), "billingAddress": address(), "note": "Ring.", "tags": []any{"vip"},
		"paid": "0", "gateway": "bank", "attributes": attributes()}
	inputs["updateOrder"] = m{"orderId": idOf("Order", 1), "email": "ada@example.com", "phone": "020", "note": "Ring.",
		"tags":           []any{"vip"},
		"deliveryMethod": "Express", "shippingAddress": address(), "billingAddress": address(),
		"lines": []any{m{"lineId": idOf("OrderLine", 1), "quantity": 1, "unitPrice": "12.49", "discount": "0", "tax": "0",
			"attributes": attributes()}}, "addLines": lines(), "discount": "0", "shipping": "0", "tax": "0", "attributes": attributes()}
	inputs["fulfillOrder"] = m{"orderId": idOf("Order", 1), "lines": []any{m{"lineId": idOf("OrderLine", 1), "quantity": 1}},
		"shippingAddress": address(), "tracking": tracking(), "allowUnpaid": false}
	inputs["cancelFulfillment"]["fulfillmentId"] = idOf("Fulfillment", 1)
	inputs["updateTracking"]["tracking"] = tracking()
	inputs["cancelOrder"]["note"] = "They called."
	inputs["cancelOrder"]["refund"] = true
	inputs["markOrderAsPaid"]["reference"] = "bank"
	inputs["recordPayment"] = m{"orderId": idOf("Order", 3), "amount": "1.00", "gateway": "bank", "reference": "7",
		"processedAt": "2026-01-01T00:00:00Z"}
	inputs["refundOrder"] = m{"orderId": idOf("Order", 1), "amount": "1.00", "reason": "broken", "shipping": "0", "stillOwed": false,
		"lines": []any{m{"lineId": idOf("OrderLine", 1), "quantity": 1}}, "note": "They called."}
	inputs["fulfillOrders"]["allowUnpaid"] = false
	for mutation, input := range inputs {
		input["idempotencyKey"] = "key-1"
		if schema().Types[inputName(mutation)].Fields.ForName("expectedVersion") != nil {
			input["expectedVersion"] = 1
		}
	}
	inputs["cancelFulfillment"]["expectedVersion"] = 2
	inputs["updateTracking"]["expectedVersion"] = 2
	return inputs
}

func inputName(mutation string) string {
	return strings.ToUpper(mutation[:1]) + mutation[1:] + "Input"
}

// leaf is a value in an input: where it stands, and its type.
type leaf struct {
	path string
	of   *ast.Type
}

// leaves are all values of an input type; of lists, the first one.
func leaves(inputType, path string) []leaf {
	var all []leaf
	for _, field := range schema().Types[inputType].Fields {
		at := strings.TrimPrefix(path+"."+field.Name, ".")
		all = append(all, leaf{at, field.Type})
		of := field.Type
		if of.Elem != nil {
			of, at = of.Elem, at+".0"
			all = append(all, leaf{at, of})
		}
		if schema().Types[of.Name()].Kind == ast.InputObject {
			all = append(all, leaves(of.Name(), at)...)
		}
	}
	return all
}

// name is the last field of a path.
func (l leaf) name() string {
	steps := strings.Split(l.path, ".")
	if _, err := strconv.Atoi(steps[len(steps)-1]); err == nil {
		return steps[len(steps)-2]
	}
	return steps[len(steps)-1]
}

// set changes the value at a path.
func set(value any, path string, to any) {
	step, rest, deeper := strings.Cut(path, ".")
	switch v := value.(type) {
	case m:
		if !deeper {
			v[step] = to
			return
		}
		set(v[step], rest, to)
	case []any:
		i, _ := strconv.Atoi(step)
		if !deeper {
			v[i] = to
			return
		}
		set(v[i], rest, to)
	}
}

// eachText calls do for every text that an input can hold.
func eachText(do func(mutation string, l leaf)) {
	for mutation := range complete() {
		for _, l := range leaves(inputName(mutation), "") {
			if l.of.NamedType == "String" {
				do(mutation, l)
			}
		}
	}
}

func TestTheCompleteInputsAreSound(t *testing.T) {
	for mutation, input := range complete() {
		t.Run(mutation, func(t *testing.T) {
			for _, l := range leaves(inputName(mutation), "") {
				if at(input, l.path) == nil {
					t.Errorf("%s is left out", l.path)
				}
			}
			s := soundShop(t)
			if a := s.send(withInput(t, mutation, input)); len(a.Errors)+len(userErrorsIn(a.Data)) > 0 {
				t.Errorf("%s", a.Raw)
			}
		})
	}
}

// placeholder stands where a text is put as raw JSON.
const placeholder = "@@here@@"

func withRaw(t testing.TB, mutation string, l leaf, raw string) []byte {
	input := complete()[mutation]
	set(input, l.path, placeholder)
	return bytes.Replace(withInput(t, mutation, input), []byte(placeholder), []byte(raw), 1)
}

func TestTextThatIsNotUnicodeIsRefusedInEveryField(t *testing.T) {
	s := soundShop(t)
	eachText(func(mutation string, l leaf) {
		for what, raw := range map[string]string{
			"NUL": `a\u0000b`, "a lone high surrogate": `a\ud800b`, "a lone low surrogate": `a\udc00b`, "an invalid byte": "a\xffb",
			"an overlong NUL": "a\xc0\x80b", "a surrogate's bytes": "a\xed\xa0\x80b", "a code point too many": "a\xf4\x90\x80\x80b",
		} {
			t.Run(fmt.Sprintf("%s in %s of %s", what, l.path, mutation), func(t *testing.T) {
				s.in(t).refused(withRaw(t, mutation, l, raw), l.name())
			})
		}
	})
}

func TestTextThatIsFarTooLongIsRefusedInEveryField(t *testing.T) {
	s := soundShop(t)
	long := strings.Repeat("x", 250_000) // what is longer is refused as a whole
	eachText(func(mutation string, l leaf) {
		t.Run(fmt.Sprintf("%s of %s", l.path, mutation), func(t *testing.T) {
			s.in(t).refused(withRaw(t, mutation, l, long), l.name())
		})
	})
	for field, document := range map[string]string{
		"search": "query($x: String!) { orders(search: $x) { nodes { id } } }",
		"after":  "query($x: String!) { orders(after: $x) { nodes { id } } }",
		"before": "query($x: String!) { orders(before: $x) { nodes { id } } }",
		"id":     "query($x: ID!) { node(id: $x) { id } }",
		"ids":    "query($x: ID!) { nodes(ids: [$x]) { id } }",
		// The validator knows the variable and its type, not yet the field.
		"OrderStatus": "query($x: OrderStatus!) { orders(filter: {status: [$x]}) { nodes { id } } }",
	} {
		t.Run(field, func(t *testing.T) {
			s.in(t).refused(asJSON(t, m{"query": document, "variables": m{"x": long}}), field)
		})
	}
	t.Run("a number that no order can have", func(t *testing.T) {
		s.in(t).wants(s.must("query($x: String!) { orderByNumber(number: $x) { id } }", m{"x": long}), `{"orderByNumber": null}`)
	})
}

// A text one character beyond its limit is refused, one at it is kept whole.
func TestTextsAreKeptWholeUpToTheirLimit(t *testing.T) {
	for _, c := range []struct {
		mutation, path string
		limit          int
	}{
		{"updateOrder", "note", 5_000}, {"updateOrder", "phone", 255}, {"updateOrder", "deliveryMethod", 255},
		{"updateOrder", "shippingAddress.line1", 255}, {"updateOrder", "tags.0", 255},
	} {
		t.Run(c.path, func(t *testing.T) {
			s := soundShop(t)
			text := strings.Repeat("ü", c.limit)
			s.refused(withRaw(t, c.mutation, leaf{path: c.path}, text+"ü"), leaf{path: c.path}.name())
			input := m{"orderId": idOf("Order", 1), "shippingAddress": m{}, "tags": []any{""}}
			set(input, c.path, text)
			got := at(s.changed(c.mutation, input, "note phone deliveryMethod shippingAddress { line1 } tags"), c.path)
			if got != text {
				t.Errorf("kept %d bytes of %d", len(fmt.Sprint(got)), len(text))
			}
		})
	}
}

func TestEmptyTextsAreNoneOrRefused(t *testing.T) {
	required := []string{"title", "name", "number", "body"}
	eachText(func(mutation string, l leaf) {
		t.Run(fmt.Sprintf("%s of %s", l.path, mutation), func(t *testing.T) {
			s := soundShop(t)
			body := withRaw(t, mutation, l, "")
			wanted := slices.Contains(required, l.name()) && l.of.NonNull || l.path == "source" || l.path == "sourceId"
			if wanted {
				s.refused(body, l.name())
				return
			}
			if a := s.send(body); len(a.Errors)+len(userErrorsIn(a.Data)) > 0 {
				t.Errorf("%s", a.Raw)
			}
		})
	})
}

// In the document itself a text may be broken in the same ways.
func TestTextThatIsNotUnicodeIsRefusedInTheDocument(t *testing.T) {
	s := soundShop(t)
	for what, literal := range map[string]string{
		"a lone surrogate": `a\\ud800b`, "NUL": `a\\u0000b`, "a raw NUL": `a\u0000b`, "an invalid byte": "a\xffb",
		"a raw surrogate": `a\ud800b`,
	} {
		t.Run(what, func(t *testing.T) {
			body := `{"query":"mutation { addOrderComment(input: {orderId: \"` + idOf("Order", 1) + `\", body: \"` + literal +
				`\"}) { userErrors { code field message } } }"}`
			s.in(t).refused([]byte(body), "body")
		})
	}
	// A pair of surrogates, by contrast, is one character that is kept.
	t.Run("a pair of surrogates is one character", func(t *testing.T) {
		s := s.in(t)
		for _, literal := range []string{`\ud83c\udf75`, `🍵`} {
			body := `{"query":"mutation($b: String!) { addOrderComment(input: {orderId: \"` + idOf("Order", 1) +
				`\", body: $b}) { entry { message } } }","variables":{"b":"` + literal + `"}}`
			if got := at(s.send([]byte(body)).Data, "addOrderComment.entry.message"); got != "🍵" {
				t.Errorf("%s is kept as %q", literal, got)
			}
		}
	})
	t.Run("a pair of surrogates written in the document is one character", func(t *testing.T) {
		body := `{"query":"mutation { addOrderComment(input: {orderId: \"` + idOf("Order", 1) +
			`\", body: \"\\ud83c\\udf75\"}) { entry { message } userErrors { message } } }"}`
		if a := s.in(t).send([]byte(body)); at(a.Data, "addOrderComment.entry.message") != "🍵" {
			t.Errorf("%s", a.Raw)
		}
	})
}

// What is only looked up may be any text: it finds nothing, and does no harm.
func TestTextThatIsLookedUpDoesNoHarm(t *testing.T) {
	s := soundShop(t)
	for _, raw := range []string{``, `\u0000`, `\ud800`, "\xff", `%`, `_`, `' OR 1=1 --`, `\"; DROP TABLE orders; --`} {
		t.Run(raw, func(t *testing.T) {
			s := s.in(t)
			before := s.contents()
			for _, document := range []string{
				"query($x: String!) { orderByNumber(number: $x) { id } }",
				"query($x: String!) { orders(filter: {tag: [$x]}) { nodes { id } } }",
				"query($x: String!) { orders(filter: {deliveryMethod: [$x]}) { nodes { id } } }",
			} {
				a := s.send([]byte(`{"query":"` + document + `","variables":{"x":"` + raw + `"}}`))
				if found := fmt.Sprint(at(a.Data, "orders.nodes"), at(a.Data, "orderByNumber")); len(a.Errors) > 0 ||
					!strings.Contains("[]<nil> <nil><nil> [] <nil>", found) {
					t.Errorf("%s: %s", document, a.Raw)
				}
			}
			if s.contents() != before {
				t.Error("something was written")
			}
		})
	}
}

// What a client sends is not put into the log, however wrong it is.
func TestNothingThatWasSentIsLogged(t *testing.T) {
	s := soundShop(t)
	for _, raw := range []string{"s3cret", `s3cret\u0000`, strings.Repeat("s3cret", 1_000)} {
		eachText(func(mutation string, l leaf) {
			s.send(withRaw(t, mutation, l, raw))
		})
		s.send([]byte(`{"query":"{ s3cret }"}`))
		s.send([]byte(`{"query":"query { orders(search: \"s3cret\") { nodes { id } } }"}`))
		s.send([]byte(`{"s3cret"`))
	}
	if log := s.log.written(); strings.Contains(log, "s3cret") || !strings.Contains(log, "addOrderComment") &&
		!strings.Contains(log, "operation") {
		t.Errorf("the log: %.500s", log)
	}
}
