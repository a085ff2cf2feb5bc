package exchange

import (
	"io"
	"os"
	"sync"
)

// Spool is a file between somebody who writes fast and somebody who reads slowly. Reading an
// order holds one moment of the store, and the store keeps what changed since then until the
// moment is given up. So an export is written at the pace of the disk, and whoever takes it
// over a slow line, or stops half way, holds nothing but the file.
type Spool struct {
	file    *os.File
	mu      sync.Mutex
	changed *sync.Cond
	size    int64 // bytes that were written
	ended   bool
	err     error // why it ended early
}

// NewSpool makes a spool. Close it when it was read.
func NewSpool() (*Spool, error) {
	f, err := os.CreateTemp("", "waybill-export-*")
	if err != nil {
		return nil, err
	}
	// Where the system lets an open file lose its name, a program that is killed leaves nothing behind.
	_ = os.Remove(f.Name())
	s := &Spool{file: f}
	s.changed = sync.NewCond(&s.mu)
	return s, nil
}

// Write adds to the end. One goroutine writes.
func (s *Spool) Write(p []byte) (int, error) {
	n, err := s.file.WriteAt(p, s.size)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.size += int64(n)
	s.changed.Broadcast()
	return n, err
}

// End tells that no more comes: because all was written, or because of err. Only the
// first call counts.
func (s *Spool) End(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.ended {
		s.ended, s.err = true, err
	}
	s.changed.Broadcast()
}

// failure is why it ended early.
func (s *Spool) failure() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.err
}

// Reader reads from the beginning, and waits for what is still to come. Its error is that of End.
func (s *Spool) Reader() io.Reader { return &spoolReader{spool: s} }

type spoolReader struct {
	spool *Spool
	at    int64
}

func (r *spoolReader) Read(p []byte) (int, error) {
	s := r.spool
	s.mu.Lock()
	for r.at == s.size && !s.ended {
		s.changed.Wait()
	}
	there, err := s.size-r.at, s.err
	s.mu.Unlock()
	switch {
	case err != nil:
		return 0, err
	case there == 0:
		return 0, io.EOF
	}
	n, err := s.file.ReadAt(p[:min(int64(len(p)), there)], r.at)
	r.at += int64(n)
	return n, err
}

// Close removes the file, when nobody writes or reads any more.
func (s *Spool) Close() error {
	err := s.file.Close()
	_ = os.Remove(s.file.Name()) // where it kept its name
	return err
}
