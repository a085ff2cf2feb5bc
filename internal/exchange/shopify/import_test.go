package shopify

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"waybill/desk"
	"waybill/internal/exchange"
	"waybill/order"
)

// memory is a desk that remembers which orders it has.
type memory struct {
	has     map[string]bool
	numbers map[string]bool
	batches []int
	err     error
	each    func()
	// differences are those of each order that it has, until it is updated, and left those after it.
	differences, left []string
}

func (m *memory) Import(_ context.Context, actor order.Actor, orders []order.Imported) ([]desk.ImportResult, error) {
	if m.err != nil || actor.Kind != order.ActorImport {
		return nil, m.err
	}
	m.batches = append(m.batches, len(orders))
	outcomes := make([]desk.ImportResult, len(orders))
	for i, in := range orders {
		_, warning, problems := in.Check()
		switch {
		case len(problems) > 0:
			outcomes[i] = desk.ImportResult{State: desk.Refused, Problems: problems}
		case m.has[in.SourceID]:
			outcomes[i] = desk.ImportResult{State: desk.Unchanged, Differences: m.differences}
		default:
			outcomes[i] = desk.ImportResult{State: desk.Added, Warning: warning}
			m.has[in.SourceID], m.numbers[in.Number] = true, true
		}
	}
	if m.each != nil {
		m.each()
	}
	return outcomes, nil
}

// Update brings all but what is left.
func (m *memory) Update(context.Context, order.Actor, order.Imported) (desk.ImportResult, error) {
	return desk.ImportResult{State: desk.Updated, Differences: m.left}, m.err
}

func newMemory() *memory { return &memory{has: map[string]bool{}, numbers: map[string]bool{}} }

func write(t *testing.T, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "orders.csv")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// importAll imports files as the command does.
func importAll(ctx context.Context, desk Desk, prefix string, files []string, opts exchange.Options) (exchange.Summary, error) {
	return exchange.Import(ctx, files, opts, NewImporter(ctx, desk, prefix).File)
}

func run(t *testing.T, desk Desk, dry bool, files ...string) (summary, issues string) {
	t.Helper()
	var out, errs bytes.Buffer
	s, err := importAll(t.Context(), desk, "", files, exchange.Options{DryRun: dry, Stdout: &out, Stderr: &errs})
	if err != nil {
		t.Fatal(err)
	}
	if out.String() != s.String()+"\n" {
		t.Errorf("printed %q, returned %q", out.String(), s)
	}
	return s.String(), errs.String()
}

func TestImportingAgainChangesNothing(t *testing.T) {
	desk := newMemory()
	files := []string{"testdata/today.csv", "testdata/totals.csv"}
	for _, c := range []struct {
		name  string
		dry   bool
		want  string
		lines int
	}{
		{"a dry run says what would happen", true, "24 orders would be imported, 0 already here, 0 rows refused, 7 warnings.", 7},
		{"and does nothing", false, "24 orders imported, 0 already here, 0 rows refused, 7 warnings.", 7},
		{"the second time nothing is new", false, "0 orders imported, 24 already here, 0 rows refused, 0 warnings.", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			to := desk
			if c.dry { // the caller gives a dry run a desk of its own
				to = newMemory()
			}
			summary, issues := run(t, to, c.dry, files...)
			if summary != c.want || strings.Count(issues, "\n") != c.lines {
				t.Errorf("%s\n%s", summary, issues)
			}
		})
	}
	if _, issues := run(t, newMemory(), false, files...); !strings.Contains(issues,
		"testdata/totals.csv: row 6, column Total: warning: The total is $47.77, but its parts add up to $49.00.\n") {
		t.Errorf("the total's warning is missing:\n%s", issues)
	}
}

