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
	at := func(entry order.EntryID) timeline.Position { return timeline.Position{Entry: entry} }
	beginning, inCommit := timeline.Position{}, timeline.Position{Commit: 6, Entry: 5}
	for _, c := range []struct {
		name, cursor string
		position     timeline.Position
		err          error
	}{
		{"the beginning", timeline.Cursor("here", beginning), beginning, nil},
		{"a place", timeline.Cursor("here", at(9_007_199_254_740_993)), at(9_007_199_254_740_993), nil},
		{"a place with its commit", timeline.Cursor("here", inCommit), inCommit, nil},
		{"a place as every release has written it", encode([]byte("1.here.5")), at(5), nil},
		{"a place in another store", timeline.Cursor("there", at(5)), beginning, timeline.ErrCursorExpired},
		{"nothing", "", beginning, timeline.ErrNotACursor},
		{"some text", "hello", beginning, timeline.ErrNotACursor},
		{"a list's cursor", encode([]byte(`[1,"TOTAL","DESC",349800,1]`)), beginning, timeline.ErrNotACursor},
		{"a later form", encode([]byte("2.here.5")), beginning, timeline.ErrNotACursor},
		{"a negative place", encode([]byte("1.here.-5")), beginning, timeline.ErrNotACursor},
		{"a negative commit", encode([]byte("1.here.5.-6")), beginning, timeline.ErrNotACursor},
		{"a place written otherwise", encode([]byte("1.here.+5")), beginning, timeline.ErrNotACursor},
		{"a commit that is written although there is none", encode([]byte("1.here.5.0")), beginning, timeline.ErrNotACursor},
		{"a place too large", encode([]byte("1.here.99999999999999999999")), beginning, timeline.ErrNotACursor},
		{"no place", encode([]byte("1.here.")), beginning, timeline.ErrNotACursor},
		{"too many parts", encode([]byte("1.here.5.6.7")), beginning, timeline.ErrNotACursor},
		{"padded", timeline.Cursor("here", at(5)) + "=", beginning, timeline.ErrNotACursor},
		{"with a line break", timeline.Cursor("here", at(5)) + "\n", beginning, timeline.ErrNotACursor},
	} {
		t.Run(c.name, func(t *testing.T) {
			position, err := timeline.ParseCursor("here", c.cursor)
			if position != c.position || !errors.Is(err, c.err) {
				t.Errorf("got %+v, %v; want %+v, %v", position, err, c.position, c.err)
			}
		})
	}
}

func FuzzParseCursor(f *testing.F) {
	for _, cursor := range []string{
		timeline.Cursor("here", timeline.Position{Entry: 5}), timeline.Cursor("here", timeline.Position{Commit: 6, Entry: 5}),
		timeline.Cursor("", timeline.Position{Entry: 5}), "", "MS4uMQ", "==",
	} {
		f.Add(cursor)
	}
	f.Fuzz(func(t *testing.T, cursor string) {
		position, err := timeline.ParseCursor("here", cursor)
		if err == nil && timeline.Cursor("here", position) != cursor {
			t.Errorf("%q is taken for %+v", cursor, position)
		}
	})
}
