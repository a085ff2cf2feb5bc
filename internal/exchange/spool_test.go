package exchange_test

import (
	"bytes"
	"errors"
	"io"
	"testing"

	"pgregory.net/rapid"

	"waybill/internal/exchange"
)

func TestASpoolIsReadAsItWasWritten(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s, err := exchange.NewSpool()
		if err != nil {
			rt.Fatal(err)
		}
		defer s.Close() //nolint:errcheck // it is thrown away
		parts := rapid.SliceOf(rapid.SliceOfN(rapid.Byte(), 0, 50)).Draw(rt, "parts")
		go func() {
			for _, part := range parts {
				_, _ = s.Write(part)
			}
			s.End(nil)
			s.End(errors.New("too late"))
		}()
		got, err := io.ReadAll(s.Reader())
		if err != nil || !bytes.Equal(got, bytes.Join(parts, nil)) {
			rt.Fatalf("%q, %v", got, err)
		}
	})
}

func TestAWriterDoesNotWaitForTheReader(t *testing.T) {
	s, err := exchange.NewSpool()
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	written := bytes.Repeat([]byte("order\n"), 1<<20) // more than any pipe holds
	if _, err := s.Write(written); err != nil {       // nobody reads yet
		t.Fatal(err)
	}
	s.End(nil)
	if got, err := io.ReadAll(s.Reader()); err != nil || !bytes.Equal(got, written) {
		t.Errorf("read %d bytes of %d: %v", len(got), len(written), err)
	}
}

func TestAReaderHearsOfAFailure(t *testing.T) {
	s, err := exchange.NewSpool()
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	broken := errors.New("the disk is full")
	_, _ = s.Write([]byte("half"))
	s.End(broken)
	if _, err := io.ReadAll(s.Reader()); !errors.Is(err, broken) {
		t.Errorf("the reader hears %v", err)
	}
}

func TestNoTextComputes(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "Ada": "Ada", "=1+1": "'=1+1", "+44": "'+44", "-5": "'-5", "@SUM(A1)": "'@SUM(A1)", "\t=1": "'\t=1", "\r=1": "'\r=1",
		"'=1": "''=1", "''=1": "'''=1", "'tHooft": "'tHooft", "'": "'", "1-2": "1-2", "＝1": "'＝1", "\xff": "\xff",
	} {
		if got := exchange.Guard(text); got != want {
			t.Errorf("%q is written %q, want %q", text, got, want)
		}
	}
}

func FuzzUnguard(f *testing.F) {
	for _, s := range []string{"", "=", "'=", "''", "'-'", "＋", "\xff=", "'\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if got := exchange.Unguard(exchange.Guard(text)); got != text {
			t.Errorf("%q came back as %q", text, got)
		}
	})
}
