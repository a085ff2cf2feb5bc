package exchange

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// Import opens files one after the other and hands each to read, which reports bad rows
// and takes the others. A file that read refuses as a whole, with a FileError, does not keep
// the others out. The error is what stopped the import: a file that cannot be opened or
// read, what else read returned, or ctx.
func Import(ctx context.Context, files []string, opts Options, read func(t *Text, file string, to *Report) error) (Summary, error) {
	size, err := measure(files)
	if err != nil {
		return Summary{DryRun: opts.DryRun}, err
	}
	to := newReport(opts, size)
	for _, file := range files {
		if err = importFile(ctx, file, to, read); err != nil {
			break
		}
	}
	to.finish()
	return to.Summary, err
}

func importFile(ctx context.Context, name string, to *Report, read func(*Text, string, *Report) error) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close() //nolint:errcheck // it was only read
	t, err := OpenText(f)
	if err == nil {
		t.Read = func(n int) error {
			to.advance(n)
			return ctx.Err()
		}
		err = errors.Join(read(t, name, to), t.Close())
	}
	if why, refused := errors.AsType[FileError](err); refused {
		to.refuseFile(name, why)
		return nil
	}
	return err
}

// measure adds up how many bytes will be read, and finds out before anything is imported
// whether one cannot be opened. It is -1 when it cannot be known, as with pipes.
func measure(files []string) (int64, error) {
	total := int64(0)
	for _, file := range files {
		info, err := os.Stat(file)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return 0, fmt.Errorf("%s: %w", file, fs.ErrNotExist)
		case err != nil:
			return 0, err
		case info.IsDir():
			return 0, fmt.Errorf("%s is a directory, not a file", file)
		case !info.Mode().IsRegular():
			total = -1
			continue
		}
		f, err := os.Open(file)
		if err != nil {
			return 0, err
		}
		_ = f.Close() // nothing was done with it
		if total >= 0 {
			total += 2 * info.Size() // it is read twice
		}
	}
	return total, nil
}
