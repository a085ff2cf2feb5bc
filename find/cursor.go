package find

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
)

// cursorVersion changes when the meaning of cursors does, so that older ones are refused.
const cursorVersion = 1

// maxCursor bounds a cursor's length: the longest sort key is a folded name of
// 255 characters, which in the worst case takes some thousand bytes.
const maxCursor = 16_384

// place is a row's place in a sorted list.
type place struct {
	number int64  // the sort key, when it is a number
	text   string // the sort key, when it is text
	id     int64
}

// encodeCursor writes a place in a list that is sorted by s. Only decodeCursor reads it.
func encodeCursor(s Sort, p place) string { return writeCursor(s, sortColumns[s.Field].isText, p) }

// decodeCursor refuses everything that encodeCursor did not write for this sort: it writes what
// it has read again, and compares. A cursor of another sort would silently lead elsewhere.
func decodeCursor(cursor string, s Sort) (place, error) {
	return readCursor(cursor, s, sortColumns[s.Field].isText)
}

// writeCursor is encodeCursor for a list of anything, sorted by texts or by numbers.
func writeCursor(s Sort, isText bool, p place) string {
	var key any = p.number
	if isText {
		key = p.text
	}
	// Marshalling strings and numbers cannot fail.
	raw, _ := json.Marshal([]any{cursorVersion, s.Field, s.Direction, key, p.id})
	return base64.RawURLEncoding.EncodeToString(raw)
}

// readCursor is decodeCursor for a list of anything.
func readCursor(cursor string, s Sort, isText bool) (place, error) {
	var p place
	var version int
	var field SortField
	var direction Direction
	var key any = &p.number
	if isText {
		key = &p.text
	}
	parts, err := splitCursor(cursor, 5)
	if err != nil {
		return p, err
	}
	for i, into := range []any{&version, &field, &direction} {
		if json.Unmarshal(parts[i], into) != nil {
			return p, errCursor
		}
	}
	if version != cursorVersion {
		return p, errCursor
	}
	if field != s.Field || direction != s.Direction {
		return p, errors.New("is a cursor of another sort")
	}
	if json.Unmarshal(parts[3], key) != nil || json.Unmarshal(parts[4], &p.id) != nil || writeCursor(s, isText, p) != cursor {
		return p, errCursor
	}
	return p, nil
}

var errCursor = errors.New("is not a cursor of this list")

// splitCursor takes a cursor apart into its values. There must be n of them, and none may be null,
// which json would read as zero.
func splitCursor(cursor string, n int) ([]json.RawMessage, error) {
	if len(cursor) > maxCursor {
		return nil, errCursor
	}
	raw, err := base64.RawURLEncoding.Strict().DecodeString(cursor)
	if err != nil {
		return nil, errCursor
	}
	var parts []json.RawMessage
	if json.Unmarshal(raw, &parts) != nil || len(parts) != n {
		return nil, errCursor
	}
	for _, part := range parts {
		if bytes.Equal(part, []byte("null")) {
			return nil, errCursor
		}
	}
	return parts, nil
}
