package demo

import (
	"encoding/json"
	"io/fs"
	"log/slog"
	"strings"
	"testing"
	"time"
	"unicode"

	"waybill/ent"
	"waybill/internal/store"
	"waybill/internal/store/sqlite"
	"waybill/order"
)

// A moment at night, when nobody is at work and few people order.
var now = time.Date(2026, 3, 14, 3, 26, 53, 589_793_000, time.UTC)

func filled(t *testing.T, now time.Time) store.Store {
	t.Helper()
	ctx := t.Context()
	db, err := sqlite.OpenThrowaway(ctx, "", slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	start := time.Now()
	if err := Fill(ctx, db, now); err != nil {
		t.Fatal(err)
	}
	t.Logf("filled in %v", time.Since(start))
	return db
}

func all(t *testing.T, db store.Store) []*ent.SalesOrder {
	t.Helper()
	found, err := db.Read().SalesOrder.Query().WithLines().WithTransactions().WithCustomer().
		WithTimeline(func(q *ent.TimelineEntryQuery) { q.Order(ent.Asc("id")) }).
		WithFulfillments(func(q *ent.OrderFulfillmentQuery) { q.WithLines() }).
		Order(ent.Asc("id")).All(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// dump is everything there is to see, one order a line.
func dump(t *testing.T, db store.Store) []string {
	t.Helper()
	var lines []string
	for _, o := range all(t, db) {
		text, err := json.Marshal(o)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, string(text))
	}
	return lines
}

func TestTheStoreIsTheSameEveryTime(t *testing.T) {
	first, second := dump(t, filled(t, now)), dump(t, filled(t, now))
	if len(first) != len(second) {
		t.Fatalf("%d orders, then %d", len(first), len(second))
	}
	for i := range first {
		if first[i] != second[i] {
			t.Fatalf("an order differs:\n%s\n%s", first[i], second[i])
		}
	}
}

func TestOnlyTheDatesFollowNow(t *testing.T) {
	at := func(now time.Time) (told []string) {
		for _, o := range all(t, filled(t, now)) {
			line := []string{o.Number, o.Status.String(), o.PaymentStatus.String(), o.Currency, o.CustomerKey}
			for _, e := range o.Edges.Timeline {
				line = append(line, strings.ReplaceAll(e.Message, o.Number, "#"))
			}
			told = append(told, strings.Join(line, " | "))
		}
		return told
	}
	night, afternoon := at(now), at(now.Add(100*24*time.Hour+12*time.Hour))
	for i := range night {
		if night[i] != afternoon[i] {
			t.Fatalf("an order differs:\n%s\n%s", night[i], afternoon[i])
		}
	}
}

func TestTimesLieWithinTheLast60DaysAndNeverFall(t *testing.T) {
	db := filled(t, now)
	earliest, latest := order.At(now.Add(-60*24*time.Hour)), order.At(now)
	var placed, told order.Instant
	for _, o := range all(t, db) {
		if o.PlacedAt < earliest || o.PlacedAt < placed {
			t.Errorf("#%s was placed at %v, after an order of %v", o.Number, o.PlacedAt.Time(), placed.Time())
		}
		placed = o.PlacedAt
		before := o.PlacedAt
		for _, e := range o.Edges.Timeline {
			if e.At < before || e.At > latest {
				t.Errorf("#%s: %q at %v, after %v", o.Number, e.Message, e.At.Time(), before.Time())
			}
			before = e.At
		}
		for _, moved := range o.Edges.Transactions {
			if moved.ProcessedAt < o.PlacedAt || moved.ProcessedAt > latest {
				t.Errorf("#%s: money moved at %v", o.Number, moved.ProcessedAt.Time())
			}
		}
	}
	if age := now.Sub(placed.Time()); age > 10*time.Minute {
		t.Errorf("the newest order is %v old", age)
	}
	for _, e := range db.Read().TimelineEntry.Query().Order(ent.Asc("id")).AllX(t.Context()) {
		if e.At < told {
			t.Errorf("entry %d of the event log is older than the one before it", e.ID)
		}
		told = e.At
	}
}

func TestThereIsSomeOfEverything(t *testing.T) {
	seen := map[string]int{}
	found := all(t, filled(t, now))
	for _, o := range found {
		seen["status "+o.Status.String()]++
		seen["payment "+o.PaymentStatus.String()]++
		seen["currency "+o.Currency]++
		if a := o.ShippingAddress; a != nil && a.CountryCode != nil {
			seen["country "+*a.CountryCode]++
		}
		if o.CustomerID == nil {
			seen["guest"]++
		}
		for _, e := range o.Edges.Timeline {
			seen["entry "+string(e.Kind)]++
		}
		for _, f := range o.Edges.Fulfillments {
			seen["fulfillment "+string(f.Status)]++
			if o.Status == order.PartiallyFulfilled && len(f.Tracking) > 0 && f.Tracking[0].URL != nil {
				seen["tracked partial fulfillment"]++
			}
		}
		if len(o.Edges.Lines) >= 60 {
			seen["large order"]++
		}
		if o.Status == order.Fulfilled && o.PaymentStatus == order.Pending {
			seen["unpaid fulfilled"]++
		}
	}
	wanted := []string{"guest", "tracked partial fulfillment", "large order", "unpaid fulfilled", "fulfillment ACTIVE",
		"fulfillment CANCELLED"}
	for _, s := range order.Statuses {
		wanted = append(wanted, "status "+s.String())
	}
	for _, s := range order.PaymentStatuses {
		wanted = append(wanted, "payment "+s.String())
	}
	for _, k := range []order.EntryKind{order.EntryPlaced, order.EntryImported, order.EntryFulfilled, order.EntryFulfillmentCancelled,
		order.EntryTrackingUpdated, order.EntryEdited, order.EntryCancelled, order.EntryMarkedAsPaid, order.EntryRefunded,
		order.EntryCommented} {
		wanted = append(wanted, "entry "+string(k))
	}
	for _, w := range wanted {
		if seen[w] == 0 {
			t.Errorf("there is no %s", w)
		}
	}
	if n := len(found); n < 280 || n > 320 {
		t.Errorf("%d orders", n)
	}
	if n := kinds(seen, "currency "); n < 8 {
		t.Errorf("only %d currencies", n)
	}
	if n := kinds(seen, "country "); n < 15 {
		t.Errorf("only %d countries", n)
	}
	t.Log(seen)
}

func kinds(seen map[string]int, prefix string) int {
	n := 0
	for key := range seen {
		if strings.HasPrefix(key, prefix) {
			n++
		}
	}
	return n
}

func TestNamesComeInManyScripts(t *testing.T) {
	var names strings.Builder
	for _, o := range all(t, filled(t, now)) {
		if c := o.Edges.Customer; c != nil {
			names.WriteString(c.Name + " ")
		}
	}
	for script, table := range map[string]*unicode.RangeTable{
		"Arabic": unicode.Arabic, "Chinese": unicode.Han, "Cyrillic": unicode.Cyrillic, "Devanagari": unicode.Devanagari,
		"Greek":  unicode.Greek,
		"Hebrew": unicode.Hebrew, "Japanese": unicode.Katakana, "Korean": unicode.Hangul, "Latin": unicode.Latin,
	} {
		if !strings.ContainsFunc(names.String(), func(r rune) bool { return unicode.Is(table, r) }) {
			t.Errorf("no %s name", script)
		}
	}
	for _, accented := range "åçéíłñóöšşü" {
		if !strings.ContainsRune(strings.ToLower(names.String()), accented) {
			t.Errorf("no name with %c", accented)
		}
	}
}

func TestNobodyCanBeReached(t *testing.T) {
	for _, line := range dump(t, filled(t, now)) {
		for _, part := range strings.FieldsFunc(line, func(r rune) bool { return r == '"' || r == ' ' || r == ',' }) {
			if _, host, found := strings.Cut(part, "@"); found && !strings.HasPrefix(host, "example.") {
				t.Errorf("e-mail %s", part)
			}
			if strings.Contains(part, "://") && strings.ContainsFunc(part, func(r rune) bool { return r > unicode.MaxASCII }) {
				t.Errorf("link %s", part)
			}
			if strings.Contains(part, "://") && !strings.HasPrefix(part, "https://track.example.com/") {
				t.Errorf("link %s", part)
			}
		}
	}
}

func TestTheCatalogueIsSound(t *testing.T) {
	skus := map[string]bool{}
	w := readWorld()
	for _, g := range w.goods() {
		if skus[g.sku] {
			t.Errorf("two goods have the SKU %s", g.sku)
		}
		skus[g.sku] = true
	}
	for _, l := range w.lands {
		if tariffs[l.Currency].perDollar == 0 {
			t.Errorf("%s pays in %s, which has no prices", l.Code, l.Currency)
		}
		for _, carrier := range l.Carriers {
			if w.carriers[carrier] == "" {
				t.Errorf("%s of %s has no numbers", carrier, l.Code)
			}
		}
		if len(l.Cities) == 0 || len(l.Streets) == 0 {
			t.Errorf("nobody can live in %s", l.Code)
		}
	}
}

func TestEveryGoodHasItsPicture(t *testing.T) {
	shown := map[string]bool{}
	for _, g := range readWorld().goods() {
		line := g.line(1, "EUR")
		name, here := strings.CutPrefix(line.ImageURL, "/pictures/")
		if _, err := fs.Stat(Pictures(), name); !here || err != nil {
			t.Errorf("%s: no picture %s", line.Title, line.ImageURL)
		}
		shown[name] = true
	}
	files, err := fs.Glob(Pictures(), "*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if !shown[name] {
			t.Errorf("%s is the picture of nothing", name)
		}
	}
}
