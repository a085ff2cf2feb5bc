package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"waybill/order"
)

// OrderFulfillment is what was shipped together. Taken back, it stays in the history.
type OrderFulfillment struct{ ent.Schema }

// Annotations name the table.
func (OrderFulfillment) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Annotation{Table: "fulfillments"}}
}

// Fields of a fulfillment.
func (OrderFulfillment) Fields() []ent.Field {
	return []ent.Field{
		field.Int64("id").GoType(order.FulfillmentID(0)),
		field.Int64("order_id").GoType(order.ID(0)),
		field.String("name").Comment("e.g. 1001-F1"),
		field.String("status").GoType(order.FulfillmentStatus("")),
		field.JSON("tracking", []order.Tracking{}),
		field.Int64("created_at").GoType(order.Instant(0)),
		field.String("created_by_kind").GoType(order.ActorKind("")),
		field.String("created_by"),
		field.Int64("cancelled_at").GoType(order.Instant(0)).Optional().Nillable(),
		field.String("cancelled_by_kind").GoType(order.ActorKind("")).Optional().Nillable(),
		field.String("cancelled_by").Optional().Nillable(),
	}
}

// Edges of a fulfillment.
func (OrderFulfillment) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("order", SalesOrder.Type).Ref("fulfillments").Field("order_id").Unique().Required(),
		edge.To("lines", FulfillmentLine.Type),
		edge.To("entries", TimelineEntry.Type),
	}
}

// Indexes of a fulfillment.
func (OrderFulfillment) Indexes() []ent.Index {
	return []ent.Index{index.Fields("order_id")}
}

// FulfillmentLine is how much of one order line a fulfillment holds.
type FulfillmentLine struct{ ent.Schema }

// Fields of a fulfillment line.
func (FulfillmentLine) Fields() []ent.Field {
	return []ent.Field{
		field.Int64("id"),
		field.Int64("fulfillment_id").GoType(order.FulfillmentID(0)),
		field.Int64("order_line_id").GoType(order.LineID(0)),
		field.Int("quantity"),
	}
}

// Edges of a fulfillment line.
func (FulfillmentLine) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("fulfillment", OrderFulfillment.Type).Ref("lines").Field("fulfillment_id").Unique().Required(),
		edge.From("order_line", OrderLine.Type).Ref("portions").Field("order_line_id").Unique().Required(),
	}
}

// Indexes of a fulfillment line.
func (FulfillmentLine) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("fulfillment_id", "order_line_id").Unique(),
		index.Fields("order_line_id"),
	}
}

// PaymentTransaction is money that moved or was promised. Never changed, never deleted.
type PaymentTransaction struct{ ent.Schema }

// Annotations name the table.
func (PaymentTransaction) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Annotation{Table: "transactions"}}
}

// Fields of a transaction.
func (PaymentTransaction) Fields() []ent.Field {
	return []ent.Field{
		field.Int64("id").GoType(order.TransactionID(0)),
		field.Int64("order_id").GoType(order.ID(0)).Immutable(),
		field.String("kind").GoType(order.TransactionKind("")).Immutable(),
		field.Int64("amount_minor").Immutable(),
		field.String("currency").Immutable(),
		field.String("gateway").Optional().Nillable().Immutable(),
		field.String("reference").Optional().Nillable().Immutable(),
		field.Int64("processed_at").GoType(order.Instant(0)).Immutable(),
		field.Int64("forgiven_minor").Immutable().Comment("what a refund forgave; of a payment, below zero: what it took back"),
		field.Int64("shipping_minor").Immutable().Comment("what of a refund is for shipping"),
		field.Bool("still_owed").Immutable(),
		field.String("note").Optional().Nillable().Immutable(),
	}
}

// Edges of a transaction.
func (PaymentTransaction) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("order", SalesOrder.Type).Ref("transactions").Field("order_id").Unique().Required().Immutable(),
		edge.To("lines", RefundLine.Type),
	}
}

// Indexes of a transaction.
func (PaymentTransaction) Indexes() []ent.Index {
	return []ent.Index{index.Fields("order_id")}
}

// RefundLine is how much of one order line a refund is for. Never changed, never deleted.
type RefundLine struct{ ent.Schema }

// Fields of a refund's line.
func (RefundLine) Fields() []ent.Field {
	return []ent.Field{
		field.Int64("id"),
		field.Int64("transaction_id").GoType(order.TransactionID(0)).Immutable(),
		field.Int64("order_line_id").GoType(order.LineID(0)).Immutable(),
		field.Int("quantity").Immutable(),
		field.Int("left_quantity").Immutable().Comment("those of them that had left; the others left the order"),
	}
}

// Edges of a refund's line.
func (RefundLine) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("transaction", PaymentTransaction.Type).Ref("lines").Field("transaction_id").Unique().Required().Immutable(),
		edge.From("order_line", OrderLine.Type).Ref("refunds").Field("order_line_id").Unique().Required().Immutable(),
	}
}

// Indexes of a refund's line.
func (RefundLine) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("transaction_id", "order_line_id").Unique(),
		index.Fields("order_line_id"),
	}
}
