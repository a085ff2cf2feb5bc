// Package search turns what people type into words that find orders.
//
// It promises that the same text gives the same words in an order and in a
// query, whatever its case, accents or width: "muller" finds "Müller", "ada
// love" finds "Ada Lovelace". Every word of a query must begin a word of the
// order. In Chinese, Japanese and Thai, which write no spaces, each character
// is a word, so any part of a name is found.
package search

import (
	"errors"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// The bounds of a query.
const (
	MaxQuery = 200 // characters
	maxWords = 20
	maxWord  = 64 // bytes; longer words are cut, in orders and queries alike
)

// ErrTooLong is returned for a query beyond the bounds.
var ErrTooLong = errors.New("must be at most 200 characters and 20 words long")

// Letters that people leave plain but that Unicode does not take apart.
var plain = strings.NewReplacer("ø", "o", "ł", "l", "đ", "d", "ħ", "h", "ı", "i", "ŧ", "t",
	"æ", "ae", "œ", "oe", "þ", "th", "ð", "d")

// Fold is text without case, accents and width; it also sorts names.
func Fold(s string) string {
	if isPlain(s) {
		return strings.ToLower(s)
	}
	// Case is folded on the composed form: folding may bring out new marks.
	folded := norm.NFKD.String(cases.Fold().String(norm.NFKC.String(s)))
	withoutMarks := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, folded)
	return plain.Replace(withoutMarks)
}

func isPlain(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// Words are the folded words of a text: runs of letters and digits.
func Words(s string) []string {
	var words []string
	for _, run := range strings.FieldsFunc(Fold(s), isSeparator) {
		words = appendWords(words, run)
	}
	return words
}

func isSeparator(r rune) bool {
	return r == utf8.RuneError || !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.Is(unicode.Mc, r)
}

// appendWords splits a run where a script without spaces begins or goes on.
func appendWords(words []string, run string) []string {
	start := 0
	for i, r := range run {
		if !writtenWithoutSpaces(r) {
			continue
		}
		if start < i {
			words = append(words, cut(run[start:i]))
		}
		start = i + utf8.RuneLen(r)
		words = append(words, run[i:start])
	}
	if start < len(run) {
		words = append(words, cut(run[start:]))
	}
	return words
}

func writtenWithoutSpaces(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai)
}

func cut(word string) string {
	if len(word) <= maxWord {
		return word
	}
	end := maxWord
	for !utf8.RuneStart(word[end]) {
		end--
	}
	return word[:end]
}

// Document is the words an order is found by, each once. Texts that people
// write with or without separators (phones, SKUs, tracking numbers) belong in
// codes: they are found both ways.
func Document(texts, codes []string) string {
	var words []string
	for _, t := range texts {
		words = append(words, Words(t)...)
	}
	for _, c := range codes {
		parts := Words(c)
		words = append(words, parts...)
		if len(parts) > 1 {
			words = append(words, cut(strings.Join(parts, "")))
		}
	}
	slices.Sort(words)
	return strings.Join(slices.Compact(words), " ")
}

// Query is the words of a text that is searched for; none when it holds none. An
// order is found when, for each of them, one of its words begins with it.
func Query(text string) ([]string, error) {
	if len(text) > 4*MaxQuery || utf8.RuneCountInString(text) > MaxQuery {
		return nil, ErrTooLong
	}
	words := Words(text)
	if len(words) > maxWords && len(strings.Fields(text)) > maxWords {
		return nil, ErrTooLong
	}
	return words, nil
}
