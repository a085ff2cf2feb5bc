package timeline

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"waybill/ent"
	"waybill/internal/store"
	"waybill/order"
)

// Locate refuses a cursor with one of these.
var (
	// ErrNotACursor is about a text that Cursor has not written.
	ErrNotACursor = errors.New("is not a cursor of the event log")
	// ErrCursorExpired is about a position in the log of another store, or in the log that
	// this store had before it was put back to an earlier time.
	ErrCursorExpired = errors.New("is a place in another store, or one that this store has forgotten")
)

// Cursor is the opaque form of an entry's position in the event log of s; whoever sends it back
// reads on after that entry. The zero LogEntry is the log's beginning. A cursor has the
// position, and a tag by which the store recognises its own history:
//
//	2.ENTRY.TAG, or 2.COMMIT.ENTRY.TAG on engines whose positions have a commit
//
// Earlier releases wrote 1.IDENTITY.ENTRY, with .COMMIT behind it where there is one.
func Cursor(s store.Store, at LogEntry) string {
	text := "2."
	if at.Position.Commit != 0 {
		text += strconv.FormatInt(at.Position.Commit, 10) + "."
	}
	text += strconv.FormatInt(int64(at.Position.Entry), 10) + "." + tagOf(s, at)
	return base64.RawURLEncoding.EncodeToString([]byte(text))
}

// CursorAt is the cursor of a position that Head or Tail gave.
func CursorAt(ctx context.Context, s store.Store, read *ent.Client, p Position) (string, error) {
	at, err := s.Log().Find(ctx, read, p)
	if err != nil {
		return "", err
	}
	return Cursor(s, at), nil
}

// Locate is the position that a cursor names in the log of s as read shows it.
func Locate(ctx context.Context, s store.Store, read *ent.Client, cursor string) (Position, error) {
	c, err := parseCursor(cursor)
	if err != nil {
		return Position{}, err
	}
	// A store that was put back from a copy has the same identity, and may have another entry
	// at the same position. So the entry itself has to be compared, by its tag.
	at, err := s.Log().Find(ctx, read, c.position)
	switch {
	case err != nil:
		return Position{}, err
	case at.Position != c.position: // there is no such entry
		return Position{}, ErrCursorExpired
	case c.identity != "" && (c.identity != s.Identity() || s.Epoch() != ""):
		return Position{}, ErrCursorExpired
	case c.identity == "" && c.tag != tagOf(s, at):
		return Position{}, ErrCursorExpired
	}
	return c.position, nil
}

// tagSize is how many bytes of the hash a cursor has: so many are not equal by chance.
const tagSize = 8

// tagOf is a hash of the store's identity, its epoch, and the columns of the entry that never
// change. Texts are left out, so that a release may correct them. At the beginning of the log
// there is no entry to hash.
func tagOf(s store.Store, at LogEntry) string {
	hash := sha256.New()
	fmt.Fprintf(hash, "%s.%s.%d.%d", s.Identity(), s.Epoch(), at.Position.Commit, at.Position.Entry)
	if e := at.TimelineEntry; e != nil {
		fmt.Fprintf(hash, ".%d.%d.%s.%d.%d.%d", e.OrderID, e.Sequence, e.Kind, e.At, e.StatusBefore, e.StatusAfter)
	}
	return hex.EncodeToString(hash.Sum(nil)[:tagSize])
}

// parsedCursor is a cursor taken apart. It has a tag, or an identity if an earlier release wrote
// it.
type parsedCursor struct {
	position      Position
	tag, identity string
}

func parseCursor(cursor string) (parsedCursor, error) {
	text, err := base64.RawURLEncoding.Strict().DecodeString(cursor)
	parts := strings.Split(string(text), ".")
	if err != nil || len(parts) < 3 || len(parts) > 4 || strings.ContainsAny(cursor, "\r\n") {
		return parsedCursor{}, ErrNotACursor
	}
	var c parsedCursor
	var numbers []string // the entry, then the commit if there is one
	switch end := len(parts) - 1; parts[0] {
	case "1":
		c.identity, numbers = parts[1], parts[2:]
	case "2":
		c.tag, numbers = parts[end], []string{parts[end-1]}
		if end == 3 {
			numbers = append(numbers, parts[1])
		}
	}
	if c.identity == "" && !isTag(c.tag) {
		return parsedCursor{}, ErrNotACursor
	}
	entry, ok := parseNumber(numbers[0])
	if len(numbers) == 2 {
		var known bool
		c.position.Commit, known = parseNumber(numbers[1])
		ok = ok && known && c.position.Commit != 0
	}
	if !ok {
		return parsedCursor{}, ErrNotACursor
	}
	c.position.Entry = order.EntryID(entry)
	return c, nil
}

// isTag tells whether a text is written as tagOf writes it.
func isTag(text string) bool {
	tag, err := hex.DecodeString(text)
	return err == nil && len(tag) == tagSize && text == strings.ToLower(text)
}

// parseNumber reads a number in the form in which Cursor writes it, and in no other form.
func parseNumber(text string) (n int64, ok bool) {
	n, err := strconv.ParseInt(text, 10, 64)
	return n, err == nil && n >= 0 && strconv.FormatInt(n, 10) == text
}
