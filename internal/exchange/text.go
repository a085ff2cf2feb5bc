package exchange

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// FileError is why a whole file is refused, before anything of it is taken.
type FileError string

func (e FileError) Error() string { return string(e) }

// Text is the text of a file as UTF-8 with fields that are parted by comma. Its rows
// can be read more than once and from the middle.
type Text struct {
	io.ReaderAt
	size   int64 // bytes
	header At
	// Comma parts the fields.
	Comma rune

	copy *os.File // in which the text is; nil: where it was
	// Read hears of bytes that were read, and ends the reading with an error; nil: nobody does.
	Read func(n int) error
}

// Close removes what was made to read the text.
func (t *Text) Close() error {
	if t.copy == nil {
		return nil
	}
	err := t.copy.Close()
	if removed := os.Remove(t.copy.Name()); !errors.Is(removed, fs.ErrNotExist) {
		err = errors.Join(err, removed)
	}
	return err
}

// from reads the text from an offset on.
func (t *Text) from(offset int64) io.Reader {
	return &told{io.NewSectionReader(t, offset, t.size-offset), t.Read}
}

// told tells how many bytes were read.
type told struct {
	io.Reader
	read func(n int) error
}

func (r *told) Read(p []byte) (int, error) {
	n, err := r.Reader.Read(p)
	if r.read == nil {
		return n, err
	}
	if stop := r.read(n); stop != nil {
		return 0, stop
	}
	return n, err
}

// TextOf is a text that is in memory already.
func TextOf(data []byte) *Text {
	t := &Text{ReaderAt: bytes.NewReader(data), size: int64(len(data))}
	t.readDialect(data[:min(len(data), firstBytes)])
	return t
}

// firstBytes are looked at to find out how a file was written. A header has about 2 kB.
const firstBytes = 64 << 10

// OpenText opens a file that Shopify or a spreadsheet wrote: in UTF-8 or UTF-16, with
// commas, semicolons or tabs between fields, and any line ends. What Shopify itself
// writes is read where it is; other files, and those that cannot be read twice, are
// copied into a temporary file. The error is a FileError when it is no text.
func OpenText(f *os.File) (*Text, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	first := bufio.NewReaderSize(f, firstBytes)
	head, err := first.Peek(firstBytes)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if what := otherThanText(head); what != "" {
		return nil, FileError("this is " + what)
	}
	translate := translation(head)
	if info.Mode().IsRegular() && translate == nil {
		t := &Text{ReaderAt: f, size: info.Size()}
		t.readDialect(head)
		return t, nil
	}
	if translate == nil {
		translate = transform.Nop
	}
	return copied(transform.NewReader(first, translate))
}

// copied is a text in a temporary file of its own.
func copied(r io.Reader) (*Text, error) {
	f, err := os.CreateTemp("", "waybill-import-*.csv")
	if err != nil {
		return nil, fmt.Errorf("copy the file: %w", err)
	}
	t := &Text{ReaderAt: f, copy: f}
	// Where the system lets an open file lose its name, a program that is killed leaves nothing behind.
	_ = os.Remove(f.Name())
	t.size, err = io.Copy(f, r)
	head := make([]byte, min(t.size, firstBytes))
	if err == nil {
		_, err = f.ReadAt(head, 0)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("copy the file: %w", err), t.Close())
	}
	t.readDialect(head)
	return t, nil
}

// otherThanText names files of other kinds by how they begin; "" for none of them.
func otherThanText(head []byte) string {
	const advice = "; save it as CSV UTF-8, or export the orders from Shopify as a plain CSV file"
	for _, kind := range []struct{ start, name string }{
		{"PK\x03\x04", "an Excel workbook or a zip archive" + advice},
		{"\xd0\xcf\x11\xe0", "an old Excel workbook" + advice},
		{"\x1f\x8b", "a compressed file; unpack it first"},
		{"%PDF", "a PDF document" + advice},
	} {
		if bytes.HasPrefix(head, []byte(kind.start)) {
			return kind.name
		}
	}
	switch text := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n"); {
	case bytes.HasPrefix(text, []byte("<")):
		return "a web page" + advice
	case bytes.HasPrefix(text, []byte("{")), bytes.HasPrefix(text, []byte("[")):
		return "JSON" + advice
	}
	return ""
}

