package exchange

import (
	"fmt"
	"io"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/schollz/progressbar/v3"

	"waybill/internal/terminal"
)

// Summary counts what became of files.
type Summary struct {
	DryRun    bool
	Added     int // orders imported, or that would be
	Unchanged int // orders that were here already
	Updated   int // those of them to which something was brought, or would be
	Different int // those of them that differ from the file, afterwards
	Rows      int // rows refused
	Warnings  int
	Files     int // files refused as a whole
}

// Clean tells whether nothing was refused.
func (s Summary) Clean() bool { return s.Rows == 0 && s.Files == 0 }

// String is the summary as a sentence, e.g.
// "120 orders imported, 3 already here, 2 rows refused, 4 warnings."
func (s Summary) String() string {
	verb := "imported"
	if s.DryRun {
		verb = "would be imported"
	}
	text := fmt.Sprintf("%s %s, %d already here", counted(s.Added, "order"), verb, s.Unchanged)
	if s.Updated > 0 {
		text += fmt.Sprintf(", %d updated", s.Updated)
	}
	if s.Different > 0 {
		text += fmt.Sprintf(", %d different", s.Different)
	}
	text += fmt.Sprintf(", %s refused, %s", counted(s.Rows, "row"), counted(s.Warnings, "warning"))
	if s.Files > 0 {
		text += ", " + counted(s.Files, "file") + " refused"
	}
	return text + "."
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// Sentence gives a message its capital and its full stop.
func Sentence(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	s = string(unicode.ToUpper(first)) + s[size:]
	if last, _ := utf8.DecodeLastRuneInString(s); last != '.' {
		s += "."
	}
	return s
}

// Options say how to import. Writers that are nil are silent.
type Options struct {
	DryRun   bool      // the desk is a copy: say what would happen
	Stdout   io.Writer // the summary
	Stderr   io.Writer // issues, one a line, and progress
	Progress bool      // show a progress bar; meant for terminals
}

// Report counts what becomes of rows, and tells people what is odd about them. The
// progress bar stands on the last line of the same terminal as the issues, so it makes
// room for each.
type Report struct {
	Summary
	lastRow        Place // the row counted last
	stdout, stderr io.Writer
	bar            *progressbar.ProgressBar // nil when nobody wants to see it
}

func newReport(opts Options, size int64) *Report {
	r := &Report{Summary: Summary{DryRun: opts.DryRun}, stdout: opts.Stdout, stderr: opts.Stderr}
	if r.stdout == nil {
		r.stdout = io.Discard
	}
	if r.stderr == nil {
		r.stderr = io.Discard
	}
	if opts.Progress {
		r.bar = progressbar.NewOptions64(size,
			progressbar.OptionSetWriter(r.stderr),
			progressbar.OptionSetDescription("Importing"),
			progressbar.OptionShowBytes(true),
			progressbar.OptionThrottle(100*time.Millisecond),
			progressbar.OptionClearOnFinish(),
			progressbar.OptionSetSpinnerChangeInterval(0), // or a goroutine would go on turning it
		)
	}
	return r
}

// Issue tells a bad row, or a warning, and counts it. A row counts once, however much is
// wrong with it: issues of one row come one after the other.
func (r *Report) Issue(i Issue) {
	row := i.Place
	row.Column = ""
	switch {
	case i.Warning:
		r.Warnings++
	case i.Different:
	case row != r.lastRow:
		r.lastRow = row
		r.Rows++
	}
	r.tell(i)
}

// refuseFile tells why nothing of a file was taken.
func (r *Report) refuseFile(name string, why FileError) {
	r.Files++
	r.tell(Refused(Place{File: name}, Sentence(why.Error())))
}

// tell and the others go on when the bar cannot be shown: that is no reason to stop.
func (r *Report) tell(i Issue) {
	if r.bar != nil {
		_ = r.bar.Clear()
	}
	_, _ = fmt.Fprintln(r.stderr, terminal.Plain(i.String()))
}

// advance shows that n more bytes were read.
func (r *Report) advance(n int) {
	if r.bar != nil {
		_ = r.bar.Add(n)
	}
}

func (r *Report) finish() {
	if r.bar != nil {
		_ = r.bar.Exit()
		_ = r.bar.Clear()
	}
	_, _ = fmt.Fprintln(r.stdout, r.Summary)
}
