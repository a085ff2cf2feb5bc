package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"waybill/internal/apitoken"
	"waybill/order"
)

// Token lets a program in. It stays after it was revoked, so that the names on
// timelines keep their meaning. Only the hash of its text is kept.
type Token struct{ ent.Schema }

// Annotations name the table.
func (Token) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Annotation{Table: "tokens"}}
}

// Fields of a token.
func (Token) Fields() []ent.Field {
	return []ent.Field{
		field.Int64("id").GoType(apitoken.ID(0)),
		field.String("name").Immutable(),
		field.String("role").Immutable().Comment("VIEWER, STAFF or ADMIN, see auth.Role"),
		field.Bytes("hash").Unique().Immutable().Sensitive().Comment("SHA-256 of the whole text"),
		field.Int64("created_at").GoType(order.Instant(0)).Immutable(),
		field.String("created_by_kind").GoType(order.ActorKind("")).Immutable(),
		field.String("created_by").Immutable(),
		field.Bool("documents_only").Default(false).Immutable().Comment("runs only documents that the server was started with"),
		field.Int64("expires_at").GoType(order.Instant(0)).Optional().Nillable().Immutable(),
		field.Int64("last_used_at").GoType(order.Instant(0)).Optional().Nillable(),
		field.Int64("revoked_at").GoType(order.Instant(0)).Optional().Nillable(),
	}
}

// Edges of a token.
func (Token) Edges() []ent.Edge { return []ent.Edge{edge.To("sessions", Session.Type)} }

// Indexes of a token: no two that are not revoked have the same name.
func (Token) Indexes() []ent.Index {
	return []ent.Index{index.Fields("name").Unique().Annotations(entsql.IndexWhere("revoked_at IS NULL"))}
}

// Session is a browser that signed in. It is deleted when it ends.
type Session struct{ ent.Schema }

// Annotations name the table.
func (Session) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Annotation{Table: "sessions"}}
}

// Fields of a session.
func (Session) Fields() []ent.Field {
	return []ent.Field{
		field.Int64("id"),
		field.Bytes("hash").Unique().Immutable().Sensitive().Comment("of the cookie's value, see auth.Gate"),
		field.String("origin").Immutable().Comment("what it was begun with: LINK, ENVIRONMENT or TOKEN"),
		field.Int64("token_id").GoType(apitoken.ID(0)).Optional().Nillable().Immutable(),
		field.Int64("created_at").GoType(order.Instant(0)).Immutable(),
		field.Int64("seen_at").GoType(order.Instant(0)).Comment("when it was last used, to the minute"),
	}
}

// Edges of a session.
func (Session) Edges() []ent.Edge {
	return []ent.Edge{edge.From("token", Token.Type).Ref("sessions").Field("token_id").Unique().Immutable()}
}

// Indexes of a session.
func (Session) Indexes() []ent.Index { return []ent.Index{index.Fields("token_id")} }
