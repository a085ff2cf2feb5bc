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

// TimelineEntry is one thing that happened to an order. All entries together are
// the event log; their ids are its order. Never changed, never deleted.
type TimelineEntry struct{ ent.Schema }

// Annotations name the table.
func (TimelineEntry) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Annotation{Table: "timeline_entries"}}
}

// Fields of an entry.
func (TimelineEntry) Fields() []ent.Field {
	return []ent.Field{
		field.Int64("id").GoType(order.EntryID(0)),
		field.Int64("order_id").GoType(order.ID(0)).Immutable(),
		field.Int("sequence").Immutable(),
		field.String("kind").GoType(order.EntryKind("")).Immutable(),
		field.Int64("at").GoType(order.Instant(0)).Immutable(),
		field.String("actor_kind").GoType(order.ActorKind("")).Immutable(),
		field.String("actor_name").Immutable(),
		field.String("message").Immutable(),
		field.JSON("changes", []order.Change{}).Immutable(),
		field.Int64("fulfillment_id").GoType(order.FulfillmentID(0)).Optional().Nillable().Immutable(),
		field.Int("quantity").Optional().Nillable().Immutable(),
		field.Int64("amount_minor").Optional().Nillable().Immutable(),
		field.String("currency").Optional().Nillable().Immutable().Comment("of the amount"),
		field.String("reason").Optional().Nillable().Immutable(),
		field.JSON("params", []order.Param{}).Default([]order.Param{}).Immutable(),
		field.Int8("status_before").GoType(order.Status(0)).Immutable(),
		field.Int8("status_after").GoType(order.Status(0)).Immutable(),
	}
}

// Edges of an entry.
func (TimelineEntry) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("order", SalesOrder.Type).Ref("timeline").Field("order_id").Unique().Required().Immutable(),
		edge.From("fulfillment", OrderFulfillment.Type).Ref("entries").Field("fulfillment_id").Unique().Immutable(),
	}
}

// Indexes of an entry.
func (TimelineEntry) Indexes() []ent.Index {
	return []ent.Index{index.Fields("order_id", "sequence").Unique()}
}

// IdempotencyRecord remembers what a command with a key did, so that the same
// command sent again does nothing and answers the same. Kept 7 days.
type IdempotencyRecord struct{ ent.Schema }

// Fields of a record.
func (IdempotencyRecord) Fields() []ent.Field {
	return []ent.Field{
		field.Int64("id"),
		field.String("actor"),
		field.String("mutation"),
		field.String("key"),
		field.String("item").Comment("the order, for a mutation of many orders; otherwise empty"),
		field.Bytes("fingerprint").Comment("SHA-256 of the input"),
		field.JSON("result", order.Outcome{}),
		field.Int64("created_at").GoType(order.Instant(0)),
	}
}

// Indexes of a record.
func (IdempotencyRecord) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("actor", "mutation", "key", "item").Unique(),
		index.Fields("created_at"),
	}
}

// Store is this database: one row.
type Store struct{ ent.Schema }

// Annotations name the table.
func (Store) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Annotation{Table: "store"}}
}

// Fields of the store.
func (Store) Fields() []ent.Field {
	return []ent.Field{
		field.Int("id"),
		field.String("identity").Comment("random; tells cursors of this database from those of another"),
		field.String("epoch").Comment("changes when the store is put back or moved; empty before"),
		field.Int64("next_number"),
		field.Int64("reindex_after").GoType(order.ID(0)).Optional().Nillable().
			Comment("orders with a higher ID are to be indexed anew, see desk.Reindex; nil: none"),
	}
}
