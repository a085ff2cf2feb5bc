package timeline

import (
	"encoding/base64"
	"errors"
	"strconv"
	"strings"

	"waybill/order"
)

// The reasons for which a cursor leads nowhere.
var (
	// ErrNotACursor is about a text that Cursor never gave.
	ErrNotACursor = errors.New("is not a cursor of the event log")
	// ErrCursorExpired is about a place that this log does not have: it is another
	// store's, or this store was put back to a time before it.
	ErrCursorExpired = errors.New("is a place in another store, or one that this store has forgotten")
)

// Cursor is the opaque form of a position in the event log of the store with this
// identity, which tells it from the same position in another store. On engines
// whose positions have a commit, the cursor has it, too.
func Cursor(identity string, p Position) string {
	text := "1." + identity + "." + strconv.FormatInt(int64(p.Entry), 10)
	if p.Commit != 0 {
		text += "." + strconv.FormatInt(p.Commit, 10)
	}
	return base64.RawURLEncoding.EncodeToString([]byte(text))
}

// ParseCursor is the position that a cursor names. Whether the log reaches so far
// is for the caller to see.
func ParseCursor(identity, cursor string) (Position, error) {
	text, err := base64.RawURLEncoding.DecodeString(cursor)
	parts := strings.Split(string(text), ".")
	if err != nil || len(parts) < 3 || len(parts) > 4 || parts[0] != "1" {
		return Position{}, ErrNotACursor
	}
	var numbers [2]int64
	for i, part := range parts[2:] {
		if numbers[i], err = strconv.ParseInt(part, 10, 64); err != nil || numbers[i] < 0 {
			return Position{}, ErrNotACursor
		}
	}
	position := Position{Entry: order.EntryID(numbers[0]), Commit: numbers[1]}
	if Cursor(parts[1], position) != cursor {
		return Position{}, ErrNotACursor
	}
	if parts[1] != identity {
		return Position{}, ErrCursorExpired
	}
	return position, nil
}
