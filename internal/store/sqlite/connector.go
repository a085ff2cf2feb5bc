package sqlite

import (
	"context"
	"database/sql/driver"

	"github.com/mattn/go-sqlite3"
)

// connector opens connections to one file, and tells of each error that a query meets by
// them. Whoever asked gets the error, too, but cannot tell what it means for the store.
type connector struct {
	driver *sqlite3.SQLiteDriver
	source string
	heard  func(error)
}

// Connect opens a connection. database/sql calls it.
func (c connector) Connect(context.Context) (driver.Conn, error) {
	opened, err := c.driver.Open(c.source)
	if err != nil {
		return nil, err
	}
	conn, ok := opened.(*sqlite3.SQLiteConn)
	if !ok {
		return opened, nil
	}
	return heardConn{conn, c.heard}, nil
}

// Driver is database/sql's.
func (c connector) Driver() driver.Driver { return c.driver }

type heardConn struct {
	*sqlite3.SQLiteConn
	heard func(error)
}

// QueryContext reads. database/sql calls it.
func (c heardConn) QueryContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	found, err := c.SQLiteConn.QueryContext(ctx, query, args)
	if err != nil {
		c.heard(err)
		return nil, err
	}
	if rows, ok := found.(*sqlite3.SQLiteRows); ok {
		return heardRows{rows, c.heard}, nil
	}
	return found, nil
}

type heardRows struct {
	*sqlite3.SQLiteRows
	heard func(error)
}

// Next reads a row, and tells of an error; the end of the rows is none that matters.
func (r heardRows) Next(row []driver.Value) error {
	err := r.SQLiteRows.Next(row)
	if err != nil {
		r.heard(err)
	}
	return err
}
