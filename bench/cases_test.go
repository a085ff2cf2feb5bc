package bench

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strconv"
)

// pageSize is how many orders a page of the list has.
const pageSize = 50

// oneCase is one kind of request, as each side wants it. A target is a cursor
// of the list, an order's ID, or a text to search for.
type oneCase struct {
	name      string
	waybill   func(target string) []byte
	reference func(target string) []byte
	targets   func(*comparison) []string
	// spends is whether a target can be used only once.
	spends bool
}

var cases = []*oneCase{listCase, searchCase, detailsCase, fulfillCase}

var listCase = &oneCase{
	name: "list",
	waybill: func(cursor string) []byte {
		variables := map[string]any{"first": pageSize}
		if cursor != "" {
			variables["after"] = cursor
		}
		return query(listDocument, variables)
	},
	reference: func(cursor string) []byte {
		return get("/orders?first=" + strconv.Itoa(pageSize) + "&after=" + url.QueryEscape(cursor))
	},
	targets: func(c *comparison) []string { return c.cursors },
}

var searchCase = &oneCase{
	name: "search",
	waybill: func(text string) []byte {
		return query(searchDocument, map[string]any{"first": pageSize, "search": text})
	},
	reference: func(text string) []byte {
		return get("/orders?first=" + strconv.Itoa(pageSize) + "&search=" + url.QueryEscape(text))
	},
	targets: func(c *comparison) []string { return c.customers },
}

var detailsCase = &oneCase{
	name:      "details",
	waybill:   func(id string) []byte { return query(detailsDocument, map[string]any{"id": id}) },
	reference: func(id string) []byte { return get("/orders/" + id) },
	targets:   func(c *comparison) []string { return c.orders },
}

var fulfillCase = &oneCase{
	name: "fulfill",
	waybill: func(id string) []byte {
		return query(fulfillDocument, map[string]any{"input": map[string]any{"orderId": id}})
	},
	reference: func(id string) []byte { return post("/orders/"+id+"/fulfill", []byte("{}")) },
	targets:   func(c *comparison) []string { return c.unfulfilled },
	spends:    true,
}

// request is what s is sent for target.
func (c *oneCase) request(of *comparison, s *side, target string) []byte {
	if s == of.waybill {
		return c.waybill(target)
	}
	return c.reference(target)
}

func query(document string, variables map[string]any) []byte {
	// Marshalling strings and numbers cannot fail.
	body, _ := json.Marshal(map[string]any{"query": document, "variables": variables})
	return post("/graphql", body)
}

func get(path string) []byte {
	return []byte("GET " + path + " HTTP/1.1\r\nHost: bench\r\nAccept: application/json\r\n\r\n")
}

func post(path string, body []byte) []byte {
	head := fmt.Sprintf("POST %s HTTP/1.1\r\nHost: bench\r\nAccept: application/json\r\n"+
		"Content-Type: application/json\r\nContent-Length: %d\r\n\r\n", path, len(body))
	return append([]byte(head), body...)
}

const listDocument = `query List($first: Int!, $after: String) {
  orders(first: $first, after: $after, sort: { field: PLACED_AT, direction: DESC }) { ` + listedFields + ` }
}`

const searchDocument = `query Search($first: Int!, $search: String!) {
  orders(first: $first, search: $search, sort: { field: PLACED_AT, direction: DESC }) { ` + listedFields + ` }
}`

const listedFields = `
    nodes {
      id number status paymentStatus placedAt
      total { amount currencyCode }
      customer { name }
      lines { title sku quantity fulfilledQuantity unfulfilledQuantity unitPrice { amount currencyCode } }
    }
    pageInfo { hasNextPage endCursor }
`

const detailsDocument = `query Details($id: ID!) {
  order(id: $id) {
    id number status paymentStatus version placedAt updatedAt
    customer { name email phone orderCount }
    email phone deliveryMethod
    shippingAddress { name company line1 line2 city region postalCode countryCode }
    lines {
      id title variantTitle sku vendor quantity fulfilledQuantity unfulfilledQuantity
      unitPrice { ...money } total { ...money }
    }
    total { ...money }
    payment {
      subtotal { ...money } discount { ...money } shipping { ...money } tax { ...money } total { ...money }
      paid { ...money } refunded { ...money } outstanding { ...money } taxesIncluded
      transactions { id kind amount { ...money } gateway processedAt }
    }
    fulfillments {
      id name status createdAt createdBy { kind name } tracking { number carrier url }
      lines { quantity orderLine { id title } }
    }
    timeline(first: 25) {
      nodes { id sequence kind at actor { kind name } message changes { field before after } }
      pageInfo { hasNextPage }
    }
    actions { name allowed code reason }
    note tags
  }
}
fragment money on Money { amount currencyCode }`

const fulfillDocument = `mutation Fulfill($input: FulfillOrderInput!) {
  fulfillOrder(input: $input) {
    order { id number status version }
    fulfillment { id name createdAt lines { quantity orderLine { id title } } }
    notification { title message }
    userErrors { code field message }
  }
}`
