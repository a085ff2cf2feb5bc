package storetest

import (
	"bytes"
	"context"
	"testing"

	"waybill/ent"
	"waybill/ent/token"
	"waybill/internal/apitoken"
	"waybill/internal/store"
	"waybill/order"
)

// hash is what is kept of a secret; each number is another secret's.
func hash(number byte) []byte { return bytes.Repeat([]byte{number}, 32) }

// newToken begins a token of a robot.
func newToken(tx *store.Tx, name string, secret byte) *ent.TokenCreate {
	return tx.Token.Create().SetName(name).SetRole("STAFF").SetHash(hash(secret)).SetCreatedAt(0).
		SetCreatedByKind(order.ActorStaff).SetCreatedBy("Ada")
}

// newSession begins a session that was begun with a token.
func newSession(tx *store.Tx, secret byte, of apitoken.ID) *ent.SessionCreate {
	return tx.Session.Create().SetHash(hash(secret)).SetOrigin("TOKEN").SetTokenID(of).SetCreatedAt(0).SetSeenAt(0)
}

// sampleTokens enters Robot, which has a session, and Till, which is revoked.
func sampleTokens(ctx context.Context, tx *store.Tx) error {
	robot, err := newToken(tx, "Robot", 1).Save(ctx)
	if err != nil {
		return err
	}
	if err := newToken(tx, "Till", 2).SetRevokedAt(1).Exec(ctx); err != nil {
		return err
	}
	return newSession(tx, 1, robot.ID).Exec(ctx)
}

// sessionBreaches are sessions that say one thing about how they began and hold another.
func sessionBreaches(t *testing.T, s store.Store) []breach {
	t.Helper()
	robot, err := s.Read().Token.Query().Where(token.Name("Robot")).OnlyID(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	session := func(change func(*ent.SessionCreate)) work {
		return func(ctx context.Context, tx *store.Tx) error {
			create := newSession(tx, 9, robot)
			change(create)
			return create.Exec(ctx)
		}
	}
	// Ent has no word for taking a value back, so sessions without a token begin anew.
	withoutToken := func(origin string) work {
		return func(ctx context.Context, tx *store.Tx) error {
			return tx.Session.Create().SetHash(hash(9)).SetOrigin(origin).SetCreatedAt(0).SetSeenAt(0).Exec(ctx)
		}
	}
	return []breach{
		{"a session whose hash is taken", session(func(c *ent.SessionCreate) { c.SetHash(hash(1)) }), unique},
		{"a session of no token", session(func(c *ent.SessionCreate) { c.SetTokenID(robot + 999) }), foreignKey},
		{"a session that was begun with a token, without one", withoutToken("TOKEN"), check},
		{"a session that was begun with a link, and has a token", session(func(c *ent.SessionCreate) { c.SetOrigin("LINK") }), check},
		{"a session of an unknown origin", withoutToken("GUESS"), check},
		{"a session that is kept as it is", session(func(c *ent.SessionCreate) { c.SetHash([]byte("wbs_secret")) }), check},
	}
}

// onlyOrder is the one order that the store has.
func onlyOrder(t *testing.T, s store.Store) *ent.SalesOrder {
	t.Helper()
	o, err := s.Read().SalesOrder.Query().Only(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return o
}
