package timeline_test

import (
	"encoding/base64"
	"errors"
	"testing"

	"waybill/order"
	"waybill/timeline"
)

func TestACursorNamesAPlaceInOneStore(t *testing.T) {
	encode := base64.RawURLEncoding.EncodeToString
	for _, c := range []struct {
		name, cursor string
		position     order.EntryID
		err          error
	}{
		{"the beginning", timeline.Cursor("here", 0), 0, nil},
		{"a place", timeline.Cursor("here", 9_007_199_254_740_993), 9_007_199_254_740_993, nil},
		{"a place in another store", timeline.Cursor("there", 5), 0, timeline.ErrCursorExpired},
		{"nothing", "", 0, timeline.ErrNotACursor},
		{"some text", "hello", 0, timeline.ErrNotACursor},
		{"a list's cursor", encode([]byte(`[1,"TOTAL","DESC",349800,1]`)), 0, timeline.ErrNotACursor},
		{"a later form", encode([]byte("2.here.5")), 0, timeline.ErrNotACursor},
		{"a negative place", encode([]byte("1.here.-5")), 0, timeline.ErrNotACursor},
		{"a place written otherwise", encode([]byte("1.here.+5")), 0, timeline.ErrNotACursor},
		{"a place too large", encode([]byte("1.here.99999999999999999999")), 0, timeline.ErrNotACursor},
		{"no place", encode([]byte("1.here.")), 0, timeline.ErrNotACursor},
		{"too many parts", encode([]byte("1.here.5.6")), 0, timeline.ErrNotACursor},
		{"padded", timeline.Cursor("here", 5) + "=", 0, timeline.ErrNotACursor},
		{"with a line break", timeline.Cursor("here", 5) + "\n", 0, timeline.ErrNotACursor},
	} {
		t.Run(c.name, func(t *testing.T) {
			position, err := timeline.ParseCursor("here", c.cursor)
			if position != c.position || !errors.Is(err, c.err) {
				t.Errorf("got %d, %v; want %d, %v", position, err, c.position, c.err)
			}
		})
	}
}

func FuzzParseCursor(f *testing.F) {
	for _, cursor := range []string{timeline.Cursor("here", 5), timeline.Cursor("", 5), "", "MS4uMQ", "=="} {
		f.Add(cursor)
	}
	f.Fuzz(func(t *testing.T, cursor string) {
		position, err := timeline.ParseCursor("here", cursor)
		if err == nil && timeline.Cursor("here", position) != cursor {
			t.Errorf("%q is taken for %d", cursor, position)
		}
	})
}
