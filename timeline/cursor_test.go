package timeline_test

import (
	"encoding/base64"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"waybill/desk"
	"waybill/internal/store"
	"waybill/internal/store/sqlite"
	"waybill/order"
	"waybill/timeline"
)

func encode(text string) string { return base64.RawURLEncoding.EncodeToString([]byte(text)) }

// cursor is that of the nth entry; 0 is the beginning.
func (s *shop) cursor(n order.EntryID) string {
	s.t.Helper()
	cursor, err := timeline.CursorAt(s.t.Context(), s.db, s.db.Read(), timeline.Position{Entry: n})
	if err != nil {
		s.t.Fatal(err)
	}
	return cursor
}

// leads is where a cursor leads in this store, in words.
func (s *shop) leads(cursor string) string {
	s.t.Helper()
	position, err := timeline.Locate(s.t.Context(), s.db, s.db.Read(), cursor)
	switch {
	case errors.Is(err, timeline.ErrNotACursor):
		return "nowhere"
	case errors.Is(err, timeline.ErrCursorExpired):
		return "to another history"
	case err != nil:
		s.t.Fatal(err)
	}
	return fmt.Sprint(position.Entry)
}

func TestACursorNamesAPlaceInOneHistory(t *testing.T) {
	s, other := openShop(t), openShop(t)
	for range 5 {
		s.place()
		other.place()
	}
	text, _ := base64.RawURLEncoding.DecodeString(s.cursor(5))
	tag := strings.TrimPrefix(string(text), "2.5.")
	for _, c := range []struct{ name, cursor, leads string }{
		{"the beginning", s.cursor(0), "0"},
		{"an entry", s.cursor(3), "3"},
		{"the end", s.cursor(5), "5"},
		{"an entry as releases up to 0.1.0 wrote it", encode("1." + s.db.Identity() + ".5"), "5"},
		{"the beginning as releases up to 0.1.0 wrote it", encode("1." + s.db.Identity() + ".0"), "0"},
		{"an entry of another store", other.cursor(3), "to another history"},
		{"the beginning of another store", other.cursor(0), "to another history"},
		{"another store as releases up to 0.1.0 wrote it", encode("1." + other.db.Identity() + ".5"), "to another history"},
		{"an entry behind the end", encode("2.6." + tag), "to another history"},
		{"an entry behind the end, in the earlier form", encode("1." + s.db.Identity() + ".6"), "to another history"},
		{"another entry's tag", encode("2.4." + tag), "to another history"},
		{"an entry in a commit, which this engine does not count", encode("2.7.5." + tag), "to another history"},
		{"nothing", "", "nowhere"},
		{"some text", "hello", "nowhere"},
		{"a list's cursor", encode(`[1,"TOTAL","DESC",349800,1]`), "nowhere"},
		{"a later form", encode("3.5." + tag), "nowhere"},
		{"a negative place", encode("2.-5." + tag), "nowhere"},
		{"a negative place in the earlier form", encode("1.here.-5"), "nowhere"},
		{"a negative commit", encode("2.-7.5." + tag), "nowhere"},
		{"a place written otherwise", encode("2.+5." + tag), "nowhere"},
		{"a commit that is written although there is none", encode("2.0.5." + tag), "nowhere"},
		{"the same in the earlier form", encode("1.here.5.0"), "nowhere"},
		{"a place too large", encode("2.99999999999999999999." + tag), "nowhere"},
		{"no place", encode("2.." + tag), "nowhere"},
		{"no tag", encode("2.5."), "nowhere"},
		{"half a tag", encode("2.5." + tag[:8]), "nowhere"},
		{"a tag in capitals", encode("2.5." + strings.Repeat("AB", 8)), "nowhere"},
		{"a tag of other letters", encode("2.5." + strings.Repeat("xy", 8)), "nowhere"},
		{"no identity", encode("1..5"), "nowhere"},
		{"too many parts", encode("2.1.2.3." + tag), "nowhere"},
		{"padded", s.cursor(5) + "=", "nowhere"},
		{"with a line break", s.cursor(5) + "\n", "nowhere"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if leads := s.leads(c.cursor); leads != c.leads {
				t.Errorf("%q leads %s, want %s", c.cursor, leads, c.leads)
			}
		})
	}
}

