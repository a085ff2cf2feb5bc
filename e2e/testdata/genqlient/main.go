// Program main is a client whose code genqlient writes: it places an order, fulfils it, and
// reads it in a list and by its ID. main URL TOKEN prints what it read.
package main

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"os"

	"github.com/Khan/genqlient/graphql"
)

//go:generate go tool genqlient

// bearer sends a token along.
type bearer string

// RoundTrip sends a request with the token.
func (b bearer) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.Header.Set("Authorization", "Bearer "+string(b))
	return http.DefaultTransport.RoundTrip(r)
}

func main() {
	if err := run(context.Background(), graphql.NewClient(os.Args[1], &http.Client{Transport: bearer(os.Args[2])})); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context, client graphql.Client) error {
	input := &CreateOrderInput{CurrencyCode: "USD", Lines: []*OrderLineInput{{Title: "Mug", Quantity: 2, UnitPrice: "4.50"}}}
	placed, err := Place(ctx, client, input)
	if err != nil || len(placed.CreateOrder.UserErrors) > 0 {
		return fmt.Errorf("place: %w %v", err, placed)
	}
	id := placed.CreateOrder.Order.Id
	refused, err := Fulfill(ctx, client, &FulfillOrderInput{OrderId: id})
	if err != nil {
		return fmt.Errorf("fulfil what is not paid: %w", err)
	}
	for _, problem := range refused.FulfillOrder.UserErrors {
		if problem.Code == UserErrorCodeOrderUnpaid {
			fmt.Println(problem.Code)
		}
	}
	unpaid := true
	if _, err = Fulfill(ctx, client, &FulfillOrderInput{OrderId: id, AllowUnpaid: &unpaid}); err != nil {
		return fmt.Errorf("fulfil: %w", err)
	}
	list, err := List(ctx, client, nil, &OrderFilter{Status: []OrderStatus{OrderStatusFulfilled}}, nil)
	if err != nil {
		return fmt.Errorf("list: %w", err)
	}
	for _, edge := range list.Orders.Edges {
		fmt.Println(edge.Node.Number, edge.Node.Status, edge.Node.Total.Amount)
	}
	again, err := Again(ctx, client, id)
	if err != nil {
		return fmt.Errorf("again: %w", err)
	}
	if found, ok := (*again.Node).(*AgainNodeOrder); ok {
		fmt.Println(found.Number, found.Lines[0].Title, found.Lines[0].Quantity)
	}
	return nil
}
