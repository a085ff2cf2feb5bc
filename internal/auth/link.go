package auth

import (
	"context"
	"crypto/subtle"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"

	"waybill/ent/session"
	"waybill/ent/token"
	"waybill/internal/store"
)

// linkLifetime is how long a sign-in link can be used.
const linkLifetime = 10 * time.Minute

// link is the one-time sign-in link of this start. Its code is kept in memory
// only, as a hash.
type link struct {
	mu      sync.Mutex
	hash    []byte // nil: there is none, or it was used
	expires time.Time
}

// ErrLink is returned for a code that lets nobody in.
var ErrLink = errors.New("the sign-in link was used already, or is older than 10 minutes")

// Welcome tells the owner, in one line, how to get in at url. While no admin's
// token is there to get in with, that is a link that works once and for ten
// minutes. The line is a secret then: it is for a terminal, not for a log.
//
// The code stands behind a #, which browsers keep to themselves: it is in no
// server's or proxy's log, and a program that previews links does not use it up.
//
// logged says that the line would be in the log all the same, see IsLog; then no
// link is made.
func (g *Gate) Welcome(ctx context.Context, url string, logged bool) (string, error) {
	switch {
	case g.demo:
		return "This is a demo: no sign-in, and everything is forgotten when it stops.", nil
	case g.environment != nil:
		return "Sign in with the token of WAYBILL_ADMIN_TOKEN.", nil
	}
	known, err := g.db.Read().Token.Query().Where(token.Role(string(RoleAdmin)), usable(g.now())).Exist(ctx)
	if err != nil {
		return "", fmt.Errorf("look for a token: %w", err)
	}
	if known {
		return "Sign in with a token; waybill token create makes one.", nil
	}
	if logged {
		return "Nobody can sign in yet, and a sign-in link would be in the log. " +
			"Start in a terminal, or: waybill token create --name NAME --role admin", nil
	}
	code := newSecret(codePrefix)
	g.link.mu.Lock()
	defer g.link.mu.Unlock()
	g.link.hash, g.link.expires = hashOf(code), g.now().Add(linkLifetime)
	return "Sign in within 10 minutes, with this link that works once:\n  " + url + "/sign-in#" + code, nil
}

// IsLog tells whether what a program prints on stdout is kept together with the log
// that it writes to stderr: in the same file, or in the system's journal. A terminal
// keeps nothing, and of a pipe nobody knows.
func IsLog(stdout, stderr io.Writer) bool {
	printed, ok := stdout.(*os.File)
	logged, both := stderr.(*os.File)
	if !ok || !both {
		return false
	}
	at, err := printed.Stat()
	if err != nil || at.Mode()&(os.ModeCharDevice|os.ModeNamedPipe) != 0 {
		return false
	}
	other, err := logged.Stat()
	return err == nil && os.SameFile(at, other)
}

// SignInWithCode begins a session as the owner, with the code of the sign-in
// link. It returns the cookie's value; ErrLink for any other code.
func (g *Gate) SignInWithCode(ctx context.Context, code string) (Viewer, string, error) {
	if g.demo {
		return Demo, "", nil
	}
	g.link.mu.Lock()
	defer g.link.mu.Unlock()
	right := subtle.ConstantTimeCompare(hashOf(strings.TrimSpace(code)), g.link.hash) == 1
	if !right || !g.now().Before(g.link.expires) {
		return Viewer{}, "", ErrLink
	}
	value, err := g.begin(ctx, fromLink, 0)
	if err != nil {
		return Viewer{}, "", err // the link was not used
	}
	g.link.hash = nil
	return owner, value, nil
}

// EndLinkSessions signs out whoever signed in with a link.
func EndLinkSessions(ctx context.Context, db store.Store) error {
	return db.Write(ctx, func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.Session.Delete().Where(session.Origin(fromLink)).Exec(ctx)
		return err
	})
}
