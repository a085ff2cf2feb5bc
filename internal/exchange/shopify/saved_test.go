package shopify

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"waybill/internal/exchange"

	"golang.org/x/text/encoding/unicode"
)

// wide is a text in UTF-16.
func wide(t *testing.T, text string, order unicode.Endianness, mark unicode.BOMPolicy) string {
	t.Helper()
	encoded, err := unicode.UTF16(order, mark).NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return encoded
}

func TestFilesAreReadHoweverASpreadsheetSavedThem(t *testing.T) {
	plain := smallHeader + orderRow("#1") + strings.Replace(lineRowOf("#1"), "Cup", "\"Große Tasse\nblau\"", 1) + orderRow("#2")
	with := func(sign string) string { return strings.ReplaceAll(plain, ",", sign) }
	for _, c := range []struct{ name, text string }{
		{"as Shopify writes it", plain},
		{"with a mark before it", "\ufeff" + plain},
		{"with semicolons", with(";")},
		{"with tabs", with("\t")},
		{"with a line that tells the separator", "sep=;\r\n" + with(";")},
		{"with a separator that nobody would guess", "sep=|\n" + with("|")},
		{"with the line ends of Windows", strings.ReplaceAll(plain, "\n", "\r\n")},
		{"with the line ends of old Macs, and line feeds in fields",
			strings.ReplaceAll(strings.ReplaceAll(plain, "\n", "\r"), "Tasse\rblau", "Tasse\nblau")},
		{"in UTF-16 with a mark", wide(t, plain, unicode.LittleEndian, unicode.UseBOM)},
		{"in UTF-16, the other way round", wide(t, plain, unicode.BigEndian, unicode.UseBOM)},
		{"in UTF-16 without a mark", wide(t, plain, unicode.LittleEndian, unicode.IgnoreBOM)},
		{"in UTF-16 with tabs and the line ends of Macs",
			wide(t, strings.ReplaceAll(with("\t"), "\n", "\r"), unicode.LittleEndian, unicode.UseBOM)},
	} {
		t.Run(c.name, func(t *testing.T) {
			desk := newMemory()
			summary, issues := run(t, desk, false, write(t, c.text))
			if summary != "2 orders imported, 0 already here, 0 rows refused, 0 warnings." || issues != "" {
				t.Errorf("%s\n%s", summary, issues)
			}
		})
	}
}

func TestRowsKeepTheirNumbersHoweverAFileWasSaved(t *testing.T) {
	text := "sep=;\r\n" + strings.ReplaceAll(smallHeader+orderRow("#1")+"\n\n"+orderRow("#2")+"#1,too,few\n", ",", ";")
	file := write(t, text)
	if _, issues := run(t, newMemory(), false, file); issues != file+": row 6: The row has 3 fields, but the header has 11.\n" {
		t.Error(issues)
	}
}

func TestFilesOfOtherKindsAreNamed(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a workbook", "PK\x03\x04\x14\x00\x06", "This is an Excel workbook or a zip archive; save it as CSV UTF-8"},
		{"an old workbook", "\xd0\xcf\x11\xe0\xa1\xb1", "This is an old Excel workbook"},
		{"a compressed file", "\x1f\x8b\x08", "This is a compressed file; unpack it first"},
		{"a document", "%PDF-1.7", "This is a PDF document"},
		{"a page", "\ufeff <!DOCTYPE html>", "This is a web page"},
		{"JSON", `{"orders": []}`, "This is JSON"},
	} {
		t.Run(c.name, func(t *testing.T) {
			summary, issues := run(t, newMemory(), false, write(t, c.text))
			if !strings.Contains(summary, "1 file refused") || !strings.Contains(issues, c.want) {
				t.Errorf("%s\n%s", summary, issues)
			}
		})
	}
}

func TestAPipeIsReadLikeAFile(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		_, _ = io.WriteString(w, smallHeader+orderRow("#1")+orderRow("#2")+lineRowOf("#1"))
		_ = w.Close()
	}()
	text, err := exchange.OpenText(r)
	if err != nil {
		t.Fatal(err)
	}
	var entries []Entry
	err = ReadShopifyCSV(text, "f", func(e Entry) error { entries = append(entries, e); return nil }, func(i exchange.Issue) { t.Error(i) })
	if got := numbers(entries); err != nil || got != "1:2 2:1" {
		t.Errorf("orders %s, error %v", got, err)
	}
	if err := text.Close(); err != nil {
		t.Error(err)
	}
}

func TestTheCopyOfAFileIsRemoved(t *testing.T) {
	folder := t.TempDir()
	t.Setenv("TMPDIR", folder)
	run(t, newMemory(), false, write(t, wide(t, smallHeader+orderRow("#1"), unicode.LittleEndian, unicode.UseBOM)))
	if left, err := filepath.Glob(filepath.Join(folder, "*.csv")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}
