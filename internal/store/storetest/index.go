package storetest

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"waybill/ent"
	"waybill/ent/customer"
	"waybill/ent/salesorder"
	"waybill/internal/search"
	"waybill/internal/store"
)

var indexes = []test{
	{"an order is found by what begins its words", foundByPrefixes},
	{"replaced words find an order no more, and those that replaced them do", replacedWords},
	{"appended words find an order beside those that it had", appendedWords},
	{"a tidy index finds the same", tidyWords},
	{"a snapshot finds what its moment held", foundAtItsMoment},
	{"the index finds what a plain comparison of words finds", foundAsByComparison},
	{"a customer is found by words of their own, and no order by them", foundCustomers},
}

// find searches as people do, and returns the numbers of the orders found.
func find(t testing.TB, s store.Store, read *ent.Client, text string) string {
	t.Helper()
	readings, err := search.Query(text)
	if err != nil {
		t.Fatal(err)
	}
	return matching(t, s, read, readings)
}

// matching are the numbers of the orders that the index finds, in order.
func matching(t testing.TB, s store.Store, read *ent.Client, readings [][]string) string {
	t.Helper()
	numbers, err := read.SalesOrder.Query().Where(s.Index().Matching(readings)).
		Order(ent.Asc(salesorder.FieldNumber)).Select(salesorder.FieldNumber).Strings(t.Context())
	if err != nil {
		t.Fatalf("find %v: %v", readings, err)
	}
	return strings.Join(numbers, " ")
}

// foundByPrefixes holds both engines to the same answers. A tokenizer that folds, splits
// or stems by itself would show here: package search has done all that.
func foundByPrefixes(t *testing.T, s store.Store) {
	words := map[string]string{}
	for number, text := range map[string]string{
		"1001": "Ada Lovelace ada@example.com",
		"1002": "Grace Hopper near or and not MUG-77/B",
		"1003": "Jürgen Müller Straße Ørsted",
		"1004": "山田太郎 東京",
		"1005": "김민준 서울",
		"1006": "Σωκράτης Владимир Київ",
		"1007": "สมชาย",
		"1008": "لطيفة",
		"1009": strings.Repeat("long", 40),
	} {
		words[number] = search.Document(search.Texts{Plain: []string{text}, Codes: []string{"#" + number}})
	}
	must(t, s, enter(words))
	for _, c := range []struct{ name, query, want string }{
		{"a whole word", "lovelace", "1001"},
		{"the beginning of a word", "love", "1001"},
		{"a single letter", "h", "1002"},
		{"two letters", "ho", "1002"},
		{"three letters", "hop", "1002"},
		{"capitals", "ADA", "1001"},
		{"not from the middle of a word", "lace", ""},
		{"several words in any order", "love ada", "1001"},
		{"all words must be there", "ada hopper", ""},
		{"several beginnings of one word", "l lo lov", "1001"},
		{"one word twice", "ada ada", "1001"},
		{"an e-mail address", "ada@example.com", "1001"},
		{"a number", "1002", "1002"},
		{"the beginning of a number", "100", "1001 1002 1003 1004 1005 1006 1007 1008 1009"},
		{"a code in parts", "mug 77", "1002"},
		{"two words joined", "adalove", ""},
		{"as many words as there may be", strings.Repeat("a ", 20), "1001 1002"},
		{"as many parts of a word as there may be", strings.Repeat("a.", 100), "1001 1002"},
		{"as many parts as there may be, each another", manyParts(), ""},
		{"words that databases know", "near or and not", "1002"},
		{"such a word in capitals", "NOT OR", "1002"},
		{"an umlaut", "Müll", "1003"},
		{"no umlaut", "mull", "1003"},
		{"sharp s", "strasse", "1003"},
		{"a stroke", "orst", "1003"},
		{"the end of a Japanese name", "太郎", "1004"},
		{"one Chinese character", "東", "1004"},
		{"characters of two words", "京山", "1004"},
		{"Korean while typing", "김민", "1005"},
		{"Greek", "σωκρατης", "1006"},
		{"Cyrillic in capitals", "ВЛАДИ", "1006"},
		{"Ukrainian", "киів", "1006"},
		{"Thai", "ชาย", "1007"},
		{"Arabic", "لطي", "1008"},
		{"a word longer than the index keeps", strings.Repeat("long", 40), "1009"},
		{"what nobody wrote", "zzz", ""},
		{"no words at all", "!?", "1001 1002 1003 1004 1005 1006 1007 1008 1009"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := find(t, s, s.Read(), c.query); got != c.want {
				t.Errorf("%q finds %q, want %q", c.query, got, c.want)
			}
		})
	}
}

