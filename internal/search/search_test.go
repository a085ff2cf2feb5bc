package search

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// finds is what a store's index does with a query.
func finds(query [][]string, document string) bool {
	words := strings.Fields(document)
	lacks := func(prefix string) bool {
		return !slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, prefix) })
	}
	return slices.ContainsFunc(query, func(reading []string) bool { return !slices.ContainsFunc(reading, lacks) })
}

// check tells where a text does not find, or finds, what it should not or should.
func check(t *testing.T, of Texts, text string, want bool) {
	t.Helper()
	query, err := Query(text)
	if err != nil {
		t.Fatal(err)
	}
	if document := Document(of); finds(query, document) != want {
		t.Errorf("%q finds %q = %v, want %v (read as %v)", text, document, !want, want, query)
	}
}

func TestPeopleFindWhatTheyMean(t *testing.T) {
	for _, c := range []struct {
		name, text, query string
		want              bool
	}{
		{"without the accent", "Jürgen Müller", "muller", true},
		{"with an accent that is not there", "Muller", "müller", true},
		{"in any order", "Ada Lovelace", "love ada", true},
		{"in capitals", "ada lovelace", "LOVELACE", true},
		{"a stroke is an accent to people", "Søren Łukasz", "soren lukasz", true},
		{"sharp s is two", "Strauß", "strauss", true},
		{"a ligature is two letters", "Œuvre Æsir", "oeuvre aesir", true},
		{"full width letters are letters", "Ａｄａ", "ada", true},
		{"Turkish dotted capital", "İstanbul", "istanbul", true},
		{"the given name of a Japanese customer", "山田太郎", "太郎", true},
		{"Greek without accents", "Σωκράτης", "σωκρατης", true},
		{"Korean while typing", "김민준", "김민", true},
		{"the number with its sign", "1001", "#1001", true},
		{"the e-mail as written", "ada@example.com", "ada@example.com", true},
		{"a decomposed accent equals a composed one", "Zoe\u0308", "zoë", true},
		{"not from the middle of a word", "Lovelace", "lace", false},
		{"all words must be there", "Ada Lovelace", "ada byron", false},
		{"an apostrophe separates", "O'Brien", "brien", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			check(t, Texts{Plain: []string{c.text}}, c.query, c.want)
		})
	}
}

func TestNamesAreFoundWhereverTheSpacesAre(t *testing.T) {
	for _, c := range []struct {
		name, query string
		want        bool
	}{
		{"MacDonald", "mac donald", true},
		{"Ronald MacDonald", "mac donald ronald", true},
		{"Ronald MacDonald", "mac don", true},
		{"Ronald MacDonald", "mac don ronald", true},
		{"Ada Mac Donald", "macdonald", true},
		{"Ada Mac Donald Smith", "ada macdonald", true},
		{"Studio 54 Ltd", "studio54", true},
		{"O'Neill", "oneill", true},
		{"ONeill", "O'Neill", true},
		{"Jean-Luc Picard", "jeanluc", true},
		{"Jeanluc Picard", "picard jean-luc", true},
		{"Ludwig van der Berg", "vanderberg", true},
		{"Ludwig van der Berg", "vanderber", false}, // as one word only as a whole
		{"Ludwig van der Berg", "vander berg", true},
		{"Ludwig Vanderberg", "van der berg", true},
		{"Müller & Söhne", "mullersohne", true},
		{"Ada Lovelace", "lovelaceada", false},
		{"Ada Lovelace", "ada ada", true},
		{"Donald McDonald", "mac donald", false},
		{"山田 Ada Mac", "adamac", true},
		{"Ada O'Brien", "obrien ada", true},
		{"山田太郎", "田山", true}, // characters are words, in any order
	} {
		t.Run(c.query+" for "+c.name, func(t *testing.T) { check(t, Texts{Names: []string{c.name}}, c.query, c.want) })
	}
}

func TestCodesAreFoundWithAndWithoutSeparators(t *testing.T) {
	for _, c := range []struct {
		code, query string
		want        bool
	}{
		{"SKU-77/B", "sku77b", true},
		{"SKU-77/B", "SKU-77/B", true},
		{"SKU-77/B", "sku 77", true},
		{"SKU77B", "sku-77/b", true},
		{"SKU77B", "sku 77 b", true},
		{"1Z999AA10123456784", "1Z 999 AA1 01 2345 6784", true},
		{"1Z999AA10123456784", "1z-999-aa1", true},
		{"1Z 999 AA1 01 2345 6784", "1Z999AA1", true},
		{"LB123456789GB", "LB 123 456 789 GB", true},
		{"SW1A 1AA", "sw1a1aa", true},
		{"SW1A1AA", "SW1A 1AA", true},
		{"1001-F1", "1001-F1", true},
		{"1001-F1", "1001f1", true},
		{"1001-F1", "1001-F2", false},
		{"SKU-77/B", "sku78b", false},
		{"007", "007", true},
		{"7001", "007", false},
	} {
		t.Run(c.query+" for "+c.code, func(t *testing.T) { check(t, Texts{Codes: []string{c.code}}, c.query, c.want) })
	}
	of := Texts{Names: []string{"Ada"}, Codes: []string{"1Z999AA10123456784"}}
	check(t, of, "ada 1Z 999 AA1", true)
	check(t, of, "grace 1Z 999 AA1", false)
}

