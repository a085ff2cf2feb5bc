package search

import (
	"strings"
	"unicode"

	"github.com/nyaruka/phonenumbers"
)

// Phone is a phone number as somebody wrote it, and the ISO code of the country in which it
// may be meant; empty when nobody knows.
type Phone struct{ Number, Country string }

// spellings are the digits of the phone as they are dialled: with the country's code,
// within the country, and without the 0 that is dialled first there. A number that is
// none, or is written without its country, has no spellings but its own.
func (p Phone) spellings() []string {
	if p.Number == "" {
		return nil
	}
	written := p.Number
	if rest, isAbroad := strings.CutPrefix(strings.TrimSpace(written), "00"); isAbroad && p.Country == "" {
		written = "+" + rest // as most countries dial it
	}
	number, err := phonenumbers.Parse(written, p.Country)
	if err != nil {
		return nil
	}
	return []string{
		digits(phonenumbers.Format(number, phonenumbers.E164)),
		digits(phonenumbers.Format(number, phonenumbers.NATIONAL)),
		phonenumbers.GetNationalSignificantNumber(number),
	}
}

func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// abroad are the digits that are dialled before a country's code, in most countries and in
// North America. People also write a + there.
var abroad = []string{"00", "011"}

// minAbroad is how many digits must follow. After fewer, a code that begins with zeros is
// more likely, and too much would be found.
const minAbroad = 7

// withoutAbroad is a number that was typed as it is dialled from abroad, as documents
// have it. ok is false when it was not.
func withoutAbroad(typed string) (number string, ok bool) {
	for _, prefix := range abroad {
		if rest, has := strings.CutPrefix(typed, prefix); has && len(rest) >= minAbroad && digits(rest) == rest {
			return rest, true
		}
	}
	return "", false
}