// manyParts is a word of 66 parts.
func manyParts() string {
	parts := make([]string, 66)
	for i := range parts {
		parts[i] = fmt.Sprint(10 + i)
	}
	return strings.Join(parts, ".")
}

// replacedWords plays an order whose customer or tracking number changes.
func replacedWords(t *testing.T, s store.Store) {
	must(t, s, enter(map[string]string{"1001": "ada first", "1002": "grace first"}))
	must(t, s, reindex(map[string]string{"1001": "ada second"}))
	must(t, s, reindex(map[string]string{"1001": "ada second"})) // the same words once more
	err := s.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		if err := reindex(map[string]string{"1001": "third"})(ctx, tx); err != nil {
			return err
		}
		return errRefused
	})
	if err == nil {
		t.Error("it was not refused")
	}
	for query, want := range map[string]string{"first": "1002", "second": "1001", "ada": "1001", "third": ""} {
		if got := find(t, s, s.Read(), query); got != want {
			t.Errorf("%q finds %q, want %q", query, got, want)
		}
	}
}

func appendedWords(t *testing.T, s store.Store) {
	must(t, s, enter(map[string]string{"1001": "ada", "1002": "grace"}))
	must(t, s, func(ctx context.Context, tx *store.Tx) error {
		id, err := tx.SalesOrder.Query().Where(salesorder.Number("1001")).OnlyID(ctx)
		if err != nil {
			return err
		}
		return tx.Words.Append(ctx, id, "f1 1001f1")
	})
	for query, want := range map[string]string{"ada": "1001", "ada f1": "1001", "1001f1": "1001", "grace f1": ""} {
		if got := find(t, s, s.Read(), query); got != want {
			t.Errorf("%q finds %q, want %q", query, got, want)
		}
	}
}

// tidyWords replaces words until there is something to tidy.
func tidyWords(t *testing.T, s store.Store) {
	must(t, s, enter(map[string]string{"1001": "ada", "1002": "grace"}))
	for i := range 60 {
		must(t, s, reindex(map[string]string{"1001": fmt.Sprintf("ada v%d", i)}))
	}
	tidied := 0
	for more := true; more; tidied++ {
		must(t, s, func(ctx context.Context, tx *store.Tx) (err error) {
			more, err = tx.Words.Tidy(ctx)
			return err
		})
		if tidied == 1000 {
			t.Fatal("tidying does not end")
		}
	}
	if tidied < 2 {
		t.Error("there was nothing to tidy")
	}
	for query, want := range map[string]string{"ada": "1001", "grace": "1002", "v59": "1001", "v1": "", "v": "1001"} {
		if got := find(t, s, s.Read(), query); got != want {
			t.Errorf("%q finds %q, want %q", query, got, want)
		}
	}
}

// foundAtItsMoment proves that the index belongs to the transaction, and is not a thing
// beside the database.
func foundAtItsMoment(t *testing.T, s store.Store) {
	must(t, s, enter(map[string]string{"1001": "ada"}))
	snapshot := s.Snapshot(t.Context(), nil)
	defer snapshot.Close()
	if got := find(t, s, snapshot.Client(), "ada"); got != "1001" {
		t.Errorf("the snapshot finds %q, want 1001", got)
	}
	must(t, s, enter(map[string]string{"1002": "ada"}))
	if got := find(t, s, snapshot.Client(), "ada"); got != "1001" {
		t.Errorf("the snapshot finds %q, want 1001", got)
	}
	snapshot.Renew()
	if got := find(t, s, snapshot.Client(), "ada"); got != "1001 1002" {
		t.Errorf("renewed, the snapshot finds %q, want 1001 and 1002", got)
	}
}

