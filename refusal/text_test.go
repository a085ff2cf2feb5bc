package refusal_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"waybill/refusal"
)

func codeOf(p *refusal.Problem) refusal.Code {
	if p == nil {
		return ""
	}
	return p.Code
}

func TestATextIsKeptAsGivenOrRefused(t *testing.T) {
	for _, c := range []struct {
		name, text string
		limit      int
		kept       string
		code       refusal.Code
	}{
		{"plain text", "Ada", 255, "Ada", ""},
		{"nothing", "", 255, "", ""},
		{"space around it", " \t Ada \n", 255, "Ada", ""},
		{"space within it", "Ada \t\r\n Lovelace", 255, "Ada \t\r\n Lovelace", ""},
		{"control characters", "A\x1b[31md\u0085a\x7f", 255, "A[31mda", ""},
		{"as many characters as are allowed", "äääää", 5, "äääää", ""},
		{"one character more", "ääääää", 5, "", refusal.TooLong},
		{"characters that turn the text around them", "\u202Eada\u202C \u2067x\u2069", 255, "ada x", ""},
		{"marks of direction, which Hebrew and Arabic need", "a\u200Fb", 255, "a\u200Fb", ""},
		{"NUL", "a\x00b", 255, "", refusal.Invalid},
		{"broken UTF-8", "a\xffb", 255, "", refusal.Invalid},
		{"what is left of a lone surrogate", "a\uFFFDb", 255, "", refusal.Invalid},
	} {
		t.Run(c.name, func(t *testing.T) {
			kept, p := refusal.Text(c.text, c.limit, refusal.Path{"note"})
			if kept != c.kept || codeOf(p) != c.code {
				t.Errorf("got %q, %q; want %q, %q", kept, codeOf(p), c.kept, c.code)
			}
		})
	}
}

func TestATextThatWasKeptIsKeptAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		once, p := refusal.Text(rapid.String().Draw(t, "text"), refusal.MaxShort, nil)
		if p != nil {
			t.Skip("it is refused")
		}
		if twice, p := refusal.Text(once, refusal.MaxShort, nil); twice != once || p != nil {
			t.Fatalf("%q became %q, %v", once, twice, p)
		}
	})
}

func TestTextsOfAKindAreHeldToIt(t *testing.T) {
	required := func(c *refusal.Texts, s *string, at refusal.Path) { c.Required(s, refusal.MaxShort, at) }
	for _, c := range []struct {
		name  string
		check func(*refusal.Texts, *string, refusal.Path)
		text  string
		code  refusal.Code
	}{
		{"a name is there", required, "Ada", ""},
		{"a name is not there", required, " \n", refusal.Required},
		{"a name is no text at all", required, "\x00", refusal.Invalid}, // and that alone
		{"a name that is too long", required, strings.Repeat("x", 256), refusal.TooLong},
		{"an e-mail address", (*refusal.Texts).Email, "ada@example.com", ""},
		{"no e-mail address is given", (*refusal.Texts).Email, "", ""},
		{"an e-mail address without a host", (*refusal.Texts).Email, "ada@", refusal.Invalid},
		{"an e-mail address without a name", (*refusal.Texts).Email, "@example.com", refusal.Invalid},
		{"an e-mail address of two hosts", (*refusal.Texts).Email, "ada@a@b", refusal.Invalid},
		{"two e-mail addresses", (*refusal.Texts).Email, "ada@a,bob@b", refusal.Invalid},
		{"an e-mail address with a header behind it", (*refusal.Texts).Email, "ada@a\nBcc:b", refusal.Invalid},
		{"a link", (*refusal.Texts).Link, "https://example.com/?q=1#a", ""},
		{"a link without encryption", (*refusal.Texts).Link, "http://example.com", ""},
		{"a script", (*refusal.Texts).Link, "javascript:alert(1)", refusal.Invalid},
		{"a link to nowhere", (*refusal.Texts).Link, "https://", refusal.Invalid},
		{"a path", (*refusal.Texts).Link, "/session", refusal.Invalid},
		{"a picture of this server", (*refusal.Texts).Picture, "/pictures/mug.svg", ""},
		{"a picture of another server", (*refusal.Texts).Picture, "https://example.com/mug.svg", ""},
		{"a path beside the pictures", (*refusal.Texts).Picture, "/pictures/../session", refusal.Invalid},
		{"a path beside the pictures, in disguise", (*refusal.Texts).Picture, "/pictures/%2e%2E/session", refusal.Invalid},
		{"a picture with a question behind it", (*refusal.Texts).Picture, "/pictures/mug.svg?a", refusal.Invalid},
	} {
		t.Run(c.name, func(t *testing.T) {
			var texts refusal.Texts
			text := c.text
			c.check(&texts, &text, refusal.Path{"field"})
			if c.code == "" {
				if len(texts.Problems) > 0 || text != c.text {
					t.Errorf("it became %q, %v", text, texts.Problems)
				}
				return
			}
			if len(texts.Problems) != 1 || texts.Problems[0].Code != c.code || !strings.HasSuffix(texts.Problems[0].Message, ".") {
				t.Errorf("got %v, want %s in a sentence", texts.Problems, c.code)
			}
		})
	}
}

func TestAnOptionalTextThatSaysNothingIsNone(t *testing.T) {
	var texts refusal.Texts
	given := " Ada "
	if kept := texts.Optional(&given, nil, texts.Short); kept == nil || *kept != "Ada" || given != " Ada " {
		t.Errorf("%q became %v", given, kept)
	}
	blank := " \t"
	if kept := texts.Optional(&blank, nil, texts.Short); kept != nil {
		t.Errorf("%q became %q", blank, *kept)
	}
	if kept := texts.Optional(nil, nil, texts.Short); kept != nil {
		t.Errorf("nothing became %q", *kept)
	}
}

func TestANameIsOneLineThatReadsAsItIs(t *testing.T) {
	for _, c := range []struct {
		name, text string
		code       refusal.Code
	}{
		{"a name", "Till 1", ""},
		{"a name in Arabic", "لطيفة", ""},
		{"no name", " ", refusal.Required},
		{"two lines", "Till\n1", refusal.Invalid},
		{"a tab", "Till\t1", refusal.Invalid},
		{"a character that turns what stands behind it", "Till \u202E1", refusal.Invalid},
		{"one that isolates it", "Till \u2066 1", refusal.Invalid},
	} {
		t.Run(c.name, func(t *testing.T) {
			name, p := refusal.Name(c.text, refusal.Path{"name"})
			if codeOf(p) != c.code || c.code == "" && name != c.text {
				t.Errorf("got %q, %q; want %q", name, codeOf(p), c.code)
			}
		})
	}
}

func TestAnIdempotencyKeyIsBounded(t *testing.T) {
	at := refusal.Path{"idempotencyKey"}
	for key, want := range map[string]refusal.Code{
		"": "", "k": "", strings.Repeat("k", 255): "", strings.Repeat("k", 256): refusal.TooLong, "k\x00": refusal.Invalid,
	} {
		if got := codeOf(refusal.Key(key, at)); got != want {
			t.Errorf("a key of %d bytes: %q, want %q", len(key), got, want)
		}
	}
}