// Somebody stops the server, copies an earlier file over the store, and starts it again.
func TestAFileThatWasPutBackKnowsItsOwnCursorsOnly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "shop.db")
	var s *shop
	serve := func() {
		db, err := sqlite.Open(t.Context(), path, sqlite.Options{})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = db.Close() })
		s = &shop{t: t, db: countingStore{Store: db}, desk: desk.New(db, nil)}
	}
	place := func(n int) {
		for range n {
			s.place()
		}
	}
	stop := func() []byte {
		if err := s.db.Close(); err != nil {
			t.Fatal(err)
		}
		file, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return file
	}
	serve()
	place(3)
	beginning, early, end := s.cursor(0), s.cursor(2), s.cursor(3)
	backup := stop()
	serve()
	place(3)
	lost := []string{s.cursor(4), s.cursor(5), s.cursor(6)}
	stop()
	if err := os.WriteFile(path, backup, 0o600); err != nil {
		t.Fatal(err)
	}
	serve()
	check := func(when string) {
		t.Helper()
		for cursor, want := range map[string]string{beginning: "0", early: "2", end: "3"} {
			if leads := s.leads(cursor); leads != want {
				t.Errorf("%s: a cursor from before the backup leads %s, want %s", when, leads, want)
			}
		}
		for _, cursor := range lost {
			if leads := s.leads(cursor); leads != "to another history" {
				t.Errorf("%s: a cursor of what was lost leads %s", when, leads)
			}
		}
	}
	check("at once")
	place(2)
	check("while the log catches up")
	place(5)
	check("once the log has caught up")
}

func TestANewEpochKnowsNoCursorFromBefore(t *testing.T) {
	s := openShop(t)
	s.place()
	before := []string{s.cursor(0), s.cursor(1), encode("1." + s.db.Identity() + ".1")}
	if err := s.db.NewEpoch(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, cursor := range before {
		if leads := s.leads(cursor); leads != "to another history" {
			t.Errorf("%q leads %s", cursor, leads)
		}
	}
	for n, want := range []string{"0", "1"} {
		if leads := s.leads(s.cursor(order.EntryID(n))); leads != want {
			t.Errorf("a cursor of the new epoch leads %s, want %s", leads, want)
		}
	}
}

func TestACursorDoesNotDependOnTexts(t *testing.T) {
	s := openShop(t)
	s.place()
	at, err := s.db.Log().Find(t.Context(), s.db.Read(), timeline.Position{Entry: 1})
	if err != nil {
		t.Fatal(err)
	}
	corrected := *at.TimelineEntry
	corrected.Message, corrected.ActorName, corrected.Changes = "Order was placed.", "A. Lovelace", nil
	if timeline.Cursor(s.db, at) != timeline.Cursor(s.db, timeline.LogEntry{TimelineEntry: &corrected, Position: at.Position}) {
		t.Error("a release that corrects a text would make all cursors expire")
	}
}

func TestACursorHasTheCommitWhereThereIsOne(t *testing.T) {
	s := openShop(t)
	text, err := base64.RawURLEncoding.DecodeString(timeline.Cursor(s.db, timeline.LogEntry{Position: store.Position{Commit: 7, Entry: 5}}))
	if err != nil || !strings.HasPrefix(string(text), "2.7.5.") {
		t.Errorf("it is %q, %v", text, err)
	}
}

func FuzzLocate(f *testing.F) {
	s := openShop(f)
	s.place()
	ours := []string{s.cursor(0), s.cursor(1)}
	for _, cursor := range []string{ours[0], ours[1], encode("1." + s.db.Identity() + ".1"), encode("2.7.1.00112233445566aa"), "",
		"MS4uMQ", "=="} {
		f.Add(cursor)
	}
	f.Fuzz(func(t *testing.T, cursor string) {
		position, err := timeline.Locate(t.Context(), s.db, s.db.Read(), cursor)
		if err != nil {
			if !errors.Is(err, timeline.ErrNotACursor) && !errors.Is(err, timeline.ErrCursorExpired) {
				t.Error(err)
			}
			return
		}
		if old := encode(fmt.Sprintf("1.%s.%d", s.db.Identity(), position.Entry)); ours[position.Entry] != cursor && old != cursor {
			t.Errorf("%q is taken for %+v", cursor, position)
		}
	})
}
