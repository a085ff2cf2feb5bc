package transport

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"waybill/internal/quota"
)

func TestABodyIsReadAsItWasSent(t *testing.T) {
	for _, b := range []*quota.Budget{nil, quota.Halved(2 << 20)} {
		for _, n := range []int{0, 1, freeBody - 1, freeBody, freeBody + 1, 2 * freeBody, 100_000} {
			sent := bytes.Repeat([]byte("abcdefg"), n/7+1)[:n]
			for _, from := range []io.Reader{bytes.NewReader(sent), iotest.OneByteReader(bytes.NewReader(sent)),
				iotest.DataErrReader(bytes.NewReader(sent))} {
				if got, err := readAndRelease(b, from); err != nil || !bytes.Equal(got, sent) {
					t.Errorf("%d bytes: got %d, %v", n, len(got), err)
				}
			}
		}
	}
	broken := errors.New("the connection broke")
	if _, err := readAndRelease(nil, io.MultiReader(strings.NewReader(strings.Repeat("x", 50_000)),
		iotest.ErrReader(broken))); !errors.Is(err, broken) {
		t.Error(err)
	}
}

func readAndRelease(b *quota.Budget, from io.Reader) ([]byte, error) {
	hold := b.Open("ada")
	defer hold.Release()
	return readBody(from, hold)
}

// held reads as much of a body as is there, and waits for the rest.
func held(t *testing.T, b *quota.Budget, n int) (finish func() error) {
	t.Helper()
	in, out := io.Pipe()
	done := make(chan error)
	go func() {
		_, err := readAndRelease(b, in)
		done <- err
	}()
	// The last byte is taken when there was memory for those before it.
	if _, err := out.Write(make([]byte, n)); err != nil {
		t.Fatal(err)
	}
	return func() error {
		_ = out.Close()
		return <-done
	}
}

func TestBodiesThatAreUnderWayHaveABound(t *testing.T) {
	b := quota.NewBudget(3*freeBody, 3*freeBody)
	first := held(t, b, 2*freeBody-1) // one of three
	second := held(t, b, 2*freeBody-1)
	if _, err := readAndRelease(b, strings.NewReader(strings.Repeat("x", 4*freeBody))); !errors.Is(err, ErrNoMemory) {
		t.Errorf("a third large one: %v", err)
	}
	if _, err := readAndRelease(b, strings.NewReader(strings.Repeat("x", freeBody-1))); err != nil {
		t.Errorf("a small one: %v", err)
	}
	if err := errors.Join(first(), second()); err != nil {
		t.Fatal(err)
	}
	for range 10 { // all of it was given back
		if _, err := readAndRelease(b, strings.NewReader(strings.Repeat("x", 3*freeBody))); err != nil {
			t.Fatal(err)
		}
	}
}
