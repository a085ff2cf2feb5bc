package refusal

import (
	"net/url"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The longest texts that are taken from outside, in characters. Names, titles
// and the like follow the 255 of the Shopify orders export; e-mail is RFC 5321's.
const (
	MaxShort = 255
	MaxEmail = 254
	MaxURL   = 2_048
	MaxNote  = 5_000
)

// Text checks one text and returns it as it is to be kept: as given, without
// surrounding space and without control characters other than line breaks and
// tabs, or characters that turn the direction of the text around them. NUL, and
// text that was not valid Unicode before it was decoded (which leaves U+FFFD
// behind), are refused, because nobody can have meant them.
func Text(s string, limit int, at Path) (string, *Problem) {
	if strings.ContainsRune(s, 0) || strings.ContainsRune(s, utf8.RuneError) || !utf8.ValidString(s) {
		return "", New(Invalid, at, "The text contains characters that are not valid Unicode.")
	}
	// Bytes bound characters from above: most texts are never counted.
	if len(s) > limit && utf8.RuneCountInString(s) > limit {
		return "", New(TooLong, at, "The text must be at most %d characters long.", limit).With(ParamMost, limit)
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

// isUnwanted tells a control character from those that texts of several lines have.
func isUnwanted(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\t' && r != '\r' || turnsText(r)
}

// Texts gathers the problems of many texts.
type Texts struct{ Problems }

// Short cleans a text of at most 255 characters.
func (c *Texts) Short(s *string, at Path) { c.Text(s, MaxShort, at) }

// Text cleans a text of at most limit characters.
func (c *Texts) Text(s *string, limit int, at Path) {
	cleaned, p := Text(*s, limit, at)
	c.Add(p)
	*s = cleaned
}

// Required is Text for one that must not be empty.
func (c *Texts) Required(s *string, limit int, at Path) {
	before := len(c.Problems)
	c.Text(s, limit, at)
	if len(c.Problems) == before && *s == "" {
		c.Add(New(Required, at, "This must not be empty."))
	}
}

// Email takes an e-mail address or nothing.
func (c *Texts) Email(s *string, at Path) {
	c.Text(s, MaxEmail, at)
	if *s == "" {
		return
	}
	name, host, found := strings.Cut(*s, "@")
	if !found || name == "" || host == "" || strings.ContainsAny(*s, " \t\r\n<>,;") || strings.Contains(host, "@") {
		c.Add(New(Invalid, at, "This is not an e-mail address."))
	}
}

// Link takes only web addresses: what is stored here becomes a link or a
// picture in somebody's browser, and javascript: must not.
func (c *Texts) Link(s *string, at Path) {
	c.Text(s, MaxURL, at)
	if *s == "" {
		return
	}
	u, err := url.Parse(*s)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		c.Add(New(Invalid, at, "This is not a web address that starts with https:// or http://."))
	}
}

// Picture takes a link, or the path of a picture that this server has itself.
func (c *Texts) Picture(s *string, at Path) {
	if !strings.HasPrefix(*s, "/pictures/") {
		c.Link(s, at)
		return
	}
	c.Text(s, MaxURL, at)
	// Nothing that a browser reads as more than the name of a file, as it does %2e%2e.
	if path.Clean(*s) != *s || strings.ContainsAny(*s, "?#%\\") {
		c.Add(New(Invalid, at, "This is not the path of a picture, such as /pictures/mug.svg."))
	}
}

// Optional has a text checked that may be left out; nil for one that is empty.
func (c *Texts) Optional(s *string, at Path, check func(*string, Path)) *string {
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

// Key bounds an idempotency key.
func Key(key string, at Path) *Problem {
	_, p := Text(key, MaxShort, at)
	return p
}

// turnsText tells whether a character makes what stands behind it read from the other
// side, so that a line of a timeline could seem to say something else. See Unicode's
// Bidirectional Algorithm, 2.1 and 2.4.
func turnsText(r rune) bool { return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 }

// Name wants a name of one line, such as people give to a token.
func Name(name string, at Path) (string, *Problem) {
	var c Texts
	turns := strings.ContainsFunc(name, turnsText)
	c.Required(&name, MaxShort, at)
	if len(c.Problems) == 0 && strings.ContainsAny(name, "\n\r\t") {
		c.Add(New(Invalid, at, "A name must be one line."))
	}
	if len(c.Problems) == 0 && turns {
		c.Add(New(Invalid, at, "A name must not turn the direction of the text around it."))
	}
	if len(c.Problems) > 0 {
		return "", &c.Problems[0]
	}
	return name, nil
}
