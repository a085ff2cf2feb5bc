package shopify

import (
	"fmt"
	"io"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/schollz/progressbar/v3"
)

// Summary counts what became of files.
type Summary struct {
	DryRun    bool
	Added     int // orders imported, or that would be
	Unchanged int // orders that were here already
	Rows      int // rows refused
	Warnings  int
	Files     int // files refused as a whole

	lastRow Place // the row counted last
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
	text := fmt.Sprintf("%s %s, %d already here, %s refused, %s",
		counted(s.Added, "order"), verb, s.Unchanged, counted(s.Rows, "row"), counted(s.Warnings, "warning"))
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

// sentence gives a message its capital and its full stop.
func sentence(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	s = string(unicode.ToUpper(first)) + s[size:]
	if last, _ := utf8.DecodeLastRuneInString(s); last != '.' {
		s += "."
	}
	return s
}

// output is where people read how an import goes. The progress bar stands on
// the last line of the same terminal as the issues, so it makes room for each.
type output struct {
	stdout, stderr io.Writer
	bar            *progressbar.ProgressBar // nil when nobody wants to see it
}

func newOutput(opts Options, size int64) output {
	o := output{stdout: opts.Stdout, stderr: opts.Stderr}
	if o.stdout == nil {
		o.stdout = io.Discard
	}
	if o.stderr == nil {
		o.stderr = io.Discard
	}
	if opts.Progress {
		o.bar = progressbar.NewOptions64(size,
			progressbar.OptionSetWriter(o.stderr),
			progressbar.OptionSetDescription("Importing"),
			progressbar.OptionShowBytes(true),
			progressbar.OptionThrottle(100*time.Millisecond),
			progressbar.OptionClearOnFinish(),
			progressbar.OptionSetSpinnerChangeInterval(0), // or a goroutine would go on turning it
		)
	}
	return o
}

// advance shows that n more bytes were read. A bar that cannot be shown is no reason
// to stop an import, here and below.
func (o *output) advance(n int) {
	if o.bar != nil {
		_ = o.bar.Add(n)
	}
}

func (o *output) issue(i Issue) {
	if o.bar != nil {
		_ = o.bar.Clear()
	}
	_, _ = fmt.Fprintln(o.stderr, i)
}

func (o *output) finish(s Summary) {
	if o.bar != nil {
		_ = o.bar.Exit()
		_ = o.bar.Clear()
	}
	_, _ = fmt.Fprintln(o.stdout, s)
}
