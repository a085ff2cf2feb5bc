package command

import (
	"cmp"
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
	"waybill/ent/token"
	"waybill/internal/apitoken"
	"waybill/internal/auth"
	"waybill/internal/config"
	"waybill/internal/store"
	"waybill/internal/store/sqlite"
	"waybill/internal/terminal"
	"waybill/order"
	"waybill/refusal"
)

// tokenVerb manages tokens for the person who sits at the machine that holds the
// store. A server may have the store open: it looks up tokens anew for every request.
type tokenVerb struct {
	path           string // of the database's file
	stdout, stderr io.Writer
}

// commandLine is who the tokens made here were made by.
var commandLine = order.Actor{ID: "command-line", Kind: order.ActorSystem, Name: "Command line"}

// create makes a token that expires after a time, or never for 0. The token
// alone goes to stdout, so that a script can take it from there.
func (v tokenVerb) create(ctx context.Context, wanted config.NewToken) error {
	in := auth.NewToken{Name: wanted.Name, Role: auth.Role(strings.ToUpper(wanted.Role)), DocumentsOnly: wanted.DocumentsOnly}
	if wanted.Expires > 0 {
		at := order.At(time.Now().Add(time.Duration(wanted.Expires)))
		in.ExpiresAt = &at
	}
	var made auth.Made
	err := v.open(ctx, false, func(_ store.Store, tokens *auth.Tokens) (err error) {
		var problems refusal.Problems
		made, problems, err = tokens.Create(ctx, commandLine, in)
		return firstOf(problems, err)
	})
	if err != nil {
		return err
	}
	fmt.Fprintf(v.stderr, "This token of %s is shown once. Keep it like a password:\n", terminal.Plain(v.path))
	_, err = fmt.Fprintln(v.stdout, made.Secret)
	return err
}

// list shows all tokens, the oldest first.
func (v tokenVerb) list(ctx context.Context) error {
	var tokens []*ent.Token
	err := v.open(ctx, true, func(db store.Store, _ *auth.Tokens) (err error) {
		tokens, err = db.Read().Token.Query().Order(ent.Asc(token.FieldID)).All(ctx)
		return err
	})
	if err != nil {
		return fmt.Errorf("list tokens: %w", err)
	}
	table := tabwriter.NewWriter(v.stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "ID\tNAME\tROLE\tCREATED\tBY\tLAST USED\tSTATE")
	for _, t := range tokens {
		fmt.Fprintf(table, "%d\t%s\t%s\t%s\t%s\t%s\t%s\n", t.ID, t.Name, t.Role, minute(&t.CreatedAt), t.CreatedBy,
			minute(t.LastUsedAt), state(t))
	}
	return table.Flush()
}

func state(t *ent.Token) string {
	if t.DocumentsOnly {
		return validity(t) + ", documents only"
	}
	return validity(t)
}

func validity(t *ent.Token) string {
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

// revoke revokes the token with this name or ID. The name Owner stands for sessions that
// began with the sign-in link. When one token's name is another's ID, or a token is called
// Owner, the caller must say which is meant.
func (v tokenVerb) revoke(ctx context.Context, which config.Revoked) error {
	var done string
	err := v.open(ctx, true, func(db store.Store, tokens *auth.Tokens) error {
		found, err := matching(ctx, db, which)
		isOwner := which.Token == auth.OwnerName
		switch {
		case err != nil:
			return fmt.Errorf("find the token: %w", err)
		case isOwner && len(found) > 0:
			return fmt.Errorf("%s is the name of a token and of whoever used a sign-in link: say --id %d or --link",
				which.Token, found[0].ID)
		case isOwner || which.Link:
			done = "Whoever signed in with a link is signed out."
			return auth.EndLinkSessions(ctx, db)
		case len(found) > 1:
			return fmt.Errorf("%s is the name of one token and the ID of another: say --id %d or --id %d; see waybill token list",
				which.Token, found[0].ID, found[1].ID)
		case len(found) == 0:
			return fmt.Errorf("there is no token %q that is not revoked; see waybill token list",
				cmp.Or(which.Token, strconv.FormatInt(which.ID, 10)))
		}
		done = fmt.Sprintf("Token %q is revoked.", found[0].Name)
		return firstOf(tokens.Revoke(ctx, commandLine, found[0].ID))
	})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(v.stderr, done)
	return err
}

// matching are the tokens that may be meant, among those that are not revoked.
func matching(ctx context.Context, db store.Store, which config.Revoked) ([]*ent.Token, error) {
	left := db.Read().Token.Query().Where(token.RevokedAtIsNil()).Order(ent.Asc(token.FieldID))
	if which.Token == "" {
		return left.Where(token.ID(apitoken.ID(which.ID))).All(ctx) // none for --link: no token has the ID 0
	}
	meant := token.Name(which.Token)
	if id, err := strconv.ParseInt(which.Token, 10, 64); err == nil {
		meant = token.Or(meant, token.ID(apitoken.ID(id)))
	}
	return left.Where(meant).All(ctx)
}

// open works on the store and closes it. mustExist refuses to make one: the name is
// mistyped, then.
func (v tokenVerb) open(ctx context.Context, mustExist bool, do func(store.Store, *auth.Tokens) error) error {
	if _, err := os.Stat(v.path); mustExist && errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("there is no database %s; give its file with --db", v.path)
	}
	db, err := sqlite.Open(ctx, v.path, sqlite.Options{Beside: true})
	if err != nil {
		return err
	}
	// The screen tells what happened, so there is no log.
	err = do(db, auth.NewTokens(db, slog.New(slog.DiscardHandler), nil))
	return errors.Join(err, db.Close())
}

func firstOf(problems refusal.Problems, err error) error {
	if err == nil && len(problems) > 0 {
		return errors.New(problems[0].Message)
	}
	return err
}