func TestPhonesAreFoundHoweverTheyAreTyped(t *testing.T) {
	for _, c := range []struct {
		phone   Phone
		queries []string
	}{
		{Phone{"+44 20 7946 0958", ""}, []string{"+442079460958", "+44 20 7946 0958", "0044 20 7946 0958", "00442079460958",
			"011 44 20 7946 0958", "020 7946 0958", "(020) 7946-0958", "020.7946.0958", "02079460958", "20 7946 0958",
			"+44 (0)20 7946 0958", "+44(0)2079460958", "+44 20 79", "020 79", "7946 0958", "442079460958"}},
		{Phone{"020 7946 0958", "GB"}, []string{"+44 20 7946 0958", "0044 20 7946 0958", "020-7946-0958", "02079460958"}},
		{Phone{"+44 (0)20 7946 0958", "GB"}, []string{"+44 20 7946 0958", "020 7946 0958"}},
		{Phone{"(212) 555-0100", "US"}, []string{"+1 212 555 0100", "1-212-555-0100", "212.555.0100", "(212) 555 0100", "2125550100"}},
		{Phone{"030 1234567", "DE"}, []string{"+49 30 1234567", "0049301234567", "030/1234567", "030 123 45 67"}},
		{Phone{"06 12 34 56 78", "FR"}, []string{"+33 6 12 34 56 78", "0033612345678", "0612345678", "06.12.34.56.78"}},
		{Phone{"+39 06 6982", ""}, []string{"06 6982", "0039 06 6982", "+39066982"}}, // Italy keeps its 0
		{Phone{"8 (495) 123-45-67", "RU"}, []string{"+7 495 123 45 67", "8 495 1234567", "84951234567"}},
		{Phone{"020 7946 0958", ""}, []string{"020 7946 0958", "02079460958", "7946"}},
		{Phone{"0044 20 7946 0958", ""}, []string{"+44 20 7946 0958", "0044 20 7946 0958", "020 7946 0958"}},
		{Phone{"12 34", "??"}, []string{"12 34", "1234"}},
	} {
		for _, query := range c.queries {
			t.Run(query+" for "+c.phone.Number, func(t *testing.T) { check(t, Texts{Phones: []Phone{c.phone}}, query, true) })
		}
	}
	ada := Texts{Names: []string{"Ada Lovelace"}, Phones: []Phone{{"+44 20 7946 0958", ""}}}
	check(t, ada, "ada +44 20 7946 0958", true)
	check(t, ada, "ada 020 7946 0959", false)
	check(t, ada, "0044 20 7946 0959", false)
}

func TestReadingsAreFew(t *testing.T) {
	for text, want := range map[string]int{
		"ada": 1, "adas": 2, "ada love": 3, "ada@example.com": 2, "太郎": 1,
		"a b c d e f": 7, "aaaa bbbb cccc dddd eeee ffff": 13, "aaaa bbbb cccc dddd eeee ffff gggg": 2,
		"sku-77/b": 4, "+1 555 0100": 2, "!?": 0,
	} {
		if query, err := Query(text); err != nil || len(query) != want {
			t.Errorf("%q is read as %v (%v), want %d readings", text, query, err, want)
		}
	}
}

func TestAWordThatFindsNothingLessIsNotLookedFor(t *testing.T) {
	for text, want := range map[string]string{
		strings.Repeat("山", 200):  "[[山]]",
		strings.Repeat("a.", 100): "[[a] [" + strings.Repeat("a", 64) + "]]",
		"lo a@b love ada":         "[[b love ada] [a b loveada] [lo b ꞌloveꞌ ada]]",
		"ada ada":                 "[[ada] [adaada]]",
	} {
		if query, err := Query(text); err != nil || fmt.Sprint(query) != want {
			t.Errorf("%q is read as %v (%v), want %s", text, query, err, want)
		}
	}
}

func TestAQueryIsBounded(t *testing.T) {
	for _, text := range []string{strings.Repeat("a", 201), strings.Repeat("a ", 21)} {
		if _, err := Query(text); err == nil {
			t.Errorf("a query of %d characters was taken", len(text))
		}
	}
}

func FuzzQuery(f *testing.F) {
	for _, s := range []string{"müller", "OR AND NOT NEAR/3", `"*"`, "\x00", "a\u0301", "太郎", "\xff\xfe", "ﷺ", "ᾷ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		query, err := Query(text)
		if err != nil {
			return
		}
		for _, word := range slices.Concat(query...) {
			if word == "" || !utf8.ValidString(word) || strings.ContainsAny(word, " *\"'()-:\x00") {
				t.Fatalf("%q gives the unsafe word %q", text, word)
			}
		}
		if slices.ContainsFunc(query, func(r []string) bool { return len(r) == 0 }) {
			t.Fatalf("%q is read as nothing: %v", text, query)
		}
		for _, of := range []Texts{{Plain: []string{text}}, {Names: []string{text}}, {Codes: []string{text}},
			{Phones: []Phone{{text, "GB"}}}} {
			if document := Document(of); len(query) > 0 && !finds(query, document) {
				t.Fatalf("%q does not find itself: query %v, document %q", text, query, document)
			}
		}
	})
}