func TestImportingAgainTellsWhatDiffersAndBringsIt(t *testing.T) {
	file := write(t, smallHeader+orderRow("#1001")+orderRow("#1002"))
	for _, c := range []struct {
		name               string
		update             bool
		differences, left  []string
		summary, different string
	}{
		{"nothing differs", true, nil, nil, "0 orders imported, 2 already here, 0 rows refused, 0 warnings.", ""},
		{"what differs is told", false, []string{"Paid there.", "Gone there."}, nil,
			"0 orders imported, 2 already here, 2 different, 0 rows refused, 0 warnings.",
			"FILE: row 2: different: Paid there.\nFILE: row 2: different: Gone there.\n" +
				"FILE: row 3: different: Paid there.\nFILE: row 3: different: Gone there.\n"},
		{"what is brought is counted", true, []string{"Paid there."}, nil,
			"0 orders imported, 2 already here, 2 updated, 0 rows refused, 0 warnings.", ""},
		{"what could not be brought is told", true, []string{"Paid there."}, []string{"Gone there."},
			"0 orders imported, 2 already here, 2 updated, 2 different, 0 rows refused, 0 warnings.",
			"FILE: row 2: different: Gone there.\nFILE: row 3: different: Gone there.\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			to := newMemory()
			run(t, to, false, file)
			to.differences, to.left = c.differences, c.left
			importer := NewImporter(t.Context(), to, "")
			importer.Update = c.update
			var issues bytes.Buffer
			summary, err := exchange.Import(t.Context(), []string{file}, exchange.Options{Stderr: &issues}, importer.File)
			if err != nil || !summary.Clean() || summary.String() != c.summary {
				t.Errorf("%v: %s, want %s", err, summary, c.summary)
			}
			if want := strings.ReplaceAll(c.different, "FILE", file); issues.String() != want {
				t.Errorf("told\n%s\nwant\n%s", issues.String(), want)
			}
		})
	}
}

func TestEachBadRowCountsOnce(t *testing.T) {
	desk := newMemory()
	summary, issues := run(t, desk, false, "testdata/bad.csv")
	if summary != "4 orders imported, 0 already here, 10 rows refused, 2 warnings." {
		t.Errorf("%s\n%s", summary, issues)
	}
	for _, want := range []string{
		"testdata/bad.csv: row 16, column Lineitem name: warning: The text was cut: at most 255 characters are kept.\n",
		"testdata/bad.csv: row 16, column Email: warning: \"not an address\" is not an e-mail address; it was left out.\n",
	} {
		if strings.Count(issues, want) != 1 {
			t.Errorf("want once: %s in\n%s", want, issues)
		}
	}
}

func TestAFileThatIsNoExportDoesNotKeepTheOthersOut(t *testing.T) {
	wrong := write(t, "a,b\n1,2\n")
	summary, issues := run(t, newMemory(), false, wrong, "testdata/year2021.csv")
	if summary != "2 orders imported, 0 already here, 0 rows refused, 0 warnings, 1 file refused." {
		t.Error(summary)
	}
	if !strings.HasPrefix(issues, wrong+": This is not a Shopify orders export: the header lacks Name, ") {
		t.Error(issues)
	}
}

func TestOrdersGoToTheDeskInBatches(t *testing.T) {
	desk := newMemory()
	var text strings.Builder
	text.WriteString(smallHeader)
	for i := range 450 {
		text.WriteString(orderRow("#" + string(rune('a'+i%26)) + strings.Repeat("x", i/26)))
	}
	run(t, desk, false, write(t, text.String()))
	if len(desk.batches) != 3 || desk.batches[0] != 200 || desk.batches[2] != 50 || len(desk.has) != 450 {
		t.Errorf("batches %v, %d orders", desk.batches, len(desk.has))
	}
}

