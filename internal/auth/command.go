package auth

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"waybill/ent"
	"waybill/ent/session"
	"waybill/ent/token"
	"waybill/internal/database"
	"waybill/order"
)

// AtHand manages tokens for who sits at the machine that holds the store: the
// command waybill token.
type AtHand struct {
	// Store is the database's file. A server may have it open: it looks up tokens
	// anew for every request.
	Store          string
	Stdout, Stderr io.Writer
}

// commandLine is who the tokens made here were made by.
var commandLine = order.Actor{ID: "command-line", Kind: order.ActorSystem, Name: "Command line"}

// Create makes a token that expires after a time, or never for 0. The token
// alone goes to Stdout, so that a script can take it from there.
func (a AtHand) Create(ctx context.Context, name, role string, expires time.Duration) error {
	in := NewToken{Name: name, Role: Role(strings.ToUpper(role))}
	if expires > 0 {
		at := order.At(time.Now().Add(expires))
		in.ExpiresAt = &at
	}
	var made Made
	err := a.open(ctx, false, func(_ *database.DB, tokens *Tokens) (err error) {
		var problems order.Problems
		made, problems, err = tokens.Create(ctx, commandLine, in)
		return firstOf(problems, err)
	})
	if err != nil {
		return err
	}
	fmt.Fprintf(a.Stderr, "This token of %s is shown once. Keep it like a password:\n", a.Store)
	_, err = fmt.Fprintln(a.Stdout, made.Secret)
	return err
}

// List shows all tokens, the oldest first.
func (a AtHand) List(ctx context.Context) error {
	var tokens []*ent.Token
	err := a.open(ctx, true, func(db *database.DB, _ *Tokens) (err error) {
		tokens, err = db.Read.Token.Query().Order(ent.Asc(token.FieldID)).All(ctx)
		return err
	})
	if err != nil {
		return fmt.Errorf("list tokens: %w", err)
	}
	table := tabwriter.NewWriter(a.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "ID\tNAME\tROLE\tCREATED\tBY\tLAST USED\tSTATE")
	for _, t := range tokens {
		fmt.Fprintf(table, "%d\t%s\t%s\t%s\t%s\t%s\t%s\n", t.ID, t.Name, t.Role, minute(&t.CreatedAt), t.CreatedBy,
			minute(t.LastUsedAt), state(t))
	}
	return table.Flush()
}

func state(t *ent.Token) string {
	switch {
	case t.RevokedAt != nil:
		return "revoked " + minute(t.RevokedAt)
	case t.ExpiresAt == nil:
		return "valid"
	case *t.ExpiresAt <= order.At(time.Now()):
		return "expired " + minute(t.ExpiresAt)
	}
	return "valid until " + minute(t.ExpiresAt)
}

func minute(at *order.Instant) string {
	if at == nil {
		return "never"
	}
	return at.Time().Format("2006-01-02 15:04Z")
}

// Revoke revokes the token of that name or, when none has it, of that ID. Owner, who
// has no token, is who used the sign-in link.
func (a AtHand) Revoke(ctx context.Context, which string) error {
	done := fmt.Sprintf("Token %q is revoked.", which)
	err := a.open(ctx, true, func(db *database.DB, tokens *Tokens) error {
		t, err := find(ctx, db, which)
		switch {
		case ent.IsNotFound(err) && which == owner.Name:
			done = "Whoever signed in with a link is signed out."
			return db.Write(ctx, func(ctx context.Context, tx *database.Tx) error {
				_, err := tx.Session.Delete().Where(session.Origin(fromLink)).Exec(ctx)
				return err
			})
		case ent.IsNotFound(err):
			return fmt.Errorf("there is no token %q that is not revoked; see waybill token list", which)
		case err != nil:
			return fmt.Errorf("find the token: %w", err)
		}
		return firstOf(tokens.Revoke(ctx, commandLine, t.ID))
	})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(a.Stderr, done)
	return err
}

func find(ctx context.Context, db *database.DB, which string) (*ent.Token, error) {
	left := db.Read.Token.Query().Where(token.RevokedAtIsNil())
	t, err := left.Clone().Where(token.Name(which)).Only(ctx)
	if id, notNumber := strconv.ParseInt(which, 10, 64); ent.IsNotFound(err) && notNumber == nil {
		return left.Where(token.ID(order.TokenID(id))).Only(ctx)
	}
	return t, err
}

// open works on the store and closes it. mustExist refuses to make one: the name is
// mistyped, then.
func (a AtHand) open(ctx context.Context, mustExist bool, do func(*database.DB, *Tokens) error) error {
	if _, err := os.Stat(a.Store); mustExist && errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("there is no database %s; give its file with --db", a.Store)
	}
	db, err := database.Open(ctx, a.Store, database.Options{Beside: true})
	if err != nil {
		return err
	}
	// What happened is on the screen, so there is no log.
	err = do(db, NewTokens(db, slog.New(slog.DiscardHandler), nil))
	return errors.Join(err, db.Close())
}

func firstOf(problems order.Problems, err error) error {
	if err == nil && len(problems) > 0 {
		return errors.New(problems[0].Message)
	}
	return err
}
