// Package search turns what people type into words that find orders.
//
// It promises that the same text gives the same words in an order and in a
// query, whatever its case, accents or width: "muller" finds "Müller", "ada
// love" finds "Ada Lovelace". Every word of a query must begin a word of the
// order. In Chinese, Japanese and Thai, which write no spaces, each character
// is a word, so any part of a name is found.
//
// Separators do not matter either: "mac donald" finds "MacDonald" and "macdonald"
// finds "Mac Donald"; codes are found with and without their dashes, and phones in
// every form in which people write them.
package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// maxWord is in bytes; longer words are cut, in orders and queries alike.
const maxWord = 64

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
