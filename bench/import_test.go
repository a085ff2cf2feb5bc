package bench

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// BenchmarkImport lets a program of its own import an export, so that its memory is
// nobody else's. An operation is the import of all -imported orders into a new store.
func BenchmarkImport(b *testing.B) {
	export := filepath.Join(b.TempDir(), "orders_export.csv")
	if err := createExport(export, *importedCount); err != nil {
		b.Fatal(err)
	}
	program, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	var peak, user, system float64
	for b.Loop() {
		store := filepath.Join(b.TempDir(), "import.db")
		work := exec.CommandContext(b.Context(), program, asWaybill, "import", "--db", store, export)
		var said strings.Builder
		work.Stdout, work.Stderr = &said, &said
		if err := work.Run(); err != nil {
			b.Fatalf("waybill import: %v\n%s", err, said.String())
		}
		peak = max(peak, float64(peakMemory(work.ProcessState)))
		user += work.ProcessState.UserTime().Seconds()
		system += work.ProcessState.SystemTime().Seconds()
	}
	n := float64(b.N)
	b.ReportMetric(n*float64(*importedCount)/b.Elapsed().Seconds(), "orders/s")
	b.ReportMetric(user/n, "user-sec/op")
	b.ReportMetric(system/n, "sys-sec/op")
	if peak > 0 {
		b.ReportMetric(peak, "peak-B")
	}
}

func createExport(file string, n int) error {
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	return errors.Join(writeExport(f, n), f.Close())
}
