package hostile

import (
	"encoding/base64"
	"strings"
)

// Texts are what somebody writes into names and numbers to deceive whoever reads them on a
// screen, a label or a terminal, or to break what shows them. Each is to be refused, or kept
// without what deceives.
func Texts() map[string]string {
	return map[string]string{
		"a direction that is turned":      "\u202e1001",
		"a direction that is set apart":   "\u2067Ada\u2069",
		"a character that takes no room":  "10\u200b01",
		"a line break":                    "1001\n1002",
		"a line break of Unicode":         "1001\u20281002",
		"a terminal's escape sequence":    "\x1b[2J\x1b[31mpaid",
		"NUL":                             "10\x0001",
		"a backspace":                     "1002\b1",
		"a comma, which sets numbers off": "1001,1002",
		"markup":                          "<script>alert(1)</script>",
		"a link that runs":                "javascript:alert(1)",
		"ten thousand letters":            strings.Repeat("Donaudampfschiff", 625),
	}
}

// Cursors are made of one that a server handed out, and name no place in its history: those of
// another history, of a place that is not there yet, and what was tampered with.
func Cursors(handedOut string) map[string]string {
	text, _ := base64.RawURLEncoding.DecodeString(handedOut) // it was handed out
	head, tag, _ := cutLast(string(text), ".")
	version, place, _ := cutLast(head, ".")
	encode := func(text string) string { return base64.RawURLEncoding.EncodeToString([]byte(text)) }
	return map[string]string{
		"of another history":         encode(head + "." + reversed(tag)),
		"of a place that is not yet": encode(version + "." + place + "99999." + tag),
		"without its tag":            encode(head + "."),
		"cut off":                    handedOut[:len(handedOut)/2],
		"with a blank":               " " + handedOut,
		"of letters":                 "yesterday",
		"of 10,000 letters":          strings.Repeat("A", 10_000),
		"with a negative place":      encode(version + ".-1." + tag),
	}
}

func cutLast(text, sep string) (before, after string, found bool) {
	i := strings.LastIndex(text, sep)
	if i < 0 {
		return text, "", false
	}
	return text[:i], text[i+len(sep):], true
}

func reversed(text string) string {
	letters := []byte(text)
	for i, j := 0, len(letters)-1; i < j; i, j = i+1, j-1 {
		letters[i], letters[j] = letters[j], letters[i]
	}
	return string(letters)
}
