package shopify

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"waybill/internal/exchange"
)

func FuzzReadShopifyCSV(f *testing.F) {
	files, err := filepath.Glob(filepath.Join("testdata", "*.csv"))
	if err != nil || len(files) == 0 {
		f.Fatal("no seeds", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte(smallHeader + orderRow("#1") + lineRowOf("#1") + "\"#2\n" + orderRow("#3")))
	f.Add([]byte(smallHeader + "#1,,refunded,KWD,1000000000000,2024-03-01T00:00:00Z,1000000,x,99999999999.999,partial,\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		rows := bytes.Count(data, []byte("\n")) + 2
		taken := map[int]bool{}
		_ = ReadShopifyCSV(exchange.TextOf(data), "f", func(e Entry) error {
			if len(e.LineRows) != len(e.Order.Lines) || len(e.Order.Lines) == 0 {
				t.Fatalf("%+v", e)
			}
			for _, row := range e.LineRows {
				if taken[row] {
					t.Fatalf("row %d was taken twice: %+v", row, e)
				}
				taken[row] = true
			}
			_, _, problems := e.Order.Check()
			for _, p := range problems {
				if at := e.PlaceOf(p.Field); at.Row < 2 || at.Row > rows || at.Column == "" {
					t.Fatalf("problem %v has no place: %v", p, at)
				}
			}
			return nil
		}, func(i exchange.Issue) {
			if i.Row < 1 || i.Row > rows || i.Message == "" {
				t.Fatalf("issue without a place: %v", i)
			}
		})
	})
}
