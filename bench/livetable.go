package main

import (
	"fmt"
	"io"
	"runtime"
	"slices"
	"text/tabwriter"
	"time"
)

// liveResults are the turns of each side.
type liveResults map[string][]turnLive

// over is the median of what the turns of a side showed.
func (r liveResults) over(side string, figure func(turnLive) float64) float64 {
	return median(each(r[side], figure))
}

func (r liveResults) print(w io.Writer, subscribers int) error {
	fmt.Fprintf(w, "%s, %s/%s, GOMAXPROCS %d; medians of all rounds\n\n", runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.GOMAXPROCS(0))
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(t, "%d idle subscribers\tresident each\tgoroutines each\t\n", subscribers)
	for _, side := range r.sides("waybill", "gqlgen") {
		fmt.Fprintf(t, "%s\t%.1f kB\t%.2f\t\n", side,
			r.over(side, func(t turnLive) float64 { return float64(t.idle.Resident) / float64(subscribers) / 1000 }),
			r.over(side, func(t turnLive) float64 { return float64(t.idle.Goroutines) / float64(subscribers) }))
	}
	fmt.Fprintln(t, "\t\t\t")
	r.printTold(t, "a connection each", func(t turnLive) telling { return t.alone })
	r.printTold(t, fmt.Sprintf("%d in a connection", inOne), func(t turnLive) telling { return t.together })
	fmt.Fprint(t, "an event for which\tnobody listens\tall listen for other orders\t\n")
	for _, side := range r.sides("waybill", "gqlgen") {
		fmt.Fprintf(t, "%s\t%.0f µs CPU\t%.0f µs CPU\t\n", side,
			r.over(side, func(t turnLive) float64 { return t.nobody.perEvent() }),
			r.over(side, func(t turnLive) float64 { return t.others.perEvent() }))
	}
	fmt.Fprintln(t, "\t\t\t")
	fmt.Fprint(t, "change answered to event received\tp50\tp99\t\n")
	for _, side := range r.sides("waybill", "gqlgen") {
		var all []time.Duration
		for _, turn := range r[side] {
			all = append(all, turn.latencies...)
		}
		slices.Sort(all)
		fmt.Fprintf(t, "%s\t%.2f ms\t%.2f ms\t\n", side, milliseconds(nth(all, 50)), milliseconds(nth(all, 99)))
	}
	return t.Flush()
}

// printTold shows what a message costs each side, and how much of it is not the
// writing.
// sides are those of names that had a turn.
func (r liveResults) sides(names ...string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool { return len(r[name]) == 0 })
}

func (r liveResults) printTold(w io.Writer, how string, of func(turnLive) telling) {
	fmt.Fprintf(w, "told, %s\tCPU each\tuser\tsystem\tabove writes\tuser above writes\tlast one told after\t\n", how)
	cpu := func(t turnLive) float64 { return of(t).each(of(t).used.User + of(t).used.System) }
	user := func(t turnLive) float64 { return of(t).each(of(t).used.User) }
	system := func(t turnLive) float64 { return of(t).each(of(t).used.System) }
	for _, side := range r.sides(liveSides...) {
		fmt.Fprintf(w, "%s\t%.1f µs\t%.1f µs\t%.1f µs\t%.1f µs\t%.1f µs\t%.0f ms\t\n", side, r.over(side, cpu), r.over(side, user), r.over(side, system),
			r.over(side, cpu)-r.over("writes", cpu), r.over(side, user)-r.over("writes", user),
			r.over(side, func(t turnLive) float64 { return milliseconds(of(t).elapsed) / float64(of(t).events) }))
	}
	fmt.Fprintln(w, "\t\t\t")
}

// each is a share of time for one message, in microseconds.
func (t telling) each(d time.Duration) float64 { return float64(d.Microseconds()) / float64(t.told) }

// perEvent is the processor time of an event, in microseconds.
func (t telling) perEvent() float64 {
	return float64((t.used.User + t.used.System).Microseconds()) / float64(t.events)
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// nth is a percentile of sorted figures.
func nth(sorted []time.Duration, percent int) time.Duration {
	if len(sorted) == 0 {
		return 0
	}
	return sorted[len(sorted)*percent/100]
}
