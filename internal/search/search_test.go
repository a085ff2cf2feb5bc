package search

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// finds is what a store's index does with a query: every word begins a word.
func finds(query []string, document string) bool {
	words := strings.Fields(document)
	for _, prefix := range query {
		if !slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, prefix) }) {
			return false
		}
	}
	return true
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
			query, err := Query(c.query)
			if err != nil {
				t.Fatal(err)
			}
			if got := finds(query, Document([]string{c.text}, nil)); got != c.want {
				t.Errorf("%q finds %q = %v, want %v (query %q, document %q)",
					c.query, c.text, got, c.want, query, Document([]string{c.text}, nil))
			}
		})
	}
}

func TestCodesAreFoundWithAndWithoutSeparators(t *testing.T) {
	document := Document(nil, []string{"+49 30 1234567", "SKU-77/B"})
	for _, q := range []string{"4930123", "49 30", "sku77b", "SKU-77/B"} {
		query, _ := Query(q)
		if !finds(query, document) {
			t.Errorf("%q does not find %q", q, document)
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
		for _, word := range query {
			if word == "" || !utf8.ValidString(word) || strings.ContainsAny(word, " *\"'()-:\x00") {
				t.Fatalf("%q gives the unsafe word %q", text, word)
			}
		}
		if !finds(query, Document([]string{text}, nil)) {
			t.Fatalf("%q does not find itself: query %q, document %q", text, query, Document([]string{text}, nil))
		}
	})
}
