package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"waybill/address"
	"waybill/desk"
	"waybill/ent"
	"waybill/graph/model"
	"waybill/graph/scalar"
	"waybill/order"
	"waybill/refusal"
)

// maxFulfillments bounds Order.fulfillments(first:).
const maxFulfillments = 250

func fulfillmentsWanted(first *int) (int, error) {
	switch {
	case first == nil:
		return 50, nil
	case *first < 1 || *first > maxFulfillments:
		return 0, badArgument(scalar.Bad("must be from 1 to %d", maxFulfillments), "first")
	}
	return *first, nil
}

func actionsOf(ctx context.Context, o *ent.SalesOrder) []*model.OrderAction {
	actions := allowedActions(ctx, order.Actions(desk.FactsOf(o)))
	shown := make([]*model.OrderAction, len(actions))
	for i, a := range actions {
		shown[i] = &model.OrderAction{Name: a.Name, Allowed: a.Refusal == nil, Params: []*refusal.Param{}}
		if a.Refusal != nil {
			shown[i].Code, shown[i].Reason = &a.Refusal.Code, &a.Refusal.Message
			for p := range a.Refusal.Params {
				shown[i].Params = append(shown[i].Params, &a.Refusal.Params[p])
			}
		}
	}
	return shown
}

// editOf is the command for an input. gqlgen's Omittable tells fields that were left out from
// those that are null.
func editOf(in model.UpdateOrderInput) desk.Edit {
	tag, id, err := scalar.DecodeID(in.OrderID)
	if err != nil || tag != scalar.Order {
		id = 0 // not found, like any other ID that names nothing
	}
	u := desk.Edit{
		OrderID:         order.ID(id),
		Email:           textGiven(in.Email),
		Phone:           textGiven(in.Phone),
		Note:            textGiven(in.Note),
		DeliveryMethod:  textGiven(in.DeliveryMethod),
		Tags:            desk.Given[[]string]{Set: in.Tags.IsSet(), Value: in.Tags.Value()},
		ShippingAddress: addressGiven(in.ShippingAddress),
		BillingAddress:  addressGiven(in.BillingAddress),
		Discount:        in.Discount,
		Shipping:        in.Shipping,
		Tax:             in.Tax,
		Attributes:      attributesGiven(in.Attributes),
	}
	u.ExpectedVersion = in.ExpectedVersion
	if in.IdempotencyKey != nil {
		u.IdempotencyKey = *in.IdempotencyKey
	}
	for _, l := range in.Lines {
		u.Lines = append(u.Lines, *l)
	}
	for _, l := range in.AddLines {
		u.AddLines = append(u.AddLines, *l)
	}
	return u
}

func textGiven(t graphql.Omittable[*string]) desk.Given[string] {
	g := desk.Given[string]{Set: t.IsSet()}
	if value := t.Value(); value != nil {
		g.Value = *value
	}
	return g
}

func attributesGiven(a graphql.Omittable[[]*order.Attribute]) desk.Given[[]order.Attribute] {
	g := desk.Given[[]order.Attribute]{Set: a.IsSet()}
	for _, attribute := range a.Value() {
		g.Value = append(g.Value, *attribute)
	}
	return g
}

func addressGiven(a graphql.Omittable[*address.Address]) desk.Given[*address.Address] {
	return desk.Given[*address.Address]{Set: a.IsSet(), Value: a.Value()}
}

// manyFulfilled shows each order after fulfillOrders, all read at once.
func (r *Resolver) manyFulfilled(ctx context.Context, asked []order.ID, results []desk.Result) (*model.FulfillOrdersPayload, error) {
	orders, err := r.ordersByID(ctx, asked, []string{"results", "order"})
	if err != nil {
		return nil, err
	}
	ids := make([]order.FulfillmentID, len(results))
	for i, result := range results {
		ids[i] = result.FulfillmentID
	}
	fulfilled, err := r.fulfillmentsByID(ctx, ids)
	if err != nil {
		return nil, err
	}
	payload := &model.FulfillOrdersPayload{Results: make([]*model.FulfillOrderPayload, len(results))}
	for i, result := range results {
		payload.Results[i] = &model.FulfillOrderPayload{
			Order:       orders[asked[i]],
			Fulfillment: fulfilled[i],
			UserErrors:  userErrors(result.Problems),
		}
		if result.Message != "" {
			payload.Results[i].Notification = &model.Notification{Title: result.Title, Message: result.Message}
		}
	}
	return payload, nil
}

// previewed is the payload of a preview. Its fulfillment lines are not stored, so they have no ID;
// the order lines that they name are stored.
func (r *Resolver) previewed(ctx context.Context, p desk.FulfillPreview) (*model.FulfillmentPreview, error) {
	shown := &model.FulfillmentPreview{Lines: make([]*ent.FulfillmentLine, len(p.Portions)), UserErrors: userErrors(p.Problems)}
	for i, portion := range p.Portions {
		shown.Lines[i] = &ent.FulfillmentLine{OrderLineID: portion.LineID, Quantity: portion.Quantity}
	}
	rememberSiblings(ctx, shown.Lines)
	if p.OrderID == 0 {
		return shown, nil
	}
	shown.Status = &p.Status
	o, err := r.orderByID(ctx, p.OrderID, []string{"order"})
	shown.Order = o
	return shown, err
}
