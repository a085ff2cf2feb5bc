package sqlite

import (
	"context"
	"database/sql/driver"

	"github.com/mattn/go-sqlite3"
)

// connector opens connections to one file, and calls onError for every error of a query on them.
// The caller of the query gets the error, too, but only the store's health knows that it means
// a damaged file.
type connector struct {
	driver  *sqlite3.SQLiteDriver
	source  string
	onError func(error)
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
	return reportingConn{conn, c.onError}, nil
}

// Driver is database/sql's.
func (c connector) Driver() driver.Driver { return c.driver }

// reportingConn is a connection that reports errors of queries.
type reportingConn struct {
	*sqlite3.SQLiteConn
	onError func(error)
}

// QueryContext runs a query. database/sql calls it.
func (c reportingConn) QueryContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	found, err := c.SQLiteConn.QueryContext(ctx, query, args)
	if err != nil {
		c.onError(err)
		return nil, err
	}
	if rows, ok := found.(*sqlite3.SQLiteRows); ok {
		return reportingRows{rows, c.onError}, nil
	}
	return found, nil
}

// reportingRows are rows that report errors: SQLite reads a row when it is asked for, so a query
// can fail after it has begun.
type reportingRows struct {
	*sqlite3.SQLiteRows
	onError func(error)
}

// Next reads a row and reports an error. io.EOF is reported too, and means nothing there.
func (r reportingRows) Next(row []driver.Value) error {
	err := r.SQLiteRows.Next(row)
	if err != nil {
		r.onError(err)
	}
	return err
}
