package order

import (
	"net/url"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"waybill/address"
)

// The longest texts that are taken from outside, in characters. Names, titles
// and the like follow the 255 of the Shopify orders export; e-mail is RFC 5321's.
const (
	maxShort = 255
	maxEmail = 254
	maxURL   = 2_048
	maxNote  = 5_000
)

// clean checks one text and returns it as it is to be kept: as given, without
// surrounding space and without control characters other than line breaks and
// tabs. NUL, and text that was not valid Unicode before it was decoded (which
// leaves U+FFFD behind), are refused, because nobody can have meant them.
func clean(s string, limit int, at Path) (string, *Problem) {
	if strings.ContainsRune(s, 0) || strings.ContainsRune(s, utf8.RuneError) || !utf8.ValidString(s) {
		return "", problem(CodeInvalid, at, "The text contains characters that are not valid Unicode.")
	}
	// Bytes bound characters from above: most texts are never counted.
	if len(s) > limit && utf8.RuneCountInString(s) > limit {
		return "", problem(CodeTooLong, at, "The text must be at most %d characters long.", limit)
	}
	if strings.IndexFunc(s, isUnwanted) >= 0 {
		s = strings.Map(func(r rune) rune {
			if isUnwanted(r) {
				return -1
			}
			return r
		}, s)
	}
	return strings.TrimSpace(s), nil
}

func isUnwanted(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\t' && r != '\r'
}

// textCheck gathers the problems of many texts.
type textCheck struct{ Problems }

func (c *textCheck) short(s *string, at Path) { c.text(s, maxShort, at) }
func (c *textCheck) text(s *string, limit int, at Path) {
	cleaned, p := clean(*s, limit, at)
	c.Add(p)
	*s = cleaned
}

func (c *textCheck) required(s *string, limit int, at Path) {
	before := len(c.Problems)
	c.text(s, limit, at)
	if len(c.Problems) == before && *s == "" {
		c.Add(problem(CodeRequired, at, "This must not be empty."))
	}
}

func (c *textCheck) email(s *string, at Path) {
	c.text(s, maxEmail, at)
	if *s == "" {
		return
	}
	name, host, found := strings.Cut(*s, "@")
	if !found || name == "" || host == "" || strings.ContainsAny(*s, " \t\r\n<>,;") || strings.Contains(host, "@") {
		c.Add(problem(CodeInvalid, at, "This is not an e-mail address."))
	}
}

// link takes only web addresses: what is stored here becomes a link or a
// picture in somebody's browser, and javascript: must not.
func (c *textCheck) link(s *string, at Path) {
	c.text(s, maxURL, at)
	if *s == "" {
		return
	}
	u, err := url.Parse(*s)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		c.Add(problem(CodeInvalid, at, "This is not a web address that starts with https:// or http://."))
	}
}

// picture is a link, or the path of a picture that this server has itself.
func (c *textCheck) picture(s *string, at Path) {
	if !strings.HasPrefix(*s, "/pictures/") {
		c.link(s, at)
		return
	}
	c.text(s, maxURL, at)
	// Nothing that a browser reads as more than the name of a file, as it does %2e%2e.
	if path.Clean(*s) != *s || strings.ContainsAny(*s, "?#%\\") {
		c.Add(problem(CodeInvalid, at, "This is not the path of a picture, such as /pictures/mug.svg."))
	}
}

// CheckAddress tidies an address and finds what is wrong with it.
func CheckAddress(a *address.Address, at Path) Problems {
	if a == nil {
		return nil
	}
	var c textCheck
	for _, part := range a.Parts() {
		if *part.Value != nil {
			kept := **part.Value
			c.short(&kept, at.At(part.Name))
			*part.Value = &kept
		}
	}
	a.Tidy()
	if code := a.CountryCode; code != nil && len(c.Problems) == 0 && !address.IsCountry(*code) {
		c.Add(problem(CodeInvalid, at.At("countryCode"), "This is not an ISO 3166-1 alpha-2 country code such as DE."))
	}
	return c.Problems
}

// CheckTags cleans tags, drops repeats and empty ones, and bounds their number.
func CheckTags(tags []string, at Path) ([]string, Problems) {
	var c textCheck
	kept := make([]string, 0, min(len(tags), MaxTags))
	seen := map[string]bool{}
	for i, tag := range tags {
		if i >= MaxTags {
			c.Add(problem(CodeTooLong, at, "An order can have at most %d tags.", MaxTags))
			break
		}
		c.short(&tag, at.At(i))
		if tag != "" && !seen[tag] {
			seen[tag] = true
			kept = append(kept, tag)
		}
	}
	return kept, c.Problems
}

// Tracking is how a parcel can be followed. Its JSON names are the stored form.
type Tracking struct {
	Number  string  `json:"number"`
	Carrier *string `json:"carrier,omitempty"`
	URL     *string `json:"url,omitempty"`
}

// CheckTracking cleans tracking numbers and bounds them.
func CheckTracking(tracking []Tracking, at Path) ([]Tracking, Problems) {
	var c textCheck
	if len(tracking) > MaxTracking {
		c.Add(problem(CodeTooLong, at, "A fulfillment can have at most %d tracking numbers.", MaxTracking))
		return nil, c.Problems
	}
	kept := make([]Tracking, len(tracking))
	for i, t := range tracking {
		c.required(&t.Number, maxShort, at.At(i, "number"))
		t.Carrier = c.optional(t.Carrier, at.At(i, "carrier"), c.short)
		t.URL = c.optional(t.URL, at.At(i, "url"), c.link)
		kept[i] = t
	}
	return kept, c.Problems
}

func (c *textCheck) optional(s *string, at Path, check func(*string, Path)) *string {
	if s == nil {
		return nil
	}
	kept := *s
	check(&kept, at)
	if kept == "" {
		return nil
	}
	return &kept
}

// CheckComment wants a body of 1 to 5,000 characters.
func CheckComment(body string, at Path) (string, Problems) {
	var c textCheck
	c.required(&body, MaxComment, at)
	return body, c.Problems
}

// CheckKey bounds an idempotency key.
func CheckKey(key string, at Path) *Problem {
	_, p := clean(key, maxShort, at)
	return p
}

// turnsText tells whether a character makes what stands behind it read from the other
// side, so that a line of a timeline could seem to say something else. See Unicode's
// Bidirectional Algorithm, 2.1 and 2.4.
func turnsText(r rune) bool { return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 }

// CheckName wants a name of one line, such as people give to a token.
func CheckName(name string, at Path) (string, *Problem) {
	var c textCheck
	c.required(&name, maxShort, at)
	if len(c.Problems) == 0 && strings.ContainsAny(name, "\n\r\t") {
		c.Add(problem(CodeInvalid, at, "A name must be one line."))
	}
	if len(c.Problems) == 0 && strings.ContainsFunc(name, turnsText) {
		c.Add(problem(CodeInvalid, at, "A name must not turn the direction of the text around it."))
	}
	if len(c.Problems) > 0 {
		return "", &c.Problems[0]
	}
	return name, nil
}

// CheckRemark cleans a short optional text, such as a reason or a reference.
func CheckRemark(s string, at Path) (string, *Problem) { return clean(s, maxShort, at) }

// CheckNote cleans an optional longer text.
func CheckNote(s string, at Path) (string, *Problem) { return clean(s, maxNote, at) }

// CheckEmail cleans an optional e-mail address.
func CheckEmail(s string, at Path) (string, *Problem) {
	var c textCheck
	c.email(&s, at)
	if len(c.Problems) > 0 {
		return "", &c.Problems[0]
	}
	return s, nil
}
