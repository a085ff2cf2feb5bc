//go:build !linux

package main

import (
	"os"
	"time"
)

// peakMemory is not known: other systems count in other units, or not at all.
func peakMemory(*os.ProcessState) (bytes int64, known bool) { return 0, false }

// cpuTime is not known, and always the same.
func cpuTime() time.Duration { return 0 }