// translation makes plain text of what begins like this; nil when it is plain.
func translation(head []byte) transform.Transformer {
	var wide transform.Transformer
	if order, is := utf16Order(head); is {
		wide = unicode.UTF16(order, unicode.UseBOM).NewDecoder()
		decoded, _, err := transform.Bytes(wide, head[:len(head)/2*2])
		if err != nil {
			decoded = nil
		}
		wide.Reset()
		head = decoded
	}
	switch {
	case !endsLinesWithCR(head):
		return wide
	case wide == nil:
		return lineFeeds{}
	}
	return transform.Chain(wide, lineFeeds{})
}

// utf16Order recognises UTF-16 by its mark, or by the zeros that Latin letters have in it.
func utf16Order(head []byte) (unicode.Endianness, bool) {
	var zeros [2]int
	for i, b := range head[:min(len(head), 512)] {
		if b == 0 {
			zeros[i%2]++
		}
	}
	switch quarter := min(len(head), 512) / 4; {
	case bytes.HasPrefix(head, []byte{0xff, 0xfe}), quarter > 0 && zeros[1] > quarter && zeros[0] == 0:
		return unicode.LittleEndian, true
	case bytes.HasPrefix(head, []byte{0xfe, 0xff}), quarter > 0 && zeros[0] > quarter && zeros[1] == 0:
		return unicode.BigEndian, true
	}
	return unicode.BigEndian, false
}

// endsLinesWithCR tells files of old Mac programs by their first line end. Their fields
// may have line feeds.
func endsLinesWithCR(head []byte) bool {
	quoted := false
	for i, b := range head {
		switch {
		case b == '"':
			quoted = !quoted
		case quoted:
		case b == '\n':
			return false
		case b == '\r':
			return i+1 < len(head) && head[i+1] != '\n'
		}
	}
	return false
}

// lineFeeds writes a line feed for each carriage return that has none.
type lineFeeds struct{ transform.NopResetter }

// Transform implements transform.Transformer.
func (lineFeeds) Transform(dst, src []byte, atEOF bool) (written, read int, err error) {
	for read < len(src) {
		if written == len(dst) {
			return written, read, transform.ErrShortDst
		}
		b := src[read]
		if b == '\r' {
			if read+1 == len(src) && !atEOF {
				return written, read, transform.ErrShortSrc
			}
			if read+1 == len(src) || src[read+1] != '\n' {
				b = '\n'
			}
		}
		dst[written] = b
		written++
		read++
	}
	return written, read, nil
}

// readDialect finds where the header begins and which sign parts its fields. Some
// spreadsheets tell it in a first line like "sep=;".
func (t *Text) readDialect(head []byte) {
	const mark = "\ufeff"
	t.header = At{row: 1}
	if bytes.HasPrefix(head, []byte(mark)) {
		t.header.offset = int64(len(mark))
	}
	line := firstLine(head[t.header.offset:])
	if said, is := strings.CutPrefix(strings.TrimRight(line, "\r\n"), "sep="); is {
		if comma, size := utf8.DecodeRuneInString(said); size == len(said) && comma != utf8.RuneError && comma != '"' {
			t.header = At{offset: t.header.offset + int64(len(line)), row: 1, line: 1}
			t.Comma = comma
			return
		}
	}
	t.Comma = ','
	for _, other := range []rune{';', '\t'} {
		if Count(line, other) > Count(line, t.Comma) {
			t.Comma = other
		}
	}
}

// firstLine is the text up to the first line feed, with it.
func firstLine(text []byte) string {
	if end := bytes.IndexByte(text, '\n'); end >= 0 {
		text = text[:end+1]
	}
	return string(text)
}

// Count counts a sign outside of quotes.
func Count(line string, sign rune) int {
	n, quoted := 0, false
	for _, r := range line {
		switch {
		case r == '"':
			quoted = !quoted
		case r == sign && !quoted:
			n++
		}
	}
	return n
}