// foundAsByComparison draws words from few letters, so that many are alike.
func foundAsByComparison(t *testing.T, s store.Store) {
	numbers := []string{"1", "2", "3"}
	must(t, s, enter(map[string]string{"1": "", "2": "", "3": ""}))
	word := rapid.StringMatching(`[abäßéжяωあ山김1 ]{1,6}`)
	rapid.Check(t, func(rt *rapid.T) {
		documents := map[string]string{}
		for _, number := range numbers {
			documents[number] = search.Document(search.Texts{Names: rapid.SliceOfN(word, 0, 6).Draw(rt, "texts")})
		}
		if err := s.Write(t.Context(), reindex(documents)); err != nil {
			rt.Fatal(err)
		}
		query, err := search.Query(strings.Join(rapid.SliceOfN(word, 1, 3).Draw(rt, "query"), " "))
		if err != nil {
			rt.Fatal(err)
		}
		var want []string
		for _, number := range numbers {
			if compare(query, documents[number]) {
				want = append(want, number)
			}
		}
		if got := matching(t, s, s.Read(), query); got != strings.Join(want, " ") {
			rt.Fatalf("%v finds %q, want %q", query, got, want)
		}
	})
}

// foundCustomers gives a customer the ID of an order: neither may be found by the other's words.
func foundCustomers(t *testing.T, s store.Store) {
	must(t, s, func(ctx context.Context, tx *store.Tx) error {
		for _, name := range []string{"Jürgen Müller", "Ada"} {
			c, err := tx.Customer.Create().SetName(name).SetNameKey(search.Fold(name)).SetContactKey("").SetOrderCount(0).Save(ctx)
			if err != nil {
				return err
			}
			if err := tx.Words.AddCustomer(ctx, c.ID, search.Document(search.Texts{Names: []string{name}})); err != nil {
				return err
			}
		}
		return nil
	})
	for text, want := range map[string]string{
		"jur mul": "Jürgen Müller", "ad": "Ada", "jurgenmuller": "Jürgen Müller", "": "Ada Jürgen Müller", "ada mul": "",
	} {
		readings, err := search.Query(text)
		if err != nil {
			t.Fatal(err)
		}
		names, err := s.Read().Customer.Query().Where(s.Index().MatchingCustomers(readings)).
			Order(ent.Asc(customer.FieldNameKey)).Select(customer.FieldName).Strings(t.Context())
		if got := strings.Join(names, " "); err != nil || got != want {
			t.Errorf("%q finds %q, %v; want %q", text, got, err, want)
		}
	}
	if got := find(t, s, s.Read(), "jurgen"); got != "" {
		t.Errorf("a customer's word finds the order %s", got)
	}
}

// reindex replaces the words of orders, by their numbers.
func reindex(words map[string]string) work {
	return func(ctx context.Context, tx *store.Tx) error {
		for number, text := range words {
			id, err := tx.SalesOrder.Query().Where(salesorder.Number(number)).OnlyID(ctx)
			if err != nil {
				return err
			}
			if err := tx.Words.Replace(ctx, id, text); err != nil {
				return err
			}
		}
		return nil
	}
}

// compare is what the index promises, in the plainest form.
func compare(readings [][]string, document string) bool {
	words := strings.Fields(document)
	lacks := func(prefix string) bool {
		return !slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, prefix) })
	}
	finds := func(reading []string) bool { return !slices.ContainsFunc(reading, lacks) }
	return len(readings) == 0 || slices.ContainsFunc(readings, finds)
}
