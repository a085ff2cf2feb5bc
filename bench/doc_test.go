// Package bench measures Waybill with Go's own benchmarks: requests against the
// same work written by hand, what a subscriber costs, what an import takes, and
// how long requests that are meant to hurt keep the server busy.
//
// It promises that the two sides of a comparison work on one store file with the
// same durability, that they gave equal answers before anything was timed, and
// that they are timed in turns in one run. Nothing here asserts a speed, because
// machines are noisy. README.md says how to run, compare and profile.
package bench

import (
	"context"
	"flag"
	"fmt"
	"os"
	"testing"
	"time"

	"waybill/internal/command"
)

// The sizes of what is measured. With -short all are small, to see that everything runs.
var (
	orderCount      = flag.Int("orders", 10_000, "orders in the store, of 3 lines each")
	importedCount   = flag.Int("imported", 100_000, "orders to import, of 3 lines each")
	subscriberCount = flag.Int("subscribers", 5_000, "subscribers of the live feed")
	settle          = flag.Duration("settle", 25*time.Second, "how long idle subscribers are left alone before their memory is read")
	serverProfile   = flag.String("serverprofile", "",
		"write profiles of Waybill's server process, while it tells subscribers, to this file")
)

// The names under which this program runs again, in a process of its own, so that
// the memory and the processor time of what it measures are nobody else's.
const (
	asServer  = "serve-subscribers"
	asWaybill = "waybill"
	asGreedy  = "replay-for-ever"
)

func TestMain(m *testing.M) {
	if len(os.Args) > 1 {
		switch os.Args[1] {
		case asServer:
			if err := serveLive(context.Background(), os.Args[2:], os.Stdin, os.Stdout); err != nil {
				fmt.Fprintln(os.Stderr, "bench: "+err.Error())
				os.Exit(1)
			}
			os.Exit(0)
		case asGreedy:
			replayForEver(os.Args[2], os.Args[3], os.Args[4])
		case asWaybill:
			os.Exit(command.Main(os.Args[2:], os.Stdout, os.Stderr))
		}
	}
	flag.Parse()
	if testing.Short() {
		*orderCount, *importedCount, *subscriberCount, *settle = 4*minOrders, 1_000, 2*inOne, 0
	}
	if benchmarks := flag.Lookup("test.bench"); benchmarks != nil && benchmarks.Value.String() != "" {
		// benchstat takes from these lines which of our own figures are better when they are higher.
		fmt.Println("Unit ratio better=higher\nUnit cpu-ratio better=higher\nUnit orders/s better=higher")
	}
	os.Exit(m.Run())
}
