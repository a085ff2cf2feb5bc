package main

import (
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"text/tabwriter"
	"time"
)

// printTable shows each case in a row. A ratio is how much of the reference's
// work Waybill does in the same time: 1.00 is as much, more is better. The one
// of processor time hardly heeds what else the machine is doing.
func printTable(w io.Writer, results []result) error {
	fmt.Fprintf(w, "%s, %s/%s, GOMAXPROCS %d; in each pair Waybill comes first, then the reference\n\n",
		runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.GOMAXPROCS(0))
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "case\tclients\trequests/s\tmedian latency\tCPU each\tallocations each\tratio by round\tratio\tCPU ratio\t")
	for _, r := range results {
		ratios := ratioOf(each(r.waybill, sample.perSecond), each(r.reference, sample.perSecond))
		cpu := ratioOf(each(r.reference, sample.cpuEach), each(r.waybill, sample.cpuEach))
		shown := make([]string, len(ratios))
		for i, ratio := range ratios {
			shown[i] = fmt.Sprintf("%.2f", ratio)
		}
		fmt.Fprintf(t, "%s\t%d\t%s\t%s, %s\t%s\t%s\t%s\t%.2f\t%.2f\t\n", r.name, r.clients,
			r.pair("%.0f", sample.perSecond), typical(r.waybill), typical(r.reference),
			r.pair("%.0f µs", sample.cpuEach), r.pair("%.0f", sample.allocsEach),
			strings.Join(shown, " "), median(ratios), median(cpu))
	}
	return t.Flush()
}

// pair is the median figure of both sides.
func (r result) pair(format string, figure func(sample) float64) string {
	return fmt.Sprintf(format+", "+format, median(each(r.waybill, figure)), median(each(r.reference, figure)))
}

// ratioOf compares two figures round by round.
func ratioOf(figures, to []float64) []float64 {
	ratios := make([]float64, len(figures))
	for i := range figures {
		ratios[i] = figures[i] / to[i]
	}
	return ratios
}

// cpuEach is in microseconds.
func (s sample) cpuEach() float64 { return float64(s.cpu.Microseconds()) / float64(s.requests) }

func (s sample) allocsEach() float64 { return float64(s.allocs) / float64(s.requests) }

func each[T any](samples []T, figure func(T) float64) []float64 {
	figures := make([]float64, len(samples))
	for i, s := range samples {
		figures[i] = figure(s)
	}
	return figures
}

// typical is the median of all rounds' requests.
func typical(samples []sample) time.Duration {
	var all []time.Duration
	for _, s := range samples {
		all = append(all, s.latencies...)
	}
	return median(all).Round(time.Microsecond)
}

func median[T ~int64 | ~float64](figures []T) T {
	sorted := slices.Sorted(slices.Values(figures))
	if len(sorted) == 0 {
		return 0
	}
	return (sorted[(len(sorted)-1)/2] + sorted[len(sorted)/2]) / 2
}
