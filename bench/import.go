package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// measureImport lets a program of its own import an export of n orders, so that
// its memory is nobody else's.
func measureImport(ctx context.Context, folder string, n int, stdout, stderr io.Writer) error {
	export := filepath.Join(folder, "orders_export.csv")
	fmt.Fprintf(stderr, "writing an export of %d orders\n", n)
	if err := createExport(export, n); err != nil {
		return fmt.Errorf("write the export: %w", err)
	}
	program := filepath.Join(folder, "waybill")
	build := exec.CommandContext(ctx, "go", "build", "-o", program, "waybill")
	build.Stderr = stderr
	if err := build.Run(); err != nil {
		return fmt.Errorf("build waybill (run this from its source): %w", err)
	}
	fmt.Fprintln(stderr, "importing")
	work := exec.CommandContext(ctx, program, "import", "--db", filepath.Join(folder, "import.db"), export)
	work.Stdout, work.Stderr = stderr, stderr
	start := time.Now()
	if err := work.Run(); err != nil {
		return fmt.Errorf("waybill import: %w", err)
	}
	elapsed := time.Since(start)
	memory := "unknown on this system"
	if peak, known := peakMemory(work.ProcessState); known {
		memory = fmt.Sprintf("%.0f MB", float64(peak)/1e6)
	}
	_, err := fmt.Fprintf(stdout, "import of %d orders, %d lines: %s (%.0f orders/s), CPU %s user + %s system, peak memory %s\n",
		n, n*linesEach, elapsed.Round(100*time.Millisecond), float64(n)/elapsed.Seconds(),
		work.ProcessState.UserTime().Round(100*time.Millisecond), work.ProcessState.SystemTime().Round(100*time.Millisecond), memory)
	return err
}

func createExport(file string, n int) error {
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	return errors.Join(writeExport(f, n), f.Close())
}
