package store

import (
	"context"
	"database/sql"
	"errors"
	"sync"
	"sync/atomic"

	"entgo.io/ent/dialect"
	entsql "entgo.io/ent/dialect/sql"

	"waybill/ent"
)

// Turn waits until a caller may use one more connection to read; release gives it back.
type Turn func(context.Context) (release func(), err error)

// Snapshot reads the store as it is at one moment, that of the first read: an order and its
// lines, read through it, always agree. It may be used by several goroutines at a time.
type Snapshot struct {
	client     *ent.Client
	begin      func(context.Context) (*sql.Tx, error)
	ctx        context.Context // of the whole snapshot; each read has a context of its own
	turn       Turn
	statements atomic.Int64

	mu      sync.Mutex
	tx      *sql.Tx
	release func() // gives the turn back; nil for none
	closed  bool
}

// NewSnapshot is for engines. begin starts a transaction that reads one moment.
func NewSnapshot(ctx context.Context, dialectName string, begin func(context.Context) (*sql.Tx, error), turn Turn) *Snapshot {
	s := &Snapshot{ctx: ctx, begin: begin, turn: turn}
	s.client = NewReader(dialectName, s)
	return s
}

// Client reads within the snapshot.
func (s *Snapshot) Client() *ent.Client { return s.client }

// Statements is how many SQL statements were run through the snapshot.
func (s *Snapshot) Statements() int64 { return s.statements.Load() }

// Close ends the snapshot; reading through it afterwards is an error.
func (s *Snapshot) Close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = true
	s.end()
}

// Renew makes the next read begin a new moment, e.g. to see what was just written.
func (s *Snapshot) Renew() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.end()
}

func (s *Snapshot) end() {
	if s.tx != nil {
		_ = s.tx.Rollback() // nothing was written, so nothing can be lost
		s.tx = nil
	}
	if s.release != nil {
		s.release()
		s.release = nil
	}
}

// transaction is the one in which everything is read; the first read starts it. ctx is the
// read's, and ends only the wait for a turn. The transaction itself lives as long as the
// context of the whole snapshot, because other reads use it, too.
func (s *Snapshot) transaction(ctx context.Context) (*sql.Tx, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil, errors.New("read through a closed snapshot")
	}
	if s.tx != nil {
		return s.tx, nil
	}
	if s.turn != nil && s.release == nil {
		release, err := s.turn(ctx)
		if err != nil {
			return nil, err
		}
		s.release = release
	}
	var err error
	s.tx, err = s.begin(s.ctx)
	return s.tx, err
}

// QueryContext reads. Ent calls it.
func (s *Snapshot) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	s.statements.Add(1)
	tx, err := s.transaction(ctx)
	if err != nil {
		return nil, err
	}
	return tx.QueryContext(ctx, query, args...)
}

// ExecContext refuses: a snapshot only reads.
func (*Snapshot) ExecContext(context.Context, string, ...any) (sql.Result, error) {
	return nil, errReadOnly
}

var errReadOnly = errors.New("the read client does not write; use Write")

// Reader reads from a pool of connections; each query shows the moment at which it is asked.
type Reader struct{ *sql.DB }

// ExecContext refuses: a reader only reads.
func (Reader) ExecContext(context.Context, string, ...any) (sql.Result, error) {
	return nil, errReadOnly
}

// NewReader is an Ent client that reads through on.
func NewReader(dialectName string, on entsql.ExecQuerier) *ent.Client {
	return ent.NewClient(ent.Driver(entsql.NewDriver(dialectName, entsql.Conn{ExecQuerier: on})))
}

// NewTx is a Tx, with an Ent client, inside a transaction of the engine.
func NewTx(dialectName string, tx *sql.Tx, words WordIndex) *Tx {
	driver := txDriver{entsql.NewDriver(dialectName, entsql.Conn{ExecQuerier: tx})}
	return &Tx{Client: ent.NewClient(ent.Driver(driver)), Words: words}
}

// txDriver lets Ent work inside a transaction that the engine began and will end. When Ent
// begins a transaction of its own, it gets one whose commit does nothing.
type txDriver struct{ *entsql.Driver }

func (d txDriver) Tx(context.Context) (dialect.Tx, error) { return dialect.NopTx(d), nil }
func (d txDriver) BeginTx(ctx context.Context, _ *entsql.TxOptions) (dialect.Tx, error) {
	return d.Tx(ctx)
}