func TestTheImportStopsWhenItMust(t *testing.T) {
	var rows strings.Builder
	for i := range 5_000 {
		rows.WriteString(orderRow(fmt.Sprint("#", i)))
	}
	big := write(t, smallHeader+rows.String())
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	broken := errors.New("the disk is full")
	for _, c := range []struct {
		name  string
		desk  *memory
		files []string
		want  error
	}{
		{"a file that is not there stops it before it starts", newMemory(), []string{big, "testdata/none.csv"}, os.ErrNotExist},
		{"a desk that fails stops it", &memory{err: broken}, []string{big}, broken},
		{"a cancelled context stops it after the batch",
			&memory{has: map[string]bool{}, numbers: map[string]bool{}, each: cancel}, []string{big}, context.Canceled},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := importAll(ctx, c.desk, "", c.files, exchange.Options{})
			if !errors.Is(err, c.want) || len(c.desk.batches) > 1 {
				t.Errorf("error %v after %d batches", err, len(c.desk.batches))
			}
			if errors.Is(c.want, os.ErrNotExist) && len(c.desk.batches) > 0 {
				t.Error("something was imported")
			}
		})
	}
	if _, err := importAll(t.Context(), newMemory(), "", []string{"testdata"}, exchange.Options{}); err == nil {
		t.Error("a directory was taken for a file")
	}
}

func TestProgressMakesRoomForIssues(t *testing.T) {
	var errs bytes.Buffer
	file := write(t, smallHeader+strings.Repeat(orderRow("#1"), 400)+"#2,too,few\n")
	s, err := importAll(t.Context(), newMemory(), "", []string{file}, exchange.Options{Stderr: &errs, Progress: true})
	if err != nil || s.Clean() {
		t.Fatal(s, err)
	}
	issue := file + ": row 402: The row has 3 fields, but the header has 11.\n"
	if !strings.Contains(errs.String(), "Importing") || !strings.Contains(errs.String(), "\r"+issue) {
		t.Errorf("%q", errs.String())
	}
}

func TestAPrefixKeepsTwoShopsApart(t *testing.T) {
	file := write(t, smallHeader+orderRow("#1001")+orderRow("#1002"))
	desk := newMemory()
	for _, prefix := range []string{"", "EU-"} {
		summary, err := importAll(t.Context(), desk, prefix, []string{file}, exchange.Options{})
		if err != nil || summary.Added != 2 {
			t.Errorf("%q: %s, %v", prefix, summary, err)
		}
	}
	if !desk.has["EU-#1001"] || !desk.has["#1001"] || !desk.numbers["EU-1001"] || !desk.numbers["1001"] {
		t.Errorf("%v %v", desk.has, desk.numbers)
	}
}

func TestOrdersOfOneRunThatShareANameOrIdAreToldApart(t *testing.T) {
	order := func(name, id, total string) string {
		return spoiltRow(map[string]string{"Name": name, "Id": id, "Total": total})
	}
	rows := func(csv string) string { return csv[strings.IndexByte(csv, '\n')+1:] }
	for _, c := range []struct{ name, second, summary, issue string }{
		{"the same row again is the same order", order("#1", "77", "20.00"),
			"1 order imported, 0 already here, 0 rows refused, 0 warnings.", ""},
		{"another order with the same Id is refused, with both rows", order("#2", "77", "20.00"),
			"1 order imported, 0 already here, 1 row refused, 0 warnings.",
			`row 3, column Id: The order has the same Id "77" as the one at FILE: row 2, but is not the same, so it was left out.`},
		{"another order with the same number, too", order("#1", "78", "20.00"),
			"1 order imported, 0 already here, 1 row refused, 0 warnings.",
			`row 3, column Name: The order has the same Name "1" as the one at FILE: row 2, but is not the same, so it was left out.`},
		{"the same order with another total is another", order("#1", "77", "25.00"),
			"1 order imported, 0 already here, 1 row refused, 0 warnings.", `row 3, column Id: The order has the same Id`},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := write(t, order("#1", "77", "20.00")+rows(c.second))
			summary, issues := run(t, newMemory(), false, file)
			if want := strings.ReplaceAll(c.issue, "FILE", file); summary != c.summary || !strings.Contains(issues, want) {
				t.Errorf("%s\n%s, want %s", summary, issues, want)
			}
		})
	}
	file := write(t, order("#1", "77", "20.00"))
	summary, issues := run(t, newMemory(), false, file, file)
	if summary != "1 order imported, 1 already here, 0 rows refused, 0 warnings." {
		t.Errorf("%s\n%s", summary, issues)
	}
}
