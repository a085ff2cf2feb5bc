package exchange

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"golang.org/x/text/transform"
	"pgregory.net/rapid"
)

// Text that arrives in pieces of any size is translated the same.
func TestLineFeedsDoNotDependOnPieces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.SampledFrom([]rune("a\r\n")), 0, 9000, -1).Draw(t, "text")
		want := strings.ReplaceAll(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\x00"), "\r", "\n"), "\x00", "\r\n")
		got, err := io.ReadAll(transform.NewReader(iotest.OneByteReader(strings.NewReader(text)), lineFeeds{}))
		whole, _, errWhole := transform.Bytes(lineFeeds{}, []byte(text))
		if err != nil || errWhole != nil || string(got) != want || !bytes.Equal(whole, got) {
			t.Fatalf("%q became %q and %q, want %q (%v, %v)", text, got, whole, want, err, errWhole)
		}
	})
}
