// Command bench tells what Waybill costs compared with the same work written by
// hand, what subscribers cost, and how much memory an import takes.
//
// It promises that both sides work on one store file with the same durability,
// that they gave equal answers before anything was timed, and that they are
// timed in turns in one run. Only the ratio means something: the figures
// themselves are the machine's. See README.md.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/pprof"
	"slices"
	"time"
)

// settings are the command line.
type settings struct {
	orders, rounds int
	clients        int // 0: each of clientCounts
	turn           time.Duration
	only           string
	profile        string
	folder         string
	importing      bool
	imported       int
	live           bool
	subscribers    int
	settle         time.Duration
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	switch {
	case errors.Is(err, flag.ErrHelp):
	case err != nil:
		fmt.Fprintln(os.Stderr, "bench: "+err.Error())
		os.Exit(1)
	}
}

func parse(args []string, stderr io.Writer) (settings, error) {
	var s settings
	var seconds float64
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.IntVar(&s.orders, "orders", 10_000, "orders in the store, of 3 lines each")
	flags.IntVar(&s.rounds, "rounds", 5, "turns of each side in each case")
	flags.Float64Var(&seconds, "seconds", 3, "length of a turn")
	flags.IntVar(&s.clients, "clients", 0, "a single number of clients (default: 1, then 8)")
	flags.StringVar(&s.only, "only", "", "a single case: list, details or fulfill; with -live a single server: waybill, gqlgen or writes")
	flags.StringVar(&s.profile, "cpuprofile", "", "write a CPU profile of the turns to this file")
	flags.StringVar(&s.folder, "folder", "", "where the temporary store is put (default: the system's folder for such)")
	flags.BoolVar(&s.importing, "import", false, "measure an import instead")
	flags.IntVar(&s.imported, "import-orders", 100_000, "orders to import, of 3 lines each")
	flags.BoolVar(&s.live, "live", false, "measure subscriptions instead")
	flags.IntVar(&s.subscribers, "subscribers", 5_000, "subscribers, with a WebSocket each")
	flags.DurationVar(&s.settle, "settle", 25*time.Second, "how long idle subscribers are left alone before their memory is read")
	if err := flags.Parse(args); err != nil {
		return s, err
	}
	s.turn = time.Duration(seconds * float64(time.Second))
	switch {
	case flags.NArg() > 0:
		return s, fmt.Errorf("%q is not a flag", flags.Arg(0))
	case s.orders < minOrders || s.rounds < 1 || s.turn <= 0 || s.imported < 1 || s.subscribers < 1:
		return s, fmt.Errorf("-orders must be at least %d, -rounds, -seconds, -import-orders and -subscribers more than 0", minOrders)
	case s.clients < 0:
		return s, errors.New("-clients must not be negative")
	case s.only != "" && caseNamed(s.only) == nil && !(s.live && slices.Contains(liveSides, s.only)):
		return s, fmt.Errorf("-only %s: there is no such case", s.only)
	}
	return s, nil
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	if len(args) > 0 && args[0] == serveCommand {
		return serveLive(ctx, args[1:], os.Stdin, stdout)
	}
	s, err := parse(args, stderr)
	if err != nil {
		return err
	}
	folder, err := os.MkdirTemp(s.folder, "waybill-bench-")
	if err != nil {
		return fmt.Errorf("make room for the store: %w", err)
	}
	defer os.RemoveAll(folder) //nolint:errcheck // it is temporary anyway
	switch {
	case s.importing:
		return measureImport(ctx, folder, s.imported, stdout, stderr)
	case s.live:
		return measureLive(ctx, folder, s, stdout, stderr)
	}
	return measureSides(ctx, folder, s, stdout, stderr)
}

func measureSides(ctx context.Context, folder string, s settings, stdout, stderr io.Writer) error {
	fmt.Fprintf(stderr, "filling a store with %d orders\n", s.orders)
	b, err := newBench(ctx, filepath.Join(folder, "bench.db"), s.orders)
	if err != nil {
		return err
	}
	defer b.close() //nolint:errcheck // a store that is thrown away
	if err := b.compare(); err != nil {
		return fmt.Errorf("nothing was timed, because the answers differ: %w", err)
	}
	fmt.Fprintln(stderr, "both sides give equal answers")
	stopProfile, err := startProfile(s.profile)
	if err != nil {
		return err
	}
	results, err := b.timeAll(ctx, s, stderr)
	stopProfile()
	if err != nil {
		return err
	}
	return printTable(stdout, results)
}

func startProfile(file string) (stop func(), err error) {
	if file == "" {
		return func() {}, nil
	}
	f, err := os.Create(file)
	if err != nil {
		return nil, err
	}
	if err := pprof.StartCPUProfile(f); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return func() { pprof.StopCPUProfile(); _ = f.Close() }, nil
}
