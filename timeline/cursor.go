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

// Cursor is the opaque form of a place in the event log of the store with this
// identity, which tells it from the same place in another store.
func Cursor(identity string, position order.EntryID) string {
	return base64.RawURLEncoding.EncodeToString([]byte("1." + identity + "." + strconv.FormatInt(int64(position), 10)))
}

// ParseCursor is the place that a cursor names. Whether the log reaches so far
// is for the caller to see.
func ParseCursor(identity, cursor string) (order.EntryID, error) {
	text, err := base64.RawURLEncoding.DecodeString(cursor)
	parts := strings.Split(string(text), ".")
	if err != nil || len(parts) != 3 || parts[0] != "1" {
		return 0, ErrNotACursor
	}
	position, err := strconv.ParseInt(parts[2], 10, 64)
	if err != nil || position < 0 || Cursor(parts[1], order.EntryID(position)) != cursor {
		return 0, ErrNotACursor
	}
	if parts[1] != identity {
		return 0, ErrCursorExpired
	}
	return order.EntryID(position), nil
}
