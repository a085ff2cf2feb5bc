package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"waybill/address"
	"waybill/order"
)

// SalesOrder is an order as it is stored. It has this name in Ent because the
// rules already own the package name order.
type SalesOrder struct{ ent.Schema }

// Annotations name the table.
func (SalesOrder) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Annotation{Table: "orders"}}
}

// Fields of an order. Amounts are minor units of currency; times microseconds.
func (SalesOrder) Fields() []ent.Field {
	return []ent.Field{
		field.Int64("id").GoType(order.ID(0)),
		field.String("number").Unique(),
		field.String("number_key").Comment("sorts numbers as people count, see order.NumberKey"),
		field.String("source").Optional().Nillable(),
		field.String("source_id").Optional().Nillable(),
		field.Int8("status").GoType(order.Status(0)),
		field.Int8("payment_status").GoType(order.PaymentStatus(0)),
		field.Int("version"),
		field.Int64("placed_at").GoType(order.Instant(0)),
		field.Int64("updated_at").GoType(order.Instant(0)),
		field.Int64("customer_id").GoType(order.CustomerID(0)).Optional().Nillable(),
		field.String("customer_key").Comment("the customer's name folded, for sorting; empty without a customer"),
		field.String("email").Optional().Nillable(),
		field.String("phone").Optional().Nillable(),
		field.String("delivery_method").Optional().Nillable(),
		field.String("delivery_key").Comment("the delivery method folded, for sorting; empty without one"),
		field.JSON("shipping_address", &address.Address{}).Optional(),
		field.JSON("billing_address", &address.Address{}).Optional(),
		field.Int("item_count"),
		field.Int("fulfilled_count"),
		field.Int("to_ship_count").Comment("the pieces that the status counts, see order.Facts"),
		field.Int("shipped_count").Comment("those of them that are fulfilled"),
		field.String("currency"),
		field.Int64("subtotal_minor"),
		field.Int64("discount_minor"),
		field.Int64("shipping_minor"),
		field.Int64("tax_minor"),
		field.Int64("total_minor"),
		field.Int64("total_key").Comment("sorts totals by the number people see, see money.SortKey"),
		field.Bool("taxes_included"),
		field.Int64("captured_minor"),
		field.Int64("refunded_minor"),
		field.Int64("forgiven_minor").Comment("what refunds forgave and no payment took back"),
		field.Int64("due_minor"),
		field.Int64("outstanding_minor"),
		field.Int64("overpaid_minor"),
		field.Bool("authorized"),
		field.Bool("voided"),
		field.String("note").Optional().Nillable(),
		field.Strings("tags"),
		field.JSON("attributes", []order.Attribute{}),
		field.Int64("cancelled_at").GoType(order.Instant(0)).Optional().Nillable(),
		field.String("cancel_reason").GoType(order.CancelReason("")).Optional().Nillable(),
		field.Int("last_sequence").Comment("the newest timeline entry's sequence"),
		field.Int("fulfillments_made").Comment("how many fulfillments the order ever had; names the next one"),
	}
}

// Edges of an order.
func (SalesOrder) Edges() []ent.Edge {
	return []ent.Edge{
		edge.To("lines", OrderLine.Type),
		edge.To("fulfillments", OrderFulfillment.Type),
		edge.To("transactions", PaymentTransaction.Type),
		edge.To("timeline", TimelineEntry.Type),
		edge.To("labels", OrderTag.Type),
		edge.From("customer", Customer.Type).Ref("orders").Field("customer_id").Unique(),
	}
}

// Indexes that lists are read by: one for each sort, and the common filters.
func (SalesOrder) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("source", "source_id").Unique(),
		index.Fields("placed_at", "id"),
		index.Fields("number_key", "id"),
		index.Fields("customer_key", "id"),
		index.Fields("item_count", "id"),
		index.Fields("total_key", "id"),
		index.Fields("payment_status", "placed_at", "id"),
		index.Fields("payment_status", "id"),
		index.Fields("status", "placed_at", "id"),
		index.Fields("status", "id"),
		index.Fields("delivery_key", "id"),
		index.Fields("updated_at", "id"),
		index.Fields("customer_id", "placed_at", "id"),
		index.Fields("customer_id", "currency", "captured_minor", "refunded_minor").StorageKey("salesorder_spent").
			Annotations(entsql.IndexWhere("captured_minor > 0")),
		index.Fields("placed_at", "id").StorageKey("salesorder_owing").
			Annotations(entsql.IndexWhere("outstanding_minor > 0 AND cancelled_at IS NULL")),
		index.Fields("placed_at", "id").StorageKey("salesorder_overpaid").
			Annotations(entsql.IndexWhere("overpaid_minor > 0")),
	}
}

