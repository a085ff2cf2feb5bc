package search

import (
	"slices"
	"strings"
)

// Texts are what an order is found by.
type Texts struct {
	// Plain texts are found by their words: titles, places, e-mails.
	Plain []string
	// Names are found by their words, and by two or three of them that are typed as one: "Ada Mac
	// Donald" by "macdonald".
	Names []string
	// Codes are found by their parts, and as a whole without separators: SKUs, order
	// numbers, tracking numbers, postal codes.
	Codes []string
	// Phones are found in every form in which they are written.
	Phones []Phone
}

// Document is the folded words that an order is found by, each once, separated by spaces.
func Document(t Texts) string {
	var words []string
	for _, plain := range t.Plain {
		words = append(words, Words(plain)...)
	}
	for _, name := range t.Names {
		words = append(words, nameWords(name)...)
	}
	for _, code := range t.Codes {
		words = append(words, codeWords(code)...)
	}
	for _, phone := range t.Phones {
		words = append(words, codeWords(phone.Number)...)
		words = append(words, phone.spellings()...)
	}
	slices.Sort(words)
	return strings.Join(slices.Compact(words), " ")
}

// nameWords are a name's words, and those that people may write as one.
func nameWords(name string) []string {
	parts := Words(name)
	words := parts
	for i := range parts {
		for n := 2; n <= 3 && i+n <= len(parts) && !slices.ContainsFunc(parts[i:i+n], isCharacter); n++ {
			if one := join(parts[i : i+n]); len(one) >= minJoined {
				words = append(words, asOneWord(one))
			}
		}
	}
	return words
}

// minJoined is the length, in bytes, from which on words are written as one.
const minJoined = 4

// asOneWord is a joined word as documents have it: between two letters with which no
// word begins. Joined words would else stand among the others: whoever searches for "john"
// would read johnsmith, johnmiller and thousands more, instead of one word that all have.
// The second letter makes that it is found only as a whole, for the same reason.
func asOneWord(joined string) string { return "ꞌ" + joined + "ꞌ" }

// codeWords are the parts of a code, and the whole.
func codeWords(code string) []string {
	parts := Words(code)
	if len(parts) > 1 {
		parts = append(parts, join(parts))
	}
	return parts
}

func join(words []string) string { return cut(strings.Join(words, "")) }
