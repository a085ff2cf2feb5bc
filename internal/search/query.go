package search

import (
	"errors"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The bounds of a query.
const (
	MaxQuery = 200 // characters
	maxWords = 20
	// maxEach is how many words a query may have so that each is also joined with its neighbour, and
	// taken for a name in several words: whoever types more than that has pasted a text.
	maxEach = 6
)

// ErrTooLong is returned for a query beyond the bounds.
var ErrTooLong = errors.New("must be at most 200 characters and 20 words long")

// Query reads a text that is searched for in all the ways in which it may be meant; none when the
// text holds no words. A reading finds an order when, for each of its words, a word of the order
// begins with it, and the query finds what one of its readings does.
//
// The first reading has the words as they were typed. The others join words that the order
// may have as one: two neighbours, what stands between spaces, numbers that follow one
// another, and everything; or take a word for several of a name.
func Query(text string) ([][]string, error) {
	if len(text) > 4*MaxQuery || utf8.RuneCountInString(text) > MaxQuery {
		return nil, ErrTooLong
	}
	// "+44 (0)20": the 0 that is dialled only within the country.
	fields := strings.Fields(strings.ReplaceAll(text, "(0)", " "))
	words := Words(text)
	if len(words) > maxWords && len(fields) > maxWords {
		return nil, ErrTooLong
	}
	if len(words) == 0 {
		return nil, nil
	}
	typed := tokens(fields)
	meant := [][]string{words, asCodes(typed), asNumbers(typed), asOne(typed)}
	for _, reading := range slices.Clone(meant) {
		meant = append(meant, dialled(reading))
	}
	meant = append(append(meant, pairs(typed)...), asNames(words)...)
	var readings [][]string
	for _, reading := range meant {
		r := narrowing(reading)
		if len(r) > 0 && !slices.ContainsFunc(readings, func(other []string) bool { return slices.Equal(r, other) }) {
			readings = append(readings, r)
		}
	}
	return readings, nil
}

// narrowing are the words of a reading but those that begin another one, which find what the
// other one finds. Each word costs the index a look at all orders that have it, and 100 times
// the same letter is quickly typed.
func narrowing(reading []string) (words []string) {
	for i, word := range reading {
		isImplied := slices.Contains(reading[:i], word) || slices.ContainsFunc(reading, func(other string) bool {
			return len(other) > len(word) && strings.HasPrefix(other, word)
		})
		if !isImplied {
			words = append(words, word)
		}
	}
	return words
}

// token is the words of what stands between two spaces.
type token struct {
	words []string
	// isAlone: not to be joined. An e-mail is never written in another way, and
	// characters of scripts without spaces are words of their own in orders, too.
	isAlone bool
	// isNumber: it has a digit, as have the parts of codes and phones.
	isNumber bool
	// begins: it stands at the beginning of a phone.
	begins bool
}

func tokens(fields []string) []token {
	var all []token
	for _, field := range fields {
		words := Words(field)
		if len(words) == 0 {
			continue
		}
		all = append(all, token{
			words:    words,
			isAlone:  strings.Contains(field, "@") || slices.ContainsFunc(words, isCharacter),
			isNumber: strings.ContainsFunc(field, unicode.IsDigit),
			begins:   strings.HasPrefix(field, "+"),
		})
	}
	return all
}

// isCharacter tells that a word is a character of a script without spaces.
func isCharacter(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return writtenWithoutSpaces(r)
}

// isNumber tells that a word begins with a digit.
func isNumber(word string) bool { return '0' <= word[0] && word[0] <= '9' }

// pairs are the readings that join two neighbours: "mac donald" as "macdonald". Numbers are
// asNumbers'.
func pairs(typed []token) (readings [][]string) {
	var words []string
	var isAlone []bool
	for _, t := range typed {
		for _, w := range t.words {
			words, isAlone = append(words, w), append(isAlone, t.isAlone)
		}
	}
	if len(words) > maxEach {
		return nil
	}
	for i := 1; i < len(words); i++ {
		if !isAlone[i-1] && !isAlone[i] && !(isNumber(words[i-1]) && isNumber(words[i])) {
			readings = append(readings, slices.Replace(slices.Clone(words), i-1, i+1, join(words[i-1:i+1])))
		}
	}
	return readings
}

// asNames are the readings that take one word for several of a name: "macdonald" for "Mac Donald".
func asNames(words []string) (readings [][]string) {
	if len(words) > maxEach {
		return nil
	}
	for i, w := range words {
		if len(w) >= minJoined && !isCharacter(w) && strings.ContainsFunc(w, unicode.IsLetter) {
			readings = append(readings, slices.Replace(slices.Clone(words), i, i+1, asOneWord(w)))
		}
	}
	return readings
}

// asCodes joins what was typed without spaces: "sku-77/b" as "sku77b".
func asCodes(typed []token) []string {
	return joined(typed, func(token, token) bool { return false })
}

// asNumbers also joins numbers that follow one another: "+44 20 7946 0958", "1Z 999 AA1".
func asNumbers(typed []token) []string {
	return joined(typed, func(before, t token) bool { return before.isNumber && t.isNumber && !t.begins })
}

// asOne joins everything: "LB 123 456 789 GB".
func asOne(typed []token) []string { return joined(typed, func(token, token) bool { return true }) }

// joined joins the words of each token, and each token to the one before where goesOn says so.
func joined(typed []token, goesOn func(before, t token) bool) (reading []string) {
	for i, t := range typed {
		switch {
		case t.isAlone:
			reading = append(reading, t.words...)
		case i > 0 && !typed[i-1].isAlone && goesOn(typed[i-1], t):
			last := len(reading) - 1
			reading[last] = join(append([]string{reading[last]}, t.words...))
		default:
			reading = append(reading, join(t.words))
		}
	}
	return reading
}

// dialled is a reading with its phones as documents have them.
func dialled(reading []string) []string {
	reading = slices.Clone(reading)
	for i, word := range reading {
		if number, ok := withoutAbroad(word); ok {
			reading[i] = number
		}
	}
	return reading
}