// OrderTag lets orders be found by tag; the order's own tags column is what is shown.
type OrderTag struct{ ent.Schema }

// Fields of a tag.
func (OrderTag) Fields() []ent.Field {
	return []ent.Field{
		field.Int64("id"),
		field.Int64("order_id").GoType(order.ID(0)),
		field.String("tag"),
	}
}

// Edges of a tag.
func (OrderTag) Edges() []ent.Edge {
	return []ent.Edge{edge.From("order", SalesOrder.Type).Ref("labels").Field("order_id").Unique().Required()}
}

// Indexes of a tag.
func (OrderTag) Indexes() []ent.Index {
	return []ent.Index{index.Fields("tag", "order_id").Unique(), index.Fields("order_id")}
}

// Customer is a name with an e-mail or a phone. Orders keep their own contact;
// two names under one e-mail are two customers, so nothing shown ever changes
// under an older order.
type Customer struct{ ent.Schema }

// Fields of a customer.
func (Customer) Fields() []ent.Field {
	return []ent.Field{
		field.Int64("id").GoType(order.CustomerID(0)),
		field.String("name"),
		field.String("email").Optional().Nillable(),
		field.String("phone").Optional().Nillable(),
		field.String("contact_key").Comment("the folded e-mail, else the phone; empty: matches no other order"),
		field.String("name_key").Comment("the name folded, for sorting"),
		field.Int("order_count"),
		field.Int64("last_order_at").GoType(order.Instant(0)).Default(0).Comment("when the newest order was placed; 0 without orders"),
	}
}

// Edges of a customer.
func (Customer) Edges() []ent.Edge {
	return []ent.Edge{edge.To("orders", SalesOrder.Type)}
}

// Indexes of a customer.
func (Customer) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("contact_key", "name"),
		index.Fields("name_key", "id"),
		index.Fields("order_count", "id"),
		index.Fields("last_order_at", "id"),
	}
}

// OrderLine is one line of an order. Quantity 0 means that the line was removed
// and stays only for the fulfillments that once held it.
type OrderLine struct{ ent.Schema }

// Fields of a line.
func (OrderLine) Fields() []ent.Field {
	return []ent.Field{
		field.Int64("id").GoType(order.LineID(0)),
		field.Int64("order_id").GoType(order.ID(0)),
		field.Int("position"),
		field.String("title"),
		field.String("variant_title").Optional().Nillable(),
		field.String("sku").Optional().Nillable(),
		field.String("vendor").Optional().Nillable(),
		field.String("image_url").Optional().Nillable(),
		field.Int("quantity"),
		field.Int("fulfilled_quantity"),
		field.Int("refunded_quantity").Comment("pieces that left and were refunded"),
		field.Int("returned_quantity").Comment("those of them whose fulfillment was cancelled; nobody packs them again"),
		field.Int64("unit_price_minor"),
		field.Int64("discount_minor").Comment("the line's own"),
		field.Int64("tax_minor").Comment("the line's own"),
		field.Int64("discount_share_minor").Comment("the line's share of the order's discount"),
		field.Int64("tax_share_minor").Comment("the line's share of the order's tax"),
		field.Int64("refunded_discount_minor").Comment("own and share, of the pieces that left and were refunded"),
		field.Int64("refunded_tax_minor").Comment("the same of tax"),
		field.String("currency"),
		field.Bool("requires_shipping"),
		field.JSON("attributes", []order.Attribute{}),
	}
}

// Edges of a line.
func (OrderLine) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("order", SalesOrder.Type).Ref("lines").Field("order_id").Unique().Required(),
		edge.To("portions", FulfillmentLine.Type),
		edge.To("refunds", RefundLine.Type),
	}
}

// Indexes of a line.
func (OrderLine) Indexes() []ent.Index {
	return []ent.Index{index.Fields("order_id", "position")}
}
