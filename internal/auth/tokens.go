package auth

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"waybill/ent"
	"waybill/ent/session"
	"waybill/ent/token"
	"waybill/internal/apitoken"
	"waybill/internal/store"
	"waybill/order"
	"waybill/refusal"
)

// maxLifetime is the longest time after which a token can expire.
const maxLifetime = 10 * 365 * 24 * time.Hour

// Tokens makes and revokes tokens.
type Tokens struct {
	db  store.Store
	log *slog.Logger
	now func() time.Time
}

// NewTokens keeps the tokens in db, and tells log of each that is made or
// revoked. now is the clock; nil is time.Now.
func NewTokens(db store.Store, log *slog.Logger, now func() time.Time) *Tokens {
	if now == nil {
		now = time.Now
	}
	return &Tokens{db: db, log: log, now: now}
}

// NewToken is a token to make.
type NewToken struct {
	Name      string // one line, at most 255 characters
	Role      Role
	ExpiresAt *order.Instant // nil: never
	// DocumentsOnly holds it to documents that the server was started with.
	DocumentsOnly bool
}

// RevokeToken is a token to revoke.
type RevokeToken struct {
	TokenID apitoken.ID
}

// Made is a token that was made.
type Made struct {
	ID apitoken.ID
	// Secret is the token itself. It is kept nowhere.
	Secret string
}

// Create makes a token.
func (t *Tokens) Create(ctx context.Context, by order.Actor, in NewToken) (Made, refusal.Problems, error) {
	now := t.now()
	problems := in.check(now)
	if len(problems) > 0 {
		return Made{}, problems, nil
	}
	made := Made{Secret: newSecret(tokenPrefix)}
	err := store.WriteUnique(ctx, t.db, func(ctx context.Context, tx *store.Tx) error {
		problems = nil // of a run before
		taken, err := tx.Token.Query().Where(token.Name(in.Name), token.RevokedAtIsNil()).Exist(ctx)
		if err != nil {
			return err
		}
		if taken {
			problems.Add(&refusal.Problem{Code: refusal.DuplicateName, Field: refusal.Path{"name"},
				Message: "There is a token of this name. Revoke it first, or take another name."})
			return nil
		}
		saved, err := tx.Token.Create().SetName(in.Name).SetRole(string(in.Role)).SetHash(hashOf(made.Secret)).
			SetCreatedAt(order.At(now)).SetCreatedByKind(by.Kind).SetCreatedBy(by.Name).SetNillableExpiresAt(in.ExpiresAt).
			SetDocumentsOnly(in.DocumentsOnly).Save(ctx)
		if err == nil {
			made.ID = saved.ID
		}
		return err
	})
	switch {
	case err != nil:
		return Made{}, nil, fmt.Errorf("create token: %w", err)
	case len(problems) > 0:
		return Made{}, problems, nil
	}
	t.log.InfoContext(ctx, "token created", "name", in.Name, "id", int64(made.ID), "role", in.Role, "actor", by.Name)
	return made, nil, nil
}

// check finds what is wrong, and cleans the name.
func (in *NewToken) check(now time.Time) refusal.Problems {
	var problems refusal.Problems
	name, p := refusal.Name(in.Name, refusal.Path{"name"})
	problems.Add(p)
	in.Name = name
	if !slices.Contains(Roles, in.Role) {
		problems.Add(&refusal.Problem{Code: refusal.Invalid, Field: refusal.Path{"role"}, Message: "There is no such role."})
	}
	if at := in.ExpiresAt; at != nil && (*at <= order.At(now) || *at > order.At(now.Add(maxLifetime))) {
		problems.Add(&refusal.Problem{Code: refusal.Invalid, Field: refusal.Path{"expiresAt"},
			Message: "A token must expire in the future, within 10 years."})
	}
	return problems
}

// Revoke ends a token and the sessions that were begun with it. A token that is
// revoked stays as it is.
func (t *Tokens) Revoke(ctx context.Context, by order.Actor, id apitoken.ID) (refusal.Problems, error) {
	var revoked *ent.Token
	var problems refusal.Problems
	err := t.db.Write(ctx, func(ctx context.Context, tx *store.Tx) error {
		revoked, problems = nil, nil // of a run before
		found, err := tx.Token.Get(ctx, id)
		switch {
		case ent.IsNotFound(err):
			problems.Add(&refusal.Problem{Code: refusal.TokenNotFound, Field: refusal.Path{"tokenId"}, Message: "There is no such token."})
			return nil
		case err != nil || found.RevokedAt != nil:
			return err
		}
		revoked = found
		if _, err := tx.Session.Delete().Where(session.TokenID(id)).Exec(ctx); err != nil {
			return err
		}
		return tx.Token.Update().Where(token.ID(id)).SetRevokedAt(order.At(t.now())).Exec(ctx)
	})
	if err != nil {
		return nil, fmt.Errorf("revoke token: %w", err)
	}
	if revoked != nil {
		t.log.InfoContext(ctx, "token revoked", "name", revoked.Name, "id", int64(revoked.ID), "actor", by.Name)
	}
	return problems, nil
}
